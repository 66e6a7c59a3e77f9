"""One process polls into a database; a second one waits, and takes over when the first is gone."""

from __future__ import annotations

import os
import platform
import secrets
from datetime import timedelta

from tracker.clock import Clock
from tracker.store import leaders
from tracker.store.database import Database


class Lead:
    """The right to poll, asked for again at every tick: that is the sign of life, too."""

    def __init__(self, database: Database, clock: Clock, tick: timedelta) -> None:
        """It is not asked for yet."""
        self._database = database
        self._clock = clock
        self._tick = tick
        self._me = f"{platform.node().replace(' ', '-')} {os.getpid()} {secrets.token_hex(4)}"
        self.other: str | None = None
        """Who polls, when it is another process."""

    def take(self) -> bool:
        """Whether this process polls from now until its next sign of life is overdue.

        Raises DatabaseError.
        """
        now, tick_s = self._clock(), self._tick.total_seconds()
        leader = self._database.write(
            lambda session: leaders.take_lead(session, self._me, now, tick_s, dead=self._is_dead)
        )
        self.other = None if leader.holder == self._me else leader.holder
        return self.other is None

    def leave(self) -> None:
        """Let another process take over at once."""
        with self._database.writing() as session:
            leaders.leave(session, self._me)

    def _is_dead(self, holder: str) -> bool:
        """True for a process of this machine that has ended; in doubt it lives.

        One with our own id, as the first of a container always has, was here before us.
        """
        machine, process, word = holder.split(" ")
        mine, ours, my_word = self._me.split(" ")
        if machine != mine:
            return False
        if process == ours:
            return word != my_word
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False  # it lives, and is another user's
        return False
