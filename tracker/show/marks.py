"""Writes a diff into one line of text, for mails and pipes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.models.values import Span

_MARKS = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
# Where the copy itself has a mark, with any number of backslashes inside it.
_LOOKS_LIKE_A_MARK = re.compile(
    r"(?<=\[)(?=\\*-)|(?<=\{)(?=\\*\+)|(?<=-)(?=\\*\])|(?<=\+)(?=\\*\})"
)


def marked(spans: Iterable[Span]) -> str:
    r"""Return the text with what went as `[-went-]` and what came as `{+came+}`.

    Where the copy itself has `[-`, `-]`, `{+` or `+}`, a backslash is put into it (`[\-`), and one
    more where it has backslashes there already; so a mark without a backslash is always ours, and
    taking one backslash out of the others gives the copy back. Control characters are passed on:
    who shows the line makes it safe for the place where it is shown.
    """
    return "".join(_one(span) for span in spans)


def _one(span: Span) -> str:
    before, after = _MARKS[span.op]
    if not before:
        return _LOOKS_LIKE_A_MARK.sub(r"\\", span.text)
    # Our own signs stand beside the copy, and `]` after `[-` would look like the end already.
    sign = before[1]
    return before[0] + _LOOKS_LIKE_A_MARK.sub(r"\\", sign + span.text + sign) + after[1]
