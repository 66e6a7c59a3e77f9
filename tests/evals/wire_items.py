"""The linking sets as items: what a feed gives of each, and apart from it the truth."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from tracker.models.values import Entry

_ITEM_ID = re.compile(r"\b(?:id)?[A-Z]{2,}[A-Z0-9]*[0-9][A-Z0-9]*\b")
"""`idUSN0638512320061106`, `AEN20260207001551320`."""
_AP_NUMBER = re.compile(r",\s*[a-z][0-9]{3,4}\b")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed, and what is known of it apart."""

    name: str
    """By which the truth speaks of it; identification never sees it."""
    entry: Entry
    outlet: str
    dialect: str
    seen_at: datetime
    listed_until: datetime | None = None
    """The last poll that still showed it; None where nothing is known of that."""


@dataclass
class Set:
    """Items of one measurement, and its truth."""

    items: dict[str, Item] = field(default_factory=dict)
    cluster: dict[str, str] = field(default_factory=dict)
    """The story of an item; an item without one is not scored."""
    pairs: list[tuple[str, str, str]] = field(default_factory=list)
    """Two items, and what they are to each other."""

    def in_order(self) -> list[Item]:
        """By time; ties by a hash, never by the order of the file."""
        return sorted(self.items.values(), key=lambda item: (item.seen_at, _hash(item.name)))


def series(folder: Path, *, hidden: bool = False, notes: bool = True) -> Set:
    """`series/`, its hard negatives among them as they would come over the wire."""
    found = Set()
    for one in _lines(folder / "series.jsonl"):
        for version in one["versions"]:
            item = _series_item(one["agency"], version, hidden=hidden, notes=notes)
            found.items[item.name] = item
            found.cluster[item.name] = one["cluster"]
    for pair in _lines(folder / "hard_negatives.jsonl"):
        a, b = (
            _series_item(pair["agency"], pair[side], hidden=hidden, notes=notes) for side in "ab"
        )
        found.items.setdefault(a.name, a)
        found.items.setdefault(b.name, b)
        found.pairs.append((a.name, b.name, pair["why"]))
    return found


def part_of(item: Item) -> str:
    """The part of `series/` that an item is scored in."""
    if item.outlet in {"AP", "AFP"}:
        return "ap"
    return "addressed" if item.entry.link or item.entry.slug else "headline_only"


def reuters(folder: Path) -> Set:
    """`reuters/pairs.jsonl`: wire copy of 1987 with its text."""
    found = Set()
    for pair in _lines(folder / "pairs.jsonl"):
        names = []
        for copy in (pair["a"], pair["b"]):
            names.append(name := str(copy["newid"]))
            found.items[name] = _wire_copy(name, copy)
        found.pairs.append((names[0], names[1], pair["label"]))
    return found


def cnn(folder: Path) -> Set:
    """`articles/cnn_links.jsonl`, among the articles that were seen once."""
    found = Set()
    for pair in _lines(folder / "cnn_links.jsonl"):
        for article in (pair["a"], pair["b"]):
            found.items[article["url"]] = _page(article)
        found.pairs.append((pair["a"]["url"], pair["b"]["url"], pair["label"]))
    for article in _lines(folder / "cnn_single.jsonl.gz"):
        first = {"url": article["url"], **article["versions"][0]}
        found.items.setdefault(article["url"], _page(first))
    return found


def titles(folder: Path, limit: int | None = None) -> tuple[Set, list[datetime]]:
    """`timing/`: one item per distinct title of an id, numbers hidden; and when it was polled."""
    with gzip.open(folder / "poll_times.json.gz") as file:
        polls = [_time(text) for text in json.load(file)]
    found = Set()
    for number, article in enumerate(_lines(folder / "nu_nl.jsonl.gz")):
        if number == limit:
            break
        for item in _titles_of(article):
            found.items[item.name] = item
            found.cluster[item.name] = str(article["id"])
    return found, polls


def _titles_of(article: dict[str, Any]) -> Iterator[Item]:
    first: dict[str, dict[str, Any]] = {}
    for version in article["versions"]:
        first.setdefault(version["title"], version)
    ends = [_time(v["observed"]) - timedelta(seconds=1) for v in list(first.values())[1:]]
    for version, end in zip(first.values(), [*ends, _time(article["last_seen"])], strict=True):
        name = f"{article['id']} {version['title']}"
        entry = Entry(
            title=version["title"],
            guid=f"urn:item:{_hash(name)}",
            link=f"https://titles.example/{version['slug']}",
            updated_at=_time(version["updated_at"]),
        )
        yield Item(name, entry, "titles", "any", _time(version["observed"]), end)


def _series_item(agency: str, version: dict[str, Any], *, hidden: bool, notes: bool) -> Item:
    named = [version.get(key) or "" for key in ("headline", "url", "slug", "item_id", "published")]
    name = "|".join([agency, *named])
    link, slug = version.get("url") or "", version.get("slug") or ""
    if hidden:
        link, slug = _hidden(link, version.get("item_id") or ""), _AP_NUMBER.sub("", slug)
    published = _time(version.get("published") or _day_in(version.get("url") or ""))
    entry = Entry(
        title=unescape(version["headline"] or ""),
        guid=None if link else f"urn:item:{_hash(name)}",
        link=link or None,
        slug=slug,
        note=(version.get("editnote") or "") if notes else "",
        published_at=published,
    )
    return Item(name, entry, agency, agency.lower(), published)


def _hidden(link: str, item_id: str) -> str:
    """An address without item ids and digits; nothing, where it is nothing but an id."""
    for piece in (item_id, item_id.partition(" ")[2]):
        link = link.replace(piece, "") if piece else link
    link = re.sub(r"[0-9]+", "", _ITEM_ID.sub("", link))
    return "" if link.startswith("urn:") else link


def _day_in(link: str) -> str:
    day = re.search(r"(20[0-9]{2})([01][0-9])([0-3][0-9])", link)
    return "-".join(day.groups()) if day else "2000-01-01"


def _wire_copy(name: str, copy: dict[str, Any]) -> Item:
    written = datetime.strptime(copy["date"].split(".")[0], "%d-%b-%Y %H:%M:%S").replace(tzinfo=UTC)
    blocks = re.split(r"\n {2,}", copy["body"])
    lines = [" ".join(block.split()) for block in blocks]
    lines[0] = f"{copy['dateline']} {lines[0]}".strip()
    entry = Entry(
        title=unescape(copy["title"]),
        guid=f"urn:item:{_hash(name)}",
        content=_paragraphs(lines),
        slug=unescape(copy["slug"] or ""),
        published_at=written,
    )
    return Item(name, entry, "reuters-1987", "reuters", written)


def _page(article: dict[str, Any]) -> Item:
    seen = _time(article["date"])
    content = _paragraphs(article["text"].split("\n"))
    entry = Entry(article["title"], link=article["url"], content=content, published_at=seen)
    return Item(article["url"], entry, "cnn", "any", seen)


def _paragraphs(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
        yield from map(json.loads, lines)
