from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from tracker.demo import pages
from tracker.demo.outlets import OUTLETS
from tracker.demo.stories import DemoStory
from tracker.demo.typeset import copy_of, printed_headline

Stories = tuple[DemoStory, ...]
RELATED = (("http://wire.example/other", "(LEAD) Something else"),)


def body(page: str) -> str:
    """What a reader sees of a page: its text from <body> on, without scripts."""
    seen = re.sub(r"<script.*?</script>", "", page[page.index("<body") :], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "\n", seen))


def test_a_page_has_each_block_of_the_copy_once(stories: Stories) -> None:
    for story in stories:
        for version in story.versions:
            seen = body(pages.story_page(story, version, pages.settled(story, version, RELATED)))
            lines = [line.strip() for line in seen.splitlines()]
            for block in copy_of(story, version):
                assert lines.count(block.text) == 1, block


def test_a_page_shows_the_labels_of_other_stories(stories: Stories) -> None:
    story = stories[0]
    page = pages.story_page(
        story, story.versions[0], pages.settled(story, story.versions[0], RELATED)
    )
    assert '<a href="/other">(LEAD) Something else</a>' in page
    assert page.count("<h1>") == 1


def test_a_page_names_its_language_and_its_own_address(stories: Stories) -> None:
    for story in stories:
        version = story.versions[-1]
        page = pages.story_page(story, version, pages.settled(story, version, RELATED))
        assert page.startswith(f'<!DOCTYPE html>\n<html lang="{story.house.language}">')
        assert f'<link rel="canonical" href="{version.address}">' in page


def test_around_a_settled_page_nothing_moves_and_silent_changes_move_no_date(
    stories: Stories,
) -> None:
    story = next(story for story in stories if story.name == "gazette-lido")
    stamps = {pages.settled(story, version, RELATED).stamp for version in story.versions}
    assert stamps == {"Published Oct 14, 2025, 07:33 UTC"}


def test_around_a_restless_page_everything_moves_but_the_story(stories: Stories) -> None:
    story = next(story for story in stories if story.noisy)
    version = story.versions[0]
    one, two = (pages.story_page(story, version, pages.restless(RELATED, n)) for n in (1, 2))
    differing = [
        (old, new)
        for old, new in zip(one.splitlines(), two.splitlines(), strict=True)
        if old != new
    ]
    assert len(differing) == 5
    for mark in ("advert banner", "Updated ", '"advert"', "nonce="):
        assert any(mark in old and mark in new for old, new in differing), mark
    assert all(
        paragraph in body(one) and paragraph in body(two) for paragraph in version.paragraphs
    )


def test_a_page_escapes_what_its_story_says(stories: Stories) -> None:
    story = stories[0]
    wild = replace(
        story.versions[0],
        headline="<script>alert(1)</script>",
        paragraphs=("</article><img src=x onerror=alert(1)> $title ${nonce}",),
    )
    page = pages.story_page(story, wild, pages.settled(story, wild, (('"><q>', "<i>"),)))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert '"><q>' not in page
    assert "<i>" not in page
    assert "$title ${nonce}" in page


def test_a_withdrawn_story_leaves_a_notice_and_none_of_its_text(stories: Stories) -> None:
    story = next(story for story in stories if story.versions[-1].what == "withdrawn")
    *before, kill = story.versions
    page = body(pages.gone_page(story, kill, pages.settled(story, kill, RELATED)))
    assert kill.paragraphs[0] in page
    assert not any(text in page for version in before for text in version.paragraphs)


def test_a_front_page_lists_headlines_and_the_kiosk_lists_outlets(stories: Stories) -> None:
    outlet = OUTLETS["Halyard"]
    headline = printed_headline(stories[0], stories[0].versions[0])
    assert headline in body(pages.front_page(outlet, [("http://wire.example/x", headline)]))
    assert all(f'href="{one.feed}"' in pages.kiosk_page() for one in OUTLETS.values())
