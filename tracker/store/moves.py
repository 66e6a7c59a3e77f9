"""Moves of versions from one story to another: what goes along, and what a story is afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select, update

from tracker.models.records.alerts import Alert
from tracker.models.records.feeds import Listing
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Change, Version
from tracker.models.values import LabelKind


def place(session: Session, version: Version, story: Story, number: int) -> None:
    """Put a version into a story, under a number that is free there."""
    version.story_id, version.number = story.id or 0, number
    story.numbers = max(story.numbers, number)
    session.add(version)
    session.flush()


def move_addresses(session: Session, addresses: Sequence[Address], story: Story) -> None:
    """Give addresses to a story, and what feeds said of it under them."""
    for address in addresses:
        address.story_id = story.id or 0
        session.add(address)
    session.flush()
    ids = [address.id for address in addresses]
    statement = update(Listing).where(col(Listing.address_id).in_(ids))
    session.connection().execute(statement.values(story_id=story.id))


def settle(session: Session, story: Story) -> None:
    """Count a story's versions anew; without any, it keeps the words that it had."""
    here = select(Version).where(Version.story_id == story.id)
    latest = session.exec(
        here.order_by(col(Version.seen_at).desc(), col(Version.number).desc()).limit(1)
    ).first()
    count = select(func.count()).where(Version.story_id == story.id)
    story.versions, story.latest = session.exec(count).one(), latest.number if latest else 0
    if latest:
        story.headline, story.changed_at = latest.headline, latest.seen_at
        withdrawn = latest.label_kind == LabelKind.WITHDRAWN
        story.state = "withdrawn" if withdrawn else "open"
    session.add(story)
    session.flush()


def returned_to(session: Session, version: Version, before: int) -> int | None:
    """The number of the last earlier version of the same text, if another one came between."""
    query = select(Version.number).where(
        Version.story_id == version.story_id,
        Version.fingerprint == version.fingerprint,
        col(Version.seen_at) <= version.seen_at,
        Version.id != version.id,
    )
    latest_first = query.order_by(col(Version.seen_at).desc(), col(Version.number).desc())
    number = session.exec(latest_first.limit(1)).first()
    return None if number == before else number


# -- changes -------------------------------------------------------------------------------------


def change_to(session: Session, story_id: int, number: int) -> Change | None:
    """The change that led to a version in a story, undone or not."""
    query = select(Change).where(Change.story_id == story_id, Change.new_number == number)
    return session.exec(query).first()


def changes_from(session: Session, story_id: int, numbers: Sequence[int]) -> Sequence[Change]:
    """The changes of a story that lead away from versions of these numbers, undone ones apart."""
    query = select(Change).where(
        Change.story_id == story_id,
        col(Change.old_number).in_(numbers),
        col(Change.undone_at).is_(None),
    )
    return session.exec(query).all()


def undo_change(session: Session, change: Change, now: datetime) -> None:
    """Note that a change no longer is one of its story; what is owed for it is not sent."""
    change.undone_at = now
    session.add(change)
    session.flush()


def keep_change(session: Session, change: Change) -> Change:
    """Keep a change, in the place of one that led to the same version before."""
    kept = change_to(session, change.story_id, change.new_number)
    if kept is None:
        kept = change
    else:
        kept.sqlmodel_update(change.model_dump(exclude={"id"}))
    session.add(kept)
    session.flush()
    return kept


def hand_over_alerts(session: Session, old: Change, new: Change) -> None:
    """Let what is still owed for a change be told of as it stands in its new story."""
    owed_already = select(Alert.subscription_id).where(Alert.change_id == new.id)
    statement = update(Alert).where(
        col(Alert.change_id) == old.id,
        col(Alert.next_try_at).is_not(None),
        col(Alert.lead_id).is_(None),
        col(Alert.subscription_id).not_in(owed_already),
    )
    session.connection().execute(statement.values(change_id=new.id))
