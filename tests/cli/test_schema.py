from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Run


def test_what_diff_prints_is_what_its_schema_says(run: Run, at_home: Path) -> None:
    (at_home / "old.txt").write_text("Ferry with 12 aboard\n\nIt ran aground.\n")
    (at_home / "new.txt").write_text("Ferry with 14 aboard\n\nIt floats.\n\nTea was had.\n")
    schema = run("schema", "diff").json
    Draft202012Validator.check_schema(schema)
    for files in (("old.txt", "new.txt"), ("old.txt", "old.txt")):
        Draft202012Validator(schema).validate(run("diff", *files, "--json").json)


@pytest.mark.usefixtures("archive")
def test_the_versions_of_a_story_are_in_the_schema_too(run: Run) -> None:
    told = run("diff", "linnet", "1..2", "--json").json
    schema = run("schema", "diff").json
    Draft202012Validator(schema).validate(told)
    assert told.keys() == schema["properties"].keys()


def test_what_has_no_schema_is_refused(run: Run) -> None:
    ended = run("schema", "weather")
    assert (ended.code, ended.out) == (2, "")
    assert "diff" in ended.err
