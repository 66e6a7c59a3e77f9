"""Captions keep the words of their rights, and paragraphs are none."""

from __future__ import annotations

import pytest

from tracker.parse.wire.captions import is_caption, is_rights_only, strip_triangle


@pytest.mark.parametrize(
    "line",
    [
        "▲ The mill in flames.",
        "The mill in flames. (PHOTO NOT FOR SALE) (Yonhap)",
        "The mill in flames. (Yonhap)",
        "The mill in flames. (EPA-Yonhap)",
        "The mill. (For Use Only in the Republic of Korea. No Redistribution) (Yonhap)",
        "불타는 방앗간 [연합뉴스 자료사진]",
        "(서울=연합뉴스) 한보라 기자 = 불타는 방앗간. 2031.4.12 bora@wire.example",
        "The mill in flames.(Kyodo) ==Kyodo",
        "AP Photo MLB105",
        "LaserPhoto MLB11",
        "With AP Photos.",
        "The mill in flames. (AP Photo/Ann Bowers)",
        "The mill in flames. REUTERS/Ann Bowers/File Photo",
    ],
)
def test_a_line_under_a_photograph(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The mill burned, Yonhap said.",
        "SEOUL, Oct. 28 (Yonhap) -- The mill burned.",
        "(서울=연합뉴스)",
        "The mill in flames. (Mirinae)",
        "AP Photographers saw the mill burn.",
    ],
)
def test_a_line_of_text(line: str) -> None:
    assert not is_caption(line)


def test_the_agency_of_the_dateline_signs_its_captions_too() -> None:
    assert is_caption("The mill in flames. (Mirinae)", "Mirinae")
    assert not is_caption("The mill of a baker (Mirinae)", "Mirinae")
    assert not is_caption("The mill in flames. ()", "")


def test_rights_may_stand_alone() -> None:
    assert is_rights_only("(PHOTO NOT FOR SALE) (Yonhap)")
    assert is_rights_only("(For Use Only in the Republic of Korea. No Redistribution)")
    assert not is_rights_only("The mill in flames. (Yonhap)")
    assert not is_rights_only("")


def test_only_the_triangle_is_taken_off() -> None:
    assert strip_triangle("▲ The mill. (Yonhap)") == "The mill. (Yonhap)"
    assert strip_triangle("The ▲ mill") == "The ▲ mill"
