"""Which stories a text may belong to by its likeness; what comes late, and what is in doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import BODY, START, STRIKE, WHEAT, Wire
from tracker.identify import score
from tracker.models.records.clues import Clues
from tracker.models.values import Article, Label, LabelKind
from tracker.pipeline.joining import keep_apart
from tracker.pipeline.likely import IN_DOUBT
from tracker.store import doubts, stories, versions

URGENT = Label("URGENT", LabelKind.ALERT)
MORE = (
    "Fruit importers warned of empty shelves, and two shipping lines sent their ships north.",
    "The port's director said that no talks were planned before the weekend, and that the cranes"
    " would stand still until the night shifts had been settled one way or the other.",
)
FULL = replace(STRIKE, paragraphs=(*BODY, *MORE))
ACCIDENT = Article(
    "Crane topples onto quay in Port Elsine",
    paragraphs=(
        "A crane toppled onto a quay in Port Elsine before dawn on Wednesday, and the harbour"
        " master closed two berths while divers looked for a driver who was missing.",
        "Engineers had asked for repairs in March, according to a report that was read out in the"
        " town council of Port Elsine last week.",
    ),
)
BOTH = Article(
    "Harbour strike: crane topples in Port Elsine", paragraphs=(*BODY, *ACCIDENT.paragraphs)
)


def open_doubts(wire: Wire, story_id: int = 1) -> list[tuple[int, int]]:
    found = doubts.doubts_of(wire.session, [story_id])
    return [(d.story_id, d.other_id) for d in found if d.answer == "open"]


def test_a_flash_without_text_is_found_by_the_story_that_follows(wire: Wire) -> None:
    flash = wire.shows(
        Article("Port Elsine dockers stayed away from work for second day", URGENT),
        "https://w.example/1",
    )
    full = wire.shows(FULL, "https://w.example/2")
    assert full.story.id == flash.story.id
    assert full.story.versions == 2


def test_a_link_found_only_with_the_third_text_is_put_to_a_person(wire: Wire) -> None:
    strike = wire.shows(FULL, "https://w.example/1")
    accident = wire.shows(ACCIDENT, "https://w.example/2")
    assert strike.story.id != accident.story.id
    assert open_doubts(wire) == []
    third = wire.shows(BOTH, "https://w.example/3")
    assert third.story.id in {strike.story.id, accident.story.id}
    [doubt] = doubts.doubts_of(wire.session, [1])
    assert (doubt.story_id, doubt.other_id, doubt.answer) == (1, 2, "open")
    assert doubt.score >= IN_DOUBT
    assert {reason["feature"] for reason in doubt.reasons} >= {"text"}


def test_hard_evidence_for_two_stories_joins_none_and_is_in_doubt(wire: Wire) -> None:
    wire.shows(STRIKE, "https://w.example/1", guid="item-1")
    wire.shows(WHEAT, "https://w.example/2", guid="item-2")
    third = wire.shows(replace(WHEAT, headline="Wheat"), "https://w.example/2", replaces="item-1")
    assert third.story.id == 2
    [doubt] = doubts.doubts_of(wire.session, [1])
    assert (doubt.score, doubt.reasons[0]["feature"]) == (1.0, "replaces")


def test_what_a_person_answered_is_not_asked_again(wire: Wire) -> None:
    wire.shows(FULL, "https://w.example/1")
    wire.shows(ACCIDENT, "https://w.example/2")
    one, two = (stories.story_by_id(wire.session, number) for number in (1, 2))
    keep_apart(wire.session, one, two, by="ada", now=START)
    wire.shows(BOTH, "https://w.example/3")
    assert open_doubts(wire) == []


def test_below_the_threshold_two_stories_are_in_doubt(wire: Wire) -> None:
    wire.shows(FULL, "https://w.example/1")
    half = wire.shows(
        Article("Port Elsine dockers", paragraphs=(*BODY, *ACCIDENT.paragraphs)),
        "https://w.example/2",
    )
    assert half.story.id == 2
    [doubt] = doubts.doubts_of(wire.session, [2])
    assert IN_DOUBT <= doubt.score < score.THRESHOLD


def test_stories_that_share_nothing_cost_no_doubt(wire: Wire) -> None:
    for number, text in enumerate((FULL, WHEAT, ACCIDENT)):
        wire.shows(text, f"https://w.example/{number}")
    assert doubts.doubts_of(wire.session, [1, 2, 3]) == []


def test_a_version_that_arrives_after_its_successor_is_the_next_number(wire: Wire) -> None:
    wire.shows(STRIKE, "https://w.example/1", published_at=START)
    second = replace(FULL, label=Label("2nd LD", LabelKind.UPDATE, 2))
    wire.shows(second, "https://w.example/3", published_at=START + timedelta(hours=2))
    first = replace(FULL, label=Label("LEAD", LabelKind.UPDATE, 1), paragraphs=(*BODY, MORE[0]))
    late = wire.shows(first, "https://w.example/2", published_at=START + timedelta(hours=1))
    assert late.story.id == 1
    told = [(v.number, v.label, v.published_at) for v in versions.versions_of(wire.session, 1)]
    assert told == [
        (1, None, START),
        (2, "2nd LD", START + timedelta(hours=2)),
        (3, "LEAD", START + timedelta(hours=1)),
    ]


@pytest.mark.parametrize(
    "dated",
    [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC), None],
    ids=["1970", "2099", "none"],
)
def test_a_date_that_cannot_be_parts_no_rewrite_from_its_story(
    wire: Wire, dated: datetime | None
) -> None:
    wire.shows(STRIKE, "https://w.example/1", published_at=START)
    rewrite = wire.shows(
        replace(STRIKE, headline="Strike goes on in the harbour"),
        "https://w.example/2",
        published_at=dated,
    )
    assert rewrite.story.id == 1
    assert [v.number for v in versions.versions_of(wire.session, 1)] == [1, 2]
    assert rewrite.story.changed_at == START + timedelta(minutes=15)


@pytest.mark.parametrize("headline", ["", "…"])
def test_stories_without_a_word_stay_apart(wire: Wire, headline: str) -> None:
    one = wire.shows(Article(headline), "https://w.example/1")
    other = wire.shows(Article(headline), "https://w.example/2")
    assert one.story.id != other.story.id
    assert open_doubts(wire) == []


def test_one_word_in_common_makes_no_story(wire: Wire) -> None:
    one = wire.shows(replace(STRIKE, headline="Strike"), "https://w.example/1")
    other = wire.shows(replace(WHEAT, headline="Strike"), "https://w.example/2")
    assert one.story.id != other.story.id


def test_one_word_is_too_little_to_know_a_story_by(wire: Wire) -> None:
    one = wire.shows(Article("Strike"), "https://w.example/1")
    other = wire.shows(Article("Strike"), "https://w.example/2")
    assert one.story.id != other.story.id
    assert open_doubts(wire) == []


def test_of_a_huge_body_the_top_is_kept_to_compare_it_by(wire: Wire) -> None:
    filler = tuple(f"Sentence {n} of a log that goes on and on." for n in range(500))
    huge = replace(FULL, paragraphs=(*FULL.paragraphs, *filler, "x" * 5_000_000))
    one = wire.shows(huge, "https://w.example/1")
    assert len(wire.session.exec(select(Clues.traits)).one()) < 10_000
    more = replace(huge, headline="Docks still shut", paragraphs=("It goes on.", *huge.paragraphs))
    assert wire.shows(more, "https://w.example/2").story.id == one.story.id


def test_an_empty_body_stays_with_its_address(wire: Wire) -> None:
    wire.shows(STRIKE)
    empty = wire.shows(Article(STRIKE.headline), said_before={})
    assert empty.story.id == 1
    assert empty.story.versions == 1, "a source's first word on a text that is known adds nothing"
    other = wire.shows(Article("", paragraphs=()), "https://w.example/2")
    assert other.story.id == 2


def test_identical_texts_of_two_outlets_are_two_stories_without_a_doubt(wire: Wire) -> None:
    one = wire.shows(FULL, "https://w.example/1", number="yonhap:1")
    other = wire.shows(FULL, "https://p.example/1", number="yonhap:1", outlet="paper")
    assert one.story.id != other.story.id
    assert open_doubts(wire) == []
