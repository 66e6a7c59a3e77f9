"""The headline and the slug line, told from all that may stand above a story."""

from __future__ import annotations

import pytest

from tracker.parse.wire.dialects import dialect_named
from tracker.parse.wire.headline import find_headline, says_same

ANY = dialect_named("any")


def found(
    lines: list[str], title: str = "", dialect: str = "any", *, dated: bool = True
) -> tuple[set[int], set[int]]:
    return find_headline(lines, range(len(lines)), title, dialect_named(dialect), dated=dated)


HEADLINE = "(LEAD) Old mill burns down in Vessen"


def test_without_a_title_the_first_line_is_the_headline() -> None:
    assert found(["Old mill burns", "A standfirst."]) == ({0}, set())
    assert found([]) == (set(), set())


def test_with_a_title_only_the_line_that_says_the_same_is_the_headline() -> None:
    assert found(["Culture", "Old mill burns", "A standfirst."], "Old mill burns") == ({1}, set())
    assert found(["The mill burned down.", "It was old."], "Old mill burns") == (set(), set())


@pytest.mark.parametrize(
    ("line", "dialect"),
    [
        ("(LEAD) mill-fire", ANY),
        ("VELMORA-MILLS/FIRE", ANY),
        ("VELMORA-MILLS/ (UPDATE 1, PIX)", ANY),
        ("/politics/Velmora/mills/", ANY),
        ("BC-Mill's-Fire", ANY),
        ("PM-Mill Fire, 2nd Ld-Writethru, a0762,0629", ANY),
        ("BOM46 VL-LDALL MILL", "pti"),
        ("mill-fire probe", "yonhap"),
    ],
)
def test_a_slug_line_in_each_form(line: str, dialect: str) -> None:
    assert found([line, HEADLINE], dialect=dialect) == ({1}, {0})
    assert found([line, HEADLINE], HEADLINE, dialect) == ({1}, {0})
    assert found([line], HEADLINE, dialect) == (set(), {0})


def test_a_short_line_that_nothing_marks_as_a_slug_is_none() -> None:
    lines = ["Old mill-house burns", "Miller vows to build it again by spring"]
    assert found(lines) == ({0}, set())
    assert found(["Culture"], "Old mill burns") == (set(), set())


def test_a_keyword_tied_by_a_hyphen_is_a_slug_where_headline_and_dateline_are_known() -> None:
    assert found(["Vessen-mill"], HEADLINE) == (set(), {0})
    assert found(["Vessen-mill"], HEADLINE, dated=False) == (set(), set())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("(LEAD) Old mill burns", "(LEAD) Old mill burns"),
        ("Old mill burns", "(LEAD) Old mill burns"),
        ("(LEAD) Old mill burns", "Old mill burns"),
        ("Old mill's wheel “lost”", 'Old mill’s  wheel "lost"'),
        ("Old mill burns down in the night to Tuesday", "Old mill burns down in the…"),
    ],
)
def test_a_line_says_the_same_as_the_title(line: str, title: str) -> None:
    assert says_same(line, title, ANY)


@pytest.mark.parametrize(
    ("line", "title"),
    [("Old mill burns", ""), ("Old mill burns", "Old mill"), ("Old mill burns", "…"), ("", "Mill")],
)
def test_a_line_says_something_else(line: str, title: str) -> None:
    assert not says_same(line, title, ANY)
