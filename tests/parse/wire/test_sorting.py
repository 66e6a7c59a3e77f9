"""Which piece each line is, told from its form and from where it stands."""

from __future__ import annotations

import pytest

from tracker.parse.wire.dialects import dialect_named
from tracker.parse.wire.sorting import Piece, sort_lines

ANY = dialect_named("any")

TEXT = "The mill burned down in the night, the miller said."
MORE = "Nobody was hurt."
DATED = f"VESSEN, Oct. 14 (Mirinae) -- {TEXT}"


def pieces(lines: list[str], title: str = "", dialect: str = "any") -> list[Piece]:
    return [piece for piece, _ in sort_lines(lines, title, dialect_named(dialect)).lines]


def test_a_whole_piece_of_copy_line_by_line() -> None:
    copy = [
        ("▲ The mill. (Mirinae)", Piece.CAPTION),
        ("(LEAD) mill-fire", Piece.SLUG),
        ("(LEAD) Old mill burns down in Vessen", Piece.HEADLINE),
        ("(ATTN: ADDS details)", Piece.NOTE),
        ("By Han Bo-ra", Piece.BYLINE),
        (DATED, Piece.OPENING),
        (MORE, Piece.PARAGRAPH),
        ("The ruin of the mill. (Mirinae)", Piece.CAPTION),
        ("bora@mirinae.example", Piece.BOILERPLATE),
        ("(END)", Piece.END),
        ("Anything at all.", Piece.BOILERPLATE),
    ]
    assert sort_lines([line for line, _ in copy], "", ANY).lines == tuple(
        (piece, line) for line, piece in copy
    )


@pytest.mark.parametrize(
    ("dialect", "lines", "expected"),
    [
        ("any", ["Old mill burns"], [Piece.HEADLINE]),
        ("any", ["Old mill burns", TEXT, MORE], [Piece.HEADLINE, *[Piece.PARAGRAPH] * 2]),
        ("any", [DATED, MORE], [Piece.OPENING, Piece.PARAGRAPH]),
        (
            "ap",
            ["URGENT", "Old mill burns", "By Ann Bowers", "Associated Press Writer", TEXT],
            [Piece.LABEL, Piece.HEADLINE, Piece.BYLINE, Piece.BYLINE, Piece.PARAGRAPH],
        ),
        (
            "reuters",
            ["Old mill burns", "* Flour up 6 pct", "(Adds miller)", DATED],
            [Piece.HEADLINE, Piece.PARAGRAPH, Piece.NOTE, Piece.OPENING],
        ),
        (
            "dpa",
            ["Velmora/mills/", "REFILE", "1ST LEAD", "Old mill burns", DATED],
            [Piece.SLUG, Piece.LABEL, Piece.LABEL, Piece.HEADLINE, Piece.OPENING],
        ),
        (
            "any",
            ["Old mill burns", "A standfirst about the mill.", DATED],
            [Piece.HEADLINE, Piece.PARAGRAPH, Piece.OPENING],
        ),
        (
            "reuters",
            ["Old mill burns", "By Ann Bowers VESSEN", f"(Reuters) - {TEXT}"],
            [Piece.HEADLINE, Piece.BYLINE, Piece.PLACE, Piece.OPENING],
        ),
    ],
)
def test_a_heading_in_each_order_that_agencies_keep(
    dialect: str, lines: list[str], expected: list[Piece]
) -> None:
    assert pieces(lines, dialect=dialect) == expected


def test_a_byline_or_a_note_in_the_middle_of_a_text_is_text() -> None:
    lines = [TEXT, "By midnight only the wheel stood", "(Adds up, the miller said)", MORE]
    assert pieces(lines, "Old mill burns") == [Piece.PARAGRAPH] * 4


def test_a_note_that_runs_over_lines_is_one_note() -> None:
    sheet = sort_lines(["Old mill burns", "(ATTN: ADDS details;", "UPDATES)", DATED], "", ANY)
    assert sheet.of(Piece.NOTE) == ("(ATTN: ADDS details; UPDATES)",)


def test_a_note_that_never_closes_takes_nothing_with_it() -> None:
    sheet = sort_lines(["Old mill burns", "(ATTN: ADDS details", DATED, MORE], "", ANY)
    assert sheet.of(Piece.NOTE) == ("(ATTN: ADDS details",)
    assert sheet.of(Piece.PARAGRAPH) == (MORE,)


def test_rights_on_the_next_line_belong_to_their_caption() -> None:
    sheet = sort_lines([DATED, "▲ The mill.", "(PHOTO NOT FOR SALE) (Yonhap)"], "", ANY)
    assert sheet.of(Piece.CAPTION) == ("▲ The mill. (PHOTO NOT FOR SALE) (Yonhap)",)


def test_rights_without_a_caption_are_boilerplate() -> None:
    assert pieces([DATED, MORE, "(PHOTO NOT FOR SALE)"])[-1] is Piece.BOILERPLATE


def test_a_dateline_far_down_belongs_to_another_story() -> None:
    lines = [TEXT, MORE, TEXT, MORE, "LONDON (Reuters) - Bread was dearer."]
    sheet = sort_lines(lines, "Old mill burns", ANY)
    assert sheet.opening is None
    assert len(sheet.of(Piece.PARAGRAPH)) == 5


def test_a_korean_caption_that_begins_like_a_story_is_a_caption() -> None:
    lines = [
        "(서울=연합뉴스) 한보라 기자 = 불타는 방앗간. 2031.4.12 bora@wire.example",
        "(서울=연합뉴스) 주단 기자 = 오래된 방앗간이 밤새 불에 탔다.",
    ]
    assert pieces(lines, "방앗간 화재") == [Piece.CAPTION, Piece.OPENING]


def test_other_headlines_at_the_end_are_no_text_of_this_story() -> None:
    lines = [DATED, MORE, "(2nd LD) Dam gates jam", "Ferry runs aground"]
    assert pieces(lines) == [Piece.OPENING, Piece.PARAGRAPH, Piece.BOILERPLATE, Piece.BOILERPLATE]


def test_other_headlines_in_the_middle_are_text() -> None:
    lines = [DATED, "(LEAD) Dam gates jam", MORE]
    assert pieces(lines) == [Piece.OPENING, Piece.PARAGRAPH, Piece.PARAGRAPH]


def test_an_end_mark_above_the_story_ends_nothing() -> None:
    assert pieces(["Old mill burns", "(END)", DATED, MORE])[-1] is Piece.PARAGRAPH


def test_notes_and_captions_are_found_behind_the_end_mark() -> None:
    tail = ["(END)", "This story was corrected to show two mills.", "▲ The mill.", "- adds miller"]
    assert pieces([DATED, *tail])[2:] == [Piece.NOTE, Piece.CAPTION, Piece.NOTE]
