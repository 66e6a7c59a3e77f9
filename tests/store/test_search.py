"""Which places the index names, and how many of them are looked through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.store.searching import archive, asked
from tracker.models.claims import NoteVerdict
from tracker.models.queries import Between, Bounds, Piece, Query
from tracker.models.values import Weight
from tracker.store import hits, operators, search
from tracker.store.database import Session

THE = asked("the", pieces=frozenset({Piece.TEXT}))


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with archive(database_url) as session:
        yield session


def found(session: Session, query: Query) -> list[tuple[int, str | None]]:
    """Story and paragraph of each place, headlines and notes first."""
    looked = search.places_with(session, query, 9)
    assert not looked.cut
    places = sorted(looked.found, key=lambda hit: hit.paragraph_id is not None)
    texts = hits.paragraph_texts(session, [x for hit in places if (x := hit.paragraph_id)])
    return [
        (hit.story_id, None if hit.paragraph_id is None else texts[hit.paragraph_id])
        for hit in places
    ]


def stretches(monkeypatch: pytest.MonkeyPatch, *most: int) -> None:
    monkeypatch.setattr(search, "STRETCHES", dict.fromkeys(search.STRETCHES, most))


def test_words_are_found_wherever_they_stood(session: Session) -> None:
    built, runs = "The Meridian was built in 1987.", "The Meridian runs on."
    assert set(found(session, asked("meridian"))) >= {(1, built), (2, runs)}
    assert found(session, asked("built", "meridian")) == [(1, built)]
    assert found(session, asked("meridian was built")) == [(1, built)]
    assert found(session, asked("built meridian")) == []
    assert found(session, asked("198*")) == [(1, built)]
    assert found(session, asked("198")) == []
    assert found(session, asked("meridian", without=asked("built", "rocks").terms)) == [(2, runs)]
    assert found(session, asked("afloat")) == [(1, None)]
    assert found(session, asked("tow")) == [(1, None)]
    assert found(session, asked("afloat", "tow")) == []


def test_only_in_the_piece_that_was_asked_for(session: Session) -> None:
    assert found(session, asked("toll", pieces=frozenset({Piece.HEADLINE}))) == [(2, None)]
    assert found(session, asked("toll", pieces=frozenset({Piece.NOTE}))) == []
    assert len(found(session, asked("toll", pieces=frozenset({Piece.TEXT})))) == 1
    assert len(found(session, asked("toll", pieces=frozenset(Piece)))) == 2


def test_what_the_latest_version_no_longer_has(session: Session) -> None:
    removed = [text for _, text in found(session, asked("47", removed=True))]
    assert removed == [None, "At least 47 people were hurt."]
    assert found(session, asked("12", removed=True, pieces=frozenset({Piece.TEXT}))) == []
    assert found(session, asked("toll", removed=True)) == []
    assert found(session, asked("attn", removed=True)) == []


@pytest.mark.parametrize(
    ("wished", "stories"),
    [
        ({"outlets": ("quay",)}, {2}),
        ({"outlets": ("quay", "harbour")}, {1, 2}),
        ({"versions": Bounds(2)}, {1}),
        ({"versions": Bounds(most=1)}, {2}),
        ({"changed": Between(since=datetime(2031, 5, 3, 12, 40, tzinfo=UTC))}, {2}),
        ({"changed": Between(before=datetime(2031, 5, 3, 12, 40, tzinfo=UTC))}, {1}),
        ({"seen": Between(before=datetime(2031, 5, 3, 12, 1, tzinfo=UTC))}, {1}),
        ({"seen": Between(since=datetime(2031, 5, 3, 13, tzinfo=UTC))}, set()),
        ({"labels": ("update",)}, {1}),
        ({"labels": ("2ND ld",)}, {1}),
        ({"labels": ("correction",)}, set()),
        ({"weights": (Weight.HEADLINE,)}, {1}),
        ({"weights": (Weight.COSMETIC,)}, set()),
        ({"notes": (NoteVerdict.NO_NOTE,)}, set()),
    ],
)
def test_operators_let_stories_through(
    session: Session, wished: dict[str, object], stories: set[int]
) -> None:
    told = {story for story, _ in found(session, asked("meridian", **wished))}
    assert told == stories
    without_words = asked(**wished)
    assert set(operators.stories_like(session, without_words, 9)) == stories


def test_who_asks_for_too_much_is_told_that_there_is_more(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretches(monkeypatch, 1)
    assert search.places_with(session, THE, 9).cut
    nowhere = search.places_with(session, replace(THE, labels=("none",)), 9)
    assert nowhere == search.Hits((), cut=True)


def test_it_looks_no_further_than_until_enough_stories_are_found(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the paragraphs with this word, the newest two are of story 2, all others of story 1."""
    stretches(monkeypatch, 2, 1, 90)
    newest = search.places_with(session, THE, 0)
    assert ([hit.story_id for hit in newest.found], newest.cut) == ([2, 2], True)
    further = search.places_with(session, THE, 1)
    assert ([hit.story_id for hit in further.found], further.cut) == ([2, 2, 1], True)
    every = search.places_with(session, THE, 2)
    assert not every.cut
    assert set(every.found) > set(further.found) > set(newest.found)
    assert len(set(every.found)) == len(every.found)


@pytest.mark.parametrize("words", ["the", "meridian", "at least", "47", "attn", "nowhere"])
@pytest.mark.parametrize("removed", [False, True])
def test_in_an_outlets_newest_stories_the_same_is_found_as_among_all_places(
    session: Session, monkeypatch: pytest.MonkeyPatch, words: str, removed: bool
) -> None:
    query = asked(words, outlets=("harbour",), removed=removed)
    every = search.places_with(session, query, 9)
    of_all = search.places_with(session, replace(query, outlets=()), 9)
    assert tuple(hit for hit in of_all.found if hit.outlet_id == 1) == every.found
    stretches(monkeypatch, 0)
    assert search.places_with(session, query, 9) == every


def test_only_the_newest_stories_of_an_outlet_are_looked_at(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the places with this word, the newest two are of another outlet."""
    stretches(monkeypatch, 1)
    query = replace(THE, outlets=("harbour",))
    assert len(search.places_with(session, query, 9).found) > 1
    every = search.places_with(session, query, 9)
    monkeypatch.setattr(search, "NEWEST_STORIES", 1)
    both = search.places_with(session, replace(query, outlets=("harbour", "quay")), 9)
    assert (len(both.found), both.cut) == (2, True)
    assert search.places_with(session, query, 9) == replace(every, cut=True)
    assert len(search.places_with(session, query, 0).found) > 1
    recent = replace(THE, changed=Between(since=datetime(2031, 5, 3, tzinfo=UTC)))
    assert {hit.story_id for hit in search.places_with(session, recent, 0).found} == {2}


@pytest.mark.parametrize("window", [0, 1, 3])
def test_however_many_rows_are_read_one_by_one_the_same_is_found(
    session: Session, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    queries = [asked("the"), asked("meridian", "the"), asked("47"), asked("nowhere")]
    stretches(monkeypatch, 2)
    every = [search.places_with(session, query, 0) for query in queries]
    monkeypatch.setattr(search, "WINDOW", dict.fromkeys(search.WINDOW, window))
    monkeypatch.setattr(search, "WINDOW_OF_SEVERAL", window)
    assert [search.places_with(session, query, 0) for query in queries] == every
