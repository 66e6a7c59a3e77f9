"""What notes declare by custom."""

import pytest

from tracker.diff.claims import custom_of


@pytest.mark.parametrize(
    ("dialect", "declares", "headline"),
    [
        ("yonhap", None, True),
        ("dpa", None, True),
        ("reuters", None, False),
        ("any", None, False),
        ("reuters", {"headline": True}, True),
        ("yonhap", {"headline": False}, False),
    ],
)
def test_custom(dialect: str, declares: dict[str, bool] | None, headline: bool) -> None:
    assert custom_of(dialect, declares).declares_headline is headline
