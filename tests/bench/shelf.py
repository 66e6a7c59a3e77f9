"""An archive of invented stories, straight into the tables, for whoever measures pages.

What it says is drawn from a few thousand sentences, and each has words of its own story in it; a
version has six paragraphs, of which the next one keeps four. Nothing is read, linked or weighed:
weights, labels and verdicts come in the shares in which they came in 43 chains of a large agency.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from tracker.diff import compare
from tracker.models.records.evidence import Capture
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Change, Link, Paragraph, Version, VersionParagraph
from tracker.models.seals import paragraph_hash
from tracker.models.values import Article
from tracker.store import words
from tracker.store.database import Database, Session

LAST = datetime(2031, 5, 3, 12, tzinfo=UTC)
OUTLETS = 25
VERSIONS = 5
"""Of each story."""
KEPT, NEW = 4, 2
"""Paragraphs of a version that the one before had, and others."""
AT_ONCE = 1_000
"""Stories that are written in one transaction."""

WEIGHTS = ("headline", "substantive", "substantive", "minor", "cosmetic", "label_only")
LABELS = ("", "", "update", "update", "alert", "correction")
VERDICTS = ("no_note", "no_note", "found", "found", "not_found", "unmentioned", "unchecked")
CHECKED = {"found": 2, "not_found": 1, "cannot_check": 0, "unmentioned": 3, "telling": 1}

_CHANCE = Random(7)
_WORDS = ["".join(_CHANCE.choices("abdeiklmnorstuvz", k=3 + n % 7)) for n in range(6_000)]
_SENTENCES = [" ".join(_CHANCE.choices(_WORDS, k=24)).capitalize() for _ in range(3_000)]


def fill(database: Database, stories: int, *, searchable: bool) -> None:
    """Keep so many stories, each in VERSIONS versions, the last of which came at LAST."""
    with database.writing() as session:
        _begin(session)
    for first in range(1, stories + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, stories + 1))
        with database.writing() as session:
            rows: dict[Any, list[dict[str, Any]]] = {}
            for number in numbers:
                for noun, row in _story(number, stories):
                    rows.setdefault(noun, []).append(row)
            for noun, some in rows.items():
                session.connection().execute(insert(noun), some)
    if searchable:
        with database.writing() as session:
            words.index_old(session)
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as connection:
            connection.execute(text("ANALYZE"))


def _begin(session: Session) -> None:
    names = [(number, f"wire{number}") for number in range(1, OUTLETS + 1)]
    outlets = [Outlet(id=key, name=name, title=name.title(), dialect="any") for key, name in names]
    session.add_all(outlets)
    body: dict[str, Any] = {"headers": {}, "body_hash": "", "size": 0, "body": b""}
    session.add(Capture(id=1, url="", captured_at=LAST, status=200, **body))


def _story(number: int, stories: int) -> Iterator[tuple[Any, dict[str, Any]]]:
    chance = Random(number)
    outlet = 1 + min(int(chance.paretovariate(1)), OUTLETS) % OUTLETS
    began = LAST - timedelta(minutes=4) * (stories - number) - timedelta(hours=VERSIONS)
    headlines = [_headline(chance, number)]
    while len(headlines) < VERSIONS:
        headlines.append(_rewritten(chance, headlines[-1]))
    times = [began + timedelta(minutes=50 * turn) for turn in range(1, VERSIONS + 1)]
    yield _row(
        Story,
        id=number,
        outlet_id=outlet,
        headline=headlines[-1],
        versions=VERSIONS,
        latest=VERSIONS,
        numbers=VERSIONS,
        begun_at=times[0],
        changed_at=times[-1],
    )
    url = f"https://wire{outlet}.example/{number}"
    yield _row(
        Address,
        id=number,
        outlet_id=outlet,
        story_id=number,
        kind="url",
        value=url,
        key=f"url:{url}",
        first_seen_at=times[0],
        last_seen_at=LAST,
    )
    yield from _versions(chance, number, outlet, headlines, times)


def word(chance: Random) -> str:
    """A word that some of the stories have."""
    return chance.choice(_WORDS)


def _headline(chance: Random, number: int) -> str:
    return f"{' '.join(chance.choices(_WORDS, k=8))} {number}".capitalize()


def _rewritten(chance: Random, headline: str) -> str:
    said = headline.split()
    said[chance.randrange(len(said))] = chance.choice(_WORDS)
    return " ".join(said)


def _versions(
    chance: Random, story: int, outlet: int, headlines: list[str], times: list[datetime]
) -> Iterator[tuple[Any, dict[str, Any]]]:
    paragraph = (story - 1) * (KEPT + NEW * VERSIONS)
    bodies: list[list[int]] = []
    for turn, (headline, at) in enumerate(zip(headlines, times, strict=True)):
        fresh = NEW if bodies else KEPT + NEW
        new = list(range(paragraph + 1, paragraph + 1 + fresh))
        paragraph += fresh
        bodies.append([*new, *(bodies[-1][:KEPT] if bodies else [])])
        for key in new:
            said = f"{chance.choice(_SENTENCES)} {key}. {chance.choice(_SENTENCES)}."
            yield Paragraph, {"id": key, "hash": paragraph_hash(said), "text": said}
        version = (story - 1) * VERSIONS + turn + 1
        yield from _version(chance, version, story, number=turn + 1, headline=headline, at=at)
        for position, key in enumerate(bodies[-1]):
            yield (
                VersionParagraph,
                {"version_id": version, "position": position, "paragraph_id": key},
            )
        if turn:
            yield _change(chance, version, story, outlet=outlet, number=turn + 1, at=at)


def _version(
    chance: Random, key: int, story: int, *, number: int, headline: str, at: datetime
) -> Iterator[tuple[Any, dict[str, Any]]]:
    kind = chance.choice(LABELS) if number > 1 else ""
    yield _row(
        Version,
        id=key,
        story_id=story,
        number=number,
        address_id=story,
        capture_id=1,
        headline=headline,
        label=f"{number} LD" if kind else None,
        label_kind=kind or None,
        note="(ATTN: UPDATES with details in paras 2-3)" if kind else "",
        unseen_until=at - timedelta(minutes=5),
        seen_at=at,
        fingerprint=f"{key}",
    )
    why = {"feature": "address", "words": "the address is known", "points": 1.0}
    yield _row(
        Link,
        id=key,
        version_id=key,
        story_id=story,
        number=number,
        score=1,
        reasons=[why],
        decided_at=at,
    )


def _row(noun: type[SQLModel], **told: Any) -> tuple[Any, dict[str, Any]]:
    """A row of a table with its defaults; to make a record of each takes thrice as long."""
    return noun, {**_defaults(noun), **told}


@cache
def _defaults(noun: type[SQLModel]) -> dict[str, Any]:
    given = noun.model_fields.items()
    return {
        name: one.get_default(call_default_factory=True)
        for name, one in given
        if not one.is_required()
    }


_DIFF = compare(
    Article("a", paragraphs=("At least 12 people were hurt, the harbour master said.",)),
    Article("b", paragraphs=("At least 47 people were hurt, the harbour master said.",)),
)


def _change(
    chance: Random, key: int, story: int, *, outlet: int, number: int, at: datetime
) -> tuple[Any, dict[str, Any]]:
    return _row(
        Change,
        id=key,
        story_id=story,
        outlet_id=outlet,
        old_number=number - 1,
        new_number=number,
        changed_at=at,
        weight=chance.choice(WEIGHTS),
        reasons=list(_DIFF.reasons),
        counts=dict(_DIFF.counts),
        note=CHECKED,
        label_kind=chance.choice(LABELS),
        verdict=chance.choice(VERDICTS),
        size=int(chance.paretovariate(1) * 10) % 2_000,
        excerpt=[[span.op, span.text] for row in _DIFF.paragraphs for span in row.spans],
    )
