"""A reader's way to mails and out of them: asked for, said yes to, minded, stopped, forgotten."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness
from tests.browser.keyboard import press, tab_to
from tests.mailserver import Letterbox, open_letterbox
from tests.web.newsroom import FERRY, LATER, Newsroom
from tracker.clock import utc_now
from tracker.config import Settings
from tracker.desk.alerting.confirming import open_confirming
from tracker.store.database import Database
from tracker.web.serving import Served

# aiosmtpd asks in a way that Python 3.14 no longer likes.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd"),
]

READER = "ada.quill@example.org"


@dataclass
class Desk:
    """A desk that sends mails, and the letterbox in which they arrive."""

    address: str
    settings: Settings
    database: Database
    box: Letterbox

    def asks(self) -> str:
        """The link to say yes, out of the one mail that asks for it."""
        confirming = open_confirming(self.settings, self.database, utc_now)
        with ThreadPoolExecutor(1) as elsewhere:  # the browser has a loop of its own here
            assert elsewhere.submit(confirming.send_due).result() == 1
        letter = self.box.letters.pop()
        assert letter["To"] == READER
        text = letter.get_body(("plain",)).get_content()
        [link] = re.findall(rf"{self.address}/watches/confirm/\S+", text)
        return str(link)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with open_letterbox() as (box, mail_port):
        settings = Settings.model_validate(
            {
                "database": {"url": f"sqlite:///{tmp_path / 'tracker.db'}"},
                "site": {"base_url": address},
                "smtp": {"host": "127.0.0.1", "port": mail_port, "tls": "none"},
                "web": {"port": port},
            }
        )
        database = Database(settings.database.url)
        database.upgrade()
        newsroom = Newsroom(database)
        for said in (FERRY, LATER):
            newsroom.publishes(said)
        with Served(settings):
            yield Desk(address, settings, database, box)
        database.close()


@pytest.mark.parametrize(
    ("javascript", "width"), [(True, 1280), (False, 1280), (False, 360)], ids=str
)
def test_from_a_story_to_its_mails_and_out_of_them_by_keyboard(
    open_page: Callable[..., Page], witness: Witness, desk: Desk, *, javascript: bool, width: int
) -> None:
    page = open_page(javascript=javascript, width=width)
    asks_for_a_story(page, desk)
    page.goto(desk.asks())
    expect(page.locator("main")).to_contain_text(LATER.headline)
    press(page, "button.main")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your watches")
    minds_it(page)
    ends_it(page)
    assert (witness.dialogs, witness.errors) == ([], [])


def asks_for_a_story(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.address}/watches?story=1")
    expect(page.locator("input[name=story]")).to_have_value("1")
    tab_to(page, "input[name=on][value=headline]")
    page.keyboard.press("ArrowDown")
    press(page, "button.main")
    expect(page.get_by_text("What of", exact=True)).to_be_visible()
    tab_to(page, "#email")
    page.keyboard.type(READER)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.address}/watches/asked")


def minds_it(page: Page) -> None:
    for words, said in (
        ("Pause a week", "Paused until"),
        ("Go on now", "a mail at once"),
        ("Only daily", "one mail a day"),
    ):
        press(page, f"button:text-is('{words}')")
        expect(page.locator("main")).to_contain_text(said)


def ends_it(page: Page) -> None:
    press(page, "button:text-is('End it')")
    expect(page.locator("main")).to_contain_text("You have no watch that goes on.")
    press(page, "summary")
    press(page, "button:text-is('Delete my address')")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your address is deleted")


def test_opening_a_link_of_a_mail_does_nothing(open_page: Callable[..., Page], desk: Desk) -> None:
    """Mail scanners open every link."""
    page = open_page()
    asks_for_a_story(page, desk)
    link = desk.asks()
    for _ in range(2):
        page.goto(link)
        expect(page.get_by_role("button", name="Yes, send me these")).to_be_visible()


def test_the_pages_behind_a_mail_shut_nobody_out(
    open_page: Callable[..., Page], desk: Desk
) -> None:
    page = open_page(width=360)
    asks_for_a_story(page, desk)
    page.goto(desk.asks())
    for words in ("Yes, send me these", "Pause a day", "Delete my address"):
        assert Axe().run(page).violations_count == 0, words
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        if words == "Delete my address":
            page.get_by_text("End everything").click()
        page.get_by_role("button", name=words).click()
    assert Axe().run(page).violations_count == 0
