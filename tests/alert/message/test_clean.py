"""Text from anywhere, made fit for a mail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alert.message.clean import cut, excerpt, one_line, web_address
from tracker.models.values import Span

SPANS = st.lists(
    st.builds(Span, st.sampled_from("=-+"), st.text(min_size=1, max_size=300)), max_size=40
).map(tuple)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  two \t words\n", "two words"),
        ("a\r\nBcc: b", "a Bcc: b"),
        ("a\0b\x85c\u2028d\xa0e", "a b c d e"),
        ("a\ud800b", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{FIRST STRONG ISOLATE}c", "abc"),
        ("אב\N{RIGHT-TO-LEFT MARK}!", "אב\N{RIGHT-TO-LEFT MARK}!"),
        ("👩\N{ZERO WIDTH JOINER}👧", "👩\N{ZERO WIDTH JOINER}👧"),
        ("", ""),
    ],
)
def test_text_becomes_one_line(text: str, plain: str) -> None:
    assert one_line(text) == plain


@given(st.text(st.characters()))
def test_one_line_is_one_line_that_utf8_can_carry(text: str) -> None:
    plain = one_line(text)
    assert plain == " ".join(plain.split())
    assert len(plain.splitlines()) <= 1
    assert plain.encode().decode() == plain
    assert one_line(plain) == plain


@given(st.text(), st.integers(1, 40))
def test_cut_text_fits(text: str, room: int) -> None:
    short = cut(text, room)
    assert len(short) <= room
    assert short == text or (short[-1] == "…" and text.startswith(short[:-1]))


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://wire.example.org/a?b=1&c=2", "https://wire.example.org/a?b=1&c=2"),
        ("HTTP://wire.example.org/", "HTTP://wire.example.org/"),
        ("javascript:alert(1)", ""),
        ("//wire.example.org", ""),
        ("https://a.org/ b", ""),
        ("https://a.org/\r\nX: y", ""),
        ("https://a.org/" + "x" * 100, ""),
        ("", ""),
    ],
)
def test_only_whole_web_addresses_are_given(url: str, found: str) -> None:
    assert web_address(url, 60) == found


@given(SPANS)
def test_an_excerpt_keeps_to_its_bounds(spans: tuple[Span, ...]) -> None:
    kept = excerpt(spans, room=200, most=8)
    assert len(kept) <= 9
    assert sum(len(span.text) for span in kept) <= 203


def test_a_short_passage_stays_whole() -> None:
    spans = (Span("=", "At least "), Span("-", "12"), Span("+", "47"), Span("=", " people."))
    assert excerpt(spans, room=200, most=8) == spans


def test_far_surroundings_are_left_out_to_whole_words() -> None:
    far = "alpha " * 40
    first, gone, last = excerpt(
        (Span("=", far), Span("-", "12"), Span("=", " " + far)), room=900, most=8
    )
    assert gone == Span("-", "12")
    assert first.text.startswith("… alpha ")
    assert first.text.endswith("alpha ")
    assert last.text.startswith(" alpha ")
    assert last.text.endswith(" alpha …")
    assert len(first.text) + len(last.text) < 160


def test_what_lies_between_two_changes_is_seen_at_both_ends() -> None:
    between = "begin " + "alpha " * 40 + "end"
    kept = excerpt((Span("-", "x"), Span("=", between), Span("+", "y")), room=900, most=8)
    assert kept[1].text.startswith("begin ")
    assert " … " in kept[1].text
    assert kept[1].text.endswith("end")


def test_a_script_without_spaces_is_cut_between_characters() -> None:
    kept = excerpt((Span("=", "中" * 500), Span("+", "国")), room=900, most=8)
    assert kept[0].text == "… " + "中" * 70
