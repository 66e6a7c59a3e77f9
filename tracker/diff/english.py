"""The English words that carry a fact: who said so, how sure it is, and whether it is so. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tracker.diff.quantities import Token
from tracker.models.values import FactKind

_SAY = "say"
_SAYING = "saying"
_SOURCE = "source"
SAYING_ENGLISH: Mapping[str, str] = {
    **dict.fromkeys(["said", "says", "say", "saying", "told", "tells", "added", "adds"], _SAY),
    **dict.fromkeys(["stated", "wrote", "according"], _SAY),
    **dict.fromkeys(["claimed", "claims", "claim", "claiming"], "claim"),
    **dict.fromkeys(["alleged", "alleges", "allege", "alleging"], "allege"),
    **dict.fromkeys(["admitted", "admits", "admit", "conceded", "concedes"], "admit"),
    **dict.fromkeys(["denied", "denies", "deny", "denying"], "deny"),
    **dict.fromkeys(["confirmed", "confirms", "confirm", "confirming"], "confirm"),
    **dict.fromkeys(["insisted", "insists", "insist"], "insist"),
    **dict.fromkeys(["warned", "warns", "warn"], "warn"),
    **dict.fromkeys(["suggested", "suggests", "suggest"], "suggest"),
    **dict.fromkeys(["showed", "shows"], "show"),
}
"""Verbs that say who stands behind a statement, by what they say of it."""
_SOURCES_ENGLISH = [
    "source",
    "sources",
    "report",
    "reports",
    "official",
    "officials",
    "police",
    "witness",
    "witnesses",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "document",
    "documents",
    "statement",
    "ministry",
    "minister",
    "prosecutor",
    "prosecutors",
    "lawyer",
    "lawyers",
    "investigators",
    "officers",
    "authorities",
    "media",
    "television",
    "newspaper",
    "agency",
]
_HEDGES_ENGLISH: Mapping[str, str] = {
    **dict.fromkeys(("will", "'ll", "’ll", "shall"), "will"),
    **dict.fromkeys(("may", "might"), "may"),
    **{
        word: word
        for word in ["could", "would", "should", "must", "can", "likely", "unlikely", "possibly"]
    },
    **{word: word for word in ["probably", "apparently", "reportedly", "allegedly", "suspected"]},
    **{
        word: word
        for word in ["unconfirmed", "confirmed", "definitely", "certainly", "appears", "appeared"]
    },
    **{word: word for word in ["seems", "believed", "feared", "expected", "planned"]},
    **dict.fromkeys(("about", "around", "approximately", "roughly"), "about"),
    **{word: word for word in ["nearly", "almost", "over", "exactly"]},
    **{words: words for words in ("at least", "at most", "more than", "less than", "up to")},
    "fewer than": "less than",
}
_ONLY_BEFORE_A_NUMBER = frozenset({"about", "nearly", "almost", "over", "up to", "exactly"})
_NEGATIONS_ENGLISH: Mapping[str, str] = {
    **dict.fromkeys(("not", "n't", "n’t", "can't", "can’t", "cannot"), "not"),
    **{
        word: word
        for word in ["no", "never", "none", "nobody", "nothing", "neither", "nor", "without"]
    },
    **dict.fromkeys(["failed", "fails", "unable"], "fail"),
}
_OUTCOMES_ENGLISH = [
    "cleared",
    "blamed",
    "acquitted",
    "convicted",
    "guilty",
    "innocent",
    "arrested",
    "charged",
    "freed",
    "released",
    "accused",
    "jailed",
    "sentenced",
    "fined",
    "sacked",
    "fired",
    "resigned",
    "quit",
    "suspended",
    "killed",
    "dead",
    "died",
    "injured",
    "hurt",
    "wounded",
    "missing",
    "alive",
    "rescued",
    "survived",
    "approved",
    "rejected",
    "backed",
    "opposed",
    "supported",
    "banned",
    "allowed",
    "legal",
    "illegal",
    "won",
    "lost",
    "passed",
    "rose",
    "fell",
    "rises",
    "falls",
    "rise",
    "fall",
    "gained",
    "dropped",
    "increased",
    "decreased",
    "up",
    "down",
    "higher",
    "lower",
    "accepted",
    "refused",
    "agreed",
    "disagreed",
    "began",
    "ended",
    "started",
    "stopped",
    "opened",
    "closed",
    "shut",
    "murder",
    "manslaughter",
    "suicide",
    "accident",
    "attack",
    "terrorism",
    "soldiers",
    "civilians",
    "men",
    "women",
    "boys",
    "girls",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "before",
    "after",
    "first",
    "last",
    "second",
    "true",
    "false",
    "safe",
    "unsafe",
    "all",
    "some",
    "most",
    "few",
    "both",
    "former",
    "current",
]
_IN_TWO = tuple(word for word in _HEDGES_ENGLISH if " " in word)

_WORD = re.compile(r"[A-Za-z]+?(?=n['’]t\b)|n['’]t\b|['’]ll\b|[A-Za-z]+")
_NUMBER = re.compile(
    r"\s(?:[$€£]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|a dozen)\b)"
)
_TELLING: Mapping[str, tuple[FactKind, str]] = {
    **{word: (FactKind.OUTCOME, word) for word in _OUTCOMES_ENGLISH},
    **{word: (FactKind.ATTRIBUTION, word) for word in _SOURCES_ENGLISH},
    **{word: (FactKind.ATTRIBUTION, said) for word, said in SAYING_ENGLISH.items()},
    **{word: (FactKind.NEGATION, value) for word, value in _NEGATIONS_ENGLISH.items()},
    **{word: (FactKind.HEDGE, value) for word, value in _HEDGES_ENGLISH.items()},
}
_PHRASES = frozenset(word.partition(" ")[0] for word in _HEDGES_ENGLISH if " " in word)


def tells_english(text: str) -> Iterator[Token]:
    """Yield the hedges, negations, attributions and outcomes of an English text.

    Capitals matter: `may` is a hedge and `May` a month. Sources count only in a text that says, by
    one of the verbs of saying, that it stands on them.
    """
    found = list(_telling(text))
    attributed = any(token.value[0] == _SAYING for token in found)
    yield from (token for token in found if attributed or token.value[0] != _SOURCE)


def _telling(text: str) -> Iterator[Token]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        word = found[0] if start or found[0] in {"May", "Will"} else found[0].lower()
        if word in _PHRASES:
            end = next(
                (start + len(it) for it in _IN_TWO if text.startswith(it[1:], start + 1)), end
            )
            word = word if end == found.end() else text[start:end].lower()
        told = _TELLING.get(word)
        if told and (word not in _ONLY_BEFORE_A_NUMBER or _NUMBER.match(text, end)):
            yield Token(told[0], (_group(word), told[1]), start, end)


def _group(word: str) -> str:
    if word in SAYING_ENGLISH:
        return _SAYING
    return _SOURCE if word in _SOURCES_ENGLISH else ""
