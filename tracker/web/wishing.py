"""What a reader asks to hear of, as the address of a page says it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode
from zoneinfo import available_timezones

from tracker.alert import match
from tracker.alert.leaving import weekday_of
from tracker.desk.alerting.foreseeing import Wanted
from tracker.desk.alerting.wishes import When
from tracker.desk.reading.comparing import Comparing
from tracker.errors import RefusedError

LONGEST = 200
"""Characters of one thing that is asked for; nobody types more."""

BLANK = {
    "scope": "",
    "story": "",
    "outlet": "",
    "words": "",
    "on": "headline",
    "how": "at_once",
    "at": "08:00",
    "day": "Monday",
    "zone": "UTC",
    "from": "",
    "until": "",
}
"""Every field of the form, as it stands before anybody has touched it."""

OCCASIONS = {name: told for name, told in match.OCCASIONS.items() if name != match.FEED_FAILING}
"""What a reader can wait for: how a feed answers is the business of whoever keeps the desk."""

_NAMED = ("story", "outlet", "words")
_WHICH = {"words": "words the headline has"}
_PLACES = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def fields(asked: Mapping[str, str]) -> dict[str, str]:
    """All fields of the form, filled as far as the address says; nothing that could hurt in them.

    Where it does not say what of, the first thing that it names: `?story=12` asks for that story.
    """
    given = {name: _plain(asked.get(name, "")) or blank for name, blank in BLANK.items()}
    named = next((name for name in _NAMED if given[name]), "all")
    return given | {"scope": given["scope"] or named}


def as_query(given: Mapping[str, str]) -> str:
    """The address of a form that is filled so, from the `?` on; what is blank is left out."""
    own = {"scope", "on", "how", given["scope"]}
    own |= {"at", "zone"} if given["how"] in {"daily", "weekly"} else set()
    own |= {"day"} if given["how"] == "weekly" else set()
    own |= {"from", "until", "zone"} if given["from"] and given["until"] else set()
    return "?" + urlencode({name: given[name] for name in BLANK if name in own and given[name]})


def wanted(given: Mapping[str, str], desk: Comparing) -> Wanted:
    """The watch that a form asks for, its story found by number, address or words.

    Raises RefusedError where something is missing, NotFoundError for a story that is not here.
    """
    scope = given["scope"]
    value = given.get(scope, "") if scope in _NAMED else ""
    if scope not in {"all", *_NAMED}:
        raise RefusedError(f"{scope}: is nothing that can be watched")
    if scope in _NAMED and not value:
        raise RefusedError(f"say which {_WHICH.get(scope, scope)}")
    if scope == "story":
        value = str(desk.story_id(value))
    quiet = f"{given['from'][:5]}-{given['until'][:5]}" if given["from"] and given["until"] else ""
    wish = When(given["how"], given["at"][:5], weekday_of(given["day"]), given["zone"], quiet)
    if given["on"] not in OCCASIONS:
        raise RefusedError(f"{given['on']}: no such occasion here")
    return Wanted(scope, value, given["on"], wish)


@cache
def zones() -> list[str]:
    """The zones of the world's places, by name; any other name is taken as well."""
    return ["UTC", *sorted(z for z in available_timezones() if z.partition("/")[0] in _PLACES)]


def _plain(text: str) -> str:
    """PostgreSQL refuses to be asked for a NUL; no control character means anything here."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:LONGEST])
    return " ".join(shown.split())
