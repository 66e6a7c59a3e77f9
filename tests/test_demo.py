"""The demo's stories, one by one: what the desk saw is what was written.

The whole product follows the wire through its day, once for all tests here.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.desk.newsroom import Newsroom, open_newsroom
from tracker.demo.stories import DemoStory, read_stories
from tracker.demo.wire import DemoWire
from tracker.desk.reading.stories import StoryRead
from tracker.models.values import LabelKind, Weight

NAMES = sorted(story.name for story in read_stories("http://wire.example"))


@dataclass(frozen=True)
class Followed:
    """The truth of the wire, and what the desk made of it."""

    truth: dict[str, DemoStory]
    seen: dict[str, StoryRead]
    """By the story's name: the story that the desk found at its first address."""
    stories: int
    owed: int


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'tracker.db'}"
    with open_newsroom(url) as room, DemoWire() as wire:
        for feed in wire.feeds():
            room.following.add_feed(feed.url, outlet=feed.outlet, dialect=feed.dialect)
        room.following.watch("reader@example.org", scope="all")
        owed = _follow(room, wire)
        lines = room.reading.stories(limit=100)
        reads = [room.reading.story(line.story.id or 0) for line in lines]
        by_address = {read.versions[0].address: read for read in reads}
        truth = {story.name: story for story in wire.truth()}
        seen = {name: by_address[story.versions[0].address] for name, story in truth.items()}
        return Followed(truth, seen, len(lines), owed)


def _follow(room: Newsroom, wire: DemoWire) -> int:
    owed = 0
    room.now = wire.now
    with room.rounds() as rounds:
        for _ in range(wire.steps + 1):
            owed += rounds.poll(everything=True).owed
            wire.advance()
            room.now = wire.now
    return owed


def test_there_are_as_many_stories_as_were_written(followed: Followed) -> None:
    assert followed.stories == len(followed.truth) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_story_has_its_versions_in_order_across_its_addresses(
    followed: Followed, name: str
) -> None:
    seen = [
        (line.version.headline, line.version.label, line.address)
        for line in followed.seen[name].versions
    ]
    assert seen == [(v.headline, v.label, v.address) for v in followed.truth[name].versions]


@pytest.mark.parametrize("name", NAMES)
def test_a_version_has_the_text_that_was_written(followed: Followed, name: str) -> None:
    for line, written in zip(
        followed.seen[name].versions, followed.truth[name].versions, strict=True
    ):
        assert line.version.note == written.note
        assert line.version.published_at is not None


def test_each_kind_of_rewrite_is_told_for_what_it_is(followed: Followed) -> None:
    for name, story in followed.truth.items():
        for line, written in zip(followed.seen[name].versions, story.versions, strict=True):
            if line.change is None:
                continue
            kinds = {
                "silent headline": {Weight.HEADLINE},
                "back": {Weight.HEADLINE},
                "moved paragraph": {Weight.MINOR},
                "figure": {Weight.HEADLINE, Weight.SUBSTANTIVE},
                "correction": {Weight.HEADLINE, Weight.SUBSTANTIVE},
            }
            assert line.change.weight in kinds.get(written.what, set(Weight)), (name, written.what)


def test_a_headline_that_came_back_is_marked(followed: Followed) -> None:
    backs = {
        name: [line.version.back for line in read.versions if line.version.back]
        for name, read in followed.seen.items()
    }
    assert {name: numbers for name, numbers in backs.items() if numbers} == {"gazette-tolls": [1]}


def test_a_withdrawn_story_is_withdrawn_and_keeps_its_versions(followed: Followed) -> None:
    withdrawn = {name for name, read in followed.seen.items() if read.story.state == "withdrawn"}
    assert withdrawn == {"gazette-ebikes"}
    assert followed.seen["gazette-ebikes"].versions[-1].version.label_kind == LabelKind.WITHDRAWN
    assert len(followed.seen["gazette-ebikes"].versions) == 3


def test_noise_on_a_page_makes_no_version(followed: Followed) -> None:
    noisy = [name for name, story in followed.truth.items() if story.noisy]
    assert noisy
    for name in noisy:
        assert len(followed.seen[name].versions) == len(followed.truth[name].versions)


def test_every_changed_headline_correction_and_withdrawal_owes_one_alert(
    followed: Followed,
) -> None:
    owed = [
        line.version
        for read in followed.seen.values()
        for line in read.versions
        if line.change
        and (
            line.change.weight == Weight.HEADLINE
            or line.version.label_kind in {LabelKind.CORRECTION, LabelKind.WITHDRAWN}
        )
    ]
    assert followed.owed == len(owed)
