"""Real web pages: is the article found, and does it hold still while all else is changed?"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evals.pages.nuisance import variant
from tests.evals.pages.shingles import f1, overlap
from tracker.errors import ParseError
from tracker.models.values import PageText
from tracker.parse.page.reading import read_page

SEEDS = 4
"""Times that each page is changed all over, each time in another way."""

SHOWN = 12
"""Pages named that did not hold still, or of which least was found."""


@dataclass(frozen=True, slots=True)
class Page:
    """A real page and its article as people marked it."""

    url: str
    body: bytes
    true: str


def measure(folder: Path) -> dict[str, Any]:
    """F1 of all pages and of every other one; and the share of changed pages read as before."""
    pages = list(_pages(folder))
    began = time.process_time()
    texts = [_text(page.body, page.url) for page in pages]
    milliseconds = 1_000 * (time.process_time() - began) / max(1, len(pages))
    found = [overlap(page.true, text) for page, text in zip(pages, texts, strict=True)]
    for page, one in sorted(zip(pages, found, strict=True), key=_least)[:SHOWN]:
        print(f"precision {one.precision:.3f}, recall {one.recall:.3f}  {page.url}")
    held = [_holds(page) for page in pages]
    return {
        "f1": round(f1(found), 4),
        "f1_halves": [round(f1(found[::2]), 4), round(f1(found[1::2]), 4)],
        "stable": sum(held) / (SEEDS * len(pages)),
        "variants": SEEDS * len(pages),
        "pages": len(pages),
        "ms_a_page": round(milliseconds, 1),
    }


def _pages(folder: Path) -> Iterator[Page]:
    with (folder / "ground_truth.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            packed = (folder / "html" / f"{row['id']}.html.gz").read_bytes()
            yield Page(row["url"], gzip.decompress(packed), row["articleBody"])


def _text(body: bytes, url: str) -> str:
    """What the product reads: the lines of the article, one below the other."""
    page = _read(body, url)
    return "\n".join(page.lines) if page else ""


def _read(body: bytes, url: str) -> PageText | None:
    try:
        return read_page(body, url=url)
    except ParseError:
        return None


def _least(row: tuple[Page, Any]) -> float:
    return float(row[1].precision * row[1].recall)


def _holds(page: Page) -> int:
    """How many changed pages say what the page said: text, headline and byline."""
    before = _read(page.body, page.url)
    html = page.body.decode("utf-8", "surrogateescape")
    held = 0
    for seed in range(SEEDS):
        changed = variant(html, page.true, seed).encode("utf-8", "surrogateescape")
        after = _read(changed, page.url)
        same = _said(before) == _said(after)
        held += same
        if not same:
            print(f"seed {seed} does not hold still: {page.url}")
            for line in _differing(before, after)[:4]:
                print(f"    {line[:150]}")
    return held


def _said(page: PageText | None) -> object:
    return (page.headline, page.byline, page.lines) if page else None


def _differing(before: PageText | None, after: PageText | None) -> list[str]:
    old = (before.headline, before.byline, *before.lines) if before else ()
    new = (after.headline, after.byline, *after.lines) if after else ()
    gone = [f"- {line}" for line in old if line not in new]
    return gone + [f"+ {line}" for line in new if line not in old]
