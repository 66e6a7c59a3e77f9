"""Searching: which stories have the words, and in which of their versions these stand.

The index answers with the newest places first, and a search looks through no more of them than it
needs for a page: a word that stands everywhere costs no more than one that stands in a few hundred
places.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import sqlalchemy
from sqlalchemy import CTE, ColumnElement, UnaryExpression, and_, bindparam, case, func, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.sql.operators import custom_op
from sqlmodel import Session

from tracker.errors import RefusedError
from tracker.models.queries import Piece, Query, Term
from tracker.models.records.columns import Id
from tracker.models.records.stories import Story
from tracker.models.records.versions import Version, VersionParagraph
from tracker.store.operators import are_few, of_story, of_version

STRETCHES: Mapping[str, Sequence[int]] = {
    "sqlite": (100, 900, 3_000),
    "postgresql": (100, 900),
}
"""Places that are looked through: the newest, then as many older ones, then as many again, as long
as too few stories were found. A page of a frequent word is full after the first. With 500,000
versions, SQLite takes 8 µs of CPU for each place; PostgreSQL, at its best, 10."""

MOST_OF_FEW = 4_000
"""Places that are compared with what few stories said."""

WINDOW = 16_384
"""Ids among which PostgreSQL looks for the newest places row by row, in 8 ms, before it asks its
index, which knows no order: 40 ms for 11,000 places."""

LONGEST_S = 5
"""Seconds after which a search is given up."""

KEPT = 64
"""Statements that are kept, one for each choice of operators: to make one takes 2 ms of CPU."""

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: less than a millisecond."""

_END = 2**62
"""Beyond every id."""


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

_S = Story.__table__  # type: ignore[attr-defined]
_V = Version.__table__  # type: ignore[attr-defined]
_VP = VersionParagraph.__table__  # type: ignore[attr-defined]
_LATEST = _V.alias("latest")


def places_with(session: Session, query: Query, stories: int) -> Hits:
    """The newest places that have the words, once for each story that has or had them there.

    No more of them are looked through when more than so many stories are found.
    """
    few = are_few(session, query)
    dialect = session.get_bind().dialect.name
    operators = replace(query, terms=(), without=())
    stretches = (MOST_OF_FEW,) if few else STRETCHES[dialect]
    looked = []
    for table, pieces in _pieces(query):
        statement = _statement(table, dialect, operators, few=few)
        asked = _asked(session, query, pieces)
        looked.append(_looked_through(session, statement, asked, stretches, stories))
    found = [hit for one in looked for hit in one.found]
    return Hits(tuple(sorted(found, key=_newest_first)), any(one.cut for one in looked))


def _newest_first(hit: Hit) -> tuple[int, int]:
    return -hit.version_id, -(hit.paragraph_id or 0)


def _pieces(query: Query) -> Iterator[tuple[str, dict[Piece, str]]]:
    """The indexes to look into, each with the pieces that are meant, and their weights in it."""
    for table, weights in _WEIGHTS.items():
        wanted = query.pieces - ({Piece.NOTE} if query.removed else frozenset())
        if asked := {piece: weight for piece, weight in weights.items() if piece in wanted}:
            yield table, asked


_WEIGHTS = {
    "paragraph_words": {Piece.TEXT: ""},
    "version_words": {Piece.HEADLINE: "A", Piece.NOTE: "B"},
}


def _looked_through(
    session: Session, statement: Any, asked: str, stretches: Sequence[int], stories: int
) -> Hits:
    found: list[Hit] = []
    before = _END
    for most in stretches:
        given = {"asked": asked, "before": before, "most": most}
        rows = session.connection().execute(statement, given).all()
        found += [Hit(*row) for row in rows if row[0] is not None]
        [(_, looked, before, _)] = [row for row in rows if row[0] is None]
        if looked < most:
            return Hits(tuple(found))
        if len({hit.story_id for hit in found}) > stories:
            break
    return Hits(tuple(found), cut=True)


@lru_cache(maxsize=KEPT)
def _statement(table: str, dialect: str, operators: Query, *, few: bool) -> Any:
    """The places of a stretch; and, without a story, how many were looked through and the oldest.

    The words are given to it, and not the operators: they are part of it.
    """
    found = _matching(table, _NEWEST[dialect] if not few else _ALL[dialect])
    places = _OF[table](operators, found, few=few)
    nothing = sqlalchemy.null()
    told = sqlalchemy.select(nothing, func.count(), func.min(found.c.id), nothing)
    return places.union_all(told.select_from(found))


def _of_paragraphs(query: Query, found: CTE, *, few: bool) -> Any:
    asked = list(of_version(query))
    # Not a condition on the row: whether the latest version has it is asked of all its versions.
    newest = func.max(case((and_(*asked), _V.c.id)) if asked else _V.c.id)
    stands = func.max(case((_V.c.number == _S.c.latest, 1), else_=0))
    return (
        sqlalchemy.select(_V.c.story_id, _S.c.outlet_id, newest, _VP.c.paragraph_id)
        .select_from(_joined(found, _VP.c.paragraph_id, few=few))
        .where(*of_story(query), *_among(found, _VP.c.paragraph_id, few=few))
        .group_by(_V.c.story_id, _S.c.outlet_id, _VP.c.paragraph_id)
        .having(newest.is_not(None), *([stands == 0] if query.removed else []))
    )


def _of_versions(query: Query, found: CTE, *, few: bool) -> Any:
    latest = sqlalchemy.exists().where(
        _LATEST.c.story_id == _V.c.story_id,
        _LATEST.c.number == _S.c.latest,
        _LATEST.c.headline == _V.c.headline,
    )
    nothing = sqlalchemy.null()
    return (
        sqlalchemy.select(_V.c.story_id, _S.c.outlet_id, func.max(_V.c.id), nothing)
        .select_from(_joined(found, _V.c.id, few=few))
        .where(*of_story(query), *of_version(query), *_among(found, _V.c.id, few=few))
        .where(*([~latest] if query.removed else []))
        .group_by(_V.c.story_id, _S.c.outlet_id)
    )


_OF = {"paragraph_words": _of_paragraphs, "version_words": _of_versions}


def _joined(found: CTE, key: Any, *, few: bool) -> Any:
    """From the places to their stories; where these are few, from the stories to their places.

    A database that knows little of its tables would choose the way of the few for an outlet with
    half of all stories.
    """
    if few:
        of_stories = _S.join(_V, _V.c.story_id == _S.c.id)
        return of_stories.join(_VP, _VP.c.version_id == _V.c.id) if key.table is _VP else of_stories
    versions = found.join(_VP, _VP.c.paragraph_id == found.c.id) if key.table is _VP else found
    whose = _VP.c.version_id if key.table is _VP else found.c.id
    return versions.join(_V, _V.c.id == whose).join(_S, _S.c.id == _by_itself(_V.c.story_id))


def _among(found: CTE, key: Any, *, few: bool) -> Iterator[ColumnElement[bool]]:
    if few:
        yield _by_itself(key).in_(sqlalchemy.select(found.c.id))


def _by_itself(column: Any) -> Any:
    """The column without its index (sqlite.org/optoverview.html, unary "+")."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


# -- what is asked of the index ------------------------------------------------------------------


_ALL = {
    "sqlite": "SELECT rowid AS id FROM {0} WHERE {0} MATCH :asked AND rowid < :before"
    " ORDER BY id DESC LIMIT :most",
    # How often words stand, alone or together, it does not know for most of them, and would read
    # all rows, newest first.
    "postgresql": "WITH matching AS MATERIALIZED"
    " (SELECT id FROM {0} WHERE words @@ CAST(:asked AS tsquery))"
    " SELECT id FROM matching WHERE id < :before ORDER BY id DESC LIMIT :most",
}
"""The newest rows of an index that match, among all."""

_NEWEST = {
    "sqlite": _ALL["sqlite"],
    # The function behind @@ is one that no index answers.
    "postgresql": "WITH near AS MATERIALIZED (SELECT id FROM {0} WHERE id < :before"
    " AND id > (SELECT least(CAST(:before AS bigint), max(id) + 1) FROM {0}) - :window"
    " AND ts_match_vq(words, CAST(:asked AS tsquery)) ORDER BY id DESC LIMIT :most),"
    " matching AS MATERIALIZED (SELECT id FROM {0} WHERE words @@ CAST(:asked AS tsquery))"
    " SELECT id FROM near WHERE (SELECT count(*) FROM near) = :most UNION ALL"
    " (SELECT id FROM matching WHERE (SELECT count(*) FROM near) < :most AND id < :before"
    " ORDER BY id DESC LIMIT :most)",
}
"""The same; where the newest WINDOW rows have enough, no others are touched."""


def _matching(table: str, form: str) -> CTE:
    """The ids of the newest rows of an index that match."""
    bound = text(form.format(table)).bindparams(bindparam("before", type_=Id))
    if ":window" in form:
        bound = bound.bindparams(window=WINDOW)
    found = bound.columns(sqlalchemy.column("id", Id)).cte(f"found_{table}")
    return found.prefix_with("MATERIALIZED")


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
