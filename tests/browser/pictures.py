"""Draws the pages of the demo's day, for `docs/pictures`: `python -m tests.browser.pictures`."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import time_machine
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import NAMES, QUIET
from tracker.cli import day
from tracker.demo.wire import DemoWire
from tracker.web.serving import Served

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
DESKTOP, PHONE = (1200, 800), (360, 720)
LONGEST = 1000
"""Pixels of a page that a picture shows at most: beyond, it goes on as before."""

SCALE = 0.7
"""Of the wide ones: they can still be read, and all together stay below 2 MB."""

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
    "side-by-side-dark": ("/s/5/4..5?view=split", DESKTOP, "dark"),
    "version": ("/s/5/v/5", DESKTOP, "light"),
    "growth": ("/s/5/growth", DESKTOP, "light"),
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
}
"""Each with its address, the size of the window, and the colours."""


def main() -> None:
    """Play the day, then draw what a reader sees at its end."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        with _demo(Path(folder) / "demo.db") as address:
            for name, (path, size, scheme) in PAGES.items():
                _draw(browser, address.rstrip("/") + path, name, size, scheme)
        with Served(day.settings(Path(folder) / "empty.db")) as served:
            _draw(browser, served.address, "first-run", DESKTOP, "light")


@contextmanager
def _demo(file: Path) -> Iterator[str]:
    """The address of a desk at the end of the demo's day, by the clock of that day."""
    day.begin_anew(file)
    settings = day.settings(file)
    with DemoWire() as wire:
        for _ in day.play(wire, settings):
            """Each step is kept as it is made."""
        now = wire.now + timedelta(minutes=2)
        with time_machine.travel(now, tick=True), Served(settings) as served:
            yield served.address


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, *SMALL])
        yield browser
        browser.close()


def _draw(browser: Browser, address: str, name: str, size: tuple[int, int], scheme: str) -> None:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=SCALE if size == DESKTOP else 1,
    )
    page = context.new_page()
    page.goto(address)
    tall: int = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(tall, 300), LONGEST)})
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
