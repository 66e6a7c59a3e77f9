"""An edit note is read and checked when a version is filed."""

from __future__ import annotations

from dataclasses import replace

from tests.pipeline.wire import BODY, STRIKE, Wire
from tracker.diff import compare
from tracker.models.claims import Finding
from tracker.models.values import Label, LabelKind
from tracker.pipeline.note import checked_note
from tracker.store import versions

NOTE = (
    "(Corrects number of ships in first paragraph to 17, not 11; error first appeared in UPDATE 1)"
)
WRONG = replace(STRIKE, label=Label("UPDATE 1", LabelKind.UPDATE, 1))
RIGHT = replace(
    STRIKE,
    headline="Harbour strike enters third day",
    label=Label("CORRECTED-UPDATE 1", LabelKind.CORRECTION, 1),
    note=NOTE,
    paragraphs=(BODY[0].replace("eleven", "seventeen"), BODY[1]),
)


def test_what_the_check_came_to_is_kept_with_the_change(wire: Wire) -> None:
    wire.shows(WRONG)
    filed = wire.shows(RIGHT)
    assert filed.change
    assert filed.change.note == {
        "found": 1, "partly": 0, "not_found": 0, "cannot_check": 0, "unmentioned": 1,
        "telling": 1, "headline": "fact", "carried": False,
    }  # fmt: skip


def test_a_version_without_a_note_has_nothing_to_check(wire: Wire) -> None:
    wire.shows(STRIKE)
    filed = wire.shows(replace(STRIKE, headline="Docks shut"))
    assert filed.change
    assert filed.change.note["found"] == filed.change.note["unmentioned"] == 0


def test_an_error_is_looked_for_in_the_versions_before(wire: Wire) -> None:
    first = replace(STRIKE, paragraphs=(BODY[0].replace("eleven", "some"), BODY[1]))
    for text in (first, WRONG):
        wire.shows(text)
    right = replace(RIGHT, note=f"{NOTE[:-1]}; error first appeared in UPDATE 1)")
    filed = wire.shows(right)
    assert filed.version
    texts = (WRONG, right)
    check = checked_note(wire.session, filed.outlet, texts, filed.version, compare(*texts))
    assert [(one.finding, one.versions) for one in check.claims] == [(Finding.CONFIRMED, (2, 2))]
    assert check.claims[0].words.endswith("first stood in version 2 (UPDATE 1), for 15 min")


def test_lost_text_is_looked_for_in_the_versions_before(wire: Wire) -> None:
    short = replace(STRIKE, headline="Docks shut", paragraphs=BODY[:1])
    back = replace(STRIKE, headline="Docks still shut", note="(Restores dropped paragraph)")
    for text in (STRIKE, short):
        wire.shows(text)
    filed = wire.shows(back)
    assert filed.version
    texts = (short, back)
    check = checked_note(wire.session, filed.outlet, texts, filed.version, compare(*texts))
    assert [one.finding for one in check.claims] == [Finding.CONFIRMED]
    assert check.claims[0].words.endswith("is back; it stood in version 1")


def test_an_outlet_may_declare_headlines_by_a_custom_of_its_own(wire: Wire) -> None:
    wire.shows(STRIKE)
    lead = replace(RIGHT, note="(Adds quotes)", label=Label("UPDATE 2", LabelKind.UPDATE, 2))
    filed = wire.shows(lead)
    assert filed.version
    texts = (STRIKE, lead)
    told = []
    for declares in ({}, {"headline": True}):
        filed.outlet.declares = declares
        check = checked_note(wire.session, filed.outlet, texts, filed.version, compare(*texts))
        told.append([one.rank.value for one in check.telling])
    assert told == [["fact"], ["headline_fact", "fact"]]


def test_only_so_many_versions_back_are_read(wire: Wire) -> None:
    for number in range(5):
        filed = wire.shows(replace(STRIKE, headline=f"Docks shut, day {number}"))
    story_id = filed.story.id or 0
    assert [one.number for one in versions.versions_up_to(wire.session, story_id, 4, 2)] == [3, 4]
