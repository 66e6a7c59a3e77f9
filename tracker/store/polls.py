"""Polls: what is due, what each look found, and the run-length record of it all.

A look that finds nothing new is the commonest thing that happens here, so it costs two UPDATEs
in a batch and no record is loaded for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Float, bindparam, case, insert, literal, update
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from tracker.models.records.evidence import PollSpan
from tracker.models.records.feeds import Feed, Listing
from tracker.models.records.looks import Looked
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address

NOBODY_ASKED = "held"
NOBODY_READ = "no reader"
"""What was answered could not be read here, for want of a process that reads."""

_NOT_THEIRS = frozenset({NOBODY_ASKED, NOBODY_READ})
"""Outcomes of looks that went wrong, and say nothing of the address."""


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one look at a feed or a story's page, as it is to be remembered."""

    target: Feed | Address
    at: datetime
    outcome: str
    """`same`, `changed`, or the kind of the error."""
    next_poll_at: datetime | None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    text_hash: str | None = None
    steady_hash: str | None = None
    error: str | None = None
    rhythm: Mapping[str, Any] | None = None
    """What the looks so far say of when to look again; None: what they said before."""
    unchanged: bool = False
    """Whether the answer was 304: not sent again."""

    def failures(self) -> int:
        """How many looks in a row failed through the address, this one among them."""
        if self.error is None:
            return 0
        return self.target.failures + (self.outcome not in _NOT_THEIRS)


@dataclass(frozen=True, slots=True)
class Due:
    """A feed or a story's page whose time has come, with what to send along."""

    id: int
    outlet_id: int
    url: str
    key: str
    """Of a page, by which it is known again; empty for a feed."""
    etag: str | None
    last_modified: str | None
    robots: bool
    """Whether the host's robots.txt is heeded."""


def feed_due(feed: Feed, outlet: Outlet) -> Due:
    """A feed that somebody wants to be looked at, due or not."""
    validators = feed.etag, feed.last_modified
    return Due(feed.id or 0, feed.outlet_id, feed.url, "", *validators, outlet.robots)


def due_feeds(session: Session, now: datetime | None) -> list[Due]:
    """Feeds whose time has come, the longest due first; without `now`, all that are not paused."""
    of = Feed.__table__.c  # type: ignore[attr-defined]
    robots = col(Outlet.robots)
    query = columns(of.id, of.outlet_id, of.url, literal(""), of.etag, of.last_modified, robots)
    query = query.join(Outlet, col(Outlet.id) == of.outlet_id)
    query = query.where(col(Feed.state) != "paused").order_by(col(Feed.next_poll_at))
    if now is not None:
        query = query.where(col(Feed.next_poll_at) <= now)
    return [Due(*row) for row in session.connection().execute(query)]


def longest_due(session: Session) -> datetime | None:
    """When the active feed that is due first was or will be due; None where there is none."""
    first = select(Feed.next_poll_at).where(Feed.state == "active")
    first = first.where(col(Feed.next_poll_at).is_not(None))
    return session.exec(first.order_by(col(Feed.next_poll_at)).limit(1)).first()


def due_pages(session: Session, now: datetime | None, *, limit: int) -> list[Due]:
    """Stories' pages whose time has come; without `now`, all that are looked at.

    The longest due of each outlet first, then the second of each: however many one outlet has, it
    does not keep the others out of the limit.
    """
    due_at = col(Address.next_poll_at)
    turn = func.row_number().over(partition_by=col(Address.outlet_id), order_by=due_at)
    due = select(Address, turn.label("turn")).where(due_at.is_not(None))
    due = due.where(col(Address.in_use).is_(True))
    if now is not None:
        due = due.where(due_at <= now)
    of = due.subquery().c
    robots = col(Outlet.robots)
    query = columns(of.id, of.outlet_id, of.value, of.key, of.etag, of.last_modified, robots)
    query = query.join(Outlet, col(Outlet.id) == of.outlet_id)
    query = query.order_by(of.turn, of.next_poll_at).limit(limit)
    return [Due(*row) for row in session.connection().execute(query)]


def feeds_of(session: Session, ids: Iterable[int]) -> dict[int, tuple[Feed, Outlet]]:
    """These feeds as they stand now, by id."""
    query = select(Feed, Outlet).join(Outlet, col(Outlet.id) == Feed.outlet_id)
    rows = session.exec(query.where(col(Feed.id).in_(ids)))
    return {feed.id or 0: (feed, outlet) for feed, outlet in rows}


def pages_of(session: Session, ids: Iterable[int]) -> dict[int, tuple[Address, Outlet]]:
    """These pages as they stand now, by id; not those that the outlet has given up."""
    query = (
        select(Address, Outlet)
        .join(Outlet, col(Outlet.id) == Address.outlet_id)
        .where(col(Address.id).in_(ids), col(Address.in_use).is_(True))
    )
    return {address.id or 0: (address, outlet) for address, outlet in session.exec(query)}


def spans_of(session: Session, story_id: int, since: datetime) -> Sequence[PollSpan]:
    """Every run of looks at a story's pages, and at the feeds that list it, since that moment.

    In order of time.
    """
    return session.exec(_SPANS, params={"story": story_id, "since": since}).all()


_SPANS = (
    select(PollSpan)
    .where(
        col(PollSpan.url).in_(
            columns(col(Address.value))
            .where(col(Address.story_id) == bindparam("story"))
            .union(
                columns(col(Feed.url))
                .join(Listing, col(Listing.feed_id) == col(Feed.id))
                .where(col(Listing.story_id) == bindparam("story"))
            )
        ),
        col(PollSpan.to_at) >= bindparam("since"),
    )
    .order_by(col(PollSpan.from_at), col(PollSpan.id))
)
"""As written once: building it anew took a third of the time of asking it."""


def refusing(
    session: Session, story_ids: Sequence[int], outcomes: Iterable[str]
) -> dict[int, list[PollSpan]]:
    """Every run of looks at the pages of those of these stories that ever had such an outcome.

    By story, in order of time.
    """
    at_page: Any = col(Address.value) == col(PollSpan.url)
    refused = columns(col(Address.story_id)).join(PollSpan, at_page)
    refused = refused.where(
        col(Address.story_id).in_(story_ids), col(PollSpan.outcome).in_(list(outcomes))
    )
    query = select(Address.story_id, PollSpan).join(PollSpan, at_page)
    query = query.where(col(Address.story_id).in_(refused), col(PollSpan.address_id).is_not(None))
    found: dict[int, list[PollSpan]] = {}
    for story_id, span in session.exec(query.order_by(col(PollSpan.from_at), col(PollSpan.id))):
        found.setdefault(story_id, []).append(span)
    return found


def remember(session: Session, looks: Sequence[Look]) -> None:
    """Remember looks: a run of equal outcomes is lengthened, another outcome begins a new one."""
    _lengthen(session, [look for look in looks if _goes_on(look)])
    _begin_spans(session, [look for look in looks if not _goes_on(look)])
    for noun in (Feed, Address):
        _touch(session, noun, [look for look in looks if isinstance(look.target, noun)])


ANSWERS = 100
"""Last answers of a feed of which it is known whether they were 304: a day's, for most."""

LATE = timedelta(minutes=10)
"""A look that comes so much later than planned begins a new run, so that the record says when
nobody looked. A conveyor under load is late by seconds, and a restart by a minute."""


def _goes_on(look: Look) -> bool:
    target = look.target
    if target.span_id is None or target.outcome != look.outcome:
        return False
    return target.next_poll_at is None or look.at <= target.next_poll_at + LATE


def _gap_s(look: Look) -> float:
    before = look.target.polled_at
    return (look.at - before).total_seconds() if before else 0.0


def _lengthen(session: Session, looks: Sequence[Look]) -> None:
    if not looks:
        return
    longest = col(PollSpan.longest_gap_s)
    gap = bindparam("gap", type_=Float)
    statement = (
        update(PollSpan.__table__)  # type: ignore[attr-defined]
        .where(col(PollSpan.id) == bindparam("span"))
        .values(
            to_at=bindparam("at"),
            polls=col(PollSpan.polls) + 1,
            longest_gap_s=case((longest < gap, gap), else_=longest),
            last_hash=bindparam("hash"),
            due_at=bindparam("due"),
        )
    )
    rows = [
        {
            "span": look.target.span_id,
            "at": look.at,
            "gap": _gap_s(look),
            "hash": look.body_hash,
            "due": look.next_poll_at,
        }
        for look in looks
    ]
    session.connection().execute(statement, rows)


def _begin_spans(session: Session, looks: Sequence[Look]) -> None:
    """In one statement, however many: after a night without a look that is every feed there is."""
    if not looks:
        return
    table = PollSpan.__table__  # type: ignore[attr-defined]
    begin = insert(table).returning(table.c.id, table.c.feed_id, table.c.address_id)
    begun = session.connection().execute(begin, [_span(look) for look in looks])
    span_of = {(feed_id, address_id): span_id for span_id, feed_id, address_id in begun}
    for look in looks:
        look.target.span_id = span_of[_ids(look.target)]


def _span(look: Look) -> dict[str, object]:
    feed_id, address_id = _ids(look.target)
    return {
        "url": look.target.url if isinstance(look.target, Feed) else look.target.value,
        "feed_id": feed_id,
        "address_id": address_id,
        "outcome": look.outcome,
        "from_at": look.at,
        "to_at": look.at,
        "polls": 1,
        "longest_gap_s": _gap_s(look),
        "last_hash": look.body_hash,
        "due_at": look.next_poll_at,
    }


def _ids(target: Feed | Address) -> tuple[int | None, int | None]:
    """Of a feed, and of a page: one of them is None."""
    return (target.id, None) if isinstance(target, Feed) else (None, target.id)


def _touch(session: Session, noun: type[Looked], looks: Sequence[Look]) -> None:
    """Write what each target remembers of its last look.

    One that belongs to the transaction is written with all else that the transaction says of it.
    """
    for look in looks:
        _take_in(look)
    alone = [look.target for look in looks if look.target not in session]
    if not alone:
        return
    table = noun.__table__  # type: ignore[attr-defined]
    names = [*Looked.model_fields, *(["answers"] if noun is Feed else [])]
    statement = update(table).where(table.c.id == bindparam("target_id"))
    statement = statement.values({name: bindparam(f"new_{name}") for name in names})
    session.connection().execute(statement, [_row(target, names) for target in alone])


def _take_in(look: Look) -> None:
    """Have the target remember the look; after an error, its validators stay."""
    target = look.target
    target.failures = look.failures()
    if look.error is None:
        target.etag, target.last_modified = look.etag, look.last_modified
        target.body_hash, target.text_hash = look.body_hash, look.text_hash
        target.steady_hash, target.read_at = look.steady_hash, look.at
        if isinstance(target, Feed):
            target.answers = f"{target.answers}{'u' if look.unchanged else 'a'}"[-ANSWERS:]
    if look.rhythm is not None:
        target.rhythm = dict(look.rhythm)
    target.polled_at, target.next_poll_at = look.at, look.next_poll_at
    target.last_error, target.outcome = look.error, look.outcome


def _row(target: Feed | Address, names: Iterable[str]) -> dict[str, object]:
    row: dict[str, object] = {f"new_{name}": getattr(target, name) for name in names}
    row["target_id"] = target.id
    return row
