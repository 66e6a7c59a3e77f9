"""What may be said of a watch."""

from collections.abc import Callable
from pathlib import Path

from tracker.config import load_watches

Write = Callable[..., Path]


def test_a_watch_is_of_an_outlet_of_words_or_of_all(write: Write) -> None:
    assert load_watches() == {}
    write(
        '[a]\nto = ["x@example.org"]\noutlet = "wire"\n'
        '[b]\nto = ["x@example.org"]\nwords = "flood"\n'
        '[c]\nto = ["x@example.org"]\n',
        "watches.toml",
    )
    scopes = [entry.scope for entry in load_watches().values()]
    assert scopes == [("outlet", "wire"), ("words", "flood"), ("all", "")]
