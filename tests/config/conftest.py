"""The folder in which the files of settings are looked for, and how one is written into it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_settings_in_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("TRACKER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TRACKER_CONFIG", str(tmp_path))


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text into a file of settings, which is tracker.toml unless it is named."""

    def written(text: str, name: str = "tracker.toml") -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return written
