"""Marks in a line of text can always be told from the copy."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.models.values import Op, Span
from tracker.show.marks import marked


def s(op: Op, text: str) -> Span:
    return Span(op, text)


@pytest.mark.parametrize(
    ("spans", "line"),
    [
        ([], ""),
        ([s("=", "so "), s("-", "12"), s("+", "14"), s("=", " dead")], "so [-12-]{+14+} dead"),
        ([s("=", "a [-b-] c")], r"a [\-b-\] c"),
        ([s("=", "a {+b+} c")], r"a {\+b+\} c"),
        ([s("=", r"a [\-b")], r"a [\\-b"),
        ([s("=", "[-]")], r"[\-\]"),
        ([s("-", "]")], r"[-\]-]"),
        ([s("-", "[")], "[-[\\-]"),
        ([s("+", "C++")], "{+C+++}"),
        ([s("=", "[x] - {y} + \\")], "[x] - {y} + \\"),
    ],
)  # fmt: skip
def test_marked(spans: list[Span], line: str) -> None:
    assert marked(spans) == line


MARK = re.compile(r"\[-(?P<gone>.*?)-\]|\{\+(?P<come>.*?)\+\}", re.DOTALL)
SLASH = re.compile(r"(?<=\[)\\(?=\\*-)|(?<=\{)\\(?=\\*\+)|(?<=-)\\(?=\\*\])|(?<=\+)\\(?=\\*\})")


def read(line: str) -> list[tuple[str, str]]:
    """Read a marked line back, the way a reader of the docstring would write it."""
    spans, end = [], 0
    for mark in MARK.finditer(line):
        spans.append(("=", SLASH.sub("", line[end : mark.start()])))
        op, sign = ("-", "-") if mark["gone"] is not None else ("+", "+")
        inside = mark["gone"] if mark["gone"] is not None else mark["come"]
        spans.append((op, SLASH.sub("", sign + inside + sign)[1:-1]))
        end = mark.end()
    spans.append(("=", SLASH.sub("", line[end:])))
    return [span for span in spans if span[1]]


COPY = st.text(alphabet="[]{}-+\\a \0", min_size=1, max_size=8)
CHANGES = st.lists(st.tuples(COPY, COPY.filter(bool), COPY, st.integers(1, 3)), max_size=4)


@given(CHANGES)
@settings(deadline=None)
def test_a_marked_line_can_be_read_back(changes: list[tuple[str, str, str, int]]) -> None:
    spans: list[Span] = []
    for same, old, new, which in changes:
        spans += [
            s("=", same),
            *([s("-", old)] if which & 1 else []),
            *([s("+", new)] if which & 2 else []),
        ]
    assert read(marked(spans)) == [(span.op, span.text) for span in spans]
