"""Labels, edit notes and their verdicts on real wire copy: each key comes from its own module.

`folder` is the root of the data: `notes/`, `series/` and the rest lie below it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.evals.notes import clauses, markers, verdicts

PARTS = (clauses.measure, markers.measure, verdicts.measure)
"""Each takes the root of the data and gives its own keys."""


def measure(folder: Path) -> dict[str, Any]:
    """The keys of all parts, in one object."""
    return {key: value for part in PARTS for key, value in part(folder).items()}
