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
