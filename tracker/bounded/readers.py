"""The parent's side: a few children that read, and what each input came to."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Self, TypeVar

from pydantic import TypeAdapter, ValidationError

from tracker.bounded import child
from tracker.bounded.children import Children
from tracker.errors import ParseError

T = TypeVar("T")

SECONDS = 5.0
"""For one input, on the wall clock: the largest of 88 real news pages takes 0.2 s."""

MEGABYTES = 512
"""Of address space; a child that has read a hundred pages has 60 of it."""


@dataclass(frozen=True)
class Step(Generic[T]):
    """A pure function from bytes to a value, by its name, so that only children load it."""

    name: str
    """`package.module:function`; called with the bytes, and with options by name."""
    gives: type[T]
    """What it returns: a dataclass of plain values."""

    @cached_property
    def shape(self) -> TypeAdapter[T]:
        """By which what a child says is held to be such a value, or not."""
        return TypeAdapter(self.gives)


class Readers:
    """Reads hostile bytes in at most `most` children. A context manager.

    A child is begun when there is an input and no child without one. An input may take `seconds`
    and `megabytes`; the child that it takes longer or more is killed, and the next input has
    another. The children end with their parent, however that ends.
    """

    def __init__(
        self,
        load: Sequence[str] = (),
        *,
        most: int = 2,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
    ) -> None:
        """Children load the modules of `load` before their first input."""
        self._seconds = seconds
        self._megabytes = megabytes
        self._hands = ThreadPoolExecutor(most, thread_name_prefix="reader")
        self._children = Children([str(megabytes), str(seconds), *load])

    @property
    def started(self) -> int:
        """How many children were begun until now."""
        return self._children.started

    def read(self, step: Step[T], body: bytes, **options: object) -> Future[T]:
        """What the step makes of these bytes, when it is there; options are values of JSON.

        The future raises ParseError, in words for people: the step's own, or for an input that
        took too long, needed too much, or ended its reader; and StartError when there is none.
        """
        head = json.dumps({"step": step.name, "options": options}).encode()
        return self._hands.submit(self._read, step, head, body)

    def close(self) -> None:
        """End the children; what they had in hand comes to a StartError."""
        self._children.close()
        self._hands.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, step: Step[T], head: bytes, body: bytes) -> T:
        outcome = self._outcome(head, body) or self._outcome(head, body)
        if outcome is None:
            raise ParseError("The reader ended over it, twice: not read, kept as it came.")
        kind, said = outcome
        if kind == child.VALUE:
            return _value(step.shape, said)
        if kind == child.REFUSED:
            raise ParseError(said.decode("utf-8", "replace"))
        if kind == child.TOO_MUCH:
            raise ParseError(
                f"Reading it needed more than {self._megabytes} MB: not read, kept as it came."
            )
        raise ParseError(f"The reader ended over it ({_word(said)}): not read, kept as it came.")

    def _outcome(self, head: bytes, body: bytes) -> tuple[bytes, bytes] | None:
        """What a child says of it; None when the child ended without a word.

        That may not have been the input's doing: a child can be killed from outside, at any time.
        """
        try:
            with self._children.lent() as reader:
                outcome = reader.ask(head, body, until=time.monotonic() + self._seconds)
                reader.well = outcome is not None and outcome[0] in {child.VALUE, child.REFUSED}
                return outcome
        except TimeoutError:
            raise ParseError(
                f"Reading it took longer than {self._seconds:g} s: not read, kept as it came."
            ) from None


def _value(shape: TypeAdapter[T], said: bytes) -> T:
    try:
        return shape.validate_json(said, strict=True)
    except ValidationError:
        raise ParseError("What the reader says of it is no value: kept as it came.") from None


def _word(said: bytes) -> str:
    """The name of an error, as a child wrote it: no more than a word of it is believed."""
    word = said[:40].decode("ascii", "replace")
    return word if word.isidentifier() else "unknown"
