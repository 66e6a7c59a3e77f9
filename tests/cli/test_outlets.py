from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_outlets_of_the_configuration_are_known(run: Run, draw: Run) -> None:
    run("feeds", "add", "https://quay.example/rss", "--outlet", "quay")
    assert run("outlets").records == [
        ["harbour", "Harbour News Agency", "yonhap", "0"],
        ["quay", "The Quay", "plain", "1"],
    ]
    assert run("outlets", "--json").json[1] == {
        "name": "quay",
        "title": "The Quay",
        "dialect": "plain",
        "feeds": 1,
        "labels": {},
    }
    assert "Harbour News Agency" in draw("outlets").out


def test_a_headline_is_read_as_its_outlet_writes(run: Run, draw: Run) -> None:
    asked = ("outlets", "test", "(2nd LD) (Asiad) Rowers win", "--outlet", "harbour")
    assert run(*asked).records == [
        ["dialect", "yonhap"],
        ["label", "2nd LD"],
        ["label_kind", "update"],
        ["label_ordinal", "2"],
        ["headline", "(Asiad) Rowers win"],
        ["mark", "2nd LD: a mark in round brackets"],
        ["left", "(Asiad): the name of a series or a product, no mark of a version"],
    ]
    read = run(*asked, "--json").json
    assert (read["label"], read["label_kind"], read["label_ordinal"]) == ("2nd LD", "update", 2)
    assert read["marks"] == [{"text": "2nd LD", "form": "a mark in round brackets"}]
    assert [left["text"] for left in read["left"]] == ["(Asiad)"]
    assert "Rowers win" in draw(*asked).out


def test_a_label_of_the_outlet_s_own_is_named(run: Run, at_home: Path) -> None:
    with (at_home / "config" / "outlets.toml").open("a") as file:
        file.write('[quay.labels]\n"Take {n} |" = "update"\n')
    found = run("outlets", "test", "Take 3 | Pier burns", "--outlet", "quay").records
    assert ["mark", "Take 3: the outlet's own label Take {n} |"] in found
    assert run("outlets", "--json").json[1]["labels"] == {"Take {n} |": "update"}
    (at_home / "copy.txt").write_text("Take 3 | Pier burns\n\nIt burns still.\n")
    assert run("read", "copy.txt", "--outlet", "quay", "--json").json["label"] == "Take 3"


def test_without_a_name_every_dialect_tries(run: Run) -> None:
    found = run("outlets", "test", "UPDATE 2-Pier burns")
    assert found.records == [
        ["any", "UPDATE 2", "update", "2", "", "Pier burns"],
        ["reuters", "UPDATE 2", "update", "2", "", "Pier burns"],
    ]
    slug = run("outlets", "test", "AM-Pier Fire, 2nd Ld-Writethru, a0762,0629", "--json").json
    assert {(one["dialect"], one["slug"]) for one in slug} == {
        ("any", "AM-Pier Fire"),
        ("ap", "AM-Pier Fire"),
    }


def test_where_nothing_is_found_it_is_said(run: Run) -> None:
    nothing = run("outlets", "test", "Pier burns")
    assert (nothing.code, nothing.out) == (0, "")
    assert "No dialect" in nothing.err
    plain = run("outlets", "test", "Pier burns", "--dialect", "ap")
    assert plain.records == [["dialect", "ap"], ["headline", "Pier burns"]]
    assert "reads no mark" in plain.err


def test_an_address_says_story_and_version(run: Run) -> None:
    address = "https://wire.example/view/AEN20310412003751315"
    assert run("outlets", "test", address).records == [
        ["story", "yonhap:AEN-20310412-0037-315"],
        ["take", "51"],
        ["day", "2031-04-12"],
        ["desk", "315"],
        ["language_or_edition", "EN"],
    ]
    assert run("outlets", "test", address, "--json").json["take"] == 51
    other = run("outlets", "test", "https://wire.example/pier", "--json")
    assert (other.code, other.json) == (0, None)
    assert "No agency" in run("outlets", "test", "https://wire.example/pier").err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--dialect", "klingon"], 3),
        (["--outlet", "nobody"], 3),
        (["--outlet", "quay", "--dialect", "ap"], 2),
    ],
)
def test_a_name_that_is_not_known_is_refused(run: Run, options: list[str], code: int) -> None:
    assert run("outlets", "test", "Pier burns", *options).code == code
