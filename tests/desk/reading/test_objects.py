from __future__ import annotations

from tracker.desk.reading import objects
from tracker.models.values import Article, Label, LabelKind


def test_an_article_has_every_piece_under_its_own_name() -> None:
    article = Article(
        headline="Ferry aground",
        label=Label("2nd LD", LabelKind.UPDATE, 2),
        slug="Ferry",
        note="(ATTN: ADDS byline)",
        dateline="KESTREL POINT",
        byline="By Ina Holm",
        captions=("The ferry.",),
        paragraphs=("One.", "Two."),
        boilerplate=("(END)",),
    )
    assert objects.article(article) == {
        "label": "2nd LD",
        "label_kind": "update",
        "label_ordinal": 2,
        "slug": "Ferry",
        "headline": "Ferry aground",
        "note": "(ATTN: ADDS byline)",
        "dateline": "KESTREL POINT",
        "byline": "By Ina Holm",
        "captions": ["The ferry."],
        "paragraphs": ["One.", "Two."],
        "boilerplate": ["(END)"],
    }
    assert objects.article(Article("Plain"))["label"] is None
