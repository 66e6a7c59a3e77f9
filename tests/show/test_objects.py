from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tracker.diff import compare
from tracker.models.values import Article, Diff
from tracker.show import objects

TEXTS = st.builds(
    Article,
    headline=st.text("abc ", max_size=20),
    note=st.text("xyz ", max_size=8),
    paragraphs=st.lists(st.text("abcd ", min_size=1, max_size=30), max_size=5).map(tuple),
)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_a_diff_as_json(old: Article, new: Article) -> None:
    told = json.loads(json.dumps(objects.diff(compare(old, new))))
    assert (told["headline"]["from"], told["headline"]["to"]) == (old.headline, new.headline)
    for side, text, gone in (("old", old, "+"), ("new", new, "-")):
        spelled: dict[int, str] = {}
        for row in told["paragraphs"]:
            if row[side] is not None:
                words = "".join(words for op, words in row["ops"] if op != gone)
                spelled[row[side]] = spelled.get(row[side], "") + words
        assert tuple(spelled[place] for place in sorted(spelled)) == text.paragraphs
    notes = [part for part in told["parts"] if part["part"] == "note"]
    assert [(part["from"], part["to"]) for part in notes] == (
        [] if old.note == new.note else [(old.note, new.note)]
    )


def test_two_versions_of_a_story_are_named(ferry: Diff) -> None:
    told = objects.between(ferry, story=7, outlet="harbour", old=2, new=3)
    assert list(told.items())[:4] == [("story", 7), ("outlet", "harbour"), ("from", 2), ("to", 3)]
    assert objects.diff(ferry).items() <= told.items()


def test_what_is_promised_is_there(ferry: Diff) -> None:
    told = objects.diff(ferry)
    assert told["weight"] == "headline"
    assert told["label"] == {"from": "LEAD", "to": "2nd LD"}
    assert told["facts"][0] == {
        "kind": "number",
        "old": "12",
        "new": "47",
        "part": "headline",
        "paragraph": None,
    }
    assert told["folded"] == {"byline": 1, "links": 1, "moved": 1, "quotes_and_dashes": 1}
    assert [row["folds"] for row in told["paragraphs"] if row["folds"]] == [
        ["moved"],
        ["quotes_and_dashes"],
        ["links"],
    ]
    assert told["limits"] == []
    assert objects.diff(compare(Article("H"), Article("H")))["weight"] is None
