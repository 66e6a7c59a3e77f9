"""Edit notes read a second on one core; and whether time grows with the length of a hostile one.

`--data DIR` reads the notes of `DIR/notes/editnotes.jsonl`; without it, or where they are absent,
invented ones. Growth is the time of 20,000 characters over that of 2,000, for notes that repeat one
hostile piece: 10 is linear, 100 would be quadratic. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from tracker.parse.wire import read_note
from tracker.parse.wire.claims import LIMIT

NOTES = (
    "(ATTN: CHANGES headline, lead; UPDATES throughout with miller's remarks; ADDS photo)",
    "Adds details, miller's comment, share price",
    "This story corrects name of mill in paragraph 3 to Vessen from Vesen",
    "Eds: LEADS with 5 grafs to UPDATE with fire out. Picks up 6th graf pvs, `The mill...'",
    "Corrects headline and first paragraph to show fire was third, not fourth, of the year",
    "neu: Mühle brennt, 2./3. Absatz",
    "(제목·첫 문단 수정)",
)
HOSTILE = (
    "Adds a; ", ";", "(", "to a ", "from b ", "`", "`a'", ",", " ", "1-300,", "last 2 ", "a, not ",
    "this story ", "in ", "SUBS 1st graf `", "LEADS with 5 grafs; picks up 6th; ", "a. B ", "with ",
    "adds ", "and headline ", "in headline ", "'a ", '"', "a", ".", "A", "that ", "error ", "graf ",
    "first sentence ", "제목, ", "1745 - ", "\u202eא ", "\0", "Ed", "to show ", "to correct ", "«",
)  # fmt: skip
BEGINNINGS = ("", "Adds ", "Corrects ", "Eds: SUBS ")
TIMES = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.wire", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(), help="laid out as its README says")
    notes = _notes(parser.parse_args().data / "notes/editnotes.jsonl")
    speed = len(notes) / _best(lambda: [read_note(note) for note in notes])
    growths = {start + piece: _growth(start, piece) for start in BEGINNINGS for piece in HOSTILE}
    worst = max(growths, key=growths.__getitem__)
    print(f"{len(notes)} edit notes {speed:22,.0f} notes/s")
    print(f"growth at ten times the length, at worst {growths[worst]:.1f} times ({worst!r})")
    print(json.dumps({"notes_per_s": round(speed), "note_growth": round(growths[worst], 1)}))


def _notes(path: Path) -> list[str]:
    if not path.is_file():
        return list(NOTES) * 300
    return [json.loads(line)["note"] for line in path.open(encoding="utf-8")]


def _growth(start: str, piece: str) -> float:
    short, long = ((start + piece * size)[:size] for size in (LIMIT // 10, LIMIT))
    return _best(lambda: read_note(long)) / _best(lambda: [read_note(short) for _ in range(3)]) * 3


def _best(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of several runs."""
    return min(_once(work) for _ in range(TIMES))


def _once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return max(time.process_time() - began, 1e-6)


if __name__ == "__main__":
    main()
