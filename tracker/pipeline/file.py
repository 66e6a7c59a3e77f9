"""One text, put where it belongs: identify → store → diff → alert."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tracker import diff
from tracker.diff.excerpt import first_changed
from tracker.identify import judge, sources
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Change, Version
from tracker.models.values import Article, LabelKind, Verdict
from tracker.pipeline.home import find_home
from tracker.pipeline.likely import Home
from tracker.pipeline.note import checked_note
from tracker.pipeline.owing import owe_alerts
from tracker.pipeline.rereading import as_read_now
from tracker.pipeline.sighting import Sighting, dated
from tracker.pipeline.window import remember
from tracker.store import links, versions
from tracker.store.database import Session, take_turn


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a text was put, and what came of it."""

    outlet: Outlet
    story: Story
    address: Address
    verdict: Verdict
    version: Version | None = None
    """The version that it made, if it made one."""
    before: Version | None = None
    """The version that it followed."""
    change: Change | None = None
    owed: int = 0
    """Alerts that are now owed for it."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A story's text as it now stands, and what that is to its story."""

    article: Article
    fingerprint: str
    verdict: Verdict
    shown: Version | None
    """What its address showed until now."""


def file(session: Session, sighting: Sighting) -> Filed:
    """Put a text where it belongs; a version is made when a reader would see something new."""
    take_turn(session, sighting.outlet.id or 0)
    home = find_home(session, sighting)
    text = _judged(session, sighting, home)
    if text.verdict.makes_version:
        return _add_version(session, sighting, home, text)
    shown = versions.version_numbered(session, home.story.id or 0, text.verdict.number or 0)
    _point(session, home, shown, sighting.seen_at)
    return Filed(sighting.outlet, home.story, home.addresses[0], text.verdict)


def _judged(session: Session, sighting: Sighting, home: Home) -> _Text:
    address = home.addresses[0]
    shown = _shown(session, address)
    article = sources.text_now(
        sighting.said,
        sighting.said_before,
        versions.article(session, shown) if shown else None,
        summary_only=sighting.summary_only,
    )
    fingerprint = judge.fingerprint(article)
    history = versions.told_before(session, home.story, fingerprint)
    if shown:
        history.append((shown.number, shown.address_id, shown.fingerprint))
    repeated = next((number for number, _, known in history if known == fingerprint), None)
    verdict = judge.judge(
        fingerprint,
        history,
        shown_here=shown.number if shown else None,
        address_id=address.id,
        claims_later=_claims_later(session, sighting, home.story, repeated),
    )
    return _Text(article, fingerprint, verdict, shown)


def _shown(session: Session, address: Address) -> Version | None:
    """The version that an address showed last."""
    return session.get(Version, address.version_id) if address.version_id else None


def _claims_later(session: Session, sighting: Sighting, story: Story, repeated: int | None) -> bool:
    """Whether the outlet dates this text after the version whose text it repeats."""
    if repeated is None or sighting.dated is None:
        return True
    before = dated(versions.version_numbered(session, story.id or 0, repeated))
    return before is None or sighting.dated > before


def _add_version(session: Session, sighting: Sighting, home: Home, text: _Text) -> Filed:
    """Store a version, the change that it makes and the alerts that are owed for it."""
    story, now = home.story, sighting.seen_at
    before = _latest(session, story, text.shown)
    version = versions.add_version(
        session,
        version_of(sighting, home, text.article, text.fingerprint, text.verdict.number),
        text.article.paragraphs,
        story,
    )
    story.state = "withdrawn" if version.label_kind == LabelKind.WITHDRAWN else "open"
    links.add_link(session, version, score=home.score, reasons=home.reasons, now=now)
    remember(session, story, version, text.article, home.addresses[0].value)
    _point(session, home, version, now)
    filed = Filed(sighting.outlet, story, home.addresses[0], text.verdict, version)
    if before is None:
        return filed
    texts = (as_read_now(session, before, text.article), text.article)
    changed = diff.compare(*texts)
    note = checked_note(session, filed.outlet, texts, version, changed)
    said = first_changed(changed)
    change = versions.add_change(session, before, version, changed, note.counts, excerpt=said)
    owed = owe_alerts(session, filed.outlet, (before, version), change)
    return replace(filed, before=before, change=change, owed=owed)


def _latest(session: Session, story: Story, shown: Version | None) -> Version | None:
    """The latest version of a story; nearly always the one that its address showed."""
    if not story.versions:
        return None
    if shown and (shown.story_id, shown.number) == (story.id, story.latest):
        return shown
    return versions.version_numbered(session, story.id or 0, story.latest)


def _point(session: Session, home: Home, version: Version, seen_at: datetime) -> None:
    """Note what the addresses show now. A number names a story, not a text."""
    for address in home.addresses:
        address.last_seen_at = seen_at
        if address.kind != "number":
            address.version_id = version.id
        session.add(address)


def version_of(
    sighting: Sighting, home: Home, article: Article, fingerprint: str, back: int | None
) -> Version:
    """The version that a text makes in its story, under the story's next number."""
    label = article.label
    return Version(
        story_id=home.story.id or 0,
        number=home.story.numbers + 1,
        address_id=home.addresses[0].id or 0,
        capture_id=sighting.capture_id,
        headline=article.headline,
        label=label.text if label else None,
        label_kind=label.kind if label else None,
        label_ordinal=label.ordinal if label else None,
        slug=article.slug,
        note=article.note,
        dateline=article.dateline,
        byline=article.byline,
        captions=list(article.captions),
        boilerplate=list(article.boilerplate),
        published_at=sighting.published_at,
        updated_at=sighting.updated_at,
        unseen_until=sighting.unseen_until,
        seen_at=sighting.seen_at,
        fingerprint=fingerprint,
        back=back,
        quality=sighting.quality.score,
        doubts=list(sighting.quality.why),
        imported_from=sighting.imported_from,
        reader=sighting.reader,
    )
