from __future__ import annotations

import pytest

from tests.cli.test_shelf import LEAVES
from tracker.cli import shelf

SAYS_NOTHING = {"add", "remove", "run", "serve", "demo", "schema"}
"""What these do is elsewhere, or JSON already; all others list or show something."""

WRITES_ELSEWHERE = {
    "alerts retry",
    "alerts test",
    "anchor",
    "config editor",
    "evidence",
    "feeds pause",
    "feeds resume",
    "watch forget",
    "watch pause",
}
"""The same: a mail, a file, a state; in full, since `outlets test` shows something."""


@pytest.mark.parametrize(
    "words",
    [x for x in LEAVES if x[-1] not in SAYS_NOTHING and " ".join(x) not in WRITES_ELSEWHERE],
    ids=" ".join,
)
def test_whatever_lists_or_shows_can_do_it_in_json(words: tuple[str, ...]) -> None:
    command = shelf.command()
    for word in words:
        command = command.commands[word]
    assert "--json" in [option for each in command.params for option in each.opts]
