"""Tells how deep two sides of a text differ: not at all, in looks, in house style, or in words.

Pure. House style is how an outlet writes what another one writes otherwise: numbers, units and
dates, spelling, titles and other abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tracker.diff.fold import Depth, Difference, composed, difference, plain
from tracker.diff.quantities import QUANTITY_WORDS, Token, alike, quantities
from tracker.diff.quantities.units import CURRENCIES, SCALES, UNITS
from tracker.diff.tables import table
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Span

MOST = 8
"""Changed spans that are looked at, and"""
LONGEST = 200
"""Characters of change that are looked at: more are never a matter of style alone."""
CONTEXT = 20
"""Characters of what both sides share that are read along with a change; no fold looks further."""
READ = 60
"""Characters of what both sides share that are read for numbers and styles along with a change."""

_SHORT_ENGLISH: Mapping[str, str] = table(
    """
    governor gov.
    senator sen.
    representative rep.
    general gen.
    lieutenant lt.
    captain capt.
    sergeant sgt.
    colonel col.
    professor prof.
    president pres.
    company co.
    corporation corp.
    incorporated inc.
    limited ltd.
    department dept.
    government govt govt. gov't
    international int'l
    versus vs vs. v.
    and &
    united_states u.s. us
    united_kingdom u.k. uk
    united_nations u.n. un
    european_union e.u. eu
    estimates est
    toward towards
    among amongst
    while whilst
    gray grey
    program programme
    programs programmes
    """
)
"""Short and long ways to write one thing, and words that British and American desks write apart."""
_SHORT = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _SHORT_ENGLISH), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
_OUR = (
    r"arb|arm|behavi|cand|ard|col|clam|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od"
    r"|parl|ranc|rig|rum|sav|splend|tum|val|vap|vig"
)
_SPELLINGS_BRITISH = (
    (re.compile(rf"\b({_OUR})our(?=\w{{0,9}}\b)"), r"\1or"),
    (re.compile(r"\b([a-z]{3,20}[iy])s(?=(?:e|ed|es|ing|ers?|ations?)\b)"), r"\1z"),
    (re.compile(r"\b(cent|theat|lit|fib|lust|met|somb|calib|meag|spect)re(?=s?\b)"), r"\1er"),
    (re.compile(r"\b(def|off|lic|pret)ence(?=s?\b)"), r"\1ense"),
    (re.compile(r"\b([a-z]{2,15}[aeiou])ll(?=(?:ed|ing|ers?)\b)"), r"\1l"),
)
_BRITISH = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SPELLINGS_BRITISH))
# What an American spelling has that a British one has not.
_AMERICAN = re.compile(r"[iy]z|or|er|ense|l(?:ed|ing|ers?)$")
_NO_LETTERS = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]+|&|%")
_RANGE = re.compile(r"\s*(?:-|to)\s*")
_STYLE_WORDS = frozenset(
    {
        *QUANTITY_WORDS, *UNITS, *SCALES, *CURRENCIES, "on", "and", "a", "an", "per", "to", "of",
        "minus", "negative", "degrees", "barrels", "miles", "square", "por", "ciento", "pour",
        "cent", "kilometres", "kilometers", "am", "pm", "m", "p", "st", "nd", "rd", "th", "s", "u",
        "k", "n", "e", "the", "celsius", "c", "f", "percentage", "basis", "metric", "hundred", "h",
        *(letters for word in _SHORT_ENGLISH for letters in _LETTERS.findall(word)),
    }
)  # fmt: skip


def depth_of(spans: Sequence[Span]) -> Difference:
    """Return how deep the two sides differ; they are read only where their letters are the same."""
    if all(span.op == "=" for span in spans):
        return Difference(Depth.NONE)
    gone, come = (letters(span.text for span in spans if span.op == op) for op in ("-", "+"))
    if gone != come:
        return Difference(Depth.WORDS)
    return difference(*_without_shared_ends(spans))


def letters(texts: Iterable[str]) -> str:
    """Return the letters and digits of some texts, in lower case, without all between them."""
    text = composed("".join(texts)).casefold()
    return _NO_LETTERS.sub("", text)


def _without_shared_ends(spans: Sequence[Span], context: int = CONTEXT) -> tuple[str, str]:
    start, end = (
        max(0, len(span.text) - context) if span.op == "=" else 0 for span in (spans[0], spans[-1])
    )
    old, new = old_text(spans), new_text(spans)
    return old[start : len(old) - end], new[start : len(new) - end]


# -- house style -------------------------------------------------------------------------------


def only_styled(spans: Sequence[Span]) -> bool:
    """Tell whether both sides are one text once numbers, dates and styles are read: `$2 bln`."""
    changed = [span.text for span in spans if span.op != "="]
    if len(changed) > MOST or sum(map(len, changed)) > LONGEST or not _can_be_style(changed):
        return False
    (old_tokens, old), (new_tokens, new) = map(_read, _without_shared_ends(spans, READ))
    if len(old_tokens) != len(new_tokens):
        return False
    return old == new and all(map(alike, old_tokens, new_tokens))


def _can_be_style(changed: Iterable[str]) -> bool:
    """Tell most other changes apart by their words alone."""
    words = (word for text in changed for word in _LETTERS.findall(text.lower()))
    return all(
        word in _STYLE_WORDS or _AMERICAN.search(word) or _BRITISH.search(word) for word in words
    )


def _read(text: str) -> tuple[list[Token], str]:
    """Return the quantities of a text, and all between them as both sides would write it."""
    found = quantities(text)
    pieces: list[str] = []
    at = 0
    for token in found:
        pieces.append(text[at : token.start])
        at = token.end
    pieces.append(text[at:])
    between = [_written(piece) for piece in pieces]
    return found, "\N{WHITE SQUARE}".join(between)


def _written(piece: str) -> str:
    if _RANGE.fullmatch(piece):
        return "to"
    short = _SHORT.sub(lambda found: _long(found[0]), piece)
    return plain(_spelled(short)).strip()


def _long(short: str) -> str:
    """`US` with capitals is a country; `us` is a pronoun."""
    return short if short == "us" else _SHORT_ENGLISH[short.lower()]


def _spelled(text: str) -> str:
    """Return a text spelled as in America; names keep their spelling."""
    for british, american in _SPELLINGS_BRITISH:
        text = british.sub(american, text)
    return text
