"""Marks what changed inside a text, word by word. Pure.

Every word becomes one character; rapidfuzz finds a shortest edit script of the two strings in
C++, diff-match-patch cleans it up (no islands of one shared word between changes, marks at the
bounds of phrases), and the characters become words again. So no mark ever cuts a word, and
nothing depends on a clock: what bounds the time is `LONGEST` and `STEPS`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, Postfix, Prefix

from tracker.diff.han import HAN, whole_runs
from tracker.diff.korean import tails
from tracker.diff.tokens import CLINGING, count_words, pieces_of
from tracker.models.values import Op, Span

LONGEST = 20_000
"""Pieces a side (words, spaces and marks) between the ends that both share; longer texts are shown
as before and after. 20,000 unlike ones take 0.3 s and 80 MB; a long article has 4,000 in all."""
LONGEST_PIECE = 10
"""Characters a piece on average, above which a text is not even cut into pieces to count them."""
STEPS = 600
"""Most steps of an edit script that are cleaned up, which is quadratic in them; beyond, before and
after. The most in 2,000 edited real paragraphs was 447, a whole article without a break."""
SHARED = 0.2
"""Two texts that share fewer than this of their words (of the shorter one's) share nothing worth
showing: the same line that parts a pair of paragraphs from no pair."""

_FIRST = 0x20000
"""The first of the characters that stand for words: letters to Python, as are the 42,000 after it.
A space stands for itself, so that the clean-up sees where words end, and prefers to cut there."""

_CLEANER = diff_match_patch()
_GONE, _STAYED, _COME = _CLEANER.DIFF_DELETE, _CLEANER.DIFF_EQUAL, _CLEANER.DIFF_INSERT
_OPS: tuple[Op, ...] = ("=", "-", "+")
_NOTHING: dict[Op, str] = dict.fromkeys(_OPS, "")
_TURNED: dict[Op, Op] = {"=": "=", "-": "+", "+": "-"}


def word_spans(old: str, new: str) -> tuple[Span, ...]:
    """Return the spans from one text to the other, each change as what went, then what came.

    No span is empty, and no two neighbours have the same op. With the sides changed over the
    spans are the same with `-` and `+` changed over.
    """
    if old == new:
        return (Span("=", old),) if old else ()
    if not old or not new:
        return before_and_after(old, new)
    if old > new:  # Of equally short scripts the same one is found from either side.
        return changed_over(word_spans(new, old))
    start, end = _common_ends(old, new)
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    spans = tidy([("=", old[:start]), *middle, ("=", old[len(old) - end :])])
    if not old.isascii() and HAN.search(old):
        spans = tidy(whole_runs(spans))
    enough = 2 * (start + end) > min(len(old), len(new)) or _share_enough(spans)
    return spans if enough else before_and_after(old, new)


def before_and_after(old: str, new: str) -> tuple[Span, ...]:
    """Return all of the older text as gone and all of the newer one as come."""
    return tidy([("-", old), ("+", new)])


def ends_apart(old: str, new: str) -> tuple[Span, ...]:
    """Return what both begin and end with as it is, and all between as gone and come."""
    start, end = _common_ends(old, new)
    back = len(old) - end
    middle: list[tuple[Op, str]] = [("-", old[start:back]), ("+", new[start : len(new) - end])]
    return tidy([("=", old[:start]), *middle, ("=", old[back:])])


def changed_over(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans as they are with the sides changed over."""
    return tidy((_TURNED[span.op], span.text) for span in spans)


def length_unlike(old: str, new: str) -> int:
    """Return how many characters of both texts stand between the ends that they share."""
    start, end = _common_ends(old, new)
    return len(old) + len(new) - 2 * (start + end)


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters both begin and end with, up to a space: no word is cut."""
    start = old.rfind(" ", 0, Prefix.similarity(old, new)) + 1
    if CLINGING.match(old, start) or CLINGING.match(new, start):
        start = 0
    end = Postfix.similarity(old[start:], new[start:])
    space = old.find(" ", len(old) - end)
    return start, (len(old) - space if space >= 0 else 0)


def _middle(old: str, new: str) -> list[tuple[Op, str]]:
    whole: list[tuple[Op, str]] = [("-", old), ("+", new)]
    if not old or not new or max(len(old), len(new)) > LONGEST_PIECE * LONGEST:
        return whole
    if f"{old}{new}".isalnum() and old.isascii() and new.isascii():
        return whole  # One plain word for another, the commonest change of all.
    codes = {" ": " "}
    letters = map(chr, range(_FIRST, sys.maxunicode))
    older, newer = ("".join(map(codes.setdefault, pieces_of(text), letters)) for text in (old, new))
    if max(len(older), len(newer)) > LONGEST:
        return whole
    script = _script(older, newer)
    if len(script) > STEPS:
        return whole
    _CLEANER.diff_cleanupSemantic(script)
    return list(_read(script, dict(zip(codes.values(), codes, strict=True))))


# -- words as characters -----------------------------------------------------------------------


def _script(old: str, new: str) -> list[tuple[int, str]]:
    """Return a short edit script in the form that diff-match-patch works on.

    A single piece that stayed between two changes, most often a space, counts as changed: the
    clean-up would come to that too, one by one.
    """
    script: list[tuple[int, str]] = []
    here = there = 0
    for block in Indel.editops(old, new).as_matching_blocks():
        at_an_end = not (block.a and block.b) or block.a + block.size == len(old)
        if block.size > 1 or at_an_end:
            script.append((_GONE, old[here : block.a]))
            script.append((_COME, new[there : block.b]))
            here, there = block.a + block.size, block.b + block.size
            script.append((_STAYED, old[block.a : here]))
    return [step for step in script if step[1]]


def _read(script: Iterable[tuple[int, str]], pieces: dict[str, str]) -> Iterator[tuple[Op, str]]:
    """Turn characters back into words, a change at a time."""
    gone = come = ""
    for number, text in script:
        if number == _GONE:
            gone += text
        elif number == _COME:
            come += text
        else:
            yield from tails([pieces[code] for code in gone], [pieces[code] for code in come])
            yield "=", "".join(map(pieces.__getitem__, text))
            gone = come = ""
    yield from tails([pieces[code] for code in gone], [pieces[code] for code in come])


# -- the spans ---------------------------------------------------------------------------------


def tidy(pieces: Iterable[tuple[Op, str]]) -> tuple[Span, ...]:
    """Return spans: neighbours of one op joined, what went before what came, none empty."""
    spans: list[Span] = []
    texts = dict(_NOTHING)
    for op, text in pieces:
        if not text:
            continue
        if texts["="] if op != "=" else texts["-"] or texts["+"]:
            _flush(texts, spans)
        texts[op] += text
    _flush(texts, spans)
    return tuple(spans)


def _flush(texts: dict[Op, str], spans: list[Span]) -> None:
    for op in _OPS:
        if texts[op]:
            spans.append(Span(op, texts[op]))
            texts[op] = ""


def _share_enough(spans: Sequence[Span]) -> bool:
    stayed, gone, come = (_sizes(spans, len, op) for op in _OPS)
    if stayed > min(gone, come):
        return True
    stayed, gone, come = (_sizes(spans, count_words, op) for op in _OPS)
    return stayed >= SHARED * (stayed + min(gone, come))


def _sizes(spans: Sequence[Span], measure: Callable[[str], int], op: Op) -> int:
    return sum(measure(span.text) for span in spans if span.op == op)
