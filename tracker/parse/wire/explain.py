"""Why a headline is read as it is: which form found its label, and what stayed in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracker.parse.wire.dialects import Dialect
from tracker.parse.wire.labels import Heading, asides, read_headline, read_slug

FORMS: Final = {
    "alone": "a mark that has the line to itself",
    "bare": "a mark without a number, behind the keyword of a slug line",
    "flag": "flags in brackets, behind the keyword of a slug line",
    "killed": "words behind a headline that take the story back",
    "korean": "a mark in brackets, before or behind the headline",
    "loud": "a word in capitals, before a colon, a spaced dash, or a hyphen and small letters",
    "mark": "a mark in a slug line, with its number",
    "opening": "a first word that says what the item is, and stays in the headline",
    "quiet": "a word before a colon or a spaced dash",
    "slashed": "a word before a slash or a colon",
    "sure": "a mark before a hyphen, a dash or a colon",
    "tag": "a mark in round brackets",
    "take": "a number in brackets behind the headline",
    "unparted": "a counter whose separator was forgotten",
    "word": "a word before a colon or a spaced dash",
}
"""By the name of its group in the patterns of a dialect: what a form of marks is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one dialect reads one line."""

    dialect: str
    heading: Heading
    marks: tuple[tuple[str, str], ...]
    """Each mark with the form that found it."""
    left: tuple[tuple[str, str], ...]
    """What stayed before the headline's words, with the reason why it is no mark."""


def explain(line: str, dialect: Dialect) -> Reading:
    """How a headline is read, or a slug line where the line is one, and why."""
    slug, heading = read_slug(line, dialect), read_headline(line, dialect)
    if slug.label and not heading.label:
        heading = slug  # TT and Reuters set some marks on the slug alone
    marks = tuple((mark.label.text, _form(mark.form)) for mark in heading.marks)
    left = tuple(_left(heading, dialect)) if heading.headline and not heading.slug else ()
    return Reading(dialect.name, heading, marks, left)


def _form(form: str) -> str:
    return FORMS.get(form) or f"the outlet's own label {form}"


def _left(heading: Heading, dialect: Dialect) -> Iterator[tuple[str, str]]:
    for aside in asides(heading.headline):
        name = aside.strip("()[]-")
        known = any(name == tag or name.startswith(f"{tag} ") for tag in dialect.tags)
        if known:
            yield aside, "the name of a series or a product, no mark of a version"
        elif aside.endswith("-"):
            yield aside, "words in capitals that this dialect does not know as a mark"
        else:
            yield aside, "brackets that this dialect does not know as a mark"
