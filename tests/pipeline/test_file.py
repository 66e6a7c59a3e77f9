"""One text, put where it belongs: an edit travels from the wire to an alert that is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import event
from sqlmodel import func, select

from tests.pipeline.wire import BODY, START, STRIKE, Wire, watch
from tracker.models.records.versions import Paragraph
from tracker.models.values import Label, LabelKind, Standing
from tracker.pipeline.file import Filed
from tracker.store import alerts, versions


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
        watch(wire, scope, value)
    filed = wire.shows(replace(STRIKE, headline="Docks shut"))
    assert filed.owed == 4
    owed = alerts.due_alerts(wire.session, START + timedelta(days=1))
    assert [(one.subscription.scope, one.change.new_number) for one in owed] == [
        ("all", 2), ("outlet", 2), ("story", 2), ("words", 2),
    ]  # fmt: skip


def test_a_changed_body_owes_no_alert(wire: Wire) -> None:
    watch(wire, "all")
    wire.shows(STRIKE)
    filed = wire.shows(replace(STRIKE, paragraphs=(BODY[0].replace("eleven", "forty"), BODY[1])))
    assert filed.change is not None
    assert filed.change.weight == "substantive"
    assert filed.owed == 0


def test_paragraphs_that_versions_share_are_kept_once(wire: Wire) -> None:
    wire.shows(STRIKE)
    wire.shows(replace(STRIKE, paragraphs=(*BODY, "Nobody was hurt.", BODY[1])))
    assert wire.session.exec(select(func.count()).select_from(Paragraph)).one() == 3


def test_a_version_of_a_long_ticker_asks_no_more_than_one_of_a_short(wire: Wire) -> None:
    asked: list[str] = []
    engine = wire.session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def goes_on(versions: int) -> int:
        """Statements that the last of so many further versions cost."""
        for _ in range(versions):
            wire.session.flush()
            wire.session.expunge_all()
            wire.session.info.clear()
            asked.clear()
            entry = f"Entry {wire.minutes} of the day came in."
            wire.shows(replace(STRIKE, headline=entry, paragraphs=(entry, *BODY)))
        return len(asked)

    few, many = goes_on(3), goes_on(40)
    assert few == many
