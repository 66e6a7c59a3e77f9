from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("archive")

RUSTY = "Drivers to pay for rusty bridge"
TOLL = "Linnet Bridge toll to rise by a third"


def test_every_run_of_words_is_a_record_with_who_brought_it(run: Run) -> None:
    records = run("blame", "kestrel").records
    assert all(len(record) == 7 for record in records)
    assert records[0] == [
        "headline", "", "1", "", "2025-10-14T07:30:00Z", "", "Ferry with ",
    ]  # fmt: skip
    assert records[1][2:] == ["2", "LEAD", "2025-10-14T07:40:00Z", "", "14"]
    assert [record[1] for record in records if record[0] == "paragraph"][-1] == "4"
    headline = "".join(record[6] for record in records if record[0] == "headline")
    assert headline == "Ferry with 14 aboard runs aground off Kestrel Point"


def test_an_older_version_is_blamed_as_it_was(run: Run) -> None:
    records = run("blame", "kestrel@1").records
    assert {record[2] for record in records} == {"1"}
    told = run("blame", "kestrel@1", "--json").json
    assert (told["number"], len(told["paragraphs"])) == (1, 3)
    assert told["outlet"] == "harbour"
    assert run("blame", "kestrel@9").code == 3


def test_a_headline_that_is_back_is_credited_to_who_first_had_it(run: Run) -> None:
    first, *_ = run("blame", "linnet").records
    assert first == ["headline", "", "1", "", "2025-10-14T07:30:00Z", "returned", TOLL]


def test_growth_tells_versions_lives_reversals_and_drift(run: Run) -> None:
    records = run("growth", "linnet").records
    assert records[0] == ["version", "1", "", "2025-10-14T07:30:00Z", "42", "1.0000"]
    headline = next(record for record in records if record[0] == "headline")
    assert headline == ["headline", "1", "", "2 3", "", "", "3600", "", TOLL]
    assert ["reversal", "headline", "2", "3", TOLL, RUSTY] in records
    assert records[-1] == ["drift", "100 % of the first version's words are left in version 3"]
    told = run("growth", "linnet", "--json").json
    assert [one["number"] for one in told["versions"]] == [1, 2, 3]
    assert [one["what"] for one in told["reversals"]] == ["headline"]


def test_the_picture_is_written_to_a_file(run: Run, at_home: Path) -> None:
    ended = run("growth", "kestrel", "--svg", "ferry.svg")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "ferry.svg: 2 versions\n"
    root = ElementTree.parse(at_home / "ferry.svg").getroot()
    assert root.tag.endswith("svg")
    told = run("growth", "kestrel", "--svg", "again.svg", "--json").json
    assert len(told["versions"]) == 2
    assert (at_home / "again.svg").exists()


def test_a_file_that_cannot_be_written_ends_with_4(run: Run) -> None:
    ended = run("growth", "kestrel", "--svg", "no/such/folder.svg")
    assert ended.code == 4
    assert "no/such/folder.svg: cannot be written" in ended.err


def test_a_story_of_one_version_has_grown_no_further(run: Run, draw: Run) -> None:
    records = run("growth", "spring").records
    assert [record[0] for record in records] == ["version", "headline", "paragraph", "paragraph"]
    assert "1 version" in draw("growth", "spring").out


def test_on_a_terminal_both_are_drawn(draw: Run) -> None:
    assert "headline" in draw("growth", "linnet").out
    assert "version 2 of 3" in draw("blame", "linnet@2").out
