"""Watches by the thousand, and one change that they wait for: for whoever measures mails."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from sqlalchemy import insert

from tests.pipeline.wire import BODY, START, Wire
from tracker.alert.match import key_of
from tracker.models.records.alerts import Subscription
from tracker.models.values import Article
from tracker.store.database import Session

WAS = Article("Harbour strike enters second day", paragraphs=BODY)
NOW = Article(
    "Docks shut as talks on harbour strike fail",
    paragraphs=(BODY[0].replace("eleven", "forty"), *BODY[1:]),
)


WORDS = 2_000
OF_WORDS, OF_STORIES = range(6), range(6, 9)
"""Of ten watches."""

_ANY = Subscription(email="", scope="", begun_at=START, confirmed_at=START).model_dump(
    exclude={"id"}
)


def fill(session: Session, wishes: Iterator[tuple[str, str]]) -> Wire:
    """A wire whose first version stands, and a confirmed watch for each wish of scope and value."""
    wire = Wire(session)
    wire.shows(WAS)
    rows = [_row(number, scope, value) for number, (scope, value) in enumerate(wishes)]
    session.connection().execute(insert(Subscription), rows)
    return wire


def mixed(number: int, random: Random) -> Iterator[tuple[str, str]]:
    """Watches of words (each of WORDS by about as many), of one story, and of an outlet."""
    words = ["harbour", "strike", "docks", *(f"word{n}" for n in range(WORDS - 3))]
    for place in range(number):
        kind = place % 10
        if kind in OF_WORDS:
            yield "words", random.choice(words)
        elif kind in OF_STORIES:
            yield "story", str(random.randint(2, 50_000))
        else:
            yield "outlet", f"outlet{random.randint(1, 500)}"


def _row(number: int, scope: str, value: str) -> dict[str, Any]:
    email = f"reader{number}@example.org"
    return _ANY | {"email": email, "scope": scope, "value": value, "key": key_of(scope, value)}
