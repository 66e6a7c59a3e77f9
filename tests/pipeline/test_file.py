"""One text, put where it belongs: an edit travels from the wire to an alert that is owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tracker.identify.keys import guid_key, url_key
from tracker.identify.sources import piece_hashes
from tracker.models.records import Link, Subscription
from tracker.models.values import Answer, Article, Label, LabelKind, Standing
from tracker.pipeline.file import Filed, file
from tracker.pipeline.sighting import Key, Sighting
from tracker.store import alerts, captures, outlets, stories, versions
from tracker.store.database import Database, Session

START = datetime(2031, 5, 3, 12, tzinfo=UTC)
BODY = (
    "Dockers in Port Elsine stayed away from work for a second day on Tuesday after talks over"
    " night shifts broke down, leaving eleven ships at anchor outside the harbour.",
    "The union said that it would meet again on Thursday to decide whether to go on.",
)
STRIKE = Article("Harbour strike enters second day", paragraphs=BODY)
WHEAT = Article(
    "Wheat crop seen smaller",
    paragraphs=(
        "Farmers in the Tamar valley expect a smaller wheat crop this year, a growers' body said,"
        " as a dry spring gave way to weeks of rain that kept machines off the fields.",
    ),
)


@dataclass
class Wire:
    """An outlet that shows texts, a quarter of an hour apart."""

    session: Session
    minutes: int = 0
    said: dict[str, Article] = field(default_factory=dict)

    def shows(self, said: Article, url: str = "https://wire.example/a", **more: Any) -> Filed:
        """File what the outlet shows now."""
        now = START + timedelta(minutes=self.minutes)
        self.minutes += 15
        outlet = outlets.keep_outlet(
            self.session, more.pop("outlet", "wire"), title="Wire", dialect="any"
        )
        keys = [Key("url", url, url_key(url))]
        if guid := more.pop("guid", None):
            keys.append(Key("guid", guid, guid_key(guid)))
        if number := more.pop("number", None):
            keys.append(Key("number", number, number))
        if url in self.said:
            more.setdefault("said_before", piece_hashes(self.said[url]))
        self.said[url] = said
        answer = Answer(url, url, 200, {}, said.headline.encode(), now)
        capture_id = captures.keep_capture(self.session, answer, feed_id=None)
        return file(
            self.session,
            Sighting(
                outlet, said, tuple(keys), capture_id, now, now - timedelta(minutes=15), **more
            ),
        )


@pytest.fixture
def wire(database_url: str) -> Iterator[Wire]:
    database = Database(database_url)
    database.upgrade()
    with database.writing() as session:
        yield Wire(session)
    database.close()


def history(wire: Wire, filed: Filed) -> list[tuple[int, str, int | None]]:
    lines = versions.version_lines(wire.session, filed.story.id or 0)
    return [(line.version.number, line.version.headline, line.version.back) for line in lines]


def test_the_first_text_begins_a_story(wire: Wire) -> None:
    filed = wire.shows(STRIKE)
    assert filed.verdict.standing is Standing.FIRST
    assert filed.story.headline == STRIKE.headline
    assert filed.version is not None
    assert versions.article(wire.session, filed.version) == STRIKE


def test_a_text_that_reads_the_same_is_no_version(wire: Wire) -> None:
    wire.shows(STRIKE)
    again = wire.shows(replace(STRIKE, boilerplate=("(C) Wire",)), updated_at=START)
    assert again.verdict.standing is Standing.SAME
    assert again.story.versions == 1


def test_a_rewrite_under_a_new_address_is_a_version_of_its_story(wire: Wire) -> None:
    lead = Label("LEAD", LabelKind.UPDATE, 1)
    first = wire.shows(STRIKE, "https://wire.example/1")
    rewrite = wire.shows(
        Article("Docks shut as talks fail", lead, paragraphs=("Talks failed.", *BODY)),
        "https://wire.example/2",
    )
    assert rewrite.story.id == first.story.id
    assert rewrite.change is not None
    assert rewrite.change.weight == "headline"
    link = wire.session.get_one(Link, 2)
    assert (link.decided_by, link.score >= 0.7) == ("machine", True)
    assert {reason["feature"] for reason in link.reasons} >= {"text", "ordinal"}
    addresses = stories.addresses_of(wire.session, first.story.id or 0)
    assert [a.value for a in addresses] == ["https://wire.example/1", "https://wire.example/2"]


def test_two_stories_stay_two(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1")
    other = wire.shows(WHEAT, "https://wire.example/2")
    assert one.story.id != other.story.id


def test_an_identical_text_of_another_outlet_is_another_story(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1")
    other = wire.shows(STRIKE, "https://paper.example/1", outlet="paper")
    assert one.story.id != other.story.id


def test_an_agency_number_ties_texts_that_share_nothing(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", number="yonhap:1")
    other = wire.shows(WHEAT, "https://wire.example/2", number="yonhap:1")
    assert other.story.id == one.story.id
    assert other.version is not None


def test_what_a_text_says_it_replaces_ties_it(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", guid="item-1")
    other = wire.shows(WHEAT, "https://wire.example/2", replaces="item-1")
    assert other.story.id == one.story.id


def test_a_headline_that_comes_back_is_a_version_and_marked(wire: Wire) -> None:
    other = replace(STRIKE, headline="Docks shut")
    for text in (STRIKE, other, STRIKE):
        filed = wire.shows(text)
    assert history(wire, filed) == [
        (1, STRIKE.headline, None),
        (2, "Docks shut", None),
        (3, STRIKE.headline, 1),
    ]


def test_an_old_page_that_stays_up_brings_nothing_back(wire: Wire) -> None:
    wire.shows(STRIKE, "https://wire.example/1")
    newer = wire.shows(replace(STRIKE, headline="Docks shut"), "https://wire.example/2")
    old = wire.shows(STRIKE, "https://wire.example/1")
    assert old.story.id == newer.story.id
    assert old.version is None
    assert old.story.versions == 2


def test_an_address_given_to_another_story_begins_one(wire: Wire) -> None:
    one = wire.shows(STRIKE, published_at=START)
    other = wire.shows(WHEAT, published_at=START + timedelta(days=3))
    assert other.story.id != one.story.id
    [ended] = stories.addresses_of(wire.session, one.story.id or 0)
    [current] = stories.addresses_of(wire.session, other.story.id or 0)
    assert ended.ended_at is not None
    assert (current.key, current.ended_at) == (ended.key, None)


def test_a_story_that_is_rewritten_whole_keeps_its_address(wire: Wire) -> None:
    one = wire.shows(STRIKE, published_at=START)
    other = wire.shows(WHEAT, published_at=START)
    assert other.story.id == one.story.id


def test_a_withdrawn_story_says_so_and_keeps_its_versions(wire: Wire) -> None:
    wire.shows(STRIKE)
    kill = Label("STORY WITHDRAWN", LabelKind.WITHDRAWN)
    filed = wire.shows(replace(STRIKE, label=kill, paragraphs=("This story is withdrawn.",)))
    assert filed.story.state == "withdrawn"
    assert [number for number, _, _ in history(wire, filed)] == [1, 2]


def test_a_changed_headline_owes_an_alert_to_whoever_watches(wire: Wire) -> None:
    first = wire.shows(STRIKE)
    for scope, value in (
        ("all", ""),
        ("outlet", "wire"),
        ("outlet", "paper"),
        ("story", str(first.story.id)),
        ("words", "docks"),
        ("words", "wheat"),
    ):
        wanted = Subscription(email="a@example.org", scope=scope, value=value, begun_at=START)
        alerts.add_subscription(wire.session, wanted)
    filed = wire.shows(replace(STRIKE, headline="Docks shut"))
    assert filed.owed == 4
    owed = alerts.due_alerts(wire.session, START + timedelta(days=1))
    assert [(one.subscription.scope, one.change.new_number) for one in owed] == [
        ("all", 2), ("outlet", 2), ("story", 2), ("words", 2),
    ]  # fmt: skip


def test_a_changed_body_owes_no_alert(wire: Wire) -> None:
    alerts.add_subscription(
        wire.session, Subscription(email="a@example.org", scope="all", begun_at=START)
    )
    wire.shows(STRIKE)
    filed = wire.shows(replace(STRIKE, paragraphs=(BODY[0].replace("eleven", "forty"), BODY[1])))
    assert filed.change is not None
    assert filed.change.weight == "substantive"
    assert filed.owed == 0


def test_paragraphs_that_versions_share_are_kept_once(wire: Wire) -> None:
    from sqlmodel import func, select

    from tracker.models.records import Paragraph

    wire.shows(STRIKE)
    wire.shows(replace(STRIKE, paragraphs=(*BODY, "Nobody was hurt.", BODY[1])))
    assert wire.session.exec(select(func.count()).select_from(Paragraph)).one() == 3
