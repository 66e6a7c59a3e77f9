from __future__ import annotations

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
    }
    assert "Harbour News Agency" in draw("outlets").out
