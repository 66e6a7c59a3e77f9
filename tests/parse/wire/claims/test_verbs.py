"""Every form of a verb has the verb's class."""

from __future__ import annotations

import pytest

from tracker.models.claims import Verb
from tracker.parse.wire.claims.verbs import PHRASES, VERBS, Form


@pytest.mark.parametrize(
    ("word", "verb", "form"),
    [
        ("adds", Verb.ADD, Form.THIRD),
        ("adding", Verb.ADD, Form.ING),
        ("clarifies", Verb.CORRECT, Form.THIRD),
        ("fixes", Verb.CORRECT, Form.THIRD),
        ("fixed", Verb.CORRECT, Form.PAST),
        ("trimming", Verb.TRIM, Form.ING),
        ("modifies", Verb.CHANGE, Form.THIRD),
        ("updating", Verb.UPDATE, Form.ING),
        ("sub", Verb.CHANGE, Form.STEM),
        ("recasts", Verb.RECAST, Form.THIRD),
        ("rewritten", Verb.RECAST, Form.PAST),
        ("retransmitting", Verb.REPEAT, Form.ING),
        ("refiled", Verb.REFILE, Form.PAST),
        ("kill", Verb.WITHDRAW, Form.STEM),
    ],
)
def test_forms(word: str, verb: Verb, form: Form) -> None:
    assert VERBS[word] == (verb, form)


@pytest.mark.parametrize("words", ["makes clear", "New thruout", "picks up", "No pickup", "Pickup"])
def test_phrases(words: str) -> None:
    assert PHRASES.match(words)
