"""Whole pieces of copy, written for these tests in the shape that each agency sends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.values import Article, Label, LabelKind
from tracker.parse.wire.dialects import DIALECTS
from tracker.parse.wire.layout import arrange, read_copy

BODY = (
    "The oldest mill of Garam burned down in the night to Tuesday, and the miller has vowed to "
    'build it again "with the same stones."',
    "Fire crews saw smoke over Vessen shortly after midnight.",
    '"There was flour in the air like snow," said a fire officer, who asked not to be named.',
    "The mill ground wheat for 40 bakeries.",
)

YONHAP = f"""\
![]() |
▲ This photo, taken by a reader on Oct. 14, 2031, shows the mill of Vessen in flames. \
(PHOTO NOT FOR SALE) (Yonhap) |
![]() |
▲ This file photo shows the mill's wheel (C). \
(For Use Only in the Republic of Korea. No Redistribution) (Yonhap) |
(LEAD) Vessen-mill fire
(LEAD) Miller vows to rebuild oldest mill 'with the same stones'
(ATTN: CHANGES headline, lead; UPDATES throughout with miller's remarks; ADDS photo)
SEOUL, Oct. 14 (Yonhap) -- {BODY[0]}
{BODY[1]}
{BODY[2]}
{BODY[3]}
(END)
(C) Yonhap News Agency. All Rights Reserved
"""


@pytest.mark.parametrize("dialect", ["yonhap", "any"])
def test_a_lead_with_photographs_comes_out_whole(dialect: str) -> None:
    assert read_copy(YONHAP, dialect) == Article(
        headline="Miller vows to rebuild oldest mill 'with the same stones'",
        label=Label("LEAD", LabelKind.UPDATE, 1),
        slug="Vessen-mill fire",
        note="(ATTN: CHANGES headline, lead; UPDATES throughout with miller's remarks; ADDS photo)",
        dateline="SEOUL, Oct. 14 (Yonhap)",
        captions=(
            "This photo, taken by a reader on Oct. 14, 2031, shows the mill of Vessen in flames. "
            "(PHOTO NOT FOR SALE) (Yonhap)",
            "This file photo shows the mill's wheel (C). "
            "(For Use Only in the Republic of Korea. No Redistribution) (Yonhap)",
        ),
        paragraphs=BODY,
        boilerplate=("(END)", "(C) Yonhap News Agency. All Rights Reserved"),
    )


def test_a_first_story_has_a_slug_without_a_label() -> None:
    lines = [
        "mill fire",
        "Oldest mill of Garam burns down",
        f"SEOUL, Oct. 14 (Yonhap) -- {BODY[1]}",
    ]
    article = arrange(lines, dialect="yonhap")
    assert (article.label, article.slug) == (None, "mill fire")
    assert article.headline == "Oldest mill of Garam burns down"


def test_korean_copy_comes_out_whole() -> None:
    copy = """\
[속보] 가람 최고 방앗간 전소
(서울=연합뉴스) 한보라 기자 = 가람에서 가장 오래된 방앗간이 밤새 불에 탔다.
방앗간 주인은 다시 짓겠다고 말했다.
bora@yna.example
(끝)
<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>
"""
    assert read_copy(copy, "yonhap-ko") == Article(
        headline="가람 최고 방앗간 전소",
        label=Label("속보", LabelKind.ALERT),
        dateline="(서울=연합뉴스)",
        byline="한보라 기자",
        paragraphs=(
            "가람에서 가장 오래된 방앗간이 밤새 불에 탔다.",
            "방앗간 주인은 다시 짓겠다고 말했다.",
        ),
        boilerplate=("bora@yna.example", "(끝)", "<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>"),
    )


def test_reuters_copy_comes_out_whole() -> None:
    copy = f"""\
GARAM-MILLS/ (UPDATE 2, PIX)
CORRECTED-UPDATE 2-Garam's oldest mill burns
* Flour up 6 pct
* Bakers to meet Friday  (Corrects age of mill in paragraph 3)
By Ann Bowers
VESSEN/LONDON, Oct 14 (Reuters) - {BODY[0]}
{BODY[1]} (Additional reporting by Bo Dunn; Editing by Cy Ames)
"""
    assert read_copy(copy, "reuters") == Article(
        headline="Garam's oldest mill burns",
        label=Label("CORRECTED-UPDATE 2", LabelKind.CORRECTION, 2),
        slug="GARAM-MILLS/",
        note="(Corrects age of mill in paragraph 3)",
        dateline="VESSEN/LONDON, Oct 14 (Reuters)",
        byline="By Ann Bowers",
        paragraphs=("* Flour up 6 pct", "* Bakers to meet Friday", BODY[0], BODY[1]),
        boilerplate=("(Additional reporting by Bo Dunn; Editing by Cy Ames)",),
    )


def test_reuters_web_copy_has_the_place_above_its_dateline() -> None:
    article = arrange(
        ["(Adds miller)", "Ann Bowers and Bo Dunn KHIMKI, Garam", f"(Reuters) - {BODY[1]}"],
        title="UPDATE 1-Mill burns",
        dialect="reuters",
    )
    assert article.dateline == "KHIMKI, Garam (Reuters)"
    assert (article.byline, article.note) == ("Ann Bowers and Bo Dunn", "(Adds miller)")
    assert article.paragraphs == (BODY[1],)


def test_ap_copy_comes_out_whole() -> None:
    copy = f"""\
PM-Mill Fire, 3rd Ld-Writethru, a0537,0862
Miller Vows to Rebuild
Eds: LEADS with 3 grafs to UPDATE with miller's remarks.
AP Photo MLB5
By ANN BOWERS
Associated Press Writer
VESSEN, Garam (AP) _ {BODY[0]}
{BODY[1]}
___
This story has been corrected to show that 40 bakeries, not 14, bought the flour.
"""
    assert read_copy(copy, "ap") == Article(
        headline="Miller Vows to Rebuild",
        label=Label("3rd Ld-Writethru", LabelKind.UPDATE, 3),
        slug="PM-Mill Fire",
        note="Eds: LEADS with 3 grafs to UPDATE with miller's remarks.\n"
        "This story has been corrected to show that 40 bakeries, not 14, bought the flour.",
        dateline="VESSEN, Garam (AP)",
        byline="By ANN BOWERS\nAssociated Press Writer",
        captions=("AP Photo MLB5",),
        paragraphs=BODY[:2],
        boilerplate=("___",),
    )


def test_dpa_copy_comes_out_whole() -> None:
    copy = f"""\
eca0003 3 i 380  dpa 0045

Garam/mills/
REFILE
2ND LEAD
3RD NET
Miller vows to rebuild =
By Ann Bowers, dpa  =

Vessen (dpa) - {BODY[1]}

{BODY[3]}

# dpa NOTEBOOK

## Note to editors
- adds miller in graf 2

dpa ab bd
"""
    assert read_copy(copy, "dpa") == Article(
        headline="Miller vows to rebuild",
        label=Label("REFILE 2ND LEAD", LabelKind.REFILE, 2),
        slug="Garam/mills/",
        note="- adds miller in graf 2",
        dateline="Vessen (dpa)",
        byline="By Ann Bowers, dpa",
        paragraphs=(BODY[1], BODY[3]),
        boilerplate=(
            "eca0003 3 i 380  dpa 0045",
            "3RD NET",
            "# dpa NOTEBOOK",
            "## Note to editors",
            "dpa ab bd",
        ),
    )


def test_anp_names_the_headline_that_it_replaces() -> None:
    copy = f"""\
Molenaar wil molen herbouwen (2)
N i e u w bericht, vervangt: Molen staat in brand
Vessen (ANP) - {BODY[1]}
"""
    article = read_copy(copy, "anp")
    assert article.note == "N i e u w bericht, vervangt: Molen staat in brand"
    assert (article.headline, article.label) == (
        "Molenaar wil molen herbouwen",
        Label("2", LabelKind.UPDATE, 2),
    )


def test_kyodo_sets_a_sign_behind_its_headline() -> None:
    article = read_copy(
        f"BC-Mill-Fire\nURGENT: Mill burns+\nVESSEN, Garam, Oct. 14 Kyodo - {BODY[1]}", "kyodo"
    )
    assert (article.headline, article.slug) == ("Mill burns", "BC-Mill-Fire")
    assert article.dateline == "VESSEN, Garam, Oct. 14 Kyodo"


def test_pti_sets_no_dash() -> None:
    copy = f"""\
BOM46 GR-LDALL MILL
Mill burns
(Eds: Adds miller)
By Ann Bowers
New Vessen, Oct 14 (PTI) {BODY[1]}
"""
    article = read_copy(copy, "pti")
    assert article.label == Label("LDALL", LabelKind.WRAPUP)
    assert (article.slug, article.note, article.byline) == (
        "GR-MILL",
        "(Eds: Adds miller)",
        "By Ann Bowers",
    )
    assert (article.dateline, article.paragraphs) == ("New Vessen, Oct 14 (PTI)", (BODY[1],))


# -- beside the text ---------------------------------------------------------------------------


def test_a_title_may_come_again_among_the_lines() -> None:
    lines = ["Mill burns", f"VESSEN, Oct. 14 (Mirinae) -- {BODY[0]}", BODY[1]]
    article = arrange(lines, title="(2nd LD) Mill burns", dialect="yonhap")
    assert article.headline == "Mill burns"
    assert article.label == Label("2nd LD", LabelKind.UPDATE, 2)
    assert article.paragraphs == BODY[:2]


def test_the_label_may_stand_in_the_line_alone() -> None:
    article = arrange(["(LEAD) Mill burns", BODY[0]], title="Mill burns", dialect="yonhap")
    assert article.label == Label("LEAD", LabelKind.UPDATE, 1)


def test_a_title_that_the_feed_cut_off_is_said_whole_by_its_line() -> None:
    lines = ["Mill burns down in the night to Tuesday", *BODY]
    article = arrange(lines, title="(LEAD) Mill burns down in the…")
    assert article.headline == lines[0]
    assert article.label == Label("LEAD", LabelKind.UPDATE, 1)
    assert article.paragraphs == BODY


def test_a_label_may_stand_in_the_slug_alone() -> None:
    article = arrange(BODY, title="Mill burns", slug="AM-Mill Fire, 4th Ld-Writethru, a0497,0859")
    assert (article.headline, article.slug) == ("Mill burns", "AM-Mill Fire")
    assert article.label == Label("4th Ld-Writethru", LabelKind.UPDATE, 4)


def test_a_title_that_is_a_slug_line_gives_the_slug() -> None:
    assert (
        arrange(BODY, title="AM-Mill Fire, 4th Ld-Writethru", dialect="ap").slug == "AM-Mill Fire"
    )


def test_what_the_feed_says_beside_the_text_is_kept() -> None:
    article = arrange(
        BODY, title="Mill burns", slug="mill-fire", note="Adds miller", byline="Ann Bowers"
    )
    assert (article.slug, article.note, article.byline) == (
        "mill-fire",
        "Adds miller",
        "Ann Bowers",
    )


def test_what_the_text_says_itself_goes_before() -> None:
    lines = [
        "mill-fire",
        "(ATTN: ADDS miller)",
        "By Ann Bowers",
        f"VESSEN, Oct. 14 (Mirinae) -- {BODY[0]}",
    ]
    article = arrange(
        lines,
        title="Mill burns",
        slug="Vessen-mill",
        note="ATTN: ADDS miller",
        byline="Bowers",
        dialect="yonhap",
    )
    assert (article.note, article.byline) == ("(ATTN: ADDS miller)", "By Ann Bowers")
    assert (article.slug, article.boilerplate) == ("Vessen-mill", ("mill-fire",))


def test_the_headlines_of_other_stories_lend_no_label() -> None:
    lines = [*BODY, "Related Articles", "(2nd LD) Dam gates jam", "UPDATE 3-Ferry runs aground"]
    article = arrange(lines, title="Mill burns")
    assert (article.label, article.paragraphs) == (None, BODY)
    assert article.boilerplate == tuple(lines[len(BODY) :])


def test_a_text_of_another_script_and_direction_is_read() -> None:
    article = arrange(
        ["\u202bاحترقت الطاحونة القديمة\u202c.", "لم يصب أحد."], title="تنبيه", dialect="afp"
    )
    assert article.label == Label("تنبيه", LabelKind.ALERT)
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "![]() |", "\x00"])
def test_nothing_is_an_article_without_words(text: str) -> None:
    assert read_copy(text) == Article(headline="")


# -- properties --------------------------------------------------------------------------------

LINES = (
    "(LEAD) {}",
    "{}-talks",
    "Mill {} burns",
    "(ATTN: ADDS {})",
    "(Adds {})",
    "Eds: ADDS {}",
    "By {} Bowers",
    "SEOUL, Oct. 14 (Yonhap) -- The {} burned.",
    "{} (AP) _ It burned.",
    "▲ The {} in flames. (PHOTO NOT FOR SALE) (Yonhap)",
    "{} said so.",
    "* {} up 6 pct",
    "GLOBAL-{}/ (PIX)",
    "PM-{}, 1st Ld-Writethru, a0123",
    "(END)",
    "(C) 2031 {}",
    "(Reporting by {}; Editing by Bo Dunn)",
    "{} burned. (Reporting by Bo Dunn)",
    "UPDATE 2-Mill {} burns",
    "{}@mill.example",
    "___",
)


@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from(DIALECTS))
def test_every_line_ends_in_exactly_one_piece(forms: list[str], dialect: str) -> None:
    tokens = [f"MILL{index:02}" for index in range(len(forms))]
    lines = [form.format(token) for form, token in zip(forms, tokens, strict=True)]
    article = read_copy("\n".join(lines), dialect)
    said = [article.headline, article.slug, article.note, article.dateline, article.byline]
    said += [*article.captions, *article.paragraphs, *article.boilerplate]
    for token, line in zip(tokens, lines, strict=True):
        assert sum(token in piece for piece in said) == (1 if token in line else 0), (
            token,
            article,
        )


@given(st.text(max_size=600), st.text(max_size=80), st.sampled_from([*DIALECTS, "unheard of"]))
def test_whatever_a_copy_says_it_is_read(text: str, title: str, dialect: str) -> None:
    read_copy(text, dialect)
    article = arrange(
        text.splitlines(), title=title, slug=title, note=title, byline=title, dialect=dialect
    )
    assert "\x00" not in repr(article)
    assert all((*article.paragraphs, *article.captions, *article.boilerplate))


HOSTILE = [
    "(",
    "((LEAD) ",
    "(ATTN: x\n",
    "(END)\n",
    "By A\n",
    "▲ x\n",
    "(Yonhap)\n",
    "* x\n",
    "LEAD\n",
    "x\n",
    "| ",
    "\u202e",
    "SEOUL (Yonhap)\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("size", [1_000, 25_000])
def test_a_hostile_copy_of_any_length_is_read(piece: str, size: int) -> None:
    article = read_copy((piece * size)[:size])
    assert isinstance(article, Article)
