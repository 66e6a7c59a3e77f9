from __future__ import annotations

from tests.show.river import FOG, LEAD, OWNER, PUMPS, river
from tracker.show.blame import blamed


def test_every_paragraph_says_which_versions_made_it() -> None:
    headline, paragraphs = blamed(river(4))
    found = [("".join(run.text for run in one.runs), one.born, one.edited) for one in paragraphs]
    assert found[0] == (PUMPS, 2, ())
    assert found[1][:2] == (LEAD, 1)
    assert found[1][2] == (2, 4)
    assert found[2] == (FOG, 1, ())
    assert found[4] == (OWNER, 4, ())
    assert headline.born == 1
    assert headline.edited == (2, 3, 4)
    assert paragraphs[2].told.startswith("version 1 brought it")
    assert "version 3 took it and version 4 brought it back" in paragraphs[2].told


def test_words_of_another_version_are_foreign() -> None:
    _, [lead, *_] = blamed(river(2))
    foreign = ["".join(run.text) for run in lead.runs if lead.foreign(run)]
    assert [text.strip() for text in foreign] == ["47"]
    assert lead.born == 1


def test_a_first_version_is_all_its_own() -> None:
    headline, paragraphs = blamed(river(1))
    for one in (headline, *paragraphs):
        assert one.edited == ()
        assert not any(one.foreign(run) for run in one.runs)
