"""The index of words: of each paragraph, and of each version's headline and note.

Both databases are given the words that `tracker.models.words` makes of a text, and not the text:
SQLite in FTS5 tables without content, PostgreSQL in columns beside an inverted index. Whoever
keeps a text or takes it away keeps the index true in the same transaction; a table without content
gives up a row only when it is told its words once more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import TextClause, text
from sqlmodel import Session, col, select

from tracker.models.records.versions import Paragraph, Version
from tracker.models.words import words_of

TABLES = ("paragraph_words", "version_words")
"""One for the paragraphs, one for headlines and notes; by the id of the paragraph or version."""

BATCH = 1_000
"""Rows that are indexed at once where a database has none of it yet."""

Row = dict[str, Any]

_KEEP: Mapping[str, Mapping[str, TextClause]] = {
    "sqlite": {
        "paragraph": text("INSERT INTO paragraph_words (rowid, text) VALUES (:id, :text)"),
        "version": text(
            "INSERT INTO version_words (rowid, headline, note) VALUES (:id, :headline, :note)"
        ),
    },
    "postgresql": {
        # Another worker may have kept the same paragraph meanwhile.
        "paragraph": text(
            "INSERT INTO paragraph_words (id, words) VALUES (:id, CAST(:text AS tsvector))"
            " ON CONFLICT DO NOTHING"
        ),
        "version": text(
            "INSERT INTO version_words (id, words)"
            " VALUES (:id, CAST(:headline AS tsvector) || CAST(:note AS tsvector))"
        ),
    },
}
_FORGET: Mapping[str, Mapping[str, TextClause]] = {
    "sqlite": {
        "paragraph": text(
            "INSERT INTO paragraph_words (paragraph_words, rowid, text)"
            " VALUES ('delete', :id, :text)"
        ),
        "version": text(
            "INSERT INTO version_words (version_words, rowid, headline, note)"
            " VALUES ('delete', :id, :headline, :note)"
        ),
    },
    "postgresql": {
        "paragraph": text("DELETE FROM paragraph_words WHERE id = :id"),
        "version": text("DELETE FROM version_words WHERE id = :id"),
    },
}


def keep_paragraphs(session: Session, texts: Mapping[int, str]) -> None:
    """Index the texts of new paragraphs, by their ids."""
    _write(session, _KEEP, "paragraph", [_of_paragraph(session, *one) for one in texts.items()])


def keep_version(session: Session, version: Version) -> None:
    """Index the headline and the note of a new version."""
    _write(session, _KEEP, "version", [_of_version(session, *_told(version))])


def forget_paragraphs(session: Session, ids: Sequence[int]) -> None:
    """Take paragraphs out of the index, as long as their texts are there."""
    query = select(Paragraph.id, Paragraph.text).where(col(Paragraph.id).in_(ids))
    going = [_of_paragraph(session, key or 0, words) for key, words in session.exec(query)]
    _write(session, _FORGET, "paragraph", going)


def forget_version(session: Session, version: Version) -> None:
    """Take the headline and the note of a version out of the index, as long as they are there."""
    _write(session, _FORGET, "version", [_of_version(session, *_told(version))])


def index_old(session: Session) -> None:
    """Index everything that was kept after the last that is indexed: all of it, where none is."""
    for key, of_version in _beyond(session):
        if of_version:
            _index_versions(session, key)
        else:
            _index_paragraphs(session, key)


def _beyond(session: Session) -> list[tuple[int, bool]]:
    key = "rowid" if _dialect(session) == "sqlite" else "id"
    last = [text(f"SELECT {key} FROM {table} ORDER BY {key} DESC LIMIT 1") for table in TABLES]  # noqa: S608 (names of our own)
    found = [session.connection().execute(one).scalar() or 0 for one in last]
    return list(zip(found, (False, True), strict=True))


def _index_paragraphs(session: Session, after: int) -> None:
    while True:
        query = select(Paragraph.id, Paragraph.text).where(col(Paragraph.id) > after)
        rows = session.exec(query.order_by(col(Paragraph.id)).limit(BATCH)).all()
        if not rows:
            return
        keep_paragraphs(session, {key or 0: words for key, words in rows})
        after = rows[-1][0] or 0


def _index_versions(session: Session, after: int) -> None:
    while True:
        query = select(Version.id, Version.headline, Version.note, Version.removed_at)
        query = query.where(col(Version.id) > after).order_by(col(Version.id)).limit(BATCH)
        rows = session.exec(query).all()
        if not rows:
            return
        told = [_of_version(session, *row[:3]) for row in rows if row[3] is None]
        _write(session, _KEEP, "version", told)
        after = rows[-1][0] or 0


def _write(
    session: Session,
    statements: Mapping[str, Mapping[str, TextClause]],
    noun: str,
    rows: Sequence[Row],
) -> None:
    if rows:
        session.connection().execute(statements[_dialect(session)][noun], rows)


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


def _of_paragraph(session: Session, key: int, words: str) -> Row:
    return {"id": key, "text": _form(session, words)}


def _told(version: Version) -> tuple[int, str, str]:
    return version.id or 0, version.headline, version.note


def _of_version(session: Session, key: int | None, headline: str, note: str) -> Row:
    return {
        "id": key,
        "headline": _form(session, headline, "A"),
        "note": _form(session, note, "B"),
    }


def _form(session: Session, words: str, weight: str = "") -> str:
    """The words of a text as the database takes them; none of them has a sign in it."""
    known = words_of(words)
    if _dialect(session) == "sqlite":
        return " ".join(known)
    return " ".join(f"'{word}':{at}{weight}" for at, word in enumerate(known, start=1))
