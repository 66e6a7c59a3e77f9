"""A web page gives its article, whole, and nothing else."""

from __future__ import annotations

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import ParseError
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


@pytest.mark.parametrize(
    ("sign", "read_as"),
    [
        *((sign, "") for sign in ("\x01", "\x0c", "\uffff", "&#1;", "&#x0C;", "&#012", "&#65535;")),
        ("&#&#1;12;", "&#12;"),
    ],
)
def test_a_character_that_no_tree_may_hold_does_not_cost_the_page(sign: str, read_as: str) -> None:
    share = f"<p>Crews walked out.<span class='share-tools'>Share</span>{sign} Later.</p>"
    body = page("Talks have @failed.", *PARAGRAPHS, bottom=share)
    found = read(body.replace(b"@", sign.encode()))
    assert found.lines[0] == f"Talks have {read_as}failed."


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"<!-- nothing -->",
        b"<html><body></body></html>",
        page(top=""),
        b"<html><body><script>render()</script><div id='app'></div></body></html>",
    ],
)
def test_a_page_without_text_has_no_lines(body: bytes) -> None:
    assert read(body).lines == ()


@given(st.binary(max_size=200) | st.text("<>/!-&#;pbrh1articled= '\"\n\0", max_size=200))
@example(b"<html><frameset><frame></frameset></html>")
@example("<article><p>x<p>y</article>")
def test_whatever_comes_is_read_or_refused(body: bytes | str) -> None:
    try:
        found = read(body if isinstance(body, bytes) else body.encode())
    except ParseError as error:
        assert str(error).endswith(".")  # noqa: PT017 (either way is right)
    else:
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
        ("utf-8", "", "text/html; charset=windows-1252"),
        ("utf-8", "<meta charset='iso-8859-1'>", "text/html; charset=iso-8859-1"),
        ("cp1252", "<meta charset='utf-8'>", "text/html; charset=utf-8"),
    ],
)
def test_the_letters_are_right_in_any_charset(
    charset: str, declared: str, content_type: str | None
) -> None:
    text = page(f"Fähre – {PARAGRAPHS[0]}", *PARAGRAPHS, head="").decode()
    text = text.replace('<meta charset="utf-8">', declared)
    assert read(text.encode(charset), content_type).lines[0].startswith("Fähre – Ferry")
