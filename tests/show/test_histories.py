"""A story's history as JSON."""

import json

from tests.show.river import FOG, LEAD, river
from tracker.show.histories import blame, growth

HISTORY = river()


def test_growth_tells_versions_lives_reversals_and_drift() -> None:
    told = json.loads(json.dumps(growth(HISTORY)))
    assert [one["number"] for one in told["versions"]] == [1, 2, 3, 4, 5, 6]
    assert told["versions"][2] == {
        "number": 3,
        "label": "LEAD",
        "seen_at": "2031-05-03T13:00:00Z",
        "unseen_until": "2031-05-03T12:55:00Z",
        "words": HISTORY.lineage.words(3),
        "left": 0.641,
        "body": list(HISTORY.lineage.bodies[3]),
    }
    fog = next(one for one in told["paragraphs"] if one["stages"][-1]["text"] == FOG)
    assert (fog["first"], fog["until"], fog["gaps"]) == (1, None, [[3, 4]])
    assert {one["what"] for one in told["reversals"]} == {"headline", "paragraph", "phrase"}
    assert told["drift"]["words"] == list(HISTORY.drift.words)
    assert told["limits"] == []


def test_blame_tells_the_runs_of_one_version() -> None:
    told = json.loads(json.dumps(blame(HISTORY, 2)))
    assert (told["number"], len(told["paragraphs"])) == (2, 4)
    assert [(run["text"], run["version"]) for run in told["paragraphs"][0]] == [
        ("A barge with ", 1),
        ("47", 2),
        (LEAD.partition("12")[2], 1),
    ]
    assert [one["number"] for one in told["versions"]] == [1, 2]
