"""The stories that a text may belong to, in memory: read once, and kept up to date from the table.

Each process holds the stories of the last days of every outlet that it files for. A transaction
first reads what others have added since, which costs one query, and keeps what it adds itself to
itself until it has ended: what is taken back was never seen. All of it in the outlet's turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tracker.identify import clues, packed
from tracker.identify.score import WINDOW
from tracker.identify.window import Window
from tracker.models.records.clues import Clues
from tracker.models.records.stories import Story
from tracker.models.records.versions import Version
from tracker.models.values import Article
from tracker.pipeline.sighting import dated
from tracker.store import candidates, stories, versions
from tracker.store.database import Session

READ_ANEW = timedelta(days=1)
"""How long what was read into memory serves. Reading it anew drops what no text can belong to any
more; 50,000 stories take about a second."""

AT_ONCE = 500
"""Stories whose texts are read at once when their clues are made anew."""


@dataclass
class Resident:
    """What a process holds of an outlet, as it stood after the row `until`."""

    since: datetime
    until: int
    window: Window = field(default_factory=Window)

    def serves(self, since: datetime) -> bool:
        """Whether it has all that changed since then, and not much more."""
        return self.since <= since <= self.since + 2 * READ_ANEW


@dataclass
class View:
    """The stories of an outlet as one transaction sees them."""

    transaction: object
    shared: Window
    own: Window = field(default_factory=Window)
    touched: set[int] = field(default_factory=set)
    """Stories of which this transaction knows better."""

    def having(self, word: int, since: float, most: int) -> list[int]:
        """The stories that have a word and changed since then, the newest first, `most` of them."""
        if not self.touched:
            return self.shared.having(word, since, most)
        shared = [s for s in self.shared.having(word, since, most) if s not in self.touched]
        return [*self.own.having(word, since, most), *shared][:most]

    def sharing(
        self, passages: Sequence[int], since: float, *, triples: int, least: float
    ) -> dict[int, float]:
        """The stories that share text, with how much, as `Window.sharing` tells it."""
        found = self.shared.sharing(passages, since, triples=triples, least=least)
        if self.touched:
            found = {s: share for s, share in found.items() if s not in self.touched}
            found |= self.own.sharing(passages, since, triples=triples, least=least)
        return found

    def triples(self, story_id: int) -> int:
        """How many word triples the text of a story has."""
        return self._of(story_id).triples(story_id)

    def headline(self, story_id: int) -> int:
        """How many words the headline of a story has."""
        return self._of(story_id).headline(story_id)

    def _of(self, story_id: int) -> Window:
        return self.own if story_id in self.touched else self.shared

    def put(self, story: Story, found: clues.Clues) -> None:
        """Let a story be found by these clues."""
        self.touched.add(story.id or 0)
        self.own.put(story.id or 0, story.changed_at.timestamp(), found)

    def forget(self, story: Story) -> None:
        """Let a story be found no more."""
        self.touched.add(story.id or 0)
        self.own.forget(story.id or 0)


def view(session: Session, outlet_id: int, now: datetime) -> View:
    """The outlet's stories of the last days; to be asked for in the outlet's turn."""
    transaction = session.get_transaction()
    seen: dict[int, View] = session.info.setdefault("windows", {})
    if outlet_id not in seen or seen[outlet_id].transaction is not transaction:
        held: dict[int, Resident] = candidates.resident(session)
        anew = outlet_id not in held or not held[outlet_id].serves(now - WINDOW)
        if anew:
            held[outlet_id] = _read(session, outlet_id, now - WINDOW - READ_ANEW)
        else:
            _read_on(session, outlet_id, held[outlet_id])
        seen[outlet_id] = View(transaction, held[outlet_id].window)
        if anew:
            _renew(session, outlet_id, held[outlet_id].since)
    return seen[outlet_id]


def remember(
    session: Session, story: Story, version: Version, article: Article, address: str
) -> None:
    """Let a story be found by its latest version, and by what it said before."""
    seen = view(session, story.outlet_id, version.seen_at)
    traits = clues.traits(article, address)
    found = clues.clues(traits)
    if before := candidates.take_clues(session, story.id or 0, packed.FORM):
        found = packed.with_earlier(found, packed.unpack_clues(before))
    row = _row(story, packed.pack_clues(found), packed.pack_traits(traits))
    row.dated_at = dated(version) or version.seen_at
    candidates.keep_clues(session, row)
    seen.put(story, found)


def forget(session: Session, story: Story, now: datetime) -> None:
    """Let a story be found no more; other workers read that it was forgotten."""
    seen = view(session, story.outlet_id, now)
    candidates.take_clues(session, story.id or 0, packed.FORM)
    candidates.keep_clues(session, _row(story, b"", b""))
    seen.forget(story)


def _row(story: Story, found: bytes, traits: bytes) -> Clues:
    return Clues(
        outlet_id=story.outlet_id,
        story_id=story.id or 0,
        form=packed.FORM,
        dated_at=story.changed_at,
        clues=found,
        traits=traits,
    )


def _read(session: Session, outlet_id: int, since: datetime) -> Resident:
    """The outlet's stories that changed since then, read anew."""
    read = Resident(since, until=candidates.last_row(session, outlet_id))
    _take_in(read, candidates.known_since(session, outlet_id, packed.FORM, since))
    return read


def _read_on(session: Session, outlet_id: int, held: Resident) -> None:
    """Take in what was kept since the last look, by this process or another."""
    new = candidates.known_after(session, outlet_id, packed.FORM, held.until)
    _take_in(held, new)
    held.until = new[-1].row if new else held.until


def _take_in(held: Resident, rows: Sequence[candidates.Known]) -> None:
    for row in rows:
        if row.clues:
            found = packed.unpack_clues(row.clues)
            held.window.put(row.story_id, row.changed_at.timestamp(), found)
        else:
            held.window.forget(row.story_id)


def _renew(session: Session, outlet_id: int, since: datetime) -> None:
    """Make anew what is kept of stories in an older form, or was never kept."""
    ids = candidates.unknown_since(session, outlet_id, packed.FORM, since)
    for start in range(0, len(ids), AT_ONCE):
        latest = versions.latest_versions(session, ids[start : start + AT_ONCE])
        articles = versions.articles(session, latest)
        addresses = stories.values_of(session, [version.address_id for version in latest])
        for version in latest:
            story = stories.story_by_id(session, version.story_id)
            article = articles[version.id or 0]
            remember(session, story, version, article, addresses.get(version.address_id, ""))
