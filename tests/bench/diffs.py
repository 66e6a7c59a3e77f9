"""`python -m tests.bench.diffs --data DIR`: pairs of articles a second, beside other diffs.

Real pairs where DIR has them, else pairs made up on the spot. Absolute figures hold for one machine
and one hour; the ratios are what to quote. Then how the cost grows with the paragraphs of a text of
which few changed, and how long texts take that were made to be slow.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from html import escape
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time

from diff_match_patch import diff_match_patch

from tests.bench.hostile import hostile_pairs
from tracker.diff import compare
from tracker.diff.articles import lay_out
from tracker.models.values import Article

Pair = tuple[Article, Article]
Way = Callable[[Article, Article], object]
TIMES = 3
FEW, PAIRS = 20, 200
"""Pairs that are compared, taken evenly from all: few by all ways, the slow ones too, and more by
the quick ones, so that the whole ends in about two minutes."""
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
    _bounds()
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


# -- the ways to compare -----------------------------------------------------------------------


def _race(pairs: Sequence[Pair]) -> None:
    ours: Mapping[str, Way] = {
        "pairing and marking alone": lay_out,
        "compare, with facts and weight": compare,
    }
    others: dict[str, Way] = {"difflib, words": _difflib}
    few = _some(pairs, FEW)
    slow: dict[str, Way] = {"diff-match-patch, whole texts": _whole}
    try:
        import htmldiff2  # type: ignore[import-not-found]
    except ModuleNotFoundError:
        print("htmldiff2 is not installed here, and takes no part")
    else:
        slow["htmldiff2, a <p> for each paragraph"] = partial(_html, htmldiff2.render_html_diff)
    _race_on(few, {**ours, **others, **slow})
    _race_on(_some(pairs, PAIRS), {**ours, **others})


def _some(pairs: Sequence[Pair], number: int) -> Sequence[Pair]:
    return pairs[:: max(1, len(pairs) // number)][:number]


def _race_on(pairs: Sequence[Pair], ways: Mapping[str, Way]) -> None:
    print(f"{f'the same {len(pairs)} pairs for each':40}pairs/s   medians of {TIMES}")
    rates = {name: _rate(way, pairs) for name, way in ways.items()}
    first = next(iter(rates.values()))
    for name, rate in rates.items():
        print(f"{name:40}{rate:7.1f}   the first is {first / rate:.1f} times as fast", flush=True)


def _rate(way: Way, pairs: Sequence[Pair]) -> float:
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


def _html(render: Callable[[str, str], object], old: Article, new: Article) -> object:
    before, after = (
        "".join(f"<p>{escape(text)}</p>" for text in (it.headline, *it.paragraphs))
        for it in (old, new)
    )
    return render(before, after)


# -- growth ------------------------------------------------------------------------------------


def _grow() -> None:
    before = 0.0
    for size in GROWTH:
        (pair,) = made_up_pairs(1, paragraphs=size)
        cost = 1 / _rate(lay_out, [pair] * max(3, 1_000 // size))
        times = f"   {cost / before:.1f} times as much" if before else ""
        print(f"{size:5} paragraphs, 4 edited: {cost * 1000:7.2f} ms{times}")
        before = cost


# -- bounds ------------------------------------------------------------------------------------


def _bounds() -> None:
    print(f"{'texts made to be slow':50}seconds   in how many ways coarser")
    for name, old, new in hostile_pairs():
        began = process_time()
        limits = compare(old, new).limits
        print(f"{name:50}{process_time() - began:7.2f}   {len(limits)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
