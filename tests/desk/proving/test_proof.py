"""The desk verifies on SQLite and on PostgreSQL, and hands the chain's head out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.desk.newsroom import Newsroom, open_newsroom
from tracker.desk.proving.proof import Proof
from tracker.errors import ConfigError, RefusedError
from tracker.evidence.anchor import anchors_in
from tracker.models.records.versions import Version

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def _polled(room: Newsroom) -> None:
    from tests.desk.newsroom import BODY, Item

    room.items = [Item("Docks shut", "/docks", body=BODY)]
    room.follow()
    room.looks()
    room.items = [Item("Docks open again", "/docks", body=BODY[::-1])]
    room.looks()


def test_what_was_polled_holds_and_what_was_changed_since_is_named(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        _polled(room)
        proof = Proof(room.database, clock=lambda: NOON)
        (anchor,) = anchors_in(proof.anchor())
        told: list[str] = []
        found = proof.verify([anchor], tell=lambda what, _done, _all: told.append(what))
        assert (found.flaws, found.anchors, found.head) == ((), 1, anchor)
        assert found.counts.versions == 2
        assert set(told) == {"seals", "captures"}
        with room.database.writing() as session:
            version = session.get_one(Version, 2)
            version.headline = "Docks shut for good"
            session.add(version)
        assert [flaw.name for flaw in proof.verify([anchor]).flaws] == ["1@2", "story 1"]


def test_an_anchor_is_not_mailed_without_a_server_or_an_address(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        proof = Proof(room.database)
        with pytest.raises(ConfigError, match=r"smtp\.host"):
            proof.mail_anchor("you@w.example")
        with pytest.raises(RefusedError):
            proof.mail_anchor("nobody")
