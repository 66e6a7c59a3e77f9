"""What the chain hashes: fixed for good, since a chain is read for as long as it is kept."""

from __future__ import annotations

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from tracker.models.seals import BEGINNING, digest, paragraph_hash, seal_hash

FIELDS = st.lists(st.none() | st.integers() | st.text(), max_size=6)


@given(FIELDS, FIELDS)
def test_two_subjects_have_one_digest_only_where_they_are_one(
    one: list[object], other: list[object]
) -> None:
    assert (digest("version", one) == digest("version", other)) == (one == other)
    assert digest("version", one) != digest("capture", one)


def test_the_form_is_the_one_that_is_written_down() -> None:
    words = json.dumps(["text", "Fähre läuft auf Grund", None, 2, "[]"])
    assert words == '["text", "F\\u00e4hre l\\u00e4uft auf Grund", null, 2, "[]"]'
    assert (
        digest("text", ["Fähre läuft auf Grund", None, 2, "[]"])
        == hashlib.sha256(words.encode()).hexdigest()
    )
    assert paragraph_hash("ß") == hashlib.blake2b("ß".encode(), digest_size=16).hexdigest()


def test_a_seal_is_over_everything_that_it_says() -> None:
    words = {"kind": "version", "subject_id": 7, "name": "3@2", "text": "a", "digest": "b"}
    sealed = seal_hash(BEGINNING, 1, late=False, **words)  # type: ignore[arg-type]
    as_written = json.dumps([BEGINNING, 1, "version", 7, "3@2", False, "a", "b"])
    assert sealed == hashlib.sha256(as_written.encode()).hexdigest()
    others = [{**words, name: "x"} for name in words]
    hashes = {seal_hash(BEGINNING, 1, late=False, **one) for one in others}  # type: ignore[arg-type]
    hashes |= {sealed, seal_hash(sealed, 1, late=False, **words)}  # type: ignore[arg-type]
    hashes |= {seal_hash(BEGINNING, 1, late=True, **words)}  # type: ignore[arg-type]
    assert len(hashes) == len(words) + 3
