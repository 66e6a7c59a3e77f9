"""Whole copies in the form of one agency each, and as pages and wires break them."""

from __future__ import annotations

import pytest

from tracker.models.values import Article, Label, LabelKind
from tracker.parse.wire import arrange, read_copy

FIRE = "The oldest mill of Garam burned down in the night, the fire brigade said."
VOW = "Its owner vowed to build it up again with the same stones and the same wheel."


def test_afp_copy() -> None:
    copy = f"""\
2ND LEAD
Oldest mill burns down
UPDATES with owner, ADDS photo
VESSEN, Oct 14, 2031 (AFP) -
{FIRE}
{VOW}
ab/cde/fg
"""
    assert read_copy(copy, "afp") == Article(
        headline="Oldest mill burns down",
        label=Label("2ND LEAD", LabelKind.UPDATE, 2),
        note="UPDATES with owner, ADDS photo",
        dateline="VESSEN, Oct 14, 2031 (AFP)",
        paragraphs=(FIRE, VOW),
        boilerplate=("ab/cde/fg",),
    )


def test_ap_copy_as_its_wire_sets_it() -> None:
    copy = f"""\
\x16\x16\x01W2870\x1fasian
r d\x13\x11 BC-US--GaramMillFire 1stLd-Writethru   10-14 0590
\x02^BC-US--Garam Mill Fire, 1st Ld-Writethru,127<
^Oldest mill of Garam burns down<
^AP Photo GAR101, GAR102<
^Eds: UPDATES with owner.<
^By ANN BOWERS=
^Associated Press=
\t   VESSEN, Garam (AP) _ {FIRE}
\t   {VOW}
\t   ___
\t   ^\x03AP-WF-10-14-31 1626GMT<
"""
    assert read_copy(copy, "ap") == Article(
        headline="Oldest mill of Garam burns down",
        label=Label("1st Ld-Writethru", LabelKind.UPDATE, 1),
        slug="BC-US--Garam Mill Fire",
        note="Eds: UPDATES with owner.",
        dateline="VESSEN, Garam (AP)",
        byline="By ANN BOWERS\nAssociated Press",
        captions=("AP Photo GAR101, GAR102",),
        paragraphs=(FIRE, VOW),
        boilerplate=(
            "W2870asian",
            "r d BC-US--GaramMillFire 1stLd-Writethru   10-14 0590",
            "___",
            "AP-WF-10-14-31 1626GMT",
        ),
    )


def test_kyodo_copy_as_its_wire_sets_it() -> None:
    copy = f"""\
a0105KYODOkoko-
u s BC-Mill-Fire   14-10 0344
Oldest mill burns down+
VESSEN, Garam, Oct. 14 Kyodo - {FIRE}
==Kyodo
KWS-21:37-14-10-31
"""
    article = read_copy(copy, "kyodo")
    assert (article.headline, article.dateline) == (
        "Oldest mill burns down",
        "VESSEN, Garam, Oct. 14 Kyodo",
    )
    assert article.paragraphs == (FIRE,)
    assert len(article.boilerplate) == 4


def test_a_page_that_breaks_at_every_name() -> None:
    lines = [
        "(Corrects age of mill,",
        "adds owner)",
        "Ann Bowers",
        "and",
        "Bo Dunn VESSEN/GARAM",
        f"(Reuters) - {FIRE}",
        f"{VOW} ($1=1.08 Garam crowns) (Additional reporting by",
        "Cy Ames ,",
        "Di Elm",
        "in London; Editing by",
        "Ed Fox )",
        "(For more stories on mills go to <MILLS/>)",
    ]
    assert arrange(lines, title="CORRECTED: Mill burns", dialect="reuters") == Article(
        headline="Mill burns",
        label=Label("CORRECTED", LabelKind.CORRECTION),
        note="(Corrects age of mill, adds owner)",
        dateline="VESSEN/GARAM (Reuters)",
        byline="Ann Bowers and Bo Dunn",
        paragraphs=(FIRE, f"{VOW} ($1=1.08 Garam crowns)"),
        boilerplate=(
            "(Additional reporting by Cy Ames , Di Elm in London; Editing by Ed Fox )",
            "(For more stories on mills go to <MILLS/>)",
        ),
    )


@pytest.mark.parametrize(
    ("dialect", "opening", "dateline"),
    [
        ("reuters", "TOKYO/NEW YORK/VESSEN, Oct 14 (Reuters) - ", "TOKYO/NEW YORK/VESSEN, Oct 14"),
        ("reuters", "STRASBOURG, France/LONDON (Reuters) – ", "STRASBOURG, France/LONDON"),
        ("ap", "McGARAM, Neb. (AP) — ", "McGARAM, Neb."),
        ("afp", "VESSEN, Oct 14, 2031 (AFP) - ", "VESSEN, Oct 14, 2031"),
        ("dpa", "San Vessen (tca/dpa) - ", "San Vessen"),
        ("xinhua", "VESSEN, Oct. 14 (Xinhua) -- ", "VESSEN, Oct. 14"),
        ("tass", "VESSEN, October 14. /TASS/. ", "VESSEN, October 14."),
        ("pti", "New Vessen, Oct 14 (PTI) ", "New Vessen, Oct 14"),
        ("anp", "San Vessen (ANP) - ", "San Vessen"),
        ("any", "Vessen (ats afp) ", "Vessen"),
        ("any", "(ANSA) - VESSEN, OCT 14 - ", "(ANSA) - VESSEN, OCT 14"),
        ("any", "Vessen, 14 oct (EFE).- ", "Vessen, 14 oct"),
    ],
)
def test_the_dateline_of_each_agency_is_no_text(dialect: str, opening: str, dateline: str) -> None:
    article = arrange([opening + FIRE, VOW], title="Mill burns", dialect=dialect)
    assert article.dateline.startswith(dateline)
    assert article.paragraphs == (FIRE, VOW)


@pytest.mark.parametrize(
    "line",
    [
        "(END)",
        "(끝)",
        "-30-",
        "End Adv for Sunday",
        "242200 GMT Jun 17",
        "ann@wire.example",
        "(Reporting by Ann Bowers, editing by Bo Dunn)",
        "(C) Yonhap News Agency. All Rights Reserved",
        "<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>",
        "(For Use Only in the Republic of Korea. No Redistribution)",
        "Click For Restrictions - http://about.wire.example/fulllegal.asp",
        "(For related news, double click on MILLS)",
        "($1 = 0.92 euros)",
        "___",
    ],
)
def test_none_of_these_is_a_paragraph(line: str) -> None:
    article = arrange([f"VESSEN, Oct. 14 (Yonhap) -- {FIRE}", VOW, line], title="Mill burns")
    assert article.paragraphs == (FIRE, VOW)
    assert line in article.boilerplate


def test_labels_of_other_stories_at_the_end_are_not_this_one_s() -> None:
    lines = [
        f"VESSEN, Oct. 14 (Yonhap) -- {FIRE}",
        VOW,
        "(END)",
        "Related Articles",
        "(2nd LD) Harbor strike enters third day",
        "(URGENT) Bridge closed for traffic",
    ]
    article = arrange(lines, title="Mill burns", dialect="yonhap")
    assert article.label is None
    assert article.paragraphs == (FIRE, VOW)
    assert arrange(lines[:2] + lines[3:], title="Mill burns", dialect="yonhap").paragraphs == (
        FIRE,
        VOW,
    )
