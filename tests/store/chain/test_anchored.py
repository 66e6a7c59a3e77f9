"""What only an anchor shows: a chain that was cut off, or written anew from some seal on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.store.chain.tampering import CUT_OFF, tamper, verify
from tracker.evidence.anchor import Anchor
from tracker.models.seals import BEGINNING, SEAL, seal_hash
from tracker.store.chain.forms import forms
from tracker.store.chain.seals import sealed_words
from tracker.store.database import Database


def test_a_chain_that_was_cut_off_shows_against_an_anchor(copy: Path) -> None:
    head = verify(copy).head
    tamper(copy, CUT_OFF)
    assert verify(copy).flaws == ()
    (flaw,) = verify(copy, head).flaws
    assert (flaw.name, flaw.words) == (
        "chain",
        "ends at seal 10: 4 seals that the anchor knew are missing (cut off, or an older copy)",
    )


def test_a_chain_that_was_written_anew_shows_against_an_anchor(copy: Path) -> None:
    early, head = _anchor(copy, 3), verify(copy).head
    tamper(copy, ["UPDATE version SET note = '(ADDS quotes)' WHERE id = 3"])
    _write_anew(copy)
    assert verify(copy).flaws == ()
    (flaw,) = verify(copy, head, early).flaws
    assert (flaw.name, flaw.words) == ("chain", "was written anew between seals 4 and 14")


def _anchor(path: Path, sequence: int) -> Anchor:
    connection = sqlite3.connect(path)
    query = "SELECT sequence, hash FROM seal WHERE sequence = ?"
    found = connection.execute(query, [sequence]).fetchone()
    connection.close()
    return Anchor(*found)


def _write_anew(path: Path) -> None:
    """Seal again what the database now says, as whoever owns it can."""
    database = Database(f"sqlite:///{path}")
    with database.reading() as session:
        rows = [
            sealed_words(kind, row)
            for kind in ("capture", "version", "decision")
            for row in forms(session, kind, range(1, 100))
        ]
    database.close()
    words = {(row["kind"], row["subject_id"]): row for row in rows}
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    previous = BEGINNING
    for seal in connection.execute("SELECT * FROM seal ORDER BY sequence").fetchall():
        now = {**dict(seal), **words[seal["kind"], seal["subject_id"]]}
        previous = seal_hash(previous, [now[name] for name in SEAL])
        connection.execute(
            "UPDATE seal SET text = ?, digest = ?, hash = ? WHERE sequence = ?",
            [now["text"], now["digest"], previous, seal["sequence"]],
        )
    connection.commit()
    connection.close()
