"""A real Chromium, and a desk that is really served: what a reader sees, touches and hears."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from tests.browser import trouble
from tests.web.newsroom import FERRY, LATER, Newsroom, write_hostile
from tracker.clock import utc_now
from tracker.config import Settings
from tracker.store.database import Database
from tracker.web.serving import Served

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    # In a container there is no user to sandbox for, and /dev/shm is small.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    # Nothing but the desk is asked for anything.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

REPORT = """
document.addEventListener("securitypolicyviolation", (violation) =>
  console.error("against the policy: " + violation.effectiveDirective));
"""


@dataclass
class Witness:
    """What a page did that it should not do."""

    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Every address that was asked for."""

    def watches(self, page: Page) -> None:
        page.add_init_script(REPORT)
        page.on("dialog", self._dialog)
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Not for the whole session: as long as Playwright is there, nobody else may run a loop."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine: none of {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def witness() -> Witness:
    return Witness()


@pytest.fixture(scope="module")
def profile(chromium: Browser) -> Callable[[bool, str], BrowserContext]:
    """The profile of a reader with scripts or without, in a time zone.

    To open one costs three times as much as a page in it: 0.9 s of processor time against 0.3.
    """

    @cache
    def opened(javascript: bool, zone: str) -> BrowserContext:
        return chromium.new_context(java_script_enabled=javascript, timezone_id=zone)

    return opened


@pytest.fixture
def open_page(
    profile: Callable[[bool, str], BrowserContext], witness: Witness
) -> Iterator[Callable[..., Page]]:
    """Opens a page of a reader whose browser is set so: its width, its clock, its scripts."""
    pages: list[Page] = []

    def open_one(
        *, width: int = 1280, height: int = 900, javascript: bool = True, zone: str = "UTC"
    ) -> Page:
        page = profile(javascript, zone).new_page()
        page.set_viewport_size({"width": width, "height": height})
        pages.append(page)
        witness.watches(page)
        return page

    yield open_one
    for page in pages:
        page.close()
        page.context.clear_cookies()


def is_page(page: Page, address: str) -> bool:
    """Whether a reader sees a page there, and not data or the way to another place."""
    answer = page.request.get(address, max_redirects=0)
    return answer.headers.get("content-type", "").startswith("text/html")


def served(folder: Path) -> tuple[Settings, Newsroom, Database]:
    """What is needed to serve a desk, and the newsroom that writes for it."""
    url = f"sqlite:///{folder / 'tracker.db'}"
    settings = Settings.model_validate(
        {"database": {"url": url}, "web": {"port": 0, "ledger": True}}
    )
    database = Database(url)
    database.upgrade()
    return settings, Newsroom(database), database


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk with one story, 1, in four versions, and a reader who watches it."""
    settings, newsroom, database = served(tmp_path_factory.mktemp("ferry"))
    trouble.know_the_key(database)
    trouble.watches_wait(database, utc_now())
    for said in (FERRY, LATER, FERRY, LATER):
        newsroom.publishes(said)
    with Served(settings) as serving:
        yield serving.address.rstrip("/")
    database.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that has seen nothing yet."""
    settings, _, database = served(tmp_path_factory.mktemp("empty"))
    with Served(settings) as serving:
        yield serving.address.rstrip("/")
    database.close()


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk on which much is wrong, and that stands all the same."""
    settings, newsroom, database = served(tmp_path_factory.mktemp("troubled"))
    trouble.know_the_key(database)
    trouble.watches_wait(database, utc_now())
    for said in (FERRY, LATER, FERRY):
        newsroom.publishes(said)
    trouble.befalls(database, utc_now(), story_id=1, number=1)
    with Served(settings) as serving:
        yield serving.address.rstrip("/")
    database.close()


@pytest.fixture(scope="module")
def hostile(
    made_once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a desk on which every payload has stood in every field of story 1."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(made_once("hostile.db", write_hostile), folder / "tracker.db")
    settings, _, database = served(folder)
    with Served(settings) as serving:
        yield serving.address.rstrip("/")
    database.close()
