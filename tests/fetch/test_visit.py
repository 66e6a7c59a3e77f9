from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BlockedError, FetchError
from tracker.fetch.visit import MAX_REDIRECTS, Visit, begin, sent_on
from tracker.models.values import Ask

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOME = "https://wire.example/feed"


def walked(start: str, *hops: tuple[int, str]) -> Visit:
    visit = begin(Ask(start), 30)
    for status, location in hops:
        visit = sent_on(visit, status, location, visit.left_s - 1)
    return visit


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("https://wire.example/feed?a=1", "https://wire.example/feed?a=1", "wire.example"),
        ("HTTP://Wire.Example/a#part", "http://wire.example/a", "wire.example"),
        ("http://wire.example.:8080/", "http://wire.example.:8080/", "wire.example"),
        ("http://[2606:4700::1]/", "http://[2606:4700::1]/", "2606:4700::1"),
        ("http://wíre.example/é", "http://xn--wre-rma.example/%C3%A9", "xn--wre-rma.example"),
        ("http://xn--a/", "http://xn--a/", "xn--a"),
    ],
)
def test_a_visit_begins_at_its_ask(text: str, url: str, host: str) -> None:
    visit = begin(Ask(text), 30)
    assert (str(visit.url), visit.host, visit.left_s) == (url, host, 30)
    assert visit.moved_to is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/feed",
        "wire.example/feed",
        "ftp://wire.example/",
        "file:///etc/hostname",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http:///feed",
        "http://./feed",
        "http://user@wire.example/",
        "http://user:secret@wire.example/",
        "http://127.0.0.1:8888\\@wire.example/",
        "http://wire.example/\x00",
        "http://wire\n.example/",
        "http://[::1/",
        "http://１２７.0.0.1。/",
        "http://①②⑦.0.0.1/",
        f"http://wire.example/{'a' * 70_000}",
    ],
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    with pytest.raises(FetchError) as caught:
        begin(Ask(text), 30)
    assert caught.value.kind == "url"
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/new", "https://wire.example/new"),
        ("new?x=1#part", "https://wire.example/new?x=1"),
        ("//other.example/", "https://other.example/"),
        ("http://other.example/a b", "http://other.example/a%20b"),
        ("?page=2", "https://wire.example/feed?page=2"),
    ],
)
def test_a_redirect_leads_on(location: str, url: str) -> None:
    visit = sent_on(begin(Ask(HOME), 30), 302, location, 12.5)
    assert (str(visit.url), visit.ask.url, visit.left_s) == (url, HOME, 12.5)


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("file:///etc/hostname", "url"),
        ("javascript:alert(1)", "url"),
        ("http://user:secret@wire.example/", "url"),
        ("http://[::1", "url"),
        ("http://a\x01b/", "url"),
        ("", "redirects"),
        ("/feed", "redirects"),
        ("https://wire.example/feed#again", "redirects"),
    ],
)
def test_a_redirect_that_is_not_followed(location: str, kind: str) -> None:
    with pytest.raises(FetchError) as caught:
        sent_on(begin(Ask(HOME), 30), 301, location, 30)
    assert caught.value.kind == kind
    assert str(caught.value).startswith(f"{HOME}: ")
    assert "secret" not in str(caught.value)


def test_a_circle_over_several_addresses_is_seen() -> None:
    with pytest.raises(FetchError, match="in a circle"):
        walked(HOME, (302, "/a"), (302, "/b"), (302, "/a"))


def test_a_chain_ends_at_the_limit() -> None:
    chain = [(302, f"/{number}") for number in range(MAX_REDIRECTS)]
    assert str(walked(HOME, *chain).url) == f"https://wire.example/{MAX_REDIRECTS - 1}"
    with pytest.raises(FetchError, match="more than 5 times") as caught:
        walked(HOME, *chain, (302, "/more"))
    assert caught.value.kind == "redirects"


@pytest.mark.parametrize(
    ("hops", "moved_to"),
    [
        ([], None),
        ([(301, "/a")], "https://wire.example/a"),
        ([(308, "/a"), (301, "https://new.example/b")], "https://new.example/b"),
        ([(302, "/a")], None),
        ([(307, "/a"), (301, "/b")], None),
        ([(301, "/a"), (303, "/b")], None),
        ([(301, "http://wire.example/a")], None),
        ([(301, "http://wire.example/a"), (301, "https://wire.example/b")], None),
    ],
)
def test_a_new_address_for_good(hops: Sequence[tuple[int, str]], moved_to: str | None) -> None:
    assert walked(HOME, *hops).moved_to == moved_to


def test_a_plain_address_may_move_to_tls_or_stay_plain() -> None:
    start = "http://wire.example/feed"
    assert walked(start, (301, HOME)).moved_to == HOME
    assert walked(start, (301, "/a")).moved_to == "http://wire.example/a"


def test_an_error_names_the_address_asked_for_first() -> None:
    assert str(walked(HOME).fails("dns", "is nowhere")) == f"{HOME}: is nowhere"
    sent = walked(HOME, (302, "https://other.example/x")).fails("dns", "is nowhere")
    assert str(sent) == f"{HOME}: sends on to https://other.example/x, which is nowhere"
    assert (sent.kind, sent.status) == ("dns", None)


@pytest.mark.parametrize(
    ("status", "headers", "error"),
    [
        (404, {}, FetchError),
        (410, {}, FetchError),
        (500, {}, FetchError),
        (503, {}, FetchError),
        (401, {}, BlockedError),
        (403, {}, BlockedError),
        (407, {}, BlockedError),
        (429, {"retry-after": "60"}, BlockedError),
        (503, {"cf-mitigated": "challenge"}, BlockedError),
    ],
)
def test_a_refusal_has_its_status(
    status: int, headers: dict[str, str], error: type[FetchError]
) -> None:
    refused = walked(HOME).refused(status, headers, NOW)
    assert type(refused) is error
    assert (refused.kind, refused.status) == (f"http {status}", status)
    assert str(refused).startswith(f"{HOME}: answers HTTP {status}")


@given(st.text() | st.text().map("http://".__add__) | st.text().map("http://wire.test".__add__))
def test_any_text_is_an_address_or_an_error(text: str) -> None:
    attempts: list[Callable[[], Visit]] = [
        lambda: begin(Ask(text), 30),
        lambda: walked(HOME, (302, text)),
    ]
    for attempt in attempts:
        try:
            visit = attempt()
        except FetchError as error:
            assert "\n" not in str(error)  # noqa: PT017 (both outcomes are right)
        else:
            assert visit.url.scheme in {"http", "https"}
            assert visit.host
            assert not visit.url.userinfo
            assert not visit.url.fragment
