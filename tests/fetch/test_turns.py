from __future__ import annotations

import asyncio
import gc
from itertools import pairwise

from tracker.fetch.turns import Turns


class Places:
    """Counts who is where at one time, and when each came and left."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.here: list[str] = []
        self.most: dict[str, int] = {}
        self.most_in_all = 0
        self.spans: list[tuple[float, float]] = []

    async def visit(self, host: str) -> None:
        clock = asyncio.get_running_loop().time
        async with self.turns.at(host):
            came = clock()
            self.here.append(host)
            self.most[host] = max(self.most.get(host, 0), self.here.count(host))
            self.most_in_all = max(self.most_in_all, len(self.here))
            await asyncio.sleep(0.001)
            self.here.remove(host)
        self.spans.append((came, clock()))


def visited(hosts: str, per_host: int, gap_s: float, in_flight: int) -> Places:
    async def run() -> Places:
        places = Places(Turns(per_host, gap_s, in_flight))
        await asyncio.gather(*(places.visit(host) for host in hosts))
        return places

    return asyncio.run(run())


def test_a_host_is_asked_by_so_many_at_a_time() -> None:
    assert visited("aaaaaabbbbbb", 1, 0, 32).most == {"a": 1, "b": 1}
    assert visited("aaaaaabbbbbb", 3, 0, 32).most == {"a": 3, "b": 3}


def test_no_more_are_under_way_in_all() -> None:
    assert visited("abcdefgh", 1, 0, 3).most_in_all == 3
    assert visited("abcdefgh", 1, 0, 32).most_in_all == 8


def test_a_gap_lies_between_the_end_of_one_and_the_start_of_the_next() -> None:
    spans = sorted(visited("aaaa", 1, 0.02, 32).spans)
    gaps = [start - end for (_, end), (start, _) in pairwise(spans)]
    assert len(gaps) == 3
    assert min(gaps) >= 0.019  # the loop's clock may ring one tick early


def test_a_turn_is_given_back_after_an_error() -> None:
    async def run() -> int:
        turns, failed = Turns(1, 0, 1), 0
        for _ in range(3):
            try:
                async with turns.at("a"):
                    int("a mistake")
            except ValueError:
                failed += 1
        return failed

    assert asyncio.run(run()) == 3


def test_a_turn_is_given_back_by_who_stops_waiting() -> None:
    async def run() -> None:
        turns = Turns(1, 0, 1)
        async with turns.at("a"):
            for _ in range(3):
                try:
                    async with asyncio.timeout(0.001), turns.at("a"):
                        raise AssertionError("two at one host")
                except TimeoutError:
                    pass
        async with turns.at("a"):
            pass

    asyncio.run(run())


def test_a_host_without_visits_is_forgotten() -> None:
    async def run() -> int:
        turns = Turns(2, 0, 32)
        for number in range(100):
            async with turns.at(f"host-{number}"):
                pass
        await asyncio.sleep(0.01)
        gc.collect()
        return len(turns._hosts)

    assert asyncio.run(run()) == 0
