"""What can go wrong, drawn as a tree."""

import inspect

import pytest

from tracker import errors
from tracker.errors import BlockedError, DeliveryError, FetchError, TrackerError

CLASSES = [
    thing
    for _, thing in inspect.getmembers(errors, inspect.isclass)
    if issubclass(thing, TrackerError)
]


@pytest.mark.parametrize("error", CLASSES)
def test_every_error_is_drawn_in_the_tree_where_it_stands(error: type[TrackerError]) -> None:
    tree = (errors.__doc__ or "").splitlines()
    [line] = [line for line in tree if line.lstrip("│├└─ ").split(" ")[0] == error.__name__]
    depth = (len(line) - len(line.lstrip("│├└─ "))) // 4
    assert depth == len(error.__mro__) - TrackerError.__mro__.__len__()


def test_a_fetch_error_carries_what_a_poll_span_keeps() -> None:
    error = BlockedError("https://w.example: HTTP 429", kind="http 429", status=429)
    assert isinstance(error, FetchError)
    assert (str(error), error.kind, error.status) == (
        "https://w.example: HTTP 429", "http 429", 429,
    )  # fmt: skip


def test_a_delivery_is_tried_again_unless_it_is_final() -> None:
    assert not DeliveryError("mail: 451 later").final
    assert DeliveryError("mail: 550 no such user", fate="letter_refused").final
