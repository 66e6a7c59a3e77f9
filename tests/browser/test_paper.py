"""What stays of a page on paper: all that makes it evidence, nothing that can only be pressed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

A4 = 794
"""Pixels across, as a browser counts them."""


@pytest.fixture
def paper(open_page: Callable[..., Page]) -> Page:
    page = open_page(width=A4)
    page.emulate_media(media="print")
    return page


def test_a_change_on_paper_says_what_it_shows_without_colours(paper: Page, ferry: str) -> None:
    paper.goto(f"{ferry}/s/1/1..2?view=inline")
    for gone in ("header nav", ".views", ".steps", "button", "[role=search]", ".choose"):
        expect(paper.locator(gone).first).to_be_hidden()
    expect(paper.locator(".legend").first).to_have_text(
        re.compile(r"in version 1 only in version 2 only ~ edited, \+ added, − removed, ↕ moved")
    )
    expect(paper.get_by_text("moved from paragraph 4", exact=True)).to_be_visible()
    for mark, line in (("ins", "underline"), ("del", "line-through")):
        style = paper.locator(f".text {mark}").first.evaluate(
            "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).backgroundColor]"
        )
        assert style == [line, "rgba(0, 0, 0, 0)"]


def test_both_versions_are_on_paper_with_their_hashes_and_captures(paper: Page, ferry: str) -> None:
    paper.goto(f"{ferry}/s/1/1..2")
    older, newer, address = paper.locator(".record p").all()
    expect(older).to_have_text(
        re.compile(
            r"Version 1 \(URGENT\): captured 2031-05-03T12:00:00Z.*fingerprint.*[0-9a-f]{32}"
        )
    )
    expect(newer).to_have_text(
        re.compile(r"Version 2 \(2nd LD\): captured 2031-05-03T12:15:00Z, between 12:00 and 12:15")
    )
    expect(address).to_have_text("At the outlet: https://harbour.example/1")
    expect(newer).to_be_visible()
    expect(paper.locator("footer .printed")).to_contain_text(f"{ferry}/s/1/1..2")
    paper.emulate_media(media="screen")
    expect(newer).to_be_hidden()


def test_a_story_fits_the_sheet_with_the_hash_of_every_version(paper: Page, ferry: str) -> None:
    paper.goto(f"{ferry}/s/1")
    assert paper.locator("code.printed:visible").count() == 4
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4
    line = paper.locator("svg.timeline").bounding_box()
    assert line is not None
    assert line["x"] + line["width"] <= A4
    expect(paper.get_by_role("link", name="Watch this story")).to_be_hidden()


def test_a_version_on_paper_has_its_hash_and_its_text(paper: Page, ferry: str) -> None:
    paper.goto(f"{ferry}/s/1/v/2")
    expect(paper.locator(".record")).to_contain_text("captured 2031-05-03T12:15:00Z")
    expect(paper.locator("#p3")).to_have_text("At least 47 people were hurt.")
    expect(paper.get_by_text("As it was fetched")).to_be_hidden()


def test_what_is_kept_short_for_the_eye_is_whole_on_paper(paper: Page, ferry: str) -> None:
    paper.goto(f"{ferry}/s/1/1..2?context=0")
    expect(paper.locator(".claimed details li").first).to_be_visible()
    expect(paper.locator("details.gap p").first).to_be_hidden()
