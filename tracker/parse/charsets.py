"""In which charset bytes are, whatever was declared: letters must not flap with a header. Pure.

An outlet's servers disagree: one and the same text comes as UTF-8, as UTF-8 declared as something
else, and as UTF-8 that was taken for cp1252 and encoded once more. Read right, it is one text.
"""

from __future__ import annotations

import codecs
import re

_CHARSET = re.compile(r"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9][\w.:-]{0,39})""", re.ASCII)
# Codecs of Python that would read text as something else than letters, some in quadratic time.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)

_STRAY = re.compile("[\udc80-\udcff]")
_CP1252 = bytes(range(128, 256)).decode("cp1252", "replace")
"""What the bytes from 128 on stand for in the charset that is most often sent as UTF-8."""
_HOLES = {code: 0xDC00 + code for code in range(0x80, 0xA0)}
"""Controls stand for bytes that are no letter of cp1252; and what encodes to those bytes."""

_TWICE = re.compile("[\xc2-\xf4][\x80-\xbf\u0152-\u2122]")
"""How a letter begins that was encoded twice: `Ã©`, `â€™`."""


def charset_of(declaration: str) -> str | None:
    """The charset that a `Content-Type` or an XML declaration names, if it is one to read with."""
    named = _CHARSET.search(declaration)
    if not named:
        return None
    try:
        name = codecs.lookup(named[1]).name
        if name in _NO_CHARSETS:
            return None
        b" ".decode(name, "replace")
    except LookupError:
        return None
    return name


def mostly_utf_8(body: bytes) -> str:
    """The bytes as UTF-8, and any that is none as the letter that it is in cp1252."""
    text = body.decode("utf-8", "surrogateescape")
    return _STRAY.sub(lambda stray: _CP1252[ord(stray[0]) - 0xDC80], text)


def fits(body: bytes, charset: str) -> bool:
    """Whether bytes can be in a charset.

    Those that are UTF-8 and not ASCII are in none where each byte is a letter: every accented
    letter would have to stand before a sign that follows no letter.
    """
    if charset != "utf-8" and len(_ACCENTED.decode(charset, "replace")) > 1 and _is_utf_8(body):
        return body.isascii()
    return _decodes(body, charset)


_ACCENTED = "é".encode()


def _is_utf_8(body: bytes) -> bool:
    return _decodes(body, "utf-8")


def _decodes(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except UnicodeDecodeError:
        return False
    return True


def encoded_once(text: str) -> str:
    """The text that was meant, where all of it was taken for cp1252 and encoded once more."""
    if not _TWICE.search(text):
        return text
    try:
        return text.translate(_HOLES).encode("cp1252", "surrogateescape").decode()
    except UnicodeError:
        return text
