"""The desk's rounds in one process: one tick, again and again, until somebody says stop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import UTC, timedelta
from functools import partial
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.polling.leading import Lead
from tracker.desk.polling.rounds import Failed, News, Noticed, Rounds, Sending, open_rounds
from tracker.errors import TrackerError

DRAIN_S = 20
"""Seconds that the answer in hand has to be filed; below the 30 after which systemd and Docker's
Compose files commonly kill. What it had not filed by then is asked for again at the next start."""

SEND_S = 1
"""Seconds between two looks for letters that are due: one question to the database."""

log = logging.getLogger(__name__)


def run_rounds(settings: Settings, until: Callable[[], object], *, clock: Clock = utc_now) -> None:
    """Poll what is due and send what is owed, every `poll.tick` seconds, until `until` returns.

    Then the answer in hand is filed, and this comes back. What goes wrong is logged, and the next
    tick begins anew.
    """
    # Sending that takes longer than a tick is no mishap: the next tick is left out.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    with open_rounds(settings, clock=clock) as rounds:
        tick = timedelta(seconds=settings.poll.tick)
        work = _Work(rounds, rounds.lead(tick))
        scheduler = BackgroundScheduler(timezone=UTC)
        add = partial(
            scheduler.add_job,
            trigger="interval",
            seconds=settings.poll.tick,
            next_run_time=utc_now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,  # however late it is, after a night's sleep too
        )
        add(work.tick)
        add(work.send, seconds=min(SEND_S, settings.poll.tick))
        scheduler.start()
        log.info("polling into %s", settings.database.url.rpartition("@")[2])
        try:
            until()
        finally:
            scheduler.shutdown(wait=False)
            work.stop()


class _Work:
    """What one run does: it polls on and on, and sends at every tick; each way has its thread."""

    def __init__(self, rounds: Rounds, lead: Lead) -> None:
        self._rounds = rounds
        self._lead = lead
        self._waits_for: str | None = None
        self._threads = ThreadPoolExecutor(1 + len(rounds.posts), "rounds")
        self._polling: Future[None] | None = None
        self._sending: list[Future[None] | None] = [None for _ in rounds.posts]

    def tick(self) -> None:
        """Have what is due looked at; polling that ended with an error is begun again."""
        if self._polling is None or _ended(self._polling):
            self._polling = self._threads.submit(self._rounds.keep_polling, self._lead, tell=_tell)
        self._rounds.tick()
        self._say_who_polls()

    def send(self) -> None:
        """Send what is owed on each way, unless the last sending still goes on there.

        Where another process polls, that one sends.
        """
        if self._lead.other:
            return
        for place, post in enumerate(self._rounds.posts):
            last = self._sending[place]
            if last is None or _ended(last):
                self._sending[place] = self._threads.submit(_send, post)

    def _say_who_polls(self) -> None:
        if self._lead.other != self._waits_for:
            self._waits_for = self._lead.other
            if self._waits_for:
                machine, process, _ = self._waits_for.split(" ")
                log.info("process %s on %s polls into it already; waiting", process, machine)
            else:
                log.info("polling has been taken over")

    def stop(self) -> None:
        """End what goes on, and wait for it up to DRAIN_S."""
        self._rounds.stop()
        going_on: list[Future[Any]] = [one for one in (self._polling, *self._sending) if one]
        if wait(going_on, timeout=DRAIN_S).not_done:
            log.warning("the answer in hand was not filed within %s s and is cut off", DRAIN_S)
        self._threads.shutdown(wait=False, cancel_futures=True)


def _send(post: Sending) -> None:
    if sent := post.send_due():
        log.info("%s alerts sent", sent)


def _ended(future: Future[Any]) -> bool:
    """Whether it ended; why, if with an error, is logged: in words for people where it has some."""
    if not future.done():
        return False
    error = future.exception()
    if isinstance(error, TrackerError):
        log.error("%s", error)
    elif error:
        log.error("the rounds go on after an error that nobody foresaw", exc_info=error)
    return True


def _tell(news: News) -> None:
    """One line a thing."""
    if isinstance(news, Failed | Noticed):
        ours = isinstance(news, Failed) and news.ours
        log.log(logging.ERROR if ours else logging.WARNING, "%s", news.text)
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
