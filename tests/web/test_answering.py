from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tracker.clock import utc_now
from tracker.config import Settings
from tracker.errors import DatabaseError
from tracker.web.answering import PATIENCE_S, opened_app, server_of


def settings(file: Path, *, ledger: bool = False) -> Settings:
    return Settings.model_validate(
        {
            "database": {"url": f"sqlite:///{file}"},
            "site": {"title": "Harbour Desk"},
            "web": {"ledger": ledger},
        }
    )


def test_the_application_is_that_of_the_settings(tmp_path: Path) -> None:
    with ExitStack() as opened:
        app = opened_app(settings(tmp_path / "tracker.db"), utc_now, opened)
        with TestClient(app) as client:
            assert "<title>Changes · Harbour Desk</title>" in client.get("/").text
            assert client.get("/healthz").text == "ok\n"


@pytest.mark.parametrize(("ledger", "status"), [(True, 200), (False, 404)])
def test_what_became_of_mails_is_shown_where_the_settings_say_so(
    tmp_path: Path, ledger: bool, status: int
) -> None:
    with ExitStack() as opened:
        app = opened_app(settings(tmp_path / "tracker.db", ledger=ledger), utc_now, opened)
        with TestClient(app) as client:
            assert client.get("/alerts").status_code == status


def test_a_database_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (file := tmp_path / "tracker.db").write_text("no database, but long enough to be taken for one")
    with ExitStack() as opened, pytest.raises(DatabaseError):
        opened_app(settings(file), utc_now, opened)


def test_a_server_tells_nobody_what_it_is_and_believes_no_header_about_the_asker() -> None:
    async def app(*_: object) -> None: ...

    config = server_of(app).config
    assert not config.server_header
    assert not config.proxy_headers
    assert not config.access_log
    assert config.timeout_graceful_shutdown == PATIENCE_S
