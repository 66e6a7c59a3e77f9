"""A version's edit note, read and held against the text: parse → diff, with what the story had."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diff.claims import Earlier, check, custom_of
from tracker.models.claims import Claim, NoteCheck, Verb
from tracker.models.records.outlets import Outlet
from tracker.models.records.versions import Version
from tracker.models.values import Article, Diff
from tracker.parse.wire.claims import read_note
from tracker.store import versions
from tracker.store.database import Session

REACH = 40
"""Versions back to which an error or a lost sentence is looked for."""


def checked_note(
    session: Session, outlet: Outlet, texts: tuple[Article, Article], new: Version, diff: Diff
) -> NoteCheck:
    """The note of version `new` held against the diff of its text from the one before."""
    claims = read_note(new.note, outlet.dialect) if new.note else ()
    return check(
        claims,
        diff,
        *texts,
        custom=custom_of(outlet.dialect, outlet.declares),
        history=_history(session, new) if _reaches_back(claims) else (),
    )


def _reaches_back(claims: Sequence[Claim]) -> bool:
    return any(one.first_appeared or one.verb is Verb.RESTORE for one in claims)


def _history(session: Session, new: Version) -> list[Earlier]:
    """Every version up to this one, the oldest first, as far back as we look."""
    known = versions.versions_up_to(session, new.story_id, new.number, REACH)
    texts = versions.articles(session, known)
    return [Earlier(one.number, texts[one.id or 0], one.seen_at) for one in known]
