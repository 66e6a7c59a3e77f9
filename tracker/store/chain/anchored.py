"""The chain held against anchors that were kept elsewhere: it may be written anew, or cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import Session, select

from tracker.models.records.evidence import Seal
from tracker.store.chain.seals import head
from tracker.store.chain.walk import Flaw


def anchored(session: Session, anchors: Sequence[tuple[int, str]]) -> Iterator[Flaw]:
    """What the chain does not share with anchors, each a sequence and a hash.

    A chain that ends before an anchor was cut off, or is an older copy; one with another hash at
    that seal was written anew somewhere after the last anchor that holds.
    """
    last, _ = head(session)
    holds = 0
    for sequence, known in sorted(set(anchors)):
        if sequence > last:
            lost = f"{sequence - last} seals that the anchor knew are missing"
            yield Flaw("chain", f"ends at seal {last}: {lost} (cut off, or an older copy)")
        elif sequence and _hash(session, sequence) != known:
            yield Flaw("chain", f"was written anew between seals {holds + 1} and {sequence}")
        else:
            holds = sequence


def _hash(session: Session, sequence: int) -> str | None:
    return session.exec(select(Seal.hash).where(Seal.sequence == sequence)).first()
