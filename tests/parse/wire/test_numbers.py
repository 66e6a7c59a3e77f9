"""Addresses of one story have one number, whatever else differs in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.wire.numbers import AddressNumber, read_address, story_number


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


@pytest.mark.parametrize(
    ("address", "number"),
    [
        (
            "https://wire.example/view/AEN20310412003700315",
            AddressNumber("yonhap:AEN-20310412-0037-315", 0, date(2031, 4, 12), "315", "EN"),
        ),
        (
            "https://wire.example/view/AKR20310412003752530",
            AddressNumber("yonhap:AKR-20310412-0037-530", 52, date(2031, 4, 12), "530", "KR"),
        ),
        (
            "http://wire.example/article/mill-idINL2N0M70ZW20140310",
            AddressNumber("reuters:L2N0M70ZW", day=date(2014, 3, 10), place="IN"),
        ),
        (
            "http://wire.example/a/mill-idUSKBN20A0BS",
            AddressNumber("reuters:KBN20A0BS", place="US"),
        ),
        ("tag:reuters.com,2016:newsml_L1N14N0FF", AddressNumber("reuters:L1N14N0FF")),
        (
            "https://wire.example/view/AEN20310631003700315",
            AddressNumber("yonhap:AEN-20310631-0037-315", 0, None, "315", "EN"),
        ),
        ("https://wire.example/mill-fire", None),
    ],
)
def test_an_address_says_which_story_and_something_of_the_version(
    address: str, number: AddressNumber | None
) -> None:
    assert read_address(address) == number


def test_the_counter_grows_from_version_to_version() -> None:
    takes = [
        read_address(f"https://wire.example/view/AEN203104120037{take}315")
        for take in ("00", "51", "52", "53")
    ]
    counted = [number.take for number in takes if number and number.take is not None]
    assert counted == sorted(counted)
    assert len(counted) == len(takes)
