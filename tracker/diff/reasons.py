"""Says in plain words what changed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tracker.diff.fold import FOLDS
from tracker.diff.tokens import count_words
from tracker.models.values import FactChange, FactKind, Label, Span

LONGEST = 40
"""Characters of a change that are quoted; longer ones are counted."""
MOST = 2
"""Changed places in a paragraph that are quoted; more are counted."""

BREAKS = "paragraph breaks"
"""In what two bodies differ that are one text, parted into paragraphs at other places."""
HOUSE_STYLE = "house style"
"""In what two texts differ that write the same numbers, units and dates otherwise."""

_SINGULAR = {"white space", "punctuation", "case", HOUSE_STYLE, "the encoding of characters"}


def counted(number: int, noun: str, verb: str) -> str:
    """Return `1 paragraph added`, `2 words differ`: noun and verb as they follow the number."""
    if number == 1:
        return f"1 {noun} {verb}{'s' if verb == 'differ' else ''}"
    return f"{number:,} {noun}s {verb}"


def words_differing(spans: Iterable[Span]) -> int:
    """Return how many words differ: at each changed place those of the longer side."""
    return sum(max(count_words(old), count_words(new)) for old, new in changes(spans))


def changes(spans: Iterable[Span]) -> list[tuple[str, str]]:
    """Return what went and what came at each changed place, an empty text where nothing did."""
    places: list[tuple[str, str]] = []
    before = "="
    for span in spans:
        if span.op == "+" and before == "-":
            places[-1] = (places[-1][0], span.text)
        elif span.op != "=":
            places.append((span.text, "") if span.op == "-" else ("", span.text))
        before = span.op
    return places


def changes_number(spans: Iterable[Span]) -> bool:
    """Tell whether digits took the place of other digits."""
    return any(old and new and _digits(old) != _digits(new) for old, new in changes(spans))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def edited(spans: Sequence[Span], stated: Sequence[FactChange] = ()) -> str:
    """Return `12 → 47`, `“not” added` or, where that is long, what facts changed and how much else.

    Such as `number 12 → 47; 9 words differ`.
    """
    places = changes(spans)
    if len(places) <= MOST and all(max(map(len, place)) <= LONGEST for place in places):
        seen = [(shown(old), shown(new)) for old, new in places]
        return ", ".join(_replaced(old, new) for old, new in seen if old or new) or "signs differ"
    facts = ", ".join([_fact(fact) for fact in stated if _is_short(fact)][:MOST])
    return "; ".join(filter(None, [facts, differing(spans)]))


def _is_short(fact: FactChange) -> bool:
    return bool(fact.old and fact.new) and max(len(fact.old), len(fact.new)) <= LONGEST


def _fact(fact: FactChange) -> str:
    return f"{kind_in_words(fact.kind)} {_replaced(shown(fact.old), shown(fact.new))}"


def kind_in_words(kind: FactKind) -> str:
    """Return `number`, `quotation marks`."""
    return kind.value.replace("_", " ")


def differing(spans: Sequence[Span]) -> str:
    """Return `9 words differ`, or that signs do where no word is among what differs."""
    number = words_differing(spans)
    return counted(number, "word", "differ") if number else "signs differ"


def _replaced(old: str, new: str) -> str:
    if old and new:
        return f"{old} → {new}"
    return f"“{old}” removed" if old else f"“{new}” added"


def only(classes: Collection[str]) -> str:
    """Return `only quotation marks and case differ`."""
    names = [name for name in (*FOLDS, BREAKS, HOUSE_STYLE) if name in classes] or [
        "the encoding of characters"
    ]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"only {listed} {'differs' if len(names) == 1 and names[0] in _SINGULAR else 'differ'}"


def relabelled(old: Label | None, new: Label | None) -> str:
    """Return `label: LEAD → 2nd LD`."""
    before, after = (shown(label.text) if label else "none" for label in (old, new))
    return f"label: {before} → {after}"


def shown(text: str) -> str:
    """Return a piece of copy on one line, controls and other unseen characters made visible."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )
