"""Stories that are read from right to left: the sign and the bar of a row stand where it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
from tests.browser.hard import HEBREW, HEBREW_LATER
from tracker.web.serving import Served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings, newsroom, database = served(tmp_path_factory.mktemp("hebrew"))
    newsroom.publishes(HEBREW)
    newsroom.publishes(HEBREW_LATER)
    with Served(settings) as serving:
        yield serving.address.rstrip("/")
    database.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_row_begins_at_the_right(open_page: Callable[..., Page], hebrew: str, width: int) -> None:
    page = open_page(width=width)
    page.goto(f"{hebrew}/s/1/1..2?fold=none")
    for row in page.locator("section.row").all():
        sign, whole = row.locator(".sign").bounding_box(), row.bounding_box()
        assert sign is not None
        assert whole is not None
        assert sign["x"] > whole["x"] + whole["width"] - 40
    heading, main = page.locator("h1").bounding_box(), page.locator("main").bounding_box()
    assert heading is not None
    assert main is not None
    assert abs(heading["x"] + heading["width"] - (main["x"] + main["width"])) < 25


def test_side_by_side_the_older_one_stays_under_its_name(
    open_page: Callable[..., Page], hebrew: str
) -> None:
    page = open_page()
    page.goto(f"{hebrew}/s/1/1..2?view=split")
    for side in ("older", "newer"):
        head = page.locator(f".heads .{side}").bounding_box()
        text = page.locator(f".row.edited .{side}").first.bounding_box()
        assert head is not None
        assert text is not None
        assert head["x"] - 30 <= text["x"] <= head["x"] + 30
    expect(page.locator(".jumps")).to_contain_text("“12” → “47”")
