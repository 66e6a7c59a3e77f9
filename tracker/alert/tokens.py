"""Signs what a link in a mail may do, and reads it again: one purpose, one watch. Pure.

A token is kept nowhere: it is the number of a watch and a code over purpose and number, made with
a key that only the database has. So each mail carries its own, and none can be read in a copy of
the tables without that key.
"""

from __future__ import annotations

import base64
import hmac
import re
from hashlib import sha256

BYTES = 20
"""160 bits: 32 letters without a sign that a mail reader would take for the end of a link."""

_TOKEN = re.compile(r"([1-9][0-9]{0,18})-([a-z2-7]{32})")


def sign(key: bytes, purpose: str, watch_id: int) -> str:
    """The token for one purpose and one watch, such as `12-k3vq…`."""
    return f"{watch_id}-{_code(key, purpose, str(watch_id))}"


def watch_of(key: bytes, purpose: str, token: str) -> int | None:
    """The watch that a token is for; None where it was not signed by this key for this purpose."""
    if not (found := _TOKEN.fullmatch(token)):
        return None
    right = hmac.compare_digest(found[2], _code(key, purpose, found[1]))
    return int(found[1]) if right else None


def trace(key: bytes, text: str) -> str:
    """By which a text is known again, and which tells nobody what it was."""
    return _code(key, "trace", text)


def _code(key: bytes, purpose: str, text: str) -> str:
    told = f"{purpose}:{text}".encode("utf-8", "surrogatepass")
    code = hmac.new(key, told, sha256).digest()[:BYTES]
    return base64.b32encode(code).decode("ascii").lower()
