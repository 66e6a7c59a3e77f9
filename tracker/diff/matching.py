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

from tracker.diff.alike import Likeness, likenesses
from tracker.diff.chain import Link, heaviest_chain
from tracker.diff.pieces import Unit

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
GLIMPSE = 40
"""Words by which two at the same place are compared where there are too many to do better."""

_HEAVIEST = 1 << 40


class Matched(NamedTuple):
    """Links between what is alike, one for each place, and more links for what has parts."""

    links: Sequence[Link]
    parts: Sequence[Link]
    complete: bool
    """False when there were too many to compare each with each by all its words."""


class Spot(NamedTuple):
    """Where something stands: between which neighbours that stayed, and how far from both."""

    gap: int
    behind: int
    ahead: int


def match(
    old: Sequence[Unit], new: Sequence[Unit], stayed: Sequence[Link], free: tuple[list[int], ...]
) -> Matched:
    """Pair the free places of two texts, given the links that stayed in order."""
    olds, news = free
    found, complete = likenesses([str(old[at]) for at in olds], [str(new[at]) for at in news])
    likes = {(olds[here], news[there]): like for (here, there), like in found.items()}
    links: list[Link] = []
    _take(links, _by_likeness(likes, ELSEWHERE, *_spots(stayed, *free)))
    for enough, alone in ((SAME_PLACE, False), (ALONE, True)):
        spots = _left_spots(old, new, stayed, links, free)
        near = _by_likeness(likes, enough, *spots)
        _take(links, [link for link in near if _same_gap(link, *spots, alone=alone)])
    if not complete:
        _take(links, _side_by_side(old, new, *_left_spots(old, new, stayed, links, free)))
    links = _untangled(_untangled(links, old, 0), new, 1)
    return Matched(links, _parts(links, likes), complete)


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


def _by_likeness(
    likes: Mapping[Link, Likeness],
    enough: float,
    olds: Mapping[int, Spot],
    news: Mapping[int, Spot],
) -> list[Link]:
    """Return the links that are alike enough, the most alike first, and of equals the nearest."""
    wanted = []
    for link, like in likes.items():
        if like.score >= enough and link[0] in olds and link[1] in news:
            here, there = olds[link[0]], news[link[1]]
            apart = min(abs(here.behind - there.behind), abs(here.ahead - there.ahead))
            wanted.append((-like.score, apart, link))
    return [link for *_, link in sorted(wanted)]


def _same_gap(
    link: Link, olds: Mapping[int, Spot], news: Mapping[int, Spot], *, alone: bool
) -> bool:
    here, there = olds[link[0]], news[link[1]]
    if here.gap != there.gap:
        return False
    return not alone or (here.behind + here.ahead == there.behind + there.ahead == 2)  # noqa: PLR2004


def _side_by_side(
    old: Sequence[Unit], new: Sequence[Unit], olds: Mapping[int, Spot], news: Mapping[int, Spot]
) -> Iterator[Link]:
    """Yield what stands equally far from the same neighbour and looks alike at a glimpse."""
    for far in (1, 2):  # from the neighbour behind, from the one ahead
        opposite = {(spot.gap, spot[far]): there for there, spot in news.items()}
        for here, spot in olds.items():
            there = opposite.get((spot.gap, spot[far]))
            if there is not None and _glimpse(str(old[here]), str(new[there])) >= SAME_PLACE:
                yield here, there


def _glimpse(old: str, new: str) -> float:
    before, after = (text[: 10 * GLIMPSE].split()[:GLIMPSE] for text in (old, new))
    return Indel.normalized_similarity(before, after)


def _untangled(links: Sequence[Link], texts: Sequence[Unit], side: int) -> list[Link]:
    """Put the partners of equal sentences in order: the first belongs to the first."""
    groups: dict[Unit, list[Link]] = defaultdict(list)
    for link in links:
        groups[texts[link[side]]].append(link)
    if len(groups) == len(links):
        return list(links)
    return [
        link
        for group in groups.values()
        for link in zip(
            sorted(here for here, _ in group), sorted(there for _, there in group), strict=True
        )
    ]


# -- neighbours --------------------------------------------------------------------------------


def _left_spots(
    old: Sequence[Unit],
    new: Sequence[Unit],
    stayed: Sequence[Link],
    links: Sequence[Link],
    free: tuple[list[int], ...],
) -> tuple[dict[int, Spot], ...]:
    """Return where the places stand that have no partner yet; nothing where one side has none."""
    taken = {here for here, _ in links}, {there for _, there in links}
    left = [[at for at in side if at not in gone] for side, gone in zip(free, taken, strict=True)]
    if not all(left):
        return {}, {}
    return _spots(in_order([*stayed, *links], old, new), *left)


def _spots(
    stayed: Sequence[Link], olds: Sequence[int], news: Sequence[int]
) -> tuple[dict[int, Spot], ...]:
    """Return where the free places stand among those that stayed, counted by free places."""
    return (
        _side_spots(olds, [here for here, _ in stayed]),
        _side_spots(news, [there for _, there in stayed]),
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


def _parts(links: Sequence[Link], likes: Mapping[Link, Likeness]) -> list[Link]:
    """Return more links for what has a partner: to what stands beside that and says a part of it.

    What was split is not merged too.
    """
    reach: tuple[_Reach, _Reach] = ({here: {there} for here, there in links}, {})
    reach[1].update({there: {here} for here, there in links})
    wanted = [
        (min(abs(it - link[1 - side]) for it in reach[side][link[side]]), -share, link, side)
        for link, like in likes.items()
        for side, share in ((0, like.shares[1]), (1, like.shares[0]))
        if share >= PART and link[side] in reach[side] and link[1 - side] not in reach[1 - side]
    ]
    return [link for *_, link, side in sorted(wanted) if _reached(reach, link, side, likes)]


_Reach = dict[int, set[int]]


def _reached(
    reach: tuple[_Reach, _Reach], link: Link, side: int, likes: Mapping[Link, Likeness]
) -> bool:
    """Add a part to what has its partner, if it is beside and nothing speaks against it."""
    whole, part = link[side], link[1 - side]
    parts = reach[side][whole]
    if part in reach[1 - side] or any(len(reach[1 - side][it]) > 1 for it in parts):
        return False
    links = [(whole, it) if side == 0 else (it, whole) for it in (*parts, part)]
    copied = sum(likes[it].shares[side] for it in links if it in likes) > ALL
    if copied or not parts & {part - 1, part + 1}:
        return False
    parts.add(part)
    reach[1 - side][part] = {whole}
    return True
