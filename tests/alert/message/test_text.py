"""The text part alone."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.alert.message.letter import Letter
from tracker.alert.message.text import marked, text_part
from tracker.alert.message.wording import put_in_words
from tracker.models.values import Span


def text_of(letter: Letter) -> str:
    return text_part(put_in_words(letter))


def columns(line: str) -> int:
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in line
    )


def test_the_text_part_is_written_for_people(letter: Letter) -> None:
    assert (
        text_of(letter)
        == """\
NOW:  Ferry runs aground after failed inspection, 47 hurt
WAS:  Ferry runs aground off Port Ellery, 12 hurt

      Ferry runs aground [-off Port Ellery-]{+after failed inspection+},
      [-12-]{+47+} hurt

Changed:   number 12 → 47 · headline
           number 12 → 47 · paragraph 2
Outlet:    Harbour Wire
Version:   2 → 3
Label:     LEAD → 2nd LD
Published: 2026-03-04 05:38 UTC, says the outlet
Seen:      between 2026-03-04 05:35:10 and 05:40:12 UTC
Note:      (ATTN: UPDATES with harbour master's remarks in paras 2-3)
Body:      1 paragraph added, 1 edited, 1 moved, 1 removed
Folded:    links (1)

Paragraph 2, edited
  At least [-12-]{+47+} people were hurt, the harbour master said.

Paragraph 3, added
  {+A report lists eleven defects.+}

Paragraph 4, moved from 3
  The Meridian was built in 1987.

Old paragraph 4, removed
  [-All is well, they said.-]

This change  https://tracker.example.org/s/7/2..3
Whole story  https://tracker.example.org/s/7
Original     https://wire.example.org/2026/ferry-3?a=1&b=2

You get this because you watch the headlines of Harbour Wire.
To stop: ask whoever keeps this desk to end watch 12.
"""
    )


def test_a_letter_about_a_headline_alone_is_short(letter: Letter) -> None:
    short = text_of(replace(letter, headline=(), facts=(), folded="", paragraphs=(), counts={}))
    assert short.startswith(f"NOW:  {letter.now}\nWAS:  {letter.was}\n\nOutlet:")
    assert "Body:      unchanged\n\nThis change" in short
    assert "\n\n\n" not in short


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry aground as harbour master " * 8,
        "정부가 새로운 대책을 오늘 오후에 발표한다고 밝혔다 " * 6,
        "日本銀行は金融政策決定会合で利上げを決めた。" * 8,
        "الرئيس يصل اليوم إلى القاهرة في زيارة رسمية " * 6,
        "日銀は 0.75% に、 ferry と書いた " * 8,
    ],
)
def test_lines_stay_within_72_columns_and_lose_no_word(letter: Letter, headline: str) -> None:
    text = text_of(replace(letter, now=headline.strip()))
    lines = text.split("\nWAS:")[0].splitlines()
    assert max(map(columns, lines)) <= 72
    assert len(lines) > 2
    assert all(line.startswith("      ") for line in lines[1:])
    shown = "".join(lines).removeprefix("NOW:").replace(" ", "")
    assert shown == headline.strip()[:300].replace(" ", "") or shown.endswith("…")


def test_no_line_begins_with_closing_punctuation(letter: Letter) -> None:
    for shift in range(4):
        text = text_of(replace(letter, now="x" * shift + "利上げを決めた。日銀、" * 12))
        assert not any(line.strip().startswith(("。", "、")) for line in text.splitlines())


def test_an_address_is_never_broken(letter: Letter) -> None:
    long = "https://wire.example.org/" + "a" * 200
    assert f"\nOriginal     {long}\n" in text_of(replace(letter, address=long))


@settings(deadline=None)
@given(headline=st.text(max_size=400))
def test_every_headline_is_told_whole_but_for_space(letter: Letter, headline: str) -> None:
    wording = put_in_words(replace(letter, now=headline))
    shown = text_part(wording).split("\nWAS:")[0].removeprefix("NOW:")
    assert "".join(shown.split()) == "".join(wording.now.split())


def test_marks_stand_around_what_went_and_what_came() -> None:
    spans = (Span("=", "a "), Span("-", "b"), Span("+", "{c}"), Span("=", " d"))
    assert marked(spans) == "a [-b-]{+{c}+} d"
