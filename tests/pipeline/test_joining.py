"""Two stories joined, one parted: histories, addresses and numbers afterwards, and undone again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import BODY, START, STRIKE, WHEAT, Wire, watch
from tracker.errors import NotFoundError, RefusedError
from tracker.identify.packed import unpack_clues
from tracker.models.records.clues import Clues
from tracker.models.records.stories import Story
from tracker.models.values import Article, Label, LabelKind
from tracker.pipeline.joining import join, keep_apart, part
from tracker.store import alerts, doubts, links, stories, versions

NOW = START + timedelta(hours=9)
DOCKS = replace(STRIKE, headline="Docks shut")
RYE = replace(WHEAT, headline="Rye crop seen smaller too")


def story(wire: Wire, story_id: int) -> Story:
    return wire.session.get_one(Story, story_id)


def listed(wire: Wire, story_id: int) -> list[tuple[int, str, str]]:
    """Number, headline, and the change that led there, of each version in the order shown."""
    return [
        (
            line.version.number,
            line.version.headline,
            f"{line.change.old_number}..{line.change.new_number}" if line.change else "",
        )
        for line in versions.version_lines(wire.session, story_id)
    ]


def two_stories(wire: Wire) -> None:
    """The strike twice at /1, the wheat twice at /2."""
    for text, url in ((STRIKE, "/1"), (DOCKS, "/1"), (WHEAT, "/2"), (RYE, "/2")):
        wire.shows(text, f"https://wire.example{url}")


def joined(wire: Wire, *, by: str = "ada") -> None:
    join(wire.session, story(wire, 2), story(wire, 1), by=by, now=NOW)


JOINED = [
    (1, STRIKE.headline, ""),
    (2, "Docks shut", "1..2"),
    (3, WHEAT.headline, "2..3"),
    (4, RYE.headline, "3..4"),
]


def test_the_story_that_began_first_goes_on_with_both_histories(wire: Wire) -> None:
    two_stories(wire)
    moved = join(wire.session, story(wire, 2), story(wire, 1), by="ada", now=NOW)
    assert (moved.old.id, moved.new.id, moved.numbers) == (2, 1, ((1, 3), (2, 4)))
    assert listed(wire, 1) == JOINED
    one, two = story(wire, 1), story(wire, 2)
    assert (one.versions, one.latest, one.headline) == (4, 4, RYE.headline)
    assert (two.versions, two.goes_on_as) == (0, 1)
    assert stories.living(wire.session, 2).id == 1
    assert [line.story.id for line in stories.story_lines(wire.session)] == [1]


def test_both_sets_of_addresses_go_on_and_so_does_what_comes_under_them(wire: Wire) -> None:
    two_stories(wire)
    joined(wire)
    here = [a.value for a in stories.addresses_of(wire.session, 1)]
    assert here == ["https://wire.example/1", "https://wire.example/2"]
    later = wire.shows(replace(RYE, headline="Rye dearer"), "https://wire.example/2")
    assert later.version is not None
    assert (later.story.id, later.version.number) == (1, 5)


def test_every_number_leads_to_its_text_for_good(wire: Wire) -> None:
    two_stories(wire)
    every = [v for story_id in (1, 2) for v in versions.versions_of(wire.session, story_id)]
    texts = {(v.story_id, v.number): v.id for v in every}
    joined(wire)
    third = part(wire.session, story(wire, 1), 2, 3, by="ada", now=NOW).new
    join(wire.session, third, story(wire, 1), by="ada", now=NOW)
    for (story_id, number), version_id in texts.items():
        assert versions.version_numbered(wire.session, story_id, number).id == version_id


def test_joining_is_undone_by_parting(wire: Wire) -> None:
    two_stories(wire)
    before = {story_id: listed(wire, story_id) for story_id in (1, 2)}
    joined(wire)
    moved = part(wire.session, story(wire, 1), 3, None, by="bob", now=NOW)
    assert moved.new.id == 2
    assert {story_id: listed(wire, story_id) for story_id in (1, 2)} == before
    assert stories.living(wire.session, 2).id == 2
    assert [a.value for a in stories.addresses_of(wire.session, 2)] == ["https://wire.example/2"]
    assert [a.value for a in stories.addresses_of(wire.session, 1)] == ["https://wire.example/1"]


def test_parting_begins_a_story_and_is_undone_by_joining(wire: Wire) -> None:
    texts = [replace(STRIKE, headline=f"Strike, day {day}") for day in (1, 2, 3, 4)]
    for number, text in enumerate(texts):
        wire.shows(text, f"https://wire.example/{number // 2}", number="yonhap:1")
    whole = listed(wire, 1)
    moved = part(wire.session, story(wire, 1), 3, None, by="ada", now=NOW)
    assert (moved.new.id, moved.numbers) == (2, ((3, 1), (4, 2)))
    assert [number for number, _, _ in listed(wire, 1)] == [1, 2]
    assert listed(wire, 2) == [(1, "Strike, day 3", ""), (2, "Strike, day 4", "1..2")]
    assert story(wire, 2).begun_at == START + timedelta(minutes=30)
    joined(wire)
    assert listed(wire, 1) == whole


def test_a_number_that_went_is_never_given_again(wire: Wire) -> None:
    for text in (STRIKE, DOCKS):
        wire.shows(text, "https://wire.example/1")
    wire.shows(WHEAT, "https://wire.example/2", number="yonhap:1")
    two = [replace(DOCKS, headline=f"Docks, day {day}") for day in (1, 2)]
    wire.shows(two[0], "https://wire.example/1")
    part(wire.session, story(wire, 1), 2, 2, by="ada", now=NOW)
    assert listed(wire, 1) == [(1, STRIKE.headline, ""), (3, "Docks, day 1", "1..3")]
    later = wire.shows(two[1], "https://wire.example/1")
    assert later.version is not None
    assert (later.story.id, later.version.number, later.story.versions) == (1, 4, 3)


def test_histories_that_overlap_are_listed_in_the_order_seen(wire: Wire) -> None:
    for text, url in ((STRIKE, "/1"), (WHEAT, "/2"), (DOCKS, "/1"), (RYE, "/2")):
        wire.shows(text, f"https://wire.example{url}")
    joined(wire)
    assert listed(wire, 1) == [
        (1, STRIKE.headline, ""),
        (3, WHEAT.headline, "1..3"),
        (2, "Docks shut", "1..2"),
        (4, RYE.headline, "3..4"),
    ]
    part(wire.session, story(wire, 1), 3, None, by="ada", now=NOW)
    assert listed(wire, 2) == [(1, WHEAT.headline, ""), (2, RYE.headline, "1..2")]


def test_a_text_that_came_back_says_so_in_the_story_where_it_stands(wire: Wire) -> None:
    for text in (STRIKE, WHEAT, STRIKE):
        wire.shows(text, "https://wire.example/1")
    assert [v.back for v in versions.versions_of(wire.session, 1)] == [None, None, 1]
    part(wire.session, story(wire, 1), 2, None, by="ada", now=NOW)
    assert [v.back for v in versions.versions_of(wire.session, 2)] == [None, None]
    joined(wire)
    assert [v.back for v in versions.versions_of(wire.session, 1)] == [None, None, 1]


def test_every_decision_is_on_record_with_who_made_it(wire: Wire) -> None:
    two_stories(wire)
    joined(wire)
    part(wire.session, story(wire, 1), 3, None, by="bob", now=NOW + timedelta(minutes=5))
    now = [(number, link.decided_by) for number, link in links.links_of(wire.session, 2)]
    assert now == [(1, "bob"), (2, "bob")]
    undone = [
        (line.link.story_id, line.link.number, line.link.decided_by)
        for line in links.undone_links(wire.session, 2)
    ]
    assert undone == [(2, 1, "machine"), (2, 2, "machine"), (1, 3, "ada"), (1, 4, "ada")]
    [doubt] = doubts.doubts_of(wire.session, [1])
    assert (doubt.answer, doubt.answered_by) == ("apart", "bob")


def test_what_a_person_parted_the_machine_does_not_join(wire: Wire) -> None:
    lead = Label("LEAD", LabelKind.UPDATE, 1)
    wire.shows(STRIKE, "https://wire.example/1", number="yonhap:1")
    wire.shows(replace(WHEAT, label=lead), "https://wire.example/2", number="yonhap:1")
    part(wire.session, story(wire, 1), 2, None, by="ada", now=NOW)
    again = wire.shows(RYE, "https://wire.example/2", number="yonhap:1")
    assert again.story.id == 2
    new_place = wire.shows(
        Article("Wheat and rye", paragraphs=(*WHEAT.paragraphs, "Rain fell.")),
        "https://wire.example/3",
        number="yonhap:1",
    )
    assert new_place.story.id == 2, "the agency's number alone is no proof any more"
    old_place = wire.shows(DOCKS, "https://wire.example/1", number="yonhap:1")
    assert old_place.story.id == 1
    assert [d.answer for d in doubts.doubts_of(wire.session, [1])] == ["apart"]


def test_what_a_person_joined_the_machine_does_not_part(wire: Wire) -> None:
    days = [START + timedelta(days=3 * day) for day in (0, 1, 2)]
    wire.shows(STRIKE, published_at=days[0])
    wire.shows(WHEAT, published_at=days[1])
    assert story(wire, 2).versions == 1, "the outlet seemed to use the address for another story"
    joined(wire)
    third = wire.shows(
        Article("Ferry aground", paragraphs=("A ferry ran aground.",)), published_at=days[2]
    )
    assert third.story.id == 1


def test_a_story_is_found_again_by_what_it_has_now(wire: Wire) -> None:
    two_stories(wire)
    before = found_by(wire)
    joined(wire)
    assert set(found_by(wire)) == {1}
    part(wire.session, story(wire, 1), 3, None, by="ada", now=NOW)
    assert found_by(wire) == before


def found_by(wire: Wire) -> dict[int, tuple[set[int], set[int]]]:
    """The words and passages that each story is found by."""
    rows = wire.session.exec(select(Clues.story_id, Clues.clues)).all()
    kept = {story_id: unpack_clues(clues) for story_id, clues in rows if clues}
    return {story_id: (set(it.words), set(it.passages)) for story_id, it in kept.items()}


def test_what_is_owed_for_a_change_that_is_none_any_more_is_not_sent(wire: Wire) -> None:
    watch(wire, "all")
    for text in (STRIKE, DOCKS, WHEAT):
        wire.shows(text)
    assert len(alerts.due_alerts(wire.session, NOW)) == 2
    part(wire.session, story(wire, 1), 2, None, by="ada", now=NOW)
    owed = alerts.due_alerts(wire.session, NOW)
    assert [(o.story.id, o.change.old_number, o.change.new_number) for o in owed] == [(2, 1, 2)]


def test_two_outlets_never_share_a_story(wire: Wire) -> None:
    wire.shows(STRIKE, "https://wire.example/1")
    wire.shows(STRIKE, "https://paper.example/1", outlet="paper")
    for act in (join, keep_apart):
        with pytest.raises(RefusedError, match="the outlet bounds a story"):
            act(wire.session, story(wire, 1), story(wire, 2), by="ada", now=NOW)


def test_a_story_is_not_joined_to_itself(wire: Wire) -> None:
    wire.shows(STRIKE)
    with pytest.raises(RefusedError, match="tracker split 1@N"):
        join(wire.session, story(wire, 1), story(wire, 1), by="ada", now=NOW)


@pytest.mark.parametrize(
    ("first", "last", "error", "words"),
    [
        (1, None, RefusedError, "begins with version 1: there is nothing to part it from"),
        (3, None, NotFoundError, "no version 3 to part; its latest are 1, 2"),
        (2, 1, NotFoundError, "no version 2"),
    ],
)
def test_what_cannot_be_parted(
    wire: Wire, first: int, last: int | None, error: type[Exception], words: str
) -> None:
    wire.shows(STRIKE)
    wire.shows(replace(STRIKE, paragraphs=BODY[:1]))
    with pytest.raises(error, match=words):
        part(wire.session, story(wire, 1), first, last, by="ada", now=NOW)


def test_whoever_watches_a_joined_story_hears_of_the_one_that_goes_on(wire: Wire) -> None:
    two_stories(wire)
    watch(wire, "story", "2")
    joined(wire)
    assert (
        wire.shows(replace(STRIKE, headline="Strike is over"), "https://wire.example/1").owed == 1
    )
    part(wire.session, story(wire, 1), 3, 4, by="ada", now=NOW)
    assert wire.shows(replace(RYE, headline="Rye dear"), "https://wire.example/2").owed == 1
