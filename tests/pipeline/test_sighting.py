"""A text that a source showed."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.models.records.outlets import Outlet
from tracker.models.values import Article
from tracker.pipeline.sighting import Sighting

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("published", "updated", "dated"),
    [(NOON, LATER, LATER), (NOON, None, NOON), (None, LATER, LATER), (None, None, None)],
)
def test_a_text_is_dated_by_the_latest_that_the_outlet_says(
    published: datetime | None, updated: datetime | None, dated: datetime | None
) -> None:
    outlet = Outlet(name="wire", title="Wire", dialect="any")
    sighting = Sighting(
        outlet, Article("Docks shut"), (), 1, LATER, published_at=published, updated_at=updated
    )
    assert sighting.dated == dated
