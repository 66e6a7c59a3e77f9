"""An archive that the pipeline filled once, and a copy of it to be tampered with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.chain.archive import filled


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("archive"))


@pytest.fixture
def copy(archive: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(archive, tmp_path / "copy.db"))
