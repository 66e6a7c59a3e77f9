"""The settings: where they come from, and which of two that name one holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.config import Settings, load_outlets, load_settings, load_watches, origins

Write = Callable[..., Path]


def test_without_a_file_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings == Settings()
    assert settings.database.url == "sqlite:///data/tracker.db"
    assert settings.fetch.allow_private == []


def test_the_environment_stands_over_the_file(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("[fetch]\ntimeout = 7\nper_host = 2\n[database]\nurl = 'sqlite:///file.db'\n")
    monkeypatch.setenv("TRACKER_FETCH__PER_HOST", "3")
    monkeypatch.setenv("TRACKER_FETCH__ALLOW_PRIVATE", '["127.0.0.0/8"]')
    monkeypatch.setenv("TRACKER_DATABASE_URL", "sqlite:///short.db")
    settings = load_settings()
    assert (settings.fetch.timeout, settings.fetch.per_host) == (7, 3)
    assert settings.fetch.allow_private == ["127.0.0.0/8"]
    assert settings.database.url == "sqlite:///short.db"
    found = origins()
    assert found["fetch.timeout"] == "file"
    assert found["fetch.per_host"] == found["database.url"] == "environment"
    assert found["poll.tick"] == "default"


def test_the_long_form_of_the_database_stands_over_the_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", "sqlite:///short.db")
    monkeypatch.setenv("TRACKER_DATABASE__URL", "sqlite:///long.db")
    assert load_settings().database.url == "sqlite:///long.db"


def test_the_shipped_files_are_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Path(__file__).parents[2] / "config"
    monkeypatch.setenv("TRACKER_CONFIG", str(shipped))
    assert load_settings() == Settings()
    assert load_outlets()["reuters"].dialect == "reuters"


def test_the_file_that_comes_along_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_CONFIG", str(Path(__file__).parents[2] / "config"))
    assert load_watches() == {}
