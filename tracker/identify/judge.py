"""Is a text new to its story? Pure.

A text is what a reader sees: headline, label, edit note, dateline, byline, captions, paragraphs.
Dates, addresses and boilerplate alone make no version.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from tracker.models.values import Article, Standing, Verdict


def fingerprint(article: Article) -> str:
    """blake2b-128, in hex, of all that a reader sees; white space and encoding forms set aside."""
    label = article.label.text if article.label else ""
    pieces = [article.headline, label, article.note, article.dateline, article.byline]
    pieces += [*article.captions, "\x1e", *article.paragraphs]
    seen = "\x1f".join(_as_seen(piece) for piece in pieces)
    return hashlib.blake2b(seen.encode(), digest_size=16).hexdigest()


def _as_seen(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def judge(
    fingerprint: str,
    history: Sequence[tuple[int, int, str]],
    *,
    shown_here: int | None,
    address_id: int | None,
    claims_later: bool = True,
) -> Verdict:
    """What a text is to its story.

    `history` has number, address id and fingerprint of each version, the latest first;
    `shown_here` is the number of the version that this address (`address_id`) showed last, None
    where it is new. An address that still shows what it showed brings nothing, and neither does
    one that catches up with a text of another; one that returns to a text of its own does. A new
    address that repeats an earlier text does too, unless the outlet dates it no later than that
    text (`claims_later` False): then it is merely another place to read it.
    """
    if not history:
        return Verdict(Standing.FIRST)
    same = [(number, at) for number, at, known in history if known == fingerprint]
    if not same:
        return Verdict(Standing.NEW)
    numbers = [number for number, _ in same]
    if history[0][0] in numbers:
        return Verdict(Standing.SAME, history[0][0])
    if shown_here is None:
        comes_back = claims_later
    else:
        comes_back = shown_here not in numbers and any(at == address_id for _, at in same)
    return Verdict(Standing.BACK if comes_back else Standing.SAME, numbers[0])
