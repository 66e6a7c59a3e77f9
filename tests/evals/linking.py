"""Do rewrites find their story, and do two stories stay two?

Each item is filed by the product itself (`receive.file_entry` into an SQLite database in memory),
in the order of time, with nothing but what a feed gives of it. The truth is read for scoring only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from sqlmodel import select

from tests.evals import wire_items
from tests.evals.wire_items import Item, Set
from tracker.identify.keys import url_key
from tracker.models.records.feeds import Feed, Listing
from tracker.models.values import Answer
from tracker.parse.article import entry_article
from tracker.parse.wire import story_number
from tracker.pipeline.receive import Listed, entry_key, file_entry
from tracker.pipeline.sighting import Key, Sighting
from tracker.store import captures, feeds, listings, outlets
from tracker.store.database import Database, Session

Found = dict[str, int]
"""The story that each item ended in."""


def measure(folder: Path) -> dict[str, Any]:
    """All sets below the data's folder; where one is absent, its figures are too."""
    parts: dict[str, Callable[[Path], dict[str, Any]]] = {
        "series": series_figures,
        "reuters": reuters_figures,
        "articles": cnn_figures,
        "timing": title_figures,
    }
    figures: dict[str, Any] = {}
    for name, of in parts.items():
        if (folder / name).is_dir():
            figures |= of(folder / name)
        else:
            print(f"linking: {name} skipped, there is no {folder / name}")
    return figures


# -- filing --------------------------------------------------------------------------------------


Look = Callable[[Session, Item, Sighting], None]
"""What is to be looked at just before an item is filed."""


def filed(items: Sequence[Item], polls: Sequence[datetime] = (), look: Look | None = None) -> Found:
    """The story of each item, after all were filed one after another."""
    database = Database("sqlite://")
    database.upgrade()
    found: Found = {}
    with database.writing() as session:
        listing = _Listing(session, polls)
        for item in items:
            found[item.name] = _file(session, item, listing, look)
    database.close()
    return found


class _Listing:
    """What the feed's polls between the items showed, told as the product's polls tell it."""

    def __init__(self, session: Session, polls: Sequence[datetime]) -> None:
        self.session, self.polls, self.told = session, polls, 0
        self.shown: dict[int, datetime] = {}

    def before(self, now: datetime) -> datetime | None:
        """Tell of every poll up to now; the one before now comes back."""
        until = bisect_right(self.polls, now)
        for poll in self.polls[self.told : until]:
            self.shown = {key: last for key, last in self.shown.items() if last >= poll}
            listings.still_listed(self.session, list(self.shown), poll)
        self.told = max(self.told, until)
        return self.polls[until - 2] if until > 1 else None


def _file(session: Session, item: Item, listing: _Listing, look: Look | None) -> int:
    feed, outlet = _feed(session, item)
    unseen_until = listing.before(item.seen_at)
    answer = Answer(feed.url, feed.url, 200, {}, b"", item.seen_at)
    capture_id = captures.keep_capture(session, answer, feed_id=feed.id)
    key = entry_key(item.entry)
    query = select(Listing).where(Listing.feed_id == feed.id, Listing.key == key)
    before = session.exec(query).first()
    listed = Listed(item.entry, key, feed, outlet, capture_id, item.seen_at, unseen_until, before)
    if look:
        look(session, item, _sighting(listed))
    story = file_entry(session, listed).story.id or 0
    if item.listed_until and (row := session.exec(query).first()):
        listing.shown[row.id or 0] = item.listed_until
    session.expunge_all()
    return story


def _sighting(listed: Listed) -> Sighting:
    entry, number = listed.entry, story_number(listed.entry.link or "")
    keys = [Key("url", entry.link, url_key(entry.link))] if entry.link else []
    keys += [Key("number", number, number)] if number else []
    return Sighting(
        outlet=listed.outlet,
        said=entry_article(entry, dialect=listed.outlet.dialect),
        keys=tuple(keys),
        capture_id=listed.capture_id,
        seen_at=listed.seen_at,
        unseen_until=listed.unseen_until,
        published_at=entry.published_at,
        updated_at=entry.updated_at,
    )


def _feed(session: Session, item: Item) -> tuple[Feed, Any]:
    outlet = outlets.keep_outlet(session, item.outlet, title=item.outlet, dialect=item.dialect)
    url = f"https://{item.outlet.lower()}.example/feed"
    feed = feeds.feed_at(session, url) or Feed(
        outlet_id=outlet.id or 0, url=url, added_at=item.seen_at
    )
    session.add(feed)
    session.flush()
    return feed, outlet


# -- scoring -------------------------------------------------------------------------------------


def pairwise(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> dict[str, Any]:
    """Precision, recall and F1 over pairs of items in one story, and B-cubed F1."""
    together = _pairs(Counter((truth[name], found[name]) for name in truth))
    wanted, made = _pairs(Counter(truth.values())), _pairs(Counter(found[n] for n in truth))
    return {
        "items": len(truth),
        "pairs": wanted,
        "found": together,
        "wrong": made - together,
        "f1": _f1(together / made if made else 1.0, together / wanted if wanted else 1.0),
        "b_cubed": _b_cubed(truth, found),
    }


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _b_cubed(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> float:
    both = Counter((truth[name], found[name]) for name in truth)
    of_truth, of_found = Counter(truth.values()), Counter(found[name] for name in truth)
    shares = [(size * size, of_found[f], of_truth[t]) for (t, f), size in both.items()]
    precision = sum(square / made for square, made, _ in shares) / len(truth)
    recall = sum(square / wanted for square, _, wanted in shares) / len(truth)
    return _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    both = precision + recall
    return round(2 * precision * recall / both, 4) if both else 0.0


# -- the sets ------------------------------------------------------------------------------------


def series_figures(folder: Path) -> dict[str, Any]:
    """`series/`, with ids, with ids hidden, and without its notes."""
    figures: dict[str, Any] = {}
    for infix, options in {"": {}, "hidden_": {"hidden": True}, "bare_": {"notes": False}}.items():
        given = wire_items.series(folder, **options)
        found = filed(given.in_order())
        scored = pairwise(given.cluster, found)
        figures |= {f"series_{infix}{key}": value for key, value in scored.items()}
        for part in ("addressed", "headline_only", "ap"):
            scored = pairwise(_part(folder, given, part), found)
            figures |= {f"{part}_{infix}{key}": value for key, value in scored.items()}
        _print_mistakes(given, found, infix or "with ids")
        wrong = _wrong_merges(given, found, infix)
        figures |= {f"wrong_merges{'_' if infix else ''}{infix[:-1]}": wrong}
        figures["negatives"] = len(given.pairs)
    return figures


def _part(folder: Path, given: Set, part: str) -> dict[str, str]:
    """The truth of one part; an item stays in its part when its address is hidden."""
    whole = wire_items.series(folder)
    parts = {name: wire_items.part_of(item) for name, item in whole.items.items()}
    return {name: cluster for name, cluster in given.cluster.items() if parts[name] == part}


def _wrong_merges(given: Set, found: Found, infix: str) -> int:
    wrong = [(a, b, why) for a, b, why in given.pairs if found[a] == found[b]]
    for a, b, why in wrong:
        print(f"wrong merge ({infix or 'with ids'}): {why}\n    {a}\n    {b}")
    return len(wrong)


def _print_mistakes(given: Set, found: Found, run: str) -> None:
    """Each story that was torn apart, and each that was mixed with another."""
    by_cluster, by_story = defaultdict(list), defaultdict(list)
    for name, cluster in given.cluster.items():
        by_cluster[cluster].append(name)
        by_story[found[name]].append(name)
    for names in by_cluster.values():
        if len({found[name] for name in names}) > 1:
            print(f"torn ({run}):", *(f"    {found[n]} {n}" for n in sorted(names)), sep="\n")
    for names in by_story.values():
        if len({given.cluster[name] for name in names}) > 1:
            print(f"mixed ({run}):", *(f"    {given.cluster[n]} {n}" for n in names), sep="\n")


def reuters_figures(folder: Path) -> dict[str, Any]:
    """Pairs of 1987: `same` against `other`; `related` is left out."""
    given = wire_items.reuters(folder)
    found = filed(given.in_order())
    linked = Counter(label for a, b, label in given.pairs if found[a] == found[b])
    of = Counter(label for _, _, label in given.pairs)
    for a, b, label in given.pairs:
        if label != "related" and (found[a] == found[b]) != (label == "same"):
            titles = [given.items[name].entry.title for name in (a, b)]
            print(f"reuters, {label}: {titles}")
    made = linked["same"] + linked["other"]
    figures = {"f1": _f1(linked["same"] / max(made, 1), linked["same"] / of["same"])}
    figures |= {f"{label}_linked": linked[label] for label in of}
    return {f"reuters_{key}": value for key, value in figures.items()}


def cnn_figures(folder: Path) -> dict[str, Any]:
    """Articles in full: every rewrite, nothing that is merely related."""
    given = wire_items.cnn(folder)
    found = filed(given.in_order())
    linked = Counter(label for a, b, label in given.pairs if found[a] == found[b])
    of = Counter(label for _, _, label in given.pairs)
    for a, b, label in given.pairs:
        if (found[a] == found[b]) != (label == "rewrite"):
            print(f"cnn, {label}, {'linked' if found[a] == found[b] else 'missed'}: {a} {b}")
    labelled = {frozenset(pair[:2]) for pair in given.pairs}
    by_story = defaultdict(list)
    for name, story in found.items():
        by_story[story].append(name)
    besides = [
        pair
        for names in by_story.values()
        for pair in combinations(names, 2)
        if frozenset(pair) not in labelled
    ]
    for pair in besides:
        print("cnn, unlabelled, linked:", *pair)
    return {
        "cnn_rewrite_recall": round(linked["rewrite"] / of["rewrite"], 4),
        "cnn_false_links": linked["related"] + linked["template"],
        "cnn_running_linked": linked["running"],
        "cnn_unlabelled_linked": len(besides),
    }


def title_figures(folder: Path, limit: int | None = None) -> dict[str, Any]:
    """Titles alone: retitled items that found their own story, and items put into another's."""
    given, polls = wire_items.titles(folder, limit)
    order = given.in_order()
    found = filed(order, polls)
    stories_of: dict[str, set[int]] = defaultdict(set)
    owner: dict[int, str] = {}
    retitled = attached = wrong = 0
    for item in order:
        cluster, story = given.cluster[item.name], found[item.name]
        owner.setdefault(story, cluster)
        retitled += bool(stories_of[cluster])
        attached += story in stories_of[cluster] and owner[story] == cluster
        wrong += owner[story] != cluster
        stories_of[cluster].add(story)
    scored = pairwise(given.cluster, found)
    return {
        "nu_items": len(order),
        "nu_retitled": retitled,
        "nu_attached": round(attached / retitled, 4),
        "nu_wrong": round(wrong / len(order), 5),
        "nu_wrong_items": wrong,
        "nu_wrong_pairs": scored.pop("wrong"),
        **{f"nu_{key}": scored[key] for key in ("pairs", "found", "f1", "b_cubed")},
    }
