from __future__ import annotations

import pytest

from tests.cli.conftest import Run

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
    assert found[3].keys() == {"id", "email", "scope", "value", "begun_at"}
    drawn = draw("watch", "list").out
    assert "of any story of quay" in drawn
    assert "and has the words river flood" in drawn
    assert run("watch", "remove", "2").code == 0
    assert [record[0] for record in run("watch", "list").records] == ["1", "3", "4"]
    assert run("watch", "remove", "2").code == 3


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
    ],
)
def test_a_watch_that_could_never_be_served_is_refused(
    run: Run, wish: tuple[str, ...], code: int
) -> None:
    assert run("watch", "add", *wish).code == code
    assert run("watch", "list").out == ""
