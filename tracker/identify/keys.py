"""By which keys an address is found again: canonical forms of URLs and guids. Pure.

A key begins with its kind: `url:`, `guid:`, or the agency of a number (`yonhap:`, `reuters:`).
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|_hs.*|cmpid?|cmp|ncid|ocid"
    r"|smid|smtyp|ref|ref_src|referrer|src|source|partner|output|outputtype|share|at_.*|xtor|s_kwcid"
    r"|feedtype|feedname|rss)",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not what is read."""

_EDITIONS = re.compile(r"^(?:www|m|mobile|amp)\.")
_AMP_TAIL = re.compile(r"(?:/amp|\.amp(?=\.html?$)|/amp(?=/$))", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """One form for all spellings of an address: it is its own canonical form.

    Scheme, `www.` and `m.`, default port, fragment, tracking parameters, AMP suffix and a
    trailing slash are set aside, parameters are sorted. A text that is no URL comes back trimmed.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return url
    host = _EDITIONS.sub("", parts.hostname.rstrip("."))
    if port and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    path = _AMP_TAIL.sub("", parts.path).rstrip("/") or "/"
    asked = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)]
    return urlunsplit(("https", host, path, urlencode(sorted(asked)), ""))


def url_key(url: str) -> str:
    """The key of a web address."""
    return f"url:{canonical_url(url)}"


def guid_key(guid: str) -> str:
    """The key of a guid; one that is a web address is known by its canonical form."""
    guid = guid.strip()
    if guid.lower().startswith(("http://", "https://")):
        return url_key(guid)
    return f"guid:{unquote(guid)}"


def keys_in(text: str) -> list[str]:
    """The keys under which something that a person typed may be known: an URL, a guid."""
    return sorted({guid_key(text), url_key(text), f"guid:{text.strip()}"})
