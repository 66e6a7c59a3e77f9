from __future__ import annotations

import gzip
import http.client
import socket
import threading
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

import feedparser
import pytest

from tracker.demo.stories import OPENING, STEP
from tracker.demo.typeset import printed_headline
from tracker.demo.wire import DemoFeed, DemoWire


@dataclass(frozen=True)
class Got:
    status: int
    headers: Message
    body: bytes


def ask(url: str, method: str = "GET", **headers: str) -> Got:
    """One request, no redirects followed; `If_None_Match` names the header `If-None-Match`."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, parts.path, headers=named)
        response = connection.getresponse()
        return Got(response.status, response.headers, response.read())
    finally:
        connection.close()


def feed(wire: DemoWire, outlet: str) -> DemoFeed:
    return next(one for one in wire.feeds() if one.outlet == outlet)


def test_the_feeds_are_served_and_named() -> None:
    with DemoWire() as wire:
        assert [(one.outlet, one.dialect) for one in wire.feeds()] == [
            ("Mirinae", "yonhap"),
            ("미리내통신", "yonhap-ko"),
            ("Halyard", "reuters"),
            ("Ostermere Gazette", "plain"),
        ]
        for one in wire.feeds():
            got = ask(one.url)
            parsed = feedparser.parse(got.body)
            assert (got.status, parsed.bozo, parsed.feed.title) == (200, False, one.title)
        kinds = [feedparser.parse(ask(one.url).body).version for one in wire.feeds()]
        assert kinds == ["rss20", "rss20", "rss20", "atom10"]


def test_the_day_goes_on_step_by_step_to_its_end() -> None:
    with DemoWire() as wire:
        assert (wire.step, wire.now, len(wire.published())) == (0, OPENING, 4)
        told = [wire.published(), *(wire.advance() for _ in range(wire.steps))]
        assert (wire.step, wire.now) == (wire.steps, OPENING + wire.steps * STEP)
        assert all(told)
        assert wire.advance() == ()
        assert wire.step == wire.steps
        written = [printed_headline(s, v) for s in wire.truth() for v in s.versions]
        assert sorted(line for lines in told for line in lines) == sorted(written)


def test_what_truth_says_is_what_is_served() -> None:
    with DemoWire() as wire:
        for _ in range(wire.steps):
            wire.advance()
        for story in wire.truth():
            statuses = [ask(version.address).status for version in story.versions]
            newest = 410 if story.versions[-1].what == "withdrawn" else 200
            assert statuses[-1] == newest
            assert set(statuses[:-1]) <= {200, 301, 410}
            if story.house.dialect != "plain":
                assert set(statuses) == {200}


def test_the_old_address_redirects_and_the_withdrawn_one_is_gone() -> None:
    with DemoWire() as wire:
        for _ in range(wire.steps):
            wire.advance()
        by_name = {story.name: story for story in wire.truth()}
        old, *_, new = by_name["gazette-gale"].versions
        moved = ask(old.address)
        assert (moved.status, moved.headers["Location"]) == (301, new.address)
        gone = ask(by_name["gazette-ebikes"].versions[0].address)
        assert gone.status == 410
        assert b"has withdrawn this story" in gone.body


@pytest.mark.parametrize("coding", ["identity", "gzip"])
@pytest.mark.parametrize("what", ["feed", "page"])
def test_an_unchanged_feed_or_page_answers_304_until_it_changes(coding: str, what: str) -> None:
    with DemoWire() as wire:
        lido = next(story for story in wire.truth() if story.name == "gazette-lido")
        for _ in range(lido.versions[0].step):
            wire.advance()
        url = feed(wire, "Halyard").url if what == "feed" else lido.versions[0].address
        first = ask(url, Accept_Encoding=coding)
        etag, date = first.headers["ETag"], first.headers["Last-Modified"]
        for known in ({"If_None_Match": etag}, {"If_Modified_Since": date}):
            again = ask(url, Accept_Encoding=coding, **known)
            assert (again.status, again.body) == (304, b"")
            assert again.headers["ETag"] == etag
            assert again.headers["Content-Length"] is None
        while wire.step < lido.versions[1].step:
            wire.advance()
        for known in ({"If_None_Match": etag}, {"If_Modified_Since": date}):
            assert ask(url, Accept_Encoding=coding, **known).status == 200


@pytest.mark.parametrize(
    ("tags", "status"),
    [("{}", 304), ('"other", W/{}', 304), ('"other"', 200)],
)
def test_an_etag_is_compared_weakly_and_outweighs_the_date(tags: str, status: int) -> None:
    with DemoWire() as wire:
        url = feed(wire, "Mirinae").url
        first = ask(url)
        got = ask(
            url,
            If_None_Match=tags.format(first.headers["ETag"]),
            If_Modified_Since=first.headers["Last-Modified"],
        )
        assert got.status == status


@pytest.mark.parametrize("date", ["yesterday", "", "Thu, 99 Foo 2025 00:00:00 GMT"])
def test_a_date_that_is_none_is_passed_over(date: str) -> None:
    with DemoWire() as wire:
        assert ask(feed(wire, "Mirinae").url, If_Modified_Since=date).status == 200


def test_gzip_is_sent_to_those_who_ask_for_it() -> None:
    with DemoWire() as wire:
        url = feed(wire, "Ostermere Gazette").url
        plain, packed = ask(url), ask(url, Accept_Encoding="br;q=1, gzip;q=0.5")
        assert plain.headers["Content-Encoding"] is None
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body
        assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"


def test_head_sends_the_head_alone() -> None:
    with DemoWire() as wire:
        url = feed(wire, "Halyard").url
        got, head = ask(url), ask(url, "HEAD")
        assert (head.status, head.body) == (200, b"")
        assert head.headers["Content-Length"] == str(len(got.body))


def test_the_restless_page_differs_at_every_request_and_is_never_known() -> None:
    with DemoWire() as wire:
        (story,) = (story for story in wire.truth() if story.noisy)
        one, two = ask(story.versions[0].address), ask(story.versions[0].address)
        assert one.body != two.body
        assert (one.headers["ETag"], one.headers["Last-Modified"]) == (None, None)
        assert one.headers["Cache-Control"] == "no-store"


def test_two_runs_serve_the_same_day() -> None:
    assert whole_day() == whole_day()


def whole_day() -> list[bytes]:
    """All feeds at every step and all settled pages at the end, with the port taken out."""
    with DemoWire() as wire:
        served = [ask(one.url).body for one in wire.feeds()]
        for _ in range(wire.steps):
            wire.advance()
            served += [ask(one.url).body for one in wire.feeds()]
        pages = (v.address for story in wire.truth() if not story.noisy for v in story.versions)
        served += [ask(address).body for address in pages]
        return [body.replace(wire.origin.encode(), b"http://wire") for body in served]


def test_a_wire_that_is_entered_again_begins_its_day_again() -> None:
    wire = DemoWire()
    with wire:
        wire.advance()
        first = wire.origin
    with wire:
        assert wire.step == 0
        assert wire.origin.startswith("http://127.0.0.1:")
        assert ask(f"{wire.origin}/").status == 200
    assert first


def test_before_it_is_entered_a_wire_has_its_stories_at_bare_paths() -> None:
    wire = DemoWire()
    assert wire.steps == 19
    assert all(v.address.startswith("/") for story in wire.truth() for v in story.versions)


def test_the_port_can_be_chosen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with DemoWire(port=port) as wire:
        assert wire.origin == f"http://127.0.0.1:{port}"


def test_no_thread_and_no_socket_is_left_at_the_end() -> None:
    before = set(threading.enumerate())
    with DemoWire() as wire:
        url = wire.feeds()[0].url
        ask(url)
        assert set(threading.enumerate()) > before
    assert set(threading.enumerate()) == before
    with pytest.raises(ConnectionRefusedError):
        ask(url)


def test_a_client_that_hangs_up_or_says_nothing_disturbs_nobody(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with DemoWire() as wire:
        port = urlsplit(wire.origin).port
        for words in (b"", b"GET /gazette/atom.xml HT", b"GET / HTTP/1.1\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", port)) as client:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                client.sendall(words)
        assert ask(wire.feeds()[0].url).status == 200
    assert capfd.readouterr() == ("", "")


def test_readers_side_by_side_see_one_edition_each() -> None:
    with DemoWire() as wire:
        url = feed(wire, "Halyard").url
        seen: list[bytes] = []
        readers = [threading.Thread(target=lambda: seen.append(ask(url).body)) for _ in range(12)]
        for number, reader in enumerate(readers):
            reader.start()
            if number % 4 == 0:
                wire.advance()
        for reader in readers:
            reader.join()
        assert len(seen) == 12
        assert not any(feedparser.parse(body).bozo for body in seen)
