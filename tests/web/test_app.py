from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, PAYLOADS, Newsroom
from tests.web.reading import read
from tracker.clock import utc_now
from tracker.desk.reading.comparing import Comparing
from tracker.desk.reading.health import Health
from tracker.store import leaders
from tracker.store.database import Database
from tracker.web.app import HEADERS, create_app
from tracker.web.overview import ROWS

PAGES = ("/", "/stories", "/s/1", "/s/1/1..2", "/s/1/2..3", "/s/1/v/2", "/s/9", "/nothing")

# -- every answer ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status"),
    [
        *[(page, 200) for page in PAGES[:6]],
        *[(page, 404) for page in PAGES[6:]],
        ("/healthz", 200),
        ("/s/1/compare?old=1&new=2", 303),
        ("/s/1/2..1", 308),
        ("/static/desk.css", 200),
        ("/static/mark.svg", 200),
        ("/static/nothing", 404),
    ],
)
def test_every_answer_carries_the_headers(ferry: TestClient, address: str, status: int) -> None:
    for answer in (ferry.get(address), ferry.head(address)):
        assert answer.status_code == status
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert ferry.head(address).content == b""


def test_nothing_may_run_or_be_loaded_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    for may in ("script-src", "style-src", "connect-src", "img-src", "form-action"):
        assert f"{may} 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/stories", "/s/1", "/s/1/compare?old=1&new=2"])
def test_there_is_nothing_to_write(ferry: TestClient, method: str, address: str) -> None:
    answer = ferry.request(method, address)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert "<h1>Not possible</h1>" in answer.text


def test_health(ferry: TestClient) -> None:
    answer = ferry.get("/healthz")
    assert answer.text == "ok\n"
    assert answer.headers["content-type"].startswith("text/plain")


def test_health_when_whoever_polls_gives_no_sign_of_life(database: Database) -> None:
    health = Health(database)
    client = TestClient(create_app(Comparing(database), title="Desk", health=health))
    for at, status, said in (
        (utc_now(), 200, "ok\n"),
        (utc_now() - timedelta(minutes=1), 503, "no tick since "),
    ):
        with database.writing() as session:
            leaders.take_lead(session, "a 1 x", at, 5, dead=lambda _: True)
        health.look()
        answer = client.get("/healthz")
        assert (answer.status_code, answer.text[: len(said)]) == (status, said)


def test_health_asks_the_database_nothing(database: Database) -> None:
    app = create_app(Comparing(database), title="Desk", health=Health(database))
    database.close()
    asked = []
    event.listen(database.engine, "connect", lambda *_: asked.append("it"))
    assert TestClient(app).get("/healthz").text == "ok\n"
    assert not asked


def test_where_nobody_looks_no_health_is_told(database: Database) -> None:
    client = TestClient(create_app(Comparing(database), title="Desk"))
    assert client.get("/healthz").status_code == 404


def test_a_large_page_is_packed_for_who_can_unpack_it(ferry: TestClient) -> None:
    packed = ferry.get("/s/1", headers={"accept-encoding": "gzip"})
    plain = ferry.get("/s/1", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize("page", PAGES)
def test_hosts_that_the_asker_makes_up_lead_nowhere(ferry: TestClient, page: str) -> None:
    made_up = {
        "host": "evil.example",
        "x-forwarded-host": "evil.example",
        "forwarded": "host=evil.example;proto=https",
        "x-forwarded-proto": "javascript",
    }
    answer = ferry.get(page, headers=made_up)
    assert "evil.example" not in answer.text
    turned = ferry.get("/s/1/2..1", headers=made_up)
    assert turned.headers["location"] == "/s/1/1..2"


# -- the shape of a page -----------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole(ferry: TestClient, page: str) -> None:
    text = ferry.get(page).text
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert text.partition("<body>")[0].count("<title>") == 1
    for element in ("<h1", "<main", '<nav aria-label="Pages">', 'href="#main"'):
        assert text.count(element) == 1, element
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert "The &lt;Desk&gt;</title>" in text


# -- what an outlet may write ------------------------------------------------------------------

ELEMENTS = set(
    re.findall(
        r"\w+",
        "a article aside b bdi body br button caption code dd del details div dl dt footer form h1"
        " h2 head header html img input ins label li link main mark meta nav ol p section span"
        " strong summary table tbody td textarea th thead time title tr ul"
        " script circle defs g option path pattern polyline rect select sup svg text",
    )
)
ATTRIBUTES = set(
    re.findall(
        r"[\w-]+",
        "action alt aria-current aria-hidden aria-label aria-labelledby aria-live charset checked"
        " class content data-newer datetime dir for height href id lang maxlength name placeholder"
        " rel role rows scope src tabindex type value width"
        " d fill fill-rule patterntransform patternunits points r text-anchor transform viewbox x y"
        " colspan data-change data-copy data-key defer loading max method min required selected"
        " title",
    )
)


ALL = len(PAYLOADS) + 1
"""The version of the hostile story that has all of them in each field."""


def check(client: TestClient, address: str, status: int = 200) -> str:
    """What a page says, of which nothing can do anything."""
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == status, address
    page = read(answer.text)
    assert page.elements <= ELEMENTS, address
    assert page.attributes <= ATTRIBUTES, address
    own = re.compile(
        r"(?i)/(?!/)|#(?:main|narrow|headline|versions|slug|dateline|byline|captions|boilerplate|[po]\d+)$|https?://"
    )
    assert [link for link in page.links if not own.match(link)] == [], address
    return plain(page.text)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_there_are_as_many_payloads_as_were_written() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 200


def test_what_an_outlet_wrote_is_shown_and_does_nothing(hostile: TestClient) -> None:
    for number, payload in enumerate(PAYLOADS, start=1):
        shown = check(hostile, f"/s/1/v/{number}")
        assert shown.count(plain(payload)) >= 9
        if number > 1:
            check(hostile, f"/s/1/{number - 1}..{number}")


def test_lists_show_it_and_do_nothing(hostile: TestClient) -> None:
    pages = [check(hostile, f"/s/1?upto={last}") for last in range(ROWS, ALL + ROWS, ROWS)]
    story, stories = " ".join(pages), check(hostile, "/stories")
    for payload in PAYLOADS:
        assert story.count(plain(payload)) >= 5
        assert plain(payload) in stories
    assert "All pairs" in check(hostile, "/s/1/matrix")
    assert check(hostile, "/").count("story with") == 1


def test_what_a_reader_asks_for_does_nothing(ferry: TestClient) -> None:
    for payload in PAYLOADS[::4]:
        asked = quote(payload, safe="")
        for form in ("search", "find"):
            status = ferry.get(f"/{form}?q={asked}", follow_redirects=True).status_code
            assert status in {200, 400, 404}
            check(ferry, f"/{form}?q={asked}&as=typed", status)
        check(ferry, f"/s/1/{asked}..2", 404)
        assert plain(payload) in check(ferry, f"/?outlet={asked}", 404)


def test_half_a_character_is_shown_as_a_question_mark(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.publishes(replace(FERRY, boilerplate=("half \ud83d one",)))
    assert "half ? one" in check(client, "/s/1/v/1")


def test_nothing_that_looks_like_a_template_is_worked_out(hostile: TestClient) -> None:
    number = next(n for n, payload in enumerate(PAYLOADS) if payload.startswith("{{7*7}}"))
    shown = check(hostile, f"/s/1/v/{number + 1}")
    assert "{{7*7}} {% raw %} ${7*7} #{7*7}" in shown
    # The titles of all payloads stand there too; none of them has these digits.
    assert "49" not in shown.replace(f" {number}", "")
