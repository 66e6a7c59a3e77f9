"""Draws the pages of the demo's day, for `docs/pictures`: `python -m tests.browser.pictures`."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import time_machine
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import conftest, hard, trouble
from tests.browser.conftest import NAMES, QUIET
from tracker.cli import day
from tracker.config import Smtp, Web
from tracker.demo.wire import DemoWire
from tracker.store.database import Database
from tracker.web.serving import Served

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
DESKTOP, PHONE, SHEET = (1200, 800), (360, 720), (794, 1123)
STORY = 5
"""The demo's story of the ferry; the text of its second version is taken down."""

LONGEST = 1000
"""Pixels of a page that a picture shows at most: beyond, it goes on as before."""

SCALE = 0.7
"""Of the wide ones: they can still be read, and all together stay below 5 MB."""

SMALL = ("--disable-lcd-text", "--font-render-hinting=none")
"""Letters in greys: a picture takes a third less room."""

PAGES = {
    "changes": ("/", DESKTOP, "light"),
    "changes-dark": ("/", DESKTOP, "dark"),
    "changes-phone": ("/", PHONE, "light"),
    "story": ("/s/5", DESKTOP, "light"),
    "story-dark-phone": ("/s/5", PHONE, "dark"),
    "change": ("/s/5/2..3", DESKTOP, "light"),
    "change-phone": ("/s/5/2..3", PHONE, "light"),
    "change-on-paper": ("/s/5/2..3", SHEET, "paper"),
    "change-forced-colours": ("/s/5/2..3", DESKTOP, "forced"),
    "story-on-paper": ("/s/5", SHEET, "paper"),
    "story-forced-colours": ("/s/5", DESKTOP, "forced"),
    "story-withdrawn": ("/s/9", DESKTOP, "light"),
    "story-early-hours-wide": ("/s/5?old=2&new=4&axis=log", DESKTOP, "light"),
    "side-by-side-dark": ("/s/5/4..5?view=split", DESKTOP, "dark"),
    "version": ("/s/5/v/5", DESKTOP, "light"),
    "growth": ("/s/5/growth", DESKTOP, "light"),
    "matrix": ("/s/5/matrix", DESKTOP, "light"),
    "matrix-dark-phone": ("/s/5/matrix", PHONE, "dark"),
    "stories": ("/stories", DESKTOP, "light"),
    "search": ("/search?q=ferry", DESKTOP, "light"),
    "search-nothing": ("/search?q=giraffe", DESKTOP, "light"),
    "outlets": ("/outlets", DESKTOP, "light"),
    "feeds": ("/feeds", DESKTOP, "light"),
    "examples": ("/examples", DESKTOP, "light"),
    "watches": ("/watches", DESKTOP, "light"),
    "preferences": ("/preferences", DESKTOP, "light"),
    "keys": ("/keys", DESKTOP, "dark"),
    "not-found": ("/s/999", DESKTOP, "light"),
    "no-change-fits": ("/?outlet=halyard&weight=cosmetic", DESKTOP, "light"),
    "outlet": ("/o/halyard", DESKTOP, "light"),
    "outlet-phone": ("/o/halyard", PHONE, "dark"),
    "no-such-version": ("/s/5/1..77", DESKTOP, "light"),
    "no-such-filter": ("/?weight=huge", DESKTOP, "light"),
    "not-tracked": ("/find?q=https://news.example/2025/harbour-closes", DESKTOP, "light"),
    "search-refused": ("/search?q=in:moon+ferry", DESKTOP, "light"),
    "search-removed": ("/search?q=in:removed+captain", DESKTOP, "light"),
    "watch-preview": ("/watches/new?scope=outlet&outlet=mirinae", DESKTOP, "light"),
}
"""Each with its address, the size of the window, and how it is looked at."""

HARD = {
    "story-one-version": ("/s/1", DESKTOP, "light"),
    "story-blind-and-doubtful": ("/s/2", DESKTOP, "light"),
    "change-leftward": ("/s/3/1..2", DESKTOP, "light"),
    "change-label-only": ("/s/4/1..2", DESKTOP, "light"),
}
"""What the demo has none of."""

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "paper": {"media": "print"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
"""How a page is looked at, as a browser is told."""

TROUBLES = {
    "stale": ("/", DESKTOP, "light"),
    "outlet-empty": ("/o/halyard-live", DESKTOP, "light"),
    "feeds-failing": ("/feeds", DESKTOP, "light"),
    "feeds-phone": ("/feeds?state=failing", PHONE, "light"),
    "health": ("/health", DESKTOP, "light"),
    "health-dark-phone": ("/health", PHONE, "dark"),
    "taken-down": (f"/s/{STORY}/v/2", DESKTOP, "light"),
    "taken-down-phone": (f"/s/{STORY}/v/2", PHONE, "dark"),
    "alerts": ("/alerts", DESKTOP, "light"),
    "alert": ("/alerts/1", DESKTOP, "light"),
    "watch-asked": ("/watches/asked", DESKTOP, "light"),
    "watch-confirm": (trouble.link("confirm", 3), DESKTOP, "light"),
    "watch-mine": (trouble.link("mine", 2), DESKTOP, "light"),
    "watch-mine-phone": (trouble.link("mine", 2), PHONE, "dark"),
    "watch-stop": (trouble.link("stop", 2), DESKTOP, "light"),
}
"""What a good day never shows."""

FAILED = {"fault": trouble.a_row_is_damaged, "no-database": trouble.a_table_is_gone}
"""The first page, once this has happened."""


def main() -> None:
    """Play the day, then draw what a reader sees at its end."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        with _demo(Path(folder) / "demo.db") as (address, now):
            for name, (path, size, scheme) in PAGES.items():
                _draw(browser, address.rstrip("/") + path, name, size, scheme)
        with Served(day.settings(Path(folder) / "empty.db")) as served:
            _draw(browser, served.address, "first-run", DESKTOP, "light")
        _draw_hard(browser, Path(folder))
        _draw_troubles(browser, Path(folder) / "demo.db", now + timedelta(hours=2))


def _draw_hard(browser: Browser, folder: Path) -> None:
    """Stories that are hard to show, soon after they came."""
    settings, newsroom, database = conftest.served(folder)
    hard.publish_all(newsroom, database)
    with time_machine.travel(hard.NOW, tick=True), Served(settings) as served:
        for name, (path, size, scheme) in HARD.items():
            _draw(browser, served.address.rstrip("/") + path, name, size, scheme)
    database.close()


def _draw_troubles(browser: Browser, file: Path, now: datetime) -> None:
    """Some hours after the demo's day, when much has gone wrong."""
    database = Database(f"sqlite:///{file}")
    trouble.know_the_key(database)
    trouble.watches_wait(database, now)
    trouble.befalls(database, now, story_id=STORY, number=2)
    more = {"smtp": Smtp(host="mail.example"), "web": Web(port=0, ledger=True)}
    settings = day.settings(file, base_url="https://desk.example").model_copy(update=more)
    with time_machine.travel(now, tick=True), Served(settings) as served:
        address = served.address.rstrip("/")
        for name, (path, size, scheme) in TROUBLES.items():
            _draw(browser, address + path, name, size, scheme)
        trouble.letters_were_asked(database, now)
        _draw(
            browser,
            address + "/watches/new?scope=all",
            "too-often",
            DESKTOP,
            "light",
            does=_sign_up,
        )
        _draw(
            browser, address + trouble.link("mine", 2), "forgotten", DESKTOP, "light", does=_forget
        )
        for name, happens in FAILED.items():
            happens(database)
            _draw(browser, address, name, DESKTOP, "light")
    database.close()


def _sign_up(page: Page) -> None:
    page.get_by_label("Your mail address").fill("one.more@example.org")
    page.get_by_role("button", name="Send me these").click()


def _forget(page: Page) -> None:
    page.get_by_text("End everything").click()
    page.get_by_role("button", name="Delete my address").click()


@contextmanager
def _demo(file: Path) -> Iterator[tuple[str, datetime]]:
    """The address of a desk at the end of the demo's day, and when that is by the day's clock."""
    day.begin_anew(file)
    settings = day.settings(file)
    with DemoWire() as wire:
        for _ in day.play(wire, settings):
            """Each step is kept as it is made."""
        now = wire.now + timedelta(minutes=2)
        with time_machine.travel(now, tick=True), Served(settings) as served:
            yield served.address, now


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, *SMALL])
        yield browser
        browser.close()


def _draw(
    browser: Browser,
    address: str,
    name: str,
    size: tuple[int, int],
    scheme: str,
    *,
    does: Callable[[Page], None] = lambda _: None,
) -> None:
    """What a reader sees at an address, once they did that."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=1 if size == PHONE else SCALE,
    )
    page = context.new_page()
    page.emulate_media(**LOOKS[scheme])
    page.goto(address)
    if scheme == "paper":
        page.evaluate("document.body.style.margin = '60px'")
    does(page)
    tall: int = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(tall, 300), LONGEST)})
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
