"""What stands in a letter: the rows of the archive that it tells of, as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from tracker import diff
from tracker.alert.message import Digest, Entry, Letter, Trouble
from tracker.alert.message.ways import Ways, ways_of
from tracker.models.records.alerts import Subscription
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import Diff, LabelKind, Weight
from tracker.pipeline.note import checked_note
from tracker.show import facts, folds, notes, sentences
from tracker.store import consent, outgoing, versions
from tracker.store.alerts import OwedAlert
from tracker.store.database import Session
from tracker.store.notices import OwedNotice

Span = tuple[int, int, int, int]
"""Story, older and newer version, and the one before the newer, which its note speaks of."""


@dataclass(slots=True)
class Writing:
    """Writes letters; what several readers are told of one change is put together once."""

    session: Session
    base_url: str
    _told: dict[Span, Letter] = field(default_factory=dict)
    _signing_key: bytes = b""

    def letter(
        self, owed: OwedAlert, told: Sequence[OwedAlert], span: tuple[int, int], *, last: bool
    ) -> Letter:
        """The letter of one story to one reader, of all that it tells of, between two versions."""
        before = told[-1].change.old_number
        about = (owed.change.story_id, *span, before)
        if about not in self._told:
            self._told[about] = self._about(owed, about)
        watch = owed.subscription
        return replace(
            self._told[about],
            recipient=watch.email,
            subscription_id=watch.id or 0,
            scope=watch.scope,
            value=watch.value,
            changes=len(told),
            last=last,
            ways=self._ways(watch),
            message_id=owed.alert.message_id,
        )

    def _about(self, owed: OwedAlert, span: Span) -> Letter:
        """What every reader is told of it."""
        story, (_, older, newer, before) = owed.story, span
        first, old, new, last = (
            versions.version_numbered(self.session, story.id or 0, number)
            for number in (1, older, newer, before)
        )
        changed = self._diff(old, new)
        step = changed if before == older else self._diff(last, new)
        declared, unmentioned = self._noted(owed.outlet, last, new, step)
        return replace(
            _changed(owed, first, old, new, changed),
            declared=declared,
            unmentioned=unmentioned,
            address=self.session.get_one(Address, new.address_id).value,
            base_url=self.base_url,
            back=_back(self.session, old, new),
        )

    def _noted(
        self, outlet: Outlet, old: Version, new: Version, step: Diff
    ) -> tuple[tuple[tuple[str, str, str], ...], tuple[str, ...]]:
        """Each claim of the newer version's note, and what it leaves out, as a letter has them."""
        texts = versions.article(self.session, old), versions.article(self.session, new)
        check = checked_note(self.session, outlet, texts, new, step)
        declared = tuple((row.verdict, row.says, row.shows) for row in notes.declared(check))
        return declared, tuple(one.words for one in check.telling)

    def _diff(self, old: Version, new: Version) -> Diff:
        return diff.compare(
            versions.article(self.session, old), versions.article(self.session, new)
        )

    def digest(self, lead: OwedAlert, told: Sequence[OwedAlert], message_id: str) -> Digest:
        """The letter of all that one watch has waited for."""
        by_story: dict[int, list[OwedAlert]] = {}
        for one in told:
            by_story.setdefault(one.change.story_id, []).append(one)
        watch = lead.subscription
        return Digest(
            recipient=watch.email,
            subscription_id=watch.id or 0,
            scope=watch.scope,
            value=watch.value,
            how=watch.how,
            entries=[self._entry(rows) for rows in by_story.values()],
            message_id=message_id,
            base_url=self.base_url,
            ways=self._ways(watch),
        )

    def _ways(self, watch: Subscription) -> Ways:
        return ways_of(self.base_url, self._key(), watch.id or 0, watch.how)

    def _key(self) -> bytes:
        self._signing_key = self._signing_key or consent.signing_key(self.session)
        return self._signing_key

    def _entry(self, rows: Sequence[OwedAlert]) -> Entry:
        changes = sorted((row.change for row in rows), key=lambda change: change.id or 0)
        story, outlet = rows[0].story, rows[0].outlet
        span = changes[0].old_number, changes[-1].new_number
        old, new = (versions.version_numbered(self.session, story.id or 0, one) for one in span)
        grave = new.label_kind in {LabelKind.CORRECTION, LabelKind.WITHDRAWN}
        return Entry(
            outlet=outlet.name,
            outlet_title=outlet.title,
            story_id=story.id or 0,
            was=old.headline,
            now=new.headline,
            versions=span,
            changes=len(changes),
            unmentioned=any(change.note.get("telling", 0) > 0 for change in changes),
            label=(new.label or "") if grave else "",
        )


def trouble(owed: OwedNotice, *, last: bool) -> Trouble:
    """The letter of a feed that fails, or is back, to one reader; `last` on feeds for today."""
    notice, watch = owed.notice, owed.subscription
    return Trouble(
        recipient=watch.email,
        subscription_id=watch.id or 0,
        outlet=owed.outlet.name,
        outlet_title=owed.outlet.title,
        feed_id=notice.feed_id,
        address=owed.feed.url.partition("?")[0],
        since=notice.since,
        back_at=notice.back_at,
        error=notice.error,
        last=last,
    )


def _changed(owed: OwedAlert, first: Version, old: Version, new: Version, changed: Diff) -> Letter:
    """What two versions and their diff say, to nobody yet."""
    folded = folds.fold(changed)
    rows = zip(changed.paragraphs, folded.rows, strict=True)
    told = map(facts.told, changed.facts), map(sentences.told, sentences.moved(changed))
    return Letter(
        recipient="",
        subscription_id=0,
        scope="",
        outlet=owed.outlet.name,
        outlet_title=owed.outlet.title,
        story_id=owed.story.id or 0,
        first_headline=first.headline,
        was=old.headline,
        now=new.headline,
        headline=changed.headline,
        weight=changed.weight or Weight.COSMETIC,
        labels=(old.label, new.label),
        label_kind=_says_now(old, new),
        versions=(old.number, new.number),
        unseen_until=new.unseen_until,
        seen_at=new.seen_at,
        published_at=new.published_at,
        note=new.note,
        counts=changed.counts,
        facts=tuple(chain(*told)),
        paragraphs=tuple(row for row, by in rows if not by),
        folded=folds.told(folded.counts),
    )


def _says_now(old: Version, new: Version) -> LabelKind | None:
    if new.label_kind is None or (new.label_kind, new.label) == (old.label_kind, old.label):
        return None
    return LabelKind(new.label_kind)


def _back(session: Session, old: Version, new: Version) -> int | None:
    """The first earlier version of this headline, when it had another one in between."""
    if old.headline == new.headline:
        return None
    before = outgoing.headlines_before(session, new.story_id, new.number)
    return next((number for number, headline in before if headline == new.headline), None)
