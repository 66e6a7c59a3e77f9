"""How much a change weighs, and why. Pure.

`headline`      its words differ, once label, space, quotes, dashes and case are set aside
`substantive`   words of the body differ, or what stands between quotation marks
`minor`         byline, dateline, captions, notes and end marks; paragraphs that only moved
`cosmetic`      space, quote style, dashes, punctuation, case
`label_only`    the label, and nothing else
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.diff.fold import Depth, Difference, difference
from tracker.diff.reasons import (
    BREAKS,
    changes_number,
    counted,
    differing,
    edited,
    only,
    relabelled,
)
from tracker.diff.texts import new_body, new_text, old_body, old_text
from tracker.models.values import Kind, Label, ParagraphChange, PartChange, Span, Weight

LISTED = 5
"""Edited paragraphs that are told one by one; more are counted."""
BREAK = 3
"""Characters that a break between paragraphs can add or take: a space, a mark or two. A body whose
length changed by more has other words, and is not read again."""
CONTEXT = 20
"""Characters of what both sides share that are read along with a change; no fold looks further."""
BEGINNING = 200
"""Characters that tell whether it is worth while to read two bodies to the end."""

_HEAVIEST_FIRST = list(Weight)
_NAMES = {"note": "edit note"}


class Finding(NamedTuple):
    """One thing that differs: its weight and its reason, or the classes in which it looks other."""

    weight: Weight
    reason: str = ""
    classes: frozenset[str] = frozenset()


def weigh(
    label: tuple[Label | None, Label | None],
    headline: Sequence[Span],
    paragraphs: Sequence[ParagraphChange],
    parts: Sequence[PartChange],
) -> tuple[Weight | None, tuple[str, ...]]:
    """Return the weight of a whole change, and its reasons, the heaviest first.

    The weight is None, without reasons, where nothing differs.
    """
    findings = [*_headline(headline), *_body(paragraphs), *_parts(parts), *_label(label)]
    findings.sort(key=lambda finding: _HEAVIEST_FIRST.index(finding.weight))
    if not findings:
        return None, ()
    return findings[0].weight, tuple(_reasons(findings))


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


def _headline(spans: Sequence[Span]) -> Iterator[Finding]:
    depth, classes = _difference(spans)
    if depth is Depth.WORDS:
        yield Finding(Weight.HEADLINE, f"headline: {differing(spans)}")
    elif depth is Depth.QUOTES:
        yield Finding(Weight.SUBSTANTIVE, "headline: quotation marks differ")
    elif depth is Depth.LOOK:
        yield Finding(Weight.COSMETIC, classes=classes)


def _parts(parts: Sequence[PartChange]) -> Iterator[Finding]:
    for part in parts:
        depth, classes = _difference(part.spans)
        if depth is Depth.LOOK:
            yield Finding(Weight.COSMETIC, classes=classes)
        elif depth:
            name = _NAMES.get(part.part, part.part)
            yield Finding(Weight.MINOR, f"{name} differ{'' if name == 'captions' else 's'}")


# -- the body ----------------------------------------------------------------------------------


def _body(paragraphs: Sequence[ParagraphChange]) -> list[Finding]:
    changed = [it for it in paragraphs if it.kind is not Kind.SAME]
    findings = [*_edited([it for it in changed if it.old is not None and it.new is not None])]
    for kind in (Kind.ADDED, Kind.REMOVED):
        findings += _one_sided([it for it in changed if it.kind is kind], kind)
    moved = sum(it.kind is Kind.MOVED for it in changed)
    if moved:
        findings.append(Finding(Weight.MINOR, counted(moved, "paragraph", "moved")))
    if any(finding.weight is Weight.SUBSTANTIVE for finding in findings):
        reparted = _only_breaks_differ(changed, paragraphs)
        return [Finding(Weight.COSMETIC, classes=reparted)] if reparted else findings
    return findings


def _one_sided(paragraphs: Sequence[ParagraphChange], kind: Kind) -> Iterator[Finding]:
    telling = sum(_says_something(it.spans) for it in paragraphs)
    if telling:
        yield Finding(Weight.SUBSTANTIVE, counted(telling, "paragraph", kind.value))
    if telling < len(paragraphs):
        yield Finding(Weight.COSMETIC, classes=frozenset({"punctuation"}))


def _edited(paragraphs: Iterable[ParagraphChange]) -> Iterator[Finding]:
    telling: list[tuple[ParagraphChange, Depth]] = []
    for it in paragraphs:
        depth, classes = _difference(it.spans)
        if depth is Depth.LOOK:
            yield Finding(Weight.COSMETIC, classes=classes)
        elif depth:
            telling.append((it, depth))
    telling.sort(key=lambda one: not changes_number(one[0].spans))
    for it, depth in telling[:LISTED]:
        told = "quotation marks differ" if depth is Depth.QUOTES else edited(it.spans)
        yield Finding(Weight.SUBSTANTIVE, f"paragraph {(it.new or 0) + 1}: {told}")
    if len(telling) > LISTED:
        more = counted(len(telling) - LISTED, "more paragraph", "edited")
        yield Finding(Weight.SUBSTANTIVE, more)


def _says_something(spans: Iterable[Span]) -> bool:
    """Tell whether a paragraph is more than a line of marks, such as `* * *`."""
    return any(unicodedata.category(letter)[0] in "LMNS" for span in spans for letter in span.text)


# -- what differs, and how deep ----------------------------------------------------------------


def _difference(spans: Sequence[Span]) -> Difference:
    """Return how deep the two sides differ; they are read only where their letters are the same."""
    if all(span.op == "=" for span in spans):
        return Difference(Depth.NONE)
    gone, come = (_letters(span.text for span in spans if span.op == op) for op in ("-", "+"))
    if gone != come:
        return Difference(Depth.WORDS)
    return difference(*_without_shared_ends(spans))


def _without_shared_ends(spans: Sequence[Span]) -> tuple[str, str]:
    start, end = (
        max(0, len(span.text) - CONTEXT) if span.op == "=" else 0 for span in (spans[0], spans[-1])
    )
    old, new = old_text(spans), new_text(spans)
    return old[start : len(old) - end], new[start : len(new) - end]


def _letters(texts: Iterable[str]) -> str:
    text = unicodedata.normalize("NFC", "".join(texts)).casefold()
    return "".join(filter(str.isalnum, text))


def _only_breaks_differ(
    changed: Sequence[ParagraphChange], paragraphs: Sequence[ParagraphChange]
) -> frozenset[str]:
    """Return in what the bodies look other where they are one text, parted at other places."""
    gone, come = (
        [span.text for it in changed for span in it.spans if span.op == op] for op in ("-", "+")
    )
    if abs(sum(map(len, gone)) - sum(map(len, come))) > BREAK * len(changed):
        return frozenset()
    if not _begin_alike(gone, come) or _letters(gone) != _letters(come):
        return frozenset()
    texts = (" ".join(side(paragraphs)) for side in (old_body, new_body))
    depth, classes = difference(*texts)
    return frozenset({BREAKS}) | classes if depth <= Depth.LOOK else frozenset()


def _begin_alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell most unlike texts apart without reading them to the end."""
    first, second = (_letters(["".join(texts[:BEGINNING])[:BEGINNING]]) for texts in (old, new))
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]
