"""Versions, their paragraphs, and the change that each one made."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from tracker.errors import NotFoundError
from tracker.models.records.evidence import Capture
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Version
from tracker.models.values import Article, Diff, Label, LabelKind, Weight
from tracker.store import links, outlets, stories, versions
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
NO_DIFF = Diff(Weight.MINOR, ("byline differs",), (None, None), (), ())


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.writing() as session:
        _begin(session)
        yield session
    database.close()


def _begin(session: Session) -> None:
    outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
    stories.begin_story(session, 1, "Harbour strike", NOON)
    session.add(
        Capture(url="", captured_at=NOON, status=200, headers={}, body_hash="", size=0, body=b"")
    )
    stories.add_address(
        session,
        Address(
            outlet_id=1,
            story_id=1,
            kind="url",
            value="https://w.example/a",
            key="url:a",
            first_seen_at=NOON,
            last_seen_at=NOON,
        ),
    )


def add(session: Session, text: Article) -> Version:
    story = session.get_one(Story, 1)
    number = story.versions + 1
    version = Version(
        story_id=1,
        number=number,
        address_id=1,
        capture_id=1,
        headline=text.headline,
        label=text.label.text if text.label else None,
        label_kind=text.label.kind if text.label else None,
        label_ordinal=text.label.ordinal if text.label else None,
        slug=text.slug,
        note=text.note,
        dateline=text.dateline,
        byline=text.byline,
        captions=list(text.captions),
        boilerplate=list(text.boilerplate),
        seen_at=NOON + timedelta(minutes=number),
        fingerprint=f"f{number}",
    )
    versions.add_version(session, version, text.paragraphs, story)
    links.add_link(session, version, score=1.0, reasons=(), now=version.seen_at)
    return version


FULL = Article(
    headline="Harbour strike enters second day",
    label=Label("2nd LD", LabelKind.UPDATE, 2),
    slug="harbour-strike",
    note="(ATTN: UPDATES throughout)",
    dateline="PORT ELSINE, May 3 (Wire)",
    byline="By Ana Obrecht",
    captions=("Dockers at the gate.",),
    paragraphs=("One.", "Two.", "One."),
    boilerplate=("(END)",),
)


def test_a_text_comes_back_piece_by_piece(session: Session) -> None:
    assert versions.article(session, add(session, FULL)) == FULL


def test_a_story_shows_its_latest_version(session: Session) -> None:
    add(session, Article("One"))
    second = add(session, FULL)
    story = session.get_one(Story, 1)
    assert (story.versions, story.headline) == (2, FULL.headline)
    assert story.changed_at == NOON + timedelta(minutes=2)
    assert [v.id for v in versions.latest_versions(session, [1, 7])] == [second.id]


def test_what_a_text_is_held_against_does_not_grow_with_the_story(session: Session) -> None:
    for headline in ("One", "Two", "One", "Two", "Three"):
        add(session, Article(headline)).fingerprint = headline
    story = session.get_one(Story, 1)
    assert versions.told_before(session, story, "One") == [(5, 1, "Three"), (3, 1, "One")]
    assert versions.told_before(session, story, "Three") == [(5, 1, "Three"), (5, 1, "Three")]
    assert versions.told_before(session, story, "none") == [(5, 1, "Three")]


def test_a_version_that_there_is_none_of(session: Session) -> None:
    add(session, FULL)
    for number in (0, 2, -1):
        with pytest.raises(NotFoundError, match=f"no version {number}"):
            versions.version_numbered(session, 1, number)


def test_a_story_is_listed_with_its_changes_in_order(session: Session) -> None:
    one, two = add(session, Article("One")), add(session, Article("Two"))
    versions.add_change(session, one, two, NO_DIFF, {})
    first, second = versions.version_lines(session, 1)
    assert (first.change, first.address) == (None, "https://w.example/a")
    assert second.change is not None
    assert (second.change.weight, second.change.reasons) == ("minor", ["byline differs"])


def test_the_newest_changes_come_first_in_one_query(session: Session) -> None:
    made = [add(session, Article(f"Headline {number}")) for number in range(4)]
    for old, new in itertools.pairwise(made):
        versions.add_change(session, old, new, NO_DIFF, {})
    session.flush()
    asked: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    lines = versions.newest_changes(session, limit=2)
    assert [(line.old.number, line.new.number) for line in lines] == [(3, 4), (2, 3)]
    assert len(asked) == 1
    assert versions.newest_changes(session, weights=["headline"]) == []


TEXTS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12))


@pytest.fixture(scope="module")
def shelf(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """For many texts in turn, of which none is kept."""
    file = shutil.copy(migrated_file, tmp_path_factory.mktemp("shelf"))
    database = Database(f"sqlite:///{file}")
    yield database
    database.close()


@settings(max_examples=25)
@given(texts=TEXTS)
def test_any_paragraphs_come_back_in_their_order(shelf: Database, texts: list[str]) -> None:
    with shelf.writing() as session, session.begin_nested() as point:
        _begin(session)
        text = Article("Any", paragraphs=tuple(texts))
        assert versions.article(session, add(session, text)) == text
        point.rollback()
