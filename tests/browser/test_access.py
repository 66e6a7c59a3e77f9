"""Every page there is, held against axe: for eyes of every kind, and for none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.addresses import EVERY, ROUTES
from tests.browser.conftest import is_page, served
from tests.browser.trouble import a_row_is_damaged, a_table_is_gone
from tests.web.newsroom import FERRY, LATER
from tracker.web.serving import Served

pytestmark = pytest.mark.browser

AXE = Axe()
CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One for all: what is looked at leaves nothing behind."""
    with chromium.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("address", ROUTES)
def test_every_route_has_a_page_here(page: Page, ferry: str, address: str) -> None:
    """Else it would be an error page that is looked at, over and over."""
    assert page.request.get(ferry + address, max_redirects=0).status < 400


def check(page: Page, address: str) -> None:
    """No violation, in light and in dark; what is no page is passed over."""
    if is_page(page, address):
        look(page, address)


def look(page: Page, address: str) -> int:
    """The status of the answer, of which the page has no violation."""
    answer = page.goto(address)
    page.emulate_media(color_scheme="light")
    found = AXE.run(page)
    assert found.violations_count == 0, f"{address}: {found.generate_report()}"
    page.emulate_media(color_scheme="dark")
    found = AXE.run(page, options=CONTRAST)
    assert found.violations_count == 0, f"{address}, dark: {found.generate_report()}"
    return answer.status if answer else 0


def test_no_route_is_left_out() -> None:
    assert [address for address in EVERY if "{" in address] == []


@pytest.mark.parametrize("address", EVERY)
def test_no_page_shuts_anybody_out(page: Page, ferry: str, address: str) -> None:
    check(page, ferry + address)


@pytest.mark.parametrize("address", ["/", "/stories"])
def test_nor_does_a_desk_that_has_seen_nothing(page: Page, empty: str, address: str) -> None:
    check(page, empty + address)


STATES = (
    *("/", "/s/1", "/s/1/v/1", "/s/1/1..2", "/s/1/v/1/raw", "/o/halyard-live", "/outlets"),
    *("/feeds", "/feeds?state=failing", "/health", "/alerts", "/alerts/1", "/alerts?state=held"),
)


@pytest.mark.parametrize("address", STATES)
def test_nor_does_a_desk_on_which_much_is_wrong(page: Page, troubled: str, address: str) -> None:
    check(page, troubled + address)


def test_nor_does_what_failed(page: Page, tmp_path: Path) -> None:
    settings, newsroom, database = served(tmp_path)
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    with Served(settings) as serving:
        for trouble, status in ((a_row_is_damaged, 500), (a_table_is_gone, 503)):
            trouble(database)
            assert look(page, serving.address) == status
    database.close()


def test_nor_does_any_palette(open_page: Callable[..., Page], ferry: str) -> None:
    page = open_page()
    for palette in ("classic", "mono"):
        kept = {"name": "desk", "value": f"palette:{palette}", "url": ferry}
        page.context.add_cookies([kept])  # type: ignore[list-item]
        check(page, f"{ferry}/s/1/1..2")


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.goto("about:blank")
    page.set_content("<main><p style='color:#aaa'>pale</p><img src='data:,'></main>")
    assert {"color-contrast", "image-alt"} <= {
        one["id"] for one in AXE.run(page).response["violations"]
    }
