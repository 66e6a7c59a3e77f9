"""Every diff is what its schema says, and the schema says all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.show.conftest import NEW, OLD
from tracker.diff import compare
from tracker.models.values import (
    Article,
    Diff,
    Kind,
    Label,
    LabelKind,
    SentenceChange,
    Stretch,
    Weight,
)
from tracker.show import folds, objects
from tracker.show.schema import schema

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)

LABELS = st.sampled_from([None, Label("LEAD", LabelKind.UPDATE, 1)])
TEXTS = st.builds(
    Article,
    headline=st.sampled_from(["Ferry aground, 12 hurt", "Ferry aground, 47 hurt", ""]),
    label=LABELS,
    byline=st.sampled_from(["", "By Ada Quill"]),
    captions=st.lists(st.sampled_from(["The ferry.", "The bay."]), max_size=2).map(tuple),
    paragraphs=st.lists(st.sampled_from([*OLD.paragraphs, *NEW.paragraphs])).map(tuple),
)


def told(found: Diff) -> Any:
    return json.loads(json.dumps(objects.diff(found)))


@given(TEXTS, TEXTS)
def test_every_diff_is_valid(old: Article, new: Article) -> None:
    VALIDATOR.validate(told(compare(old, new)))


def test_sentences_and_stories_are_valid(ferry: Diff) -> None:
    moved = SentenceChange(Kind.MOVED, Stretch(0, 0, 4), Stretch(1, 2, 6))
    gone = SentenceChange(Kind.REMOVED, Stretch(0, 4, 9), None)
    found = Diff(None, (), (None, None), (), (), sentences=(moved, gone), limits=("too long",))
    VALIDATOR.validate(told(found))
    VALIDATOR.validate({"story": 1, "outlet": "harbour", "from": 1, "to": 2, **told(ferry)})


def test_what_is_wrong_is_refused(ferry: Diff) -> None:
    good = told(ferry)
    for bad in (
        {**good, "weight": "heavy"},
        {**good, "version": 2},
        {**good, "paragraphs": [{"kind": "edited"}]},
        {**good, "facts": [{**good["facts"][0], "kind": "rumour"}]},
        {key: value for key, value in good.items() if key != "limits"},
    ):
        assert not VALIDATOR.is_valid(bad)


def test_it_is_a_schema_of_its_kind() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"].endswith("2020-12/schema")
    assert SCHEMA["$id"].endswith(f":{objects.VERSION}")
    assert SCHEMA["properties"]["weight"]["enum"] == [*Weight, None]
    assert SCHEMA["properties"]["weight"]["enum"][:5] == [
        "headline",
        "substantive",
        "minor",
        "cosmetic",
        "label_only",
    ]


def described(node: Any) -> Iterator[str]:
    """Every key that the schema names, and whether something is said of it."""
    for name, about in node.get("properties", {}).items():
        yield name
        assert len(about["description"]) > 8, name
        yield from described(about)


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_every_key_is_described(ferry: Diff) -> None:
    named = {*described(SCHEMA)}.union(*map(described, SCHEMA["$defs"].values()))
    assert keys(told(ferry)) <= named
    assert set(folds.CLASSES) <= named
