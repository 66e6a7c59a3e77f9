from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.values import Article
from tracker.show import plain

WORDS = st.lists(st.sampled_from(["one", "two,", "三", "–"]), min_size=1).map(" ".join)


@given(st.builds(Article, headline=WORDS, paragraphs=st.lists(WORDS).map(tuple)))
def test_a_plain_text_is_read_back(article: Article) -> None:
    lines = plain.lines(article.headline, article.paragraphs)
    for line_end in ("\n", "\r\n", "\r"):
        assert plain.read(line_end.join(lines)) == article


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("", Article("")),
        (" \n\t\n", Article("")),
        ("Ferry aground", Article("Ferry aground")),
        ("Ferry\nIt ran\naground.\n", Article("Ferry", paragraphs=("It ran aground.",))),
        ("\n\nFerry\r\n \t\r\n\r\nA.\r\n\u3000\r\nB.", Article("Ferry", paragraphs=("A.", "B."))),
        ("Ferry\rOne.\r\rTwo.\r", Article("Ferry", paragraphs=("One.", "Two."))),
    ],
)  # fmt: skip
def test_any_text_is_a_story(text: str, article: Article) -> None:
    assert plain.read(text) == article


def test_a_line_never_holds_a_line_end() -> None:
    assert plain.lines("A\r\nB", ["C\n\nD", "E"]) == ["A B", "", "C D", "", "E"]


def test_a_long_run_of_space_is_read_in_no_time() -> None:
    assert plain.read("H\n" + "\n \t" * 200_000 + "x") == Article("H", paragraphs=("x",))
    assert plain.read("H\n" + " " * 2_000_000 + "x") == Article("H", paragraphs=("x",))
