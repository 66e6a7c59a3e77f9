"""What is said of a mistake in the settings: its line, what is wrong, and what is meant."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.config import load_outlets, load_settings, load_watches
from tracker.errors import ConfigError

Write = Callable[..., Path]


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
def test_a_mistake_is_named_with_its_line(write: Write, text: str, said: str) -> None:
    write(text)
    with pytest.raises(ConfigError, match=said):
        load_settings()


def test_every_mistake_is_named_at_once(write: Write) -> None:
    write("[fetch]\nper_host = 0\n[poll]\ntick = -1\n")
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


def test_a_mistake_in_outlets_is_named_with_its_line(write: Write) -> None:
    write('[meridian]\ntitle = "M"\nfeds = []\n', "outlets.toml")
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
def test_a_mistake_in_a_feed_is_said_once(write: Write, feed: str, said: str) -> None:
    write(f'[meridian]\ntitle = "M"\nfeeds = [{feed}]\n', "outlets.toml")
    with pytest.raises(ConfigError, match=rf"outlets\.toml:3: .*{said}") as caught:
        load_outlets()
    assert len(str(caught.value).splitlines()) == 1


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
    write: Write, line: str, complaint: str
) -> None:
    write(f'[m]\ntitle = "M"\n[m.labels]\n"X:" = "alert"\n{line}\n', "outlets.toml")
    with pytest.raises(ConfigError, match=rf"outlets\.toml:5: m\.labels\..*{complaint}"):
        load_outlets()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('outlets = "wire"', r"watches\.toml:3: unknown key m\.outlets; did you mean outlet\?"),
        ('to = "x@example.org"', "m.to"),
        ('outlet = "wire"\nwords = "flood"', "say one of outlet and words"),
    ],
)
def test_a_mistake_in_watches_is_named(write: Write, line: str, complaint: str) -> None:
    to = "" if line.startswith("to") else 'to = ["x@example.org"]\n'
    write(f"[m]\n{to}{line}\n", "watches.toml")
    with pytest.raises(ConfigError, match=complaint):
        load_watches()
