"""A letterbox for whatever the desk sends, and a newsroom for whoever only reads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.newsroom import BODY, STRIKE, WHEAT, Newsroom, open_newsroom
from tests.mailserver import Letterbox, open_letterbox


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, int]]:
    """A letterbox, and the port of the mail server before it."""
    with open_letterbox() as opened:
        yield opened


@pytest.fixture(scope="session")
def harbour(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A newsroom with a story of three versions and one of one; nobody writes there."""
    file = shutil.copy(migrated_file, tmp_path_factory.mktemp("harbour"))
    with open_newsroom(f"sqlite:///{file}") as room:
        room.follow()
        room.items = [STRIKE]
        room.looks()
        room.items = [WHEAT, replace(STRIKE, title="Docks shut as talks fail")]
        room.looks()
        room.items = [WHEAT, replace(STRIKE, title="Docks shut as talks fail", body=BODY[:2])]
        room.looks()
        yield room
