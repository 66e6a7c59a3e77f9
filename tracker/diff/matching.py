"""Pairs sentences that are not equal but alike, by one rule after another. Pure.

Which sentences belong together was labelled by hand in 15 real rewrites, 91 pairs that are not
equal; the constants were chosen on them, within what common sense allows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tracker.diff.alike import Bags, bags, likeness, likenesses
from tracker.diff.chain import Link, heaviest_chain
from tracker.diff.pieces import Unit

CLOSE = 0.7
"""So much likeness makes a pair of two that stand equally far from the same neighbour, before any
other is looked at: most edited sentences have not moved. The 1,457 such pairs in 575 real pairs of
texts are all found too when each sentence is held against each; from 0.6 on, 7 of 1,596 are not."""
ELSEWHERE = 0.35
"""So much likeness makes a pair wherever the two stand."""
SAME_PLACE = 0.25
"""So much between the same neighbours."""
ALONE = 0.1
"""So much where neither text has anything else between these neighbours."""
PART = 0.45
"""So much of a sentence is in the partner of the one beside it when both are its parts."""
ALL = 1.1
"""No more than this do the parts share with the whole, or they are copies of it."""
LINKS = 60_000
"""Most links of which the heaviest chain is looked for; of more, every one stayed that rises
above those before it."""
SENTENCES = 5_000
"""Most sentences, both sides together, that are compared by all their words; the most among 704
real pairs was 149."""
GLIMPSED = 60_000
"""Most sentences or paragraphs, both sides together, of which those at the same place are compared
at a glimpse, in 0.3 s; of more, none that is not equal has a partner."""
GLIMPSE = 20
"""Words, as far as 8 characters each reach, by which two at the same place are compared where
there are too many to do better."""

_HEAVIEST = 1 << 40


class Matched(NamedTuple):
    """Links between what is alike, one for each place, and more links for what has parts."""

    links: Sequence[Link]
    parts: Sequence[Link]
    complete: bool
    """False when there were too many to compare each with each by all its words."""


Free = tuple[list[int], list[int]]
"""The places of either text that have no partner."""


class Spot(NamedTuple):
    """Where something stands: between which neighbours that stayed, and how far from both."""

    gap: int
    behind: int
    ahead: int


Spots = Mapping[int, Spot]


def match(old: Sequence[Unit], new: Sequence[Unit], stayed: Sequence[Link], free: Free) -> Matched:
    """Pair the free places of two texts, given the links that stayed in order."""
    texts = old, new
    if len(free[0]) + len(free[1]) > SENTENCES:
        return Matched(_untangled(_at_a_glimpse(texts, stayed, free), *texts), (), complete=False)
    among = bags(
        *({at: str(text[at]) for at in side} for text, side in zip(texts, free, strict=True))
    )
    links, complete = _matched(among, texts, stayed, free)
    links = _untangled(links, *texts)
    return Matched(links, _parts(links, among), complete)


def _at_a_glimpse(
    texts: tuple[Sequence[Unit], Sequence[Unit]], stayed: Sequence[Link], free: Free
) -> list[Link]:
    links: list[Link] = []
    if len(free[0]) + len(free[1]) <= GLIMPSED:
        _take(links, _side_by_side(*texts, *_spots(stayed, free)))
    return links


def _matched(
    among: Bags, texts: tuple[Sequence[Unit], Sequence[Unit]], stayed: Sequence[Link], free: Free
) -> tuple[list[Link], bool]:
    """Return the links by one rule after another, and whether every word could count."""
    spots = _spots(stayed, free)
    links: list[Link] = []
    _take(links, _close(among, *spots))
    left = _left(links, free)
    if not all(left):
        return links, True
    likes, complete = likenesses(among, *left, SAME_PLACE)
    _take(links, _by_likeness({it: likes[it] for it in likes if likes[it] >= ELSEWHERE}, *spots))
    for rule in (_same_gap, _alone):
        left = _left(links, free)
        if all(left):
            _take(links, rule(among, likes, *_spots(in_order([*stayed, *links], *texts), left)))
    left = _left(links, free)
    if not complete and all(left):
        _take(links, _side_by_side(*texts, *_spots(in_order([*stayed, *links], *texts), left)))
    return links, complete


def in_order(links: Sequence[Link], old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Return the links that stayed in order, so that the fewest characters have moved."""
    links = sorted(links)
    if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(links)):
        return links
    if len(links) > LINKS:
        return _rising(links)
    weights = [_size(old[here]) + _size(new[there]) for here, there in links]
    return [links[index] for index in heaviest_chain(links, weights)]


def _rising(links: Iterable[Link]) -> list[Link]:
    rising = [(-1, -1)]
    for link in links:
        if link[0] > rising[-1][0] and link[1] > rising[-1][1]:
            rising.append(link)
    return rising[1:]


def _size(unit: Unit) -> int:
    return len(unit) if isinstance(unit, str) else _HEAVIEST


# -- the rules ---------------------------------------------------------------------------------


def _take(links: list[Link], wanted: Iterable[Link]) -> None:
    """Add the wanted links in their order, each place once."""
    olds, news = {here for here, _ in links}, {there for _, there in links}
    for here, there in wanted:
        if here not in olds and there not in news:
            links.append((here, there))
            olds.add(here)
            news.add(there)


def _close(among: Bags, olds: Spots, news: Spots) -> Iterator[Link]:
    """Yield what stands equally far from the same neighbour and is much alike."""
    for here, there in _opposite(olds, news):
        if likeness(among, here, there).score >= CLOSE:
            yield here, there


def _opposite(olds: Spots, news: Spots) -> Iterator[Link]:
    """Yield what stands equally far from the neighbour behind, then from the one ahead."""
    for far in (1, 2):
        places = {(spot.gap, spot[far]): there for there, spot in news.items()}
        for here, spot in olds.items():
            there = places.get((spot.gap, spot[far]))
            if there is not None:
                yield here, there


def _by_likeness(likes: Mapping[Link, float], olds: Spots, news: Spots) -> list[Link]:
    """Return the links, the most alike first, and of equals the nearest."""
    wanted = []
    for link, like in likes.items():
        here, there = olds[link[0]], news[link[1]]
        apart = min(abs(here.behind - there.behind), abs(here.ahead - there.ahead))
        wanted.append((-like, apart, link))
    return [link for *_, link in sorted(wanted)]


def _same_gap(_: Bags, likes: Mapping[Link, float], olds: Spots, news: Spots) -> list[Link]:
    near = {
        (here, there): like
        for (here, there), like in likes.items()
        if here in olds and there in news and olds[here].gap == news[there].gap
    }
    return _by_likeness(near, olds, news)


def _alone(among: Bags, _: Mapping[Link, float], olds: Spots, news: Spots) -> list[Link]:
    """Return what is alone on its side between the same neighbours, and alike at all."""
    lone = [
        {spot.gap: place for place, spot in side.items() if spot.behind == spot.ahead == 1}
        for side in (olds, news)
    ]
    links = [(lone[0][gap], lone[1][gap]) for gap in lone[0] if gap in lone[1]]
    return [link for link in links if likeness(among, *link).score >= ALONE]


def _side_by_side(
    old: Sequence[Unit], new: Sequence[Unit], olds: Spots, news: Spots
) -> Iterator[Link]:
    """Yield what stands equally far from the same neighbour and looks alike at a glimpse."""
    for here, there in _opposite(olds, news):
        if _glimpse(str(old[here]), str(new[there])) >= SAME_PLACE:
            yield here, there


def _glimpse(old: str, new: str) -> float:
    before, after = (text[: 8 * GLIMPSE].split() for text in (old, new))
    return Indel.normalized_similarity(before, after)


def _untangled(links: list[Link], *texts: Sequence[Unit]) -> list[Link]:
    """Put the partners of equal sentences in order: the first belongs to the first."""
    for side in (0, 1):
        groups: dict[Unit, list[Link]] = defaultdict(list)
        for link in links:
            groups[texts[side][link[side]]].append(link)
        if len(groups) < len(links):
            links = [link for group in groups.values() for link in _parallel(group)]
    return links


def _parallel(links: Sequence[Link]) -> Iterator[Link]:
    return zip(*(sorted(link[side] for link in links) for side in (0, 1)), strict=True)


# -- neighbours --------------------------------------------------------------------------------


def _left(links: Sequence[Link], free: Free) -> Free:
    """Return the places that have no partner yet."""
    taken = {here for here, _ in links}, {there for _, there in links}
    olds, news = (
        [at for at in side if at not in gone] for side, gone in zip(free, taken, strict=True)
    )
    return olds, news


def _spots(stayed: Sequence[Link], free: Free) -> tuple[Spots, Spots]:
    """Return where the free places stand among those that stayed, counted by free places."""
    return (
        _side_spots(free[0], [here for here, _ in stayed]),
        _side_spots(free[1], [there for _, there in stayed]),
    )


def _side_spots(places: Sequence[int], stayed: Sequence[int]) -> dict[int, Spot]:
    gaps = [bisect_left(stayed, place) for place in places]
    sizes = Counter(gaps)
    spots: dict[int, Spot] = {}
    seen: Counter[int] = Counter()
    for place, gap in zip(places, gaps, strict=True):
        seen[gap] += 1
        spots[place] = Spot(gap, seen[gap], sizes[gap] + 1 - seen[gap])
    return spots


# -- parts -------------------------------------------------------------------------------------


def _parts(links: Sequence[Link], among: Bags) -> list[Link]:
    """Return more links for what has a partner: to what stands beside that and says a part of it.

    What was split is not merged too.
    """
    reach: _Reach = (
        {here: {there} for here, there in links},
        {there: {here} for here, there in links},
    )
    wanted = sorted(
        (far, -share, link, side)
        for pair in links
        for side in (0, 1)
        for far, share, link in _beside(among, pair, side, reach[1 - side])
    )
    return [link for *_, link, side in wanted if _reached(reach, link, side, among)]


_Reach = tuple[dict[int, set[int]], dict[int, set[int]]]


def _beside(
    among: Bags, pair: Link, side: int, taken: Mapping[int, object]
) -> Iterator[tuple[int, float, Link]]:
    """Yield what stands beside the partner of one and may be a part of it, each way in a row."""
    whole, partner = pair[side], pair[1 - side]
    free = (among.old, among.new)[1 - side]
    for step in (-1, 1):
        at = partner + step
        while at in free and at not in taken:
            link = _link(whole, at, side)
            share = likeness(among, *link).shares[1 - side]
            if share < PART:
                break
            yield abs(at - partner), share, link
            at += step


def _link(whole: int, part: int, side: int) -> Link:
    return (whole, part) if side == 0 else (part, whole)


def _reached(reach: _Reach, link: Link, side: int, among: Bags) -> bool:
    """Add a part to what has its partner, if it is beside and nothing speaks against it."""
    whole, part = link[side], link[1 - side]
    parts = reach[side][whole]
    if part in reach[1 - side] or any(len(reach[1 - side][it]) > 1 for it in parts):
        return False
    links = [_link(whole, it, side) for it in (*parts, part)]
    copied = sum(likeness(among, *it).shares[side] for it in links) > ALL
    if copied or not parts & {part - 1, part + 1}:
        return False
    parts.add(part)
    reach[1 - side][part] = {whole}
    return True
