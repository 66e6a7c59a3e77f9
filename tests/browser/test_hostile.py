"""Whatever an outlet writes: nothing runs, nothing is loaded, nothing is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, Page

from tests.browser.conftest import Witness, served
from tests.web.newsroom import FERRY, PAYLOADS
from tracker.models.values import Article
from tracker.web.serving import Served

pytestmark = pytest.mark.browser

ALL = len(PAYLOADS) + 1
"""The version that has all of them in each field; in the others each stands alone."""
PAGES = (
    "/",
    "/stories",
    "/search?q=alert",
    "/find?q=It+said",
    "/s/1",
    f"/s/1/v/{ALL}",
    f"/s/1/1..{ALL}",
    *(f"/s/1/{number}..{number + 1}" for number in range(1, ALL, 16)),
)


def test_nothing_that_an_outlet_wrote_runs(
    open_page: Callable[..., Page], witness: Witness, hostile: str
) -> None:
    page = open_page()
    for address in PAGES:
        page.goto(hostile + address)
        assert (witness.dialogs, witness.errors) == ([], []), address
        assert page.url == hostile + address
        assert page.title().endswith(" · Story Tracker")
    assert {url for url in witness.asked if not url.startswith(f"{hostile}/")} == set()


def test_nothing_that_a_reader_was_led_to_ask_runs(
    open_page: Callable[..., Page], witness: Witness, hostile: str
) -> None:
    page = open_page()
    for payload in PAYLOADS[::16]:
        for form in ("search", "find"):
            page.goto(f"{hostile}/{form}?q={quote(payload, safe='')}")
    # Chromium reports the status of a page on which a search is refused, or nothing was found.
    errors = [one for one in witness.errors if "responded with a status of 40" not in one]
    assert (witness.dialogs, errors) == ([], [])


PLANTED = """
document.body.insertAdjacentElement("beforeend",
  Object.assign(document.createElement("a"), {id: "planted", href: "javascript:alert(2)"}));
document.getElementById("planted").append("here", new Image());
document.querySelector("#planted img").src = "https://elsewhere.example/x.png";
"""


def test_the_witness_would_have_seen_it(
    open_page: Callable[..., Page], witness: Witness, ferry: str
) -> None:
    """A page without our headers, and one with them, in which something was planted."""
    page = open_page()
    page.set_content("<script>alert(1)</script>")
    assert witness.dialogs == ["1"]
    page.goto(ferry)
    page.evaluate(PLANTED)
    page.click("#planted")
    page.wait_for_timeout(50)
    assert witness.dialogs == ["1"]
    assert "against the policy: img-src" in witness.errors
    assert "against the policy: script-src-elem" in witness.errors
    with pytest.raises(Error, match="requires 'TrustedScript'"):
        page.evaluate("document.body.setAttribute('onclick', 'alert(3)')")


MADE_UP = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "javascript",
    "x-forwarded-for": "<script>alert(1)</script>",
    "forwarded": "host=evil.example;proto=https",
    "x-original-url": "/alerts",
    "x-rewrite-url": "/alerts",
}
"""What a proxy would say, if there were one; anybody can say it."""


def test_hosts_that_are_made_up_lead_nowhere(
    open_page: Callable[..., Page], witness: Witness, ferry: str
) -> None:
    page = open_page()
    page.set_extra_http_headers(MADE_UP)
    for address in ("/", "/s/1", "/s/1/1..2", "/watches?story=1", "/find?q=x", "/nothing"):
        page.goto(ferry + address)
        assert "evil.example" not in page.content(), address
        answer = page.request.get(ferry + address, headers={**MADE_UP, "host": "evil.example"})
        assert "evil.example" not in answer.text(), address
        assert "evil.example" not in str(answer.headers), address
    turned = page.request.get(
        f"{ferry}/s/1/2..1", headers={**MADE_UP, "host": "evil.example"}, max_redirects=0
    )
    assert turned.headers["location"] == "/s/1/1..2"
    assert witness.dialogs == []


# -- copy that is too long, or runs the other way --------------------------------------------------

LONG = "The harbour master said that the ferry ran aground. " * 100
ENDLESS = "aground" * 715
RTL = Article(
    headline="جنحت العبارة وأصيب 12",
    paragraphs=(
        "أصيب 12 شخصا في الميناء.",
        "המעבורת עלתה על שרטון בשבת.",
    ),
)
"""A ferry ran aground, and 12 were hurt; in Arabic, and a paragraph in Hebrew."""

ENDS = ("", "/1..2", "/1..2?view=split", "/v/2", "/v/2?blame=on", "/growth", "/matrix")
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("main :is(p, h1, h2, h3, dt, dd, summary, time)")]
    .filter(e => e.checkVisibility() && !e.closest(".unseen, svg, [aria-hidden=true]"))
    .filter(e => getComputedStyle(e).position === "static")
    .map(e => ({e, box: e.getBoundingClientRect()})).filter(({box}) => box.width && box.height);
  const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  return boxes.flatMap((one, at) => boxes.slice(at + 1, at + 12)
    .filter(other => !one.e.contains(other.e) && cross(one.box, other.box))
    .map(other => one.e.outerHTML.slice(0, 120) + " and " + other.e.outerHTML.slice(0, 120)));
}"""


@pytest.fixture(scope="module")
def unwieldy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk of which 1 is long, 2 has no place to break, 3 runs the other way."""
    settings, newsroom, database = served(tmp_path_factory.mktemp("unwieldy"))
    for name, headline in (("long", LONG), ("endless", ENDLESS)):
        place = {"address": f"https://{name}.example/1", "title": headline[:200], "outlet": name}
        said = replace(FERRY, headline=headline[:5000], note=headline, byline=headline)
        newsroom.publishes(said, **place)
        newsroom.publishes(replace(said, headline=f"{headline[:4990]} 47 hurt"), **place)
    for headline in (RTL.headline, RTL.headline.replace("12", "47")):
        said = replace(RTL, headline=headline)
        newsroom.publishes(said, "https://mina.example/1", outlet="mina", title="مينا")
    with Served(settings) as serving:
        yield serving.address.rstrip("/")
    database.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_so_long_that_it_scrolls_sideways_or_covers_anything(
    open_page: Callable[..., Page], witness: Witness, unwieldy: str, width: int
) -> None:
    page = open_page(width=width, height=800)
    lists = ("/", "/stories", "/outlets", "/o/endless", "/search?q=aground", "/watches/new?story=1")
    for address in (*lists, *(f"/s/{n}{end}" for n in (1, 2, 3) for end in ENDS)):
        page.goto(unwieldy + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate(OVERLAPS) == [], address
    assert witness.errors == []


def test_what_runs_from_right_to_left_does_so_in_every_list(
    open_page: Callable[..., Page], unwieldy: str
) -> None:
    page = open_page(width=360)
    for address in ("/", "/stories", "/s/3"):
        page.goto(unwieldy + address)
        headline = page.locator("[dir=auto]", has_text=RTL.headline.split()[0]).first
        assert headline.evaluate("element => getComputedStyle(element).direction") == "rtl"
