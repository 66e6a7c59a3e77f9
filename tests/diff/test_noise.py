"""Lines that are no news are told from sentences that only look like them."""

import pytest

from tracker.diff.noise import LONGEST, noise


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Updated 10:30 AM EDT, Mon March 24, 2025", "time"),
        ("Published: 3 hours ago", "time"),
        ("입력 2025-03-24 10:30", "time"),
        ("1,234 views", "counters"),
        ("5 min read", "counters"),
        ("By Ann Lee and Bo Kim", "byline"),
        ("(Reporting by Ann Lee in Alder; Editing by Bo Kim)", "credits"),
        ("Photo: Coast Wire/Ann Lee", "credits"),
        ("Related: Swell shuts piers", "links"),
        ("https://a.example/b", "links"),
        ("March 24, 2025", "time"),
        ("March 24", ""),
        ("BY MONDAY THE PIER WAS SHUT", ""),
        ("12 killed", ""),
        ("By Monday the pier was shut", ""),
        ("Reporting by the commission found 12 dead.", ""),
        ("Watch the pier", ""),
        ("", ""),
    ],
)
def test_noise(line: str, kind: str) -> None:
    assert noise(line) == kind


@pytest.mark.parametrize("piece", ["A", "a ", "By A", "Mon ", "m", "1:0", "By and", "views ", ", "])
def test_hostile_lines_are_no_noise(piece: str) -> None:
    for start in ("", "By ", "Photo: ", "Reporting by "):
        assert noise((start + piece * LONGEST)[: LONGEST - 1] + "§") == ""
