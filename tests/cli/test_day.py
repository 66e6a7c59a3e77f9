from __future__ import annotations

from pathlib import Path

import pytest

from tracker.cli import day


def test_the_demo_keeps_to_its_own_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE__URL", "sqlite:///precious.db")
    monkeypatch.setenv("TRACKER_DATABASE_URL", "sqlite:///precious.db")
    monkeypatch.setenv("TRACKER_SMTP__HOST", "mail.example")
    monkeypatch.setenv("TRACKER_FETCH__ALLOW_PRIVATE", '["0.0.0.0/0"]')
    settings = day.settings()
    assert settings.database.url == "sqlite:///data/demo.db"
    assert settings.smtp.host == ""
    assert settings.fetch.allow_private == ["127.0.0.0/8"]
    assert (settings.fetch.per_host, settings.fetch.gap) == (32, 0)


def test_a_second_run_starts_clean(at_home: Path) -> None:
    file = at_home / "data" / "demo.db"
    file.parent.mkdir()
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).write_bytes(b"left over")
    other = file.with_name("tracker.db")
    other.write_bytes(b"precious")
    day.begin_anew()
    assert file.read_bytes().startswith(b"SQLite format 3")
    assert other.read_bytes() == b"precious"
