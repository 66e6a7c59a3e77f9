"""Which story a text belongs to, why, and under which addresses."""

from __future__ import annotations

from datetime import timedelta

from tests.pipeline.wire import BODY, START, STRIKE, WHEAT, Wire
from tracker.models.records.versions import Link
from tracker.models.values import Article, Label, LabelKind
from tracker.store import stories


def test_a_rewrite_under_a_new_address_is_a_version_of_its_story(wire: Wire) -> None:
    lead = Label("LEAD", LabelKind.UPDATE, 1)
    first = wire.shows(STRIKE, "https://wire.example/1")
    rewrite = wire.shows(
        Article("Docks shut as talks fail", lead, paragraphs=("Talks failed.", *BODY)),
        "https://wire.example/2",
    )
    assert rewrite.story.id == first.story.id
    assert rewrite.change is not None
    assert rewrite.change.weight == "headline"
    link = wire.session.get_one(Link, 2)
    assert (link.decided_by, link.score >= 0.7) == ("machine", True)
    assert {reason["feature"] for reason in link.reasons} >= {"text", "ordinal"}
    addresses = stories.addresses_of(wire.session, first.story.id or 0)
    assert [a.value for a in addresses] == ["https://wire.example/1", "https://wire.example/2"]


def test_two_stories_stay_two(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1")
    other = wire.shows(WHEAT, "https://wire.example/2")
    assert one.story.id != other.story.id


def test_an_identical_text_of_another_outlet_is_another_story(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1")
    other = wire.shows(STRIKE, "https://paper.example/1", outlet="paper")
    assert one.story.id != other.story.id


def test_an_agency_number_ties_texts_that_share_nothing(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", number="yonhap:1")
    other = wire.shows(WHEAT, "https://wire.example/2", number="yonhap:1")
    assert other.story.id == one.story.id
    assert other.version is not None


def test_a_number_that_an_agency_uses_again_proves_nothing_alone(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", number="reuters:N1")
    other = wire.shows(WHEAT, "https://wire.example/2", number="reuters:N1")
    assert other.story.id != one.story.id
    again = wire.shows(
        Article("Docks: strike goes on", paragraphs=BODY[:1]),
        "https://wire.example/3",
        number="reuters:N1",
    )
    assert again.story.id == one.story.id


def test_what_a_text_says_it_replaces_ties_it(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", guid="item-1")
    other = wire.shows(WHEAT, "https://wire.example/2", replaces="item-1")
    assert other.story.id == one.story.id


def test_an_address_given_to_another_story_begins_one(wire: Wire) -> None:
    one = wire.shows(STRIKE, published_at=START)
    other = wire.shows(WHEAT, published_at=START + timedelta(days=3))
    assert other.story.id != one.story.id
    [ended] = stories.addresses_of(wire.session, one.story.id or 0)
    [current] = stories.addresses_of(wire.session, other.story.id or 0)
    assert ended.ended_at is not None
    assert (current.key, current.ended_at) == (ended.key, None)


def test_a_story_that_is_rewritten_whole_keeps_its_address(wire: Wire) -> None:
    one = wire.shows(STRIKE, published_at=START)
    other = wire.shows(WHEAT, published_at=START)
    assert other.story.id == one.story.id
