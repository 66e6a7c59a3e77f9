"""Sentences end where a reader would say that they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n ", []),
        ("The pier is shut", ["The pier is shut"]),
        ("The pier is shut.  The wind rose. ", ["The pier is shut.", "The wind rose."]),
        ("Gen. J. R. Marsh met Sen. Roe. He left.", ["Gen. J. R. Marsh met Sen. Roe.", "He left."]),
        ("ALDER, Oct. 28 (Coast) -- The sea fell.", ["ALDER, Oct. 28 (Coast) -- The sea fell."]),
        ("He left at 5 p.m. Monday. Fog rose.", ["He left at 5 p.m. Monday.", "Fog rose."]),
        ("He sold it in the U.S. The rest went.", ["He sold it in the U.S.", "The rest went."]),
        ("Marsh Inc. rose 3.5 pct. No. 5 fell.", ["Marsh Inc. rose 3.5 pct.", "No. 5 fell."]),
        ("It was U.S.-led. All fell.", ["It was U.S.-led.", "All fell."]),
        ("“Stop!” he said. “We go.” She left.", ["“Stop!” he said.", "“We go.”", "She left."]),
        ('("All well.") Then it fell.', ['("All well.")', "Then it fell."]),
        ("Is it? Yes! No?! Well.", ["Is it?", "Yes!", "No?!", "Well."]),
        ("It rose … then fell. Then … it rose.", ["It rose … then fell.", "Then … it rose."]),
        ("It rose ... The sea fell.", ["It rose ...", "The sea fell."]),
        ("He took the port.The wind rose.", ["He took the port.", "The wind rose."]),
        ("• One pier • Two piers", ["• One pier", "• Two piers"]),
        ("One line\nTwo lines", ["One line", "Two lines"]),
        (
            "港を閉じた。「安全だ。」と述べた。次へ！",
            ["港を閉じた。", "「安全だ。」と述べた。", "次へ！"],
        ),
        ("他说：“好。”接着走了。", ["他说：“好。”", "接着走了。"]),
        ("هل أغلق؟ نعم. فتح.", ["هل أغلق؟", "نعم.", "فتح."]),
        ("घाट बंद है। हवा तेज है।", ["घाट बंद है।", "हवा तेज है।"]),
        ("항구를 닫았다. 바람이 불었다.", ["항구를 닫았다.", "바람이 불었다."]),
    ],
)
def test_a_paragraph_is_cut_into_its_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(alphabet="aB .!?…。」”\"\n•1'", max_size=40) | st.text(max_size=40))
def test_nothing_but_space_stands_between_sentences(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert text[last:start].strip() == ""
        assert text[start:end].strip() == text[start:end] != ""
        last = end
    assert text[last:].strip() == ""


@pytest.mark.parametrize(
    "unit", [". ", "a. ", "A.B. ", "\n ", "   ", "!?", "• ", '."', "'", "。」"]
)
def test_hostile_text_is_cut_too(unit: str) -> None:
    text = unit * 20_000
    assert all(text[start:end].strip() for start, end in sentences(text))
