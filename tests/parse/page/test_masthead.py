"""A page's headline, byline, time and own address are found."""

from __future__ import annotations

import html
from datetime import UTC, datetime

import pytest

from tracker.models.values import PageText
from tracker.parse.page.reading import read_page

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
