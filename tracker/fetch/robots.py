"""What a robots.txt says to us, by RFC 9309. Pure.

The library that matches the rules would take minutes for a hostile file (every rule is kept once
for each of ten thousand names), so it is given only the groups that name us or everybody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from protego import Protego

# Bytes that are read, the least that RFC 9309 asks for.
ROBOTS_BYTES = 500 * 1024

# Longest Crawl-delay that is honoured, in seconds: 86,400 are in use, and would be a look a day
# at one story of an outlet.
LONGEST_DELAY_S = 60.0

# Longest line that counts as a rule: no address is that long. The matcher takes 2 s for one rule
# of 400,000 dollar signs, which are taken in two ways each.
RULE_LENGTH = 2048

_NAME = re.compile(r"\s*user[ -]?agent\s*[:\s]\s*([^#\s]*)", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:allow|d[ias]{2,4}[la]{2,4}[oa]w|crawl[ -]delay)\b", re.IGNORECASE)


def lines_for(token: str, body: bytes) -> str:
    """The groups of a robots.txt that name us or everybody, as its own lines.

    A file that is longer than ROBOTS_BYTES ends with its last whole line before that: half a
    `Disallow: /drafts` would forbid everything.
    """
    start = body[:ROBOTS_BYTES]
    if len(body) > ROBOTS_BYTES:
        start = start[: max(start.rfind(b"\n"), start.rfind(b"\r")) + 1]
    kept, concerns_us, in_names = [], False, False
    for line in start.decode("utf-8-sig", "replace").splitlines():
        if name := _NAME.match(line):
            ours = _our_name(name[1], token)
            concerns_us = bool(ours) or (concerns_us and in_names)
            in_names = True
            kept += [f"User-agent: {ours}"] if ours else []
        elif _RULE.match(line):
            in_names = False
            kept += [line.strip()] if concerns_us and len(line) <= RULE_LENGTH else []
    return "\n".join(kept)


def _our_name(name: str, token: str) -> str:
    """The name as the matcher knows it: `*`, or ours, with a version or without; else nothing."""
    if name == "*":
        return name
    return token if name.partition("/")[0].lower() == token.lower() else ""


def token_of(user_agent: str) -> str:
    """The name by which a robots.txt speaks to a user agent: `StoryTracker/0.1` → `StoryTracker`.

    Of `Mozilla/5.0 (compatible; Example/2)` it is the first word, too: no group names the rest.
    """
    found = re.match(r"[A-Za-z_-]+", user_agent)
    return found[0] if found else "*"


# Asked twice for each request, and for the same addresses again and again: 40 rules with wildcards
# cost 0.07 ms, a tenth of the request itself.
@lru_cache(maxsize=4096)
def permits(lines: str, token: str, url: str) -> bool:
    """True when these lines let us ask for that address."""
    return not lines or _rules(lines).can_fetch(url, token)


def delay_s(lines: str, token: str) -> float:
    """The seconds between two requests that these lines ask for, at most LONGEST_DELAY_S."""
    asked = _rules(lines).crawl_delay(token) if lines else None
    return min(asked or 0.0, LONGEST_DELAY_S)


# The lines are kept for every host, the rules made of them for the hosts in use: they take twenty
# times the memory, and 0.1 ms to make.
@lru_cache(maxsize=256)
def _rules(lines: str) -> Protego:
    return Protego.parse(lines)
