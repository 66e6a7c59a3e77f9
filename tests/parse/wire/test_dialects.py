"""Each dialect by its name, with the labels that an outlet adds."""

from __future__ import annotations

import pytest

from tracker.models.values import Label, LabelKind
from tracker.parse.wire.dialects import BY_NAME, DIALECTS, dialect_named, dialect_of
from tracker.parse.wire.labels import read_headline, read_slug


def test_every_dialect_is_found_by_its_name() -> None:
    for name in DIALECTS:
        assert dialect_named(name) is BY_NAME[name]


def test_an_unknown_dialect_is_read_as_any() -> None:
    assert dialect_named("klingon") is BY_NAME["any"]


def test_a_dialect_stands_for_itself() -> None:
    dialect = dialect_named("reuters")
    assert dialect_of(dialect) is dialect_of("reuters") is dialect


def test_labels_of_an_outlet_go_before_those_of_its_dialect() -> None:
    dialect = dialect_named("reuters", {"UPDATE {n} AND FINAL:": "wrapup"})
    assert [own.pattern for own in dialect.own] == ["UPDATE {n} AND FINAL:"]
    assert dialect.head is dialect_named("reuters").head
    assert dialect_named("reuters", {"UPDATE {n} AND FINAL:": "wrapup"}) is dialect


UPDATE, ALERT, WRAPUP = LabelKind.UPDATE, LabelKind.ALERT, LabelKind.WRAPUP
CORRECTION, REFILE, REPEAT = LabelKind.CORRECTION, LabelKind.REFILE, LabelKind.REPEAT
ADVISORY, WITHDRAWN = LabelKind.ADVISORY, LabelKind.WITHDRAWN

FORMS: dict[str, list[tuple[str, LabelKind, int | None]]] = {
    "yonhap": [
        ("(URGENT) Dam gates jam", ALERT, None),
        ("(BREAKING) Dam gates jam", ALERT, None),
        ("(LEAD) Dam gates jam", UPDATE, 1),
        ("(2nd LD) Dam gates jam", UPDATE, 2),
        ("(3rd LD) S Vessen-dam-gates talks", UPDATE, 3),
        ("(5th LD) Dam gates jam", UPDATE, 5),
        ("(21st LD) Dam gates jam", UPDATE, 21),
        ("(2nd LEAD) Dam gates jam", UPDATE, 2),
        ("(LEAD) (Asiad) Rowers win", UPDATE, 1),
        ("(News Focus) (2nd LD) Why gates jam", UPDATE, 2),
        ("(CORRECTED) Dam gates jam", CORRECTION, None),
        ("(LEAD) new dam-gate jam", UPDATE, 1),
        ("댐 수문 고장(종합2보)", UPDATE, 2),
        ("[속보] 댐 수문 고장", ALERT, None),
    ],
    "yonhap-ko": [
        ("[속보] 댐 수문 고장", ALERT, None),
        ("[긴급] 댐 수문 고장", ALERT, None),
        ("[1보] 댐 수문 고장", ALERT, 1),
        ("댐 수문 고장(1보)", ALERT, 1),
        ("댐 수문 고장(3보)", ALERT, 3),
        ("댐 수문 고장(속보)", ALERT, None),
        ("댐 수문 고장(종합)", UPDATE, 1),
        ("댐 수문 고장…주민 대피(종합2보)", UPDATE, 2),
        ("댐 수문 고장(종합4보)", UPDATE, 4),
        ("[종합] 댐 수문 고장", UPDATE, 1),
        ("댐 수문 고장(재종합)", UPDATE, None),
        ("댐 수문 고장(상보)", UPDATE, None),
        ("댐 수문 고장(고침)", CORRECTION, None),
        ("[단독] 댐 수문 고장(종합)", UPDATE, 1),
    ],
    "reuters": [
        ("UPDATE 1-Mill shuts", UPDATE, 1),
        ("UPDATE 1 - Mill shuts", UPDATE, 1),
        ("UPDATE2-Mill shuts", UPDATE, 2),
        ("UPDATE 1 -Mill shuts", UPDATE, 1),
        ("UPDATE 1- Mill shuts", UPDATE, 1),
        ("UPDATE 1–Mill shuts", UPDATE, 1),
        ("UPDATE 1 Mill shuts", UPDATE, 1),
        ("UPDATE-2 MNB bank sees mills shut", UPDATE, 2),
        ("UDPATE 3-Mill shuts", UPDATE, 3),
        ("WRAPUP 1-Mills shut", WRAPUP, 1),
        ("WRPAUP 2-Mills shut", WRAPUP, 2),
        ("CORRECTED-WRAPUP 8-Mills shut", CORRECTION, 8),
        ("CORRECTED: Mill shuts in 2008", CORRECTION, None),
        ("CORRECTED - CORRECTED-Mill shuts", CORRECTION, None),
        ("CORRECTED (OFFICIAL): Mill beats forecast", CORRECTION, None),
        ("CORRECTED-OFFICIAL-Mill to shut", CORRECTION, None),
        ("OFFICIAL CORRECTED-Mill shuts", CORRECTION, None),
        ("CORRECTED UPDATE 1-Mill shuts", CORRECTION, 1),
        ("CORRECTD-Mill shuts", CORRECTION, None),
        ("CORRECTION (OFFICIAL): Mill shuts", CORRECTION, None),
        ("REFILE-Mill shuts", REFILE, None),
        ("REFILE-VESSEN STOCKS-Mills fall", REFILE, None),
        ("RPT-Mill shuts", REPEAT, None),
        ("RPT-UPDATE 2-Miller quits", REPEAT, 2),
        ("RPT-VESSEN STOCKS-Mills fall", REPEAT, None),
        ("REPEAT-Mill shuts", REPEAT, None),
        ("CORRECTED-RPT-UPDATE 1-Mill shuts", CORRECTION, 1),
        ("REFILE-RPT-Mill shuts", REFILE, None),
        ("CORRECTED: INSTANT VIEW1-Mill orders jump", CORRECTION, None),
        ("MILLSHOW-UPDATE 3-Mill to be built", UPDATE, 3),
        ("ADVISORY-Alert on mill", ADVISORY, None),
        ("CORRECTED: Mill to shut story withdrawn", WITHDRAWN, None),
        ("STORY WITHDRAWN-Mill shuts", WITHDRAWN, None),
    ],
    "ap": [
        ("AM-Mill Conference, 2nd Ld-Writethru, a0762,0629", UPDATE, 2),
        ("PM-Mill Conference, 5th Ld - Writethru, a0646,0790", UPDATE, 5),
        ("AM-Mill, 2d Ld, a0646,0790", UPDATE, 2),
        ("AM-Mill, 4h Ld, a0646,0790", UPDATE, 4),
        ("AM-Mill,3rdLd-Writethru, a0711, 530", UPDATE, 3),
        ("AM-Mill, 4th-writethru, a0695,750", UPDATE, 4),
        ("PM-Mill Budget 1st Ld, a0434,790", UPDATE, 1),
        ("AM-Mill Activist _ 1st Ld", UPDATE, 1),
        ("AM-Mill, 1st Lead-Writethru, a0711,530", UPDATE, 1),
        ("AM-Mill, Writethru, a0711,530", UPDATE, None),
        ("BC-AF-MED-Vessen-Mill-Abuse, 3rd Ld-Writethru", UPDATE, 3),
        ("AP-US--Mill-Staff, 3rd Ld-Writethru", UPDATE, 3),
        ("BC-BKN--Millers-Hawks, 1st Ld-Writethru,416", UPDATE, 1),
        ("BC-AS--Mill-Daring Escape-ABRIDGED, 3rd Ld-Writethru,827", UPDATE, 3),
        ("AM-S&L Mills, CORRECTIVE, 1st Ld-Writethru,a0657", CORRECTION, 1),
        ("Correction: Mill-Fire story", CORRECTION, None),
        ("Clarification: Mill-Fire story", CORRECTION, None),
        ("AP NewsAlert", ALERT, None),
        ("BC-US--APNewsAlert,17", ALERT, None),
        ("URGENT", ALERT, None),
        ("STORY REMOVED: US--Mill Fire", WITHDRAWN, None),
        ("AM-Mill Fire, KILL, a0711,530", WITHDRAWN, None),
    ],
    "afp": [
        ("ALERT: Mill burns", ALERT, None),
        ("URGENT - Mill burns", ALERT, None),
        ("LEAD: Mill burns", UPDATE, 1),
        ("2ndlead: Mill burns", UPDATE, 2),
        ("3RD LEAD: Mill burns", UPDATE, 3),
        ("WRAP: Mills burn", WRAPUP, None),
        ("CORRECTED: Mill burns", CORRECTION, None),
        ("تنبيه", ALERT, None),
    ],
    "dpa": [
        ("1ST LEAD", UPDATE, 1),
        ("2ND LEAD", UPDATE, 2),
        ("REFILE", REFILE, None),
        ("ROUNDUP 3: Mühle brennt =", WRAPUP, 3),
        ("ROUNDUP 2/Mühle brennt", WRAPUP, 2),
        ("WDH/ROUNDUP: Mühle brennt", REPEAT, None),
        ("KORREKTUR: Mühle brennt", CORRECTION, None),
        ("BERICHTIGUNG", CORRECTION, None),
        ("EIL: Mühle brennt", ALERT, None),
        ("HOLD HOLD HOLD", ADVISORY, None),
        ("KILL KILL KILL", WITHDRAWN, None),
    ],
    "pti": [
        ("BOM46 MP-LDALL MILL", WRAPUP, None),
        ("DEL66 AVI-MILL FIRE-2NDLD SMOKE", UPDATE, 2),
        ("DEL72 MILL-LD OWNERS", UPDATE, 1),
    ],
    "anp": [("Molen staat in brand (2)", UPDATE, 2)],
    "kyodo": [
        ("URGENT: Mill burns+", ALERT, None),
        ("UPDATE1: Mill burns+", UPDATE, 1),
        ("2ND LD: Mill burns+", UPDATE, 2),
    ],
    "xinhua": [
        ("Urgent: Mill burns", ALERT, None),
        ("Update: Mill burns", UPDATE, None),
        ("1st LD-Writethru: Mill burns", UPDATE, 1),
    ],
    "cp": [("Corrective to Saturday, May 8 story on the mill", CORRECTION, None)],
    "tt": [("mill-brandUV4", UPDATE, 4)],
    "tass": [("URGENT", ALERT, None)],
}


@pytest.mark.parametrize(
    ("dialect", "line", "kind", "ordinal"),
    [(dialect, *row) for dialect, rows in FORMS.items() for row in rows],
)
def test_every_form_of_every_agency(
    dialect: str, line: str, kind: LabelKind, ordinal: int | None
) -> None:
    slug, headline = read_slug(line, dialect).label, read_headline(line, dialect).label
    label = slug if dialect == "tt" else headline  # TT marks the slug alone
    assert label is not None
    assert (label.kind, label.ordinal) == (kind, ordinal)


UNMARKED = {
    "yonhap": ["(News Focus) Why gates jam", "(EDITORIAL from the Vessen Times on June 2)"],
    "yonhap-ko": ["[단독] 댐 수문 고장", "댐 수문 종합 대책(사진)", "댐 수문 고장, 2보 전진"],
    "reuters": [
        "FACTBOX-Mills of the north",
        "INSTANT VIEW 3-Mill orders jump",
        "UPDATE 5-year plan for mills",
        "UPDATE 2-for-1 split at the mill",
        "UPDATE 3 mills, says union",
        "UPDATE 3 MILLS NOW",
        "Miller says UPDATE 1-Mill shuts was wrong",
    ],
    "ap": ["AM-Mill Fire, Bjt,970", "AM-Shark Kill, a0711,530", "The Latest: Mill burns"],
    "afp": ["LEAD poisoning at the mill", "Millers take the LEAD"],
    "dpa": ["EXTRA", "LEAD poisoning at the mill", "/politics/Vessen/EU/"],
    "pti": ["DEL72 MILLERS", "MILLERS HOLD LDA MEET"],
    "anp": ["Vermist: Bram (11)", "Molen (2) staat in brand", "Vermist: Bram (9)"],
    "tt": ["mill-brand", "MILLUV4 i dag"],
    "cp": ["Corrective to the mill's dam begins", "Corrective surgery"],
}


@pytest.mark.parametrize(
    ("dialect", "line"), [(dialect, line) for dialect, lines in UNMARKED.items() for line in lines]
)
def test_none_of_these_is_marked(dialect: str, line: str) -> None:
    assert read_headline(line, dialect).label is None
    assert read_slug(line, dialect).label is None


def test_a_corrective_keeps_its_words() -> None:
    line = "Corrective to Saturday, May 8 story on the mill"
    read = read_headline(line, "cp")
    assert (read.headline, read.label) == (line, Label("Corrective", CORRECTION))
