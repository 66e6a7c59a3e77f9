"""The verbs of edit notes, in all their forms, and the class of each. Pure.

The words are those of 4,195 real notes and of the agencies' handbooks.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from tracker.models.claims import Verb

_STEMS: Final = {
    Verb.ADD: "add insert include provide give",
    Verb.UPDATE: "update raise lower compare confirm expand",
    Verb.CHANGE: (
        "change modify sub replace amend adjust edit substitute move reorder attribute revise "
        "convert switch shorten"
    ),
    Verb.RECAST: "recast rewrite relead lead rework reword restructure",
    Verb.CORRECT: "correct fix clarify conform rectify",
    Verb.REMOVE: "delete remove drop lift cut omit eliminate",
    Verb.TRIM: "trim tighten abridge",
    Verb.RESTORE: "restore reinstate",
    Verb.REFILE: "refile",
    Verb.REPEAT: "repeat resend retransmit send reissue",
    Verb.FOLLOW: "follow combine wrap",
    Verb.WITHDRAW: "withdraw kill",
}
_DOUBLED: Final = frozenset({"trim", "sub", "drop", "wrap", "cut", "omit", "retransmit"})
_PAST: Final = {
    "rewrite": "rewritten", "send": "sent", "resend": "resent", "withdraw": "withdrawn",
    "give": "given", "recast": "recast", "lead": "led", "cut": "cut",
}  # fmt: skip


class Form(Enum):
    """How a verb stands: which of its forms may begin a clause depends on what is before it."""

    STEM = auto()
    THIRD = auto()
    ING = auto()
    PAST = auto()


def _every_form(stem: str) -> dict[str, Form]:
    short = stem[:-1]
    twice = stem + stem[-1] if stem in _DOUBLED else stem.removesuffix("e")
    if stem.endswith("y"):
        third, past = short + "ies", short + "ied"
    else:
        third, past = stem + ("es" if stem.endswith("x") else "s"), twice + "ed"
    past = _PAST.get(stem, past)
    return {past: Form.PAST, twice + "ing": Form.ING, third: Form.THIRD, stem: Form.STEM}


_OTHERWISE: Final = frozenset({"lead", "led", "moved", "moving"})
"""Forms that say something else in notes: `Lead expected at noon`, `Also moved on sports wires`."""
VERBS: Final = {
    word: (verb, form)
    for verb, stems in _STEMS.items()
    for stem in stems.split()
    for word, form in _every_form(stem).items()
    if word not in _OTHERWISE
} | {"filed": (Verb.REFILE, Form.PAST), "modified": (Verb.CORRECT, Form.PAST)}
"""By the word in lower case: its class and its form."""

PHRASES: Final = re.compile(
    r"(?P<clear>(?:mak(?:es?|ing)|made)\s(?:it\s)?clear)\b"
    r"|(?P<through>writes?[- ](?:through|thru)|writethru|new (?:throughout|thruout))\b"
    r"|(?P<new>new(?= grafs?\b| [0-9])|new material|\w+ grafs? new)\b"
    r"|(?P<top>top(?= \w+ grafs?))\b"
    r"|(?P<edit>minor editing)\b"
    r"|(?P<pickup>no pick-?\s?ups?|pick(?:s|ing)?-?\s?ups?)\b",
    re.IGNORECASE,
)
"""Verbs of more than one word."""

_NOUNS: Final = (
    "changes updates moves leads cuts drops raises repeats sends subs edits fixes trims wraps "
    "lifts lowers switches"
)
ALSO_NOUNS: Final = frozenset(_NOUNS.split())
"""Verbs that are nouns too: `comments on cuts, changes in management`."""

_PLAINEST: Final = (
    "adds corrects updates changes rewrites recasts removes deletes clarifies fixes replaces"
)
PLAIN: Final = frozenset(_PLAINEST.split())
"""The verbs that begin a clause even behind a sentence: `to show the mill is shut, adds byline`."""
