"""The names of all settings, and of the variables that set them."""

import pytest

from tracker.config.settings import Settings, names, variable


def test_every_setting_has_a_name_and_a_variable_that_sets_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert {section for section, _ in names()} == set(Settings.model_fields)
    assert ("fetch", "timeout") in names()
    monkeypatch.setenv(variable("fetch", "timeout"), "7")
    assert Settings().fetch.timeout == 7


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"TRACKER_WEB__PORT": "8771"}, "http://127.0.0.1:8771"),
        ({"TRACKER_WEB__HOST": "0.0.0.0"}, "http://127.0.0.1:8000"),
        ({"TRACKER_WEB__HOST": "desk.example"}, "http://desk.example:8000"),
        ({"TRACKER_WEB__PORT": "8771", "TRACKER_SITE__BASE_URL": ""}, ""),
        ({"TRACKER_SITE__BASE_URL": "https://desk.example"}, "https://desk.example"),
    ],
)
def test_the_pages_are_reached_where_they_are_served_if_nothing_else_is_said(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], address: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert Settings().site.base_url == address
