"""Copy is cut into lines, markup falls off, and set lines become paragraphs again."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.wire.cut import clean, cut

PARAGRAPHS = (
    "The oldest mill of Velmora burned down in the night to Tuesday, and with it four hundred "
    "sacks of flour that were to leave for the coast in the morning, the miller said.",
    "Nobody was hurt. A cat that had been reported missing was found on the roof of the bakery "
    "next door, looking at the ruin with what firemen called professional interest.",
    '"I have milled here for forty years," said the miller, who gave only her first name. "I shall '
    'mill here again, if I have to turn the stone by hand."',
)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("![]() |", ""),
        ("![a mill](https://wire.example/mill.jpg)", ""),
        ("![]() ![]()", ""),
        ("|---|:---:|", ""),
        ("|", ""),
        ("▲ The mill. (Yonhap) |", "▲ The mill. (Yonhap)"),
        ("| The mill. |", "The mill."),
        ("![]() The mill.", "The mill."),
        ("Flour | bread", "Flour | bread"),
        ("The\x00 mi\x07ll.", "The mill."),
        ("\ufeffThe mill.\ud800", "The mill."),
        ("The mill\nburned.", "The mill burned."),
        ("---", "---"),
        ("![ The mill", "![ The mill"),
    ],
)
def test_markup_falls_off_a_line(line: str, text: str) -> None:
    assert clean([line]) == ((text,) if text else ())


def test_empty_lines_and_every_kind_of_line_end_cut() -> None:
    assert cut("The mill\r\n\r\nburned\rin\u2028the night.\n") == (
        "The mill",
        "burned",
        "in",
        "the night.",
    )


def test_lines_of_copy_set_in_paragraphs_stay_as_they_are() -> None:
    lines = ("Mill burns", *PARAGRAPHS)
    assert cut("\n".join(lines)) == lines
    short = (
        "Mill burns",
        "The mill burned.",
        "The miller wept.",
        "The baker laughed.",
        "So it goes.",
    )
    assert cut("\n".join(short)) == short


@pytest.mark.parametrize("width", [65, 69, 72, 80])
def test_copy_of_a_fixed_width_is_put_together(width: int) -> None:
    blocks = ["\n".join(textwrap.wrap(text, width)) for text in PARAGRAPHS]
    heading = "Velmora/mills/\n1ST LEAD\nMill burns\nBy Ann Bowers, dpa ="
    text = "\n\n".join([heading, *blocks])
    assert cut(text) == (*heading.split("\n"), *PARAGRAPHS)


def test_indented_paragraphs_of_a_fixed_width_are_put_together() -> None:
    blocks = [textwrap.fill(text, 66, initial_indent="     ") for text in PARAGRAPHS]
    assert cut("\n".join(["BC-Mill", "Mill burns+", *blocks, "==Kyodo"])) == (
        "BC-Mill",
        "Mill burns+",
        *PARAGRAPHS,
        "==Kyodo",
    )


@given(st.text(max_size=500))
def test_no_line_is_empty_and_nothing_unprintable_is_left(text: str) -> None:
    for line in cut(text):
        assert line == line.strip() != ""
        assert not set(line) & set("\x00\x07\x1b\x7f\n\r")


@pytest.mark.parametrize("piece", ["![", "![]()", "|", "| x ", "\n", "  word\n", "word\n", "\x00"])
@pytest.mark.parametrize("size", [1_000, 100_000])
def test_hostile_copy_of_any_length_is_cut(piece: str, size: int) -> None:
    assert sum(map(len, cut((piece * size)[:size]))) <= size
