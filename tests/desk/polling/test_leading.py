from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from tracker.desk.polling.leading import Lead
from tracker.store import leaders
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
TICK = timedelta(seconds=5)


def holds(database: Database, holder: str) -> None:
    """Somebody polls, and gave a sign of life just now."""
    with database.writing() as session:
        leaders.take_lead(session, holder, NOON, 5.0, dead=lambda _: True)


def ours(database: Database) -> list[str]:
    """Machine, process and word of a lead of this process."""
    lead = Lead(database, lambda: NOON, TICK)
    assert lead.take()
    with database.reading() as session:
        leader = leaders.leader(session)
    assert leader is not None
    lead.leave()
    return leader.holder.split(" ")


def test_the_second_one_waits_until_the_first_one_leaves(database: Database) -> None:
    """Both of one process, as no two are: the second is told from the first by its word alone."""
    machine, _, _ = ours(database)
    holds(database, f"{machine} {os.getppid()} first")
    second = Lead(database, lambda: NOON, TICK)
    assert not second.take()
    assert second.other == f"{machine} {os.getppid()} first"
    with database.writing() as session:
        leaders.leave(session, second.other)
    assert second.take()
    assert second.other is None


def test_a_process_of_this_machine_that_ended_is_followed_at_once(database: Database) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    machine, process, _ = ours(database)
    for dead in (f"{machine} {ended.pid} x", f"{machine} {process} before"):
        holds(database, dead)
        lead = Lead(database, lambda: NOON, TICK)
        assert lead.take()
        lead.leave()


def test_a_process_of_another_machine_is_waited_for(database: Database) -> None:
    holds(database, "elsewhere 1 x")
    now = [NOON]
    lead = Lead(database, lambda: now[0], TICK)
    assert not lead.take()
    now[0] += leaders.LEASE + TICK
    assert lead.take()
