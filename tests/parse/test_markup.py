"""Markup becomes lines of text as a browser would show them; times, charsets, addresses, values."""

from __future__ import annotations

import html
import string
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import ParseError
from tracker.parse.markup import (
    DEEPEST,
    MOST_ELEMENTS,
    address,
    gate,
    html_lines,
    legible,
    looks_like_html,
    moment,
    one_line,
)


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("", []),
        (" \n ", []),
        ("<p></p>", []),
        ("<!-- nothing -->", []),
        ("<!doctype html>", []),
        (
            "<p>The mill burned.</p><p>Nobody was hurt.</p>",
            ["The mill burned.", "Nobody was hurt."],
        ),
        ("The mill<br>burned.<br/><br>Nobody", ["The mill", "burned.", "Nobody"]),
        ("Un<b>believ</b>able", ["Unbelievable"]),
        ('The <a href="/m">mill</a> burned', ["The mill burned"]),
        ("<div>One<div>two</div>three</div>", ["One", "two", "three"]),
        ("<p>One<p>two", ["One", "two"]),
        ("<ul><li>One<li>two</ul>three", ["One", "two", "three"]),
        ("<p>The\n  mill\r\n burned</p>", ["The mill burned"]),
        ("<p>The&nbsp;mill &amp; the &#233;&eacute;</p>", ["The mill & the éé"]),
        ("<table><tr><td>1<td>2</tr><tr><th>3</table>", ["1 2", "3"]),
        (
            "<pre>One\ntwo <b>and\nthree</b></pre>four\nfive",
            ["One", "two and", "three", "four five"],
        ),
        ("<p>5 < 6 and 7 > 6</p>", ["5 < 6 and 7 > 6"]),
        ("<script>x()</script>One<style>p{}</style>", ["One"]),
        ("<script>'<p>no</p>'</script><p>One</p>", ["One"]),
        ("<noscript><p>no</p></noscript><svg><text>no</text></svg>One", ["One"]),
        ("<title>no</title><p>One</p>", ["One"]),
        ("<!-- <p>no</p> --><p>One</p>", ["One"]),
        ("<p>On<!-- no -->e</p>", ["One"]),
        ("<?xml version='1.0' encoding='ascii'?><p>Fähre</p>", ["Fähre"]),
        ("<p>On\0e\x01&#1;</p>", ["One"]),
        ("<p>여객선</p><p>عبّارة</p>", ["여객선", "عبّارة"]),
    ],
)
def test_lines_are_those_that_a_browser_shows(markup: str, lines: list[str]) -> None:
    assert list(html_lines(markup)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One\ntwo\r\n\r\nthree", ["One", "two", "three"]),
        ("AT&amp;T & 5 < 6\ntwo", ["AT&T & 5 < 6", "two"]),
        ("  One  \t two ", ["One two"]),
    ],
)
def test_plain_text_gives_its_own_lines(text: str, lines: list[str]) -> None:
    assert list(html_lines(text)) == lines


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src='m.jpg'><figcaption>The mill, <b>burned</b> down.</figcaption></figure>",
        "<figcaption><p>The mill,</p><p>burned down.</p></figcaption>",
        "<figcaption>The mill,<br>burned\ndown.</figcaption>",
        "<div class='wp-caption'><img><p class='wp-caption-text'>The mill, burned down.</p></div>",
        "<p class='big caption'>The mill, burned down.</p>",
        "<figcaption>▲ The mill, burned down.</figcaption>",
        "<figcaption><div class='caption'>The mill, burned down.</div></figcaption>",
    ],
)
def test_a_caption_is_one_marked_line(markup: str) -> None:
    lines = html_lines(f"<p>One</p>{markup}<p>Two</p>")
    assert lines == ("One", "▲ The mill, burned down.", "Two")


def test_a_caption_without_words_is_none() -> None:
    assert html_lines("<figure><img><figcaption> </figcaption></figure>One") == ("One",)


def test_a_text_of_twelve_megabytes_is_not_lost() -> None:
    text = "millwheels " * 1_100_000
    assert [len(line) for line in html_lines(f"<p>{text}</p>")] == [len(text) - 1]


WORDS = st.text(string.ascii_letters + "éß여&<>", min_size=1, max_size=8)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_paragraphs_come_back(paragraphs: list[list[str]]) -> None:
    texts = [" ".join(words) for words in paragraphs]
    markup = "".join(f"<p>{html.escape(text)}</p>\n" for text in texts)
    assert list(html_lines(markup)) == texts


@given(st.text(max_size=200) | st.text("<>/!-&#;pbrscriptdv= '\"\n\0\x85\ud800", max_size=200))
@example("<p>\ud800</p>")
@example("&#xD800;<p>&#0;")
def test_whatever_markup_comes_gives_legible_lines(markup: str) -> None:
    for line in (*html_lines(markup), one_line(markup)):
        line.encode()
        assert line == " ".join(legible(line).split())


# -- the gate ----------------------------------------------------------------------------------


def test_what_a_story_may_look_like_passes() -> None:
    gate("<p>" * MOST_ELEMENTS)
    gate("<div>" * DEEPEST + "</div>" * DEEPEST)
    gate("<ul>" + "<li>x" * 1_000 + "</ul>")
    gate("<img/><path />" * 1_000)
    gate("<script>" + "'<div>'" * 50_000 + "</script>")
    gate("<!--" + "<div>" * 50_000 + "-->")
    gate("a < b " * 50_000)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>" * (MOST_ELEMENTS + 1), "More than 20,000 elements"),
        ("<a href='x'>y</a>" * (MOST_ELEMENTS + 1), "More than 20,000 elements"),
        ("<div>" * (DEEPEST + 1), "Nested deeper than 256"),
        ("<DIV>" * 200_000, "Nested deeper"),
        ("<div></p></b>" * 200_000, "Nested deeper"),
        ("<table><tr><td>x</table>" * 50_000, "More than 20,000 elements"),
        ("<b " * 300, "Nested deeper"),
        ("<div><p>" * 300 + "</p></div>" * 300, "Nested deeper"),
    ],
)
def test_what_is_written_to_exhaust_a_parser_does_not_reach_one(markup: str, words: str) -> None:
    with pytest.raises(ParseError, match=words):
        html_lines(markup)


@pytest.mark.parametrize("piece", ["<script", "<!--", "<", "</", "<a ", "&", "&#", "<b '", "<!"])
def test_repetition_takes_no_longer_than_its_length(piece: str) -> None:
    # Quadratic time would be hours here.
    hostile = piece * 200_000
    for read in (html_lines, one_line):
        try:
            read(hostile)
        except ParseError as error:
            assert "not read" in str(error)  # noqa: PT017 (either way is right, at once)


# -- one line ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ferry &amp; mill", "Ferry & mill"),
        ("<b>Ferry</b>talks<br>fail", "Ferrytalks fail"),
        ("Ferry<script>x()</script>", "Ferry"),
        ("How to read <T>", "How to read <T>"),
        ("&lt;b&gt; is bold", "<b> is bold"),
        ("a\r\nb\u2028c\x0bd", "a b c d"),
        ("a\u202eb\u2066c", "abc"),
        ("\u202e", ""),
        ("<b>" * 300 + "Ferry", "<b>" * 300 + "Ferry"),
    ],
)
def test_a_title_becomes_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "markup"),
    [("<p>x</p>", True), ("a<br/>b", True), ("<T>", False), ("a < b", False), ("a &amp; b", False)],
)
def test_running_text_with_tags_looks_like_html(text: str, markup: bool) -> None:
    assert looks_like_html(text) is markup


def test_legible_text_keeps_tabs_and_line_ends() -> None:
    assert legible("a\tb\r\nc\0\x07\x7f\x80\x9f\ud800\ufffe\uffffd") == "a\tb\r\ncd"


# -- addresses, times, charsets ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "base", "found"),
    [
        ("https://wire.example/1", "", "https://wire.example/1"),
        ("HTTP://wire.example/1", "", "http://wire.example/1"),
        ("/1", "https://wire.example/a/b", "https://wire.example/1"),
        ("1", "", None),
        ("java\nscript:x", "https://wire.example/", None),
        ("\x01javascript:x", "https://wire.example/", None),
        ("ftp://wire.example/1", "", None),
        ("http://[", "", None),
        ("http://", "", None),
        ("https://wire.example/a\nb", "", "https://wire.example/ab"),
    ],
)
def test_an_address_is_of_the_web_or_none(written: str, base: str, found: str | None) -> None:
    assert address(written, base) == found


NOON = datetime(2024, 10, 28, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Mon, 28 Oct 2024 12:30:00 GMT", NOON),
        ("Mon, 28 Oct 2024 21:30:00 +0900", NOON),
        ("Mon, 28 Oct 2024 21:30:00 kst", NOON),
        ("Mon, 28 Oct 2024 08:30:00 EDT", NOON),
        ("28 Oct 24 12:30", NOON),
        (" 2024-10-28T12:30:00Z\n", NOON),
        ("2024-10-28T21:30:00+09:00", NOON),
        ("2024-10-28 21:30:00 +0900", NOON),
        ("2024-10-28 12:30:00 UTC", NOON),
        ("2024-10-28T12:30:00.000000000Z", NOON),
        ("2024-10-28 12:30", NOON),
        ("2024-10-28", NOON.replace(hour=0, minute=0)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+09:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("99999-01-01", None),
        ("Mon, 28 Oct 99999 12:30:00 GMT", None),
        ("Mon, 28 Oct 2024 12:30:00 +999999999", None),
        ("12:30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_moment_is_in_utc_or_none(text: str, when: datetime | None) -> None:
    assert moment(text) == when


@given(st.text(max_size=80) | st.text("0123456789-+:TZ ,.MonctGMT", max_size=40))
def test_no_date_raises(text: str) -> None:
    when = moment(text)
    assert when is None or when.tzinfo is UTC
