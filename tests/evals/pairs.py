"""Reads the pairs of real articles that other evaluations compare."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tracker.models.values import Article

Pair = tuple[Article, Article]


def pairs(data: Path) -> Iterator[Pair]:
    """Yield every pair of `articles/`, `notes/` and `reuters/`, the texts as they stand there."""
    for line in _lines(data / "articles/cnn_versions.jsonl.gz"):
        yield from pairwise(_page(version) for version in line["versions"])
    for line in _lines(data / "articles/cnn_links.jsonl"):
        yield _page(line["a"]), _page(line["b"])
    for line in _lines(data / "notes/pairs_fulltext.jsonl"):
        old, new = (
            Article(line[side]["headline"], paragraphs=tuple(line[side]["paras"]))
            for side in ("old", "new")
        )
        yield old, new
    for line in _lines(data / "reuters/pairs.jsonl"):
        yield _page(line["a"], "body"), _page(line["b"], "body")


def _page(version: dict[str, Any], text: str = "text") -> Article:
    return Article(version["title"], paragraphs=tuple(version[text].split("\n")))


def _lines(file: Path) -> Iterator[Any]:
    raw = file.read_bytes()
    text = gzip.decompress(raw) if file.suffix == ".gz" else raw
    return map(json.loads, text.decode("utf-8").splitlines())
