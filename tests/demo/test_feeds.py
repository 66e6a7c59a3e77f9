from __future__ import annotations

from html import escape, unescape
from typing import Any

import feedparser
import pytest

from tracker.demo.feeds import LENGTH, feed_of
from tracker.demo.outlets import OUTLETS
from tracker.demo.stories import DemoStory, DemoVersion, clock
from tracker.demo.typeset import copy_of, printed_headline

Stories = tuple[DemoStory, ...]
STEPS = range(20)


def read(outlet: str, stories: Stories, step: int, origin: str) -> Any:
    parsed = feedparser.parse(feed_of(OUTLETS[outlet], stories, step, origin))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def takes(stories: Stories, outlet: str, step: int) -> list[tuple[DemoStory, DemoVersion]]:
    own = [story for story in stories if story.outlet == outlet]
    return [(story, version) for story in own for version in story.until(step)]


@pytest.mark.parametrize("outlet", OUTLETS)
def test_a_feed_is_well_formed_at_every_step(outlet: str, stories: Stories, origin: str) -> None:
    for step in STEPS:
        parsed = read(outlet, stories, step, origin)
        assert parsed.feed.title == OUTLETS[outlet].title
        assert all(entry.link.startswith(f"{origin}/") for entry in parsed.entries)


@pytest.mark.parametrize("outlet", ["Mirinae", "미리내통신", "Halyard"])
def test_an_agency_sends_each_take_as_its_own_item_newest_first(
    outlet: str, stories: Stories, origin: str
) -> None:
    for step in STEPS:
        sent = takes(stories, outlet, step)
        sent.sort(key=lambda take: take[1].published, reverse=True)
        entries = read(outlet, stories, step, origin).entries
        expected = [(v.address, v.address, printed_headline(s, v)) for s, v in sent[:LENGTH]]
        assert [(entry.id, entry.link, entry.title) for entry in entries] == expected


def test_an_early_take_leaves_the_feed_before_the_day_ends(stories: Stories, origin: str) -> None:
    entries = read("Mirinae", stories, STEPS[-1], origin).entries
    assert len(entries) == LENGTH < len(takes(stories, "Mirinae", STEPS[-1]))


@pytest.mark.parametrize("outlet", ["Mirinae", "미리내통신"])
def test_the_agency_of_the_labels_sends_the_whole_copy(
    outlet: str, stories: Stories, origin: str
) -> None:
    for step in STEPS:
        by_link = {e.link: e for e in read(outlet, stories, step, origin).entries}
        for story, version in takes(stories, outlet, step):
            if version.address in by_link:
                content = by_link[version.address].content[0].value
                copy = [f"<p>{escape(block.text)}</p>" for block in copy_of(story, version)]
                assert unescape(content) == unescape("\n".join(copy))


def test_the_agency_of_the_updates_sends_title_and_summary_only(
    stories: Stories, origin: str
) -> None:
    entries = read("Halyard", stories, STEPS[-1], origin).entries
    assert all("content" not in entry for entry in entries)
    assert all("(Halyard) - " in entry.summary for entry in entries)


def test_the_newspaper_has_one_entry_a_story_as_it_stands(stories: Stories, origin: str) -> None:
    for step in STEPS:
        papers = [s for s in stories if s.outlet == "Ostermere Gazette" and s.until(step)]
        standing = {s.until(step)[-1].address: s for s in papers}
        entries = read("Ostermere Gazette", stories, step, origin).entries
        assert {entry.link for entry in entries} == set(standing)
        for entry in entries:
            story = standing[entry.link]
            version = story.until(step)[-1]
            assert entry.title == printed_headline(story, version)
            assert entry.summary == version.paragraphs[0]


def test_a_withdrawn_story_is_replaced_by_its_notice(stories: Stories, origin: str) -> None:
    story = next(story for story in stories if story.name == "gazette-ebikes")
    kill = story.versions[-1]
    before, after = (
        next(
            entry
            for entry in read("Ostermere Gazette", stories, step, origin).entries
            if entry.id == kill.address
        )
        for step in (kill.step - 1, kill.step)
    )
    assert not before.title.startswith("STORY WITHDRAWN")
    assert after.title == f"STORY WITHDRAWN: {kill.headline}"
    assert after.summary == kill.paragraphs[0]


def test_silent_changes_move_no_date_and_the_restless_story_moves_its_own(
    stories: Stories, origin: str
) -> None:
    for step in STEPS[1:]:
        entries = read("Ostermere Gazette", stories, step, origin).entries
        updated = {entry.link: entry.updated for entry in entries}
        for story in stories:
            if not story.until(step):
                continue
            if story.noisy:
                assert updated[story.versions[0].address] == clock(step).isoformat()
            elif story.name == "gazette-lido":
                first = story.versions[0]
                assert updated[first.address] == first.published.isoformat()


def test_a_feed_escapes_what_its_stories_say(origin: str) -> None:
    wild = tuple(
        DemoStory(
            name=outlet,
            outlet=outlet,
            versions=(
                DemoVersion(
                    step=0,
                    what="new",
                    headline="<b>Cats & ]]> dogs</b>",
                    label=None,
                    address=f"{origin}/{OUTLETS[outlet].key}/a?b=1&c=2",
                    published=clock(0),
                    paragraphs=("1 < 2 & 3 > 2",),
                ),
            ),
        )
        for outlet in OUTLETS
    )
    for outlet in OUTLETS:
        (entry,) = read(outlet, wild, 0, origin).entries
        assert "Cats" in entry.title
        assert "dogs" in entry.title
        assert entry.link.endswith("a?b=1&c=2")
        assert unescape(entry.summary) == "1 < 2 & 3 > 2"


@pytest.mark.parametrize("outlet", OUTLETS)
def test_every_feed_has_a_story_from_the_start(outlet: str, stories: Stories, origin: str) -> None:
    assert read(outlet, stories, 0, origin).entries


def test_a_feed_before_the_first_story_is_empty_and_well_formed(origin: str) -> None:
    for outlet in OUTLETS:
        assert read(outlet, (), 0, origin).entries == []
