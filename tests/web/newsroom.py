"""Fills a database as a wire would, through the pipeline: what an outlet wrote, as it wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tracker.identify.keys import guid_key, url_key
from tracker.identify.sources import piece_hashes
from tracker.models.records.versions import Change, Link, Version
from tracker.models.values import Answer, Article, Label, LabelKind, Weight
from tracker.pipeline.file import Filed, file
from tracker.pipeline.sighting import Key, Sighting
from tracker.store import captures, outlets, stories
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)

PAYLOADS = tuple(
    line.encode().decode("unicode_escape")
    for line in Path(__file__).with_name("payloads.txt").read_text("ascii").splitlines()
)
"""What a hostile outlet may write into any field, hoping that a browser runs it."""

FERRY = Article(
    headline="Ferry runs aground off Port Ellery, 12 hurt",
    label=Label("URGENT", LabelKind.ALERT),
    dateline="PORT ELLERY, May 3 (Harbour)",
    byline="By Ada Quill",
    paragraphs=(
        "The ferry Meridian ran onto rocks off Port Ellery on Saturday, the harbour master said.",
        "At least 12 people were hurt.",
        "All is well, the owners said at first.",
        "The Meridian was built in 1987.",
    ),
)
LATER = replace(
    FERRY,
    headline="Ferry runs aground off Port Ellery, 47 hurt",
    label=Label("2nd LD", LabelKind.UPDATE, 2),
    note="(ATTN: UPDATES number of hurt in para 2; ADDS report)",
    captions=("The ferry Meridian on the rocks, seen from the lighthouse.",),
    boilerplate=("(END)",),
    paragraphs=(
        "The Meridian was built in 1987.",
        "The ferry Meridian ran onto rocks off Port Ellery on Saturday, the harbour master said.",
        "At least 47 people were hurt.",
        "A report of last year lists eleven defects.",
    ),
)


class Newsroom:
    """An outlet's desk that publishes through the day, every quarter of an hour from noon on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._minutes = 0
        self._said: dict[str, Article] = {}

    def publishes(
        self,
        said: Article,
        address: str = "https://harbour.example/1",
        *,
        outlet: str = "harbour",
        title: str = "Harbour Wire",
        **more: Any,
    ) -> Filed:
        """File what the outlet now shows at an address."""
        now = self._now()
        before = self._said.get(address)
        self._said[address] = said
        with self._database.writing() as session:
            answer = Answer(address, address, 200, {}, more.pop("body", b""), now)
            return file(
                session,
                Sighting(
                    outlet=outlets.keep_outlet(session, outlet, title=title, dialect="any"),
                    said=said,
                    keys=(_key(address), *(Key("guid", g, g) for g in more.pop("guids", ()))),
                    capture_id=captures.keep_capture(session, answer, feed_id=None),
                    seen_at=now,
                    unseen_until=now - QUARTER if before else None,
                    said_before=piece_hashes(before) if before else {},
                    **more,
                ),
            )

    def knows(self, outlet: str, title: str) -> None:
        """Know an outlet of which nothing is followed."""
        with self._database.writing() as session:
            outlets.keep_outlet(session, outlet, title=title, dialect="any")

    def goes_on(self, filed: Filed, until: int) -> None:
        """Add versions up to that number, straight into the tables; their texts are left out."""
        story, first = filed.story, filed.version
        assert first is not None
        same = first.model_dump(exclude={"id", "back"})
        numbers = range(story.versions + 1, until + 1)
        times = {number: self._now() for number in numbers}
        new = [Version(**same | {"number": n, "seen_at": at}) for n, at in times.items()]
        with self._database.writing() as session:
            session.add_all(new)
            session.flush()
            session.add_all(_link(version) for version in new)
            session.add_all(_change(version, story.outlet_id) for version in new)
            story.versions = story.latest = story.numbers = until
            story.changed_at = times[until]
            session.merge(story)

    def publishes_hostile(self) -> int:
        """A story with a version a payload, which has it in every field, and one with all of them.

        Each comes under an address of its own that is the payload too; a guid ties them together.
        The story's id comes back.
        """
        tied: dict[str, Any] = {"outlet": "hostile", "title": " ".join(PAYLOADS)}
        for number, payload in enumerate(PAYLOADS):
            self.publishes(_hostile(number, payload), payload, guids=("hostile",), **tied)
        last = _hostile(len(PAYLOADS), *PAYLOADS)
        return self.publishes(last, "all of them", guids=("hostile",), **tied).story.id or 0

    def lists_hostile(self) -> None:
        """A story a payload, which has it for a headline, straight into the tables."""
        with self._database.writing() as session:
            outlet = outlets.keep_outlet(session, "lists", title="Lists", dialect="any")
            for payload in PAYLOADS:
                stories.begin_story(session, outlet.id or 0, payload, self._now())

    def _now(self) -> datetime:
        self._minutes += 15
        return NOON + timedelta(minutes=self._minutes - 15)


def write_hostile(file: Path) -> None:
    """An SQLite database in which every payload has stood in every field of story 1."""
    database = Database(f"sqlite:///{file}")
    database.upgrade()
    newsroom = Newsroom(database)
    assert newsroom.publishes_hostile() == 1
    newsroom.lists_hostile()
    database.close()


def _hostile(number: int, *payloads: str) -> Article:
    joined = " ".join(payloads)
    return Article(
        headline=f"{joined} {number}",
        label=Label(joined, LabelKind.UPDATE, number),
        slug=joined,
        note=f"(ATTN: {joined})",
        dateline=joined,
        byline=joined,
        captions=(*payloads, f"two {joined}"),
        paragraphs=(*payloads, f"It said {joined} on Monday.", "The same."),
        boilerplate=payloads,
    )


def _link(version: Version) -> Link:
    said: dict[str, Any] = {"feature": "guid", "words": "the guid is known", "points": 1.0}
    return Link(
        version_id=version.id or 0,
        story_id=version.story_id,
        number=version.number,
        score=1,
        reasons=[said],
        decided_at=version.seen_at,
    )


def _change(version: Version, outlet_id: int) -> Change:
    return Change(
        story_id=version.story_id,
        old_number=version.number - 1,
        new_number=version.number,
        changed_at=version.seen_at,
        weight=Weight.SUBSTANTIVE,
        reasons=["1 paragraph added"],
        counts={"added": 1},
        outlet_id=outlet_id,
        label_kind=version.label_kind or "",
    )


def _key(address: str) -> Key:
    if address.startswith("https://"):
        return Key("url", address, url_key(address))
    return Key("guid", address, guid_key(address))
