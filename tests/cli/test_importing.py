from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Screen
from tests.evidence.archives import packed, page, response
from tracker.cli import importing

AT = datetime(2025, 10, 1, 9, 30, tzinfo=UTC)
OWLS = page(
    "Owls nest in the belfry",
    "Three owls moved into the belfry of Kestrel Point on Monday, and the bells are silent since.",
    "The parish council will decide next week whether they may stay until the young have flown.",
)


@pytest.fixture
def crawl(at_home: Path) -> Path:
    file = at_home / "crawl.warc.gz"
    file.write_bytes(packed(response("https://quay.example/owls", OWLS, at=AT)) * 2)
    return file


@pytest.mark.usefixtures("archive")
def test_what_came_in_a_file_is_marked_wherever_it_is_shown(crawl: Path, run: Run) -> None:
    done = run("import", str(crawl), "--outlet", "quay", "--json").json
    assert (done["captures"], done["known"], len(done["versions"])) == (1, 1, 1)
    (told,) = run("versions", "owls", "--json").json
    assert told["imported_from"].startswith("crawl.warc.gz <urn:")
    assert (told["unseen_until"], told["seen_at"][:10]) == (None, "2025-10-01")
    words = "imported from crawl.warc.gz"
    assert words in run("versions", "owls").err
    assert ["imported_from", told["imported_from"]] in run("show", "owls").records
    assert run("import", str(crawl)).code == 0


@pytest.mark.usefixtures("archive")
def test_a_file_that_is_cut_is_read_up_to_there_and_ends_with_7(crawl: Path, run: Run) -> None:
    crawl.write_bytes(crawl.read_bytes()[:-9])
    ended = run("import", str(crawl), "--outlet", "quay")
    assert ended.code == 7
    assert ["captures", "1"] in ended.records
    assert "what stands before that is taken in" in ended.err


def test_what_is_not_there_ends_with_3(at_home: Path, run: Run) -> None:
    assert run("import", str(at_home / "none.warc")).code == 3


def test_a_terminal_that_waits_is_told_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(bytes(200))
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(importing, "PATIENCE_S", -1)
    with importing._progress(file) as tell:
        tell(50)
    assert screen.getvalue() == "25% of a.warc\n"
