"""`python -m tests.bench.web`: how long pages take over a large archive, and what they cost.

A database is filled straight into its tables (see `tests.bench.shelf`), a server is started on it,
and readers ask for pages one after another, each on a connection of its own. The time of a page is
from the question to the last byte, as one reader among so many; its cost is the CPU of the server.
On PostgreSQL that of the database comes on top.

    python -m tests.bench.web --stories 10000
    python -m tests.bench.web --database postgresql+psycopg://…/empty
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import quantiles
from threading import Barrier, Thread
from time import perf_counter
from urllib.parse import urlsplit

from tests.bench import shelf
from tracker.config import Database as DatabaseSettings
from tracker.config import Settings
from tracker.config import Web as WebSettings
from tracker.store.database import Database
from tracker.web.serving import Served

READERS = 8
PAGES = 400
"""Asked for, all readers together, of each kind."""

Page = Callable[[Random, int], str]


def _filters(chance: Random, _: int) -> str:
    weight, outlet = chance.choice(shelf.WEIGHTS), chance.randint(1, shelf.OUTLETS)
    return f"/?outlet=wire{outlet}&weight={weight}"


KINDS: dict[str, Page] = {
    "changes": lambda _chance, _stories: "/",
    "changes, filtered": _filters,
    "changes, rare": lambda chance, _: (
        f"/?label=correction&note=unchecked&outlet=wire{chance.randint(9, 24)}"
    ),
    "changes, biggest": lambda _chance, _stories: "/?sort=biggest",
    "changes, most versions": lambda _chance, _stories: "/?sort=versions",
    "what is newer": lambda _chance, stories: (
        f"/changes/newer?than={(stories - 2) * shelf.VERSIONS}"
    ),
    "stories": lambda _chance, _stories: "/stories",
    "outlets": lambda _chance, _stories: "/outlets",
    "an outlet": lambda chance, _: f"/o/wire{chance.randint(1, shelf.OUTLETS)}",
    "a story": lambda chance, stories: f"/s/{chance.randint(1, stories)}",
    "a change": lambda chance, stories: (
        f"/s/{chance.randint(1, stories)}/{chance.randint(1, 4)}..5"
    ),
}

SEARCHES: dict[str, Page] = {
    "a word": lambda chance, _: f"/search?q={shelf.word(chance)}",
    "two words": lambda chance, _: f"/search?q={shelf.word(chance)}+{shelf.word(chance)}",
    "what is removed": lambda chance, _: f"/search?q=in:removed+{shelf.word(chance)}",
    "of an outlet": lambda chance, _: (
        f"/search?q={shelf.word(chance)}+outlet:wire{chance.randint(1, shelf.OUTLETS)}"
    ),
}
"""Asked for where the words are indexed."""


def main() -> int:
    """Fill, serve, measure, and print a table; 0."""
    arguments = _arguments()
    if arguments.serve:
        _serve(arguments.serve, arguments.workers)
        return 0
    with _database(arguments.database) as url:
        if not arguments.filled:
            _fill(url, arguments.stories, searchable=arguments.search)
        _measure(url, arguments)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--database", help="of an empty database; else SQLite in a passing folder")
    parser.add_argument("--filled", action="store_true", help="by an earlier run")
    parser.add_argument("--search", action="store_true", help="index words, and search them")
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--workers", type=int, default=1, help="processes that answer")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    if url:
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'tracker.db'}"


def _fill(url: str, stories: int, *, searchable: bool) -> None:
    began = perf_counter()
    database = Database(url)
    database.upgrade()
    shelf.fill(database, stories, searchable=searchable)
    database.close()
    print(f"{stories:,} stories in {stories * shelf.VERSIONS:,} versions", end="")
    print(f" ({database.engine.name}): filled in {perf_counter() - began:.0f} s")


# -- the server ------------------------------------------------------------------------------------


def _serve(url: str, workers: int) -> None:
    """Serve until the input ends; the address is the first line of the output."""
    web = WebSettings(port=0, workers=workers)
    settings = Settings.model_construct(database=DatabaseSettings(url=url), web=web)
    with Served(settings) as served:
        print(served.address, flush=True)
        sys.stdin.read()


@contextmanager
def _served(url: str, workers: int) -> Iterator[tuple[str, int]]:
    """The address of a server of its own, and its process id."""
    command = [sys.executable, "-m", "tests.bench.web", "--serve", url, "--workers", str(workers)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield server.stdout.readline().strip(), server.pid
        server.stdin.close()


def _cpu_s(pid: int) -> float:
    """Seconds of CPU that a process and those that it began have had."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    begun = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_cpu_s(int(one)) for one in begun)


# -- measuring -------------------------------------------------------------------------------------


def _measure(url: str, arguments: argparse.Namespace) -> None:
    with _served(url, arguments.workers) as (address, pid):
        print(
            f"{arguments.readers} readers".ljust(24),
            f"{'p50 ms':>8} {'p95 ms':>8} {'CPU ms':>8} {'kB':>6}",
        )
        for name, page in (KINDS | (SEARCHES if arguments.search else {})).items():
            _ask(address, page, arguments, pages=2 * arguments.readers)
            before = _cpu_s(pid)
            times, sizes = _ask(address, page, arguments, pages=arguments.pages)
            cpu = (_cpu_s(pid) - before) / len(times)
            cuts = quantiles(times, n=20)
            print(f"{name:24} {1000 * cuts[9]:8.1f} {1000 * cuts[18]:8.1f}", end="")
            print(f" {1000 * cpu:8.1f} {max(sizes) / 1000:6.1f}", flush=True)


def _ask(
    address: str, page: Page, arguments: argparse.Namespace, *, pages: int
) -> tuple[list[float], list[int]]:
    """Seconds and packed bytes of each page, all readers together."""
    times: list[float] = []
    sizes: list[int] = []
    refused: list[int] = []
    together = Barrier(arguments.readers)

    def read(reader: int) -> None:
        chance = Random(reader)
        connection = HTTPConnection(urlsplit(address).netloc)
        together.wait()
        for _ in range(max(pages // arguments.readers, 1)):
            began = perf_counter()
            connection.request(
                "GET", page(chance, arguments.stories), headers={"Accept-Encoding": "gzip"}
            )
            answer = connection.getresponse()
            sizes.append(len(answer.read()))
            times.append(perf_counter() - began)
            refused.extend([answer.status] if answer.status != 200 else [])

    threads = [Thread(target=read, args=(reader,)) for reader in range(arguments.readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if refused:
        raise SystemExit(f"{page(Random(0), arguments.stories)}: answered {refused[0]}")
    return times, sizes


if __name__ == "__main__":
    sys.exit(main())
