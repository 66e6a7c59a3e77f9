"""The hash of a page changes when its text does, and only then."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.page.seen import visible_hash


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
