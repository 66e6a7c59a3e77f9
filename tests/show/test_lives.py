"""What became of a paragraph, in signs and in words."""

import pytest

from tests.show.river import FOG, HURT, LEAD, OWNER, PUMPS, river
from tracker.models.history import Life, Lineage, Run, Stage
from tracker.models.values import Kind
from tracker.show.lives import beginning, cells, signs, told, turned

HISTORY = river()


def life(text: str) -> Life:
    return next(one for one in HISTORY.lineage.lives if one.text == text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (LEAD, ["+", "~", "│", "~", "│", "│"]),
        (FOG, ["+", "│", "−", "↩", "│", "│"]),
        (HURT, ["+", "│", "│", "│", "│", "│"]),
        (PUMPS, ["", "+", "│", "↕", "│", "−"]),
        (OWNER, ["", "", "", "+", "│", "−"]),
    ],
)
def test_a_sign_for_each_version(text: str, shown: list[str]) -> None:
    assert signs(cells(HISTORY.lineage, life(text))) == shown


def test_moved_and_edited_has_both_signs() -> None:
    stages = (
        Stage(1, 2, Kind.ADDED, (Run("a", 1),), 1),
        Stage(2, None, Kind.EDITED, (Run("b", 2),), 1),
    )
    one = Life(stages, moved=(2,))
    assert signs(cells(Lineage(one, (one,), {1: (0,), 2: (0,)}), one)) == ["+", "~↕"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HURT, "version 1 brought it; it has stood at least 1 h"),
        (LEAD, "version 1 brought it, versions 2 and 4 edited it; it has stood at least 1 h"),
        (
            PUMPS,
            "version 2 brought it, version 4 moved it, version 6 took it; "
            "it stood at least 75 min, at most 85 min",
        ),
        (
            FOG,
            "version 1 brought it, version 3 took it and version 4 brought it back; "
            "it has stood at least 1 h, with gaps",
        ),
    ],
)
def test_a_life_in_words(text: str, words: str) -> None:
    assert told(HISTORY, life(text)) == words


def test_reversals_in_words() -> None:
    words = [turned(HISTORY, turn) for turn in HISTORY.reversals]
    assert words[0] == (
        "headline: “Barge sinks” → “Barge <b>sinks</b>” → “Barge sinks”; gave way in version 2, "
        "back in version 3, after at least 15 min, at most 25 min"
    )
    assert (
        "in the paragraph “A barge with 12 people aboard…”: “12” → “47” → “12”; gave way in "
        "version 2, back in version 4, after at least 35 min, at most 45 min"
    ) in words
    assert any(one.startswith(f"paragraph: “{beginning(FOG)}” → nothing → ") for one in words)


def test_a_beginning_is_one_safe_line() -> None:
    assert beginning("a\n\x1b[2J b") == "a \ufffd[2J b"
    assert beginning("a" * 100, 10) == "a" * 9 + "…"
