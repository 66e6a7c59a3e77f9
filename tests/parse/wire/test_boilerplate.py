"""What surrounds a story, and what only sounds like it."""

from __future__ import annotations

import pytest

from tracker.parse.wire.boilerplate import is_boilerplate, is_end_mark, related_from
from tracker.parse.wire.dialects import dialect_named

ANY = dialect_named("any")


@pytest.mark.parametrize(
    "line",
    [
        "(END)",
        "(End)",
        "(끝)",
        "END",
        "ENDS",
        "-30-",
        "###",
        "End Adv for Sunday, Jan. 8",
        "# dpa NOTEBOOK",
        "# Notebook",
        "==Kyodo",
        "242200 GMT Jun 17",
        "AP-WF-08-29-16 1626GMT<",
    ],
)
def test_a_line_that_ends_a_story(line: str) -> None:
    assert is_end_mark(line)


@pytest.mark.parametrize("line", ["", "The END", "(THE END)", "Ends meet", "END OF THE MILL", "30"])
def test_a_line_that_ends_nothing(line: str) -> None:
    assert not is_end_mark(line)


@pytest.mark.parametrize(
    "line",
    [
        "(C) Mirinae News Agency. All Rights Reserved",
        "© 2031 Halyard. All rights reserved.",
        "Copyright 2031 The Mill. This material may not be published.",
        "<저작권자(c) 미리내, 무단 전재-재배포 금지>",
        "bora@mirinae.example",
        "(Reporting by Ann Bowers; Editing by Bo Dunn)",
        "(Additional reporting by Ann Bowers",
        "(Writing and editing by Ann Bowers)",
        "Reporting by Ann Bowers; Editing by Bo Dunn",
        "Editing by Bo Dunn)",
        "Our Standards: the principles",
        "Click For Restrictions - http://wire.example/legal",
        "(For Use Only in the Republic of Garam. No Redistribution)",
        "hh/ph/ts/hd",
        "burs-jj/ach",
        "dpa wsz jln npr",
        "(SDA/sj)",
        "3RD NET",
        "eca0003 3 i 380  dpa 0045",
        "___",
        "* * * *",
    ],
)
def test_a_line_that_is_no_part_of_a_story(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Copyright law is about more than mills.",
        "(c) the miller, in the third place.",
        "Reporting by mail is slow, the miller said.",
        "Editing by hand takes longer.",
        "Write to bora@mirinae.example before Monday.",
        "Rights groups reserved judgment.",
        "He came and/or went",
    ],
)
def test_a_line_that_belongs_to_its_story(line: str) -> None:
    assert not is_boilerplate(line)


TEXT = ["The mill burned.", "It burned again, the miller said."]


@pytest.mark.parametrize(
    "others",
    [
        ["(LEAD) Dam gates jam"],
        ["Dam gates jam", "(2nd LD) Ferry runs aground"],
        ["- (LEAD) Dam gates jam", "- Ferry runs aground"],
        ["1. UPDATE 2-Dam gates jam", "2. Ferry runs aground"],
        ["Related Articles", "Dam gates jam", "Ferry runs aground"],
        ["관련기사", "댐 수문 고장"],
    ],
)
def test_headlines_of_other_stories_are_found_at_the_end(others: list[str]) -> None:
    assert related_from([*TEXT, *others], ANY) == len(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        [],
        TEXT,
        [*TEXT, "Related Articles of the law forbid it."],
        [*TEXT, "1. Miller 3 points", "2. Baker 1 point"],
        ["(LEAD) Dam gates jam", *TEXT],
        [*TEXT, "(LEAD) Dam gates jam, and it stayed so for the whole day, said the guard."],
    ],
)
def test_a_text_that_ends_otherwise_is_whole(text: list[str]) -> None:
    assert related_from(text, ANY) == len(text)


@pytest.mark.parametrize("piece", ["(", "Reporting by ", "a/", "_", "a@", "©", "(Writing ", " "])
@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_hostile_line_of_any_length_is_looked_at(piece: str, size: int) -> None:
    line = (piece * size)[:size]
    assert not is_end_mark(line)
    assert isinstance(is_boilerplate(line), bool)
    assert related_from([line], ANY) == 1
