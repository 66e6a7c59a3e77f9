"""Watches in a browser: asked for, confirmed, minded, ended."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from tests.web.conftest import browsing, opened
from tests.web.newsroom import FERRY, LATER, PAYLOADS, Newsroom
from tests.web.reading import read
from tracker.alert.message.ways import Purpose
from tracker.alert.tokens import sign
from tracker.clock import utc_now
from tracker.desk.alerting.consent import Consent
from tracker.desk.reading.comparing import Comparing
from tracker.models.records.alerts import Subscription
from tracker.models.records.consent import Confirmation
from tracker.store import consent
from tracker.store.database import Database
from tracker.web.app import create_app
from tracker.web.watching import PRIVATE
from tracker.web.wishing import OCCASIONS

ADA = "ada@example.org"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ONE_CLICK = "List-Unsubscribe=One-Click"


class Site:
    """The pages, and what stands in the database behind them."""

    def __init__(self, database: Database, client: TestClient) -> None:
        self.database, self.client = database, client

    def signs_up(self, email: str = ADA, query: str = "?scope=all", **more: str) -> str:
        answer = self.client.post(f"/watches/new{query}", data={"email": email, **more})
        return answer.headers.get("location", answer.text)

    def link(self, purpose: Purpose, watch_id: int = 1) -> str:
        with self.database.reading() as session:
            return f"/watches/{purpose}/{sign(consent.signing_key(session), purpose, watch_id)}"

    def watches(self) -> list[Subscription]:
        with self.database.reading() as session:
            return list(session.exec(select(Subscription)))

    def mails(self) -> int:
        with self.database.reading() as session:
            return len(session.exec(select(Confirmation)).all())

    def mine(self, email: str = ADA) -> str:
        """A reader who said yes to one watch; the page of their own."""
        self.signs_up(email)
        watch_id = max(one.id or 0 for one in self.watches())
        answer = self.client.post(self.link("confirm", watch_id))
        return str(answer.headers["location"])


@pytest.fixture
def site(database: Database, client: TestClient) -> Site:
    newsroom = Newsroom(database)
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    return Site(database, client)


# -- asking ----------------------------------------------------------------------------------------


def test_the_form_asks_for_everything_in_words(site: Site) -> None:
    page = read(site.client.get("/watches").text)
    assert all(words in page.text for words in OCCASIONS.values())
    assert "Harbour Wire" in page.text
    assert {"scope", "outlet", "words", "story", "on", "how", "at", "day", "zone"} <= set(
        page.values
    )
    assert "/watches/new" in page.links


def test_a_story_leads_to_its_own_form(site: Site) -> None:
    html = site.client.get("/watches?story=1").text
    assert 'name="scope" value="story" checked' in html
    assert LATER.headline in read(html).text
    assert 'name="scope" value="outlet" checked' in site.client.get("/watches?outlet=harbour").text


def test_a_preview_says_how_many_mails_and_shows_the_latest(site: Site) -> None:
    with site.database.writing() as session:
        session.connection().exec_driver_sql(
            "UPDATE change SET changed_at = ?", (utc_now().isoformat(" ").replace("+00:00", ""),)
        )
    page = read(site.client.get("/watches/new?story=1&how=daily&at=07:30&zone=Asia/Seoul").text)
    assert "About 1 mail a day" in page.text
    assert "one mail a day, at 07:30 (Asia/Seoul)" in page.text
    assert f"the story “{LATER.headline}”" in page.text
    assert f"was {FERRY.headline}" in page.text
    assert {
        "/s/1/1..2",
        "/watches?scope=story&story=1&on=headline&how=daily&at=07%3A30&zone=Asia%2FSeoul",
    } <= set(page.links)
    assert "email" in page.values
    assert "No mail" in read(site.client.get("/watches/new?scope=all&on=correction").text).text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?scope=words", "Say which words"),
        ("?scope=story&story=99", "99"),
        ("?scope=outlet&outlet=zeppelin", "no such outlet"),
        ("?scope=moon", "Moon: is nothing"),
        ("?scope=all&on=moon", "no such occasion"),
        ("?scope=all&how=yearly", "Yearly"),
        ("?scope=all&how=daily&at=late", "no time of day"),
        ("?scope=all&how=weekly&day=t", "no day of the week"),
        ("?scope=all&zone=Mars", "no such time zone"),
        (
            "?scope=all&on=word_appears",
            "“the words come into the headline” is for watches of words.",
        ),
    ],
)
def test_what_could_never_be_served_is_said_beside_the_form(
    site: Site, query: str, said: str
) -> None:
    for answer in (
        site.client.get(f"/watches/new{query}"),
        site.client.post(f"/watches/new{query}", data={"email": ADA}),
    ):
        assert answer.status_code == 400
        assert said in read(answer.text).text
        assert "scope" in read(answer.text).values
    assert site.watches() == []


def test_signing_up_asks_the_address_first(site: Site) -> None:
    assert site.signs_up(query="?story=1&on=substantive") == "/watches/asked"
    [watch] = site.watches()
    assert (watch.email, watch.value, watch.on) == (ADA, "1", "substantive")
    assert (watch.confirmed_at, site.mails()) == (None, 1)
    assert "mail is on its way" in site.client.get("/watches/asked").text


def test_a_known_address_is_answered_as_an_unknown_one(site: Site) -> None:
    site.mine()
    answers = [
        site.client.post("/watches/new?scope=all", data={"email": email})
        for email in (ADA, "nobody@example.org", ADA, "nobody@example.org")
    ]
    shown = {(a.status_code, a.headers["location"], a.content, len(a.headers)) for a in answers}
    assert len(shown) == 1


def test_what_is_no_address_is_said(site: Site) -> None:
    for email in ("nobody at all", "x@[127.0.0.1]", "desk@example.org", "a@b>\r\nRCPT TO:<c@d>"):
        page = read(site.signs_up(email))
        assert "email" in page.values
        assert "address" in page.text
    assert site.mails() == 0


def test_a_program_that_fills_every_field_asks_nobody(site: Site) -> None:
    assert site.signs_up(website="https://spam.example") == "/watches/asked"
    assert site.watches() == []


def test_one_machine_has_few_addresses_asked(site: Site) -> None:
    told = [site.signs_up(f"reader{number}@example.org") for number in range(25)]
    assert told.count("/watches/asked") == site.mails() == 20
    assert "too many addresses" in told[-1].lower()
    answer = site.client.post("/watches/new?scope=all", data={"email": "one@example.org"})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3600")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_signs_nobody_up(site: Site, headers: dict[str, str]) -> None:
    answer = site.client.post("/watches/new?scope=all", data={"email": ADA}, headers=headers)
    assert answer.status_code == 403
    assert site.watches() == []


def test_where_no_mail_leaves_the_pages_say_so(database: Database) -> None:
    closed = Consent(database, sender="", closed="No mail leaves this desk yet.")
    app = create_app(Comparing(database), title="Desk", consent=closed)
    with TestClient(app, follow_redirects=False) as client:
        assert "No mail leaves" in client.get("/watches").text
        preview = client.get("/watches/new?scope=all").text
        assert "No mail leaves" in preview
        assert "email" not in read(preview).values
        assert client.post("/watches/new?scope=all", data={"email": ADA}).status_code == 400
    with TestClient(create_app(Comparing(database), title="Desk")) as client:
        assert client.get("/watches").status_code == 404


# -- links in mails --------------------------------------------------------------------------------


def test_a_scanner_that_opens_a_link_says_no_yes(site: Site) -> None:
    site.signs_up()
    link = site.link("confirm")
    for ask in (site.client.get, site.client.head):
        assert ask(link).status_code == 200
    assert site.watches()[0].confirmed_at is None
    assert "Yes, send me these" in site.client.get(link).text
    answer = site.client.post(link)
    assert answer.status_code == 303
    assert site.watches()[0].confirmed_at is not None
    assert "Your watches" in site.client.get(answer.headers["location"]).text
    assert "Yes, send" not in site.client.get(link).text


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}],
)
def test_one_click_ends_a_watch_and_looking_does_not(site: Site, headers: dict[str, str]) -> None:
    """RFC 8058: a POST without cookie or login, answered without a redirect."""
    site.mine()
    link = site.link("stop")
    for ask in (site.client.get, site.client.head):
        assert ask(link, headers=headers).status_code == 200
    assert site.watches()[0].ended_at is None
    site.client.cookies.clear()
    for _ in range(2):
        answer = site.client.post(link, content=ONE_CLICK, headers=FORM | headers)
        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
    assert site.watches()[0].ended_at is not None
    assert "No more mails" in site.client.get(link).text
    assert "has ended" in site.client.get(site.link("pause")).text


def test_other_links_act_on_a_button(site: Site) -> None:
    site.mine()
    for link in (site.link("pause"), site.link("daily")):
        assert site.client.get(link).status_code == 200
    assert (site.watches()[0].paused_until, site.watches()[0].how) == (None, "at_once")
    assert "is paused for a day" in site.client.post(site.link("pause")).text
    assert "One mail a day" in site.client.post(site.link("daily")).text
    assert site.watches()[0].how == "daily"
    assert site.watches()[0].paused_until is not None


def test_tokens_are_for_one_purpose_and_one_reader(site: Site) -> None:
    site.mine()
    site.mine("ida@example.org")
    before = site.watches()
    codes = {
        (purpose, number): site.link(purpose, number).rpartition("/")[2].partition("-")[2]
        for purpose in ("confirm", "stop", "pause", "daily", "mine")
        for number in (1, 2)
    }
    for (of, owner), code in codes.items():
        for purpose in ("confirm", "stop", "pause", "daily", "mine"):
            for number in (1, 2, 3):
                if (of, owner) != (purpose, number):
                    address = f"/watches/{purpose}/{number}-{code}"
                    assert site.client.get(address).status_code == 404
                    assert site.client.post(address + "?do=end_all").status_code == 404
    assert site.watches() == before


def test_secret_addresses_are_told_to_nobody(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    mine = site.mine()
    site.signs_up(query="?scope=outlet&outlet=harbour")
    links = [site.link(p) for p in ("confirm", "stop", "pause", "daily")]
    for address in (*links, mine, f"{mine}/add", f"{mine}/new?scope=all"):
        answer = site.client.get(address)
        assert {name: answer.headers.get_list(name) for name in PRIVATE} == {
            name: [value] for name, value in PRIVATE.items()
        }
        assert not [one for one in read(answer.text).links if one.startswith(("http", "//"))]
    with caplog.at_level(logging.DEBUG):
        for address in links:
            site.client.post(address)
        with site.database.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE signing_key RENAME TO away")
        assert site.client.get(mine).status_code == 503
    told = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("tracker"))
    assert "/watches/mine/{token}" in told
    assert not re.search(r"-[a-z2-7]{32}", told)


# -- one's own -------------------------------------------------------------------------------------


def test_a_reader_minds_watches_without_a_password(site: Site) -> None:
    mine = site.mine()
    acts = {
        "day": "Paused until",
        "on": "Pause a day",
        "week": "Paused until",
        "daily": "At once instead",
        "at_once": "Only daily",
        "end": "no watch that goes on",
    }
    for do, shown in acts.items():
        answer = site.client.post(f"{mine}?do={do}&watch=1")
        assert (answer.status_code, answer.headers["location"]) == (303, mine)
        assert shown in site.client.get(mine).text
    assert site.client.post(f"{mine}?do=moon&watch=1").status_code == 404
    assert site.client.post(f"{mine}?do=end&watch=2").status_code == 404
    assert site.client.get(f"{mine}?do=end&watch=1").status_code == 200


def test_a_reader_adds_a_watch_without_another_mail(site: Site) -> None:
    mine = site.mine()
    assert f"{mine}/new" in read(site.client.get(f"{mine}/add").text).links
    preview = site.client.get(f"{mine}/new?scope=outlet&outlet=harbour").text
    assert ADA in preview
    assert "email" not in read(preview).values
    again = site.client.get(f"{mine}/new?scope=words")
    assert (again.status_code, f"{mine}/new" in read(again.text).links) == (400, True)
    answer = site.client.post(f"{mine}/new?scope=outlet&outlet=harbour")
    assert answer.headers["location"] == mine
    assert [one.confirmed_at is None for one in site.watches()] == [False, False]
    assert "all stories of Harbour Wire" in site.client.get(mine).text
    assert site.mails() == 1


def test_everything_ends_and_is_forgotten_on_request(site: Site) -> None:
    mine = site.mine()
    site.client.post(f"{mine}?do=end_all")
    assert site.watches()[0].ended_at is not None
    assert "is deleted" in site.client.post(f"{mine}?do=forget").text
    assert site.watches() == []
    assert site.client.get(mine).status_code == 404


@pytest.fixture
def hostile_site(hostile_file: Path, tmp_path: Path) -> Iterator[Site]:
    url = f"sqlite:///{shutil.copy(hostile_file, tmp_path)}"
    with opened(url) as database, browsing(database) as client:
        yield Site(database, client)


def test_what_an_outlet_or_a_reader_writes_does_nothing(hostile_site: Site) -> None:
    mine = hostile_site.mine()
    for payload in PAYLOADS[:12]:
        for address in ("/watches", f"{mine}/add", "/watches/new", f"{mine}/new"):
            asked = {"scope": "words", "words": payload, "zone": payload}
            answer = hostile_site.client.get(address, params=asked)
            page = read(answer.text)
            assert not page.elements & {"svg", "iframe", "object", "style"}
            assert not [one for one in page.attributes if one.startswith("on")]
            assert not [one for one in page.links if one.lower().startswith("javascript")]
    shown = hostile_site.client.get("/watches/new?story=1").text
    assert "<img" not in shown.replace('<img src="/static/mark.svg"', "")
