"""Addresses of one story have one number, whatever else differs in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.wire.numbers import story_number


@pytest.mark.parametrize(
    ("addresses", "key"),
    [
        (
            [
                "https://wire.example/view/AEN20310412003700315",
                "https://wire.example/view/AEN20310412003751315",
                "https://m.wire.example/view/AEN20310412003752315?section=news#top",
                "http://old.example/2031/04/12/0301000000AEN20310412003753315.HTML",
            ],
            "yonhap:AEN-20310412-0037-315",
        ),
        (["https://wire.example/view/AKR20310412003700530"], "yonhap:AKR-20310412-0037-530"),
        (
            [
                "http://wire.example/article/2007/01/16/mill-fire-idUSN1649363520070116",
                "http://wire.example/article/2007/01/17/us-mill-fire-idUSN1649363520070117",
                "http://wire.example/article/mill-fire-dc-idUKN1649363520070117?sp=true",
            ],
            "reuters:N16493635",
        ),
        (["http://wire.example/article/mill-idINL2N0M70ZW20140310"], "reuters:L2N0M70ZW"),
        (["https://wire.example/article/us-mill/mill-idUSKBN20A0BS"], "reuters:KBN20A0BS"),
        (["http://wire.example/article/us-mill-corrected-idUSWEN463120070222"], "reuters:WEN4631"),
        (
            [
                "tag:reuters.com,2016:newsml_L1N14N0FF",
                "tag:reuters.com,0000:newsml_L1N14N0FF:1132689232",
            ],
            "reuters:L1N14N0FF",
        ),
    ],
)
def test_versions_of_one_story_have_one_key(addresses: list[str], key: str) -> None:
    assert {story_number(address) for address in addresses} == {key}


def test_desk_day_and_language_tell_stories_apart() -> None:
    numbers = ["AEN20310412003700315", "AEN20310412003700320", "AEN20310413003700315"]
    numbers += ["AKR20310412003700315", "AEN20310412003800315"]
    assert len({story_number(f"https://wire.example/view/{number}") for number in numbers}) == 5


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://wire.example/view/AEN20319912003700315",
        "https://wire.example/view/AEN2031041200370031",
        "https://wire.example/view/XAEN20310412003700315",
        "https://wire.example/mill-identity-20310412",
        "https://wire.example/article/mill-idUSMILLFIRES",
        "tag:other.example,2016:newsml_L1N14N0FF",
        "mailto:mill@wire.example",
        "http://[mill",
    ],
)
def test_an_address_without_an_agency_s_number_has_no_key(address: str) -> None:
    assert story_number(address) is None


@given(st.text(max_size=400))
def test_whatever_an_address_is_it_can_be_asked(address: str) -> None:
    key = story_number(address)
    assert key is None or key.startswith(("yonhap:", "reuters:"))


@pytest.mark.parametrize(
    "piece", ["A", "AEN2031", "-idUS", "-idUSN", "tag:reuters.com,2016:", "\x00"]
)
def test_an_address_of_any_length_can_be_asked(piece: str) -> None:
    assert story_number(piece * 30_000) is None
