"""Lists for programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tracker.web.data import as_csv, as_json


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_a_formula_in_a_spreadsheet(text: str) -> None:
    answer = as_csv(["headline"], [[text], [f"a{text}"], [None], [-5]])
    rows = list(csv.reader(io.StringIO(bytes(answer.body).decode(), newline="")))
    assert rows == [["headline"], [f"'{text}"], [f"a{text}"], [""], ["-5"]]


def test_a_list_that_goes_on_says_where() -> None:
    assert as_csv(["a"], [], following="/x?after=1").headers["link"] == '</x?after=1>; rel="next"'


def test_half_a_character_becomes_a_question_mark() -> None:
    assert json.loads(bytes(as_json({"a": "half \ud83d one"}).body)) == {"a": "half ? one"}
    assert b"half ? one" in bytes(as_csv(["a"], [["half \ud83d one"]]).body)
