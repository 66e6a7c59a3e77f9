from __future__ import annotations

from datetime import UTC, datetime

from tracker.desk.polling.telling import Failed, News, Telling
from tracker.errors import StartError
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Version
from tracker.models.values import Standing, Verdict
from tracker.pipeline.file import Filed

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def filed(number: int | None) -> Filed:
    outlet = Outlet(name="wire", title="Wire", dialect="any")
    story = Story(outlet_id=1, headline="Docks shut", begun_at=NOON, changed_at=NOON)
    address = Address(
        outlet_id=1, story_id=1, kind="url", value="a", key="a", first_seen_at=NOON,
        last_seen_at=NOON,
    )  # fmt: skip
    return Filed(
        outlet, story, address, Verdict(Standing.NEW), version(number) if number else None, owed=2
    )


def version(number: int) -> Version:
    return Version(
        story_id=1, number=number, address_id=1, capture_id=1, headline="Docks shut",
        seen_at=NOON, fingerprint="f",
    )  # fmt: skip


def test_versions_are_told_of_and_counted_and_what_is_unchanged_is_counted() -> None:
    told: list[News] = []
    telling = Telling(told.append)
    for number in (1, 2, None):
        telling.filed(filed(number))
    found = telling.round
    assert (found.versions, found.stories, found.unchanged, found.owed) == (2, 1, 1, 4)
    assert [news.version.number for news in told if isinstance(news, Filed) and news.version] == [
        1, 2,
    ]  # fmt: skip


def test_a_failure_names_its_address_once() -> None:
    told: list[News] = []
    telling = Telling(told.append)
    telling.failed("http://w/a", ValueError("no text"))
    telling.failed("http://w/a", ValueError("http://w/a: no text"))
    assert told == [Failed("http://w/a", "http://w/a: no text")] * 2
    assert telling.round.failed == 2


def test_where_no_reader_started_the_address_is_not_to_blame() -> None:
    told: list[News] = []
    telling = Telling(told.append)
    telling.failed("http://w/a", StartError("no memory."))
    words = "http://w/a: answered, and not read here: no memory. Looked at again at its turn."
    assert told == [Failed("http://w/a", words, ours=True)]
    assert (telling.round.failed, telling.round.unread) == (1, 1)
