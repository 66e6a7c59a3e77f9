"""A web page gives its article, and a hash that changes when its text does and only then."""

from __future__ import annotations

import html
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import ParseError
from tracker.models.values import PageText
from tracker.parse.page import read_page, visible_hash

URL = "https://wire.example/news/ferry"
PARAGRAPHS = (
    "Ferry crews in the port of Velmora walked out at dawn on Monday after talks on their wages "
    "had ended without a result, the union of seafarers said.",
    "The harbour stayed closed until noon, and some two hundred passengers for the islands spent "
    "the morning in the waiting hall, where the kitchen served soup.",
    "A spokeswoman of the company said that it had made its last offer. The union called that "
    "offer an insult, and said that it would meet again on Thursday.",
)


def page(
    *paragraphs: str, head: str = "", top: str = "<h1>Ferry talks fail</h1>", bottom: str = ""
) -> bytes:
    text = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head>
<body>{menu}<main><article>{top}{text}</article></main>{bottom}
<footer><p>All rights reserved. Terms of use.</p></footer></body></html>""".encode()


def read(body: bytes, content_type: str | None = None) -> PageText:
    return read_page(body, url=URL, content_type=content_type)


# -- the article -------------------------------------------------------------------------------


def test_a_page_gives_its_article_and_nothing_else() -> None:
    aside = "<aside><h2>Most read</h2><ol><li><a href='/x'>Mill burns down</a></li></ol></aside>"
    found = read(page(*PARAGRAPHS, bottom=aside))
    assert found == PageText(headline="Ferry talks fail", lines=PARAGRAPHS)


def test_a_text_of_one_sentence_is_found_between_much_else() -> None:
    body = page("VELMORA, Oct. 28 (Wire) -- Ferry talks have failed.")
    assert read(body).lines == ("VELMORA, Oct. 28 (Wire) -- Ferry talks have failed.",)


def test_a_short_text_keeps_its_paragraphs() -> None:
    assert read(page("Crews walked out.", "Talks ended.")).lines == (
        "Crews walked out.",
        "Talks ended.",
    )


def test_a_text_that_stands_as_data_only_is_found() -> None:
    data = f'{{"@type": "NewsArticle", "articleBody": "{" ".join(PARAGRAPHS)}"}}'
    body = f"<html><head><script type='application/ld+json'>{data}</script></head><body>\
<div>Please wait.</div></body></html>"
    assert read(body.encode()).lines == (" ".join(PARAGRAPHS),)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<!-- nothing -->", "empty"),
        (b"<html><body></body></html>", "no text"),
        (page(top=""), "no text"),
        (b"<html><body><script>render()</script><div id='app'></div></body></html>", "no text"),
        (b"%PDF-1.7 and so on", "another kind"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "another kind"),
        (b"<div>" * 100_000, "Nested deeper"),
        (b"<p>mill</p>" * 100_000, "More than 20,000 elements"),
        (b"<a href='/'>x</a>" * 30_000, "More than 20,000 elements"),
        (b"<table>" * 50_000, "Nested deeper"),
    ],
)
def test_a_page_without_a_story_is_refused_with_a_reason(body: bytes, words: str) -> None:
    with pytest.raises(ParseError, match=words):
        read(body)


@given(st.binary(max_size=200) | st.text("<>/!-&#;pbrh1articled= '\"\n\0", max_size=200))
@example(b"<html><frameset><frame></frameset></html>")
@example("<article><p>x<p>y</article>")
def test_whatever_comes_is_read_or_refused(body: bytes | str) -> None:
    try:
        found = read(body if isinstance(body, bytes) else body.encode())
    except ParseError as error:
        assert str(error).endswith(".")  # noqa: PT017 (either way is right)
    else:
        assert found.lines
        "".join((found.headline, found.byline, *found.lines)).encode()


@pytest.mark.parametrize(
    ("charset", "declared", "content_type"),
    [
        ("utf-8", "", None),
        ("utf-8", "", "text/html; charset=utf-8"),
        ("utf-8", "<meta charset='iso-8859-1'>", "text/html; charset=utf-8"),
        ("cp1252", "<meta charset='windows-1252'>", None),
        ("cp1252", "", "text/html; charset=windows-1252"),
        ("cp1252", "", None),
        ("utf-8-sig", "<meta charset='iso-8859-1'>", None),
        ("utf-16", "", None),
        ("utf-8", "<meta charset='utf-7'>", "text/html; charset=hex"),
    ],
)
def test_the_letters_are_right_in_any_charset(
    charset: str, declared: str, content_type: str | None
) -> None:
    text = page(f"Fähre – {PARAGRAPHS[0]}", *PARAGRAPHS, head="").decode()
    text = text.replace('<meta charset="utf-8">', declared)
    assert read(text.encode(charset), content_type).lines[0].startswith("Fähre – Ferry")


# -- headline, byline, time, address -----------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "top", "headline"),
    [
        ("<title>Ferry talks fail - Velmora Wire</title>", "<h1>Ferry talks fail</h1>", ""),
        ("<title>Ferry talks fail</title>", "<h1>Velmora Wire</h1><h1>Ferry talks fail</h1>", ""),
        ("<meta property='og:title' content='Ferry talks fail'>", "<h1>The Wire</h1>", ""),
        ("<title>Ferry talks fail | Wire Example</title>", "", ""),
        ("<title>Wire Example: Ferry talks fail</title>", "", "Wire Example: Ferry talks fail"),
        ("<title>Wire - Ferry talks fail</title>", "", ""),
        (
            "<meta property='og:site_name' content='The Gull'>"
            "<title>Ferry talks fail – union | The Gull</title>",
            "",
            "Ferry talks fail – union",
        ),
        ("<title>Ferry talks fail - union</title>", "", "Ferry talks fail - union"),
        ("", "<h1>Ferry <i>talks</i>\n fail</h1>", ""),
        ("<title>Ferry</title>", "<h1>(2nd LD) Ferry talks fail</h1>", "Ferry"),
        ("<title>(LEAD) Ferry talks fail</title>", "<h1>(LEAD) Ferry talks fail</h1>",
         "(LEAD) Ferry talks fail"),
        ("", "<h1></h1>", None),
    ],
)  # fmt: skip
def test_the_headline_is_that_of_the_story(head: str, top: str, headline: str | None) -> None:
    expected = "" if headline is None else headline or "Ferry talks fail"
    assert read(page(*PARAGRAPHS, head=head, top=top)).headline == expected


@pytest.mark.parametrize(
    ("head", "top", "byline"),
    [
        ("<meta name='author' content='Ilse Marn'>", "", "Ilse Marn"),
        ("<meta name='author' content='https://wire.example/marn'>", "", ""),
        ("", "<a rel='author' href='/marn'>Ilse <b>Marn</b></a>", "Ilse Marn"),
        ("", "<p class='big byline'>By Ilse Marn</p>", "By Ilse Marn"),
        ("", f"<div class='byline'>{'Marn ' * 60}</div>", ""),
    ],
)
def test_the_byline_is_found(head: str, top: str, byline: str) -> None:
    assert read(page(*PARAGRAPHS, head=head, top=top)).byline == byline


NOON = datetime(2024, 10, 28, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "top", "when"),
    [
        ("<meta property='article:published_time' content='2024-10-28T12:30:00Z'>", "", NOON),
        ('<script>{\'x\': 1, "datePublished" : "2024-10-28T21:30:00+09:00"}</script>', "", NOON),
        ("", "<time datetime='2024-10-28T12:30Z'>at noon</time>", NOON),
        ("<meta property='article:published_time' content='today'>", "", None),
        ("", "", None),
    ],
)
def test_the_time_is_that_of_publication(head: str, top: str, when: datetime | None) -> None:
    assert read(page(*PARAGRAPHS, head=head, top=top)).published_at == when


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("https://wire.example/ferry", "https://wire.example/ferry"),
        ("/ferry", "https://wire.example/ferry"),
        ("https://other.example/ferry", None),
        ("https://wire.example.other.example/ferry", None),
        ("javascript:alert(1)", None),
        (f"/{'x' * 3_000}", None),
        ("http://[", None),
    ],
)
def test_a_canonical_address_counts_on_its_own_host_only(href: str, canonical: str | None) -> None:
    body = page(*PARAGRAPHS, head=f"<link rel='canonical' href='{href}'>")
    assert read(body).canonical == canonical


# -- the hash of what is seen ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<script>var n='1'</script>", "<script>var n='2'</script>"),
        ("<SCRIPT nonce=1>a()</SCRIPT >", "<script nonce='2'>b('<p>no</p>')</script>"),
        ("<style>p{}</style>", "<style>b{}</style><!-- 17 ms -->"),
        ("<!-- a -->", "<!-- b > <p> c -->"),
        ("<noscript><img src=1></noscript>", "<noscript>2</noscript>"),
        ("<template><p>1</p></template>", "<template>2</template>"),
        ("<svg><text>1</text></svg>", "<svg id=x />"),
        ("<div class='a' data-id=1></div>", "<div class='b'>\n</div>\t"),
        ("<p>One  two</p>", "<p id=2>\n One\ttwo </p>"),
    ],
)
def test_what_nobody_sees_does_not_count(one: str, other: str) -> None:
    around = "<html><body><p>Ferry talks fail.</p>{}<p>Crews walked out.</p></body></html>"
    assert visible_hash(around.format(one).encode()) == visible_hash(around.format(other).encode())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>12 killed</p>", "<p>47 killed</p>"),
        ("<p>US</p>", "<p>us</p>"),
        ("<p>One two</p>", "<p>One</p><p>two</p>"),
        ("<p>Onetwo</p>", "<p>One two</p>"),
        ("5 < 6 men", "5 < 7 men"),
        ("a < b > c", "a < d > c"),
        ("7 > 6", "8 > 6"),
        ("<p title='a > b'>One</p>", "<p title='a > b'>Two</p>"),
        ("<p title='a < b'>One</p>", "<p title='a < b'>Two</p>"),
        ("<!-->One<!-- -->", "<!-->Two<!-- -->"),
        ("<!--->One<!-- -->", "<!--->Two<!-- -->"),
        ("<!-- --!>One<!-- -->", "<!-- --!>Two<!-- -->"),
        ("<svg/>One<svg></svg>", "<svg/>Two<svg></svg>"),
        ("<svg a='b' />One<svg></svg>", "<svg a='b' />Two<svg></svg>"),
        ("<svg>One", "<svg>Two"),
        ("<template>One", "<template>Two"),
        (
            "<script>x</script foo>One<script></script>",
            "<script>x</script foo>Two<script></script>",
        ),
        ("<styled-x>One</styled-x><style></style>", "<styled-x>Two</styled-x><style></style>"),
        ("<p>One", "<p>Two"),
        ("One", "Two"),
        ("<b One", "<b Two"),
        ("", "x"),
    ],
)
def test_what_is_seen_counts(one: str, other: str) -> None:
    assert visible_hash(one.encode()) != visible_hash(other.encode())


TEXTS = st.lists(st.text("abc <>&'\"-!/", min_size=1, max_size=12), min_size=1, max_size=4)


@given(TEXTS, TEXTS)
def test_two_texts_have_two_hashes(one: list[str], other: list[str]) -> None:
    def shown(texts: list[str]) -> list[str]:
        return [text for text in (" ".join(text.split()) for text in texts) if text]

    def body(texts: list[str]) -> bytes:
        noise = f"<script>{hash(tuple(texts))}</script><div id={len(texts)}></div>"
        return noise.join(f"<p>{html.escape(text)}</p>" for text in texts).encode()

    same = visible_hash(body(one)) == visible_hash(body(other))
    assert same == (shown(one) == shown(other))


def test_a_hash_is_128_bits_in_hex() -> None:
    assert len(bytes.fromhex(visible_hash(b""))) == 16


@pytest.mark.parametrize(
    "piece",
    [b"<script", b"<script>", b"<!--", b"<!-->", b"<svg/>", b"<svg ", b"<svg </svg ", b"<svg a",
     b"<", b"<a ", b"<a>", b"--", b"</script", b"<style></style>", b" ", b">", b"<template>"],
)  # fmt: skip
def test_repetition_takes_no_longer_than_its_length(piece: bytes) -> None:
    # Quadratic time would be hours here.
    assert visible_hash(piece * 100_000) != visible_hash(piece * 100_000 + b"mill")
