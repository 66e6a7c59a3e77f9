"""`python -m tests.bench.diffs --data DIR`: pairs of articles a second, beside other diffs.

Real pairs where DIR has them, else pairs made up on the spot. Absolute figures hold for one machine
and one hour; the ratios are what to quote. Then how the cost grows with the paragraphs of a text of
which few changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time

from diff_match_patch import diff_match_patch

from tracker.diff import compare
from tracker.diff.articles import lay_out
from tracker.models.values import Article

Pair = tuple[Article, Article]
TIMES = 3
PAIRS = 200
"""Pairs that are compared, taken evenly from all; fewer where a way is slow, so that the whole ends
in about a minute."""
GROWTH = (10, 100, 1_000)


def main() -> int:
    """Print a line for each way to compare, and one for each size of text."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.diffs", description=__doc__)
    parser.add_argument("--data", type=Path, help="laid out as its README says")
    data = parser.parse_args().data
    pairs = real_pairs(data) if data and (data / "articles").is_dir() else []
    print(f"{len(pairs)} real pairs" if pairs else "no data: pairs made up on the spot")
    _race(pairs or made_up_pairs(300))
    _grow()
    return 0


def real_pairs(data: Path) -> list[Pair]:
    """Return the versions of each address, one after another, and the pairs with edit notes."""
    stories = gzip.decompress((data / "articles/cnn_versions.jsonl.gz").read_bytes()).splitlines()
    pages = [
        pairwise(Article(it["title"], paragraphs=_paragraphs(it["text"])) for it in one["versions"])
        for one in map(json.loads, stories)
    ]
    notes = (data / "notes/pairs_fulltext.jsonl").read_text("utf-8").splitlines()
    sent = [
        [Article(one[at]["headline"], paragraphs=tuple(one[at]["paras"])) for at in ("old", "new")]
        for one in map(json.loads, notes)
    ]
    return [pair for page in pages for pair in page] + [(old, new) for old, new in sent]


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def made_up_pairs(number: int, paragraphs: int = 30, edits: int = 4) -> list[Pair]:
    """Return texts of made-up words, each with one of which a few paragraphs changed."""
    chance = random.Random(7)
    words = ["".join(chance.choices("abdeiklmnorstu", k=chance.randint(2, 9))) for _ in range(900)]
    pairs = []
    for _ in range(number):
        old = [
            " ".join(
                " ".join(chance.choices(words, k=18)).capitalize() + "."
                for _ in range(chance.randint(1, 3))
            )
            for _ in range(paragraphs)
        ]
        new = list(old)
        for place in chance.sample(range(paragraphs), edits):
            some = new[place].split(" ")
            some[chance.randrange(len(some))] = "47"
            new[place] = " ".join(some)
        new.insert(chance.randrange(paragraphs), "A paragraph that was not there before.")
        sides = [Article("A headline", paragraphs=tuple(side)) for side in (old, new)]
        pairs.append((sides[0], sides[1]))
    return pairs


# -- texts made to be slow ---------------------------------------------------------------------


def hostile_pairs() -> Iterator[tuple[str, Article, Article]]:
    """Yield pairs of texts that cost more than any story, each with what it is."""
    many, filler = range(30_000), " and the rest of a line" * 14
    lines = [f"Line {n} of pier {n * 7}{filler}." for n in many]
    yield _hostile("10 MB in 30,000 paragraphs, one edited", lines, [*lines[:-1], "Gone."])
    yield _hostile("10 MB, every paragraph edited", lines, [f"{line} Again." for line in lines])
    other = [f"Row {n * 3} by gate {n}{' or so they all say now' * 14}!" for n in many]
    yield _hostile("10 MB, every paragraph another", lines, other)
    yield _hostile("10 MB, no order kept", lines, lines[::2][::-1] + lines[1::2])
    tiny = [f"a {n}" for n in range(100_000)]
    yield _hostile("100,000 tiny paragraphs, all edited", tiny, [f"{text} b" for text in tiny])
    same = ["The pier is shut."]
    yield _hostile("5,000 paragraphs all alike, 4,000 now", same * 5_000, same * 4_000)
    near = [f"The pier is shut. Reading {n}." for n in range(5_000)]
    yield _hostile("5,000 paragraphs nearly alike, all edited", near, [f"{it} So." for it in near])
    words = [f"word{n}" for n in range(130_000)]
    edited = [f"{word}x" if n % 130 == 0 else word for n, word in enumerate(words)]
    yield _hostile("a paragraph of 1 MB, edited in 1,000 places", _joined(words), _joined(edited))
    yield _hostile(
        "a paragraph of 1 MB, every word another", _joined(words), _joined(["x"] * 500_000)
    )
    shut = [f"Pier {n} is shut." for n in range(60_000)]
    yield _hostile("a paragraph of 1 MB in sentences", _joined(shut), _joined(shut[1:]))
    yield _hostile(
        "20,000 tokens alike, one gone", _joined(["a"] * 20_000), _joined(["a"] * 19_999)
    )
    yield _hostile(
        "20,000 tokens alike, others between", _joined(["a"] * 20_000), _joined(["a", "b"] * 9_999)
    )
    for name, unit in (
        ("100,000 combining marks", "\u0301"),
        ("100,000 bidi controls", "\u202e"),
        ("100,000 NULs", "\0"),
        ("100,000 lone surrogates", "\ud800"),
        ("100,000 quotation marks", '"'),
        ("100,000 opening quotes", "“"),
        ("100,000 stops", "."),
        ("100,000 digits", "7"),
        ("50,000 capitals", "A "),
        ("50,000 initials", "A."),
        ("50,000 amounts", "$1 "),
        ("30,000 tokens with a hyphen", "a-"),
        ("50,000 new lines", "\n"),
        ("50,000 syllables", "가 "),
        ("100,000 kanji", "港"),
    ):
        text = unit * (100_000 // len(unit))
        yield _hostile(name, ["e" + text], ["e" + text[:50_000] + "x" + text[50_001:]])
        yield _hostile(f"{name}, and as many more", ["e" + text], ["e" + text + text + "x"])


def _joined(words: Iterable[str]) -> list[str]:
    return [" ".join(words)]


def _hostile(name: str, old: Sequence[str], new: Sequence[str]) -> tuple[str, Article, Article]:
    return name, Article("", paragraphs=tuple(old)), Article("", paragraphs=tuple(new))


# -- the ways to compare -----------------------------------------------------------------------


def _race(pairs: Sequence[Pair]) -> None:
    ways: dict[str, tuple[Callable[[Article, Article], object], int]] = {
        "pairing and marking alone": (lay_out, PAIRS),
        "compare, with facts and weight": (compare, PAIRS),
        "difflib, words": (_difflib, PAIRS // 5),
        "diff-match-patch, whole texts": (_whole, PAIRS // 40),
    }
    print(f"{'':32}pairs/s   medians of {TIMES}")
    ours = 0.0
    for name, (way, number) in ways.items():
        rate = _rate(way, pairs[:: max(1, len(pairs) // number)][:number])
        ours = ours or rate
        print(f"{name:32}{rate:8.1f}   the first is {ours / rate:.1f} times as fast", flush=True)


def _rate(way: Callable[[Article, Article], object], pairs: Sequence[Pair]) -> float:
    rates = []
    for _ in range(TIMES):
        began = process_time()
        for old, new in pairs:
            way(old, new)
        rates.append(len(pairs) / (process_time() - began))
    return median(rates)


def _text(article: Article) -> str:
    return "\n".join((article.headline, *article.paragraphs))


def _difflib(old: Article, new: Article) -> object:
    before, after = _text(old).split(), _text(new).split()
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _whole(old: Article, new: Article) -> object:
    engine = diff_match_patch()
    script = engine.diff_main(_text(old), _text(new))
    engine.diff_cleanupSemantic(script)
    return script


# -- growth ------------------------------------------------------------------------------------


def _grow() -> None:
    before = 0.0
    for size in GROWTH:
        (pair,) = made_up_pairs(1, paragraphs=size)
        cost = 1 / _rate(lay_out, [pair] * max(3, 1_000 // size))
        times = f"   {cost / before:.1f} times as much" if before else ""
        print(f"{size:5} paragraphs, 4 edited: {cost * 1000:7.2f} ms{times}")
        before = cost


if __name__ == "__main__":
    sys.exit(main())
