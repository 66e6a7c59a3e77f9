from __future__ import annotations

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize(
    "pasted",
    [
        "https://harbour.example/view/0101",
        "http://m.harbour.example/view/0102/?utm_source=mail",
        "harbour.example/view/0102",
        "https://www.google.com/amp/s/harbour.example/view/0101",
    ],
)
def test_an_address_in_any_spelling(run: Run, pasted: str) -> None:
    [record] = run("find", pasted).records
    assert record[5:] == ["harbour", "", "Ferry with 14 aboard runs aground off Kestrel Point"]
    assert run("find", pasted, "--json").json["address"].startswith("http")


def test_a_sentence_shows_its_versions(run: Run) -> None:
    [record] = run("find", "All of them were given tea by the harbour master").records
    assert record[1:4] == ["2", "text", "since version 2"]


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("https://harbour.example/view/9", "tracker feeds add ADDRESS"),
        ("no such words", "tracker search finds them in any order"),
    ],
)
def test_what_is_not_tracked_says_what_to_do_and_ends_with_3(
    run: Run, pasted: str, told: str
) -> None:
    ended = run("find", pasted)
    assert (ended.code, ended.out) == (3, "")
    assert told in ended.err
    as_json = run("find", pasted, "--json")
    assert (as_json.code, as_json.json["stories"]) == (3, [])


def test_nothing_to_look_for_ends_with_2(run: Run) -> None:
    assert run("find", "…").code == 2
