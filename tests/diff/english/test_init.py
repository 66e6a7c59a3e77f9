"""English words that carry a fact are found, and only where they carry it."""

import pytest

from tracker.diff.english import TELLING_ENGLISH, tells_english
from tracker.diff.quantities import words_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He may go in May", ["may"]),
        ("At least 12 were hurt", ["At least", "hurt"]),
        ("About 12 talked about it", ["About"]),
        ("He can't, won't and will not", ["n't", "n't", "will", "not"]),
        ("The report is long", []),
        ("It ends claims against an analyst", ["ends"]),
        ("Analyst claims it fell", ["Analyst", "claims", "fell"]),
        (
            "He said it to us, and a call was held with several investors",
            ["said", "held", "several"],
        ),
        ("The report said so", ["report", "said"]),
    ],
)
def test_told(text: str, told: list[str]) -> None:
    words = words_in(text, TELLING_ENGLISH)
    assert [text[token.start : token.end] for token in tells_english(text, words)] == told
