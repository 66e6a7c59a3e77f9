"""On a phone every page is one column in which words stay words, and the way on is at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import EVERY
from tests.browser.conftest import is_page

pytestmark = pytest.mark.browser

PHONE = 360
WIDEST_OF_FEW = """() => [...document.querySelectorAll("main :is(th, td, p, li, dd, h1, h2)")]
  .filter((e) => e.checkVisibility() && !e.closest(".unseen") && e.innerText.trim().length > 25)
  .map((e) => [e.getBoundingClientRect().width, e.innerText.slice(0, 40)])
  .filter(([width]) => width > 1 && width < 90)"""
"""What has many letters and yet no room for them."""


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Page]:
    """One for all: what is looked at leaves nothing behind."""
    with chromium.new_context(viewport={"width": PHONE, "height": 900}) as context:
        yield context.new_page()


@pytest.mark.parametrize("address", EVERY)
def test_every_page_is_one_column(phone: Page, ferry: str, address: str) -> None:
    if is_page(phone, ferry + address):
        phone.goto(ferry + address)
        assert phone.evaluate(WIDEST_OF_FEW) == []


def test_the_way_on_stays_under_the_thumb(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page(width=PHONE, height=640)
    page.goto(f"{ferry}/s/1/2..3")
    bar = page.locator(".bar")
    expect(bar.get_by_text("change 2 of 3")).to_be_in_viewport()
    for name in ("‹ Change before", "Change after ›"):
        link = bar.get_by_role("link", name=name)
        expect(link).to_be_in_viewport()
        size = link.bounding_box()
        assert size is not None
        assert size["height"] >= 40
    bar.get_by_role("link", name="Change after ›").click()
    expect(page).to_have_url(f"{ferry}/s/1/3..4")
