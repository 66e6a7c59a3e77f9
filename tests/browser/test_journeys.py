"""What a watchdog does: from the newest change to any two versions, without a mouse or a script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import EVERY
from tests.browser.conftest import Witness, is_page
from tests.browser.keyboard import press, tab_to

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_change_to_any_two_versions_by_keyboard(
    open_page: Callable[..., Page], witness: Witness, ferry: str, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    page.goto(ferry)
    tab_to(page, "a[href='/s/1/3..4']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ferry}/s/1/3..4")
    expect(page.locator("del", has_text="12").first).to_be_visible()
    tab_to(page, "a[href='/s/1'] >> nth=0")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ferry}/s/1")
    tab_to(page, "input[name=old][value='3']")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    tab_to(page, "input[name=new][value='4']")
    page.keyboard.press("ArrowUp")
    tab_to(page, "form.versions button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ferry}/s/1/1..3")
    expect(page.locator("main")).to_contain_text("A reader sees no difference between these two.")
    assert (witness.dialogs, witness.errors) == ([], [])


def test_the_first_key_leads_past_the_head_of_the_page(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page()
    page.goto(f"{ferry}/s/1/1..2")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the text")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1


def test_a_story_is_found_by_words(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page()
    page.goto(ferry)
    tab_to(page, "input[name=q]")
    page.keyboard.type("aground ellery")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ferry runs aground").click()
    expect(page).to_have_url(f"{ferry}/s/1")


@pytest.mark.parametrize(
    "pasted",
    [
        "https://harbour.example/1",
        "http://www.harbour.example/1/",
        "https://m.harbour.example/1?utm_source=mail&fbclid=x#top",
        "harbour.example/amp/1",
    ],
)
def test_a_story_is_found_by_any_spelling_of_its_address(
    open_page: Callable[..., Page], ferry: str, pasted: str
) -> None:
    page = open_page(javascript=False)
    page.goto(ferry)
    page.get_by_role("searchbox").fill(pasted)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ferry}/s/1")


def test_what_is_not_tracked_says_how_it_would_be(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page()
    page.goto(f"{ferry}/find?q=https://elsewhere.example/1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not tracked")
    expect(page.locator("main")).to_contain_text("tracker feeds add")


def test_a_sentence_that_was_taken_out_is_found_and_what_stands_there_now(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page(width=360, javascript=False)
    page.goto(f"{ferry}/find")
    page.get_by_label("An address, or a sentence").fill("At least 12 people were hurt.")
    page.locator("main").get_by_role("button", name="Find").click()
    expect(page.get_by_text("Removed").first).to_be_visible()
    page.get_by_role("link", name="what stands there now").first.click()
    expect(page.locator("ins", has_text="47").first).to_be_visible()


def test_from_a_search_without_a_hit_to_one_with_hits(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page()
    page.goto(f"{ferry}/search?q=groun+meridia")
    press(page, "a[href$='q=meridia%2A']")
    expect(page.locator("mark", has_text="Meridian").first).to_be_visible()
    page.goto(f"{ferry}/search?q=outlet:harbor+ferry")
    expect(page.get_by_role("alert")).to_contain_text("known are harbour")


def test_the_list_is_narrowed_and_widened_by_keyboard(
    open_page: Callable[..., Page], witness: Witness, ferry: str
) -> None:
    page = open_page(javascript=False)
    page.goto(ferry)
    expect(page.locator("link[rel=alternate][type='application/atom+xml']")).to_have_count(1)
    press(page, ".facets a[href='/?label=update']")
    expect(page).to_have_url(f"{ferry}/?label=update")
    feed = page.get_by_role("link", name="Atom feed")
    expect(feed).to_have_attribute("href", "/changes.atom?label=update")
    press(page, ".chips a")
    expect(page).to_have_url(f"{ferry}/")
    assert witness.errors == []


def test_change_by_change_through_a_story(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page()
    page.goto(f"{ferry}/s/1/1..2")
    for pair in ("2..3", "3..4"):
        page.get_by_role("link", name="Change after").first.click()
        expect(page).to_have_url(f"{ferry}/s/1/{pair}")
    page.get_by_role("link", name="First and latest").first.click()
    expect(page).to_have_url(f"{ferry}/s/1/1..4")


def test_a_screen_reader_hears_what_happened_to_a_paragraph(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page()
    page.goto(f"{ferry}/s/1/1..2")
    edited = page.get_by_role("region", name="Paragraph 3, edited")
    expect(edited.get_by_role("deletion")).to_have_text("12")
    expect(edited.get_by_role("insertion")).to_have_text("47")
    for what in ("Paragraph 1, moved", "Old paragraph 3, removed", "Paragraph 4, added"):
        expect(page.get_by_role("region", name=what)).to_be_visible()


PHONES = [320, 360]


@pytest.mark.parametrize("width", PHONES)
def test_a_phone_scrolls_one_way_only(
    open_page: Callable[..., Page], ferry: str, width: int
) -> None:
    page = open_page(width=width, height=700)
    for address in EVERY:
        if is_page(page, ferry + address):
            page.goto(ferry + address)
            assert scrolled_width(page) == width, address
            small = [box for box in targets(page) if min(box["width"], box["height"]) < 24]
            assert small == [], address


@pytest.mark.parametrize("address", ["/", "/stories", "/s/1"])
def test_not_even_a_hostile_outlet_makes_it_scroll(
    open_page: Callable[..., Page], hostile: str, address: str
) -> None:
    page = open_page(width=PHONES[0], height=700)
    page.goto(hostile + address)
    assert scrolled_width(page) == PHONES[0]


def scrolled_width(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def targets(page: Page) -> list[dict[str, float]]:
    """The boxes of what is shown and stands alone; links within a sentence may be smaller."""
    boxes: list[dict[str, float]] = page.evaluate(
        """() => [...document.querySelectorAll("input, button, nav a, .headline a, tbody a")]
            .filter(element => element.checkVisibility())
            .map(element => ({html: element.outerHTML, box: element.getBoundingClientRect()}))
            .map(({html, box}) => ({html, width: box.width, height: box.height}))"""
    )
    return boxes


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_follows_the_colours_of_the_reader(
    open_page: Callable[..., Page], ferry: str, scheme: str
) -> None:
    page = open_page()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(ferry)
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(map(int, re.findall(r"\d+", colour)))
    assert (brightness > 600) is (scheme == "light")


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (390, 1)])
def test_side_by_side_is_one_column_on_a_phone_without_a_script(
    open_page: Callable[..., Page], ferry: str, width: int, columns: int
) -> None:
    page = open_page(width=width, javascript=False)
    page.goto(f"{ferry}/s/1/1..2?view=split&context=1")
    assert page.locator(".row .older").first.is_visible() is (columns == 2)
    expect(page.locator(".row .newer").first).to_be_visible()
    gone = page.locator(".row.edited .newer del").first
    assert gone.is_visible() is (columns == 1)
