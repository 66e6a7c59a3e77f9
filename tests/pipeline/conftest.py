"""A wire of its own for each test, on both databases."""

from collections.abc import Iterator

import pytest

from tests.pipeline.wire import Wire
from tracker.store.database import Database


@pytest.fixture
def wire(database_url: str) -> Iterator[Wire]:
    database = Database(database_url)
    with database.writing() as session:
        yield Wire(session)
    database.close()
