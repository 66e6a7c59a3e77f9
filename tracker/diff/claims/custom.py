"""What outlets usually say in their notes, by the dialect of their copy. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.models.claims import Custom

DECLARES: dict[str, tuple[str, ...]] = {
    "yonhap": ("headline",),
    "yonhap-ko": ("headline",),
    "dpa": ("headline",),
    "tt": ("headline",),
}
"""What the notes on ordinary updates of an agency declare by custom. Of 311 updates of Reuters with
another headline, with a note, 2 say so; of 36 of AP none does; Yonhap's, dpa's and TT's do."""


def custom_of(dialect: str, declares: Sequence[str] | None = None) -> Custom:
    """Return the custom of an outlet: what its own entry says, or what its dialect is known for."""
    told = DECLARES.get(dialect, ()) if declares is None else declares
    return Custom(declares_headline="headline" in told)
