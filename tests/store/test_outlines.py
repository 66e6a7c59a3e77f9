from __future__ import annotations

from datetime import timedelta

from tests.store.test_versions import NOON, add
from tests.store.test_versions import session as session  # noqa: PLC0414 (the fixture)
from tracker.diff import compare
from tracker.models.values import Article, Label, LabelKind
from tracker.store import versions
from tracker.store.database import Session
from tracker.store.outlines import outline, sizes


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


def test_how_large_the_steps_of_a_story_were(session: Session) -> None:
    texts = [Article("Docks shut"), Article("Docks shut as talks fail"), Article("Docks open")]
    one, two, three = (add(session, text) for text in texts)
    versions.add_change(session, one, two, compare(texts[0], texts[1]), {})
    change = versions.add_change(session, two, three, compare(texts[1], texts[2]), {})
    assert sizes(session, 1) == {2: 3, 3: 5}
    change.undone_at = NOON
    session.flush()
    assert sizes(session, 1) == {2: 3}
    assert sizes(session, 2) == {}
