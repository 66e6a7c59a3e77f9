from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.store import leaders
from tracker.store.database import Database, Session
from tracker.store.leaders import LEASE

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def take(database: Database, holder: str, now: datetime, *, dead: bool = False) -> str:
    def work(session: Session) -> str:
        return leaders.take_lead(session, holder, now, 5.0, dead=lambda _: dead).holder

    return database.write(work)


def test_one_polls_and_the_other_takes_over_when_it_gives_no_sign_of_life(
    database: Database,
) -> None:
    assert take(database, "a 1 x", NOON) == "a 1 x"
    assert take(database, "b 2 y", NOON + LEASE) == "a 1 x"
    assert take(database, "a 1 x", NOON + LEASE) == "a 1 x"
    assert take(database, "b 2 y", NOON + 2 * LEASE) == "a 1 x"
    late = NOON + 2 * LEASE + timedelta(seconds=1)
    assert take(database, "b 2 y", late) == "b 2 y"
    assert take(database, "a 1 x", late) == "b 2 y"
    with database.reading() as session:
        leader = leaders.leader(session)
        assert leader is not None
        assert (leader.since, leader.beat_at, leader.tick_s) == (late, late, 5.0)


def test_who_is_known_to_be_dead_is_not_waited_for(database: Database) -> None:
    take(database, "a 1 x", NOON)
    assert take(database, "b 2 y", NOON, dead=True) == "b 2 y"


def test_who_leaves_is_followed_at_once_and_nobody_else_can_make_it_leave(
    database: Database,
) -> None:
    take(database, "a 1 x", NOON)
    for holder, left in (("b 2 y", "a 1 x"), ("a 1 x", "b 2 y")):
        with database.writing() as session:
            leaders.leave(session, holder)
        assert take(database, "b 2 y", NOON) == left
    with database.writing() as session:
        leaders.leave(session, "b 2 y")
    with database.reading() as session:
        assert leaders.leader(session) is None
