"""What the chain hashes: fixed for good, since a chain is read for as long as it is kept."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from tracker.models.seals import (
    BEGINNING,
    digest,
    fields_of,
    form,
    paragraph_hash,
    seal_hash,
    with_text,
)

FIELDS = st.lists(st.none() | st.integers(-(10**18), 10**18) | st.text(), max_size=6)


@given(FIELDS)
def test_a_form_says_which_fields_it_is_made_of(fields: list[object]) -> None:
    assert fields_of(form(fields)) == fields


def test_the_form_is_the_one_that_is_written_down() -> None:
    fields = ["text", "Fähre läuft auf Grund, sagt's", None, 2, "[]"]
    written = "'text','Fähre läuft auf Grund, sagt''s',NULL,2,'[]'"
    assert form(fields) == written
    assert with_text(written, "ab") == f"{written},'ab'"
    assert digest(written) == hashlib.sha256(written.encode()).hexdigest()
    assert paragraph_hash("ß") == hashlib.blake2b("ß".encode(), digest_size=16).hexdigest()


def test_a_seal_is_over_everything_that_it_says() -> None:
    seal: list[object] = [1, "version", 7, "3@2", False, "a", "b"]
    written = f"'{BEGINNING}',1,'version',7,'3@2',0,'a','b'"
    assert seal_hash(BEGINNING, seal) == hashlib.sha256(written.encode()).hexdigest()
    changed = [2, "capture", 8, "3@3", True, None, "c"]
    others = [[*seal[:at], other, *seal[at + 1 :]] for at, other in enumerate(changed)]
    hashes = {seal_hash(BEGINNING, one) for one in (seal, *others)} | {seal_hash("x", seal)}
    assert len(hashes) == len(seal) + 2
