from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.newsroom import BODY, Item, open_newsroom
from tracker.desk.proving.evidence import Evidence
from tracker.errors import NotFoundError
from tracker.evidence.verify import check


def test_a_bundle_of_pages_that_were_polled_holds(database_url: str, tmp_path: Path) -> None:
    with open_newsroom(database_url) as room:
        room.items = [Item("Docks shut", "/docks", body=BODY)]
        room.follow()
        room.looks()
        room.items = [Item("Docks open again", "/docks", body=BODY[::-1])]
        room.looks()
        (tmp_path / "bundle.zip").write_bytes(Evidence(room.database).bundle(1, 1, 2))
        with pytest.raises(NotFoundError):
            Evidence(room.database).bundle(1, 1, 9)
    assert check(tmp_path / "bundle.zip")[0] == []
