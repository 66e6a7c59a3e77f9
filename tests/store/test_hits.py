"""What is read of the stories that a search hit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.searching import archive
from tests.web.newsroom import FERRY
from tracker.store import hits, outlets
from tracker.store.database import Session


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with archive(database_url) as session:
        yield session


def test_stories_as_a_list_shows_them(session: Session) -> None:
    found = hits.stories_by_id(session, [1, 2, 99])
    assert [tuple(found[key])[:5] for key in sorted(found)] == [
        (1, "Ferry afloat", 3, 3, "open"),
        (2, "Toll on Linnet Bridge rises", 1, 1, "open"),
    ]
    assert found[1].changed_at < found[2].changed_at
    assert found[1].changed_at.tzinfo
    names = {one.id: one.name for one in outlets.named(session)}
    assert names[found[2].outlet_id] == "quay"


def test_versions_come_in_the_order_seen(session: Session) -> None:
    found = hits.versions_by_story(session, [1, 99])
    assert list(found) == [1]
    assert [row.number for row in found[1]] == [1, 2, 3]
    assert (found[1][2].headline, found[1][2].note) == ("Ferry afloat", "(ADDS tow)")


def test_each_paragraph_with_the_versions_where_it_stands(session: Session) -> None:
    numbers = hits.paragraph_numbers(session, [1, 2])
    texts = hits.paragraph_texts(session, [*numbers[1], *numbers[2]])
    stands = {texts[key]: some for key, some in numbers[1].items()}
    assert set(FERRY.paragraphs) <= {text for text, some in stands.items() if some == {1, 3}} | {
        text for text, some in stands.items() if some == {1, 2, 3}
    }
    assert {texts[key] for key in numbers[2]} == {
        "The toll rises by a third in January.",
        "The Meridian runs on.",
    }
    assert hits.paragraph_texts(session, []) == {}
