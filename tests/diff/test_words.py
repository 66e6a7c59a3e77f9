"""What changed inside a text is marked in whole words, and both texts can be had back."""

import random
from itertools import accumulate, pairwise

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.diff.texts import new_text, old_text
from tracker.diff.tokens import pieces_of
from tracker.diff.words import (
    LONGEST,
    STEPS,
    before_and_after,
    ends_apart,
    length_unlike,
    word_spans,
)
from tracker.models.values import Span
from tracker.show.marks import marked


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "", ""),
        ("All quiet", "All quiet", "All quiet"),
        ("", "All quiet", "{+All quiet+}"),
        ("All quiet", "", "[-All quiet-]"),
        ("12 killed at sea", "47 killed at sea", "[-12-]{+47+} killed at sea"),
        ("He paid 1,200 crowns", "He paid 1,300 crowns", "He paid [-1,200-]{+1,300+} crowns"),
        ("Rates at 0.5% now", "Rates at 0.75% now", "Rates at [-0.5%-]{+0.75%+} now"),
        ("A deal of $1.2bn", "A deal of $1.3bn", "A deal of [-$1.2bn-]{+$1.3bn+}"),
        ("the U.S.-led force", "the U.N.-led force", "the [-U.S.-led-]{+U.N.-led+} force"),
        ("N. Alder won", "S. Alder won", "[-N.-]{+S.+} Alder won"),
        ("He did it", "He did not do it", "He did {+not do +}it"),
        ("the report said", "the reports said", "the [-report-]{+reports+} said"),
        ("The ship sank.", "The ship sank", "The ship sank[-.-]"),
        (
            "정부가 항구를 닫았다",
            "정부는 항구를 열었다",
            "정부[-가-]{+는+} 항구를 [-닫았다-]{+열었다+}",
        ),
        ("AT&T shut", "BT&T shut", "[-AT&T-]{+BT&T+} shut"),
        ("She didn't go", "She did go", "She [-didn't-]{+did+} go"),
        ("the clerk's pier", "the clerks' pier", "the [-clerk's-]{+clerks'+} pier"),
        ("a 12-day strike", "a 13-day strike", "a [-12-]{+13+}-day strike"),
        ("at -3 degrees", "at -5 degrees", "at [--3-]{+-5+} degrees"),
        (
            "예산은 728조1천억원이다",
            "예산은 728조2천억원이다",
            "예산은 [-728조1천억원이다-]{+728조2천억원이다+}",
        ),
        ("เรือจะลดราคา", "เรือจะเพิ่มราคา", "เรือจะ[-ลด-]{+เพิ่ม+}ราคา"),
        ("เรือ3ลำจม", "เรือ5ลำจม", "เรือ[-3-]{+5+}ลำจม"),
        ("غرق 12 قاربا", "غرق 47 قاربا", "غرق [-12-]{+47+} قاربا"),
        ("نحو ١٢٫٥ طن", "نحو ١٣٫٥ طن", "نحو [-١٢٫٥-]{+١٣٫٥+} طن"),
        ("בַּיִת ליד הים", "בית ליד הים", "[-בַּיִת-]{+בית+} ליד הים"),
        ("नाव की किताब", "नाव की किताबें", "नाव की [-किताब-]{+किताबें+}"),
        ("die Hafenstraße", "die Hafenstrasse", "die [-Hafenstraße-]{+Hafenstrasse+}"),
        ("Istanbul limanı", "İstanbul limanı", "[-Istanbul-]{+İstanbul+} limanı"),
        ("Ahoy 👍🏽 all", "Ahoy 👍🏿 all", "Ahoy [-👍🏽-]{+👍🏿+} all"),
        ("Flags 🇩🇪🇫🇷 up", "Flags 🇩🇰🇫🇷 up", "Flags [-🇩🇪-]{+🇩🇰+}🇫🇷 up"),
        ("日本は賛成", "日本は反対", "日本は[-賛成-]{+反対+}"),
        ("the\u00a0pier", "the pier", "the[-\u00a0-]{+ +}pier"),
        ("caf\u00e9 au lait", "cafe\u0301 au lait", "[-caf\u00e9-]{+cafe\u0301+} au lait"),
        ("a\0b c", "a\0d c", "a\0[-b-]{+d+} c"),
    ],
)
def test_marks(old: str, new: str, shown: str) -> None:
    assert marked(word_spans(old, new)) == shown


def test_no_single_shared_word_is_left_between_changes() -> None:
    old = "The old red trawler left the northern pier under tow"
    new = "A small ferry was stuck at the far end of the bay"
    assert [span.op for span in word_spans(old, new)] == ["-", "+"]


def test_texts_that_share_nothing_are_before_and_after() -> None:
    old, new = "Two piers shut", "Apples will be dear, growers say"
    assert word_spans(old, new) == before_and_after(old, new) == (Span("-", old), Span("+", new))


def test_what_is_only_added_is_not_before_and_after() -> None:
    new = "Fire in a warehouse near the northern pier, no one is hurt, the brigade says"
    assert word_spans("Fire", new) == (Span("=", "Fire"), Span("+", new[4:]))


def test_unlike_length_leaves_shared_ends_out() -> None:
    assert length_unlike("the pier is shut today", "the pier is open today") == 8
    assert length_unlike("shut", "open") == 8


# -- limits ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * (LONGEST + 1), "b " * (LONGEST + 1)),
        ("a" * 1_000_000, "b" * 1_000_000),
        (" ".join(map(str, range(45_000))), "!" + " ".join(map(chr, range(0x4E00, 0x9E00)))),
    ],
)
def test_texts_too_long_are_before_and_after(old: str, new: str) -> None:
    assert word_spans(old, new) == before_and_after(old, new)


def test_one_word_is_found_in_a_long_text() -> None:
    ends = "word " * 200_000, " word" * 200_000
    spans = word_spans(f"{ends[0]}pier{ends[1]}", f"{ends[0]}port{ends[1]}")
    assert [span.text for span in spans[1:3]] == ["pier", "port"]


def test_too_many_changed_places_are_before_and_after() -> None:
    chance = random.Random(7)
    old, new = (" ".join(chance.choices("abcdefgh", k=9_000)) for _ in range(2))
    assert word_spans(old, new) == before_and_after(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("p " + "a " * 9_000 + "q", "r " + "a " * 9_500 + "s"),
        ("x " + "a " * 9_990, "a " * 9_989 + "b"),
        ("p " + "a b c " * 3_000 + "q", "r " + "b c a " * 3_000 + "s"),
        ("\u202e\u202d" * 9_000, "\u202d\u202e" * 9_000),
        ("a" + "\u0301" * 20_000, "a" + "\u0301" * 19_999 + "b"),
        ("\0" * 20_000 + "a", "\0" * 19_990 + "b"),
    ],
)
def test_monotonous_texts_come_through(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert (old_text(spans), new_text(spans)) == (old, new)
    assert len(spans) <= STEPS


# -- properties --------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["the", "pier", "not", "shut", "12", "1,200", "0.75%", "$1.2bn", "U.S.-led", "N.", "“no”",
     "정부가", "정부는", "日本は", "म", "e\u0301", "a\0b", "\u202eb", "--", "—", "", "\u00a0", "\n"]
)  # fmt: skip
LINES = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=30)


@given(LINES, LINES)
@settings(deadline=None)
def test_both_texts_come_back(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert (old_text(spans), new_text(spans)) == (old, new)


@given(LINES, LINES)
@settings(deadline=None)
def test_spans_are_tidy(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert all(span.text for span in spans)
    assert all(
        here.op + there.op in {"=-", "=+", "-+", "-=", "+="} for here, there in pairwise(spans)
    )
    assert len(spans) <= len(pieces_of(old)) + len(pieces_of(new)) + 1
    assert (old == new) == all(span.op == "=" for span in spans)


@given(LINES, LINES)
@settings(deadline=None)
def test_sides_changed_over_change_the_signs_over(old: str, new: str) -> None:
    signs = {"=": "=", "-": "+", "+": "-"}
    back = [(signs[span.op], span.text) for span in word_spans(new, old)]
    there = [(span.op, span.text) for span in word_spans(old, new)]
    assert sorted(there) == sorted(back)
    assert [span for span in there if span[0] != "+"] == [span for span in back if span[0] != "+"]


CLUSTERS = st.lists(
    st.sampled_from(
        ["e\u0301", "👍🏽", "👍🏿", "🏽", "👩\u200d🚒", "🇩🇪", "🇫🇷", "1\ufe0f\u20e3", "❤\ufe0f",
         "น้ำ", "กำ", "เพิ่", "ង្គា", "မြန်", "क्षि", "१२", "12", "\u0301", "\u200d", "קֻ", "قُ",
         "각", "\u1100\u1161", "정부가", "정부는", "日本", "日", "カ\u3099", " ", "-", "$", ".",
         "N.", "\r\n"]
    )
).map("".join)  # fmt: skip


@given(CLUSTERS, CLUSTERS)
@example("a b", "a \u0301b")
@example("a \u200db c", "a \u200dc c")
@settings(deadline=None)
def test_what_a_reader_sees_as_one_character_is_never_cut(old: str, new: str) -> None:
    spans = word_spans(old, new)
    for text, other in ((old, "+"), (new, "-")):
        cuts = accumulate(len(span.text) for span in spans if span.op != other)
        assert set(cuts) <= set(accumulate(map(len, regex.findall(r"\X", text))))


LATIN = st.lists(
    st.sampled_from(["the", "pier", "piers", "12", "1,200", "U.S.-led", "N."]), max_size=20
)


@given(LATIN, LATIN)
@settings(deadline=None)
def test_no_word_is_cut(old: list[str], new: list[str]) -> None:
    spans = word_spans(" ".join(old), " ".join(new))
    for words, text in (
        (old, [s.text for s in spans if s.op != "+"]),
        (new, [s.text for s in spans if s.op != "-"]),
    ):
        assert [word for part in text for word in part.split()] == words


def test_what_stands_between_shared_ends_is_before_and_after() -> None:
    spans = ends_apart("The old pier at Alder is shut", "The new port at Alder is shut")
    assert spans == (
        Span("=", "The "),
        Span("-", "old pier"),
        Span("+", "new port"),
        Span("=", " at Alder is shut"),
    )
