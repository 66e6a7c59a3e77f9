"""The English words that carry a fact: who said so, how sure it is, and whether it is so. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.diff.english.outcomes import OUTCOMES_ENGLISH
from tracker.diff.quantities import Token, Word
from tracker.diff.quantities.spelled import SPELLED_ENGLISH
from tracker.diff.tables import lexicon, table
from tracker.models.values import FactKind

SAYING_ENGLISH: Mapping[str, str] = table(
    """
    say said says saying told tells tell added adds stated wrote writes according announced
    say announces
    claim claimed claims claiming
    allege alleged alleges alleging
    admit admitted admits conceded concedes acknowledged acknowledges
    deny denied denies denying
    confirm confirmed confirms confirming
    insist insisted insists
    warn warned warns
    suggest suggested suggests
    show showed shows finds
    hear hears
    reported
    argue argued argues
    """
)
"""Verbs that say who stands behind a statement, by what they say of it."""
SOURCES_ENGLISH = lexicon("""
    source sources report reports official officials police witness witnesses spokesman spokeswoman
    spokesperson document documents statement ministry minister prosecutor prosecutors lawyer
    lawyers investigators officers authorities media television newspaper agency court courts
    doctors relatives residents analysts analyst economists experts regulator regulators company
    government army military rebels troops family hospital study survey poll data aides
    diplomats lawmakers researchers scientists activists critics opponents supporters neighbours
    neighbors colleagues union unions judge judges jury coroner inquiry firefighters rescuers
    paramedics organisers organizers campaigners insiders traders investors locals villagers
    survivors victims employees staff detectives attorneys attorney lawsuit filing memo letter
    """)
"""Those who say something without a name."""
_HEDGES_ENGLISH: Mapping[str, str] = table(
    """
    will shall
    may might
    could
    would
    should
    must
    can
    likely
    unlikely
    possibly possible perhaps maybe potentially potential
    probably probable
    apparently apparent
    reportedly
    allegedly purportedly purported supposedly
    suspected
    unconfirmed
    definitely
    certainly certain
    appears appeared appear seems seemed seem
    believed thought
    presumed
    feared
    expected
    planned
    estimated
    about around approximately roughly some
    nearly almost
    over above
    under below
    exactly
    at_least no_fewer_than no_less_than
    at_most no_more_than
    more_than
    less_than fewer_than
    up_to as_many_as as_much_as
    close_to
    plans_to aims_to intends_to
    threatens_to
    considers considering mulls weighs
    set_to due_to
    """
)
_ONLY_BEFORE_A_NUMBER = lexicon(
    "about around approximately roughly some nearly almost over above under below exactly"
) | {"up to", "as many as", "as much as", "close to"}
_NEGATIONS_ENGLISH: Mapping[str, str] = table(
    """
    not n't n’t can't can’t cannot
    no
    never
    none
    nobody no-one
    nothing
    neither
    nor
    without
    fail failed fails unable
    """
)
_SAYING, _SOURCE = "saying", "source"
_TELLING: Mapping[str, tuple[FactKind, tuple[str, str]]] = {
    **{word: (FactKind.OUTCOME, family) for word, family in OUTCOMES_ENGLISH.items()},
    **{word: (FactKind.ATTRIBUTION, (_SOURCE, word)) for word in SOURCES_ENGLISH},
    **{word: (FactKind.ATTRIBUTION, (_SAYING, said)) for word, said in SAYING_ENGLISH.items()},
    **{word: (FactKind.NEGATION, ("", value)) for word, value in _NEGATIONS_ENGLISH.items()},
    **{word: (FactKind.HEDGE, ("", value)) for word, value in _HEDGES_ENGLISH.items()},
    "alleged": (FactKind.HEDGE, ("", "allegedly")),
}
_PHRASES: Mapping[str, tuple[str, ...]] = {
    first: tuple(words for words in _HEDGES_ENGLISH if words.startswith(f"{first} "))
    for first in {words.split()[0] for words in _HEDGES_ENGLISH if " " in words}
}
TELLING_ENGLISH = frozenset({*_TELLING, *_PHRASES, "ll", "t"})
"""Every word, in lower case, that a fact can hang on, and the tails of `he'll` and `can't`."""

_NUMBER_NEXT = re.compile(r"\s(?:[^\W\d_]{0,3}[$€£¥₩₹]?\d|(?:an?\s)?([^\W\d_]++))")
_CLAIM_NEXT = re.compile(r"\s(?:that|the|an?|he|she|it|they|there|his|her|its|their|in)\b")
_TO_DO = re.compile(r"\s(?:not\s)?to\b")
"""After `told`, where somebody is told to do something, and nothing is attributed; after
`declined`, where nothing went down."""
_CLAIM_TO = re.compile(r"\s(?:against|of|for|by|from|under)\b")
"""After `claims`, which nobody says there: `drops claims against the bank`."""
_CAPITAL_NAMES = frozenset({"May", "Will", "March"})
BESIDE = 40
"""Characters at most between a source and the verb: `officials of the three coast towns said`."""
# In headlines: `Bank to cut jobs - sources`, `Police: driver was drunk`.
_AT_AN_END = re.compile(
    rf"(?:[-–—:,]\s(?:[^\W\d_]+\s){{0,2}}|^)(?:{'|'.join(sorted(SOURCES_ENGLISH))})(?:$|:\s)",
    re.IGNORECASE,
)


def tells_english(text: str, words: Sequence[Word]) -> Iterator[Token]:
    """Yield the hedges, negations, attributions and outcomes of an English text.

    `words` are those of `TELLING_ENGLISH` that it has. Capitals matter: `may` is a hedge and `May`
    a month. Sources count only beside a verb of saying, or in a text that has the form of a
    headline that stands on them.
    """
    found = [token for word in words for token in _told(word, text)]
    sayings = [token for token in found if is_saying(token)]
    sources = [token for token in found if token.value[0] == _SOURCE]
    at_an_end = bool(sources) and bool(_AT_AN_END.search(text))
    for token in found:
        if token.value[0] != _SOURCE or at_an_end or any(beside(token, one) for one in sayings):
            yield token


def is_saying(token: Token) -> bool:
    """Tell whether a token is a verb by which somebody stands behind a statement."""
    return token.kind is FactKind.ATTRIBUTION and token.value[0] == _SAYING


def says_so(token: Token) -> bool:
    """Tell whether a token is somebody who does: by name, or as `officials`."""
    return token.kind is FactKind.SPEAKER or token.value[0] == _SOURCE


def beside(source: Token, saying: Token) -> bool:
    """Tell whether a source stands near enough to a verb to be who says it."""
    return max(source.start - saying.end, saying.start - source.end) <= BESIDE


def _told(word: Word, text: str) -> Iterator[Token]:
    name, start, end = word
    if name in {"ll", "t"}:
        yield from _tail(name, start, end, text)
        return
    if text[start:end] in _CAPITAL_NAMES or text[end : end + 2] in {"'t", "’t"}:
        return
    phrase = _phrase(name, start, text)
    name, end = (phrase, start + len(phrase)) if phrase else (name, end)
    if name not in _TELLING or (name in _ONLY_BEFORE_A_NUMBER and not _number_next(text, end)):
        return
    if (name == "told" and _TO_DO.match(text, end)) or (
        name in {"claim", "claims"} and _CLAIM_TO.match(text, end)
    ):
        return
    kind, value = _TELLING[name]
    if name == "according" and text[end : end + 3] == " to":
        end += 3
    if name.startswith("declin") and _TO_DO.match(text, end):
        value = OUTCOMES_ENGLISH["refuse"]
    if name == "alleged" and _CLAIM_NEXT.match(text, end):
        kind, value = FactKind.ATTRIBUTION, (_SAYING, "allege")
    yield Token(kind, value, start, end)


def _tail(name: str, start: int, end: int, text: str) -> Iterator[Token]:
    """Yield what `n't` and `'ll` tell, with their apostrophe."""
    if name == "t" and text[start - 2 : start].lower() in {"n'", "n’"}:
        yield Token(FactKind.NEGATION, ("", "not"), start - 2, end)
    elif name == "ll" and text[start - 1 : start] in {"'", "’"}:
        yield Token(FactKind.HEDGE, ("", "will"), start - 1, end)


def _phrase(name: str, start: int, text: str) -> str:
    """Return the hedge of several words that begins here, empty where none does."""
    for phrase in _PHRASES.get(name, ()):
        if text[start : start + len(phrase)].lower() == phrase:
            return phrase
    return ""


def _number_next(text: str, end: int) -> bool:
    found = _NUMBER_NEXT.match(text, end)
    return found is not None and (not found[1] or found[1].lower() in SPELLED_ENGLISH)
