"""Stories, and how they are found again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.exc import IntegrityError

from tests.store.archived import NOON, address, archived, begin, two_outlets
from tracker.errors import NotFoundError
from tracker.models.records.versions import Paragraph, Version, VersionParagraph
from tracker.store import stories
from tracker.store.database import Session


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with two_outlets(database_url) as session:
        yield session


def test_a_story_that_there_is_none_of(session: Session) -> None:
    with pytest.raises(NotFoundError, match="tracker stories"):
        stories.story_by_id(session, 7)


def test_addresses_are_found_by_key_within_their_outlet(session: Session) -> None:
    story = begin(session, "Harbour strike")
    kept = stories.add_address(session, address(story, "a"))
    stories.add_address(session, address(begin(session, "Other", outlet=2), "a", outlet=2))
    found = stories.addresses_by_key(session, 1, ["url:https://w.example/a", "url:none"])
    assert [one.id for one in found] == [kept.id]


def test_an_address_names_one_story_at_a_time(session: Session) -> None:
    old, new = begin(session, "Harbour strike"), begin(session, "Wheat crop")
    first = stories.add_address(session, address(old, "a"))
    with pytest.raises(IntegrityError), session.begin_nested():
        stories.add_address(session, address(new, "a"))
    stories.end_addresses(session, [first], NOON)
    stories.add_address(session, address(new, "a"))
    found = stories.addresses_by_key(session, 1, ["url:https://w.example/a"])
    assert [one.story_id for one in found] == [new]
    assert stories.stories_at(session, ["https://w.example/a"]) == [old, new]
    assert [one.ended_at for one in stories.addresses_of(session, old)] == [NOON]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("strike", 1),
        ("STRIKE harbour", 1),
        ("100%", 1),
        ("%", 1),
        ("_", 0),
        ("wheat strike", 0),
        ("äRGER", 1),
    ],
)
def test_words_of_a_headline_are_words_and_no_patterns(
    session: Session, query: str, found: int
) -> None:
    for headline in ("Harbour strike", "Wheat up 100% in a year", "ÄRGER im Hafen"):
        story = begin(session, headline)
        kept = stories.add_address(session, address(story, headline))
        session.add(_first_version(story, kept.id or 0, headline))
    assert len(stories.story_lines(session, query=query)) == found


def _first_version(story: int, address_id: int, headline: str) -> Version:
    return Version(
        story_id=story,
        number=1,
        address_id=address_id,
        capture_id=1,
        headline=headline,
        seen_at=NOON,
        fingerprint=headline,
    )


def test_a_story_line_names_its_web_addresses_in_order(session: Session) -> None:
    story = begin(session, "Harbour strike")
    for name, kind in (("a", "url"), ("item-1", "guid"), ("b", "url")):
        stories.add_address(session, address(story, name, kind=kind))
    [line] = stories.story_lines(session)
    assert line.addresses == ("https://w.example/a", "https://w.example/b")
    assert line.outlet.name == "wire"


# -- lists -----------------------------------------------------------------------------------------


def test_stories_stand_by_their_last_change_and_go_on_behind_a_place(database_url: str) -> None:
    with archived(database_url) as session:
        first = stories.last_changed(session, None, limit=2, after=None)
        assert [story.id for story in first] == [1, 2]
        place = (first[-1].changed_at, first[-1].id or 0)
        assert [x.id for x in stories.last_changed(session, None, limit=9, after=place)] == [3]
        assert [x.id for x in stories.last_changed(session, 2, limit=9, after=None)] == [3]


def test_each_version_has_a_length_also_one_without_a_text(database_url: str) -> None:
    with archived(database_url) as session:
        session.add(Paragraph(id=1, hash="a", text="Twelve hurt"))
        session.flush()
        session.add(VersionParagraph(version_id=2, position=0, paragraph_id=1))
        session.add(VersionParagraph(version_id=2, position=1, paragraph_id=1))
        session.flush()
        found = stories.last_changed(session, None, limit=9, after=None)
        assert stories.lengths(session, found) == {1: [0, 22, 0, 0], 2: [0, 0, 0], 3: [0, 0]}


def test_stories_are_found_by_a_headline_as_it_stands(database_url: str) -> None:
    with archived(database_url) as session:
        found = stories.headed(session, {"wire"}, {"Story 1", "Story 3"})
        assert [(story.id, outlet.name) for story, outlet in found] == [(1, "wire")]
