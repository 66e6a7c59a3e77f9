"""Whatever a step does with what it is given, the parent lives and the next input is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from tests.bounded.conftest import Open
from tests.bounded.steps import Seen
from tracker.bounded.readers import Readers, Step
from tracker.errors import ParseError, StartError

SEE = Step("steps:see", Seen)
T = TypeVar("T")


def step(name: str) -> Step[Seen]:
    return Step(f"steps:{name}", Seen)


def refused(future: Future[T]) -> str:
    with pytest.raises(ParseError) as error:
        future.result()
    return str(error.value)


def test_a_value_comes_back_as_it_was(readers: Readers) -> None:
    seen = readers.read(SEE, b"one\ntwo\r\n\xe2\x80\xa6", at="2031-05-03T12:00:00+00:00").result()
    assert (seen.size, seen.lines) == (12, ("one", "two", "…"))
    assert seen.of == Seen(0, at=datetime(2031, 5, 3, 12, tzinfo=UTC))


def test_one_child_reads_one_input_after_another(readers: Readers) -> None:
    seen = [readers.read(SEE, bytes(size)).result() for size in (0, 1, 3_000_000)]
    assert [one.size for one in seen] == [0, 1, 3_000_000]
    assert len({one.process for one in seen}) == readers.started == 1


def test_several_are_under_way_at_once_and_no_more_children_than_allowed(
    open_readers: Open,
) -> None:
    readers = open_readers(most=2)
    futures = [readers.read(SEE, bytes(size)) for size in range(40)]
    assert [future.result().size for future in futures] == list(range(40))
    assert readers.started <= 2


def test_what_the_step_refuses_is_refused_in_its_words_by_the_same_child(readers: Readers) -> None:
    assert refused(readers.read(step("refuse"), b"This")) == "This is no feed"
    assert readers.read(SEE, b"").result().size == 0
    assert readers.started == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("grow", "needed more than 256 MB"),
        ("stumble", "ended over it (KeyError)"),
        ("crash", "ended over it, twice"),
        ("lie", "is no value"),
    ],
)
def test_what_a_step_does_to_its_child_is_said_and_the_next_input_is_read(
    readers: Readers, name: str, words: str
) -> None:
    assert words in refused(readers.read(step(name), b"x"))
    assert readers.read(SEE, b"next").result().size == 4


def test_what_takes_too_long_is_ended_and_the_next_input_is_read(open_readers: Open) -> None:
    readers = open_readers(most=1, seconds=1)
    assert "longer than 1 s" in refused(readers.read(step("hang"), b"x"))
    assert readers.read(SEE, b"next").result().size == 4
    assert readers.started == 2


def test_text_that_is_no_text_is_refused(readers: Readers) -> None:
    assert "is no value" in refused(readers.read(SEE, b"\xff"))


def test_a_child_that_is_killed_from_outside_costs_no_input(readers: Readers) -> None:
    for _ in range(5):
        os.kill(readers.read(SEE, b"").result().process, signal.SIGKILL)
        assert readers.read(SEE, b"next").result().size == 4


def test_a_child_writes_no_file_and_knows_no_secret(
    readers: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_MAIL__PASSWORD", "secret")
    path = tmp_path / "written"
    assert "OSError" in refused(readers.read(step("write"), b"x", path=str(path)))
    assert not path.exists() or path.read_bytes() == b""
    assert "TRACKER_MAIL__PASSWORD" not in readers.read(SEE, b"").result().environment
    assert readers.read(step("limits"), b"").result().lines == (
        f"({256 << 20}, {256 << 20})", "(0, 0)", "(0, 0)",
    )  # fmt: skip


def test_children_that_cannot_start_are_nobody_s_input_s_fault() -> None:
    with Readers(["no.such.module"]) as readers, pytest.raises(StartError):
        readers.read(SEE, b"").result()


def test_who_closes_does_not_wait_for_what_hangs(open_readers: Open) -> None:
    readers = open_readers(most=2, seconds=60)
    readers.read(SEE, b"").result()
    hanging = readers.read(step("hang"), b"x")
    waiting = [readers.read(SEE, b"") for _ in range(4)]
    waiting[0].result()
    readers.close()
    assert isinstance(hanging.exception(), StartError)
    readers.close()


def test_children_end_when_their_parent_is_killed() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from steps import Seen\n"
        "from tracker.bounded.readers import Readers, Step\n"
        "readers = Readers(['steps'], seconds=1)\n"
        "print(readers.read(Step('steps:see', Seen), b'').result().process, flush=True)\n"
        "readers.read(Step('steps:hang', Seen), b'x')\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline())
        assert Path(f"/proc/{process}").exists() or sys.platform != "linux"
        parent.kill()
    assert ends(process)


def ends(process: int) -> bool:
    """Whether it ends by itself, within half a minute."""
    for _ in range(300):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
            return True
        time.sleep(0.1)
    return False
