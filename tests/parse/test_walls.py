"""An answer that is no news is told from a story, also from a short one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.values import PageText
from tracker.parse.page.signs import _TITLED
from tracker.parse.walls import KINDS, Wall, quality, wall, word_count

ASKED = "https://wire.example/news/2031/05/ferry"


def page(words: int, *signs: str, headline: str = "Ferry talks fail") -> PageText:
    return PageText(headline, ("word " * words,) if words else (), signs=signs)


def found(text: PageText, answered: str = ASKED, before: int = 0, **headers: str) -> str | None:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    one = wall(text, names, asked=ASKED, answered=answered, words_before=before)
    return one.kind if one else None


@pytest.mark.parametrize("sign", KINDS)
def test_a_sign_on_a_page_that_says_little_is_a_wall(sign: str) -> None:
    assert found(page(30, sign)) == sign
    assert found(page(0, sign)) == sign
    assert found(page(400, sign)) is None


@pytest.mark.parametrize("sign", KINDS)
def test_a_text_as_long_as_before_is_none(sign: str) -> None:
    assert found(page(30, sign), before=32) is None
    assert found(page(30, sign), before=300) == sign


def test_the_beginning_of_a_long_text_before_a_gate_is_a_stub() -> None:
    assert found(page(200, "paywall"), before=800) == "paywall"
    assert found(page(200, "paywall")) is None
    assert found(page(200), before=800) is None


def test_a_flash_and_a_kill_note_are_news() -> None:
    assert found(page(6)) is None
    assert found(page(6), before=800) is None


def test_a_page_without_text_is_empty() -> None:
    assert found(page(0)) == "empty"


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        ("https://wire.example/", "front page"),
        ("https://www.wire.example", "front page"),
        ("https://wire.example/news/", "front page"),
        ("https://consent.wire.example/choose?to=1", "consent"),
        ("https://wire.example/login?next=/news", "login"),
        ("https://wire.example/news/2031/05/ferry/", None),
        ("https://wire.example/news/2031/05/ferry-talks", None),
        ("https://wire.example/?p=17", None),
        ("https://amp.wire.example/news/2031/05/ferry", None),
        ("https://wire.example/news/2031", None),
    ],
)
def test_a_redirect_that_leads_away_is_a_wall(answered: str, kind: str | None) -> None:
    assert found(page(400), answered=answered) == kind


def test_a_header_says_that_it_is_a_challenge() -> None:
    assert found(page(400), cf_mitigated="challenge") == "challenge"


@given(st.sampled_from([*KINDS, "front page", "empty"]))
def test_each_kind_has_its_words(kind: str) -> None:
    assert Wall(kind).words.split()[0] in {"answers", "says", "leads"}
    assert kind not in _TITLED or kind in KINDS


def test_quality_says_why() -> None:
    assert quality(page(400)).score == 1.0
    short = quality(page(10), words_before=400)
    assert short.why == ("is much shorter than before (10 words, before 400)",)
    assert short.score == 0.6
    worst = quality(
        PageText("", ("And so it goes…",), signs=("garbled", "paywall")), words_before=900
    )
    assert (worst.score, len(worst.why)) == (0.0, 5)


def test_words_are_counted_in_every_script() -> None:
    assert word_count(("Ferry talks fail", "at noon")) == 5
    assert word_count(("渡轮谈判破裂了吗",)) == 4
