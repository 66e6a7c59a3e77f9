"""Credits that a page broke at each name are one line again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.wire.credits import join_credits


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["The mill burned. (Additional reporting by", "Bo Dunn", "in Garam)"],
            ["The mill burned. (Additional reporting by Bo Dunn in Garam)"],
        ),
        (
            ["(Reporting by", "Ann Bowers", "and", "Bo Dunn ; Editing by", "Cy Ames )"],
            ["(Reporting by Ann Bowers and Bo Dunn ; Editing by Cy Ames )"],
        ),
        (
            ["It burned. (Writing by", "Bo Dunn )", "(Editing by", "Cy Ames)"],
            ["It burned. (Writing by Bo Dunn )", "(Editing by Cy Ames)"],
        ),
        (
            ["It burned. (Reporting by", "Bo Dunn ) (Editing by", "Cy Ames)"],
            ["It burned. (Reporting by Bo Dunn )", "(Editing by Cy Ames)"],
        ),
        (
            ["It burned. (Reporting by", "Bo Dunn ) (Corrects age of mill)"],
            ["It burned. (Reporting by Bo Dunn )", "(Corrects age of mill)"],
        ),
    ],
)
def test_a_broken_credit_is_put_together(lines: list[str], joined: list[str]) -> None:
    assert list(join_credits(lines)) == joined


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["The mill burned.", "Bo Dunn", "in Garam)"],
        ["It burned. (Reporting by Bo Dunn)", "Nobody was hurt (so far)."],
        ["It burned. (Reporting by", "Nobody was hurt.", "The miller (52) wept."],
        ["It burned. (Reporting by", *["The night was cold."] * 30, "Bo Dunn)"],
        ["It burned. (Reporting by", "The mill " * 30 + "stood there for years.)"],
        ["It burned. (Reporting by"],
        ["The paper (which was editing", "its own news) closed."][:1],
    ],
)
def test_what_nothing_closes_is_left_as_it_is(lines: list[str]) -> None:
    assert list(join_credits(lines)) == lines


@given(st.lists(st.text("(Reporting by) ", max_size=40), max_size=12))
def test_no_word_is_lost(lines: list[str]) -> None:
    assert "".join("".join(join_credits(lines)).split()) == "".join("".join(lines).split())
