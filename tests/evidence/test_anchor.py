from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.errors import ParseError
from tracker.evidence.anchor import Anchor, anchors_in, written

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
ONE, TWO = Anchor(7, "ab" * 32), Anchor(19, "cd" * 32)


def test_an_anchor_is_a_line_that_comes_back_from_a_file_or_a_mail() -> None:
    mail = f"Subject: Anchor of the chain\n\n> {written(ONE, NOON)}\n\n  {written(TWO, NOON)}\n"
    assert anchors_in(mail) == [ONE, TWO]
    assert written(ONE, NOON).endswith("2031-05-03 12:00 UTC")


@pytest.mark.parametrize("text", ["", "seal 7", "story-tracker anchor: seal 7, abc"])
def test_a_text_without_an_anchor_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="no anchor"):
        anchors_in(text)
