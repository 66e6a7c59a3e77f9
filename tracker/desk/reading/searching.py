"""What people look for: words in everything that a story ever said, and the story of an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.identify import keys
from tracker.models.queries import Query
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.search.addresses import forms_of, pasted_address
from tracker.search.query import phrase, read_query
from tracker.search.results import Found, Searched, StoryFound
from tracker.search.spots import Bodies, Spot, Told, spots
from tracker.store import operators, outlets, search, stories
from tracker.store.database import Database, Session
from tracker.store.search import Hit

STORIES = 20
"""Of one search, as many as a reader looks through; a further word finds others."""

SPOTS = 3
"""Places that are shown of one story."""

HITS = 300
"""Places that are gathered into stories: fifteen for each that is shown."""


class Searching:
    """The questions of somebody who looks for something."""

    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        """Answer from this database."""
        self._database = database
        self._clock = clock

    def search(self, text: str, *, most: int = STORIES) -> Searched:
        """The stories with what a search asks for, those first whose newest place is newest.

        Raises RefusedError when it takes too long.
        """
        return self._search(read_query(text, self._clock()), most)

    def find(self, text: str, *, most: int = STORIES) -> Found:
        """The stories of an address in any spelling; for any other text, those that have it.

        Raises RefusedError when it takes too long.
        """
        address = pasted_address(text)
        if not address:
            return Found("", self._search(phrase(text), most))
        with self._database.reading() as session:
            ids = _stories_at(session, address)
            listed = tuple(StoryFound(*one) for one in _read(session, ids[:most]))
            return Found(address, Searched(Query(), listed, cut=len(ids) > most))

    def _search(self, query: Query, most: int) -> Searched:
        if query.refused or query.empty:
            return Searched(query)
        with self._database.reading() as session:
            unknown = _unknown_outlets(session, query)
            if unknown.refused:
                return Searched(unknown)
            with search.in_time(session, search.LONGEST_S):
                if query.terms:
                    return _with_words(session, query, most)
                return _without_words(session, query, most)


def _unknown_outlets(session: Session, query: Query) -> Query:
    known = {outlet.name for outlet in outlets.outlets(session)} if query.outlets else set()
    named = ", ".join(sorted(known))
    refused = [
        f"outlet:{name} is no outlet; known are {named}"
        for name in query.outlets
        if name not in known
    ]
    return Query(refused=tuple(refused))


def _stories_at(session: Session, address: str) -> list[int]:
    """The stories that an address leads to, under the first of its forms that any is known by."""
    for form in forms_of(address):
        if ids := stories.stories_with_key(session, keys.url_key(form)):
            return sorted({stories.living(session, key).id or 0 for key in ids})
    return []


def _read(session: Session, ids: Sequence[int]) -> Iterator[tuple[Story, Outlet]]:
    found = search.stories_by_id(session, ids)
    return (found[key] for key in ids if key in found)


def _without_words(session: Session, query: Query, most: int) -> Searched:
    ids = operators.stories_like(session, query, most + 1)
    asked = operators.versions_like(session, query, ids[:most]) if query.of_versions else {}
    listed = tuple(
        StoryFound(story, outlet, versions=tuple(asked.get(story.id or 0, ())))
        for story, outlet in _read(session, ids[:most])
    )
    return Searched(query, listed, cut=len(ids) > most)


# -- words ---------------------------------------------------------------------------------------


def _with_words(session: Session, query: Query, most: int) -> Searched:
    looked = (
        search.paragraphs_with(session, query, HITS),
        search.versions_with(session, query, HITS),
    )
    by_story: dict[int, list[Hit]] = {}
    for hit in sorted((hit for one in looked for hit in one.found), key=_newest_first):
        by_story.setdefault(hit.story_id, []).append(hit)
    shown = dict(list(by_story.items())[:most])
    places = _spots(session, query, shown)
    told = tuple(
        StoryFound(story, outlet, found, max(0, len(shown[story.id or 0]) - SPOTS))
        for story, outlet in _read(session, list(shown))
        if (found := places.get(story.id or 0))
    )
    cut = any(one.cut or len(one.found) == HITS for one in looked)
    return Searched(query, told, len(by_story) - len(shown), cut, _by_outlet(session, by_story))


def _newest_first(hit: Hit) -> tuple[int, int]:
    return -hit.version_id, -(hit.paragraph_id or 0)


def _by_outlet(
    session: Session, by_story: Mapping[int, Sequence[Hit]]
) -> tuple[tuple[Outlet, int], ...]:
    counted = Counter(hits[0].outlet_id for hits in by_story.values())
    known = {outlet.id: outlet for outlet in outlets.outlets(session)}
    return tuple((known[key], count) for key, count in counted.most_common())


def _spots(
    session: Session, query: Query, hits: Mapping[int, Sequence[Hit]]
) -> dict[int, tuple[Spot, ...]]:
    """The first places of each of these stories that have the words."""
    if not hits:
        return {}
    from tracker.diff.sentences import sentences  # noqa: PLC0415 (start-up time)

    ids = list(hits)
    asked = operators.versions_asked(session, query, ids) if query.of_versions else None
    versions = {
        story_id: [_told(row, asked) for row in rows]
        for story_id, rows in search.versions_by_story(session, ids).items()
    }
    numbers = search.paragraph_numbers(session, ids)
    having = {key: [x for hit in some if (x := hit.paragraph_id)] for key, some in hits.items()}
    texts = search.paragraph_texts(session, list(_needed(versions, numbers, having)))
    found = {}
    for key, told in versions.items():
        bodies = _bodies(numbers.get(key, {}), texts)
        every = spots(query, told, having[key], bodies, sentences)
        found[key] = tuple(islice(every, SPOTS))
    return found


def _told(row: Any, asked: set[int] | None) -> Told:
    passed = asked is None or row.id in asked
    return Told(row.number, row.headline, row.note, asked=passed)


def _needed(
    versions: Mapping[int, Sequence[Told]],
    numbers: Mapping[int, Mapping[int, set[int]]],
    having: Mapping[int, Sequence[int]],
) -> Iterator[int]:
    """The paragraphs to read: those that have the words, and more where one is gone.

    Its sentence may stand in another one then, so that all of that story are read.
    """
    for story_id, ids in having.items():
        yield from ids
        all_versions = len(versions.get(story_id, ()))
        if any(len(numbers[story_id][key]) < all_versions for key in ids):
            yield from numbers[story_id]


def _bodies(numbers: Mapping[int, set[int]], texts: Mapping[int, str]) -> Bodies:
    return Bodies(
        {key: texts[key] for key in numbers if key in texts},
        {key: frozenset(some) for key, some in numbers.items()},
    )


@contextmanager
def open_searching(settings: Settings) -> Iterator[Searching]:
    """The searching wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Searching(database)
