"""Are edit notes read? `editnotes.jsonl`, note by note."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any


def measure(folder: Path) -> dict[str, Any]:
    """`notes`: how many there are, by agency."""
    rows = (folder / "notes/editnotes.jsonl").read_text("utf-8").splitlines()
    return {"notes": dict(Counter(json.loads(row)["agency"] for row in rows))}
