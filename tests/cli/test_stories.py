from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.store.database import sqlite_driver

FERRY = "Ferry with 14 aboard runs aground off Kestrel Point"
TOLL = "Linnet Bridge toll to rise by a third"


@pytest.mark.usefixtures("archive")
def test_stories_are_listed_the_latest_changed_first(run: Run) -> None:
    ended = run("stories", "--json")
    assert ended.code == 0
    assert [(one["outlet"], one["versions"]) for one in ended.json] == [
        ("quay", 1),
        ("quay", 3),
        ("harbour", 2),
    ]
    toll, ferry = ended.json[1:]
    assert toll["headline"] == TOLL
    assert toll["changed_at"] == "2025-10-14T08:30:00Z"
    assert ferry["headline"] == FERRY
    assert ferry["addresses"] == [
        "https://harbour.example/view/0101",
        "https://harbour.example/view/0102",
    ]
    assert isinstance(ferry["id"], int)


@pytest.mark.usefixtures("archive")
def test_stories_are_found_by_words_outlet_and_number(run: Run) -> None:
    assert [one["headline"] for one in run("stories", "KESTREL", "ferry", "--json").json] == [FERRY]
    assert run("stories", "zeppelin", "--json").json == []
    assert len(run("stories", "--outlet", "quay", "--json").json) == 2
    assert len(run("stories", "--limit", "1", "--json").json) == 1
    assert run("stories", "--limit", "0").code == 2
    nobody = run("stories", "--outlet", "zeppelin")
    assert nobody.code == 3
    assert "harbour, quay" in nobody.err


@pytest.mark.usefixtures("archive")
def test_on_a_pipe_a_story_is_one_line_in_full(run: Run) -> None:
    records = run("stories").records
    assert [len(record) for record in records] == [7, 7, 7]
    number, changed, outlet, versions, headline, addresses, state = records[2]
    assert state == "open"
    assert number.isdigit()
    assert (changed, outlet, versions, headline) == ("2025-10-14T07:40:00Z", "harbour", "2", FERRY)
    assert len(addresses.split(" ")) == 2


def test_a_hostile_headline_stays_in_its_cell(archive: Path, run: Run, draw: Run) -> None:
    hostile = "Council \x1b[31m \x9b2J votes \u202eesrever\tnow"
    with sqlite_driver().connect(archive / "data" / "tracker.db") as connection:
        connection.execute("UPDATE story SET headline = ? WHERE versions = 1", [hostile])
    connection.close()
    assert run("stories", "council").records[0][4] == (
        "Council ␛[31m <9B>2J votes \u202eesrever now"
    )
    drawn = draw("stories", "council").out
    assert "\u2068Council ␛[31m <9B>2J votes \u202eesrever now\u2069" in drawn
    assert run("stories", "council", "--json").json[0]["headline"] == hostile


def test_without_a_story_the_list_is_empty_and_says_what_to_do(run: Run, draw: Run) -> None:
    assert run("stories") == run("stories", "zeppelin")
    assert run("stories").out == ""
    assert run("stories", "--json").json == []
    assert "tracker feeds add" in draw("stories").err
    assert "lists them all" in draw("stories", "zeppelin").err


@pytest.mark.usefixtures("archive")
def test_versions_come_in_the_order_seen_with_all_that_is_known_of_them(run: Run) -> None:
    first, lead = run("versions", "kestrel", "--json").json
    assert first["number"] == 1
    assert first["label"] is first["label_kind"] is first["label_ordinal"] is None
    assert first["weight"] is first["back"] is None
    assert first["address"] == "https://harbour.example/view/0101"
    assert first["seen_at"] == "2025-10-14T07:30:00Z"
    assert first["published_at"] == "2025-10-14T07:20:00Z"
    assert first["unseen_until"] is None
    assert lead["number"] == 2
    assert lead["headline"] == FERRY
    assert (lead["label"], lead["label_kind"], lead["label_ordinal"]) == ("LEAD", "update", 1)
    assert lead["note"] == "(ATTN: CHANGES headline; UPDATES number of passengers)"
    assert lead["address"] == "https://harbour.example/view/0102"
    assert lead["unseen_until"] == "2025-10-14T07:30:00Z"
    assert lead["weight"] == "headline"
    assert lead["slug"] == ""
    assert lead["counts"]["added"] == 1


@pytest.mark.usefixtures("archive")
def test_a_text_that_comes_back_is_a_version_and_says_so(run: Run, draw: Run) -> None:
    found = run("versions", "linnet", "--json").json
    assert [one["headline"] for one in found] == [TOLL, "Drivers to pay for rusty bridge", TOLL]
    assert [one["back"] for one in found] == [None, None, 1]
    assert "the text of version 1 is back" in draw("versions", "linnet").out


@pytest.mark.usefixtures("archive")
def test_a_story_is_named_by_id_address_guid_or_words(run: Run) -> None:
    expected = run("versions", "kestrel").out
    number = run("stories", "kestrel").records[0][0]
    for named in (number, "https://harbour.example/view/0102", "0101", "ferry runs kestrel"):
        assert run("versions", named).out == expected
    assert run("versions", "ferry", "runs", "kestrel").out == expected


@pytest.mark.usefixtures("archive")
def test_on_a_pipe_a_version_is_one_line_in_full(run: Run) -> None:
    lines = run("versions", "kestrel").records
    assert lines[1] == [
        "2",
        "2025-10-14T07:40:00Z",
        "2025-10-14T07:30:00Z",
        "LEAD",
        "headline",
        FERRY,
        "https://harbour.example/view/0102",
        "(ATTN: CHANGES headline; UPDATES number of passengers)",
        "2 found",
    ]
    assert run("versions", "kestrel", "--reverse").records == lines[::-1]


@pytest.mark.usefixtures("archive")
def test_on_a_terminal_the_versions_show_what_became_of_the_headline(
    draw: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = draw("versions", "kestrel").out
    assert "\x1b[9;38;5;172m12" in drawn
    assert "\x1b[4;38;5;33m14" in drawn
    assert "≤ 10 min" in drawn
    assert "under 2 addresses" in drawn
    monkeypatch.setenv("NO_COLOR", "1")
    plain = draw("versions", "kestrel").out
    assert "[-12-]{+14+}" in plain
    assert "38;5" not in plain


@pytest.mark.usefixtures("archive")
def test_why_a_version_belongs_to_its_story(run: Run, draw: Run) -> None:
    first, lead = run("versions", "kestrel", "--why", "--json").json
    assert first["link"]["reasons"][0]["feature"] == "first"
    assert 0 < lead["link"]["score"] <= 1
    assert "link" not in run("versions", "kestrel", "--json").json[0]
    reason = lead["link"]["reasons"][0]["words"]
    assert reason.split()[0] in draw("versions", "kestrel", "--why").out


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("named", "said"),
    [
        (("zeppelin",), "no story is named by"),
        (("9999",), "no story is named by"),
        (("9" * 30,), "no story is named by"),
        (("i",), "several stories fit"),
    ],
)
def test_a_story_that_there_is_none_of_ends_with_3(
    run: Run, named: tuple[str, ...], said: str
) -> None:
    for command in ("versions", "show", "diff"):
        ended = run(command, *named)
        assert (ended.code, ended.out) == (3, "")
        assert said in ended.err


@pytest.mark.usefixtures("archive")
def test_one_version_is_shown_in_full(run: Run, draw: Run) -> None:
    latest = run("show", "kestrel", "--json").json
    assert latest["number"] == 2
    assert latest["dateline"] == "KESTREL POINT, Oct. 14 (Harbour)"
    assert latest["paragraphs"][0].startswith("A ferry with 14 people aboard ran aground")
    first = run("show", "kestrel@1", "--json").json
    assert "12 people" in first["paragraphs"][0]
    drawn = draw("show", "kestrel@1").out
    assert "version 1 of 2" in drawn
    assert "12 people" in drawn
    records = {line[0]: line[1] for line in run("show", "kestrel@1").records}
    assert records["version"] == "1"
    assert records["headline"] == "Ferry with 12 aboard runs aground"
    assert run("show", "kestrel@9").code == 3


def test_a_database_of_the_future_ends_with_6(archive: Path, run: Run) -> None:
    with sqlite_driver().connect(archive / "data" / "tracker.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
    connection.close()
    ended = run("stories")
    assert ended.code == 6
    assert "newer than this program" in ended.err
    assert ended.err.count("\n") == 1


def test_what_became_of_a_story_and_what_was_read_anew_is_told(
    archive: Path, run: Run, draw: Run
) -> None:
    with sqlite_driver().connect(archive / "data" / "tracker.db") as connection:
        [(story, version, address, url)] = connection.execute(
            "SELECT story.id, version.id, address.id, address.value FROM story JOIN version ON"
            " version.story_id = story.id JOIN address ON address.id = version.address_id"
            " WHERE story.versions = 1"
        )
        connection.execute(
            "INSERT INTO poll_span (url, address_id, outcome, from_at, to_at, polls, longest_gap_s)"
            " VALUES (?, ?, 'http 410', '2025-10-15 09:00:00.000000', '2025-10-16 09:00:00.000000',"
            " 3, 0)",
            [url, address],
        )
        connection.execute(
            "INSERT INTO rereading (version_id, reader, read_at, pieces, differ)"
            " VALUES (?, 'page 9', '2025-10-16 09:00:00.000000', '{}', 2)",
            [version],
        )
    connection.close()
    assert [one["state"] for one in run("stories", "--json").json] == ["gone", "open", "open"]
    assert [record[-1] for record in run("stories").records] == ["gone", "open", "open"]
    assert "(gone)" in draw("stories").out
    last = run("versions", str(story), "--json").json[-1]
    assert [(fate["kind"], fate["status"]) for fate in last["fates"]] == [("gone", 410)]
    assert [(one["reader"], one["paragraphs_differ"]) for one in last["rereadings"]] == [
        ("page 9", 2)
    ]
    for told in (run("versions", str(story)).err, draw("versions", str(story)).out):
        assert "read anew with page 9: 2 paragraphs differ" in " ".join(told.split())
        assert "no longer answers (410)" in told
