"""`python -m tests.evals NAME --data DIR`: one JSON object as the last line that is printed.

Where the data is absent it says that it was skipped, and ends with 0.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.evals import alignment, facts, linking, notes, pages, rebuild, replay, timing

EVALS = {
    "alignment": (alignment.measure, "alignment"),
    "facts": (facts.measure, ""),
    "linking": (linking.measure, "."),
    "notes": (notes.measure, "."),
    "pages": (pages.measure, "pages"),
    "rebuild": (rebuild.measure, "articles"),
    "replay": (replay.measure, "feeds/raw"),
    "timing": (timing.measure, "timing"),
}
"""By name: what measures, and the folder of the data that it needs; empty where it needs none."""


def main() -> int:
    """Run one evaluation, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.evals", description=__doc__)
    parser.add_argument("name", choices=[*EVALS, "all"])
    parser.add_argument("--data", type=Path, default=Path(), help="laid out as its README says")
    arguments = parser.parse_args()
    for name in EVALS if arguments.name == "all" else [arguments.name]:
        measure, folder = EVALS[name]
        if not folder or (arguments.data / folder).is_dir():
            print(json.dumps(measure(arguments.data / folder), ensure_ascii=False))
        else:
            print(f"{name}: skipped, there is no {arguments.data / folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
