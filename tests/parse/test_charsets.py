"""In which charset bytes are, whatever was declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.charsets import charset_of, encoded_once, fits, mostly_utf_8

SAID = "“Wir hören nicht auf”, sagte Zoé Á. – seit Dienstag"


@pytest.mark.parametrize(
    ("declaration", "charset"),
    [
        ("text/xml; charset=UTF-8", "utf-8"),
        ('text/html; charset="euc-kr"', "euc_kr"),
        ("<?xml version='1.0' encoding='iso-8859-1'?>", "iso8859-1"),
        ("text/xml", None),
        ("text/xml; charset=", None),
        *((f"text/xml; charset={name}", None) for name in ("hex", "rot13", "idna", "punycode")),
        *((f"charset={name}", None) for name in ("utf-7", "undefined", "unicode_escape", "moon")),
    ],
)
def test_a_charset_is_one_to_read_with_or_none(declaration: str, charset: str | None) -> None:
    assert charset_of(declaration) == charset


@given(st.text())
def test_utf_8_is_read_as_it_is(text: str) -> None:
    body = text.encode("utf-8", "replace")
    assert mostly_utf_8(body) == body.decode()


def test_bytes_that_are_no_utf_8_are_letters_of_cp1252() -> None:
    assert mostly_utf_8("Fähre – ".encode() + "Fähre –".encode("cp1252")) == "Fähre – Fähre –"
    assert mostly_utf_8(b"\x81") == "\ufffd"


def test_utf_8_is_in_no_charset_of_one_byte_a_letter() -> None:
    assert not fits(SAID.encode(), "cp1252")
    assert not fits(SAID.encode(), "iso8859-1")
    assert fits(SAID.encode("cp1252", "ignore"), "cp1252")
    assert not fits(SAID.encode("cp1252", "ignore"), "utf-8")
    assert fits(b"plain", "cp1252")
    assert fits("여객선 회담".encode("euc_kr"), "euc_kr")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_encoded_twice_is_read_as_it_was_meant(text: str) -> None:
    said = SAID + text
    taken = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in said.encode())
    assert encoded_once(taken) == said


@pytest.mark.parametrize(
    "text", ["", "plain", SAID, "Â, Ã and é", "여객선 – FÃ¤hre", "Müller", "Ã©\u3000é"]
)
def test_what_was_encoded_once_stays(text: str) -> None:
    assert encoded_once(text) == text
