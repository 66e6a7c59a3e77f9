"""A bundle of a story that the pipeline followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.chain.archive import filled
from tracker.desk.proving.evidence import Evidence
from tracker.store.database import Database


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    database = Database(f"sqlite:///{filled(tmp_path_factory.mktemp('bundled'))}")
    made = Evidence(database).bundle(2, 1, 3)
    assert made == Evidence(database).bundle(2, 1, 3)
    database.close()
    return made


@pytest.fixture
def path(bundled: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundled)
    return file
