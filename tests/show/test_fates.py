"""Gone, back and withdrawn are claimed with their proof, and not before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tracker.models.records.evidence import PollSpan
from tracker.models.records.versions import Version
from tracker.show.fates import as_object, fates, standing, told

START = datetime(2031, 5, 3, 12, tzinfo=UTC)
URL = "https://wire.example/ferry"


def spans(*runs: tuple[str, int, int]) -> list[PollSpan]:
    """Runs of (outcome, polls, hours), one an hour after the other."""
    found, at = [], START
    for number, (outcome, polls, hours) in enumerate(runs, 1):
        until = at + timedelta(hours=hours)
        found.append(
            PollSpan(id=number, url=URL, outcome=outcome, from_at=at, to_at=until, polls=polls)
        )
        at = until + timedelta(hours=1)
    return found


@pytest.mark.parametrize(
    ("runs", "kinds"),
    [
        ([("same", 9, 9)], []),
        ([("http 404", 1, 0)], []),
        ([("http 404", 2, 30)], []),
        ([("http 404", 9, 23)], []),
        ([("http 404", 3, 24)], ["gone"]),
        ([("http 404", 1, 0), ("timeout", 4, 24), ("http 404", 2, 1)], ["gone"]),
        ([("http 404", 2, 20), ("same", 1, 0), ("http 404", 2, 20)], []),
        ([("http 404", 3, 24), ("changed", 1, 0)], ["gone", "back"]),
        ([("http 404", 3, 24), ("wall: front page", 9, 48)], ["gone"]),
        ([("http 410", 1, 0)], []),
        ([("http 410", 2, 1)], ["gone"]),
        ([("http 410", 2, 1), ("same", 1, 0), ("http 410", 2, 1)], ["gone", "back", "gone"]),
        ([("timeout", 99, 99), ("http 503", 9, 48), ("wall: not found", 9, 99)], []),
        ([("http 404", 1, 0), ("changed", 1, 0)], []),
    ],
)
def test_what_proves_that_a_story_is_gone(
    runs: list[tuple[str, int, int]], kinds: list[str]
) -> None:
    assert [fate.kind for fate in fates(spans(*runs), [])] == kinds


def test_each_says_what_when_and_by_which_look() -> None:
    gone, back = fates(spans(("same", 1, 0), ("http 404", 4, 30), ("changed", 1, 0)), [])
    assert (gone.status, gone.polls, gone.span_id, back.span_id) == (404, 4, 2, 3)
    assert told(gone) == f"no longer answers (404) since 2031-05-03 13:00 UTC, seen 4 times: {URL}"
    assert told(back) == f"answers again since 2031-05-04 20:00 UTC: {URL}"


def test_only_the_outlet_withdraws() -> None:
    kill = Version(number=4, label_kind="withdrawn", seen_at=START)  # type: ignore[call-arg]
    lead = Version(number=5, label_kind="update", seen_at=START)  # type: ignore[call-arg]
    [fate] = fates([], [kill, lead])
    assert told(fate) == "withdrawn by the outlet: version 4 says so, seen 2031-05-03 12:00 UTC"


def test_a_story_stands_as_its_outlet_says_else_as_its_page_answers() -> None:
    gone, back = fates(spans(("http 410", 2, 1), ("changed", 1, 0)), [])
    assert standing("open", []) == "open"
    assert standing("open", [gone]) == "gone"
    assert standing("open", [gone, back]) == "back"
    assert standing("withdrawn", [gone]) == "withdrawn"


def test_in_json_a_fate_has_its_proof() -> None:
    [gone] = fates(spans(("http 404", 3, 24)), [])
    assert as_object(gone) == {
        "kind": "gone",
        "since": "2031-05-03T12:00:00Z",
        "address": URL,
        "status": 404,
        "looks": 3,
        "version": None,
    }
