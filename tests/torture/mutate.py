"""Damages bytes as feeds and pages are damaged, by accident and on purpose. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

LARGEST = 2_000_000
"""Bytes: larger ones are the same damage, only slower to make and to read."""
COMMON = 200_000
"""... and so are most that are larger than this: one in twenty may be."""

TAGS = (
    b"<p>", b"</p>", b"<div>", b"<table><tr><td>", b"<a href='javascript:alert(1)'>", b"<svg>",
    b"<math>", b"<script>", b"</script>", b"<style>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?",
    b"?>", b"<", b">", b"</", b"/>", b"<item>", b"</item>", b"<entry>", b"</entry>", b"<title>",
    b"</title>", b"<channel>", b"</rss>", b"<content type='xhtml'>", b"<source url='x'>",
    b"<author>", b"<links a='b'>", b" xml:base='http://[x'", b" xmlns='x'", b"<h1>", b"<article>",
    b"<meta charset='utf-7'>", b"<base href='file:///'>", b"<plaintext>", b"<select>",
    b"<frameset>",
)  # fmt: skip
ENTITIES = (
    b"&#0;", b"&#13;&#10;Bcc: x", b"&#xD800;", b"&#x202e;", b"&#99999999999;", b"&nbsp;",
    b"&amp;lt;",
    b"&lol;", b"&", b"&#", b"<!DOCTYPE x [<!ENTITY lol 'lol'><!ENTITY y '&lol;&lol;&lol;'>]>",
    b"<!DOCTYPE x SYSTEM 'file:///etc/hostname'>", b"<!ENTITY % p SYSTEM 'http://127.0.0.1/'>%p;",
    b"\\ud800", b"\\u0000", b"\0", b"\x01", b"\xff", b"\xed\xa0\x80", b"\xef\xbf\xbe",
    b"\xe2\x80\xae",
)  # fmt: skip
CHARSETS = (
    "utf-8", "utf-7", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "cp037", "shift_jis",
    "euc-kr", "gb18030", "koi8-r", "ascii", "hex", "rot13", "idna", "unicode_escape", "nonsense",
)  # fmt: skip
_DECLARED = re.compile(rb"(?i)((?:encoding|charset)\s*=\s*[\"']?)[\w-]+")


def mutated(body: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """The body with one to six kinds of damage done to it; some of it comes from the others."""
    longest = LARGEST if random.random() < 1 / 20 else COMMON
    for _ in range(random.randint(1, 6)):
        body = random.choice(KINDS)(body, others, random)[:longest]
    return body


def _flip(body: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    damaged = bytearray(body)
    for _ in range(random.randint(1, 20) if damaged else 0):
        damaged[random.randrange(len(damaged))] = random.randrange(256)
    return bytes(damaged)


def _drop_in(pieces: Sequence[bytes]) -> Callable[[bytes, Sequence[bytes], Random], bytes]:
    def drop(body: bytes, _others: Sequence[bytes], random: Random) -> bytes:
        for _ in range(random.randint(1, 8)):
            at = random.randint(0, len(body))
            body = body[:at] + random.choice(pieces) + body[at:]
        return body

    return drop


def _cut_out(body: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _stretch(body, random)
    return body[:start] + body[end:]


def _break_off(body: bytes, _: Sequence[bytes], random: Random) -> bytes:
    return body[: random.randint(0, len(body))]


def _repeat(body: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _stretch(body, random)
    times = random.choice((2, 10, 100, 10_000))
    times = min(times, LARGEST // max(1, end - start))
    return body[:end] + body[start:end] * times + body[end:]


def _nest(body: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at, depth = random.randint(0, len(body)), random.choice((50, 250, 300, 5_000, 100_000))
    tag = random.choice((b"<div>", b"<b>", b"<item>", b"&lt;div&gt;", b"<table>", b"[", b'{"a":'))
    return body[:at] + tag * depth + body[at:]


def _splice(body: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    start, end = _stretch(other, random)
    at = random.randint(0, len(body))
    return body[:at] + other[start:end] + body[at:]


def _recode(body: bytes, _: Sequence[bytes], random: Random) -> bytes:
    text = body.decode("utf-8", "replace")
    named = random.choice(
        ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp037", "shift_jis", "utf-7")
    )
    return text.encode(named, "replace")


def _declare(body: bytes, _: Sequence[bytes], random: Random) -> bytes:
    return _DECLARED.sub(rb"\g<1>" + random.choice(CHARSETS).encode(), body)


def _stretch(body: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(body))
    return start, min(len(body), start + random.choice((1, 10, 100, 1_000, 10_000)))


KINDS = (
    _flip, _drop_in(TAGS), _drop_in(ENTITIES), _cut_out, _break_off, _repeat, _nest, _splice,
    _recode, _declare,
)  # fmt: skip
