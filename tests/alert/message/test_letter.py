"""The letter as a value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from tracker.alert.message.letter import Letter
from tracker.models.values import Weight


def test_a_letter_tells_of_a_headline_and_is_not_rewritten(letter: Letter) -> None:
    assert letter.weight is Weight.HEADLINE
    with pytest.raises(FrozenInstanceError):
        letter.now = "another headline"  # type: ignore[misc]
    assert replace(letter, now="another headline") != letter


def test_the_steps_spell_both_headlines(letter: Letter) -> None:
    for without, whole in (("+", letter.was), ("-", letter.now)):
        assert "".join(span.text for span in letter.headline if span.op != without) == whole
