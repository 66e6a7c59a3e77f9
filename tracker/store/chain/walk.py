"""The database held against its chain: every text, every seal, every place; what does not hold.

Rows are read in the order of their seals, so that memory does not grow with the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session, col, select

from tracker.models.records.evidence import Removal, Seal
from tracker.models.records.versions import Paragraph, Version, VersionParagraph
from tracker.models.seals import BEGINNING, digest, paragraph_hash, seal_hash, with_text
from tracker.store.chain.forms import AnyRow, forms
from tracker.store.chain.places import places
from tracker.store.chain.seals import SUBJECTS, unsealed

_ONE_STATE = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

_MUCH = text("PRAGMA cache_size = -65536")
"""64 MB instead of 2: each paragraph's hash is looked up once for every version that has it."""

AT_ONCE = 2_000
"""Seals whose subjects are read together."""

Tell = Callable[[int], None]
"""Told how many seals or captures were looked at since it was told last."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that does not hold."""

    name: str
    """`3@2`, `capture 17`, `seal 40`, `story 3`."""
    words: str


def walk(session: Session, tell: Tell = lambda _: None) -> Iterator[Flaw]:
    """What does not hold of texts, chain and places; the bytes of captures are not read."""
    yield from _paragraphs(session)
    yield from _chain(session, tell)
    for kind in SUBJECTS:
        for subject_id in unsealed(session, kind):
            yield Flaw(_named(session, kind, subject_id), "has no seal: put in past the program")
    yield from (Flaw(*one) for one in places(session))


def hold_still(session: Session) -> None:
    """Let a session that has read nothing yet see one state of the database, for a long read."""
    postgres = session.get_bind().dialect.name == "postgresql"
    session.connection().execute(_ONE_STATE if postgres else _MUCH)


# -- paragraphs ------------------------------------------------------------------------------------


def _paragraphs(session: Session) -> Iterator[Flaw]:
    query = select(Paragraph.id, Paragraph.hash, Paragraph.text).order_by(col(Paragraph.id))
    rows = session.connection().execute(query, execution_options={"yield_per": AT_ONCE})
    changed = [
        key
        for some in rows.partitions()
        for key, known, words in some
        if paragraph_hash(words or "") != known
    ]
    having = (
        select(Version.story_id, Version.number, VersionParagraph.position)
        .join(VersionParagraph, col(VersionParagraph.version_id) == Version.id)
        .order_by(col(Version.story_id), col(Version.number))
    )
    for key in changed:
        found = session.exec(having.where(VersionParagraph.paragraph_id == key)).all()
        for story_id, number, position in found:
            yield Flaw(f"{story_id}@{number}", f"paragraph {position + 1} was changed")
        if not found:
            yield Flaw(f"paragraph {key}", "was changed; no version has it")


# -- the chain -------------------------------------------------------------------------------------


def _chain(session: Session, tell: Tell) -> Iterator[Flaw]:
    before, either = 0, (BEGINNING, BEGINNING)
    removed = set(session.exec(select(Removal.version_id)))
    while seals := _seals(session, before):
        subjects = _subjects(session, seals)
        for seal in seals:
            if seal[0] != before + 1:
                yield Flaw(*_missing(before + 1, seal[0] - 1))
            words, kept = seal[:-1], seal[-1]
            right = seal_hash(either[0], words)
            if kept != right and kept != seal_hash(either[1], words):
                yield Flaw(f"seal {seal[0]}", f"does not hold (of {_sealed_name(seal)})")
            # Where only this hash was changed, the next seal is still over the right one.
            before, either = seal[0], (right, kept)
            row = subjects.get((seal[1], seal[2]))
            if flaw := _subject(seal, row, removed):
                yield flaw
        tell(len(seals))


def _seals(session: Session, after: int) -> Sequence[AnyRow]:
    """The next seals: sequence, kind, subject, name, late, text, digest, hash."""
    table = Seal.__table__  # type: ignore[attr-defined]
    query = table.select().where(table.c.sequence > after).order_by(table.c.sequence)
    return session.connection().execute(query.limit(AT_ONCE)).all()


def _subjects(session: Session, seals: Sequence[AnyRow]) -> dict[tuple[str, int], AnyRow]:
    """The rows of the subjects of these seals, by kind and id."""
    found: dict[tuple[str, int], AnyRow] = {}
    for kind in SUBJECTS:
        # By their ids: joined to the seals, the whole table would be gone through for each batch.
        ids = [seal[2] for seal in seals if seal[1] == kind]
        if ids:
            found |= {(kind, row[0]): row for row in forms(session, kind, ids)}
    return found


def _missing(first: int, last: int) -> tuple[str, str]:
    if first == last:
        return f"seal {first}", "is missing"
    if first > last:
        return f"seal {last + 1}", "stands twice or before the first"
    return f"seals {first} to {last}", "are missing"


def _sealed_name(seal: AnyRow) -> str:
    return seal[3] or f"{seal[1]} {seal[2]}"


def _subject(seal: AnyRow, row: AnyRow | None, removed: Set[int]) -> Flaw | None:
    """What is wrong with what was sealed; a text that was removed, on record, is not missed."""
    if row is None:
        return Flaw(_sealed_name(seal), f"is gone; it was sealed as {seal[0]}")
    kind, sealed_text, of = seal[1], seal[5], seal[6]
    text_form, form = row[2], row[3]
    own = text_form is not None and digest(text_form)
    if kind == "version":
        form = with_text(form, sealed_text)
    rest = digest(form) == of
    withheld = kind == "version" and seal[2] in removed
    if rest and (own == sealed_text or sealed_text is None or withheld):
        return None
    return Flaw(_sealed_name(seal), _changed(kind, text_holds=own == sealed_text, rest_holds=rest))


def _changed(kind: str, *, text_holds: bool, rest_holds: bool) -> str:
    if kind == "decision":
        return "the decision to put it there was changed"
    if kind == "capture":
        return "its address, time, status, headers, size or hash was changed"
    if text_holds:
        return "its number, times, address, capture, fingerprint or reasons were changed"
    what = "its headline, label, slug, note, byline, captions or paragraphs were changed"
    return what if rest_holds else f"{what}, and more"


def _named(session: Session, kind: str, subject_id: int) -> str:
    version = session.get(Version, subject_id) if kind == "version" else None
    if version is None:
        return f"{'link' if kind == 'decision' else kind} {subject_id}"
    return f"{version.story_id}@{version.number}"
