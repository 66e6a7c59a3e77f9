"""An archive to search in, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.web.newsroom import FERRY, LATER, Newsroom
from tracker.models.queries import Query, Term
from tracker.models.values import Article, Label, LabelKind
from tracker.store.database import Database, Session

TOLL = Article(
    headline="Toll on Linnet Bridge rises",
    paragraphs=("The toll rises by a third in January.", "The Meridian runs on."),
)


@contextmanager
def archive(database_url: str) -> Iterator[Session]:
    """Story 1 in three versions, at noon, 12:15 and 12:30; story 2, of another outlet, in one."""
    database = Database(database_url)
    newsroom = Newsroom(database)
    last = replace(
        FERRY, headline="Ferry afloat", label=Label("LEAD", LabelKind.UPDATE, 1), note="(ADDS tow)"
    )
    for said in (FERRY, LATER, last):
        newsroom.publishes(said)
    newsroom.publishes(TOLL, "https://quay.example/2", outlet="quay", title="Quay")
    with database.reading() as session:
        yield session
    database.close()


def asked(*terms: str, **more: object) -> Query:
    read = tuple(Term(tuple(one.rstrip("*").split()), one.endswith("*")) for one in terms)
    return Query(terms=read, **more)  # type: ignore[arg-type]
