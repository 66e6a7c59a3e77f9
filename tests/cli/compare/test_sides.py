from __future__ import annotations

import pytest

from tracker.cli.compare.sides import compared


def test_two_files_are_named_as_they_were(files: tuple[str, str]) -> None:
    found = compared(list(files))
    assert found.title == "old.txt → new.txt"
    assert [side.name for side in found.sides] == ["old.txt", "new.txt"]
    assert all(side.seen_at for side in found.sides)
    assert "story" not in found.told


@pytest.mark.usefixtures("archive")
def test_two_versions_are_named_by_story_and_number() -> None:
    found = compared(["linnet", "1..2"])
    story = found.told["story"]
    assert found.title == f"story {story} · The Quay · version 1 → 2"
    assert [side.name for side in found.sides] == [f"story-{story}@{n}.txt" for n in (1, 2)]
