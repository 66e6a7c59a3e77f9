"""Of Korean words only what follows the stem is marked."""

import pytest

from tracker.diff.korean import LONGEST, stem, tails


@pytest.mark.parametrize(
    ("old", "new", "shared"),
    [
        ("정부가", "정부는", "정부"),
        ("정부", "정부는", "정부"),
        ("발표했다", "발표한다", "발표"),
        ("군이", "군은", "군"),
        ("사과가", "사람이", ""),
        ("어제", "오늘", ""),
        ("12명이", "12명은", ""),
        ("port", "ports", ""),
        (" ", " ", ""),
    ],
)
def test_stem(old: str, new: str, shared: str) -> None:
    assert stem(old, new) == stem(new, old) == shared


def told(old: list[str], new: list[str]) -> str:
    return "".join(f"{op}{text} " for op, text in tails(old, new) if text)


def test_each_word_of_a_change_keeps_its_stem() -> None:
    assert (
        told(["정부가", " ", "항구를"], ["정부는", " ", "항구에"])
        == "=정부 -가 +는 =  =항구 -를 +에 "
    )


def test_unlike_word_beside_a_shared_stem_is_marked_whole() -> None:
    assert told(["정부가", " ", "어제"], ["정부는", " ", "오늘"]) == "=정부 -가 +는 =  -어제 +오늘 "


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["정부가"], ["정부는", " ", "오늘"]),
        (["어제", " ", "정부가", " ", "말을"], ["오늘", " ", "정부는", " ", "글이"]),
        (["old", " ", "piers"], ["new", " ", "ports"]),
        (["정부가"] * (LONGEST + 1), ["정부는"] * (LONGEST + 1)),
    ],
)
def test_other_changes_are_marked_whole(old: list[str], new: list[str]) -> None:
    assert list(tails(old, new)) == [("-", "".join(old)), ("+", "".join(new))]
