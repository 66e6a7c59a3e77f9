from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.shared import CHARACTERS, shares
from tracker.models.values import Article

BODY = (
    "The ferry Meridian ran onto rocks off Port Ellery on Saturday.",
    "At least 12 people were hurt, the harbour master said.",
)
FERRY = Article("Ferry runs aground off Port Ellery", paragraphs=BODY)
WORDS = st.lists(st.sampled_from(["the", "ferry", "ran", "onto", "rocks"]), max_size=8).map(
    " ".join
)
ARTICLES = st.builds(Article, headline=WORDS, paragraphs=st.lists(WORDS, max_size=4).map(tuple))


def share(old: Article, new: Article) -> float:
    return shares((old, new))[0][1]


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (FERRY, 1, 1),
        (replace(FERRY, paragraphs=BODY[::-1]), 1, 1),
        (replace(FERRY, note="(ATTN: ADDS photo)", dateline="PORT ELLERY"), 1, 1),
        (replace(FERRY, headline="Ferry runs aground off Port Ellery; 12 hurt"), 0.9, 0.96),
        (replace(FERRY, paragraphs=(BODY[0], BODY[1].replace("12", "47"))), 0.8, 0.9),
        (replace(FERRY, paragraphs=BODY[:1]), 0.7, 0.8),
        (replace(FERRY, paragraphs=(*BODY, BODY[0])), 0.75, 0.85),
        (Article("Wheat crop seen smaller", paragraphs=("Rain, growers said.",)), 0, 0),
        (Article(""), 0, 0),
    ],
)
def test_what_two_texts_share(other: Article, least: float, most: float) -> None:
    assert least <= share(FERRY, other) <= most


@pytest.mark.parametrize(
    ("old", "new", "least", "most"),
    [
        (
            "여객선이 포트 엘러리 앞바다에서 좌초했다",
            "여객선이 포트 엘러리 앞바다에서 침몰했다",
            0.5,
            0.9,
        ),
        ("フェリーが岩に乗り上げた", "フェリーが岩に衝突した", 0.2, 0.9),
        ("Hurt: 12", "Hurt: 47", 0, 0),
        ("…", "!", 1, 1),
        ("", "", 1, 1),
    ],
)
def test_in_every_script(old: str, new: str, least: float, most: float) -> None:
    assert least <= share(Article(old), Article(new)) <= most


def test_what_is_too_long_is_compared_by_paragraphs() -> None:
    long = "rock " * (CHARACTERS // 10)
    old = Article("", paragraphs=(long, "At least 12 people were hurt."))
    new = Article("", paragraphs=(long, "At least 47 people were hurt."))
    assert share(old, new) == 0.5


@given(st.lists(ARTICLES, max_size=5))
def test_shares_hold_for_both_sides(texts: list[Article]) -> None:
    found = shares(texts)
    places = range(len(texts))
    assert all(len(row) == len(texts) for row in found)
    for one, other in product(places, places):
        assert 0 <= found[one][other] == found[other][one] <= 1
        if texts[one] == texts[other]:
            assert found[one][other] == 1
