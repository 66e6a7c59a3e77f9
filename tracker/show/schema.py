"""The JSON Schema of a diff: every key of `show.objects`, and what it means. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args, get_type_hints

from tracker.models.values import FactKind, Kind, PartChange, Weight
from tracker.show.folds import CLASSES
from tracker.show.objects import VERSION

Schema = dict[str, Any]


def schema() -> Schema:
    """The schema, in JSON Schema 2020-12.

    `story`, `outlet`, `from` and `to` are there where two versions of a story were compared, and
    not where two texts were.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:story-tracker:schema:diff:{VERSION}",
        "title": "Diff",
        "description": "What differs between two versions of a story, or between two texts. "
        "Keys may be added; pass over those that you do not know.",
        "type": "object",
        "required": [name for name in _DIFF if name not in _OF_A_STORY],
        "properties": _DIFF,
        "$defs": _DEFS,
    }


# -- pieces of a schema ----------------------------------------------------------------------------


def _text(about: str) -> Schema:
    return {"type": "string", "description": about}


def _text_or_null(about: str) -> Schema:
    return {"type": ["string", "null"], "description": about}


def _count(about: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": about}


def _one_of(kinds: type[StrEnum], about: str) -> Schema:
    return {"enum": [kind.value for kind in kinds], "description": about}


def _list(items: Schema, about: str) -> Schema:
    return {"type": "array", "items": items, "description": about}


def _object(properties: Schema, about: str) -> Schema:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "description": about,
    }


def _or_null(name: str, about: str) -> Schema:
    return {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}], "description": about}


def _place(about: str) -> Schema:
    return {"type": ["integer", "null"], "minimum": 0, "description": about}


_OPS = _list(
    {"$ref": "#/$defs/op"},
    "The text piece by piece: those with `=` and `-` spell the older side, `=` and `+` the newer.",
)
_SIDES = {
    "from": _text("The older text."),
    "to": _text("The newer text."),
    "ops": _OPS,
}
_PARTS = get_args(get_type_hints(PartChange)["part"])

_OF_A_STORY = {
    "story": _count("The story's id."),
    "outlet": _text("The outlet's short name."),
    "from": _count("The number of the older version."),
    "to": _count("The number of the newer version."),
}

_COUNTED = {
    "added": "Paragraphs that are new.",
    "removed": "Paragraphs that are gone.",
    "edited": "Paragraphs whose words changed.",
    "moved": "Paragraphs that stand elsewhere in the order.",
    "split": "Paragraphs that were parted.",
    "merged": "Paragraphs that were joined.",
    "repeated": "Paragraphs that stand there once more.",
    "words_added": "Words that came, headline and paragraphs together.",
    "words_removed": "Words that went, headline and paragraphs together.",
}

_DIFF: Schema = {
    "version": {"const": VERSION, "description": "Of this schema."},
    **_OF_A_STORY,
    "weight": {
        "enum": [*(weight.value for weight in Weight), None],
        "description": "How much the change weighs, heaviest first; null when nothing differs.",
    },
    "reasons": _list({"type": "string"}, "Why it weighs so, in words, the gravest first."),
    "label": _object(
        {
            "from": _text_or_null("The outlet's mark on the older version, verbatim."),
            "to": _text_or_null("The outlet's mark on the newer version, verbatim."),
        },
        "The labels of both sides; null where there is none.",
    ),
    "headline": _object(_SIDES, "The headlines, without their labels."),
    "facts": _list({"$ref": "#/$defs/fact"}, "Facts that changed, those of the headline first."),
    "paragraphs": _list(
        {"$ref": "#/$defs/paragraph"},
        "Every paragraph of either side, in the newer text's order; a removed one stands after the "
        "one that it followed.",
    ),
    "sentences": _list(
        {"$ref": "#/$defs/sentence"}, "The sentences of those paragraphs that differ."
    ),
    "parts": _list({"$ref": "#/$defs/part"}, "Pieces beside headline and body that differ."),
    "counts": {
        "type": "object",
        "properties": {name: _count(about) for name, about in _COUNTED.items()},
        "additionalProperties": {"type": "integer", "minimum": 0},
        "description": "How many paragraphs and words changed.",
    },
    "folded": {
        "type": "object",
        "properties": {
            name: _count(f"Pieces that differ in {words}.") for name, words in CLASSES.items()
        },
        "additionalProperties": {"type": "integer", "minimum": 0},
        "description": "How many pieces (headline, paragraphs, parts) differ in nothing but such a "
        "class; a piece that differs in two is counted in both.",
    },
    "limits": _list(
        {"type": "string"},
        "Why the diff is coarser than it could be; empty for all but huge texts.",
    ),
}

_DEFS: Schema = {
    "op": {
        "type": "array",
        "prefixItems": [
            {"enum": ["=", "-", "+"], "description": "On both sides, older only, newer only."},
            _text("The words themselves."),
        ],
        "items": False,
        "minItems": 2,
        "description": "A run of text and on which side it is.",
    },
    "fact": _object(
        {
            "kind": _one_of(FactKind, "What the fact is."),
            "old": _text("In the older text's words; empty where the newer one has gained it."),
            "new": _text("In the newer text's words; empty where the newer one has lost it."),
            "part": {
                "enum": ["headline", "body", "captions"],
                "description": "In which piece of the copy it stands.",
            },
            "paragraph": _place("Position in the newer body, from 0; null but for the body."),
        },
        "A fact that is another one now, or came, or went.",
    ),
    "paragraph": _object(
        {
            "kind": _one_of(Kind, "What happened to it."),
            "old": _place("Position in the older body, from 0; null where it is not there."),
            "new": _place("Position in the newer body, from 0; null where it is not there."),
            "folds": _list(
                {"type": "string"},
                "The classes of `folded` in which alone it differs; empty where in more or none.",
            ),
            "ops": _OPS,
        },
        "A paragraph, or a part of one: the parts of a split one share `old`, those of a merged "
        "one share `new`.",
    ),
    "sentence": _object(
        {
            "kind": _one_of(Kind, "What happened to it."),
            "old": _or_null("stretch", "Where it stood; null where it did not."),
            "new": _or_null("stretch", "Where it stands; null where it does not."),
        },
        "A sentence, on either side.",
    ),
    "stretch": _object(
        {
            "paragraph": _count("Position of its paragraph, from 0."),
            "start": _count("The first character there."),
            "end": _count("The character after its last one."),
        },
        "Where a sentence stands.",
    ),
    "part": _object(
        {
            "part": {
                "enum": list(_PARTS),
                "description": "Which piece: captions and boilerplate have a line each.",
            },
            **_SIDES,
        },
        "A piece of the copy beside headline and body.",
    ),
}
