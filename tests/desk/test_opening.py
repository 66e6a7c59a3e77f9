"""Opening the database that the settings name."""

from pathlib import Path

import pytest

from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import DatabaseError
from tracker.store.outlets import outlets


def test_a_new_database_is_made_and_ready(tmp_path: Path) -> None:
    file = tmp_path / "new" / "tracker.db"
    settings = Settings.model_validate({"database": {"url": f"sqlite:///{file}"}})
    with open_database(settings) as database, database.reading() as session:
        assert list(outlets(session)) == []
    assert file.exists()


def test_one_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    settings = Settings.model_validate({"database": {"url": f"sqlite:///{tmp_path}"}})
    with pytest.raises(DatabaseError, match=r"database\.url"), open_database(settings):
        pass
