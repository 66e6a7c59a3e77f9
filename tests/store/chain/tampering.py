"""Kinds of tampering with a database: each with its statements and the names that it must bring.

Version 2@2 is row 3, its capture 3, its seal 6; version 3@1 is row 5 and was joined and parted.
"""

# ruff: noqa: E501 (a statement a line)

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tracker.desk.proving.proof import Proof, Verified
from tracker.evidence.anchor import Anchor
from tracker.store.database import Database

_LATEST = (
    "UPDATE story SET versions = 3, latest = 3, headline = 'Minister calls dockers in' WHERE id = 2"
)
CUT_OFF = (
    "DELETE FROM seal WHERE sequence >= 11",
    "DELETE FROM version_paragraph WHERE version_id = 6",
    "DELETE FROM change WHERE story_id = 2 AND new_number = 4",
    "DELETE FROM link WHERE version_id = 6 OR decided_by = 'ada'",
    "UPDATE link SET undone_at = NULL",
    "DELETE FROM version WHERE id = 6",
    "DELETE FROM capture WHERE id = 6",
    _LATEST,
)

TAMPERING: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
    ("headline", ["UPDATE version SET headline = 'Docks open' WHERE id = 3"], ["2@2"]),
    ("label", ["UPDATE version SET label = 'UPDATE 7' WHERE id = 3"], ["2@2"]),
    ("label taken away", ["UPDATE version SET label = NULL WHERE id = 3"], ["2@2"]),
    ("kind of label", ["UPDATE version SET label_kind = 'correction' WHERE id = 3"], ["2@2"]),
    ("counter", ["UPDATE version SET label_ordinal = 7 WHERE id = 3"], ["2@2"]),
    ("edit note", ["UPDATE version SET note = '(ADDS quotes)' WHERE id = 3"], ["2@2"]),
    ("slug", ["UPDATE version SET slug = 'docks' WHERE id = 3"], ["2@2"]),
    ("dateline", ["UPDATE version SET dateline = 'LINNET' WHERE id = 1"], ["1@1"]),
    ("byline", ["UPDATE version SET byline = 'By Ina Holm' WHERE id = 3"], ["2@2"]),
    ("caption", ["UPDATE version SET captions = '[\"A quay\"]' WHERE id = 3"], ["2@2"]),
    ("end mark", ["UPDATE version SET boilerplate = '[\"(END)\"]' WHERE id = 3"], ["2@2"]),
    ("a word", ["UPDATE paragraph SET text = replace(text, 'eleven', 'two')"], ["2@1", "2@2"]),
    (
        "a word, with its hash",
        ["UPDATE paragraph SET text = 'Nothing.', hash = 'b' WHERE text LIKE 'Dockers%'"],
        ["2@1", "2@2"],
    ),
    ("a paragraph's hash", ["UPDATE paragraph SET hash = 'x' WHERE id = 1"], ["1@1"]),
    ("a paragraph gone", ["DELETE FROM paragraph WHERE text LIKE 'Dockers%'"], ["2@1", "2@2"]),
    (
        "a paragraph out of a version",
        ["DELETE FROM version_paragraph WHERE version_id = 3 AND position = 1"],
        ["2@2"],
    ),
    (
        "a paragraph put in",
        ["INSERT INTO version_paragraph VALUES (3, 9, 1)"],
        ["2@2"],
    ),
    (
        "paragraphs in another order",
        [
            "UPDATE version_paragraph SET position = 50 WHERE version_id = 3 AND position = 0",
            "UPDATE version_paragraph SET position = 0 WHERE version_id = 3 AND position = 1",
            "UPDATE version_paragraph SET position = 1 WHERE version_id = 3 AND position = 50",
        ],
        ["2@2"],
    ),
    ("first seen", ["UPDATE version SET seen_at = '2031-05-03 11:00:00.000000' WHERE id = 3"], ["2@2"]),
    ("last not seen", ["UPDATE version SET unseen_until = NULL WHERE id = 3"], ["2@2"]),
    ("the outlet's time", ["UPDATE version SET published_at = NULL WHERE id = 3"], ["2@2"]),
    ("the outlet's update", ["UPDATE version SET updated_at = seen_at WHERE id = 3"], ["2@2"]),
    ("no time at all", ["UPDATE version SET seen_at = 'noon' WHERE id = 3"], ["2@2"]),
    ("number", ["UPDATE version SET number = 9 WHERE id = 3"], ["2@9"]),
    (
        "number, with its link",
        ["UPDATE version SET number = 9 WHERE id = 3", "UPDATE link SET number = 9 WHERE id = 3"],
        ["2@2"],
    ),
    ("story", ["UPDATE version SET story_id = 1, number = 7 WHERE id = 3"], ["1@7"]),
    ("address", ["UPDATE version SET address_id = 1 WHERE id = 3"], ["2@2"]),
    ("what the address says", ["UPDATE address SET value = 'https://x.example' WHERE id = 3"], ["2@2"]),
    ("outlet", ["UPDATE outlet SET name = 'another'"], ["1@1", "2@2"]),
    ("its evidence", ["UPDATE version SET capture_id = 2 WHERE id = 3"], ["2@2"]),
    ("fingerprint", ["UPDATE version SET fingerprint = 'x' WHERE id = 3"], ["2@2"]),
    ("said to be back", ["UPDATE version SET back = 1 WHERE id = 3"], ["2@2"]),
    ("a version gone", ["DELETE FROM version WHERE id = 3"], ["2@2", "story 2"]),
    (
        "a version put in",
        [
            "CREATE TEMP TABLE put_in AS SELECT * FROM version WHERE id = 3",
            "UPDATE put_in SET id = 99, number = 8",
            "INSERT INTO version SELECT * FROM put_in",
        ],
        ["2@8", "story 2"],
    ),
    ("two versions for one another", ["UPDATE version SET id = 99 WHERE id = 3", "UPDATE version SET id = 3 WHERE id = 4", "UPDATE version SET id = 4 WHERE id = 99"], ["2@2", "2@3"]),
    ("reasons", ["UPDATE link SET reasons = '[]' WHERE id = 3"], ["2@2"]),
    ("score", ["UPDATE link SET score = 0.5 WHERE id = 3"], ["2@2"]),
    ("who decided", ["UPDATE link SET decided_by = 'bob' WHERE id = 7"], ["1@2"]),
    ("that a person decided", ["UPDATE link SET decided_by = 'machine' WHERE id = 7"], ["1@2", "link 7"]),
    ("when it was decided", ["UPDATE link SET decided_at = '2031-05-04 12:00:00.000000' WHERE id = 8"], ["3@1"]),
    ("a decision gone", ["DELETE FROM link WHERE id = 7"], ["1@2"]),
    ("a decision undone", ["UPDATE link SET undone_at = decided_at WHERE id = 8"], ["3@1", "link 8"]),
    (
        "a decision put in",
        [
            "INSERT INTO link (id, version_id, story_id, number, score, reasons, decided_by,"
            " decided_at) SELECT 50, 3, 1, 5, 1.0, '[]', 'ada', decided_at FROM link WHERE id = 8"
        ],
        ["link 50", "2@2"],
    ),
    ("a change gone", ["DELETE FROM change WHERE new_number = 3"], ["2@3"]),
    ("a change undone", ["UPDATE change SET undone_at = changed_at WHERE new_number = 3"], ["2@3"]),
    ("the story's headline", ["UPDATE story SET headline = 'All well' WHERE id = 2"], ["story 2"]),
    ("the story's count", ["UPDATE story SET versions = 2 WHERE id = 2"], ["story 2"]),
    ("a capture's address", ["UPDATE capture SET url = 'https://x.example' WHERE id = 3"], ["capture 3"]),
    ("a capture's time", ["UPDATE capture SET captured_at = '2031-01-01 00:00:00.000000' WHERE id = 3"], ["capture 3"]),
    ("a capture's status", ["UPDATE capture SET status = 404 WHERE id = 3"], ["capture 3"]),
    ("a capture's headers", ["UPDATE capture SET headers = '{\"via\": \"x\"}' WHERE id = 3"], ["capture 3"]),
    ("headers that are none", ["UPDATE capture SET headers = '{' WHERE id = 3"], ["capture 3"]),
    ("who was dialled", ["UPDATE capture SET dialled = '192.0.2.1' WHERE id = 3"], ["capture 3"]),
    ("whence it came", ["UPDATE capture SET imported_from = 'a.warc' WHERE id = 3"], ["capture 3"]),
    ("a capture's feed", ["UPDATE capture SET feed_id = NULL WHERE id = 3"], ["capture 3"]),
    ("a capture's hash", ["UPDATE capture SET body_hash = 'x' WHERE id = 3"], ["capture 3", "2@2"]),
    ("a capture's size", ["UPDATE capture SET size = 7 WHERE id = 3"], ["capture 3"]),
    ("a capture's bytes", ["UPDATE capture SET body = x'00' WHERE id = 3"], ["capture 3", "capture 6"]),
    (
        "another answer's bytes",
        ["UPDATE capture SET body = (SELECT body FROM capture WHERE id = 1), base_id = NULL WHERE id = 2"],
        ["capture 2"],
    ),
    ("a capture's base", ["UPDATE capture SET base_id = 1 WHERE id = 3"], ["capture 3"]),
    ("a capture gone", ["DELETE FROM capture WHERE id = 3"], ["capture 3", "capture 4", "2@2"]),
    ("a seal's digest", ["UPDATE seal SET digest = 'x' WHERE sequence = 6"], ["seal 6", "2@2"]),
    ("a seal's text", ["UPDATE seal SET text = 'x' WHERE sequence = 6"], ["seal 6", "2@2"]),
    ("a seal's hash", ["UPDATE seal SET hash = 'x' WHERE sequence = 6"], ["seal 6"]),
    ("a seal's name", ["UPDATE seal SET name = '2@7' WHERE sequence = 6"], ["seal 6"]),
    ("a seal's subject", ["UPDATE seal SET subject_id = 99 WHERE sequence = 6"], ["seal 6", "2@2"]),
    ("a seal made late", ["UPDATE seal SET late = 1 WHERE sequence = 6"], ["seal 6"]),
    ("a seal gone", ["DELETE FROM seal WHERE sequence = 6"], ["seal 6", "2@2"]),
    ("seals gone", ["DELETE FROM seal WHERE sequence IN (6, 7, 8)"], ["seals 6 to 8", "2@2"]),
    ("a seal put in", ["INSERT INTO seal VALUES (15, 'version', 9, '9@9', 0, 'x', 'x', 'x')"], ["seal 15", "9@9"]),
)  # fmt: skip


def verify(path: Path, *anchors: Anchor, read_bytes: bool = True) -> Verified:
    database = Database(f"sqlite:///{path}")
    found = Proof(database).verify(anchors, read_bytes=read_bytes)
    database.close()
    return found


def tamper(path: Path, statements: Sequence[str]) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        assert connection.execute(statement).rowcount, statement
    connection.commit()
    connection.close()
