"""Whom we follow and who wants to hear of it: outlets, feeds, watches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_bytes

from tracker.alert.webhook import SECRET_BYTES, secret_of
from tracker.clock import Clock, utc_now
from tracker.config import OutletEntry, Settings, WatchEntry, load_outlets, load_watches
from tracker.desk.alerting import configured
from tracker.desk.alerting.wishes import AT_ONCE, When, wanted, web_address
from tracker.desk.opening import open_database
from tracker.desk.way_out import open_fetcher
from tracker.errors import RefusedError
from tracker.models.records.alerts import Subscription
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.values import Answer, Ask, FeedText
from tracker.store import alerts, feeds, outlets
from tracker.store.database import Database, Session


class Following:
    """The questions of whoever keeps this desk."""

    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        """Keep it in this database, by this clock."""
        self._database = database
        self._clock = clock

    def take_over(self, named: Mapping[str, OutletEntry]) -> None:
        """Make outlets.toml so: its feeds are polled, those taken out of it are paused.

        Doing it again changes nothing.
        """
        with self._database.writing() as session:
            followed = set()
            for name, entry in named.items():
                outlet = outlets.keep_outlet(
                    session,
                    name,
                    title=entry.title,
                    dialect=entry.dialect,
                    labels=entry.labels,
                    declares={str(name): does for name, does in entry.declares.items()},
                    robots=entry.robots,
                    zone=entry.zone,
                )
                for wanted in entry.feeds:
                    feed = self._keep_feed(session, outlet, wanted.url)
                    followed.add(feed.url)
                    feed.interval_s, feed.pages, feed.configured = (
                        wanted.interval,
                        wanted.pages,
                        True,
                    )
            for feed, _ in feeds.all_feeds(session):
                if feed.configured and feed.url not in followed:
                    feeds.pause(session, feed)

    def take_watches_over(self, named: Mapping[str, WatchEntry]) -> None:
        """Make watches.toml so: its watches go on, those taken out of it end.

        Doing it again changes nothing. Raises ConfigError for one that could never be served.
        """
        with self._database.writing() as session:
            configured.take_over(session, named, self._clock())

    def add_feed(self, url: str, *, outlet: str, dialect: str | None = None) -> Feed:
        """Follow a feed of an outlet, which begins with it where it is new.

        Raises RefusedError for what is no web address.
        """
        url = web_address(url)
        with self._database.writing() as session:
            known = outlets.outlet_named(session, outlet)
            kept = known or outlets.keep_outlet(
                session, outlet, title=outlet, dialect=dialect or "any"
            )
            feed = self._keep_feed(session, kept, url)
            if feed.paused_by:
                feeds.resume(session, feed, self._clock())
            feed.state = "active"
            session.flush()
            return feed

    def remove_feed(self, named: str) -> Feed:
        """Poll a feed no more; its stories stay.

        Raises NotFoundError, and RefusedError for one that outlets.toml names.
        """
        with self._database.writing() as session:
            feed, _ = feeds.feed_named(session, named)
            if feed.configured and (feed.state == "active" or feed.paused_by):
                raise RefusedError(f"{feed.url}: stands in outlets.toml; take it out there")
            feeds.pause(session, feed)
            return feed

    def feeds(self) -> Sequence[tuple[Feed, Outlet]]:
        """All feeds with their outlets, by outlet and address."""
        with self._database.reading() as session:
            return feeds.all_feeds(session)

    def outlets(self) -> Sequence[Outlet]:
        """All outlets, by name."""
        with self._database.reading() as session:
            return outlets.outlets(session)

    def watch(
        self,
        email: str,
        *,
        scope: str,
        value: str = "",
        on: str = "headline",
        wish: When = AT_ONCE,
        webhook: str = "",
    ) -> Subscription:
        """Subscribe an address to what happens to all stories, an outlet's, one, or with words.

        With a webhook that program is told instead, with a secret of its own, and the address is of
        whoever answers for it. Whoever keeps the desk has asked the reader: the watch is confirmed.
        Raises RefusedError for an address that is none, words that hold no word, an occasion, time
        or zone that there is none of; NotFoundError for an unknown outlet or story. Asking twice
        changes nothing.
        """
        with self._database.writing() as session:
            now = self._clock()
            begun = wanted(session, email, scope=scope, value=value, on=on, wish=wish, now=now)
            begun.confirmed_at = now
            if webhook:
                begun.webhook = web_address(webhook)
                begun.secret = secret_of(token_bytes(SECRET_BYTES))
            return alerts.add_subscription(session, begun)

    def pause_watch(self, watch_id: int, days: int) -> Subscription:
        """Let a watch rest for so many days from now; with none it goes on at once.

        Raises NotFoundError.
        """
        until = self._clock() + timedelta(days=days) if days else None
        with self._database.writing() as session:
            return alerts.pause_subscription(session, watch_id, until)

    def watches(self) -> Sequence[Subscription]:
        """All watches that go on, in the order begun."""
        with self._database.reading() as session:
            return alerts.subscriptions(session)

    def end_watch(self, watch_id: int) -> Subscription:
        """End a watch.

        Raises NotFoundError.
        """
        with self._database.writing() as session:
            return alerts.end_subscription(session, watch_id, self._clock())

    def _keep_feed(self, session: Session, outlet: Outlet, url: str) -> Feed:
        now = self._clock()
        feed = feeds.feed_at(session, url) or Feed(
            outlet_id=outlet.id or 0, url=url, added_at=now, next_poll_at=now
        )
        feed.outlet_id = outlet.id or 0
        if feed.state == "paused" and not feed.paused_by:
            feeds.resume(session, feed, now)
        session.add(feed)
        return feed


@contextmanager
def open_following(settings: Settings, *, from_files: bool = True) -> Iterator[Following]:
    """The following wing of the desk; both files are taken over first unless told otherwise.

    Raises ConfigError for a file that cannot be.
    """
    with open_database(settings) as database:
        following = Following(database)
        if from_files:
            following.take_over(load_outlets())
            following.take_watches_over(load_watches())
        yield following


# -- before anything is followed -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedChecked:
    """What a feed would give: its answer, its entries, and how many of them have their text."""

    answer: Answer
    text: FeedText
    full_texts: int


def check_feed(settings: Settings, url: str) -> FeedChecked:
    """Ask for a feed once and keep nothing.

    Raises FetchError when it cannot be had, and ParseError when it is no feed.
    """
    # Reading a feed loads more than listing the feeds takes altogether.
    from tracker.parse.article import has_text  # noqa: PLC0415
    from tracker.pipeline.reading import feed_text, open_readers  # noqa: PLC0415

    with open_fetcher(settings) as fetcher:
        answer = fetcher.fetch(Ask(url))
    with open_readers() as readers:
        text = feed_text(readers, answer).result()
    return FeedChecked(answer, text, sum(has_text(entry) for entry in text.entries))


def check_parts(settings: Settings) -> None:
    """Make the parts that the settings describe, and see whether the database answers.

    A file that is not there yet is made by the first start. Raises ConfigError and DatabaseError
    where they contradict themselves, or it does not answer.
    """
    from tracker.desk.alerting.letters import open_mailer  # noqa: PLC0415 (start-up time, as above)

    database = Database(settings.database.url)
    database.try_out()
    database.close()
    open_mailer(settings)
    open_fetcher(settings).close()
