from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_every_setting_is_shown_with_where_it_comes_from(
    at_home: Path, run: Run, draw: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (at_home / "config" / "tracker.toml").write_text("[fetch]\ntimeout = 7\n", encoding="utf-8")
    monkeypatch.setenv("TRACKER_WEB__PORT", "8080")
    records = run("config", "show", "--origin").records
    assert ["fetch.timeout", "7.0", "file"] in records
    assert ["web.port", "8080", "environment"] in records
    assert ["fetch.allow_private", "[]", "default"] in records
    assert ["web.port", "8080"] in run("config", "show").records
    assert {"key": "web.port", "value": 8080, "origin": "environment"} in run(
        "config", "show", "--json"
    ).json
    assert "environment" in draw("config", "show", "--origin").out
    assert "environment" not in draw("config", "show").out


def test_no_password_is_ever_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_SMTP__PASSWORD", "hunter2")
    monkeypatch.setenv("TRACKER_DATABASE_URL", "postgresql+psycopg://me:hunter2@db.example/news")
    for arguments in (("show",), ("show", "--origin"), ("show", "--json")):
        shown = run("config", *arguments).out
        assert "hunter2" not in shown
        assert "postgresql+psycopg://me:***@db.example/news" in shown


def test_settings_that_hold_together_end_with_0(run: Run) -> None:
    ended = run("config", "check")
    assert (ended.code, ended.out) == (0, "")
    assert "nothing is wrong" in ended.err
    assert run("config", "check", "--json").json == {"folder": "config", "findings": []}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("tracker.toml", "[fetch]\ntymeout = 3\n", "tracker.toml:2: unknown key fetch.tymeout"),
        ("tracker.toml", "[smtp]\nhost = 'mail.example'\ntls = 'none'\n", "smtp.tls"),
        ("tracker.toml", "[fetch]\nallow_private = ['here']\n", "allow_private"),
        ("tracker.toml", "[database]\nurl = 'nosuch'\n", "nosuch"),
        ("tracker.toml", "[database]\nurl = 'mysql://x/y'\n", "postgresql+psycopg://"),
        (
            "tracker.toml",
            "[database]\nurl = 'postgresql+psycopg://me:secret@127.0.0.1:9/none'\n",
            "refused",
        ),
        ("tracker.toml", "[site]\nbase_url = 'foo'\n", "tracker.toml:2: site.base_url: foo: is no"),
        ("outlets.toml", "[q]\ntitle = 'Q'\nfeeds = ['ftp://q.example/']\n", "outlets.toml:3: q"),
        ("outlets.toml", "[q]\ntitle = 'Q'\nfeeds = ['not a url']\n", "not a url: is no web"),
        (
            "outlets.toml",
            "[q]\ntitle = 'Q'\nfeeds = ['http://q.example/', {url = 'http://q.example/'}]\n",
            "q: http://q.example/ is named twice",
        ),
        ("watches.toml", "[mine]\nto = ['a@b.example']\nword = 'x'\n", "did you mean words?"),
        ("watches.toml", "[mine]\nto = ['a@b.example']\non = ['moon']\n", "mine: moon: no such"),
        ("outlets.toml", "[quay]\ntitel = 'Q'\n", "did you mean title?"),
        ("outlets.toml", "[quay]\ntitle = 'Q'\ndialect = 'latin'\n", "no dialect latin"),
    ],
)
def test_a_finding_ends_with_7_and_says_where(
    at_home: Path, run: Run, name: str, text: str, said: str
) -> None:
    (at_home / "config" / name).write_text(text, encoding="utf-8")
    ended = run("config", "check")
    assert ended.code == 7
    assert said in ended.out
    findings = run("config", "check", "--json")
    assert findings.code == 7
    assert said in " ".join(findings.json["findings"])


def test_everything_that_is_wrong_is_found_at_once(at_home: Path, run: Run) -> None:
    (at_home / "config" / "tracker.toml").write_text("[poll]\ntick = 0\n", encoding="utf-8")
    (at_home / "config" / "outlets.toml").write_text("[quay]\nfeeds = 3\n", encoding="utf-8")
    found = " ".join(run("config", "check", "--json").json["findings"])
    assert "poll.tick" in found
    assert "quay" in found
