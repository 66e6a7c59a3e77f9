"""A patch is applied by the real `patch` where there is one, and by a strict reader everywhere."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff import compare
from tracker.models.values import Article
from tracker.show import plain
from tracker.show.patch import Side, side, unified

OLD, NEW = Side("old.txt"), Side("new.txt")
PARAGRAPHS = st.lists(st.sampled_from(["One.", "Two.", "Three, two.", "", "- x", "@@ -1 +1 @@"]))
TEXTS = st.builds(
    Article,
    headline=st.sampled_from(["Ferry aground", "Ferry afloat", ""]),
    paragraphs=PARAGRAPHS.map(tuple),
)
HUNK = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@")


def text_of(article: Article) -> list[str]:
    return plain.lines(article.headline, article.paragraphs)


def patch_of(old: Article, new: Article, context: int = 1) -> list[str]:
    return unified(compare(old, new), OLD, NEW, context=context)


def applied(text: Sequence[str], patch: Sequence[str]) -> list[str]:
    """The text after a patch, whose every number and every line must fit exactly."""
    result: list[str] = []
    here = at = 0
    while at < len(patch):
        if not (head := HUNK.fullmatch(patch[at])):
            assert patch[at].startswith(("# ", "--- ", "+++ ")), patch[at]
            at += 1
            continue
        old_start, old_count, new_start, new_count = map(int, head.groups())
        begin = old_start - 1 if old_count else old_start
        result += text[here:begin]
        here, at = begin, at + 1
        assert len(result) == (new_start - 1 if new_count else new_start)
        taken = came = 0
        while taken < old_count or came < new_count:
            sign, line = patch[at][0], patch[at][1:]
            at += 1
            if sign in " -":
                assert text[here] == line
                here, taken = here + 1, taken + 1
            if sign in " +":
                result.append(line)
                came += 1
        assert (taken, came) == (old_count, new_count)
    return result + list(text[here:])


@given(TEXTS, TEXTS, st.integers(0, 3))
def test_a_patch_turns_the_older_text_into_the_newer(
    old: Article, new: Article, context: int
) -> None:
    patch = patch_of(old, new, context)
    assert applied(text_of(old), patch) == text_of(new)
    assert (patch == []) is (text_of(old) == text_of(new))


FERRY = Article(
    "Ferry aground",
    paragraphs=(
        "The ferry ran onto rocks off Port Ellery on Saturday, the harbour master said.",
        "At least 12 people were hurt.",
        "All is well, the owners said at first.",
        "The Meridian was built in 1987 and has sailed this water ever since.",
        "Its sister ship is called the Parallel.",
    ),
)
RESCUED = Article(
    "Ferry afloat",
    paragraphs=(
        "The Meridian was built in 1987 and has sailed this water ever since.",
        "The ferry ran onto rocks off Port Ellery on Saturday, the harbour master said.",
        "At least 47 people were hurt.",
        "Its sister ship is called the Parallel.",
        "# a line that looks like a remark",
    ),
)
PAIRS = [
    (FERRY, RESCUED),
    (RESCUED, FERRY),
    (FERRY, Article("Ferry aground")),
    (Article("Ferry aground"), FERRY),
    (Article(""), FERRY),
    (FERRY, Article("")),
    (FERRY, Article("Ferry aground", paragraphs=(*FERRY.paragraphs, "--- end", "+++ end"))),
    (Article("제목", paragraphs=("첫 문단\n두 줄",)), Article("새 제목", paragraphs=("첫 문단",))),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
@pytest.mark.parametrize("context", [0, 1, 9])
@pytest.mark.skipif(not shutil.which("patch"), reason="no patch(1) here")
def test_the_programs_of_others_apply_it(
    tmp_path: Path, old: Article, new: Article, context: int
) -> None:
    (tmp_path / "old.txt").write_text("\n".join(text_of(old)) + "\n", encoding="utf-8")
    patch = "\n".join(patch_of(old, new, context)) + "\n"
    subprocess.run(
        ["patch", "--quiet", "--unified", "--fuzz=0", "old.txt"],
        input=patch.encode(),
        cwd=tmp_path,
        check=True,
    )
    assert (tmp_path / "old.txt").read_text("utf-8").split("\n") == [*text_of(new), ""]


def test_the_head_names_both_sides_with_their_times() -> None:
    seen = datetime(2031, 5, 3, 12, 15, tzinfo=UTC)
    sides = (side(12, 1, seen), Side("bad\nname"))
    patch = unified(compare(FERRY, Article("Ferry aground")), *sides)
    assert patch[:3] == [
        "--- story-12@1.txt\t2031-05-03 12:15:00 +0000",
        "+++ bad?name",
        "@@ -1,11 +1,1 @@",
    ]


def test_a_moved_paragraph_is_told_before_the_patch() -> None:
    patch = patch_of(FERRY, RESCUED)
    assert patch[0] == "# paragraph 1: moved from paragraph 4"
    assert patch[1].startswith("--- ")


def test_context_is_counted_in_paragraphs() -> None:
    many = tuple(f"This is paragraph number {n} of many." for n in range(9))
    changed = (*many[:1], "Quite another one stands here today.", *many[2:])
    patch = patch_of(Article("H", paragraphs=many), Article("H", paragraphs=changed), 1)
    assert [line for line in patch[3:] if line[0] == " " and line.strip()] == [
        " This is paragraph number 0 of many.",
        " This is paragraph number 2 of many.",
    ]
    assert "@@ -2,6 +2,6 @@" in patch


def test_equal_texts_make_no_patch() -> None:
    assert patch_of(FERRY, FERRY) == []
