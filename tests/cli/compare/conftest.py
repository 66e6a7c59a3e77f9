"""Two files for all tests of this room, about a ferry that never sailed."""

from __future__ import annotations

from pathlib import Path

import pytest

OLD = """Ferry with 12 aboard runs aground

A ferry with 12 people aboard ran aground
on Tuesday, the coast guard said.

The harbour master spoke of thick fog over the bay that morning.

Nobody was hurt.

“It is late”, the pilot said as the boats came out.

The harbour lies below the town.
"""
NEW = """Ferry with 14 aboard runs aground

The harbour master spoke of thick fog over the bay that morning.

A ferry with 14 people aboard ran aground on Tuesday, the coast guard said.

All were given tea.

"It is late", the pilot said as the boats came out.

The harbour lies below the town.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    return "old.txt", "new.txt"
