"""Whether something that was pasted is an address, and under which forms it may be known. Pure.

`tracker.identify.keys` sets aside what editions and campaigns put into an address. Here the rest
is undone of what stands around one on its way to us: viewers and archives that hold another
address in their own, signs around it in a text, a scheme that was left out.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

LONGEST = 2_048
"""Characters of an address; no browser passes on more."""

_AROUND = " \t\r\n<>«»“”‘’\"'.,;!?…"
_BARE = re.compile(r"(?i)(?:[a-z0-9-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62}(?::[0-9]{1,5})?/\S*")
_HELD = (
    re.compile(r"(?i)https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<secure>s/)?(?P<held>.+)"),
    re.compile(r"(?i)https?://[a-z0-9-]+\.cdn\.ampproject\.org/[a-z]/(?P<secure>s/)?(?P<held>.+)"),
    re.compile(r"(?i)https?://web\.archive\.org/web/[0-9]{4,14}[a-z_]{0,3}/(?P<held>https?:/.+)"),
    re.compile(r"(?i)https?://archive\.(?:today|ph|is)/(?:[0-9]{4,14}/)?(?P<held>https?:/.+)"),
)
_SLASHES = re.compile(r"(?i)^(https?):/+")
_AMP_PATH = re.compile(r"(?i)/(?:amp|mobile|m)(?=/)")


def pasted_address(text: str) -> str:
    """The web address that a text is, whole and with its scheme; empty where it is none."""
    text = text.strip(_AROUND)
    if not text or len(text) > LONGEST or re.search(r"\s", text):
        return ""
    if not re.match(r"(?i)https?://", text):
        text = f"https://{text}" if _BARE.fullmatch(text) else ""
    return _held(text) if _is_whole(text) else ""


def forms_of(address: str) -> list[str]:
    """The address, then what it may be without the marks of an edition for phones, surest first."""
    parts = urlsplit(address)
    asked = [one for one in parse_qsl(parts.query) if one[0].lower() not in {"amp", "mobile"}]
    plain = urlunsplit(parts._replace(query=urlencode(asked), fragment=""))
    path = urlunsplit(urlsplit(plain)._replace(path=_AMP_PATH.sub("", parts.path, count=1)))
    return list(dict.fromkeys((address, plain, path)))


def _is_whole(text: str) -> bool:
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _held(address: str) -> str:
    """The address that a viewer or an archive holds in its own."""
    for form in _HELD:
        if match := form.fullmatch(address):
            held = unquote(match["held"])
            scheme = "https" if match.groupdict().get("secure") else "http"
            held = held if re.match(r"(?i)https?:/", held) else f"{scheme}://{held}"
            held = _SLASHES.sub(r"\1://", held)
            return held if _is_whole(held) else address
    return address
