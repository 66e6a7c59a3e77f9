"""Captures: what outlets answered, byte for byte, each compressed as a step from the one before.

Two answers of one address are mostly alike. The body of the one before is the dictionary with
which the next one is compressed, so that a page costs what is new on it. A full one comes every
`LONGEST_ROAD` captures and where the step saves little, so that a damaged one takes few along.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import zstandard
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from tracker.errors import DamagedError, NotFoundError
from tracker.models.records.evidence import Capture
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


def body_hash(body: bytes) -> str:
    """blake2b-256 of a body, in hex."""
    return hashlib.blake2b(body, digest_size=32).hexdigest()


def keep_capture(session: Session, answer: Answer, *, feed_id: int | None) -> int:
    """Keep an answer as evidence; its id comes back."""
    packed, base = _packed(session, answer)
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
    return capture.id or 0


def captured(session: Session, capture_id: int) -> tuple[Capture, bytes]:
    """A capture and its body as it came.

    Raises NotFoundError, and DamagedError for one that cannot be read any more, or that is not
    what it was when it was kept.
    """
    road = _road(session, capture_id)
    try:
        body = unpacked(road[0], None)
        for capture in road[1:]:
            body = unpacked(capture, body)
    except DamagedError as error:
        raise _first_damaged(road) or error from error
    if body_hash(body) != road[-1].body_hash:
        raise _first_damaged(road) or DamagedError(f"capture {capture_id}: changes as it is read")
    return road[-1], body


def unpacked(capture: Capture, base: bytes | None) -> bytes:
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


def _first_damaged(road: Sequence[Capture]) -> DamagedError | None:
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


def _packed(session: Session, answer: Answer) -> tuple[bytes, Capture | None]:
    """A body as it is kept, and the capture that it is a step from."""
    base, known = _before(session, answer)
    if base is None or not known:
        return zstandard.ZstdCompressor(level=LEVEL).compress(answer.body), None
    step = _step(answer.body, known)
    if len(step) * 8 < len(answer.body):  # what no page comes to without a dictionary
        return step, base
    full = zstandard.ZstdCompressor(level=LEVEL).compress(answer.body)
    return (full, None) if len(step) > WORTH_A_STEP * len(full) else (step, base)


def _before(session: Session, answer: Answer) -> tuple[Capture | None, bytes]:
    """The last capture of this address with its body, if the next one may be a step from it."""
    query = select(Capture).where(Capture.url == answer.final_url)
    last = session.exec(query.order_by(col(Capture.id).desc()).limit(1)).first()
    if last is None or last.depth >= _longest_road(max(last.size, len(answer.body))):
        return None, b""
    try:
        return captured(session, last.id or 0)
    except DamagedError:
        return None, b""


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


def _road(session: Session, capture_id: int) -> Sequence[Capture]:
    """A capture and all that it hangs on, a full one first.

    Raises NotFoundError, and DamagedError where one on the way is missing.
    """
    road = select(Capture.id, Capture.base_id, Capture.depth).where(Capture.id == capture_id)
    steps = road.cte("road", recursive=True)
    earlier = aliased(Capture)
    steps = steps.union_all(
        select(earlier.id, earlier.base_id, earlier.depth)
        .join(steps, col(earlier.id) == steps.c.base_id)
        .where(earlier.depth < steps.c.depth)
    )
    query = select(Capture).join(steps, col(Capture.id) == steps.c.id)
    found = session.exec(query.order_by(steps.c.depth)).all()
    if not found:
        raise NotFoundError(f"capture {capture_id}: there is none")
    if found[0].base_id is not None:
        raise DamagedError(
            f"capture {capture_id}: capture {found[0].base_id}, which it hangs on, is missing"
        )
    return found
