from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import FIRST, LEAD, Run, rss
from tests.loopback import Loopback, Reply, Request

ANSWERS: dict[str, Callable[[], Reply]] = {
    "/feed": lambda: Reply(rss(LEAD, FIRST).encode(), headers={"ETag": '"1"'}),
    "/page": lambda: Reply(b"<!doctype html><html><body><p>No feed here.</p></body></html>"),
    "/empty": lambda: Reply(rss().encode()),
    "/wall": lambda: Reply(b"no", status=403),
    "/moved": lambda: Reply(status=301, headers={"Location": "/feed"}),
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    def answer(request: Request) -> Reply:
        return ANSWERS[request.path]()

    monkeypatch.setenv("TRACKER_FETCH__ALLOW_PRIVATE", '["127.0.0.0/8"]')
    monkeypatch.setenv("TRACKER_FETCH__GAP", "0")
    with Loopback(answer) as loopback:
        yield loopback


def test_a_feed_is_added_listed_and_removed(run: Run, draw: Run) -> None:
    url = "https://quay.example/rss"
    added = run("feeds", "add", url, "--outlet", "quay")
    assert added.code == 0
    assert added.records == [["1", url]]
    (feed,) = run("feeds", "list", "--json").json
    assert (feed["id"], feed["outlet"], feed["address"], feed["state"]) == (
        1,
        "quay",
        url,
        "active",
    )
    assert feed["polled_at"] is None
    assert run("feeds", "list").records[0][:4] == ["1", "quay", url, "active"]
    assert run("feeds", "list").records[0][9] == "not looked at yet"
    assert url in draw("feeds", "list").out
    assert run("feeds", "remove", "1").code == 0
    assert run("feeds", "list").records[0][3] == "paused"
    assert run("feeds", "remove", url).code == 0


def test_a_feed_that_fails_is_said_to_fail_as_on_the_pages(
    run: Run, draw: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_FETCH__ALLOW_PRIVATE", "[]")
    url = server.url("/rss")
    added = run("feeds", "add", url, "--outlet", "quay")
    assert f"{url}: is private; fetch.allow_private" in added.err
    run("poll", "--now")
    assert run("feeds", "list", "--json").json[0]["condition"] == "failing"
    drawn = " ".join(draw("feeds", "list").out.split())
    assert "failing" in drawn
    assert "fetch.allow_private leaves out" in drawn
    assert drawn.count(url) == 1


def test_a_new_outlet_gets_its_dialect_and_a_known_one_keeps_it(run: Run) -> None:
    run("feeds", "add", "https://a.example/rss", "--outlet", "newcomer", "--dialect", "reuters")
    kept = run("feeds", "add", "https://b.example/rss", "--outlet", "quay", "--dialect", "reuters")
    assert "quay keeps its dialect plain" in kept.err
    dialects = {one["name"]: one["dialect"] for one in run("outlets", "--json").json}
    assert dialects == {"harbour": "yonhap", "newcomer": "reuters", "quay": "plain"}


def test_what_cannot_be_followed_is_refused(at_home: Path, run: Run) -> None:
    assert run("feeds", "add", "ftp://a.example/rss", "--outlet", "quay").code == 4
    assert run("feeds", "add", "https://a.example/rss").code == 2
    nobody = run("feeds", "add", "https://a.example/rss", "--outlet", "quay", "--dialect", "x")
    assert nobody.code == 3
    assert "reuters" in nobody.err
    assert run("feeds", "remove", "7").code == 3
    (at_home / "config" / "outlets.toml").write_text(
        '[quay]\ntitle = "The Quay"\nfeeds = ["https://quay.example/rss"]\n', encoding="utf-8"
    )
    assert len(run("feeds", "list").records) == 1
    assert "outlets.toml" in run("feeds", "remove", "https://quay.example/rss").err


def test_a_feed_can_be_tried_without_being_kept(run: Run, draw: Run, server: Loopback) -> None:
    told = run("feeds", "check", server.url("/feed"), "--json")
    assert told.code == 0
    assert told.json["number_of_entries"] == 2
    assert told.json["with_full_text"] == 2
    assert told.json["with_date"] == 2
    assert told.json["conditional"] is True
    assert told.json["findings"] == []
    assert told.json["entries"][0]["title"] == LEAD[0]
    assert ["entry", LEAD[0]] in run("feeds", "check", server.url("/feed")).records
    assert "number of entries" in draw("feeds", "check", server.url("/feed")).out
    assert run("feeds", "list").out == ""


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("/page", 7, "not a feed"),
        ("/empty", 7, "no entries"),
        ("/wall", 5, "403"),
        ("/moved", 7, "moved for good"),
    ],
)
def test_a_check_says_what_is_wrong(
    run: Run, server: Loopback, path: str, code: int, said: str
) -> None:
    ended = run("feeds", "check", server.url(path))
    assert ended.code == code
    assert said in ended.out + ended.err


def test_a_feed_is_paused_and_resumed_and_who_did_it_is_told(run: Run, draw: Run) -> None:
    run("feeds", "add", "https://quay.example/rss", "--outlet", "quay")
    assert "Nobody had anything done" in run("feeds", "history", "1").err
    assert run("feeds", "pause", "1", "--by", "ana").code == 0
    [feed] = run("feeds", "list", "--json").json
    assert (feed["condition"], feed["paused_by"]) == ("paused", "ana")
    assert "paused by ana" in " ".join(draw("feeds", "list").out.split())
    assert "is paused already" in run("feeds", "pause", "1").err
    assert run("feeds", "resume", "1", "--by", "bo").code == 0
    assert "nobody paused it" in run("feeds", "resume", "1").err
    assert [row[1:] for row in run("feeds", "history", "1").records] == [
        ["bo", "resume"],
        ["ana", "pause"],
    ]
    told = run("feeds", "history", "1", "--json").json
    assert [one["what"] for one in told] == ["resume", "pause"]
    assert "WHO" in draw("feeds", "history", "1").out
