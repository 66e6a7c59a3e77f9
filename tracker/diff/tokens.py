"""Cuts a text into words, and into what stands between them. Pure.

The boundaries are those of Unicode (UAX #29, through `regex` and its WORD flag), so that every
script has words. Wire copy asks for two things more: a number is one piece with its sign and its
unit, and initials are one piece with what hangs on them.
"""

from __future__ import annotations

import re

import regex

_CLINGING = r"[\p{M}\p{GCB=EX}\u200dำຳ]"
# Scripts that put no space between words: there the letters after a number are no part of it.
_RUNNING = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_IN_A_NUMBER = rf"[\d{_CLINGING}十百千万萬億亿兆[\p{{L}}--{_RUNNING}]]"
_JOINT = r"[.,:/'’\u00a0\u2009\u202f\u066b\u066c]"
# The first line is a short cut through plain English: it finds what the last line would find, and
# takes a third off the time.
EVERY_SCRIPT = regex.compile(
    rf"""
    [a-zA-Z]++(?=[ ,]) | [ ](?=[a-zA-Z0-9]) | [a-zA-Z]{{2,}}+(?=\.[ ])
  | (?=[-\u2212\d\p{{Sc}}]) (?:(?<![^\s(])[-\u2212])? \p{{Sc}}?\d        # $1.2bn  0.75%  -10:30
    (?:{_IN_A_NUMBER}|{_JOINT}(?=\d))*+
    (?:[%‰]|[カヵヶか]?[\p{{Han}}--[的在是和与及]]|[ァ-ヿ]++)?{_CLINGING}*+  # 12人  5メートル
  | \p{{L}}(?:\.\p{{L}})*+\.(?!\p{{L}}|{_CLINGING})                      # N.  U.S.  U.S.-led
    (?:-(?:[\p{{L}}\p{{N}}]|{_CLINGING})++)*+
  | [A-Z]{{1,3}}&[A-Z]{{1,3}}\b                                          # AT&T  R&D
  | (?=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]) (?:
      [เ-ไເ-ໄ]?[[\p{{Thai}}\p{{Lao}}]&&\p{{L}}](?:{_CLINGING}|[ะาๅະາ])*+  # น้ำ  เพิ่
    | [[\p{{Khmer}}\p{{Myanmar}}]&&\p{{L}}](?:[\u17d2\u1039]\p{{L}}|{_CLINGING})*+  # ង្គា
    )
  | {_CLINGING}++ | .+?\b(?![ำຳ])
    """,
    regex.VERBOSE | regex.DOTALL | regex.WORD | regex.V1,
)
CLINGING = regex.compile(_CLINGING)
"""What makes one character with whatever stands before it, a space too."""
# What the pattern above finds in English copy, spelled out for the engine of the standard library
# and so in half the time.
_JOINED = r"(?<=[a-zA-Z])[.:'‘’](?=[a-zA-Z])|(?<=[0-9])[.,;'‘’](?=[0-9])"
PLAIN = re.compile(
    rf"""
    [a-zA-Z]++(?=[ ,]) | [ ](?=[a-zA-Z0-9])
  | (?:(?<![^ \t\n\v\f\r(])-)?\$?[0-9](?:[0-9a-zA-Z]|[.,:/'’](?=[0-9]))*+%?
  | [a-zA-Z](?:\.[a-zA-Z])*+\.(?![a-zA-Z])(?:-[a-zA-Z0-9]++)*+
  | [A-Z]{{1,3}}&[A-Z]{{1,3}}(?![a-zA-Z0-9_]|[.:'‘’][a-zA-Z])
  | (?:['’](?=[aeiouAEIOU])|{_JOINED})?[a-zA-Z0-9_]++(?:(?:{_JOINED})[a-zA-Z0-9_]++)*+
  | \r\n | [ ]++ | .
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_PLAIN = re.compile(r"[^\x00-\x7f“”‘’–—…]")
WORD = re.compile(r"\w[\w'’.,:-]*")
LONGEST = 200_000
"""Characters of which the words are counted one by one."""


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a text in order; joined, they are the text again."""
    return (EVERY_SCRIPT if _NOT_PLAIN.search(text) else PLAIN).findall(text)


def is_word(piece: str) -> bool:
    """Tell whether a piece is a word or a number, and so more than space or a mark."""
    return piece[0].isalnum() or piece[-1].isalnum()


def count_words(text: str) -> int:
    """Return how many words a text has, `cease-fire` and `1,200` counted as one.

    Those of a very long text are counted by the spaces between them.
    """
    return len(WORD.findall(text) if len(text) <= LONGEST else text.split())
