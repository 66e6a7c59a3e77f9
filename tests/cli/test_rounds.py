from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.conftest import FIRST, LEAD, Run, environment, rss
from tests.loopback import Loopback, Reply, Request
from tracker.cli import rounds
from tracker.pipeline import reading


class Wire:
    """An outlet whose feed says what it is told, and which may be down."""

    def __init__(self) -> None:
        self.reply = Reply(rss(FIRST).encode())

    def __call__(self, _: Request) -> Reply:
        return self.reply


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def server(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    monkeypatch.setenv("TRACKER_FETCH__ALLOW_PRIVATE", '["127.0.0.0/8"]')
    monkeypatch.setenv("TRACKER_FETCH__GAP", "0")
    with Loopback(wire) as loopback:
        yield loopback


def test_poll_shows_what_it_saw_and_comes_back(
    run: Run, draw: Run, server: Loopback, wire: Wire
) -> None:
    run("feeds", "add", server.url("/feed"), "--outlet", "harbour")
    first = run("poll")
    assert first.code == 0
    assert first.records[0][:6] == ["1", "1", "harbour", "", "", FIRST[0]]
    assert "1 feed and 0 pages: 1 new version, of which 1 new story; 0 could" in first.err
    assert "Nothing is due" in run("poll").err
    wire.reply = Reply(rss(LEAD, FIRST).encode())
    second = draw("poll", "--now")
    assert second.code == 0
    assert "version 2" in second.out
    assert run("versions", "1").out.count("\n") == 2


def test_what_no_reader_came_up_for_is_told_as_our_own(
    run: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("feeds", "add", server.url("/feed"), "--outlet", "harbour")
    monkeypatch.setattr(reading, "_LOADED", ("no.such.module",))
    told = run("poll", "--json")
    [failed] = told.json["failed"]
    assert (told.code, failed["ours"]) == (5, True)
    told = run("poll", "--now")
    assert "answered, and not read here" in told.err
    assert "1 could not be read. Of these, 1 for want of a reader on this machine." in told.err


def test_poll_in_json_tells_the_same(run: Run, server: Loopback, wire: Wire) -> None:
    run("feeds", "add", server.url("/feed"), "--outlet", "harbour")
    run("watch", "add", "you@example.org", "--all")
    run("poll")
    wire.reply = Reply(rss((FIRST[0] + ", nobody hurt", *FIRST[1:])).encode())
    told = run("poll", server.url("/feed"), "--json").json
    assert told["feeds"] == 1
    assert told["versions"][0]["number"] == 2
    assert told["versions"][0]["weight"] == "headline"
    assert (told["alerts_owed"], told["mails_sent"]) == (1, 0)
    assert told["failed"] == []


def test_alerts_that_cannot_leave_are_told(run: Run, server: Loopback, wire: Wire) -> None:
    run("feeds", "add", server.url("/feed"), "--outlet", "harbour")
    run("watch", "add", "you@example.org", "--all")
    run("poll")
    wire.reply = Reply(rss((FIRST[0] + ", nobody hurt", *FIRST[1:])).encode())
    assert "Owed until smtp.host is set: 1 mail." in run("poll", "--now").err


def test_where_nothing_can_be_reached_poll_ends_with_5(
    run: Run, server: Loopback, wire: Wire
) -> None:
    run("feeds", "add", server.url("/feed"), "--outlet", "harbour")
    run("poll")
    stored = run("stories", "--json").json
    for reply in (Reply(status=503), Reply(b"<html>no feed</html>"), Reply(b"")):
        wire.reply = reply
        ended = run("poll", "--now")
        assert ended.code == 5
        assert server.url("/feed") in ended.err
    assert run("stories", "--json").json == stored
    assert run("poll", "7").code == 3


def test_without_a_feed_poll_says_that_nothing_is_due(run: Run) -> None:
    assert (run("poll").code, run("poll", "--now").code) == (0, 0)


def test_a_signal_is_noticed_and_the_handlers_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    for number in (signal.SIGTERM, signal.SIGINT):
        with rounds.until_told() as wait:
            threading.Timer(0.05, os.kill, (os.getpid(), number)).start()
            wait()
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_line_of_the_log_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        rounds.log_to_stderr()
        logging.getLogger("tracker").info("seen: %s", "one\ntwo \x1b[31m")
    finally:
        root.handlers[:], root.level = handlers, level
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Z INFO    seen: one two ␛[31m" in said


def test_run_polls_serves_and_ends_clean(tmp_path: Path, server: Loopback, run: Run) -> None:
    run("feeds", "add", server.url("/feed"), "--outlet", "harbour")
    variables = {
        "TRACKER_FETCH__ALLOW_PRIVATE": '["127.0.0.0/8"]',
        "TRACKER_WEB__PORT": "0",
        "TRACKER_POLL__TICK": "0.1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker", "run"],
        cwd=tmp_path,
        env=environment(variables),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "story 1 version 1" in line:
            break
    address = next(line.split()[-1] for line in said if "pages at" in line)
    with urlopen(address, timeout=10) as page:
        assert FIRST[0] in page.read().decode()
    process.send_signal(signal.SIGTERM)
    rest = process.stderr.read()
    assert process.wait(60) == 0, rest
    assert "Traceback" not in "".join(said) + rest
    process.stderr.close()


def test_serve_ends_clean_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_WEB__PORT", "0")
    before = signal.getsignal(signal.SIGINT)
    threading.Thread(target=_interrupt_when_serving, args=(before,)).start()
    ended = run("serve")
    assert ended.code == 0
    assert "The pages are at http://127.0.0.1:" in ended.err
    assert capsys.readouterr().out == ""


def _interrupt_when_serving(before: object) -> None:
    """Ctrl-C as soon as a handler of ours listens for it, and not the one that was there before."""
    while signal.getsignal(signal.SIGINT) == before:
        time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGINT)


def test_a_port_that_is_taken_ends_with_2(
    run: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_WEB__PORT", str(server.port))
    ended = run("serve")
    assert ended.code == 2
    assert "TRACKER_WEB__PORT" in ended.err
