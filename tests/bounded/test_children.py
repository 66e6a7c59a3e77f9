"""Children are lent to one input at a time, and only those that are well are lent again."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from tracker.bounded.children import Children, Reader
from tracker.errors import StartError

COMMAND = ("256", "20")
ASKED = b'{"step": "builtins:len", "options": {}}'


@pytest.fixture
def children() -> Iterator[Children]:
    made = Children(COMMAND)
    yield made
    made.close()


def say(reader: Reader) -> tuple[bytes, bytes] | None:
    said = reader.ask(ASKED, b"four", until=time.monotonic() + 20)
    reader.well = said is not None
    return said


def test_one_that_is_well_is_lent_again(children: Children) -> None:
    for _ in range(3):
        with children.lent() as reader:
            assert say(reader) == (b"value", b"4")
    assert children.started == 1


def test_two_at_once_are_two(children: Children) -> None:
    with children.lent() as one, children.lent() as other:
        assert say(one) == say(other) == (b"value", b"4")
    assert children.started == 2


def test_one_that_is_not_well_is_replaced(children: Children) -> None:
    with children.lent() as reader:
        reader.kill()
        assert say(reader) is None
    with children.lent() as reader:
        assert say(reader) == (b"value", b"4")
    assert children.started == 2


def test_after_closing_none_is_lent(children: Children) -> None:
    with children.lent() as reader:
        children.close()
        assert say(reader) is None
    with pytest.raises(StartError), children.lent():
        pass


def test_a_child_that_cannot_load_what_it_needs_is_none() -> None:
    children = Children((*COMMAND, "no.such.module"))
    with pytest.raises(StartError), children.lent():
        pass
    children.close()


def test_where_the_system_begins_no_process_there_is_none(
    children: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(StartError, match=r"No such file.*memory left"), children.lent():
        pass
    monkeypatch.undo()
    with children.lent() as reader:
        assert say(reader) == (b"value", b"4")
