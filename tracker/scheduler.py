"""The desk's rounds in one process: one tick, again and again, until somebody says stop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC
from threading import Lock

from apscheduler.schedulers.background import BackgroundScheduler

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.rounds import Failed, News, Rounds, open_rounds
from tracker.errors import TrackerError

DRAIN_S = 20
"""Seconds that the round in hand has to end; below the 30 after which systemd and Docker's
Compose files commonly kill. What it had not filed by then is asked for again at the next start."""

log = logging.getLogger(__name__)


def run_rounds(settings: Settings, wait: Callable[[], object], *, clock: Clock = utc_now) -> None:
    """Poll what is due and send what is owed, every `poll.tick` seconds, until `wait` returns.

    Then the round in hand ends after the answer that it has, and this comes back. What goes wrong
    in one tick is logged, and the next tick comes.
    """
    # A round that takes longer than a tick is no mishap: the next tick is left out.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    with open_rounds(settings, clock=clock) as rounds:
        ticks = _Ticks(rounds)
        scheduler = BackgroundScheduler(timezone=UTC)
        scheduler.add_job(
            ticks.tick,
            "interval",
            seconds=settings.poll.tick,
            next_run_time=utc_now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,  # however late it is, after a night's sleep too
        )
        scheduler.start()
        log.info("polling into %s", settings.database.url.rpartition("@")[2])
        try:
            wait()
        finally:
            scheduler.shutdown(wait=False)
            ticks.stop()


class _Ticks:
    """The ticks of one run, one at a time."""

    def __init__(self, rounds: Rounds) -> None:
        self._rounds = rounds
        self._busy = Lock()

    def tick(self) -> None:
        """One round: look, then send."""
        with self._busy:
            for step in (self._poll, self._send):
                try:
                    step()
                except TrackerError as error:
                    log.error("%s", error)  # noqa: TRY400 (the text is for people; no traceback)

    def stop(self) -> None:
        """End the tick in hand, if there is one, and wait for it up to DRAIN_S."""
        self._rounds.stop()
        if not self._busy.acquire(timeout=DRAIN_S):
            log.warning("the round in hand did not end within %s s and is cut off", DRAIN_S)

    def _poll(self) -> None:
        self._rounds.poll(tell=_tell)

    def _send(self) -> None:
        if sent := self._rounds.send_alerts():
            log.info("%s mails sent", sent)


def _tell(news: News) -> None:
    """One line a thing."""
    if isinstance(news, Failed):
        log.warning("%s", news.text)
        return
    if news.version is None:
        return
    marks = [news.version.label, news.change.weight if news.change else "new"]
    log.info(
        "%s: story %s version %s (%s): %s",
        news.outlet.name,
        news.story.id,
        news.version.number,
        ", ".join(mark for mark in marks if mark),
        news.version.headline,
    )
