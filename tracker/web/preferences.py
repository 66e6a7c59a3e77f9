"""How a reader wants the pages to look and behave, as one cookie says it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

COOKIE = "desk"
"""Of the reader's own browser; it says nothing about who reads, so a script may write it too."""

CHOICES = {
    "theme": {"system": "as this device", "light": "light", "dark": "dark"},
    "palette": {
        "blue": "blue came, amber went",
        "classic": "green came, red went",
        "mono": "without colours",
    },
    "times": {"utc": "in UTC", "mine": "by this device's clock"},
    "keys": {"on": "on", "off": "off"},
    "marks": {"silent": "as the screen reader has it", "spoken": "said in words"},
}
"""What can be chosen, in the words of the page; the first of each is so without a choice."""


def read(cookie: str) -> dict[str, str]:
    """What was chosen, one of each; what a cookie says beside that is not heeded."""
    told = dict(part.partition(":")[::2] for part in cookie.split("|"))
    return chosen(told)


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


def way_back(address: str) -> str:
    """The address of one of our own pages, else of the first: a form leads nowhere else."""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and address[1:2] != "/" else "/"
