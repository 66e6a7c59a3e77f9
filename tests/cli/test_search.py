from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

GONE = "A ferry with 12 people aboard ran aground"

pytestmark = pytest.mark.usefixtures("archive")


def test_a_place_is_a_line_with_all_that_is_known_of_it(run: Run) -> None:
    [record] = run("search", "12 people").records
    assert record[1:6] == ["1", "text", "in version 1, not in 2", "removed", "harbour"]
    assert record[6].startswith(GONE)
    assert record[7] == "Ferry with 14 aboard runs aground off Kestrel Point"
    assert record[0].isdigit()


def test_minus_and_operators_are_no_options(run: Run) -> None:
    assert len(run("search", "toll", "-vans").records) >= 1
    both, left = run("search", "ferry", "in:text"), run("search", "ferry", "-Tuesday", "in:text")
    assert 0 < len(left.records) < len(both.records)
    assert run("search", "in:removed", "merganser").records == []
    assert {line[5] for line in run("search", "outlet:quay", "toll").records} == {"quay"}
    assert run("search", "versions:>2").records[0][5] == "quay"


def test_without_words_a_line_is_a_version_that_it_is_about(run: Run, draw: Run) -> None:
    found = run("search", "weight:headline", "outlet:harbour").records
    assert found
    assert all(line[1] == "2" for line in found)
    assert "version 2" in draw("search", "weight:headline", "outlet:harbour").out


def test_drawn_it_is_a_story_with_its_places(draw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    drawn = draw("search", "12 people").out
    assert "harbour · 2 versions" in drawn
    assert "removed · text in version 1, not in 2" in " ".join(drawn.split())
    assert "fewer words find more" in draw("search", "zeppelin").err
    assert "1 story of more" in draw("search", "the", "--limit", "1").err


def test_as_json_it_is_what_the_web_says(run: Run) -> None:
    told = run("search", "12 people", "--json").json
    assert told["asked"] == "12 people"
    assert told["stories"][0]["places"][0]["versions"] == [1]


def test_what_is_not_understood_ends_with_2(run: Run) -> None:
    ended = run("search", "colour:red", "in:cellar")
    assert (ended.code, ended.out) == (2, "")
    assert "colour: is no operator" in ended.err


def test_only_its_own_room_is_loaded(archive: Path) -> None:
    import subprocess
    import sys

    from tests.cli.conftest import environment

    code = (
        "import sys; from tracker.cli import main\n"
        "try: main(['search', 'zeppelin'])\n"
        "except SystemExit: pass\n"
        "heavy = {'fastapi', 'trafilatura', 'feedparser', 'httpx', 'rapidfuzz', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=archive,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ended.stdout == "[]\n"
