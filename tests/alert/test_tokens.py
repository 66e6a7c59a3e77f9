"""A token does one thing to one watch, and nobody can make one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alert.tokens import BYTES, sign, trace, watch_of

KEY, OTHER = b"k" * 32, b"o" * 32
WATCHES = st.integers(1, 2**63 - 1)


@given(watch=WATCHES, purpose=st.sampled_from(["stop", "mine", "confirm"]))
def test_a_token_leads_to_its_watch(watch: int, purpose: str) -> None:
    token = sign(KEY, purpose, watch)
    assert re.fullmatch(r"[0-9]+-[a-z2-7]{32}", token)
    assert watch_of(KEY, purpose, token) == watch
    assert BYTES * 8 >= 128


@given(one=WATCHES, other=WATCHES)
def test_what_was_signed_for_one_watch_is_nothing_for_another(one: int, other: int) -> None:
    code = sign(KEY, "stop", one).partition("-")[2]
    assert watch_of(KEY, "stop", f"{other}-{code}") == (one if one == other else None)


def test_neither_another_purpose_nor_another_key_will_do() -> None:
    token = sign(KEY, "stop", 12)
    assert watch_of(KEY, "mine", token) is None
    assert watch_of(OTHER, "stop", token) is None
    assert watch_of(KEY, "trace", f"12-{trace(KEY, 'trace:12')}") is None


@given(token=st.text())
def test_what_anybody_makes_up_is_no_token(token: str) -> None:
    assert watch_of(KEY, "stop", token) is None


@pytest.mark.parametrize("spoilt", ["{} ", "0{}", "{}=", "{}\n", "+{}", "{}a"])
def test_a_token_has_one_spelling(spoilt: str) -> None:
    assert watch_of(KEY, "stop", spoilt.format(sign(KEY, "stop", 12))) is None


def test_a_trace_is_the_same_for_the_same_text_and_key_alone() -> None:
    assert trace(KEY, "a@example.org") == trace(KEY, "a@example.org")
    assert len({trace(KEY, "a"), trace(KEY, "b"), trace(OTHER, "a"), trace(KEY, "\ud800")}) == 4
    assert "example" not in trace(KEY, "a@example.org")
