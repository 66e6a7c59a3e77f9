"""What the page of a story lists, beyond what its own tests see of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.web.newsroom import FERRY, NOON, Newsroom
from tracker.desk.reading.stories import Reading, StoryRead
from tracker.models.records.evidence import PollSpan
from tracker.models.values import Article
from tracker.show.blind import Blind
from tracker.store.database import Database
from tracker.web import overview

HOUR = timedelta(hours=1)


def told(newsroom: Newsroom, database: Database, *headlines: str) -> StoryRead:
    for headline in headlines:
        newsroom.publishes(Article(headline, paragraphs=FERRY.paragraphs))
    return Reading(database).story(1)


def test_a_headline_that_comes_back_is_listed_again(newsroom: Newsroom, database: Database) -> None:
    read = told(newsroom, database, "Ferry aground", "Ferry afloat", "Ferry aground")
    found = overview.headlines(read.versions)
    assert [(one.number, one.before) for one in found.listed] == [(1, None), (2, 1), (3, 2)]
    assert found.total == 3
    assert [span.op for span in found.listed[0].spans] == ["="]


def test_of_many_headlines_the_latest_are_compared(newsroom: Newsroom, database: Database) -> None:
    many = overview.HEADLINES + 2
    read = told(newsroom, database, *(f"Ferry aground, {n} hurt" for n in range(many)))
    found = overview.headlines(read.versions)
    assert found.total == many
    assert [found.listed[0].number, found.listed[0].before] == [3, 2]
    assert found.listed[-1].number == many


def test_rows_end_with_the_version_that_was_asked_for(
    newsroom: Newsroom, database: Database
) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=220)
    read = Reading(database).story(1)
    blind = Blind(read.story.changed_at + HOUR, read.story.changed_at + 2 * HOUR)
    last = overview.rows(read, [blind], None)
    assert [last.lines[0].version.number, last.earlier, last.later] == [121, 120, None]
    assert last.unseen[-1] == (blind,)
    middle = overview.rows(read, [blind], 120)
    assert [middle.lines[0].version.number, middle.earlier, middle.later] == [21, 20, 220]
    assert middle.unseen[-1] == ()
    assert middle.headline == FERRY.headline
    assert len(middle.lines) == overview.ROWS
    assert len(middle.unseen) == overview.ROWS + 1


def test_looks_at_its_pages_count_before_looks_at_its_feeds() -> None:
    feed = span(feed_id=1, polls=40, to_at=NOON + 3 * HOUR)
    page = span(address_id=1, polls=9, to_at=NOON + HOUR)
    other = span(address_id=2, polls=5, to_at=NOON + 2 * HOUR)
    assert overview.looks([feed, page, other]) == (14, NOON + 2 * HOUR)
    assert overview.looks([feed]) == (40, NOON + 3 * HOUR)
    assert overview.looks([]) is None


def span(**given: Any) -> PollSpan:
    return PollSpan(url="", outcome="same", from_at=NOON, **given)


def test_blind_time_is_present_as_long_as_it_lasts() -> None:
    blind = Blind(NOON, NOON + HOUR, "timeout")
    assert overview.present([blind], NOON + HOUR) == blind
    assert overview.present([blind], NOON + 2 * HOUR) is None
    assert overview.present([], NOON) is None


def test_a_story_that_nobody_looks_at_any_more_is_known_by_its_last_look() -> None:
    span = PollSpan(url="u", outcome="same", from_at=NOON, to_at=NOON + HOUR)
    assert overview.stopped([], NOON) is None
    assert overview.stopped([span], NOON + 25 * HOUR) is None
    late = NOON + 26 * HOUR
    assert overview.stopped([span], late) == Blind(NOON + HOUR, late)
    span.due_at = NOON + 99 * HOUR
    assert overview.stopped([span], late) is None
