"""A text from somebody else's archive, put where it belongs in time; nothing of ours is touched.

What an archive says is its claim: the version has no window of ours, owes no alert, and takes the
place that its date gives it between the versions that we saw ourselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.identify import judge, keys, sources
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import Answer, Article, FeedText, Reason
from tracker.parse.article import entry_article, has_text, page_article
from tracker.parse.wire import dialect_named
from tracker.pipeline.file import version_of
from tracker.pipeline.home import find_home
from tracker.pipeline.joining import keep_step
from tracker.pipeline.likely import Home
from tracker.pipeline.reading import PageRead
from tracker.pipeline.receive import entry_keys
from tracker.pipeline.sighting import Key, Sighting
from tracker.pipeline.window import remember
from tracker.store import captures, links, moves, stories, versions
from tracker.store.database import Session, take_turn


@dataclass(frozen=True, slots=True)
class Imported:
    """What one answer from an archive came to."""

    made: tuple[Version, ...] = ()
    known: int = 0
    """Texts that a version of their story has already, just before or just after."""
    without_text: int = 0
    """Entries of a feed that have no text of their own."""


def import_page(
    session: Session, outlet: Outlet, answer: Answer, page: PageRead, *, now: datetime
) -> Imported:
    """File a page from an archive; `now` is when that is decided, by our clock."""
    said = page_article(page.text, dialect=dialect_named(outlet.dialect, outlet.labels))
    sighting = Sighting(
        outlet=outlet,
        said=said,
        keys=(Key("url", answer.final_url, keys.url_key(answer.final_url)),),
        capture_id=captures.keep_capture(session, answer, feed_id=None),
        quality=page.quality,
        published_at=page.text.published_at,
        seen_at=answer.captured_at,
        imported_from=answer.imported_from,
    )
    version = _file(session, sighting, now)
    return Imported((version,)) if version else Imported(known=1)


def import_feed(
    session: Session, outlet: Outlet, answer: Answer, feed: FeedText, *, now: datetime
) -> Imported:
    """File the entries of a feed from an archive that have their full text; its list is not ours.

    What the feed itself remembers of its entries is left alone, so that the next look at it finds
    what is new since ours.
    """
    whole = [entry for entry in feed.entries if has_text(entry) and (entry.guid or entry.link)]
    capture_id = captures.keep_capture(session, answer, feed_id=None)
    made = []
    for entry in reversed(whole):
        sighting = Sighting(
            outlet=outlet,
            said=entry_article(entry, dialect=dialect_named(outlet.dialect, outlet.labels)),
            keys=entry_keys(entry, None),
            capture_id=capture_id,
            replaces=entry.replaces,
            published_at=entry.published_at,
            updated_at=entry.updated_at,
            seen_at=answer.captured_at,
            imported_from=answer.imported_from,
        )
        made.append(_file(session, sighting, now))
    versions_made = tuple(version for version in made if version)
    left_out = len(feed.entries) - len(whole)
    return Imported(versions_made, len(whole) - len(versions_made), left_out)


def _file(session: Session, sighting: Sighting, now: datetime) -> Version | None:
    """The version that a text makes, in its place in time; None where a neighbour has that text."""
    take_turn(session, sighting.outlet.id or 0)
    home = _home(session, sighting)
    fingerprint = judge.fingerprint(sighting.said)
    earlier, later = _around(session, home, sighting.seen_at)
    if fingerprint in [v.fingerprint for v in (*earlier[-1:], *later[:1])]:
        return None
    version = version_of(sighting, home, sighting.said, fingerprint, _back(earlier, fingerprint))
    story = home.story
    versions.add_version(session, version, sighting.said.paragraphs, story)
    links.add_link(session, version, score=home.score, reasons=home.reasons, now=now)
    if earlier:
        keep_step(session, version, earlier[-1].number)
    if later:
        keep_step(session, later[0], version.number)
    else:
        remember(session, story, version, sighting.said, home.addresses[0].value)
    moves.settle(session, story)
    for address in home.addresses:
        _point(session, address, version, sighting.said)
    return version


def _home(session: Session, sighting: Sighting) -> Home:
    """The story that had this address then, or that the text is like, or a new one.

    No address is taken from a story for what an archive says: what we saw there stands.
    """
    wanted = [key.key for key in sighting.keys]
    known = stories.addresses_by_key(session, sighting.outlet.id or 0, wanted)
    if not known:
        return find_home(session, sighting)
    first = min(known, key=lambda address: wanted.index(address.key))
    here = [address for address in known if address.story_id == first.story_id]
    reason = Reason(first.kind, f"the {first.kind} is known: {first.value}", 1.0)
    at = (first, *(address for address in here if address.id != first.id))
    return Home(stories.story_by_id(session, first.story_id), 1.0, (reason,), at)


def _around(
    session: Session, home: Home, at: datetime
) -> tuple[Sequence[Version], Sequence[Version]]:
    """The versions of a story up to that moment, and those after it."""
    every = versions.versions_of(session, home.story.id or 0)
    return [v for v in every if v.seen_at <= at], [v for v in every if v.seen_at > at]


def _back(earlier: Sequence[Version], fingerprint: str) -> int | None:
    same = [version.number for version in earlier if version.fingerprint == fingerprint]
    return same[-1] if same else None


def _point(session: Session, address: Address, version: Version, said: Article) -> None:
    """Note what an address showed, unless we looked at it later ourselves.

    The next look then reads it in full: it may show again what it showed to us before.
    """
    looked = address.read_at or (address.last_seen_at if address.version_id else None)
    if address.kind == "number" or (looked is not None and looked > version.seen_at):
        return
    address.version_id, address.last_seen_at = version.id, version.seen_at
    if address.read_at is not None:
        address.fields = sources.piece_hashes(said)
        address.etag = address.last_modified = None
        address.body_hash = address.text_hash = address.steady_hash = None
    session.add(address)
