"""Who wrote: names, posts, and sentences that only begin with `By`."""

from __future__ import annotations

import pytest

from tracker.parse.wire.byline import are_names, is_byline, is_post


@pytest.mark.parametrize(
    "line",
    [
        "By Han Bo-ra",
        "By HAN BO-RA and JU DAN=",
        "By Ann Bowers, dpa  =",
        "BY ANN BOWERS",
        "By dpa correspondents =",
        "By Martin Bowers Jr.",
        "By Ann Bowers, The Millbridge Union-Tribune",
        "Von Anna Brandt, dpa",
        "Par Anne Meunier, AFP",
        "한보라 기자",
        "한보라 주단 특파원",
    ],
)
def test_a_line_that_names_who_wrote(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By 2030, half of all mills will be gone",
        "By Monday evening the mill had burned down.",
        "Bystanders watch mill burn",
        "Von der Mühle blieb nichts",
        "Ann Bowers",
        "한보라 기자가 방앗간을 찾았다",
        "By " + "Ann " * 40,
    ],
)
def test_a_line_that_does_not(line: str) -> None:
    assert not is_byline(line)


def test_the_line_under_a_byline_says_what_the_writer_is() -> None:
    assert is_post("Associated Press Writer")
    assert is_post("AP Business Writer")
    assert is_post("Associated Press=")
    assert not is_post("Associated Press reporters saw the mill burn.")


def test_names_are_names_and_nothing_else() -> None:
    assert are_names("By Ann Bowers and Bo van Dunn")
    assert not are_names("By")
    assert not are_names("The mill burned")
