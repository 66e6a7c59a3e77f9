"""Fits the weights of `identify.score`: `python -m tests.evals.linking_weights --data DIR`.

Every item of the development sets is filed by the product itself, into the story that the truth
says; just before, all that the product would compare it with is measured. A wrong merge costs as
much as many missed links, one by a hair less than one by far. Each weight in turn is moved for as
long as that costs less. Out of fold: fitted on five sixths of the stories (of titles: of the
time), counted on the last sixth. The last line that is printed is JSON.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.evals import linking, wire_items
from tests.evals.wire_items import Item, Set
from tests.identify.traps import REWRITES, TRAPS
from tracker.identify.clues import Traits, traits
from tracker.identify.score import THRESHOLD, WEIGHTS, Signs, measures
from tracker.pipeline.likely import compared
from tracker.pipeline.sighting import Sighting
from tracker.store import stories
from tracker.store.database import Session

WRONG = {"traps": 50.0, "series": 8.0, "hidden": 8.0, "reuters": 2.0, "articles": 8.0}
"""How many missed links a wrong merge costs: nearly all pairs of `reuters` are templates."""

WRONG_TITLE = 13.0
"""The same of titles alone: one in 700 is then put into another's story."""

COUNTS = {"titles": 3.0}
"""How much a set's mean cost counts; 1 where not said."""

SOFT = 0.04
"""How far beyond the threshold a score is three quarters of the way to being sure."""

FOLDS = 6
STRETCH = timedelta(days=45)
"""Titles of so long a time are of one fold."""

SMALLEST_STEP = 0.01

Weights = dict[str, float]
Measured = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A text beside what it is compared with: its own story, and others."""

    fold: int
    own: tuple[Measured, ...]
    others: tuple[Measured, ...]


Data = Mapping[str, Sequence[Case]]
Truth = Callable[[str, str], bool | None]
"""Whether two items are of one story, by their names; None where nobody knows."""


# -- what the product compares -------------------------------------------------------------------


def cases(
    given: Set, truth: Truth, fold: Callable[[Item], int], polls: Sequence[datetime] = ()
) -> list[Case]:
    """A case for each item that is known by no address, its stories put together by the truth."""
    seen: list[tuple[Item, list[tuple[int, Measured]]]] = []

    def look(session: Session, item: Item, sighting: Sighting) -> None:
        keys = [key.key for key in sighting.keys]
        found = stories.addresses_by_key(session, sighting.outlet.id or 0, keys)
        if all(address.kind == "number" for address in found):
            new = traits(sighting.said, item.entry.link or "")
            pairs = compared(session, sighting, new, {address.story_id for address in found})
            seen.append((item, [(p.story_id, _holds(new, p.old, p.signs)) for p in pairs]))

    story_of = linking.filed(list(_told(given)), polls, look=look)
    first: dict[int, str] = {}
    for item in given.in_order():
        first.setdefault(story_of[item.name], item.name)
    return [
        Case(fold(item), *_sorted((truth(item.name, first[story]), one) for story, one in pairs))
        for item, pairs in seen
    ]


def _holds(new: Traits, old: Traits, signs: Signs) -> Measured:
    return {one.feature: one.holds for one in measures(new, old, signs)}


def _sorted(
    pairs: Iterable[tuple[bool | None, Measured]],
) -> tuple[tuple[Measured, ...], tuple[Measured, ...]]:
    known = list(pairs)
    return tuple(one for same, one in known if same), tuple(
        one for same, one in known if same is False
    )


def _told(given: Set) -> Iterator[Item]:
    """The items in their order, each with a word on which item it replaces."""
    last: dict[str, str | None] = {}
    for item in given.in_order():
        cluster = given.cluster.get(item.name, item.name)
        yield replace(item, entry=replace(item.entry, replaces=last.get(cluster)))
        last[cluster] = item.entry.guid or item.entry.link


def collected(folder: Path, limit: int | None = None) -> Data:
    """The cases of each set that is below the folder, and the traps that the tests tell of."""
    found: dict[str, list[Case]] = {"traps": _traps()}
    for name, hidden in (("series", False), ("hidden", True)):
        given = wire_items.series(folder / "series", hidden=hidden)
        found[name] = cases(given, _by_cluster(given), _fold_by(given))
    reuters, cnn = wire_items.reuters(folder / "reuters"), wire_items.cnn(folder / "articles")
    found["reuters"] = cases(
        reuters, _by_pair(reuters, {"same": True, "other": False}), _fold_by(reuters)
    )
    labels = {"rewrite": True, "related": False, "template": False, "": False}
    found["articles"] = cases(cnn, _by_pair(cnn, labels), _fold_by(cnn))
    titles, polls = wire_items.titles(folder / "timing", limit)
    start = titles.in_order()[0].seen_at
    found["titles"] = cases(
        titles, _by_cluster(titles), lambda item: (item.seen_at - start) // STRETCH % FOLDS, polls
    )
    return found


def _traps() -> list[Case]:
    told = [(True, case) for case in REWRITES] + [(False, case) for case in TRAPS]
    return [
        Case(-1, *_sorted([(same, _holds(traits(new, at), traits(old, was), signs))]))
        for same, (_, old, new, signs, was, at) in told
    ]


def _by_cluster(given: Set) -> Truth:
    apart = {frozenset(pair[:2]) for pair in given.pairs}

    def truth(name: str, other: str) -> bool | None:
        if frozenset((name, other)) in apart:
            return False
        clusters = given.cluster.get(name), given.cluster.get(other)
        return None if clusters == (None, None) else clusters[0] == clusters[1]

    return truth


def _by_pair(given: Set, labels: Mapping[str, bool]) -> Truth:
    told = {frozenset(pair[:2]): pair[2] for pair in given.pairs}
    return lambda name, other: labels.get(told.get(frozenset((name, other)), ""))


def _fold_by(given: Set) -> Callable[[Item], int]:
    """The fold of a story; the two items of a pair are of one."""
    group = dict(given.cluster)
    for one, other, _ in given.pairs:
        group[other] = group.setdefault(one, group.get(other, min(one, other)))
    return lambda item: zlib.crc32(group.get(item.name, item.name).encode()) % FOLDS


# -- what it costs -------------------------------------------------------------------------------


def cost(data: Data, weights: Weights) -> float:
    """The mean cost of a link that there is to find, summed over the sets."""
    return sum(COUNTS.get(name, 1.0) * _mean(name, of, weights) for name, of in data.items())


def _mean(name: str, of: Sequence[Case], weights: Weights) -> float:
    wrong = WRONG.get(name, WRONG_TITLE)
    links = sum(bool(case.own) for case in of)
    return sum(_cost(case, weights, wrong) for case in of) / max(1, links)


def _cost(case: Case, weights: Weights, wrong: float) -> float:
    own, other = _best(case.own, weights), _best(case.others, weights)
    missed = 1 - _beyond(own - THRESHOLD) if case.own else 0.0
    return missed + wrong * _beyond(other - THRESHOLD) * _beyond(other - own)


def _best(pairs: Sequence[Measured], weights: Weights) -> float:
    return max((sum(weights[f] * m for f, m in one.items()) for one in pairs), default=-9.0)


def _beyond(points: float) -> float:
    return 1 / (1 + math.exp(min(40.0, max(-40.0, -points / SOFT))))


def counted(of: Sequence[Case], weights: Weights) -> dict[str, int]:
    """Links that there are, how many are found, and how many wrong ones."""
    best = [(_best(case.own, weights), _best(case.others, weights)) for case in of]
    return {
        "links": sum(bool(case.own) for case in of),
        "found": sum(own >= THRESHOLD and own >= other for own, other in best),
        "wrong": sum(other >= THRESHOLD and other > own for own, other in best),
    }


# -- the fit -------------------------------------------------------------------------------------


def fitted(data: Data, start: Weights) -> Weights:
    """The weights moved one by one, none across zero, until no step makes them cost less."""
    weights, least, step = dict(start), cost(data, start), 0.1
    while step >= SMALLEST_STEP:
        moved = False
        for feature in weights:
            for way in (step, -step):
                while (less := _moved(data, weights, feature, way)) and less[1] < least - 1e-6:
                    weights, least, moved = *less, True
        step = step if moved else step / 2
    return {feature: round(weight, 2) for feature, weight in weights.items()}


def _moved(data: Data, weights: Weights, feature: str, way: float) -> tuple[Weights, float] | None:
    moved = {**weights, feature: weights[feature] + way}
    if moved[feature] * WEIGHTS[feature] < 0:
        return None
    return moved, cost(data, moved)


def out_of_fold(data: Data, start: Weights) -> dict[str, dict[str, int]]:
    """Counts over all cases, each by weights that were fitted without its fold."""
    total: dict[str, dict[str, int]] = {}
    for fold in range(FOLDS):
        rest = {name: [case for case in of if case.fold != fold] for name, of in data.items()}
        weights = fitted(rest, start)
        print(f"without fold {fold}: {weights}", flush=True)
        for name, of in data.items():
            before, left = total.get(name, {}), [case for case in of if case.fold == fold]
            total[name] = {k: before.get(k, 0) + n for k, n in counted(left, weights).items()}
    return total


def main() -> int:
    """Collect, fit, cross-validate, and say what it would cost to do without each feature."""
    parser = argparse.ArgumentParser(prog="python -m tests.evals.linking_weights")
    parser.add_argument("--data", type=Path, required=True, help="laid out as its README says")
    parser.add_argument("--titles", type=int, help="so many articles of titles, not all")
    arguments = parser.parse_args()
    data = _worth_it(collected(arguments.data, arguments.titles))
    now = dict(WEIGHTS)
    weights = fitted(data, now)
    for feature in weights:
        without = {**weights, feature: 0.0}
        print(f"without {feature}: {cost(data, without):.3f} for {cost(data, weights):.3f}")
    figures = {"weights": weights, "cost": round(cost(data, weights), 4)}
    figures |= {"now": {name: counted(of, now) for name, of in data.items()}}
    figures |= {"in_fold": {name: counted(of, weights) for name, of in data.items()}}
    figures |= {"out_of_fold": out_of_fold(data, weights)}
    print(json.dumps(figures))
    return 0


def _worth_it(data: Data) -> Data:
    """Without what no weights would ever bring near the threshold."""
    found: dict[str, list[Case]] = {}
    for name, of in data.items():
        near = [
            replace(case, others=tuple(one for one in case.others if sum(one.values()) > NEAR))
            for case in of
        ]
        found[name] = [case for case in near if case.own or case.others]
    return found


NEAR = 0.25


if __name__ == "__main__":
    raise SystemExit(main())
