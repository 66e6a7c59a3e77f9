"""`python -m tests.bench.alerts`: who wants a change, among 100,000 watches; and mails a second.

A change is matched in an open transaction, from its headlines to the rows of the alerts that are
owed, beside a scan of all watches. Mails are put together from the archive and handed one by one
to a mail server in this same process, each answer on record before the next leaves. Seconds are of
CPU, of this process, the mail server's share included; the clock's are given beside them.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import delete
from sqlmodel import select

from tests.bench.readers import NOW, WAS, fill, mixed
from tests.mailserver import MailServer
from tests.pipeline.wire import START
from tracker.alert.mail import Mailer
from tracker.alert.match import Event, wants
from tracker.desk.alerting.letters import Post
from tracker.desk.alerting.ways import ByMail
from tracker.models.records.alerts import Alert, Subscription
from tracker.models.records.outlets import Outlet
from tracker.models.records.versions import Change, Version
from tracker.models.values import Weight
from tracker.pipeline.owing import owe_alerts
from tracker.store.database import Database, Session

TIMES = 10


class _Sink:
    """Takes every mail."""

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        return "250 taken"


def main() -> int:
    """Print both; 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.alerts", description=__doc__)
    parser.add_argument("--watches", type=int, default=100_000)
    parser.add_argument("--mails", type=int, default=1_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _matching(f"sqlite:///{Path(folder) / 'watches.db'}", arguments.watches)
        _sending(f"sqlite:///{Path(folder) / 'mails.db'}", arguments.mails)
    return 0


def _matching(url: str, watches: int) -> None:
    database = Database(url)
    database.upgrade()
    with database.writing() as session:
        wire = fill(session, mixed(watches, Random(7)))
        wire.shows(NOW)
    with database.writing() as session:
        owed = _match(session)
        ours = _best(lambda: _match(session))
        scan = _best(lambda: _scan(session), 1)
    database.close()
    print(f"{watches:,} watches, {owed} of them want the change: {ours * 1000:.1f} ms", end="; ")
    print(f"a scan of all {scan * 1000:.0f} ms, {scan / ours:.0f} times as long")


def _match(session: Session) -> int:
    session.connection().execute(delete(Alert))
    outlet, change = session.get_one(Outlet, 1), session.get_one(Change, 1)
    old, new = session.get_one(Version, 1), session.get_one(Version, 2)
    return owe_alerts(session, outlet, (old, new), change)


def _scan(session: Session) -> int:
    event = Event(
        outlet="wire",
        story_id=1,
        headlines=(WAS.headline, NOW.headline),
        weight=Weight.HEADLINE,
    )
    everyone = session.exec(select(Subscription)).all()
    return sum(wants(one.scope, one.value, one.on, event) for one in everyone)


def _best(work: Callable[[], object], times: int = TIMES) -> float:
    found = []
    for _ in range(times):
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found)


def _sending(url: str, mails: int) -> None:
    database = Database(url)
    database.upgrade()
    with database.writing() as session:
        wire = fill(session, (("all", "") for _ in range(mails)))
        wire.shows(NOW)
    server = MailServer(_Sink(), hostname="127.0.0.1", port=0)
    server.start()
    mailer = Mailer(host="127.0.0.1", port=server.port, tls="none", sender="desk@example.org")
    clock = START + timedelta(hours=1)
    post = Post(
        database, ByMail(mailer), base_url="https://tracker.example.org", clock=lambda: clock
    )
    begun, clocked = process_time(), perf_counter()
    sent = post.send_due()
    taken, passed = process_time() - begun, perf_counter() - clocked
    server.stop()
    database.close()
    print(f"{sent:,} mails composed, handed over and put on record: ", end="")
    print(f"{sent / taken:.0f} a second of CPU ({sent / passed:.0f} by the clock)")


if __name__ == "__main__":
    raise SystemExit(main())
