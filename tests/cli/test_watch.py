from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.cli.conftest import Run
from tracker.clock import utc_now
from tracker.models.records.versions import Change
from tracker.store.database import Database

YOU = "you@example.org"


@pytest.mark.usefixtures("archive")
def test_watches_are_added_listed_and_removed(run: Run, draw: Run) -> None:
    number = run("stories", "kestrel").records[0][0]
    for wish in (
        ("--all",),
        ("--outlet", "quay"),
        ("--story", "ferry runs kestrel"),
        ("--words", "river flood"),
    ):
        assert run("watch", "add", YOU, *wish).code == 0
    assert [record[:4] for record in run("watch", "list").records] == [
        ["1", YOU, "all", ""],
        ["2", YOU, "outlet", "quay"],
        ["3", YOU, "story", number],
        ["4", YOU, "words", "river flood"],
    ]
    found = run("watch", "list", "--json").json
    assert found[3] | {"begun_at": 0, "confirmed_at": 0} == {
        "id": 4,
        "email": YOU,
        "scope": "words",
        "value": "river flood",
        "begun_at": 0,
        "on": "headline",
        "how": "at_once",
        "at": "08:00",
        "day": "Monday",
        "zone": "UTC",
        "quiet": "",
        "confirmed_at": 0,
        "paused_until": None,
        "webhook": "",
    }
    drawn = draw("watch", "list").out
    assert "story of quay" in drawn
    assert "river flood" in drawn
    assert run("watch", "remove", "2").code == 0
    assert [record[0] for record in run("watch", "list").records] == ["1", "3", "4"]
    assert run("watch", "remove", "2").code == 3


def test_a_watch_has_its_occasion_and_its_hours(run: Run, draw: Run) -> None:
    how = ("--how", "weekly", "--at", "07:30", "--day", "fri", "--zone", "Asia/Seoul")
    assert run("watch", "add", YOU, "--all", "--on", "correction", *how).code == 0
    assert run("watch", "add", YOU, "--all", "--quiet", "22:00-07:00").code == 0
    [weekly, quiet] = run("watch", "list", "--json").json
    assert (weekly["on"], weekly["day"], weekly["zone"]) == ("correction", "Friday", "Asia/Seoul")
    assert quiet["quiet"] == "22:00-07:00"
    drawn = " ".join(draw("watch", "list").out.split())
    assert "not 22:00-07:00 UTC" in drawn


def test_a_watch_rests_and_goes_on(run: Run, draw: Run) -> None:
    run("watch", "add", YOU, "--all")
    assert "is paused until" in run("watch", "pause", "1", "--days", "7").err
    assert "paused until" in draw("watch", "list").out
    assert "goes on" in run("watch", "pause", "1", "--days", "0").err
    assert run("watch", "list").records[0][12] == ""


def test_where_no_mail_can_leave_a_new_watch_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "until smtp.host is set" in run("watch", "add", YOU, "--all").err
    monkeypatch.setenv("TRACKER_SMTP__HOST", "mail.example")
    assert run("watch", "add", YOU, "--all").err == ""


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ((YOU,), 2),
        ((YOU, "--all", "--words", "flood"), 2),
        (("nobody at all", "--all"), 4),
        ((YOU, "--outlet", "zeppelin"), 3),
        ((YOU, "--story", "zeppelin"), 3),
        ((YOU, "--words", "…"), 4),
        ((YOU, "--all", "--on", "moon"), 4),
        ((YOU, "--all", "--on", "word_appears"), 4),
        ((YOU, "--all", "--how", "yearly"), 4),
        ((YOU, "--all", "--at", "7"), 4),
        ((YOU, "--all", "--day", "t"), 4),
        ((YOU, "--all", "--zone", "Mars/Base"), 4),
        ((YOU, "--all", "--quiet", "night"), 4),
    ],
)
def test_a_watch_that_could_never_be_served_is_refused(
    run: Run, wish: tuple[str, ...], code: int
) -> None:
    assert run("watch", "add", *wish).code == code
    assert run("watch", "list").out == ""


@pytest.mark.usefixtures("archive")
def test_a_preview_says_what_a_watch_would_have_brought(run: Run, draw: Run) -> None:
    [[often, changes, hours]] = run("watch", "preview", "--all").records
    assert (often, changes, hours) == ("no mail", "0", "24")
    found = run("watch", "preview", "--words", "ferry", "--how", "daily", "--json").json
    assert found == {"often": "no mail", "changes": 0, "hours": 24, "last": []}
    assert "no mail: 0 changes" in draw("watch", "preview", "--all").err
    assert run("watch", "list").out == ""


def test_a_preview_shows_the_latest_changes(archive: Path, run: Run, draw: Run) -> None:
    database = Database(f"sqlite:///{archive / 'data' / 'tracker.db'}")
    with database.writing() as session:
        lately = utc_now() - timedelta(hours=2)
        session.connection().execute(update(Change).values(changed_at=lately))
    database.close()
    found = run("watch", "preview", "--all", "--on", "substantive", "--json").json
    assert "a day" in found["often"]
    assert found["changes"] >= len(found["last"]) > 0
    assert set(found["last"][0]) == {"seen_at", "story", "versions", "was", "now"}
    drawn = draw("watch", "preview", "--all", "--on", "substantive")
    assert found["last"][0]["versions"] in drawn.out
    assert f"{found['changes']} changes" in drawn.err


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("wish", "code"), [((), 2), (("--outlet", "zeppelin"), 3), (("--all", "--on", "moon"), 4)]
)
def test_a_preview_of_what_could_never_be_served_is_refused(
    run: Run, wish: tuple[str, ...], code: int
) -> None:
    assert run("watch", "preview", *wish).code == code


def test_an_address_is_forgotten_on_request(run: Run) -> None:
    for wish in (("--all",), ("--words", "flood")):
        run("watch", "add", YOU, *wish)
    assert "with its watches: 2" in run("watch", "forget", YOU).err
    assert run("watch", "list").out == ""
    assert run("watch", "forget", YOU).code == 3
