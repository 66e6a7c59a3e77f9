from __future__ import annotations

from dataclasses import replace

from tracker import diff
from tracker.desk.reading.compared import LONGEST, compared
from tracker.models.values import Article

OLD = Article("Ferry aground", paragraphs=("At least 12 people were hurt.",))
NEW = replace(OLD, paragraphs=("At least 47 people were hurt.",))


def test_a_diff_is_made_once_for_the_same_texts() -> None:
    found = compared(OLD, NEW)
    assert found == diff.compare(OLD, NEW)
    assert compared(replace(OLD), replace(NEW)) is found
    assert compared(OLD, replace(NEW, byline="By Ada Quill")) != found


def test_a_long_text_is_not_kept() -> None:
    long = replace(OLD, paragraphs=("At least 12 people were hurt. " * (LONGEST // 20),))
    assert compared(long, long) == compared(long, long)
    assert compared(long, long) is not compared(long, long)
