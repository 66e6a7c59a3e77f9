"""Captures: what outlets answered, byte for byte, each compressed as a step from the one before.

Two answers of one address are mostly alike. The body of the one before is the dictionary with
which the next one is compressed, so that a page costs what is new on it. Where there is none
before, or the road to it is long, the frame of the host is the dictionary: a page that was kept in
full shortly before, since the pages of one site are alike. A full one comes where neither saves
much and where the frame is old, so that a damaged one takes few along.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any, NamedTuple

import zstandard
from sqlalchemy import text
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from tracker.errors import DamagedError, NotFoundError
from tracker.models.records.evidence import Capture, Frame
from tracker.models.values import Answer
from tracker.store.chain import due

LEVEL = 9
"""Of zstd: of 40 versions of a page of 90 KB, each with fresh nonces, a capture takes 1.7 KB and
0.9 ms; level 3 takes 1.8 KB and 0.6 ms, level 19 1.6 KB and 14 ms."""

LONGEST_ROAD = 19
"""Captures that must be read before one can be. Twenty of 90 KB are read in 0.7 ms; a longer road
saves little more, and loses more where one of them is damaged."""

LONGEST_ROAD_BYTES = 4_000_000
"""Of all bodies on the way, so that a capture of a large feed is not read for longer either."""

WORTH_A_STEP = 0.75
"""Of the size of a full capture: a step that takes more saves too little to depend on another."""

FRAME_SERVES = timedelta(hours=2)
"""A frame is renewed after it: twelve full pages a day and host are 220 KB, and one that is damaged
takes along what was first seen within these hours."""

SMALLEST_FRAME = 4096
"""Bytes of a page that may be a frame: no robots.txt, no word of refusal."""

_ROAD = text(
    "WITH RECURSIVE road (id, base_id, depth, body_hash, size, body) AS ("
    "SELECT id, base_id, depth, body_hash, size, body FROM capture WHERE id = :last UNION ALL"
    " SELECT capture.id, capture.base_id, capture.depth, capture.body_hash, capture.size,"
    " capture.body FROM capture JOIN road ON capture.id = road.base_id"
    " WHERE capture.depth < road.depth)"
    " SELECT id, base_id, body_hash, size, body FROM road ORDER BY depth"
)
"""As written: building it anew took more time than reading it."""

_LAST = text("SELECT id, depth, size FROM capture WHERE url = :url ORDER BY id DESC LIMIT 1")
_NAMED = text("SELECT id, depth, size FROM capture WHERE id = :id")


@dataclass(frozen=True, slots=True)
class Step:
    """What is needed of a capture to unpack its body."""

    id: int
    base_id: int | None
    body_hash: str
    size: int
    body: bytes


def body_hash(body: bytes) -> str:
    """blake2b-256 of a body, in hex."""
    return hashlib.blake2b(body, digest_size=32).hexdigest()


def keep_capture(session: Session, answer: Answer, *, feed_id: int | None) -> int:
    """Keep an answer as evidence; its id comes back."""
    packed, base = _packed(session, answer, page=feed_id is None)
    capture = Capture(
        url=answer.final_url,
        feed_id=feed_id,
        captured_at=answer.captured_at,
        status=answer.status,
        headers=dict(answer.headers),
        body_hash=body_hash(answer.body),
        size=len(answer.body),
        body=packed,
        base_id=base.id if base else None,
        depth=base.depth + 1 if base else 0,
        dialled=answer.dialled,
        imported_from=answer.imported_from,
    )
    session.add(capture)
    session.flush()
    due(session, "capture", capture.id or 0)
    if base is None and _may_be_frame(answer, feed_id):
        frame = Frame(
            host=_host(answer.final_url), capture_id=capture.id or 0, since=capture.captured_at
        )
        session.merge(frame)
    return capture.id or 0


def is_kept(session: Session, answer: Answer) -> bool:
    """Whether this very answer is kept: the same bytes of that address, from the same moment."""
    query = select(Capture.id).where(
        Capture.url == answer.final_url,
        Capture.captured_at == answer.captured_at,
        Capture.body_hash == body_hash(answer.body),
    )
    return session.exec(query.limit(1)).first() is not None


def is_last(session: Session, answer: Answer) -> bool:
    """Whether what was last kept of that address is these bytes."""
    query = select(Capture.body_hash).where(Capture.url == answer.final_url)
    last = session.exec(query.order_by(col(Capture.id).desc()).limit(1)).first()
    return last == body_hash(answer.body)


def captured(session: Session, capture_id: int) -> tuple[Capture, bytes]:
    """A capture and its body as it came.

    Raises NotFoundError, and DamagedError for one that cannot be read any more, or that is not
    what it was when it was kept.
    """
    body = _body(session, capture_id)
    return session.get_one(Capture, capture_id), body


def _body(session: Session, capture_id: int) -> bytes:
    """Raises as `captured` does."""
    road = _road(session, capture_id)
    if not road[-1].body:
        raise DamagedError(f"capture {capture_id}: its body was removed, or is lost")
    try:
        body = unpacked(road[0], None)
        for step in road[1:]:
            body = unpacked(step, body)
    except DamagedError as error:
        raise _first_damaged(road) or error from error
    if body_hash(body) != road[-1].body_hash:
        raise _first_damaged(road) or DamagedError(f"capture {capture_id}: changes as it is read")
    return body


def capture_facts(session: Session, capture_id: int) -> Capture:
    """A capture without its body: when, from where, with which headers and hash."""
    query = select(Capture).where(Capture.id == capture_id)
    body: Any = Capture.body
    return session.exec(query.options(defer(body, raiseload=True))).one()


def unpacked(capture: Capture | Step, base: bytes | None) -> bytes:
    """The body of a capture, given the body of its base, or None for a full one; not compared.

    Raises DamagedError for bytes that are no body of its size.
    """
    known = _dictionary(base) if base is not None else None
    try:
        if zstandard.frame_content_size(capture.body) != capture.size:
            raise DamagedError(f"capture {capture.id}: its bytes are damaged (another size)")
        return zstandard.ZstdDecompressor(dict_data=known).decompress(capture.body)
    except zstandard.ZstdError as error:
        raise DamagedError(f"capture {capture.id}: its bytes are damaged ({error})") from error


def _first_damaged(road: Sequence[Step]) -> DamagedError | None:
    """What is wrong with the last capture of a road, by the first one on it that is not whole."""
    body, last = None, road[-1]
    for capture in road:
        try:
            body = unpacked(capture, body)
        except DamagedError as error:
            words = str(error)
        else:
            if body_hash(body) == capture.body_hash:
                continue
            words = f"capture {capture.id}: its bytes are not those of its hash"
        lost = f"capture {last.id} is lost with it: " if capture is not last else ""
        return DamagedError(lost + words)
    return None


# -- the step from the one before ------------------------------------------------------------------


class _Base(NamedTuple):
    """A capture that the next one may be a step from."""

    id: int
    depth: int
    size: int


def _packed(session: Session, answer: Answer, *, page: bool) -> tuple[bytes, _Base | None]:
    """A body as it is kept, and the capture that it is a step from."""
    full = b""
    for base, known in _bases(session, answer, page=page):
        step = _step(answer.body, known)
        if len(step) * 8 < len(answer.body):  # what no page comes to without a dictionary
            return step, base
        full = full or zstandard.ZstdCompressor(level=LEVEL).compress(answer.body)
        if len(step) <= WORTH_A_STEP * len(full):
            return step, base
    return full or zstandard.ZstdCompressor(level=LEVEL).compress(answer.body), None


def _bases(session: Session, answer: Answer, *, page: bool) -> Iterator[tuple[_Base, bytes]]:
    """The last capture of the address with its body, then the frame of its host."""
    for base in _candidates(session, answer, page=page):
        if base.depth >= _longest_road(max(base.size, len(answer.body))):
            continue
        with suppress(DamagedError):
            if known := _body(session, base.id):
                yield base, known


def _candidates(session: Session, answer: Answer, *, page: bool) -> Iterator[_Base]:
    """The frame is looked for only where the step from the last capture was not taken."""
    found = session.connection().execute(_LAST, {"url": answer.final_url}).first()
    if found:
        yield _Base(*found)
    frame = session.get(Frame, _host(answer.final_url)) if page else None
    if frame and abs(answer.captured_at - frame.since) <= FRAME_SERVES:
        found = session.connection().execute(_NAMED, {"id": frame.capture_id}).first()
        if found:
            yield _Base(*found)


def _may_be_frame(answer: Answer, feed_id: int | None) -> bool:
    return feed_id is None and answer.status == HTTPStatus.OK and len(answer.body) >= SMALLEST_FRAME


def _host(url: str) -> str:
    """`https://host`, for any words: an imported capture may name what is no address."""
    return "/".join(url.split("/", 3)[:3])


def _longest_road(size: int) -> int:
    return min(LONGEST_ROAD, LONGEST_ROAD_BYTES // (size + 1) - 1)


def _step(body: bytes, base: bytes) -> bytes:
    setting = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, source_size=len(body), dict_size=len(base)
    )
    packing = zstandard.ZstdCompressor(compression_params=setting, dict_data=_dictionary(base))
    return packing.compress(body)


def _dictionary(base: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _road(session: Session, capture_id: int) -> Sequence[Step]:
    """A capture and all that it hangs on, a full one first.

    Raises NotFoundError, and DamagedError where one on the way is missing.
    """
    rows = session.connection().execute(_ROAD, {"last": capture_id})
    found = [Step(*row) for row in rows]
    if not found:
        raise NotFoundError(f"capture {capture_id}: there is none")
    if found[0].base_id is not None:
        raise DamagedError(
            f"capture {capture_id}: capture {found[0].base_id}, which it hangs on, is missing"
        )
    return found
