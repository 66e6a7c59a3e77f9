from __future__ import annotations

from rich.console import Console

from tests.cli.conftest import Screen
from tracker.cli import copy
from tracker.models.values import Article, Label, LabelKind

ARTICLE = Article(
    headline="Ferry aground",
    label=Label("2nd LD", LabelKind.UPDATE, 2),
    slug="Ferry",
    note="(ATTN: ADDS\nbyline)",
    dateline="KESTREL POINT, Oct. 14 (Harbour)",
    byline="By Ina Holm",
    captions=("The Merganser.",),
    paragraphs=("One is \x1b[31mhere.", "Two " + "is long " * 30 + "end."),
    boilerplate=("(END)",),
)


def drawn(article: Article, *, pieces: bool = False) -> str:
    file = Screen()
    screen = Console(file=file, width=100, color_system=None, markup=False, highlight=False)
    (copy.draw_pieces if pieces else copy.draw)(article, screen)
    return file.getvalue()


def test_every_piece_is_a_record_in_the_order_of_the_copy() -> None:
    records = list(copy.records(ARTICLE))
    assert [name for name, _ in records] == [
        "label",
        "label_kind",
        "label_ordinal",
        "slug",
        "headline",
        "note",
        "byline",
        "caption",
        "dateline",
        "paragraph",
        "paragraph",
        "boilerplate",
    ]
    assert dict(records[:3]) == {"label": "2nd LD", "label_kind": "update", "label_ordinal": "2"}
    assert list(copy.records(Article("Plain"))) == [("headline", "Plain")]


def test_laid_out_the_text_stands_in_lines_that_can_be_read() -> None:
    lines = drawn(ARTICLE).splitlines()
    assert lines[:4] == ["2nd LD · Ferry", "Ferry aground", "(ATTN: ADDS byline)", "By Ina Holm"]
    assert "▲ The Merganser." in lines
    assert "KESTREL POINT, Oct. 14 (Harbour) — One is ␛[31mhere." in lines
    assert max(map(len, lines)) <= 76
    assert lines[-2:] == ["(END)", ""]


def test_an_article_of_a_headline_alone_is_drawn_too() -> None:
    assert drawn(Article("Plain")) == "Plain\n\n"


def test_piece_by_piece_each_stands_beside_its_name() -> None:
    words = [line.split() for line in drawn(ARTICLE, pieces=True).splitlines()]
    assert ["label", "kind", "update"] in words
    assert ["headline", "Ferry", "aground"] in words
    assert ["paragraph", "One", "is", "␛[31mhere."] in words
