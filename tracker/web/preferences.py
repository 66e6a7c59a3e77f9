"""How a reader wants the pages to look and behave, as one cookie says it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlencode

COOKIE = "desk"
"""Of the reader's own browser; it says nothing about who reads, so a script may write it too."""

CHOICES = {
    "theme": {"system": "as this device", "light": "light", "dark": "dark"},
    "palette": {
        "blue": "blue came, amber went",
        "classic": "green came, red went",
        "mono": "without colours",
    },
    "times": {
        "outlet": "in the outlet's zone, where that is known; else in UTC",
        "utc": "in UTC",
        "mine": "by this device's clock",
    },
    "keys": {"on": "on", "off": "off"},
    "marks": {"silent": "as the screen reader has it", "spoken": "said in words"},
}
"""What can be chosen, in the words of the page; the first of each is so without a choice."""

EMPTY: Mapping[str, str] = MappingProxyType({})


def read(cookie: str, asked: Mapping[str, str] = EMPTY) -> dict[str, str]:
    """What was chosen, one of each; what a cookie says beside that is not heeded.

    What an address asks for goes before what the cookie says: a link shows the same to everybody.
    """
    told = dict(part.partition(":")[::2] for part in cookie.split("|"))
    return chosen(told | {name: asked[name] for name in CHOICES if _is_choice(name, asked)})


def _is_choice(name: str, asked: Mapping[str, str]) -> bool:
    return asked.get(name) in CHOICES[name]


def of(cookies: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, str]:
    """The same, of a reader with these cookies who asked for a page so."""
    return read(cookies.get(COOKIE, ""), asked)


def chosen(told: Mapping[str, str]) -> dict[str, str]:
    """One of each, where it is told which; else the first."""
    return {
        name: told[name] if told.get(name) in choices else next(iter(choices))
        for name, choices in CHOICES.items()
    }


def written(preferences: Mapping[str, str]) -> str:
    """The same as a cookie: `theme:dark|keys:off`, without what is so without a choice."""
    return "|".join(f"{name}:{value}" for name, value in unusual(preferences).items())


def unusual(preferences: Mapping[str, str]) -> dict[str, str]:
    """What is not so without a choice."""
    usual = chosen({})
    return {name: value for name, value in preferences.items() if value != usual[name]}


VIEWS = frozenset({"view", "fold", "context", "axis", "blame"})
"""What an address may say of how a page shows what it is about."""


class Links(NamedTuple):
    """Where a page stands for others."""

    plain: str
    """As everybody has it who chose nothing."""
    told: str
    """As this reader has it now, but for their keys."""


def links(path: str, asked: Sequence[tuple[str, str]], preferences: Mapping[str, str]) -> Links:
    """The addresses of a page that was asked for with this query, for handing on."""
    about = [one for one in asked if one[0] not in CHOICES and one[0] not in VIEWS]
    views = [one for one in asked if one[0] in VIEWS]
    looks = [one for one in unusual(preferences).items() if one[0] != "keys"]
    return Links(_address(path, about), _address(path, [*about, *views, *looks]))


def _address(path: str, query: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def way_back(address: str) -> str:
    """The address of one of our own pages, else of the first: a form leads nowhere else."""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and address[1:2] != "/" else "/"
