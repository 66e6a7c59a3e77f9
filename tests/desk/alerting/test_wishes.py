"""What a watch may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tracker.desk.alerting.wishes import When, check_wanted, wanted, web_address
from tracker.errors import NotFoundError, RefusedError
from tracker.store.database import Database, Session

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.reading() as session:
        yield session
    database.close()


def test_a_wish_becomes_a_watch_that_nobody_has_said_yes_to(session: Session) -> None:
    wish = When("weekly", "07:30", 4, "Asia/Seoul", "22:00-07:00")
    made = wanted(
        session,
        "A@Example.org",
        scope="words",
        value="flood",
        on="word_appears",
        wish=wish,
        now=NOW,
    )
    assert (made.email, made.key, made.confirmed_at) == ("A@example.org", "word:flood", None)
    assert (made.how, made.weekday, made.quiet) == ("weekly", 4, "22:00-07:00")


@pytest.mark.parametrize(
    ("scope", "value", "on", "wish", "error"),
    [
        ("outlet", "paper", "headline", When(), NotFoundError),
        ("story", "7", "headline", When(), NotFoundError),
        ("words", "…", "headline", When(), RefusedError),
        ("all", "", "moon", When(), RefusedError),
        ("all", "", "word_appears", When(), RefusedError),
        ("words", "flood", "feed_failing", When(), RefusedError),
        ("all", "", "headline", When("yearly"), RefusedError),
        ("all", "", "headline", When(at="7"), RefusedError),
        ("all", "", "headline", When(zone="Mars/Base"), RefusedError),
        ("all", "", "headline", When(quiet="night"), RefusedError),
    ],
)
def test_what_could_never_be_served_is_refused(  # noqa: PLR0917 (a column each)
    session: Session, scope: str, value: str, on: str, wish: When, error: type[Exception]
) -> None:
    with pytest.raises(error):
        check_wanted(session, scope=scope, value=value, on=on, wish=wish)


def test_a_program_has_a_web_address() -> None:
    assert web_address("HTTPS://hook.example/in") == "HTTPS://hook.example/in"
    for other in ("", "hook.example", "file:///etc/hosts", "javascript:alert(1)"):
        with pytest.raises(RefusedError, match="no web address"):
            web_address(other)
