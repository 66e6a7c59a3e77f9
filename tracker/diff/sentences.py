"""Finds where the sentences of a paragraph begin and end. Pure.

The rules are those of Unicode (UAX #29, sentences) with what wire copy adds: titles, months and
initials do not end a sentence (`Gen. Marsh`, `Oct. 28 (Yonhap)`, `J. Roe`), a stop without a space
behind it does where a scraper glued two sentences (`the port.The wind`), a bullet begins one, and
a sentence that Japanese quotes inside 「…。」 is a part of the one around it. It knows
nothing of the abbreviations of other languages than English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.diff.tables import lexicon

_ENDS_BY_ITSELF = "。！？｡．؟۔।॥።։"
_CLOSING = "\"'”’»›)\\]}」』）】》"
# One set of characters first, so that the engine runs from stop to stop without looking between.
_STOP = re.compile(
    rf"""
    (?P<mark>[.!?…‽{_ENDS_BY_ITSELF}•▪●■\n]
      (?:(?<=[.!?…‽])[.!?…‽]*+|(?<=[{_ENDS_BY_ITSELF}])[{_ENDS_BY_ITSELF}]*+|(?<=\s[•▪●■])(?=\s)|(?<=\n)))
    (?P<closed>[{_CLOSING}]*+)
    (?=(?P<space>\s*+)(?P<opening>[\"'“‘«‹(\[{{¿¡„-]*+))
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*+")
_LAST_WORD = re.compile(r"[^\W\d_][\w.’'-]{0,30}\Z")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*+")
_LONGEST_WORD = 31
# What an English sentence begins with, oftener than a name does: it tells `in the U.S. The` from
# `the U.S. Senate`.
_OPENERS = lexicon("""
    A After Although An And As At Before But By During Earlier Even For From He Her His
    However I If In It Its Last Later Many Meanwhile More Most No Nor On One Or Our Several
    She Since So Some Still That The Their Then There These They This Those Though Two
    Under Until We What When While With You
    """)
# These stand before a name or a number.
_BEFORE_A_NAME = lexicon("""
    adm amb apr arch art aug brig capt cf cmdr col cpl cpt dec dept det dr e.g feb fig fr
    ft gen gov hon i.e jan jul jun lt maj mar messrs mme mr mrs ms mt no nos nov oct op
    pfc ph.d pres prof pvt rep reps rev sec sen sens sept sep sgt st ste supt viz vol vs
    """)
# These stand behind one, and may end a sentence too.
_BEHIND_A_NAME = lexicon("""
    assn bros co corp etc inc jr ltd plc sr al ave blvd rd a.m p.m
    """)
_BREAKS = frozenset("•▪●■\n")
_BEFORE_GLUE = 2
"""Small letters before a stop that has no space behind it: fewer would cut `p.m.Monday`."""


class Sentence(NamedTuple):
    """Where a sentence stands in its paragraph: from its first character up to its end."""

    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a paragraph in order; between them stands nothing but space."""
    found = []
    start = _past_space(text, 0)
    for end in (*_ends(text), len(text)):
        size = len(text[start:end].rstrip())
        if size:
            found.append(Sentence(start, start + size))
            start = _past_space(text, end)
    return found


def _past_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place


def _ends(text: str) -> Iterator[int]:
    for stop in _STOP.finditer(text):
        if stop["mark"] in _BREAKS:  # They end the sentence and belong to neither.
            yield stop.start()
        elif _ends_here(text, stop):
            yield stop.end()


def _ends_here(text: str, stop: re.Match[str]) -> bool:
    mark, closed, space, _ = stop.groups()
    if mark[-1] in _ENDS_BY_ITSELF:
        return not closed.endswith(("」", "』")) or bool(space)
    first = stop.end("opening")
    if stop.end("space") == len(text):
        return True
    following = text[first : first + 1]
    if not space:
        return _is_glued(text, stop, following)
    if following.islower() or (mark == "…" and not following.isupper()):
        return False
    return mark != "." or bool(closed) or not _is_short_form(text, stop.start(), first)


def _is_glued(text: str, stop: re.Match[str], following: str) -> bool:
    before = text[max(0, stop.start() - _BEFORE_GLUE) : stop.start()]
    glued = following.isupper() and before.isalpha() and before.islower()
    return glued and len(before) == _BEFORE_GLUE and len(stop["mark"]) == 1


def _is_short_form(text: str, stop: int, first: int) -> bool:
    """Tell whether the stop belongs to the word before it, as in `Gen.`, `U.S.` or `J.`."""
    near = text[max(0, stop - _LONGEST_WORD) : stop]
    word = _LAST_WORD.search(near, near.rfind(" ") + 1)
    if not word:
        return False
    bare = word[0].casefold()
    if bare in _BEFORE_A_NAME:
        return True
    if bare in _BEHIND_A_NAME or _INITIALS.fullmatch(word[0]):
        following = text[first : first + 12].split(maxsplit=1)
        return not following or following[0].rstrip(",") not in _OPENERS
    return False
