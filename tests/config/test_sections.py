"""What a section of a file is made of."""

import pytest
from pydantic import ValidationError

from tracker.config import web_address
from tracker.config.sections import Section


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://w.example", True),
        ("HTTP://[::1]:80/feed?a=b", True),
        ("http://", False),
        ("http:///feed", False),
        ("https://w.example/a b", False),
        ("w.example", False),
        ("", False),
    ],
)
def test_what_is_a_web_address(address: str, is_one: bool) -> None:
    if is_one:
        assert web_address(address) == address
    else:
        with pytest.raises(ValueError, match="is no web address"):
            web_address(address)


def test_an_unknown_key_is_an_error_and_a_value_never_changes() -> None:
    class Desk(Section):
        seats: int = 1

    with pytest.raises(ValidationError, match="chairs"):
        Desk.model_validate({"chairs": 2})
    desk = Desk(seats=2)
    with pytest.raises(ValidationError, match="frozen"):
        desk.seats = 3  # type: ignore[misc]
