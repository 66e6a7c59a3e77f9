from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import DatabaseError
from tracker.web import workers
from tracker.web.serving import Served
from tracker.web.workers import Workers

PATIENCE_S = 60.0
"""Far more than a process takes to begin, so that a busy machine fails no test."""


@pytest.fixture
def given(tmp_path: Path) -> Settings:
    """Settings of an empty database, and of two processes."""
    database = {"url": f"sqlite:///{tmp_path / 'tracker.db'}"}
    made = Settings.model_validate({"database": database, "web": {"port": 0, "workers": 2}})
    with open_database(made):
        return made


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


def page(listening: socket.socket) -> str:
    host, port = listening.getsockname()
    with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=PATIENCE_S) as answer:
        text: str = answer.read().decode()
        return text


def has_ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def await_that(it_is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not it_is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_they_answer_as_others_than_us_and_end_with_the_block(given: Settings) -> None:
    with Served(given) as served, ThreadPoolExecutor(8) as readers:
        asked = [readers.submit(urllib.request.urlopen, served.address) for _ in range(16)]
        for answer in asked:
            with closing(answer.result()) as page:
                assert b"Nothing here yet" in page.read()
        assert not [one for one in threading.enumerate() if one.name == "web"]
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(served.address)


def test_one_that_dies_is_replaced_and_none_stays(
    given: Settings, listening: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    with Workers(given, listening) as begun:
        before = begun.pids()
        assert len({*before, os.getpid()}) == 3
        os.kill(before[0], signal.SIGKILL)
        await_that(lambda: begun.pids()[0] != before[0])
        after = begun.pids()
        assert after[1] == before[1]
        assert page(listening) == "ok\n"
    assert "a process for pages ended (-9); another begins" in caplog.text
    assert all(has_ended(pid) for pid in {*before, *after})


def test_where_none_can_be_begun_the_next_look_tries_again(
    given: Settings,
    listening: socket.socket,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Workers(given, listening) as begun:
        before = begun.pids()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", "/nowhere/python")
            os.kill(before[0], signal.SIGKILL)
            await_that(lambda: len(caplog.records) >= 2)
            assert begun.pids() == before
        await_that(lambda: begun.pids()[0] != before[0])


def test_none_outlives_whoever_began_it(given: Settings, listening: socket.socket) -> None:
    line = listening.fileno()
    command = [sys.executable, "-P", "-m", workers.__name__, str(line)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        pass_fds=[line],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdin is not None
        process.stdin.write(pickle.dumps(given))
        process.stdin.flush()
        assert page(listening) == "ok\n"
        process.stdin.close()
        assert process.wait(PATIENCE_S) == 0


def test_a_database_that_cannot_be_used_is_said_before_any_begins(tmp_path: Path) -> None:
    (file := tmp_path / "tracker.db").write_text("no database, but long enough to be taken for one")
    given = {"database": {"url": f"sqlite:///{file}"}, "web": {"port": 0, "workers": 2}}
    with pytest.raises(DatabaseError), Served(Settings.model_validate(given)):
        pass
