from __future__ import annotations

import json

from tests.evidence.test_verify import files_of
from tracker.models.seals import TEXT


def test_a_bundle_holds_what_its_method_names(bundled: bytes) -> None:
    files = files_of(bundled)
    method = files["METHOD.txt"].decode()
    assert all(name in method for name in files if name != "METHOD.txt")
    assert ", ".join(TEXT) in method
    assert json.loads(files["diff.json"])["weight"] == "headline"
    assert json.loads(files["manifest.json"])["versions"] == ["2@1", "2@3"]
    assert files["diff.patch"].startswith(b"--- ")
    polls = json.loads(files["polls.json"])
    assert {span["outcome"] for span in polls} == {"changed"}
    assert sum(span["polls"] for span in polls) == 6
