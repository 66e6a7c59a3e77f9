"""What the script adds: keys, the reader's clock, word of what is new. Nothing needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness, served
from tests.web.newsroom import FERRY, LATER, Newsroom
from tracker.web.serving import Served

pytestmark = pytest.mark.browser


def press(page: Page, *keys: str) -> None:
    """Press keys one after another, once the script is there that heeds them."""
    page.wait_for_load_state("load")
    for key in keys:
        page.keyboard.press(key)


def test_from_the_front_page_to_the_change_in_two_keys(
    open_page: Callable[..., Page], witness: Witness, ferry: str
) -> None:
    page = open_page()
    page.goto(ferry)
    press(page, "j", "Enter")
    expect(page).to_have_url(f"{ferry}/s/1/3..4")
    assert (witness.dialogs, witness.errors) == ([], [])


def test_change_by_change_and_pair_by_pair(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page()
    page.goto(f"{ferry}/s/1/1..2")
    here = page.locator(":focus")
    press(page, "n")
    expect(here).to_have_attribute("id", "headline")
    for name in ("Paragraph 3, edited", "Old paragraph 3, removed"):
        press(page, "n")
        expect(here).to_have_attribute("aria-label", name)
        expect(here).to_be_in_viewport()
    press(page, "p")
    expect(here).to_have_attribute("aria-label", "Paragraph 3, edited")
    press(page, "l")
    expect(page).to_have_url(f"{ferry}/s/1/2..3")
    press(page, "h")
    expect(page).to_have_url(f"{ferry}/s/1/1..2")
    press(page, "u")
    expect(page).to_have_url(f"{ferry}/s/1/1..2?view=split")
    press(page, "u")
    expect(page).to_have_url(f"{ferry}/s/1/1..2")
    press(page, "c")
    expect(page).to_have_url(f"{ferry}/s/1/1..2?context=1")


def test_brackets_and_braces_move_the_ends(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page()
    page.goto(f"{ferry}/s/1/2..3?view=split")
    for key, pair in (("[", "1..3"), ("}", "1..4"), ("]", "2..4"), ("{", "2..3"), ("{", "2..3")):
        press(page, key)
        expect(page).to_have_url(f"{ferry}/s/1/{pair}?view=split")


@pytest.mark.parametrize("path", ["/s/1", "/s/1/1..2", "/s/1/v/2"])
def test_s_leads_to_the_watch_for_the_story(
    open_page: Callable[..., Page], ferry: str, path: str
) -> None:
    page = open_page()
    page.goto(ferry + path)
    press(page, "s")
    expect(page).to_have_url(f"{ferry}/watches?story=1")


def test_the_keys_are_listed_over_any_page(
    open_page: Callable[..., Page], witness: Witness, ferry: str
) -> None:
    page = open_page()
    page.goto(f"{ferry}/s/1")
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("next change in the text")
    expect(dialog.get_by_role("heading", name="Keys")).to_be_in_viewport()
    press(page, "j", "Escape")
    expect(dialog).to_have_count(0)
    press(page, "g", "c")
    expect(page).to_have_url(f"{ferry}/")
    press(page, "/", *"j?g.")
    expect(page.locator("#q")).to_have_value("j?g.")
    assert (witness.dialogs, witness.errors) == ([], [])


def test_a_point_turns_the_colours_and_the_next_page_has_them(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page()
    page.goto(ferry)
    press(page, ".")
    expect(page.get_by_role("status")).to_have_text("Colours: dark")
    page.goto(f"{ferry}/s/1")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"
    press(page, ".", ".")
    page.goto(ferry)
    assert page.locator("html").get_attribute("data-theme") is None


def choose(page: Page, address: str, *labels: str) -> None:
    """Choose with the form, as a reader without a script does."""
    page.goto(address)
    page.get_by_role("link", name="Looks and times").first.click()
    for label in labels:
        page.get_by_label(label).check()
    page.get_by_role("button", name="Keep this").click()
    expect(page).to_have_url(address)


@pytest.mark.parametrize("javascript", [True, False])
def test_colours_are_chosen_with_a_form(
    open_page: Callable[..., Page], ferry: str, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    choose(page, f"{ferry}/s/1/1..2?view=split", "without colours", "dark")
    expect(page.locator("html")).to_have_attribute("data-palette", "mono")
    came = page.locator("ins").first
    style = "element => getComputedStyle(element)"
    assert came.evaluate(f"{style}['textDecorationLine']") == "underline"
    assert came.evaluate(f"{style}['backgroundColor']") == "rgb(213, 217, 224)"


def test_keys_can_be_switched_off(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page()
    choose(page, f"{ferry}/", "off")
    press(page, "j", "Enter", "?", "g", "s", "/")
    expect(page).to_have_url(f"{ferry}/")
    assert page.locator("dialog, #q:focus").count() == 0


def test_times_by_the_reader_s_own_clock(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page(zone="Asia/Seoul")
    page.goto(ferry)
    time = page.locator(".changes time").first
    assert time.inner_text() == "12:45"
    assert time.get_attribute("title") == "3 May 2031, 21:45 GMT+9"
    choose(page, f"{ferry}/", "by this device's clock")
    expect(time).to_have_text("21:45")
    expect(page.locator("#clock")).to_have_text("Asia/Seoul")
    assert time.get_attribute("title") == "3 May 2031, 12:45 UTC"


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Newsroom]]:
    """A desk of which the story goes on while somebody reads."""
    settings, newsroom, database = served(tmp_path_factory.mktemp("desk"))
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    with Served(settings) as serving:
        yield serving.address, newsroom
    database.close()


def test_what_is_new_is_announced_and_nothing_moves(
    open_page: Callable[..., Page], witness: Witness, desk: tuple[str, Newsroom]
) -> None:
    address, newsroom = desk
    page = open_page()
    page.goto(address)
    row = page.locator(".changes > li").first
    before = row.inner_text()
    newsroom.publishes(FERRY)
    # It asks once a minute, and when the reader comes back to the page.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    told = page.get_by_role("link", name="1 new")
    expect(told).to_be_visible()
    assert (row.inner_text(), page.title()[:8]) == (before, "(1 new) ")
    told.click()
    expect(page.locator(".changes > li").first).not_to_have_text(before)
    assert witness.errors == []


def test_a_link_to_a_page_is_copied_plain_or_with_its_settings(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{ferry}/s/1/1..2?view=split&times=utc")
    for words, address in (
        ("Plain link", "/s/1/1..2"),
        ("Link with these settings", "/s/1/1..2?view=split&times=utc"),
    ):
        page.get_by_role("link", name=words, exact=True).click()
        expect(page.get_by_role("status")).to_have_text("The address is copied")
        assert page.evaluate("navigator.clipboard.readText()") == f"{ferry}{address}"
    expect(page).to_have_url(f"{ferry}/s/1/1..2?view=split&times=utc")


def test_without_a_script_such_a_link_leads_there(
    open_page: Callable[..., Page], ferry: str
) -> None:
    page = open_page(javascript=False)
    page.goto(f"{ferry}/s/1/1..2?view=split")
    page.get_by_role("link", name="Plain link").click()
    expect(page).to_have_url(f"{ferry}/s/1/1..2")
