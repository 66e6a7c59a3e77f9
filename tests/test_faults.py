"""docs/faults.md names a test for every case, and every test that it names is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")

# How many cases each group that is complete has; they are numbered without a hole.
GROUPS: dict[str, int] = {"A": 26, "B": 27, "C": 10, "G": 14}


def cases() -> dict[str, tuple[str, list[str]]]:
    """Every case by its id: what happens, and the tests that hold it."""
    found = {}
    for line in TEXT.splitlines():
        if row := re.fullmatch(r"\| ([A-Z]\d+)\. [^|]+ \| ([^|]+) \|([^|]*)\|", line):
            assert row[1] not in found, "stands twice"
            found[row[1]] = row[2], re.findall(r"`(tests/[\w/.]+::\w+)`", row[3])
    return found


CASES = cases()


@cache
def functions_of(file: str) -> set[str]:
    """The names of the test functions of a file; none where there is no such file."""
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8") if path.exists() else "")
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_has_all_of_its_cases(group: str) -> None:
    ids = [case for case in CASES if case.startswith(group)]
    assert ids == [f"{group}{number}" for number in range(1, GROUPS[group] + 1)]


def test_every_row_of_the_tables_is_a_case() -> None:
    rows = [line for line in TEXT.splitlines() if re.match(r"\| *[A-Z]\d", line)]
    assert len(rows) == len(CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_case_has_its_outcome_and_its_tests(case: str) -> None:
    outcome, named = CASES[case]
    assert outcome.strip()
    assert named or outcome.startswith("Does not apply: "), "no test is named"
    missing = [
        name for name in named if name.split("::")[1] not in functions_of(name.split("::")[0])
    ]
    assert missing == []
