"""Headlines read a second on one core, in each dialect; and whether time grows with the length.

The headlines are invented: half of them carry a mark. Growth is the time of 100,000 characters
over that of 10,000, for lines that repeat one hostile piece: 10 is linear, 100 would be quadratic.
The last line is one JSON object.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from tracker.parse.wire import DIALECTS, Dialect, dialect_named, read_headline

PLAIN = (
    "Oldest mill of Garam burns down in the night",
    "Miller vows to rebuild 'with the same stones', brigade says no lives were lost",
    "FACTBOX-Mills of the north",
    "(News Focus) Why the mill burned, and who may pay for the next one",
    "가람 최고 방앗간 전소…주민 대피",
)
MARKED = (
    "(2nd LD) Oldest mill of Garam burns down",
    "CORRECTED-RPT-UPDATE 3-Oldest mill of Garam burns down in the night",
    "AM-Mill Fire, 2nd Ld-Writethru, a0762,0629",
    "가람 최고 방앗간 전소(종합2보)",
    "ROUNDUP 2: Mühle brennt nieder =",
)
OWN = {f"Desk {desk} take {{n}} |": "update" for desk in range(10)}
HOSTILE: tuple[str, ...] = (
    "(",
    "[",
    " ",
    "-",
    "(x)",
    "(LEAD)",
    "RPT-",
    "CORRECTED ",
    "UPDATE 1 A",
    "1st Ld, ",
)
HOSTILE += ("A-", "Desk 1 take ", "\u202eا ", "((LEAD", "STORY WITHDRAWN ")
ROUNDS, TIMES = 400, 3


def main() -> None:
    """Measure and print."""
    speeds = {name: round(_speed(dialect_named(name))) for name in DIALECTS}
    speeds["reuters with ten labels of an outlet"] = round(_speed(dialect_named("reuters", OWN)))
    growths = {f"{name} {piece!r}": growth for name, piece, growth in _growths()}
    for name, speed in speeds.items():
        print(f"{name:40} {speed:9,} headlines/s")
    worst = max(growths, key=growths.__getitem__)
    print(f"{'growth at ten times the length, at worst':40} {growths[worst]:9.1f} times ({worst})")
    slowest = min(speeds.values())
    print(json.dumps({"headlines_per_s": slowest, "headline_growth": round(growths[worst], 1)}))


def _speed(dialect: Dialect) -> float:
    headlines = (*PLAIN, *MARKED)
    seconds = _best(lambda: [read_headline(each, dialect) for each in headlines * ROUNDS])
    return len(headlines) * ROUNDS / seconds


def _growths() -> Iterator[tuple[str, str, float]]:
    for name in DIALECTS:
        dialect = dialect_named(name, OWN)
        for piece in HOSTILE:
            short, long = ((piece * size)[:size] for size in (10_000, 100_000))
            yield name, piece, _seconds(long, dialect) / _seconds(short, dialect)


def _seconds(line: str, dialect: Dialect) -> float:
    return _best(lambda: [read_headline(line, dialect) for _ in range(5)])


def _best(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of several runs."""
    return min(_once(work) for _ in range(TIMES))


def _once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return max(time.process_time() - began, 1e-6)


if __name__ == "__main__":
    main()
