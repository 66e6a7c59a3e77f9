"""Each form of a mark once, and each headline that only looks as if it had one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.values import Label, LabelKind
from tracker.parse.wire.dialects import DIALECTS
from tracker.parse.wire.labels import Heading, read_headline, read_slug

ALERT, UPDATE, WRAPUP = LabelKind.ALERT, LabelKind.UPDATE, LabelKind.WRAPUP
CORRECTION, REFILE, REPEAT = LabelKind.CORRECTION, LabelKind.REFILE, LabelKind.REPEAT
ADVISORY, WITHDRAWN = LabelKind.ADVISORY, LabelKind.WITHDRAWN

FORMS = [
    ("yonhap", "(URGENT) Dam gates jam", Label("URGENT", ALERT), "Dam gates jam"),
    ("yonhap", "(LEAD) Dam gates jam", Label("LEAD", UPDATE, 1), "Dam gates jam"),
    ("yonhap", "(2nd LD) Dam gates jam", Label("2nd LD", UPDATE, 2), "Dam gates jam"),
    ("yonhap", "(3rd LEAD) Dam gates jam", Label("3rd LEAD", UPDATE, 3), "Dam gates jam"),
    ("yonhap", "(11th LD)Dam gates jam", Label("11th LD", UPDATE, 11), "Dam gates jam"),
    ("yonhap", "(LEAD) (Asiad) Rowers win", Label("LEAD", UPDATE, 1), "(Asiad) Rowers win"),
    ("yonhap", "(Asiad) (LEAD) Rowers win", Label("LEAD", UPDATE, 1), "(Asiad) Rowers win"),
    ("yonhap", "(CORRECTED) Dam gates jam", Label("CORRECTED", CORRECTION), "Dam gates jam"),
    ("yonhap", "(2nd LD) harbor-fire probe", Label("2nd LD", UPDATE, 2), "harbor-fire probe"),
    ("yonhap-ko", "댐 수문 고장(2보)", Label("2보", ALERT, 2), "댐 수문 고장"),
    ("yonhap-ko", "댐 수문 고장(종합)", Label("종합", UPDATE, 1), "댐 수문 고장"),
    ("yonhap-ko", "댐 수문 고장 (종합2보)", Label("종합2보", UPDATE, 2), "댐 수문 고장"),
    ("yonhap-ko", "댐 수문 고장(상보)", Label("상보", UPDATE), "댐 수문 고장"),
    ("yonhap-ko", "[속보] 댐 수문 고장", Label("속보", ALERT), "댐 수문 고장"),
    ("yonhap-ko", "[고침] 댐 수문 고장", Label("고침", CORRECTION), "댐 수문 고장"),
    ("reuters", "UPDATE 1-Mill shuts", Label("UPDATE 1", UPDATE, 1), "Mill shuts"),
    ("reuters", "UPDATE 14 - Mill shuts", Label("UPDATE 14", UPDATE, 14), "Mill shuts"),
    ("reuters", "UPDATE2-Mill shuts", Label("UPDATE2", UPDATE, 2), "Mill shuts"),
    ("reuters", "UPDATE 1-7up sales rise", Label("UPDATE 1", UPDATE, 1), "7up sales rise"),
    ("reuters", "WRAPUP 3-Mills shut", Label("WRAPUP 3", WRAPUP, 3), "Mills shut"),
    ("reuters", "CORRECTED-Mill shuts", Label("CORRECTED", CORRECTION), "Mill shuts"),
    ("reuters", "CORRECTED - Mill shuts", Label("CORRECTED", CORRECTION), "Mill shuts"),
    ("reuters", "CORRECTED: Mill shuts", Label("CORRECTED", CORRECTION), "Mill shuts"),
    ("reuters", "CORRECTED:Mill shuts", Label("CORRECTED", CORRECTION), "Mill shuts"),
    ("reuters", "(CORRECTED) - MILL SHUTS", Label("CORRECTED", CORRECTION), "MILL SHUTS"),
    ("reuters", "CORRECTED-MILL SHUTS", Label("CORRECTED", CORRECTION), "MILL SHUTS"),
    ("reuters", "Corrected: Mill shuts", Label("Corrected", CORRECTION), "Mill shuts"),
    ("reuters", "Correction: Mill shuts", Label("Correction", CORRECTION), "Mill shuts"),
    ("reuters", "CORRECTION-Mill shuts", Label("CORRECTION", CORRECTION), "Mill shuts"),
    (
        "reuters",
        "CORRECTED (OFFICIAL)-Mill shuts",
        Label("CORRECTED (OFFICIAL)", CORRECTION),
        "Mill shuts",
    ),
    (
        "reuters",
        "CORRECTED - OFFICIAL-UPDATE 1-Mill shuts",
        Label("CORRECTED - OFFICIAL-UPDATE 1", CORRECTION, 1),
        "Mill shuts",
    ),
    (
        "reuters",
        "CORRECTED - UPDATE 2-Mill shuts",
        Label("CORRECTED - UPDATE 2", CORRECTION, 2),
        "Mill shuts",
    ),
    (
        "reuters",
        "CORRECTED-RPT-UPDATE 1-Mill shuts",
        Label("CORRECTED-RPT-UPDATE 1", CORRECTION, 1),
        "Mill shuts",
    ),
    (
        "reuters",
        "CORRECTION - CORRECTED-UPDATE 1-Mill shuts",
        Label("CORRECTION - CORRECTED-UPDATE 1", CORRECTION, 1),
        "Mill shuts",
    ),
    ("reuters", "REFILE-UPDATE 3-Mill shuts", Label("REFILE-UPDATE 3", REFILE, 3), "Mill shuts"),
    ("reuters", "RPT-Mill shuts", Label("RPT", REPEAT), "Mill shuts"),
    ("reuters", "RPT-RPT-UPDATE 4-Mill shuts", Label("RPT-RPT-UPDATE 4", REPEAT, 4), "Mill shuts"),
    ("reuters", "RPT-WRAPUP 3-Mills shut", Label("RPT-WRAPUP 3", REPEAT, 3), "Mills shut"),
    (
        "reuters",
        "DEALTALK-UPDATE 1-Mill for sale",
        Label("UPDATE 1", UPDATE, 1),
        "DEALTALK-Mill for sale",
    ),
    ("reuters", "CORRECTED - COLUMN-On mills", Label("CORRECTED", CORRECTION), "COLUMN-On mills"),
    ("reuters", "STORY WITHDRAWN-Mill shuts", Label("STORY WITHDRAWN", WITHDRAWN), "Mill shuts"),
    (
        "reuters",
        "CORRECTED: Mill shuts story withdrawn",
        Label("CORRECTED story withdrawn", WITHDRAWN),
        "Mill shuts",
    ),
    ("reuters", "ADVISORY-Alert on mill", Label("ADVISORY", ADVISORY), "Alert on mill"),
    ("ap", "Correction: Mill-Fire story", Label("Correction", CORRECTION), "Mill-Fire story"),
    ("ap", "STORY REMOVED: Mill Fire", Label("STORY REMOVED", WITHDRAWN), "Mill Fire"),
    ("afp", "2ND LEAD: Mill burns", Label("2ND LEAD", UPDATE, 2), "Mill burns"),
    ("afp", "ALERT - Mill burns", Label("ALERT", ALERT), "Mill burns"),
    ("dpa", "ROUNDUP 2: Mill burns =", Label("ROUNDUP 2", WRAPUP, 2), "Mill burns"),
    ("kyodo", "URGENT: Mill burns+", Label("URGENT", ALERT), "Mill burns"),
    ("kyodo", "UPDATE1: Mill burns", Label("UPDATE1", UPDATE, 1), "Mill burns"),
    ("kyodo", "3RD LD: Mill burns", Label("3RD LD", UPDATE, 3), "Mill burns"),
    ("xinhua", "1st LD-Writethru: Mill burns", Label("1st LD-Writethru", UPDATE, 1), "Mill burns"),
    ("xinhua", "Urgent: Mill burns", Label("Urgent", ALERT), "Mill burns"),
    ("anp", "Molen staat in brand (2)", Label("2", UPDATE, 2), "Molen staat in brand"),
    ("any", "(2nd LD) Dam gates jam", Label("2nd LD", UPDATE, 2), "Dam gates jam"),
    ("any", "댐 수문 고장(종합3보)", Label("종합3보", UPDATE, 3), "댐 수문 고장"),
    ("any", "UPDATE 2-Mill shuts", Label("UPDATE 2", UPDATE, 2), "Mill shuts"),
    ("any", "STORY WITHDRAWN: Mill shuts", Label("STORY WITHDRAWN", WITHDRAWN), "Mill shuts"),
    ("any", "(URGENT) (LEAD) Mill burns", Label("URGENT LEAD", UPDATE, 1), "Mill burns"),
]


@pytest.mark.parametrize(("dialect", "title", "label", "headline"), FORMS)
def test_every_form_is_read(dialect: str, title: str, label: Label, headline: str) -> None:
    assert read_headline(title, dialect) == Heading(label, headline)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "(",
        "()",
        "((LEAD) Mill burns",
        "(News Focus) Why the mill burned",
        "(Yonhap Feature) (Part 2) The miller",
        "(lead) in the water, says mill",
        "FACTBOX-Mills of the north",
        "US STOCKS-Millers fall",
        "INSTANT VIEW 3-Mill orders jump",
        "Factbox: Mills of the north",
        "Exclusive - Mill for sale: sources",
        "Mill gets UPDATE 3-fold after fire",
        "Mill burns - UPDATE 2-",
        "A REFILE-minded miller",
        "Mill (2) burns",
        "Mill burns (2)",
        "UPDATE 3:15 p.m.: mill still burning",
        "UPDATE 5-year plan for mills",
        "UPDATE your mill",
        "CORRECTED proofs of the mill",
        "Correction-facility mill burns",
        "CORRECTION-FACILITY MILL BURNS",
        "REPEAT-OFFENDER BILL PASSES",
        "Corrected-for-inflation flour price",
        "Alert: mill smoke over city",
        "Editor quits after mill story withdrawn",
        "PM-led panel to look at mills",
        "AM-10 road closed by mill fire",
        "[단독] 댐 수문 고장",
        "댐 수문 고장(사진)",
        "URGENT mill repairs begin",
    ],
)
def test_a_headline_without_a_mark_keeps_every_word(title: str) -> None:
    assert read_headline(title, "any") == Heading(None, title)


@pytest.mark.parametrize(
    ("dialect", "title"),
    [
        ("plain", "(LEAD) UPDATE 1-Mill burns (종합)"),
        ("yonhap", "UPDATE 1-Mill burns"),
        ("reuters", "(LEAD) Mill burns"),
        ("anp", "Vermist: Bram (11)"),
        ("dpa", "LEAD poisoning at the mill"),
        ("afp", "ALERT miller stops fire"),
    ],
)
def test_a_dialect_knows_only_its_own_marks(dialect: str, title: str) -> None:
    assert read_headline(title, dialect) == Heading(None, title)


def test_an_outlet_without_marks_can_still_take_a_story_back() -> None:
    title = "STORY WITHDRAWN: Mill denies fire"
    assert read_headline(title, "plain") == Heading(
        Label("STORY WITHDRAWN", LabelKind.WITHDRAWN), "Mill denies fire"
    )


@pytest.mark.parametrize(
    ("dialect", "line", "mark", "slug"),
    [
        ("ap", "AM-Mill Fire, 2nd Ld-Writethru, a0762,0629", "2nd Ld-Writethru", "AM-Mill Fire"),
        (
            "ap",
            "PM-Mill Fire, 5th Ld - Writethru, a0646,25,0790",
            "5th Ld - Writethru",
            "PM-Mill Fire",
        ),
        ("ap", "AM-Mill Fire, 4th-writethru, a0695,750", "4th-writethru", "AM-Mill Fire"),
        ("ap", "PM-Mill-Fire 1st Ld, a0434,790", "1st Ld", "PM-Mill-Fire"),
        ("ap", "AM-Miller _ 1st Ld", "1st Ld", "AM-Miller"),
        ("ap", "AM-Mill, 2d Ld,450", "2d Ld", "AM-Mill"),
        (
            "ap",
            "BC-US--MillFire 1stLd-Writethru   08-29 0590",
            "1stLd-Writethru",
            "BC-US--MillFire",
        ),
        (
            "ap",
            "AM-S&L Mills, CORRECTIVE, 1st Ld-Writethru,a0657",
            "CORRECTIVE, 1st Ld-Writethru",
            "AM-S&L Mills",
        ),
        ("ap", "AM-Mill Fire, Bjt,970", None, "AM-Mill Fire"),
        ("ap", "BC-US--APNewsAlert,17", "APNewsAlert", ""),
        ("any", "AP-EU--Mill-Fire, 3rd Ld-Writethru", "3rd Ld-Writethru", "AP-EU--Mill-Fire"),
        ("pti", "BOM46 MP-LDALL MILL", "LDALL", "MP-MILL"),
        ("pti", "DEL66 AVI-MILL FIRE-2NDLD SMOKE", "2NDLD", "AVI-MILL FIRE-SMOKE"),
        ("pti", "DEL72 MILLERS", None, "MILLERS"),
        ("reuters", "USA-MILLS/ (UPDATE 1, PIX, TV)", "UPDATE 1", "USA-MILLS/"),
        (
            "reuters",
            "USA-MILLS/FIRE (UPDATE 2, CORRECTED)",
            "UPDATE 2, CORRECTED",
            "USA-MILLS/FIRE",
        ),
        ("any", "USA-MILLS/ (PIX)", None, "USA-MILLS/"),
        ("yonhap", "(3rd LD) mill-fire probe", "3rd LD", "mill-fire probe"),
        ("afp", "تنبيه", "تنبيه", ""),
        ("dpa", "Norland/mills/fire/", None, "Norland/mills/fire/"),
    ],
)
def test_a_slug_line_is_read(dialect: str, line: str, mark: str | None, slug: str) -> None:
    read = read_slug(line, dialect)
    assert (read.label.text if read.label else None, read.slug) == (mark, slug)
    assert read.headline == ""


def test_a_title_that_is_a_slug_line_is_shown_as_its_keyword() -> None:
    read = read_headline("BC-US--Mill Fire, 8th Ld-Writethru", "ap")
    assert (read.headline, read.slug) == ("BC-US--Mill Fire", "BC-US--Mill Fire")
    assert read.label is not None
    assert read.label.ordinal == 8


def test_a_mark_with_nothing_behind_it_is_a_mark() -> None:
    assert read_headline("2ND LEAD", "dpa").label is not None
    assert read_headline("2ND LEAD", "dpa").headline == ""


words = st.lists(
    st.text(st.characters(categories=("Ll", "Lo")), min_size=1, max_size=9), min_size=1, max_size=7
).map(" ".join)


@given(
    words, st.sampled_from(["(LEAD) ", "UPDATE 3-", "CORRECTED: ", "(2nd LD) ", "RPT-UPDATE 1-"])
)
def test_a_headline_that_was_read_has_no_label_left(headline: str, mark: str) -> None:
    read = read_headline(f"{mark}{headline}", "any")
    assert read.label is not None
    assert read_headline(read.headline, "any") == Heading(None, read.headline)


@given(st.text(max_size=300), st.sampled_from([*DIALECTS, "unheard of"]))
def test_whatever_a_title_says_it_is_read(title: str, dialect: str) -> None:
    read = read_headline(title, dialect)
    assert len(read.headline) <= len(title)
    if read.label is None and not read.slug:
        assert read.headline in title


hostile = [
    "(",
    "[",
    "(LEAD)",
    "(x)",
    "(x)(LEAD)",
    "RPT-",
    "CORRECTED ",
    " ",
    "\x00",
    "\u202eا ",
    "1st Ld, ",
]


@pytest.mark.parametrize("piece", hostile)
@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_hostile_title_of_any_length_is_read(piece: str, size: int) -> None:
    title = (piece * size)[:size]
    for dialect in DIALECTS:
        label = read_headline(title, dialect).label
        assert label is None or len(label.text) <= 400
