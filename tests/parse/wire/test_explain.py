"""Why a headline is read as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.wire.dialects import BY_NAME, DIALECTS, dialect_named
from tracker.parse.wire.explain import FORMS, explain


@pytest.mark.parametrize(
    ("dialect", "line", "mark", "form"),
    [
        ("yonhap", "(LEAD) Mill burns", "LEAD", "tag"),
        ("yonhap-ko", "댐 수문 고장(2보)", "2보", "korean"),
        ("reuters", "CORRECTED-UPDATE 2-Mill burns", "CORRECTED-UPDATE 2", "sure"),
        ("reuters", "UPDATE 2 Mill burns", "UPDATE 2", "unparted"),
        ("reuters", "ADVISORY-Alert on mill", "ADVISORY", "loud"),
        ("reuters", "Corrected: Mill burns", "Corrected", "quiet"),
        ("reuters", "GLOBAL-MILLS/ (UPDATE 1, PIX)", "UPDATE 1", "flag"),
        ("ap", "AM-Mill Fire, 2nd Ld-Writethru, a0762,0629", "2nd Ld-Writethru", "mark"),
        ("ap", "AM-Mill Fire, Writethru, a0762,0629", "Writethru", "bare"),
        ("afp", "URGENT", "URGENT", "alone"),
        ("dpa", "ROUNDUP 2/Mühle brennt", "ROUNDUP 2", "slashed"),
        ("kyodo", "URGENT: Mill burns", "URGENT", "word"),
        ("anp", "Molen brandt (2)", "2", "take"),
        ("cp", "Corrective to Monday's story on mills", "Corrective", "opening"),
        ("tt", "mill-brandUV4", "UV4", "mark"),
    ],
)
def test_each_mark_has_the_form_that_found_it(
    dialect: str, line: str, mark: str, form: str
) -> None:
    assert explain(line, dialect_named(dialect)).marks == ((mark, FORMS[form]),)


def test_words_behind_a_headline_are_a_mark_of_their_own() -> None:
    reading = explain("CORRECTED: Mill burns story withdrawn", dialect_named("reuters"))
    assert reading.marks == (("CORRECTED", FORMS["sure"]), ("story withdrawn", FORMS["killed"]))


def test_an_outlet_s_own_label_is_named_by_its_pattern() -> None:
    dialect = dialect_named("yonhap", {"Take {n} |": "update"})
    assert explain("Take 3 | Mill burns", dialect).marks == (
        ("Take 3", "the outlet's own label Take {n} |"),
    )


def test_what_stays_in_the_headline_has_its_reason() -> None:
    reading = explain("(Asiad) (LEAD) (EDITORIAL from Monday) (Vessen) Mill", BY_NAME["yonhap"])
    assert [(text, why.split()[0]) for text, why in reading.left] == [
        ("(Asiad)", "the"),
        ("(EDITORIAL from Monday)", "the"),
        ("(Vessen)", "brackets"),
    ]
    assert [why.split()[0] for _, why in explain("FACTBOX-Mills", BY_NAME["reuters"]).left] == [
        "the"
    ]
    assert [why.split()[0] for _, why in explain("MILLS-On fire", BY_NAME["reuters"]).left] == [
        "words"
    ]
    assert explain("Mill burns", BY_NAME["reuters"]).left == ()


def test_every_form_of_every_dialect_has_words() -> None:
    groups = {
        group
        for dialect in BY_NAME.values()
        for pattern in (dialect.head, dialect.tail, dialect.slug, dialect.code, dialect.suffix)
        if pattern
        for group in pattern.groupindex
    }
    assert groups <= FORMS.keys()
    assert FORMS.keys() - groups == {"alone", "flag"}


@given(st.text(max_size=200), st.sampled_from(DIALECTS))
def test_whatever_a_line_says_it_can_be_explained(line: str, dialect: str) -> None:
    reading = explain(line, dialect_named(dialect))
    assert bool(reading.marks) == (reading.heading.label is not None)
