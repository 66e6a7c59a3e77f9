"""The settings: where they come from, and what is said of a mistake in them."""

from pathlib import Path
from typing import get_args

import pytest

from tracker.config import (
    LabelKind,
    Settings,
    load_outlets,
    load_settings,
    load_watches,
    origins,
    web_address,
)
from tracker.errors import ConfigError
from tracker.models import values


@pytest.fixture(autouse=True)
def no_settings_in_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in list(os.environ):
        if name.startswith("TRACKER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TRACKER_CONFIG", str(tmp_path))


def write(folder: Path, text: str, name: str = "tracker.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings == Settings()
    assert settings.database.url == "sqlite:///data/tracker.db"
    assert settings.fetch.allow_private == []


def test_the_environment_stands_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "[fetch]\ntimeout = 7\nper_host = 2\n[database]\nurl = 'sqlite:///file.db'\n")
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[fetch]\n\ntymeout = 3\n", r"tracker\.toml:3: unknown key fetch\.tymeout.*timeout"),
        ("[fetsh]\ntimeout = 3\n", r"tracker\.toml:1: unknown key fetsh.*did you mean fetch"),
        ("[fetch]\ntimeout = 'soon'\n", r"tracker\.toml:2: fetch\.timeout: .*number"),
        ("[web]\nport = 99999\n", r"tracker\.toml:2: web\.port: .*65535"),
        ("[smtp]\ntls = 'maybe'\n", r"tracker\.toml:2: smtp\.tls: "),
        ("web = 3\n", r"tracker\.toml:1: web: "),
        ("[fetch\n", r"tracker\.toml: is not TOML: .*line 1"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, text)
    with pytest.raises(ConfigError, match=said):
        load_settings()


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, "[fetch]\nper_host = 0\n[poll]\ntick = -1\n")
    with pytest.raises(ConfigError) as raised:
        load_settings()
    assert str(raised.value).count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TRACKER_FETCH__TYMEOUT", "3", "TRACKER_FETCH__TYMEOUT is no setting; did you mean"),
        ("TRACKER_FETCH__TIMEOUT", "soon", "environment: TRACKER_FETCH__TIMEOUT"),
    ],
)
def test_a_mistake_in_the_environment_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=said):
        load_settings()


def test_outlets_name_their_feeds_in_either_form(tmp_path: Path) -> None:
    write(
        tmp_path,
        '[meridian]\ntitle = "Meridian"\ndialect = "yonhap"\nfeeds = ["https://m.example/a",'
        ' { url = "https://m.example/b", interval = 60, pages = true }]\n',
        "outlets.toml",
    )
    [(name, outlet)] = load_outlets().items()
    assert (name, outlet.title, outlet.dialect) == ("meridian", "Meridian", "yonhap")
    plain, full = outlet.feeds
    assert (plain.url, plain.interval, plain.pages) == ("https://m.example/a", None, None)
    assert (full.url, full.interval, full.pages) == ("https://m.example/b", 60, True)


def test_a_mistake_in_outlets_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, '[meridian]\ntitle = "M"\nfeds = []\n', "outlets.toml")
    with pytest.raises(ConfigError, match=r"outlets\.toml:3: unknown key meridian\.feds.*feeds"):
        load_outlets()


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        ("{ url = 'https://m.example/a', interval = -1 }", r"meridian\.feeds\.0\.interval: "),
        ("{ url = 'https://m.example/a', pagse = true }", r"unknown key .*pagse; .*pages"),
        ("{ url = 'ftp://m.example/a' }", r"feeds\.0\.url: ftp://m\.example/a: is no web address"),
        ("'m.example/a'", r"feeds\.0\.url: m\.example/a: is no web address"),
        ("3", r"feeds\.0: "),
    ],
)
def test_a_mistake_in_a_feed_is_said_once(tmp_path: Path, feed: str, said: str) -> None:
    write(tmp_path, f'[meridian]\ntitle = "M"\nfeeds = [{feed}]\n', "outlets.toml")
    with pytest.raises(ConfigError, match=rf"outlets\.toml:3: .*{said}") as caught:
        load_outlets()
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://w.example", True),
        ("HTTP://[::1]:80/feed?a=b", True),
        ("http://", False),
        ("http:///feed", False),
        ("https://w.example/a b", False),
        ("w.example", False),
        ("", False),
    ],
)
def test_what_is_a_web_address(address: str, is_one: bool) -> None:
    if is_one:
        assert web_address(address) == address
    else:
        with pytest.raises(ValueError, match="is no web address"):
            web_address(address)


def test_the_shipped_files_are_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Path(__file__).parents[1] / "config"
    monkeypatch.setenv("TRACKER_CONFIG", str(shipped))
    assert load_settings() == Settings()
    assert load_outlets()["reuters"].dialect == "reuters"


def test_an_outlet_may_add_labels_to_its_dialect(tmp_path: Path) -> None:
    write(
        tmp_path,
        '[m]\ntitle = "M"\n[m.labels]\n"EXCLUSIVE UPDATE {n}:" = "update"\n'
        '"{headline} ({nth} take)" = "update"\n',
        "outlets.toml",
    )
    assert load_outlets()["m"].labels == {
        "EXCLUSIVE UPDATE {n}:": "update",
        "{headline} ({nth} take)": "update",
    }


def test_an_outlet_may_say_what_its_notes_declare(tmp_path: Path) -> None:
    write(tmp_path, '[m]\ntitle = "M"\ndeclares = { headline = true }\n', "outlets.toml")
    assert load_outlets()["m"].declares == {"headline": True}
    write(tmp_path, '[m]\ntitle = "M"\ndeclares = { lead = true }\n', "outlets.toml")
    with pytest.raises(ConfigError, match="declares"):
        load_outlets()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('"UPDATE {n}:" = "updated"', "Input should be 'alert', 'update'"),
        ('"UPDATE {x}:" = "update"', "braces hold nothing but n, nth or, at an end, headline"),
        ('"UPDATE {n:" = "update"', "braces hold nothing but"),
        ('"UPDATE {n} {n}:" = "update"', "more than one number"),
        ('"{headline} U {headline}" = "update"', "more than one headline"),
        ('"U {headline} U" = "update"', "braces hold nothing but"),
        ('" {n} " = "update"', "no words or signs of its own"),
        ('"" = "update"', "no words or signs of its own"),
        (f'"{"U" * 61}" = "update"', "at most 60 characters"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, line: str, complaint: str
) -> None:
    write(tmp_path, f'[m]\ntitle = "M"\n[m.labels]\n"X:" = "alert"\n{line}\n', "outlets.toml")
    with pytest.raises(ConfigError, match=rf"outlets\.toml:5: m\.labels\..*{complaint}"):
        load_outlets()


def test_the_kinds_of_labels_are_those_of_the_values() -> None:
    assert set(get_args(LabelKind)) == {kind.value for kind in values.LabelKind}


# -- watches ---------------------------------------------------------------------------------------


def test_a_watch_is_of_an_outlet_of_words_or_of_all(tmp_path: Path) -> None:
    assert load_watches() == {}
    write(
        tmp_path,
        '[a]\nto = ["x@example.org"]\noutlet = "wire"\n'
        '[b]\nto = ["x@example.org"]\nwords = "flood"\n'
        '[c]\nto = ["x@example.org"]\n',
        "watches.toml",
    )
    scopes = [entry.scope for entry in load_watches().values()]
    assert scopes == [("outlet", "wire"), ("words", "flood"), ("all", "")]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('outlets = "wire"', r"watches\.toml:3: unknown key m\.outlets; did you mean outlet\?"),
        ('to = "x@example.org"', "m.to"),
        ('outlet = "wire"\nwords = "flood"', "say one of outlet and words"),
    ],
)
def test_a_mistake_in_watches_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    to = "" if line.startswith("to") else 'to = ["x@example.org"]\n'
    write(tmp_path, f"[m]\n{to}{line}\n", "watches.toml")
    with pytest.raises(ConfigError, match=complaint):
        load_watches()


def test_the_file_that_comes_along_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_CONFIG", str(Path(__file__).parents[1] / "config"))
    assert load_watches() == {}


def test_an_outlet_may_have_a_time_zone(tmp_path: Path) -> None:
    write(tmp_path, '[wire]\ntitle = "Wire"\nzone = "Asia/Kolkata"\n', "outlets.toml")
    assert load_outlets()["wire"].zone == "Asia/Kolkata"


@pytest.mark.parametrize("zone", ["Kolkata", "../../etc/passwd", "/etc/localtime", "+05:30"])
def test_what_is_no_time_zone_is_refused(tmp_path: Path, zone: str) -> None:
    write(tmp_path, f'[wire]\ntitle = "Wire"\nzone = "{zone}"\n', "outlets.toml")
    with pytest.raises(ConfigError, match=r"wire\.zone.*no such time zone"):
        load_outlets()
