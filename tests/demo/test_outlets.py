"""The outlets of the demo."""

from tracker.demo.outlets import OUTLETS


def test_every_outlet_has_an_address_and_a_domain_of_its_own() -> None:
    outlets = list(OUTLETS.values())
    assert len({outlet.feed for outlet in outlets}) == len(outlets)
    assert all(outlet.feed.startswith(f"/{outlet.key}") for outlet in outlets)
    assert all(outlet.home.endswith(".example") for outlet in outlets)


def test_each_dialect_has_an_outlet() -> None:
    dialects = {outlet.dialect for outlet in OUTLETS.values()}
    assert dialects == {"yonhap", "yonhap-ko", "reuters", "plain"}
