from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("archive")
def test_a_text_is_removed_only_where_somebody_says_so(run: Run) -> None:
    name = f"{run('stories', 'ferry', '--json').json[0]['id']}@1"
    assert run("remove", name, "--reason", "court order").code == 4
    assert run("remove", "1", "--reason", "court order", "--yes").code == 2
    assert run("remove", "1@99", "--reason", "court order", "--yes").code == 3
    done = run("remove", name, "--reason", "court order", "--by", "ada", "--yes")
    assert (done.code, done.records) == (0, [[name]])
    told = run("show", name, "--json").json
    assert told["headline"].endswith(": court order")
    assert (told["paragraphs"], bool(told["removed_at"])) == ([], True)
    verified = run("verify")
    assert (verified.code, f"{name}: text removed on" in verified.err) == (0, True)
