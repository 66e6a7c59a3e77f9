"""A watch in words, as people are told of it wherever they meet it. Pure."""

from __future__ import annotations

from tracker.alert.leaving import DAYS

HOW = {
    "at_once": "a mail at once",
    "hourly": "one mail an hour",
    "daily": "one mail a day",
    "weekly": "one mail a week",
}
"""Of each way to be told, what comes of it."""


def how_told(how: str, *, at: str, weekday: int, zone: str, quiet: str) -> str:
    """`one mail a week, on Mondays at 08:00 (UTC), none between 22:00 and 07:00`.

    What comes of it is as `Subscription` has it.
    """
    day = f", on {DAYS[weekday]}s" if how == "weekly" else ""
    leaves = f"{day or ','} at {at} ({zone})" if how in {"daily", "weekly"} else ""
    begin, _, end = quiet.partition("-")
    rests = f", none between {begin} and {end} ({zone})" if quiet else ""
    return HOW[how] + leaves + rests


def what_told(scope: str, value: str, about: str) -> str:
    """What a watch is for: `all stories of The Quay`.

    `about` is the outlet's title or the story's headline, `value` as `Subscription` has it.
    """
    told = {
        "all": "all stories",
        "outlet": f"all stories of {about}",
        "story": f"the story “{about}”",
        "words": f"headlines with “{value}”",
    }
    return told.get(scope, f"{scope} {value}")
