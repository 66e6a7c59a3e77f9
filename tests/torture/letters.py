"""`python -m tests.torture.letters`: mails while their sender is killed at the worst moments.

A real mail server takes the mails, and kills the process that sends them (SIGKILL): before it
answers that it took one, just as it answers, or a moment later. Another sender then goes on, six
minutes later by its clock. None may be lost; none may come twice but for a kill, and then with the
Message-ID that it had.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from random import Random
from typing import Any

from tests.bench.readers import NOW, fill
from tests.mailserver import MailServer
from tests.pipeline.wire import START
from tracker.alert.mail import Mailer
from tracker.desk.alerting.letters import LEASE, Post
from tracker.desk.alerting.ways import ByMail
from tracker.store.database import Database

LONGEST_DELAY = 0.02
"""Seconds after an answer at which a sender is killed: about what the next letter takes."""


@dataclass
class Killer:
    """Takes mails, and kills whoever sends them as often as it was told."""

    mails: int
    kills: int
    random: Random
    sender: subprocess.Popen[bytes] | None = None
    killed: int = 0
    taken: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The Message-IDs that came for each reader."""

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content)
        self.taken[envelope.rcpt_tos[0]].append(str(message["Message-ID"]))
        if self.killed < self.kills and self.random.random() < 1.5 * self.kills / self.mails:
            self._kill()
        return "250 taken"

    def _kill(self) -> None:
        sender, self.sender = self.sender, None
        if sender is None:
            return
        self.killed += 1
        if self.random.random() < 1 / 3:
            sender.kill()
        else:
            threading.Timer(self.random.uniform(0, LONGEST_DELAY), sender.kill).start()

    @property
    def twice(self) -> int:
        """How many mails came more than once."""
        return sum(len(ids) - 1 for ids in self.taken.values())


def torture(folder: Path, *, mails: int, kills: int, seed: int = 7) -> Killer:
    """Send so many mails through so many kills at most; what came comes back."""
    url = f"sqlite:///{folder / 'tracker.db'}"
    database = Database(url)
    database.upgrade()
    with database.writing() as session:
        fill(session, (("all", "") for _ in range(mails))).shows(NOW)
    database.close()
    killer = Killer(mails, kills, Random(seed))
    server = MailServer(killer, hostname="127.0.0.1", port=0)
    server.start()
    for round_ in range(kills + 2):
        sender = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.torture.letters"),
                *("--send", url, str(server.port), str(round_)),
            ]
        )
        killer.sender = sender
        if sender.wait() == 0:
            break
    server.stop()
    return killer


def send(url: str, port: int, round_: int) -> None:
    """What a sender does; `round_` says how many were there before it."""
    mailer = Mailer(host="127.0.0.1", port=port, tls="none", sender="desk@example.org")
    now = START + timedelta(hours=1) + round_ * (LEASE + timedelta(minutes=1))
    Post(Database(url), ByMail(mailer), base_url="", clock=lambda: now).send_due()


def main() -> int:
    """Say what came; 1 when a mail was lost, or came twice without a kill."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.letters", description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--send", nargs=3, metavar=("URL", "PORT", "ROUND"))
    arguments = parser.parse_args()
    if arguments.send:
        url, port, round_ = arguments.send
        send(url, int(port), int(round_))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = torture(Path(folder), mails=arguments.mails, kills=arguments.kills)
    lost = arguments.mails - len(found.taken)
    renamed = sum(len(set(ids)) > 1 for ids in found.taken.values())
    print(
        f"{arguments.mails:,} mails, {found.killed} kills: {lost} lost, {found.twice} twice, ",
        end="",
    )
    print(f"{renamed} of them under another Message-ID")
    return int(lost > 0 or found.twice > found.killed or renamed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
