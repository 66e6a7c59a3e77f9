"""The HTML part: escaped, inlined, small."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.alert.message.html import html_part
from tracker.alert.message.letter import Letter
from tracker.alert.message.ways import Ways
from tracker.alert.message.wording import put_in_words
from tracker.models.values import Kind, ParagraphChange, Span


class Page(HTMLParser):
    """What a reader's program finds in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.shown = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.shown += data


def page_of(letter: Letter) -> str:
    return html_part(put_in_words(letter))


def hostile(letter: Letter, text: str) -> Letter:
    spans = (Span("=", text), Span("-", text), Span("+", text))
    kinds = (Kind.EDITED, Kind.ADDED, Kind.REMOVED, Kind.MOVED)
    return replace(
        letter,
        scope="words",
        value=text,
        outlet_title=text,
        was=text,
        now=text,
        headline=spans,
        labels=(text, text),
        note=text,
        facts=(text,) * 9,
        folded=text,
        paragraphs=tuple(ParagraphChange(kind, 0, 0, spans) for kind in kinds),
        address="https://wire.example.org/" + text,
        base_url="https://tracker.example.org/" + text,
    )


def test_styles_stand_in_the_elements_alone(letter: Letter) -> None:
    page = Page(page_of(letter))
    assert not {"style", "ins", "del", "img", "link", "script"} & set(page.tags)
    styles = [value for name, value in page.attributes if name == "style"]
    assert any("line-through" in style and "#ffdf9e" in style for style in styles)
    assert any("underline" in style and "#bfe0ff" in style for style in styles)
    assert all("color" in style for style in styles if "background" in style)


def test_a_reader_of_dark_pages_gets_a_dark_page(letter: Letter) -> None:
    page = page_of(letter)
    assert '<meta name="color-scheme" content="light dark">' in page
    for style in re.findall(r'style="([^"]*)"', page):
        coloured = {name for name in ("background-color", "color") if f";{name}: #" in f";{style}"}
        assert len(coloured) in {0, 2}, style


def test_the_page_opens_with_the_news(letter: Letter) -> None:
    shown = " ".join(Page(page_of(letter)).shown.split()).removeprefix(letter.now).strip()
    assert shown.startswith(f"NOW {letter.now} WAS {letter.was} WORD BY WORD Ferry runs aground")


def test_both_parts_say_the_same(letter: Letter) -> None:
    wording = put_in_words(letter)
    shown = " ".join(Page(html_part(wording)).shown.split())
    assert all(term in shown and text in shown for term, text in wording.facts)
    assert all(passage.what in shown for passage in wording.passages)
    assert wording.foot.reason in shown
    assert wording.foot.stop in shown


def test_links_go_where_they_say(letter: Letter) -> None:
    targets = [value for name, value in Page(page_of(letter)).attributes if name == "href"]
    assert targets == [target for _, target in put_in_words(letter).links]
    ways = Ways(pause="https://d.example/watches/pause/1-a", stop="https://d.example/?a=1&b=2")
    targets = [
        v for name, v in Page(page_of(replace(letter, ways=ways))).attributes if name == "href"
    ]
    assert targets[-2:] == [ways.pause, ways.stop]


def test_without_pages_commands_are_shown(letter: Letter) -> None:
    page = Page(page_of(replace(letter, base_url="", address="")))
    assert "a" not in page.tags
    assert "tracker diff 7 2..3" in page.shown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</style><style>*{display:none}</style>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "<!-- --><!doctype><![CDATA[",
        "</td></table></body></html><p>",
        "&lt;b&gt; &amp;",
        "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    ],
)
def test_what_an_outlet_writes_is_text(letter: Letter, text: str) -> None:
    plain, page = Page(page_of(letter)), Page(page_of(hostile(letter, text)))
    assert set(page.tags) <= {*plain.tags, "code"}
    assert {name for name, _ in page.attributes} <= {name for name, _ in plain.attributes}
    assert text in page.shown


def test_a_template_in_a_headline_is_not_run(letter: Letter) -> None:
    page = page_of(hostile(letter, "{{ 7 * 191 }}{% raw %}"))
    assert "{{ 7 * 191 }}{% raw %}" in page
    assert "1337" not in page


@settings(deadline=None)
@given(text=st.text(st.characters(), max_size=60))
def test_no_text_makes_an_element(letter: Letter, text: str) -> None:
    page = Page(page_of(hostile(letter, text)))
    assert set(page.tags) <= {*Page(page_of(letter)).tags, "code"}


@pytest.mark.parametrize(
    "character", ["&", '"', "🚢", "中", "<", "\N{COMBINING ACUTE ACCENT}", "'"]
)
def test_the_largest_page_stays_under_60_kb(letter: Letter, character: str) -> None:
    fine = tuple(Span("+" if n % 2 else "-", character * 25) for n in range(1_000))
    coarse = tuple(Span(op, character * 100_000) for op in ("=", "-", "+", "="))
    for spans in (fine, coarse):
        largest = replace(
            hostile(letter, character * 100_000),
            headline=(Span("=", "a"), *spans),
            declared=(("declared, not found", character * 999, character * 999),) * 40,
            unmentioned=(character * 999,) * 40,
            paragraphs=tuple(ParagraphChange(Kind.EDITED, n, n, spans) for n in range(40)),
            address="https://wire.example.org/" + "&" * 1_475,
        )
        assert len(page_of(largest).encode()) < 60_000
