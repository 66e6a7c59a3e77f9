"""What a look at an address found, before anything is parsed: the same as before, or not."""

from __future__ import annotations

from datetime import datetime

from tracker.errors import FetchError, ParseError
from tracker.models.records.feeds import Feed
from tracker.models.records.stories import Address
from tracker.models.values import Answer
from tracker.parse.page.seen import steady_hash, visible_hash
from tracker.store.captures import body_hash
from tracker.store.polls import Look


def look_at(
    target: Feed | Address,
    result: Answer | FetchError | ParseError,
    at: datetime,
    next_poll_at: datetime | None,
) -> Look:
    """The look that is to be remembered, its outcome `same`, `changed`, or the kind of the error.

    An error that names a moment is not followed by another look before it. A page is the same when
    its visible text is, times and counters apart: nonces in scripts are nothing that a reader sees.
    """
    if isinstance(result, FetchError | ParseError):
        kind = result.kind if isinstance(result, FetchError) else "unreadable"
        return Look(target, at, kind, not_before(result, next_poll_at), error=str(result))
    if result.unchanged:
        return _same_as_before(target, at, next_poll_at)
    now = body_hash(result.body)
    text, steady = target.text_hash, target.steady_hash
    if isinstance(target, Address) and now != target.body_hash:
        text = visible_hash(result.body)
        if text != target.text_hash or steady is None:
            steady = steady_hash(result.body)
    same = now == target.body_hash or (text is not None and text == target.text_hash)
    same = same or (steady is not None and steady == target.steady_hash)
    return Look(
        target,
        at,
        "same" if same else "changed",
        next_poll_at,
        etag=result.headers.get("etag"),
        last_modified=result.headers.get("last-modified"),
        body_hash=now,
        text_hash=text,
        steady_hash=steady,
    )


def _same_as_before(target: Feed | Address, at: datetime, next_poll_at: datetime | None) -> Look:
    return Look(
        target,
        at,
        "same",
        next_poll_at,
        etag=target.etag,
        last_modified=target.last_modified,
        body_hash=target.body_hash,
        text_hash=target.text_hash,
        steady_hash=target.steady_hash,
        unchanged=True,
    )


def not_before(
    result: Answer | FetchError | ParseError, next_poll_at: datetime | None
) -> datetime | None:
    """When to look again, and not before the moment that an error names."""
    moment = result.retry_at if isinstance(result, FetchError) else None
    return max(moment, next_poll_at) if moment and next_poll_at else next_poll_at
