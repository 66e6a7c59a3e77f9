"""Searching: which stories have the words, and in which of their versions these stand.

The index answers with the newest places first, and a search looks through no more of them than it
needs for a page: a word that stands everywhere costs no more than one that stands in a few hundred
places. Where these have too few of the outlet that is asked for, the newest stories of that one are
looked at, before older places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import sqlalchemy
from sqlalchemy import CTE, UnaryExpression, and_, bindparam, case, cast, func, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.operators import custom_op
from sqlmodel import Session

from tracker.models.queries import Piece, Query, Term
from tracker.models.records.columns import Id
from tracker.models.records.stories import Story
from tracker.models.records.versions import Version, VersionParagraph
from tracker.store.operators import of_story, of_version

STRETCHES: Mapping[str, Sequence[int]] = {
    "sqlite": (100, 900, 3_000),
    "postgresql": (100, 900),
}
"""Places that are looked through: the newest, then as many older ones, then as many again, as long
as too few stories were found. A page of a frequent word is full after the first. With 500,000
versions, SQLite takes 8 µs of CPU for each place; PostgreSQL, at its best, 10."""

NEWEST_STORIES = 300
"""Stories of an outlet, or of a stretch of time, that are looked at where the first places have too
few of theirs: 24 µs of CPU each on SQLite, twice that on PostgreSQL."""

MOST = 4_000
"""Places among which SQLite finds what these stories have; it cannot ask its index for one row."""

WINDOW = {"paragraph_words": 32_768, "version_words": 8_192}
"""Rows among which PostgreSQL looks for the newest places one by one, before it asks its index,
which knows no order: 0.4 µs a row, and for each place from the index 3.5. With 1.4 million
paragraphs the two are worth the same where one row of 300 has a word."""

WINDOW_OF_SEVERAL = 4_096
"""The same where several words are looked for: they seldom stand together, and the index is quick
to tell where."""

LONGEST_S = 5
"""Seconds after which a search is given up."""

KEPT = 64
"""Statements that are kept, one for each choice of operators: to make one takes 2 ms of CPU."""

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


# -- where the words stand -----------------------------------------------------------------------

_S = Story.__table__  # type: ignore[attr-defined]
_V = Version.__table__  # type: ignore[attr-defined]
_VP = VersionParagraph.__table__  # type: ignore[attr-defined]
_LATEST = _V.alias("latest")


def places_with(session: Session, query: Query, stories: int) -> Hits:
    """The newest places that have the words, once for each story that has or had them there.

    No more of them are looked through when more than so many stories are found.
    """
    looked = [
        _looked_through(session, table, query, _asked(session, query, pieces), stories)
        for table, pieces in _pieces(query)
    ]
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


def _looked_through(session: Session, table: str, query: Query, asked: str, stories: int) -> Hits:
    dialect = session.get_bind().dialect.name
    operators = replace(query, terms=(), without=())
    statement = _statement(table, dialect, operators)
    hits, before = Hits((), cut=True), _END
    for turn, most in enumerate(STRETCHES[dialect]):
        given = {"asked": asked, "before": before, "most": most, "window": _window(table, query)}
        found, looked, before = _read(session, statement, given)
        hits = Hits(_both(hits.found, found), looked == most)
        if _are_enough(hits, stories):
            return hits
        if turn == 0 and (query.outlets or query.changed.since is not None):
            of_newest = _of_newest(table, dialect, operators)
            there, no_others = _among_newest(session, of_newest, asked)
            hits = Hits(_both(hits.found, there.found), there.cut)
            if no_others or _are_enough(hits, stories):
                return hits
    return hits


def _window(table: str, query: Query) -> int:
    words = sum(len(term.words) for term in query.terms)
    return WINDOW[table] if words == 1 else WINDOW_OF_SEVERAL


def _both(some: Iterable[Hit], others: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple({*some, *others})


def _are_enough(hits: Hits, stories: int) -> bool:
    """Whether it is no use, or no need, to look further."""
    return not hits.cut or len({hit.story_id for hit in hits.found}) > stories


def _among_newest(session: Session, statement: Any, asked: str) -> tuple[Hits, bool]:
    """What the newest stories have, and whether older places can have hardly any others."""
    given = {"asked": asked, "before": _END, "most": MOST, "newest": NEWEST_STORIES}
    found, looked, places = _read(session, statement, given)
    more_stories, more_places = looked == NEWEST_STORIES, places == MOST
    return Hits(found, more_stories or more_places), more_places or not more_stories


def _read(
    session: Session, statement: Any, given: Mapping[str, Any]
) -> tuple[tuple[Hit, ...], int, int]:
    """The places of a statement, and the two numbers of its last row."""
    *rows, (_, looked, further, _) = sorted(
        session.connection().execute(statement, given).all(), key=lambda row: row[0] is None
    )
    return tuple(Hit(*row) for row in rows), looked, further


@lru_cache(maxsize=KEPT)
def _statement(table: str, dialect: str, operators: Query) -> Any:
    """The places of a stretch; and, without a story, how many were looked through and the oldest.

    The words are given to it, and not the operators: they are part of it.
    """
    found: Any = _matching(table, _NEWEST[dialect])
    source, version = found, found.c.id
    if table == "paragraph_words":
        source, version = found.join(_VP, _VP.c.paragraph_id == found.c.id), _VP.c.version_id
    # Else a database that knows little of its tables would begin with an outlet's stories, which
    # may be half of all.
    source = source.join(_V, _V.c.id == version).join(_S, _S.c.id == _by_itself(_V.c.story_id))
    places = _OF[table](operators, _S, source).where(*of_story(operators))
    told = sqlalchemy.select(_NOTHING, func.count(), func.min(found.c.id), _NOTHING)
    return places.union_all(told.select_from(found))


@lru_cache(maxsize=KEPT)
def _of_newest(table: str, dialect: str, operators: Query) -> Any:
    """The places in the stories that changed last of those that the operators let through.

    And, without a story, how many stories these are and how many places were looked through.
    """
    stories: Any = sqlalchemy.select(_S.c.id, _S.c.outlet_id, _S.c.latest)
    stories = stories.where(*of_story(operators)).order_by(_S.c.changed_at.desc(), _S.c.id.desc())
    newest = stories.limit(bindparam("newest")).cte("newest").prefix_with("MATERIALIZED")
    source = newest.join(_V, _V.c.story_id == newest.c.id)
    if table == "paragraph_words":
        source = source.join(_VP, _VP.c.version_id == _V.c.id)
    looked = sqlalchemy.select(func.count()).select_from(newest).scalar_subquery()
    places, compared = _THAT_HAVE[dialect](table, _OF[table](operators, newest, source))
    return places.union_all(sqlalchemy.select(_NOTHING, looked, compared, _NOTHING))


def _in_list(table: str, places: Any) -> tuple[Any, Any]:
    """Those of these places that are among the newest with the words, and how many these are."""
    found = _matching(table, _NEWEST["sqlite"])
    key = _VP.c.paragraph_id if table == "paragraph_words" else _V.c.id
    many = sqlalchemy.select(func.count()).select_from(found).scalar_subquery()
    return places.where(_by_itself(key).in_(sqlalchemy.select(found.c.id))), many


def _one_by_one(table: str, places: Any) -> tuple[Any, Any]:
    """Those of these places whose row of the index has the words."""
    words = sqlalchemy.table(table, sqlalchemy.column("id"), sqlalchemy.column("words"))
    has_them = func.ts_match_vq(words.c.words, cast(bindparam("asked"), TSQUERY))
    none = sqlalchemy.literal(0)
    if table == "version_words":
        here = words.c.id == _V.c.id
        return places.where(sqlalchemy.exists().where(here, has_them)), none
    # Each once: most stand in several versions.
    once = places.subquery()
    here = words.c.id == once.c.paragraph_id
    return sqlalchemy.select(once).where(sqlalchemy.exists().where(here, has_them)), none


_THAT_HAVE = {"sqlite": _in_list, "postgresql": _one_by_one}


def _of_paragraphs(operators: Query, story: Any, source: Any) -> Any:
    asked = list(of_version(operators))
    # Not a condition on the row: whether the latest version has it is asked of all its versions.
    newest = func.max(case((and_(*asked), _V.c.id)) if asked else _V.c.id)
    stands = func.max(case((_V.c.number == story.c.latest, 1), else_=0))
    return (
        sqlalchemy.select(_V.c.story_id, story.c.outlet_id, newest, _VP.c.paragraph_id)
        .select_from(source)
        .group_by(_V.c.story_id, story.c.outlet_id, _VP.c.paragraph_id)
        .having(newest.is_not(None), *([stands == 0] if operators.removed else []))
    )


def _of_versions(operators: Query, story: Any, source: Any) -> Any:
    latest = sqlalchemy.exists().where(
        _LATEST.c.story_id == _V.c.story_id,
        _LATEST.c.number == story.c.latest,
        _LATEST.c.headline == _V.c.headline,
    )
    return (
        sqlalchemy.select(_V.c.story_id, story.c.outlet_id, func.max(_V.c.id), _NOTHING)
        .select_from(source)
        .where(*of_version(operators), *([~latest] if operators.removed else []))
        .group_by(_V.c.story_id, story.c.outlet_id)
    )


_OF = {"paragraph_words": _of_paragraphs, "version_words": _of_versions}
_NOTHING = sqlalchemy.null()


def _by_itself(column: Any) -> Any:
    """The column without its index (sqlite.org/optoverview.html, unary "+")."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


# -- what is asked of the index ------------------------------------------------------------------

_NEWEST = {
    "sqlite": "SELECT rowid AS id FROM {0} WHERE {0} MATCH :asked AND rowid < :before"
    " ORDER BY id DESC LIMIT :most",
    # The function behind @@ is one that no index answers. How often words stand, alone or together,
    # it does not know for most of them, and could read all rows, newest first, for a rare one.
    "postgresql": "WITH near AS MATERIALIZED (SELECT id FROM {0} WHERE id < :before"
    " AND id > (SELECT least(CAST(:before AS bigint), max(id) + 1) FROM {0}) - :window"
    " AND ts_match_vq(words, CAST(:asked AS tsquery)) ORDER BY id DESC LIMIT :most),"
    " matching AS MATERIALIZED (SELECT id FROM {0} WHERE words @@ CAST(:asked AS tsquery))"
    " SELECT id FROM near WHERE (SELECT count(*) FROM near) = :most UNION ALL"
    " (SELECT id FROM matching WHERE (SELECT count(*) FROM near) < :most AND id < :before"
    " ORDER BY id DESC LIMIT :most)",
}
"""The newest rows of an index that match."""


def _matching(table: str, form: str) -> CTE:
    """The ids of the newest rows of an index that match."""
    bound = text(form.format(table)).bindparams(bindparam("before", type_=Id))
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
