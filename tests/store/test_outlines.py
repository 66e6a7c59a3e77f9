from __future__ import annotations

from datetime import timedelta

from tests.store.test_versions import NOON, add
from tests.store.test_versions import session as session  # noqa: PLC0414 (the fixture)
from tracker.models.values import Article, Label, LabelKind
from tracker.store.database import Session
from tracker.store.outlines import outline


def test_a_story_in_a_line_a_version(session: Session) -> None:
    first = add(session, Article("Harbour strike", Label("LEAD", LabelKind.UPDATE)))
    second = add(session, Article("Docks shut"))
    second.seen_at = first.seen_at - timedelta(hours=1)
    session.flush()
    found = outline(session, 1)
    assert [(one.number, one.headline, one.label) for one in found] == [
        (2, "Docks shut", None),
        (1, "Harbour strike", "LEAD"),
    ]
    assert found[1].seen_at.tzinfo is not None
    assert found[1].seen_at >= NOON
    assert found[0].removed_at is None
    assert outline(session, 2) == ()
