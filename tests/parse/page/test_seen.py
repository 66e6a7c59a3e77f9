"""The hash of a page changes when its text does, and only then."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.page import seen
from tracker.parse.page.reading import read_page
from tracker.parse.page.seen import steady_hash, visible_hash


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


ARTICLE = (
    "Crews of the Tarn Harbour ferry walked out 12 hours ago, leaving 340 people on the pier.",
    "Their union had asked for talks 3 times since 2019, and posted 4 letters at 14:05 on Monday.",
    "It was 5 minutes ago that she left, he said.",
)


def whole(lines: tuple[str, ...] = ARTICLE, around: str = "", headline: str = "Ferry halts") -> str:
    text = "".join(f"<p class='text'>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{headline}</title></head><body><article><header><h1>{headline}</h1>"
        f"<p class='byline'>By Ada Quill</p>{around}</header><div>{text}</div></article>"
        "</body></html>"
    )


PASSING = [
    "<span class='age'>{} minutes ago</span>",
    "<p class='timestamp'>Updated {} minutes ago</p>",
    "<div>{} hours ago</div>",
    "<DIV><B>{}</B>&nbsp;hours ago</DIV>",
    "<p>Seen by the editor <time datetime='2031-05-03'>{} min ago</time></p>",
    "<p>Last updated: {} hours ago</p>",
    "<ul class='share-bar'><li>Facebook {}</li><li>Tweet</li></ul>",
    "<div class='tools'><a href='#comments'>{} comments</a></div>",
    "<p>1,{} shares</p>",
    "<div class='article-views'>Views: {}</div>",
    "<p>By Ada Quill | <em id='storyAge'>{} minutes ago</em></p>",
]


@pytest.mark.parametrize("around", PASSING)
def test_times_and_counters_that_pass_do_not_count(around: str) -> None:
    one, other = (whole(around=around.format(n)).encode() for n in (114, 217))
    assert visible_hash(one) != visible_hash(other)
    assert steady_hash(one) == steady_hash(other)
    assert read_page(one, url="https://w.example/a") == read_page(other, url="https://w.example/a")


@pytest.mark.parametrize(
    "around",
    [
        "<p>He left <b>{} minutes ago</b>, he said.</p>",
        "<p>It was<br>{} minutes ago<br>that he left</p>",
        "<i title='class=age'>{} minutes ago</i> he left",
        "<i x:y='a class=age'>{} minutes ago</i> he left",
        "<span class='age'>{} dead</span>",
        "<table><tr><td>{} minutes ago</td><td>he left</td></tr></table>",
        "<a title='<p>'>{} minutes ago</a> he left",
    ],
)
def test_what_may_be_of_a_story_counts(around: str) -> None:
    one, other = (whole(around=around.format(n)).encode() for n in (5, 6))
    assert steady_hash(one) != steady_hash(other)


def test_a_headline_counts_whatever_it_says() -> None:
    one, other = (whole(headline=f"{n} minutes ago").encode() for n in (5, 6))
    assert steady_hash(one) != steady_hash(other)


WORDS = [(at, word) for at, line in enumerate(ARTICLE) for word in range(len(line.split()))]


@given(st.sampled_from(WORDS), st.sampled_from(["7", "12.", "never", "ago", "minutes"]))
def test_another_word_or_number_in_a_paragraph_always_counts(
    place: tuple[int, int], put: str
) -> None:
    line = ARTICLE[place[0]].split()
    changed = " ".join([*line[: place[1]], put, *line[place[1] + 1 :]])
    lines = tuple(changed if at == place[0] else one for at, one in enumerate(ARTICLE))
    noisy = whole(lines, around="<span class='age'>9 minutes ago</span>").encode()
    assert (steady_hash(noisy) == steady_hash(whole().encode())) == (lines == ARTICLE)


@given(
    st.lists(st.sampled_from([*"0123456789", " ago", " minutes", "Published ", " 2031", "views "])),
    st.lists(st.sampled_from([*"0123456789", " ago", " minutes", "Published ", " 2031", "views "])),
    st.sampled_from(
        ["<p>{}</p>", "<b>{}</b>", "<time>{}</time>", "<p>So <i class=age>{}</i>.</p>"]
    ),
)
def test_two_equal_hashes_mean_one_article(one: list[str], other: list[str], around: str) -> None:
    pages = [whole(around=around.format("".join(x))).encode() for x in (one, other)]
    if steady_hash(pages[0]) == steady_hash(pages[1]):
        read = [read_page(page, url="https://w.example/a") for page in pages]
        assert read[0] == read[1]


def test_a_hash_is_128_bits_in_hex() -> None:
    assert len(bytes.fromhex(visible_hash(b""))) == 16


@pytest.mark.parametrize(
    "piece",
    [b"<script", b"<script>", b"<!--", b"<!-->", b"<svg/>", b"<svg ", b"<svg </svg ", b"<svg a",
     b"<", b"<a ", b"<a>", b"--", b"</script", b"<style></style>", b" ", b">", b"<template>",
     b"<i ", b"<i class=age>1", b"<i class='", b"<time>", b"<p ", b"<h1", b"<i a=\"a class"],
)  # fmt: skip
def test_repetition_takes_no_longer_than_its_length(piece: bytes) -> None:
    # Quadratic time would be hours here.
    assert visible_hash(piece * 100_000) != visible_hash(piece * 100_000 + b"mill")
    assert steady_hash(piece * 100_000) != steady_hash(piece * 100_000 + b"mill")


def test_more_pages_than_are_remembered_have_their_own_hashes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seen, "MOST_TEXTS", 2)
    bodies = [f"<p>Ferry {n}</p>".encode() for n in range(5)]
    once = [visible_hash(body) for body in bodies]
    assert len(set(once)) == len(bodies)
    assert [visible_hash(body) for body in bodies] == once
