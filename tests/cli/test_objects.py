from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tracker.cli import objects
from tracker.diff import compare
from tracker.models.values import Article, Label, LabelKind

TEXTS = st.builds(
    Article,
    headline=st.text("abc ", max_size=20),
    note=st.text("xyz ", max_size=8),
    paragraphs=st.lists(st.text("abcd ", min_size=1, max_size=30), max_size=5).map(tuple),
)


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


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_a_diff_as_json(old: Article, new: Article) -> None:
    told = json.loads(json.dumps(objects.diff(compare(old, new))))
    assert {"weight", "reasons", "headline", "paragraphs"} <= told.keys()
    assert (told["headline"]["from"], told["headline"]["to"]) == (old.headline, new.headline)
    for side, text, gone in (("old", old, "+"), ("new", new, "-")):
        there = [one for one in told["paragraphs"] if one[side] is not None]
        spelled = {
            one[side]: "".join(words for op, words in one["ops"] if op != gone) for one in there
        }
        assert tuple(spelled[place] for place in sorted(spelled)) == text.paragraphs
    notes = [part for part in told["parts"] if part["part"] == "note"]
    assert [(part["from"], part["to"]) for part in notes] == (
        [] if old.note == new.note else [(old.note, new.note)]
    )
