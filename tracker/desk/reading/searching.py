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
from tracker.search.addresses import forms_of, pasted_address
from tracker.search.query import phrase, read_query
from tracker.search.results import Found, OutletName, Searched, StoryFound, StoryLine
from tracker.search.spots import Bodies, Spot, Told, spots
from tracker.store import deadline, hits, operators, outlets, search, stories
from tracker.store.database import Database, Session
from tracker.store.search import Hit

STORIES = 20
"""Of one search, as many as a reader looks through; a further word finds others."""

SPOTS = 3
"""Places that are shown of one story."""


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
            listed = tuple(StoryFound(*one) for one in _lines(session, ids[:most], _names(session)))
            return Found(address, Searched(Query(), listed, cut=len(ids) > most))

    def _search(self, query: Query, most: int) -> Searched:
        if query.refused or query.empty:
            return Searched(query)
        with self._database.reading() as session:
            names = _names(session)
            if unknown := _unknown_outlets(query, names):
                return Searched(Query(refused=unknown))
            with deadline.in_time(session, search.LONGEST_S):
                if query.terms:
                    return _with_words(session, query, most, names)
                return _without_words(session, query, most, names)


Names = Mapping[int, OutletName]
"""Outlets by id, in the order of their names."""


def _names(session: Session) -> Names:
    return {one.id: OutletName(one.name, one.title, one.zone) for one in outlets.named(session)}


def _unknown_outlets(query: Query, names: Names) -> tuple[str, ...]:
    known = [outlet.name for outlet in names.values()]
    return tuple(
        f"outlet:{name} is no outlet; known are {', '.join(known)}"
        for name in query.outlets
        if name not in known
    )


def _stories_at(session: Session, address: str) -> list[int]:
    """The stories that an address leads to, under the first of its forms that any is known by."""
    for form in forms_of(address):
        if ids := stories.stories_with_key(session, keys.url_key(form)):
            return sorted({stories.living(session, key).id or 0 for key in ids})
    return []


def _lines(
    session: Session, ids: Sequence[int], names: Names
) -> Iterator[tuple[StoryLine, OutletName]]:
    known = hits.stories_by_id(session, ids)
    for key in ids:
        if key in known:
            *line, outlet_id = known[key]
            yield StoryLine(*line), names[outlet_id]


def _without_words(session: Session, query: Query, most: int, names: Names) -> Searched:
    ids = operators.stories_like(session, query, most + 1)
    asked = operators.versions_like(session, query, ids[:most]) if query.of_versions else {}
    listed = tuple(
        StoryFound(story, outlet, versions=tuple(asked.get(story.id, ())))
        for story, outlet in _lines(session, ids[:most], names)
    )
    return Searched(query, listed, cut=len(ids) > most)


# -- words ---------------------------------------------------------------------------------------


def _with_words(session: Session, query: Query, most: int, names: Names) -> Searched:
    looked = search.places_with(session, query, most)
    by_story: dict[int, list[Hit]] = {}
    for hit in looked.found:
        by_story.setdefault(hit.story_id, []).append(hit)
    if not by_story:
        return Searched(query, cut=looked.cut)
    shown = dict(islice(by_story.items(), most))
    places = _spots(session, query, shown)
    told = tuple(
        StoryFound(story, outlet, found, max(0, len(shown[story.id]) - SPOTS))
        for story, outlet in _lines(session, list(shown), names)
        if (found := places.get(story.id))
    )
    more = len(by_story) - len(shown)
    return Searched(query, told, more, looked.cut, _by_outlet(by_story, names))


def _by_outlet(
    by_story: Mapping[int, Sequence[Hit]], names: Names
) -> tuple[tuple[OutletName, int], ...]:
    counted = Counter(found[0].outlet_id for found in by_story.values())
    return tuple((names[key], count) for key, count in counted.most_common())


def _spots(
    session: Session, query: Query, shown: Mapping[int, Sequence[Hit]]
) -> dict[int, tuple[Spot, ...]]:
    """The first places of each of these stories that have the words."""
    from tracker.diff.sentences import sentences  # noqa: PLC0415 (start-up time)

    ids = list(shown)
    asked = operators.versions_asked(session, query, ids) if query.of_versions else None
    versions = {
        story_id: [_told(row, asked) for row in rows]
        for story_id, rows in hits.versions_by_story(session, ids).items()
    }
    numbers = hits.paragraph_numbers(session, ids)
    having = {key: [x for hit in some if (x := hit.paragraph_id)] for key, some in shown.items()}
    texts = hits.paragraph_texts(session, list(_needed(versions, numbers, having)))
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

    Its sentence may stand in others then, of versions that it does not stand in itself.
    """
    for story_id, ids in having.items():
        yield from ids
        of_story, all_versions = numbers[story_id], len(versions.get(story_id, ()))
        gone = [stands for key in ids if len(stands := of_story[key]) < all_versions]
        for key, stands in of_story.items():
            if not all(map(stands.issubset, gone)):
                yield key


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
