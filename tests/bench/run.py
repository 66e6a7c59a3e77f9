"""`make bench`: the tracker beside other trackers on a bench bed, all in one run, on loopback.

The bed is a folder with `wire.py`, `bench.py`, `peers.py` and `ours.py`: a local wire and a
harness that runs trackers against it. Absolute figures hold for one machine and one hour; the
ratios are what to quote.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
COLUMNS = (
    ("steady_per_s", "unchanged, checks/s"),
    ("cpu1000_steady", "CPU s a 1,000"),
    ("changed_per_s", "10 % changed, checks/s"),
    ("cpu1000_changed", "CPU s a 1,000"),
    ("peak_rss_mb", "peak MB"),
)


def main() -> int:
    """Run the peers in turn, print their figures and the ratios; 0, also when there is no bed."""
    arguments = _arguments()
    bed = arguments.bed.resolve()
    if not (bed / "bench.py").exists():
        print(f"Skipped: there is no bench bed at {arguments.bed} (name one with --bed).")
        return 0
    home = Path(os.environ.setdefault("BED_HOME", str(Path.home() / ".cache/tracker-bed")))
    missing = [peer for peer in ("bed", *arguments.peers) if not (home / "venvs" / peer).exists()]
    if missing:
        print(f"Installing {', '.join(missing)}: about a minute each.", flush=True)
        subprocess.run(["bash", bed / "setup.sh", *arguments.peers], check=True)
    with _copy_with_us(bed) as copy, _wire(copy, home, arguments) as address:
        figures = {
            peer: [_measure(copy, home, peer, address, arguments) for _ in range(arguments.times)]
            for peer in ("tracker", *arguments.peers)
        }
    _report(figures, arguments)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bed", type=Path, default=CHECKOUT.parent / "shared" / "bench")
    parser.add_argument("--peers", nargs="*", default=["urlwatch"])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--validators", choices=["none", "etag"], default="none")
    parser.add_argument("--noise", choices=["none", "script", "visible"], default="script")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--port", type=int, default=8971)
    return parser.parse_args()


@contextmanager
def _copy_with_us(bed: Path) -> Iterator[Path]:
    """A copy of the bed in which the tracker is registered."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(bed, Path(folder) / "bed"))
        shutil.copy(HERE / "peer.py", copy / "tracker_peer.py")
        with (copy / "ours.py").open("a", encoding="utf-8") as ours:
            ours.write("\nfrom tracker_peer import Tracker\nPEERS['tracker'] = Tracker\n")
        yield copy


@contextmanager
def _wire(copy: Path, home: Path, arguments: argparse.Namespace) -> Iterator[str]:
    feeds = max(1, arguments.articles // 100)
    wire = subprocess.Popen(
        [
            *(home / "venvs/bed/bin/python", copy / "wire.py", "--port", str(arguments.port)),
            *("--feeds", str(feeds), "--entries", str(arguments.articles // feeds)),
            *("--validators", arguments.validators, "--noise", arguments.noise),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert wire.stdout is not None
        wire.stdout.readline()
        yield f"http://127.0.0.1:{arguments.port}"
    finally:
        wire.terminate()
        wire.wait(10)


def _measure(
    copy: Path, home: Path, peer: str, address: str, arguments: argparse.Namespace
) -> dict[str, Any]:
    tag = "-make-bench"
    command = [
        *(home / "venvs/bed/bin/python", copy / "bench.py", peer, f"--tag={tag}"),
        *("--validators", arguments.validators, "--noise", arguments.noise),
    ]
    environment = {
        **os.environ,
        "WIRE": address,
        "BENCH_PYTHON": sys.executable,
        "BENCH_CHECKOUT": str(CHECKOUT),
    }
    subprocess.run(command, check=True, env=environment, cwd=copy)
    measured: dict[str, Any] = json.loads((home / f"results/{peer}{tag}.json").read_text())
    return measured


def _report(figures: dict[str, list[dict[str, Any]]], arguments: argparse.Namespace) -> None:
    print(f"\n{arguments.articles} articles, validators {arguments.validators}, ", end="")
    print(f"noise {arguments.noise}, medians of {arguments.times}; ratio = tracker / other")
    ours = {key: _median(figures["tracker"], key) for key, _ in COLUMNS}
    for peer, runs in figures.items():
        print(f"\n{peer}")
        for key, words in COLUMNS:
            value = _median(runs, key)
            ratio = f"   ratio {ours[key] / value:.2f}" if peer != "tracker" and value else ""
            print(f"  {words:24} {value:8.2f}{ratio}")
        last = runs[-1]["summary"]
        found = f"{last['revisions_found']} of {last['revisions_true']}"
        print(f"  versions found {found}, false {last['false_revs_steady']}", end="")
        moved = {mode: m["linked"] for mode, m in runs[-1]["move"].items()}
        print(f", moved stories linked {moved}")


def _median(runs: list[dict[str, Any]], key: str) -> float:
    return float(median(run["summary"][key] for run in runs))


if __name__ == "__main__":
    sys.exit(main())
