from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import DamagedError
from tracker.store.chain.proofs import capture_fields, seals_since, version_fields
from tracker.store.database import Database


def test_a_proof_goes_from_the_first_seal_to_the_end(archive: Path) -> None:
    database = Database(f"sqlite:///{archive}")
    with database.reading() as session:
        before, seals = seals_since(session, [("version", 3), ("capture", 3)])
        (capture,) = capture_fields(session, [3])
        text, own = version_fields(session, 3)
        with pytest.raises(DamagedError, match="version 99: has no seal"):
            seals_since(session, [("version", 99)])
        whole, _ = seals_since(session, [("capture", 1)])
    database.close()
    assert [seal[0] for seal in seals] == list(range(5, 15))
    assert (len(before), whole) == (64, "story tracker, chain 1")
    assert (capture[:3], capture[4]) == ([3, "archive:wire", 1], 200)
    assert (text[0], own[:4]) == ("Docks shut for a second day", [3, 2, 2, "wire"])
