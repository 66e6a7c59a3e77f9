from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search.addresses import forms_of, pasted_address


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("https://wire.example/1", "https://wire.example/1"),
        ("  <http://wire.example/1>,\n", "http://wire.example/1"),
        ("“https://wire.example/1”.", "https://wire.example/1"),
        ("wire.example/view/1", "https://wire.example/view/1"),
        ("m.wire.example:8080/view/1?x=2", "https://m.wire.example:8080/view/1?x=2"),
        ("https://www.google.com/amp/s/wire.example/1", "https://wire.example/1"),
        ("https://wire-example.cdn.ampproject.org/c/s/wire.example/1/amp",
         "https://wire.example/1/amp"),
        ("https://wire-example.cdn.ampproject.org/v/wire.example/1", "http://wire.example/1"),
        ("https://web.archive.org/web/20310503120000/https://wire.example/1",
         "https://wire.example/1"),
        ("https://web.archive.org/web/2031id_/http:/wire.example/1", "http://wire.example/1"),
        ("https://archive.ph/20310503/https://wire.example/1", "https://wire.example/1"),
        ("https://archive.ph/AbCd1", "https://archive.ph/AbCd1"),
        ("https://web.archive.org/web/2031/https://[", "https://web.archive.org/web/2031/https://["),
        ("", ""),
        ("ferry", ""),
        ("wire.example", ""),
        ("and/or", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("javascript:alert(1)", ""),
        ("see https://wire.example/1 now", ""),
        ("https://wire.example/" + "x" * 3_000, ""),
    ],
)  # fmt: skip
def test_what_is_an_address(pasted: str, address: str) -> None:
    assert pasted_address(pasted) == address


@pytest.mark.parametrize(
    ("address", "forms"),
    [
        ("https://w.example/1", ["https://w.example/1"]),
        ("https://w.example/1?amp=1&id=7#x",
         ["https://w.example/1?amp=1&id=7#x", "https://w.example/1?id=7"]),
        ("https://w.example/amp/news/1",
         ["https://w.example/amp/news/1", "https://w.example/news/1"]),
        ("https://w.example/m/1?Mobile=yes",
         ["https://w.example/m/1?Mobile=yes", "https://w.example/m/1", "https://w.example/1"]),
    ],
)  # fmt: skip
def test_editions_for_phones_are_looked_for_too(address: str, forms: list[str]) -> None:
    assert forms_of(address) == forms


@given(st.text() | st.text(alphabet="htps:/.w[]?amp%").map(lambda end: f"https://w.example/{end}"))
def test_anything_may_be_pasted(text: str) -> None:
    address = pasted_address(text)
    assert not address or forms_of(address)[0] == address
