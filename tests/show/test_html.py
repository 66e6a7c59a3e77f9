from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff import compare, word_spans
from tracker.models.values import Article, Diff, Kind, ParagraphChange, Span
from tracker.show import html
from tracker.show.folds import fold

HOSTILE = "</p><script>alert(1)</script>\" onload='x' &amp; "


class Reader(HTMLParser):
    """The elements of a piece of HTML, each id, and all that is written."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.shown = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.labels += [given["aria-label"] or ""] if "aria-label" in given else []

    def handle_data(self, data: str) -> None:
        self.shown += data


def test_what_went_and_what_came_are_real_elements() -> None:
    spans = word_spans("At least 12 were hurt", "At least 47 were hurt")
    assert html.marked(spans) == "At least <del>12</del><ins>47</ins> were hurt"


@given(st.text(), st.text())
def test_no_text_makes_an_element(old: str, new: str) -> None:
    shown = html.marked(word_spans(old, new))
    assert set(Reader(shown).elements) <= {"ins", "del"}


def test_every_row_has_its_sign_its_words_and_its_anchor(ferry: Diff) -> None:
    text = html.body(ferry, fold(ferry))
    page = Reader(text)
    assert page.ids == ["p1", "o5", "p2", "p3", "p4", "p5", "p6"]
    assert page.labels == [
        "Paragraph 1, moved from paragraph 4",
        "Old paragraph 5, removed",
        "Paragraph 3, edited",
        "Paragraph 4, edited",
        "Paragraph 5, added",
        "Paragraph 6, edited",
    ]
    assert "At least <del>12</del><ins>47</ins> people were hurt." in text


def test_what_is_folded_is_shown_plain_and_opens_without_a_script(ferry: Diff) -> None:
    text = html.body(ferry, fold(ferry))
    folded = next(line for line in text.splitlines() if 'id="p4"' in line)
    plain, _, behind = folded.partition("<details>")
    assert "<ins>" not in plain
    assert "only quotation marks and dashes differ" in behind
    assert "<ins>&quot;</ins>All is well<del>" in behind
    assert "<details>" not in html.body(ferry, fold(ferry, ()))


def test_a_paragraph_that_only_moved_says_from_where(ferry: Diff) -> None:
    row = html.body(ferry, fold(ferry)).splitlines()[0]
    assert '<p class="meta">moved from paragraph 4</p>' in row
    assert "<details>" not in row


def test_a_paragraph_that_is_only_parted_says_from_where() -> None:
    whole = "The harbour master counted the boats. He wrote down their names in a book."
    parts = ("The harbour master counted the boats.", "He wrote down their names in a book.")
    found = compare(Article("H", paragraphs=(whole,)), Article("H", paragraphs=parts))
    text = html.body(found, fold(found))
    assert text.count('<p class="meta">split from paragraph 1</p>') == 2
    assert "<details>" not in text


def test_a_line_that_is_no_news_and_went_is_folded_whole() -> None:
    found = compare(Article("H", paragraphs=("Read more: ferries",)), Article("H"))
    row = html.body(found, fold(found))
    assert "<summary>removed: links</summary>" in row
    assert "<del>Read more: ferries</del>" in row


@pytest.mark.parametrize("kind", [Kind.SPLIT, Kind.MERGED, Kind.REPEATED])
def test_rows_that_make_one_paragraph_have_one_anchor(kind: Kind) -> None:
    rows = tuple(ParagraphChange(kind, 3, 1, (Span("=", text),)) for text in ("One. ", "Two."))
    found = Diff(None, (), (None, None), (), rows)
    assert Reader(html.body(found, fold(found, ()))).ids == ["p2"]


@pytest.mark.parametrize("by", [(), ("case", "links")])
def test_what_an_outlet_writes_is_text(by: tuple[str, ...]) -> None:
    old = Article("H", paragraphs=(HOSTILE, f"{HOSTILE} one", "Read more: A"))
    new = Article("H", paragraphs=(HOSTILE.upper(), f"{HOSTILE} two", f"Read more: {HOSTILE}"))
    found = compare(old, new)
    page = Reader(html.body(found, fold(found, by)))
    assert set(page.elements) <= {"p", "section", "span", "ins", "del", "details", "summary"}
    assert HOSTILE in page.shown


def lines(*changed: int) -> Article:
    return Article(
        "H",
        paragraphs=tuple(
            f"The clerk of ward {n} wrote {'no' if n in changed else 'one'} letter on pier {n * 7}."
            for n in range(9)
        ),
    )


def test_far_from_a_change_paragraphs_stand_behind_a_fold_and_none_is_lost() -> None:
    found = compare(lines(), lines(4))
    shown = html.body(found, fold(found), html.Look(context=1))
    assert shown.count("<summary>… 3 unchanged paragraphs</summary>") == 2
    whole = Reader(html.body(found, fold(found)))
    assert Reader(shown).ids == whole.ids
    assert Reader(html.body(found, fold(found), html.Look(context=9))).shown == whole.shown


def test_a_gap_of_one_is_told_as_one() -> None:
    found = compare(lines(), lines(1))
    assert "… 1 unchanged paragraph<" in html.body(found, fold(found), html.Look(context=0))


def test_side_by_side_every_paragraph_stands_in_both_columns_with_its_marks() -> None:
    found = compare(lines(), lines(4))
    shown = html.body(found, fold(found), html.Look(beside=True))
    assert shown.count('<p class="older"') == shown.count('<p class="newer"') == 9
    assert shown.count("<del>one</del><ins>no</ins>") == 2
    assert Reader(shown).ids == Reader(html.body(found, fold(found))).ids


def test_marks_can_be_spoken(ferry: Diff) -> None:
    spans = word_spans("At least 12 were hurt", "At least 47 were hurt")
    assert html.marked(spans, spoken=True) == (
        'At least <del><span class="unseen">[removed] </span>12'
        '<span class="unseen"> [end removed] </span></del>'
        '<ins><span class="unseen">[added] </span>47'
        '<span class="unseen"> [end added] </span></ins> were hurt'
    )
    spoken = Reader(html.body(ferry, fold(ferry), html.Look(spoken=True))).shown
    assert "At least [removed] 12 [end removed] [added] 47 [end added]  people" in spoken
    assert "[added]" not in Reader(html.body(ferry, fold(ferry))).shown
