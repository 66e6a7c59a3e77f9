"""How much a change weighs, and why. Pure.

`headline`      its words differ, once label, space, quotes, dashes and case are set aside
`substantive`   words of the body differ, or what stands between quotation marks
`minor`         byline, dateline, captions, notes and end marks; paragraphs that only moved; lines
                that are no news, such as time stamps and counters
`cosmetic`      space, quote style, dashes, punctuation, case, and how numbers and dates are written
`label_only`    the label, and nothing else
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.diff.fold import Depth, difference
from tracker.diff.noise import KINDS as LINES
from tracker.diff.noise import LONGEST as LONGEST_LINE
from tracker.diff.noise import noise, same_but_opening
from tracker.diff.reasons import (
    BREAKS,
    HOUSE_STYLE,
    changes_number,
    counted,
    edited,
    only,
    relabelled,
)
from tracker.diff.styled import depth_of, letters, only_styled
from tracker.diff.texts import new_body, new_text, old_body, old_text
from tracker.models.values import (
    FactChange,
    Kind,
    Label,
    ParagraphChange,
    PartChange,
    Span,
    Weight,
)

LISTED = 5
"""Edited paragraphs that are told one by one; more are counted."""
READ = 2_000
"""Changed paragraphs that are read one by one; what more there is counts as news, unread. Reading
2,000 takes 0.2 s; the most among 704 real pairs was 126."""
BREAK = 3
"""Characters that a break between paragraphs can add or take: a space, a mark or two. A body whose
length changed by more has other words, and is not read again."""
PASSAGE = 20
"""Letters of the shortest passage that counts as moved: two names that changed places are none."""
BEGINNING = 200
"""Characters that tell whether it is worth while to read two bodies to the end."""

_PARTED = frozenset({Kind.SPLIT, Kind.MERGED})
_HEAVIEST_FIRST = list(Weight)
_NAMES = {"note": "edit note"}
_FOLDED_AS = {
    "white space": "white_space",
    BREAKS: "white_space",
    "quotation marks": "quotes_and_dashes",
    "dashes": "quotes_and_dashes",
    "punctuation": "punctuation",
    "case": "case",
    HOUSE_STYLE: "house_style",
}
_FOLDED_PARTS = {"byline": "byline", "boilerplate": "credits", "dateline": "time"}


Stated = dict[int | str | None, list[FactChange]]
"""The changed facts of each paragraph, by its position in the newer text, and of other pieces by
their names: `headline`, `captions`."""


Place = tuple[int | None, int | None]
"""Where a paragraph stands in the older and in the newer text."""


class Finding(NamedTuple):
    """One thing that differs: its weight and its reason, or the classes in which it looks other."""

    weight: Weight
    reason: str = ""
    classes: frozenset[str] = frozenset()
    fold: str = ""
    """The class by which a face can fold it, apart from how it looks."""
    pieces: int = 1


class Weighed(NamedTuple):
    """How much a change weighs, why, and how many of its pieces can be folded, by class."""

    weight: Weight | None
    reasons: tuple[str, ...]
    folded: Mapping[str, int]


def weigh(
    label: tuple[Label | None, Label | None],
    headline: Sequence[Span],
    paragraphs: Sequence[ParagraphChange],
    parts: Sequence[PartChange],
    facts: Iterable[FactChange] = (),
) -> Weighed:
    """Return the weight of a whole change, its reasons, the heaviest first, and what can fold.

    The weight is None, without reasons, where nothing differs. What has a changed fact never
    weighs less than `substantive`.
    """
    stated: Stated = defaultdict(list)
    for fact in facts:
        stated[fact.part if fact.paragraph is None else fact.paragraph].append(fact)
    findings = [
        *_headline(headline, stated["headline"]),
        *_body(paragraphs, stated),
        *_parts(parts, stated),
        *_label(label),
    ]
    findings.sort(key=lambda finding: _HEAVIEST_FIRST.index(finding.weight))
    if not findings:
        return Weighed(None, (), {})
    return Weighed(findings[0].weight, tuple(_reasons(findings)), _folded(findings))


def _folded(findings: Iterable[Finding]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for finding in findings:
        if finding.weight is Weight.COSMETIC:
            counts.update({_FOLDED_AS.get(name, "encoding") for name in finding.classes or {""}})
        elif finding.fold:
            counts[finding.fold] += finding.pieces
    return dict(sorted(counts.items()))


def _reasons(findings: Sequence[Finding]) -> Iterator[str]:
    looks = [finding.classes for finding in findings if finding.weight is Weight.COSMETIC]
    told_looks = False
    for finding in findings:
        if finding.weight is not Weight.COSMETIC:
            yield finding.reason
        elif not told_looks:
            told_looks = True
            alone = findings[0].weight is Weight.COSMETIC
            yield ("" if alone else "elsewhere ") + only(frozenset().union(*looks))


def _label(label: tuple[Label | None, Label | None]) -> Iterator[Finding]:
    if label[0] != label[1]:
        yield Finding(Weight.LABEL_ONLY, relabelled(*label))


def _headline(spans: Sequence[Span], stated: Sequence[FactChange]) -> Iterator[Finding]:
    depth, classes = depth_of(spans)
    if depth is Depth.WORDS and only_styled(spans):
        yield Finding(Weight.COSMETIC, classes=frozenset({HOUSE_STYLE}))
    elif depth is Depth.WORDS:
        yield Finding(Weight.HEADLINE, f"headline: {edited(spans, stated)}")
    elif depth is Depth.QUOTES:
        yield Finding(Weight.SUBSTANTIVE, "headline: quotation marks differ")
    elif depth is Depth.LOOK:
        yield Finding(Weight.COSMETIC, classes=classes)


def _parts(parts: Sequence[PartChange], stated: Stated) -> Iterator[Finding]:
    for part in parts:
        depth, classes = depth_of(part.spans)
        if depth is Depth.LOOK:
            yield Finding(Weight.COSMETIC, classes=classes)
        elif depth and part.part in stated:
            told = f"caption: {edited(part.spans, stated[part.part])}"
            yield Finding(Weight.SUBSTANTIVE, told)
        elif depth:
            name = _NAMES.get(part.part, part.part)
            told = f"{name} differ{'' if name == 'captions' else 's'}"
            yield Finding(Weight.MINOR, told, fold=_FOLDED_PARTS.get(part.part, ""))


# -- the body ----------------------------------------------------------------------------------


def _body(paragraphs: Sequence[ParagraphChange], stated: Stated) -> list[Finding]:
    every = [it for it in paragraphs if it.kind is not Kind.SAME]
    changed = every[:READ]
    lines = [(it, _noise(it.spans)) for it in changed]
    findings = [*_lines(kind for _, kind in lines if kind)]
    news = [it for it, kind in lines if not kind]
    two_sided = [it for it in news if it.old is not None and it.new is not None]
    passages = _passages_moved(two_sided)
    held = {_place(it) for it in two_sided if it.new not in stated and _holds_only(it, passages)}
    findings += _edited([it for it in two_sided if _place(it) not in held], stated)
    for kind in (Kind.ADDED, Kind.REMOVED):
        findings += _one_sided([it for it in news if it.kind is kind], kind)
    findings += _elsewhere(every)
    if passages:
        quiet = sum(it.kind is Kind.EDITED and _place(it) in held for it in two_sided)
        told = counted(len(passages), "passage", "moved")
        findings.append(Finding(Weight.MINOR, told, fold="moved" if quiet else "", pieces=quiet))
    unread = sum(any(span.op != "=" for span in it.spans) for it in every[READ:])
    if unread:
        findings.append(Finding(Weight.SUBSTANTIVE, counted(unread, "more paragraph", "changed")))
    if passages or any(finding.weight is Weight.SUBSTANTIVE for finding in findings):
        reparted = _only_breaks_differ(changed, paragraphs) if not unread else None
        return [Finding(Weight.COSMETIC, classes=reparted)] if reparted else findings
    return findings


def only_passages_moved(paragraphs: Iterable[ParagraphChange]) -> frozenset[Place]:
    """Return where the edited paragraphs stand that lost and gained only passages that moved."""
    changed = [it for it in paragraphs if it.kind is not Kind.SAME][:READ]
    sides = [it for it in changed if None not in _place(it) and not _noise(it.spans)]
    passages = _passages_moved(sides)
    edited_ones = (it for it in sides if it.kind is Kind.EDITED)
    return frozenset(_place(it) for it in edited_ones if _holds_only(it, passages))


def _place(paragraph: ParagraphChange) -> Place:
    return paragraph.old, paragraph.new


def _elsewhere(changed: Sequence[ParagraphChange]) -> Iterator[Finding]:
    """What stands at another place, stands there once more, or is parted otherwise."""
    kinds = Counter(it.kind for it in changed)
    if kinds[Kind.REPEATED]:
        told = counted(kinds[Kind.REPEATED], "paragraph", "repeated")
        yield Finding(Weight.MINOR, told)
    if moved := kinds[Kind.MOVED]:
        told = counted(moved, "paragraph", "moved")
        yield Finding(Weight.MINOR, told, fold="moved", pieces=moved)
    parted = {it.old for it in changed if it.kind is Kind.SPLIT}
    joined = {it.new for it in changed if it.kind is Kind.MERGED}
    for _ in range(len(parted) + len(joined)):
        yield Finding(Weight.COSMETIC, classes=frozenset({BREAKS}))


def _passages_moved(paragraphs: Iterable[ParagraphChange]) -> frozenset[str]:
    """Return the passages that went from one paragraph and came in another, by their letters."""
    sides: dict[str, set[str]] = {"-": set(), "+": set()}
    for it in paragraphs:
        here = {op: {letters([span.text]) for span in it.spans if span.op == op} for op in sides}
        for op, other in (("-", "+"), ("+", "-")):
            sides[op] |= here[op] - here[other]
    return frozenset(text for text in sides["-"] & sides["+"] if len(text) >= PASSAGE)


def _holds_only(paragraph: ParagraphChange, passages: frozenset[str]) -> bool:
    """Tell whether a paragraph lost and gained nothing but passages that moved."""
    changed = {letters([span.text]) for span in paragraph.spans if span.op != "="} - {""}
    return bool(changed) and changed <= passages


def _noise(spans: Sequence[Span]) -> str:
    """Return the class of a paragraph that is no news on either side; empty for every other."""
    old, new = old_text(spans), new_text(spans)
    if old == new or len(old) + len(new) > 2 * LONGEST_LINE:
        return ""
    kinds = {noise(text) for text in (old, new) if text}
    return kinds.pop() if len(kinds) == 1 else ""


def _lines(kinds: Iterable[str]) -> Iterator[Finding]:
    for kind, pieces in Counter(kinds).items():
        told = counted(pieces, LINES[kind], "differ")
        yield Finding(Weight.MINOR, told, fold=kind, pieces=pieces)


def _one_sided(paragraphs: Sequence[ParagraphChange], kind: Kind) -> Iterator[Finding]:
    telling = sum(_says_something(it.spans) for it in paragraphs)
    if telling:
        yield Finding(Weight.SUBSTANTIVE, counted(telling, "paragraph", kind.value))
    if telling < len(paragraphs):
        yield Finding(Weight.COSMETIC, classes=frozenset({"punctuation"}))


def _edited(paragraphs: Iterable[ParagraphChange], stated: Stated) -> Iterator[Finding]:
    telling: list[tuple[ParagraphChange, Depth]] = []
    for it in paragraphs:
        depth, classes = depth_of(it.spans)
        if depth is Depth.LOOK:
            parted = it.kind in _PARTED and classes <= {"white space"}
            yield from [] if parted else [Finding(Weight.COSMETIC, classes=classes)]
        elif depth is Depth.WORDS and it.new not in stated and only_styled(it.spans):
            yield Finding(Weight.COSMETIC, classes=frozenset({HOUSE_STYLE}))
        elif depth is Depth.WORDS and it.new not in stated and same_but_opening(it.spans):
            yield Finding(Weight.MINOR, "dateline differs", fold="time")
        elif depth:
            telling.append((it, depth))
    telling.sort(key=lambda one: (not changes_number(one[0].spans), one[0].new not in stated))
    for it, depth in telling[:LISTED]:
        quotes = depth is Depth.QUOTES
        told = "quotation marks differ" if quotes else edited(it.spans, stated.get(it.new, ()))
        yield Finding(Weight.SUBSTANTIVE, f"paragraph {(it.new or 0) + 1}: {told}")
    if len(telling) > LISTED:
        more = counted(len(telling) - LISTED, "more paragraph", "edited")
        yield Finding(Weight.SUBSTANTIVE, more)


def _says_something(spans: Iterable[Span]) -> bool:
    """Tell whether a paragraph is more than a line of marks, such as `* * *`."""
    return any(unicodedata.category(letter)[0] in "LMNS" for span in spans for letter in span.text)


# -- what differs, and how deep ----------------------------------------------------------------


def _only_breaks_differ(
    changed: Sequence[ParagraphChange], paragraphs: Sequence[ParagraphChange]
) -> frozenset[str]:
    """Return in what the bodies look other where they are one text, parted at other places."""
    gone, come = (
        [span.text for it in changed for span in it.spans if span.op == op] for op in ("-", "+")
    )
    if abs(sum(map(len, gone)) - sum(map(len, come))) > BREAK * len(changed):
        return frozenset()
    if not _begin_alike(gone, come) or letters(gone) != letters(come):
        return frozenset()
    texts = (" ".join(side(paragraphs)) for side in (old_body, new_body))
    depth, classes = difference(*texts)
    return frozenset({BREAKS}) | classes if depth <= Depth.LOOK else frozenset()


def _begin_alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell most unlike texts apart without reading them to the end."""
    first, second = (letters(["".join(texts[:BEGINNING])[:BEGINNING]]) for texts in (old, new))
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]
