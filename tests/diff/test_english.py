"""English words that carry a fact are found, and only where they carry it."""

import pytest

from tracker.diff.english import tells_english


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He may go in May", ["may"]),
        ("At least 12 were hurt", ["At least", "hurt"]),
        ("About 12 talked about it", ["About"]),
        ("He can't, won't and will not", ["n't", "n't", "will", "not"]),
        ("The report is long", []),
        ("The report said so", ["report", "said"]),
    ],
)
def test_told(text: str, told: list[str]) -> None:
    assert [text[token.start : token.end] for token in tells_english(text)] == told
