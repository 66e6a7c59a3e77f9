"""Polls: what is due, what each look found, and the run-length record of it all.

A look that finds nothing new is the commonest thing that happens here, so it costs two UPDATEs
in a batch and no record is loaded for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Float, bindparam, case, update
from sqlmodel import Session, col, select

from tracker.models.records.evidence import PollSpan
from tracker.models.records.feeds import Feed
from tracker.models.records.looks import Looked
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story


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
    error: str | None = None


def due_pages(
    session: Session, now: datetime | None, *, limit: int
) -> Sequence[tuple[Address, Outlet, Story]]:
    """Stories' pages whose time has come, the longest due first; without `now`, all of them."""
    query = (
        select(Address, Outlet, Story)
        .join(Outlet, col(Outlet.id) == Address.outlet_id)
        .join(Story, col(Story.id) == Address.story_id)
        .where(col(Address.next_poll_at).is_not(None))
        .order_by(col(Address.next_poll_at))
        .limit(limit)
    )
    if now is not None:
        query = query.where(col(Address.next_poll_at) <= now)
    return session.exec(query).all()


def remember(session: Session, looks: Sequence[Look]) -> None:
    """Remember looks: a run of equal outcomes is lengthened, another outcome begins a new one."""
    lengthened = [look for look in looks if _goes_on(look)]
    _lengthen(session, lengthened)
    for look in looks:
        if not _goes_on(look):
            _begin_span(session, look)
    for noun in (Feed, Address):
        _touch(session, noun, [look for look in looks if isinstance(look.target, noun)])


def _goes_on(look: Look) -> bool:
    return look.target.span_id is not None and look.target.outcome == look.outcome


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
        )
    )
    session.connection().execute(
        statement,
        [
            {"span": x.target.span_id, "at": x.at, "gap": _gap_s(x), "hash": x.body_hash}
            for x in looks
        ],
    )


def _begin_span(session: Session, look: Look) -> None:
    target = look.target
    is_feed = isinstance(target, Feed)
    span = PollSpan(
        url=target.url if isinstance(target, Feed) else target.value,
        feed_id=target.id if is_feed else None,
        address_id=None if is_feed else target.id,
        outcome=look.outcome,
        from_at=look.at,
        to_at=look.at,
        longest_gap_s=_gap_s(look),
        last_hash=look.body_hash,
    )
    session.add(span)
    session.flush()
    target.span_id = span.id


def _touch(session: Session, noun: type[Looked], looks: Sequence[Look]) -> None:
    """Write what each target remembers of its last look; after an error, its validators stay."""
    if not looks:
        return
    table = noun.__table__  # type: ignore[attr-defined]
    names = Looked.model_fields
    statement = update(table).where(table.c.id == bindparam("target_id"))
    statement = statement.values({name: bindparam(f"new_{name}") for name in names})
    session.connection().execute(statement, [_row(look, names) for look in looks])


def _row(look: Look, names: Iterable[str]) -> dict[str, object]:
    target = look.target
    if look.error is None:
        target.etag, target.last_modified = look.etag, look.last_modified
        target.body_hash, target.text_hash = look.body_hash, look.text_hash
    target.failures = target.failures + 1 if look.error else 0
    target.polled_at, target.next_poll_at = look.at, look.next_poll_at
    target.last_error, target.outcome = look.error, look.outcome
    row: dict[str, object] = {f"new_{name}": getattr(target, name) for name in names}
    row["target_id"] = target.id
    return row
