"""Whatever an outlet writes: nothing runs, nothing is loaded, nothing is reported."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, Page

from tests.browser.conftest import Witness
from tests.web.newsroom import PAYLOADS

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
