"""Searching: which stories have the words, and in which of their versions these stand.

The index answers with the newest places first, and a search looks through no more of them than it
says, so that a word that stands everywhere costs no more than one that stands in a thousand places.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy
from sqlalchemy import CTE, ColumnElement, Row, and_, case, func, text, true
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from tracker.errors import RefusedError
from tracker.models.queries import Piece, Query, Term
from tracker.models.records.columns import Id
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Paragraph, Version, VersionParagraph
from tracker.store.operators import of_story, of_version

MOST = 1_000
"""Places that are looked through: a search without operators shows the newest of them anyway."""

MOST_FILTERED = 4_000
"""The same where an operator lets only some of them through."""

LONGEST_S = 5
"""Seconds after which a search is given up."""

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: less than a millisecond."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that has the words, in one paragraph, or in headline or note of a version."""

    story_id: int
    outlet_id: int
    version_id: int
    """The newest that has them there."""
    paragraph_id: int | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search came to, the newest first."""

    found: tuple[Hit, ...]
    cut: bool = False
    """True where there are more places with these words than were looked through."""


@contextmanager
def in_time(session: Session, seconds: float) -> Iterator[None]:
    """Give up what is asked for in this block when it takes longer than that.

    Raises RefusedError then.
    """
    connection = session.connection()
    end = time.monotonic() + seconds
    on_sqlite = connection.dialect.name == "sqlite"
    if on_sqlite:
        _interrupt(session, lambda: time.monotonic() > end)
    else:
        limit = text("SELECT set_config('statement_timeout', :longest, true)")
        connection.execute(limit, {"longest": f"{max(1, round(seconds * 1000))}ms"})
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", "") == _CANCELED or "interrupted" in str(error.orig):
            raise RefusedError(_TOO_LONG.format(seconds)) from error
        raise
    finally:
        if on_sqlite:
            _interrupt(session, None)


_CANCELED = "57014"
_TOO_LONG = "this search takes longer than {:g} s; another word or an operator makes it shorter"


def _interrupt(session: Session, when: Any) -> None:
    driver: Any = session.connection().connection.driver_connection
    driver.set_progress_handler(when, _STEPS)


# -- where the words stand -----------------------------------------------------------------------


def paragraphs_with(session: Session, query: Query, most: int) -> Hits:
    """The paragraphs that have the words, once for each story that has or had them."""
    if Piece.TEXT not in query.pieces:
        return Hits(())
    found = _matching(session, "paragraph_words", _asked(session, query, {Piece.TEXT: ""}), query)
    # Not a condition on the row: whether the latest version has it is asked of all its versions.
    newest = func.max(case((and_(true(), *of_version(query)), col(Version.id))))
    places: Any = (
        sqlalchemy.select(
            col(Version.story_id), col(Story.outlet_id), newest.label("newest"), found.c.id
        )
        .join(VersionParagraph, col(VersionParagraph.paragraph_id) == found.c.id)
        .join(Version, col(Version.id) == VersionParagraph.version_id)
        .join(Story, col(Story.id) == Version.story_id)
        .where(*of_story(query))
        .group_by(col(Version.story_id), col(Story.outlet_id), found.c.id)
        .having(newest.is_not(None))
    )
    if query.removed:
        stands = case((col(Version.number) == col(Story.latest), 1), else_=0)
        places = places.having(func.max(stands) == 0)
    return _hits(session, found, places.order_by(newest.desc()).limit(most), query)


def versions_with(session: Session, query: Query, most: int) -> Hits:
    """The newest version of each story that has the words in its headline or in its note."""
    pieces = {Piece.HEADLINE: "A", Piece.NOTE: "B"}
    asked = {piece: weight for piece, weight in pieces.items() if piece in query.pieces}
    if query.removed:
        asked.pop(Piece.NOTE, None)
    if not asked:
        return Hits(())
    found = _matching(session, "version_words", _asked(session, query, asked), query)
    newest = func.max(Version.id)
    nothing = sqlalchemy.null()
    places = (
        sqlalchemy.select(
            col(Version.story_id), col(Story.outlet_id), newest.label("newest"), nothing
        )
        .select_from(found)
        .join(Version, col(Version.id) == found.c.id)
        .join(Story, col(Story.id) == Version.story_id)
        .where(*of_story(query), *of_version(query))
        .group_by(col(Version.story_id), col(Story.outlet_id))
    )
    if query.removed:
        places = places.where(~_is_latest_headline())
    return _hits(session, found, places.order_by(newest.desc()).limit(most), query)


def _hits(session: Session, found: CTE, places: Any, query: Query) -> Hits:
    looked_through = sqlalchemy.select(func.count()).select_from(found)
    with_count = places.add_columns(looked_through.scalar_subquery())
    rows = session.connection().execute(with_count).all()
    count = rows[0][-1] if rows else session.connection().execute(looked_through).scalar_one()
    hits = tuple(Hit(*row[:4]) for row in rows)
    return Hits(hits, count >= _bound(query))


def _bound(query: Query) -> int:
    """How many places are looked through."""
    plain = Query(terms=query.terms, without=query.without, pieces=query.pieces)
    return MOST if query == plain else MOST_FILTERED


def _is_latest_headline() -> ColumnElement[bool]:
    latest: Any = aliased(Version)
    return (
        sqlalchemy.select(latest.id)
        .where(
            latest.story_id == Version.story_id,
            latest.number == Story.latest,
            latest.headline == Version.headline,
        )
        .exists()
    )


# -- what is asked of the index ------------------------------------------------------------------


def _matching(session: Session, table: str, asked: str, query: Query) -> CTE:
    """The ids of the newest rows of an index that match."""
    forms = {
        "sqlite": f"SELECT rowid AS id FROM {table} WHERE {table} MATCH :asked",  # noqa: S608 (ours)
        "postgresql": f"SELECT id FROM {table} WHERE words @@ CAST(:asked AS tsquery)",  # noqa: S608
    }
    matching = forms[session.get_bind().dialect.name]
    if session.get_bind().dialect.name == "postgresql" and _is_long(query):
        # How seldom words stand together it does not know, and would read all rows, newest first.
        matching = f"WITH matching AS MATERIALIZED ({matching}) SELECT id FROM matching"  # noqa: S608
    statement = text(f"{matching} ORDER BY id DESC LIMIT :most")
    bound = statement.bindparams(asked=asked, most=_bound(query))
    return bound.columns(sqlalchemy.column("id", Id)).cte(f"found_{table}")


def _is_long(query: Query) -> bool:
    """Whether more than one word is looked for."""
    return sum(len(term.words) for term in (*query.terms, *query.without)) > 1


def _asked(session: Session, query: Query, pieces: Mapping[Piece, str]) -> str:
    """The words in the language of the index, in one of these pieces (with their weights)."""
    if session.get_bind().dialect.name == "sqlite":
        return " OR ".join(f"{{{piece}}} : ({_in_fts5(query)})" for piece in pieces)
    return " | ".join(f"({_in_tsquery(query, weight)})" for weight in pieces.values())


def _in_fts5(query: Query) -> str:
    """Each word in quotation marks, which none of them has in it (sqlite.org/fts5.html)."""
    terms = " AND ".join(map(_fts5_term, query.terms))
    without = " OR ".join(map(_fts5_term, query.without))
    return f"({terms}) NOT ({without})" if without else terms


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.open else ""}'


def _in_tsquery(query: Query, weight: str) -> str:
    terms = " & ".join(_tsquery_term(term, weight) for term in query.terms)
    without = "".join(f" & !({_tsquery_term(term, weight)})" for term in query.without)
    return terms + without


def _tsquery_term(term: Term, weight: str) -> str:
    *first, last = term.words
    marks = f"{weight}{'*' if term.open else ''}"
    words = [(word, weight) for word in first] + [(last, marks)]
    return " <-> ".join(f"'{word}'{f':{mark}' if mark else ''}" for word, mark in words)


# -- what is shown of them -------------------------------------------------------------------------


def stories_by_id(session: Session, ids: Sequence[int]) -> dict[int, tuple[Story, Outlet]]:
    """These stories with their outlets, by id."""
    query = select(Story, Outlet).join(Outlet, col(Outlet.id) == Story.outlet_id)
    found = session.exec(query.where(col(Story.id).in_(ids)))
    return {story.id or 0: (story, outlet) for story, outlet in found}


def versions_by_story(session: Session, ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """Id, story, number, headline and note of their versions, in the order seen, by story."""
    asked: Any = (
        sqlalchemy.select(
            col(Version.id),
            col(Version.story_id),
            col(Version.number),
            col(Version.headline),
            col(Version.note),
        )
        .where(col(Version.story_id).in_(ids), col(Version.removed_at).is_(None))
        .order_by(col(Version.story_id), col(Version.seen_at), col(Version.number))
    )
    found: dict[int, list[Row[Any]]] = {}
    for row in session.connection().execute(asked):
        found.setdefault(row.story_id, []).append(row)
    return found


def paragraph_numbers(session: Session, ids: Sequence[int]) -> dict[int, dict[int, set[int]]]:
    """In which versions each paragraph of these stories stands, by story and paragraph."""
    asked: Any = (
        sqlalchemy.select(
            col(Version.story_id), col(VersionParagraph.paragraph_id), col(Version.number)
        )
        .join(Version, col(Version.id) == VersionParagraph.version_id)
        .where(col(Version.story_id).in_(ids))
    )
    found: dict[int, dict[int, set[int]]] = {}
    for story_id, paragraph_id, number in session.connection().execute(asked):
        found.setdefault(story_id, {}).setdefault(paragraph_id, set()).add(number)
    return found


def paragraph_texts(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """What these paragraphs say, by id."""
    asked: Any = sqlalchemy.select(col(Paragraph.id), col(Paragraph.text)).where(
        col(Paragraph.id).in_(ids)
    )
    return {row.id: row.text for row in session.connection().execute(asked)}
