"""What may be said of an outlet."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from tracker.config import LabelKind, load_outlets
from tracker.errors import ConfigError
from tracker.models import values

Write = Callable[..., Path]


def test_outlets_name_their_feeds_in_either_form(write: Write) -> None:
    write(
        '[meridian]\ntitle = "Meridian"\ndialect = "yonhap"\nfeeds = ["https://m.example/a",'
        ' { url = "https://m.example/b", interval = 60, pages = true }]\n',
        "outlets.toml",
    )
    [(name, outlet)] = load_outlets().items()
    assert (name, outlet.title, outlet.dialect) == ("meridian", "Meridian", "yonhap")
    plain, full = outlet.feeds
    assert (plain.url, plain.interval, plain.pages) == ("https://m.example/a", None, None)
    assert (full.url, full.interval, full.pages) == ("https://m.example/b", 60, True)


def test_an_outlet_may_add_labels_to_its_dialect(write: Write) -> None:
    write(
        '[m]\ntitle = "M"\n[m.labels]\n"EXCLUSIVE UPDATE {n}:" = "update"\n'
        '"{headline} ({nth} take)" = "update"\n',
        "outlets.toml",
    )
    assert load_outlets()["m"].labels == {
        "EXCLUSIVE UPDATE {n}:": "update",
        "{headline} ({nth} take)": "update",
    }


def test_an_outlet_may_say_what_its_notes_declare(write: Write) -> None:
    write('[m]\ntitle = "M"\ndeclares = { headline = true }\n', "outlets.toml")
    assert load_outlets()["m"].declares == {"headline": True}
    write('[m]\ntitle = "M"\ndeclares = { lead = true }\n', "outlets.toml")
    with pytest.raises(ConfigError, match="declares"):
        load_outlets()


def test_the_kinds_of_labels_are_those_of_the_values() -> None:
    assert set(get_args(LabelKind)) == {kind.value for kind in values.LabelKind}


def test_an_outlet_may_have_a_time_zone(write: Write) -> None:
    write('[wire]\ntitle = "Wire"\nzone = "Asia/Kolkata"\n', "outlets.toml")
    assert load_outlets()["wire"].zone == "Asia/Kolkata"


@pytest.mark.parametrize("zone", ["Kolkata", "../../etc/passwd", "/etc/localtime", "+05:30"])
def test_what_is_no_time_zone_is_refused(write: Write, zone: str) -> None:
    write(f'[wire]\ntitle = "Wire"\nzone = "{zone}"\n', "outlets.toml")
    with pytest.raises(ConfigError, match=r"wire\.zone.*no such time zone"):
        load_outlets()
