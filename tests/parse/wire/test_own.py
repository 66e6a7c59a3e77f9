"""Labels that an outlet adds to its dialect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.values import Label, LabelKind
from tracker.parse.wire.dialects import dialect_named
from tracker.parse.wire.labels import Heading, read_headline
from tracker.parse.wire.own import own_marks

OWN = {
    "EXCLUSIVE UPDATE {n}:": "update",
    "EXCLUSIVE UPDATE {n} FINAL:": "wrapup",
    "{nth} take |": "update",
    "[Flash]": "alert",
    "Rettelse": "correction",
    "TAKEN BACK: {headline}": "withdrawn",
    "{headline} [upd {n}]": "update",
    "{headline} oppdatert": "update",
}
DIALECT = dialect_named("reuters", OWN)


@pytest.mark.parametrize(
    ("title", "label", "headline"),
    [
        (
            "EXCLUSIVE UPDATE 2: Mill burns",
            Label("EXCLUSIVE UPDATE 2", LabelKind.UPDATE, 2),
            "Mill burns",
        ),
        (
            "EXCLUSIVE  UPDATE 12 FINAL:Mill burns",
            Label("EXCLUSIVE UPDATE 12 FINAL", LabelKind.WRAPUP, 12),
            "Mill burns",
        ),
        ("2nd take | Mill burns", Label("2nd take", LabelKind.UPDATE, 2), "Mill burns"),
        ("[Flash] Mill burns", Label("Flash", LabelKind.ALERT), "Mill burns"),
        ("Rettelse Mill burns", Label("Rettelse", LabelKind.CORRECTION), "Mill burns"),
        ("TAKEN BACK: Mill burns", Label("TAKEN BACK", LabelKind.WITHDRAWN), "Mill burns"),
        ("Mill burns [upd 3]", Label("upd 3", LabelKind.UPDATE, 3), "Mill burns"),
        ("Mill burns oppdatert", Label("oppdatert", LabelKind.UPDATE), "Mill burns"),
        (
            "CORRECTED-[Flash] Mill burns",
            Label("CORRECTED Flash", LabelKind.CORRECTION),
            "Mill burns",
        ),
        ("(Vessen) [Flash] Mill burns", Label("Flash", LabelKind.ALERT), "(Vessen) Mill burns"),
        ("UPDATE 1-Mill burns", Label("UPDATE 1", LabelKind.UPDATE, 1), "Mill burns"),
    ],
)
def test_an_outlet_s_own_labels_are_read_beside_its_dialect_s(
    title: str, label: Label, headline: str
) -> None:
    assert read_headline(title, DIALECT) == Heading(label, headline)


@pytest.mark.parametrize(
    "title",
    [
        "exclusive update 2: Mill burns",
        "EXCLUSIVE UPDATE two: Mill burns",
        "Mill burns EXCLUSIVE UPDATE 2: again",
        "Rettelsen kom for sent",
        "Mill [upd 3] burns",
        "Mill burns [upd x]",
        "Mill burns nyoppdatert",
    ],
)
def test_what_only_resembles_them_stays(title: str) -> None:
    assert read_headline(title, DIALECT) == Heading(None, title)


def test_signs_of_expressions_mean_themselves() -> None:
    dialect = dialect_named("plain", {"(a+)+$ .*": "alert"})
    assert read_headline("(a+)+$ .* Mill burns", dialect).label == Label("(a+)+$ .*", "alert")  # type: ignore[arg-type]
    assert read_headline("aaa", dialect).label is None


def test_there_are_no_other_kinds() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        own_marks([("X:", "nonsense")])


@given(st.text(min_size=1, max_size=60), st.text(max_size=200))
def test_any_pattern_reads_any_title(pattern: str, title: str) -> None:
    read = read_headline(title, dialect_named("reuters", {pattern: "update"}))
    assert len(read.headline) <= len(title)


@pytest.mark.parametrize("piece", [" ", "(", "9", "EXCLUSIVE UPDATE 1 ", "[upd 3]"])
def test_a_long_title_is_read(piece: str) -> None:
    title = (piece * 100_000)[:100_000]
    label = read_headline(title, DIALECT).label
    assert label is None or len(label.text) <= 400
