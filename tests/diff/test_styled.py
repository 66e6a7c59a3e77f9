"""House style is told from a change of fact."""

import pytest

from tracker.diff.articles import compare
from tracker.diff.styled import only_styled
from tracker.diff.words import word_spans
from tracker.models.values import Article, Weight


@pytest.mark.parametrize(
    ("old", "new", "styled"),
    [
        ("It cost $2 bln to mend", "It cost $2 billion to mend", True),
        ("Up 3 percent on Monday", "Up 3% Monday", True),
        ("It cost $2 bln to mend", "It cost $2 million to mend", False),
        ("The red pier", "The old pier", False),
    ],
)
def test_only_styled(old: str, new: str, styled: bool) -> None:
    assert only_styled(word_spans(old, new)) is styled


def test_house_style_is_cosmetic_and_counted() -> None:
    old, new = (
        Article("", paragraphs=(f"It cost $2 {unit} to mend.",)) for unit in ("bln", "billion")
    )
    diff = compare(old, new)
    assert (diff.weight, diff.reasons) == (Weight.COSMETIC, ("only house style differs",))
    assert diff.folded == {"house_style": 1}
