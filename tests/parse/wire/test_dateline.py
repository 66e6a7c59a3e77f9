"""Every form of a dateline that agencies set, and sentences that only begin like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.wire.dateline import read_opening, split_place

DATELINES = [
    ("SEOUL, Oct. 28 (Yonhap)", " -- "),
    ("SEOUL/TOKYO, Oct. 28 (Yonhap)", " -- "),
    ("NEW YORK, Jan 21 (Reuters)", " - "),
    ("NEW YORK (Reuters)", " - "),
    ("NEW YORK (Reuters)", " -"),
    ("(Reuters)", " - "),
    ("Jan 3 (Reuters)", " - "),
    ("LONDON (Reuters Breakingviews)", " - "),
    ("TSUCHIURA, Japan/DETROIT/SAN FRANCISCO (Reuters)", " - "),
    ("STRASBOURG, France/LONDON, March 3 (Reuters)", " - "),
    ("ATLANTA (AP)", " _ "),
    ("ATLANTA (AP)", " — "),
    ("ST. LOUIS (AP)", " – "),
    ("McCOOK, Neb. (AP)", " _ "),
    ("WASHINGTON, D.C. (AP)", " -- "),
    ("FRANKFURT West Germany (AP)", " _ "),
    ("NICOSIA, (AP)", " _ "),
    ("SAN FRANCISCO and OAKLAND, Calif. (AP)", " — "),
    ("STOCKHOLM, Aug 29, 2014 (AFP)", " - "),
    ("Munich (dpa)", " - "),
    ("San Diego (tca/dpa)", " - "),
    ("SAITAMA, Japan, Dec. 9 Kyodo", " - "),
    ("BEIJING, Dec. 30 (Xinhua)", " -- "),
    ("New Delhi, Mar 16 (PTI)", " "),
    ("MOSCOW, January 21. /TASS/", ". "),
    ("(ANSA) - ROME, JUL 11", " - "),
    ("Paris (ats afp)", " "),
    ("San Mateo (ANP)", " - "),
    ("Madrid, 11 jul (EFE)", ".- "),
    ("NEW YORK, Oct 20", " - "),
    ("PORT NOEUL, Garam, Oct. 14 (Mirinae)", " -- "),
]


@pytest.mark.parametrize(("dateline", "dash"), DATELINES)
def test_every_form_is_cut_from_its_paragraph(dateline: str, dash: str) -> None:
    opening = read_opening(f"{dateline}{dash}The mill burned - again.")
    assert opening is not None
    assert opening.dateline == dateline
    assert opening.text == "The mill burned - again."


@pytest.mark.parametrize(
    ("line", "dateline", "byline"),
    [
        ("(서울=연합뉴스) 한보라 기자 = 방앗간이 탔다.", "(서울=연합뉴스)", "한보라 기자"),
        (
            "(서울·부산=연합뉴스) 한보라 주단 기자 = 방앗간이 탔다.",
            "(서울·부산=연합뉴스)",
            "한보라 주단 기자",
        ),
        ("[서울=뉴시스] 한보라 특파원 = 방앗간이 탔다.", "[서울=뉴시스]", "한보라 특파원"),
        ("(서울=연합뉴스) 방앗간이 탔다.", "(서울=연합뉴스)", ""),
    ],
)
def test_korean_copy_names_the_reporter_in_its_dateline(
    line: str, dateline: str, byline: str
) -> None:
    opening = read_opening(line)
    assert opening is not None
    assert (opening.dateline, opening.byline, opening.text) == (dateline, byline, "방앗간이 탔다.")


@pytest.mark.parametrize("line", ["SEOUL, Oct. 28 (Yonhap) --", "PARIS (AP)", "LONDON (Reuters) -"])
def test_a_dateline_may_have_a_line_to_itself(line: str) -> None:
    opening = read_opening(line)
    assert opening is not None
    assert opening.text == ""


def test_who_signs_is_known_and_whether_a_place_is_named() -> None:
    signed = read_opening("SEOUL, Oct. 28 (Yonhap) -- The mill burned.")
    bare = read_opening("Jan 3 (Reuters) - The mill burned.")
    assert signed is not None
    assert (signed.agency, signed.placed) == ("Yonhap", True)
    assert bare is not None
    assert not bare.placed


@pytest.mark.parametrize(
    "line",
    [
        "",
        "(",
        "The mill burned.",
        "IBM (NYSE) - the maker of mills - fell.",
        "Miller (AAML) - up 3 pct",
        "NATO - the alliance - looked at mills.",
        "Smith (AP) said that the mill burned.",
        "A miller in SEOUL, Oct. 28 (Yonhap) -- no, a baker",
        "(Reuters)",
        "Flour (dpa) prices rose.",
        "Millers meet in Paris (AP)",
        "He said (on May 5) - and he meant it",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert read_opening(line) is None


def test_only_kyodo_s_digests_go_without_agency_and_date() -> None:
    assert read_opening("TOKYO - The mill burned.", undated=True) is not None
    assert read_opening("TOKYO - The mill burned.") is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("NEW YORK", ("", "NEW YORK")),
        ("KHIMKI, Russia", ("", "KHIMKI, Russia")),
        ("By Ann Bowers NEW YORK/LONDON", ("By Ann Bowers", "NEW YORK/LONDON")),
        ("Ann Bowers and Bo Dunn PARIS", ("Ann Bowers and Bo Dunn", "PARIS")),
        ("By JOHN DOE", None),
        ("The mill burned in PARIS", None),
        ("NATO chiefs meet", None),
        ("", None),
    ],
)
def test_a_place_above_the_dateline_is_parted_from_the_name(
    line: str, parts: tuple[str, str] | None
) -> None:
    assert split_place(line) == parts


@given(st.text(max_size=250))
def test_whatever_a_line_says_it_is_read(line: str) -> None:
    opening = read_opening(line)
    assert opening is None or line.startswith(opening.dateline)
    split_place(line)


@pytest.mark.parametrize(
    "piece", ["A", "A, ", "(AP) ", "((", "/TA", "SEOUL/", "(가=", "- ", "Kyodo ", " "]
)
@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_hostile_line_of_any_length_is_read(piece: str, size: int) -> None:
    line = (piece * size)[:size]
    assert split_place(line) is None
    opening = read_opening(line)
    assert opening is None or len(opening.dateline) < 200
