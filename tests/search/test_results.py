from __future__ import annotations

from datetime import UTC, datetime

from tracker.models.queries import Piece, Query
from tracker.search.passages import Passage
from tracker.search.results import (
    Found,
    OutletName,
    Searched,
    StoryFound,
    StoryLine,
    as_object,
    found_as_object,
)
from tracker.search.spots import Spot

AT = datetime(2031, 5, 3, 12, tzinfo=UTC)
STORY = StoryLine(id=5, headline="Ferry", versions=3, latest=4, state="open", changed_at=AT)
OUTLET = OutletName("harbour", "Harbour Wire")
SPOT = Spot(
    Piece.TEXT,
    Passage((("At least ", False), ("12", True)), "At least 12"),
    2,
    (1, 2),
    "in versions 1–2, not in 4",
    removed=True,
)


def test_what_a_search_came_to_as_json() -> None:
    found = StoryFound(STORY, OUTLET, (SPOT,), 7)
    searched = Searched(Query(), (found,), 2, cut=True, outlets=((OUTLET, 3),))
    told = as_object("12", searched)
    assert told == {
        "asked": "12",
        "refused": [],
        "stories": [
            {
                "id": 5,
                "headline": "Ferry",
                "outlet": "harbour",
                "versions": 3,
                "latest": 4,
                "changed_at": "2031-05-03T12:00:00Z",
                "places": [
                    {
                        "piece": "text",
                        "text": "At least 12",
                        "sought": ["12"],
                        "versions": [1, 2],
                        "stood": "in versions 1–2, not in 4",
                        "removed": True,
                    }
                ],
                "more": 7,
                "asked_versions": [],
            }
        ],
        "more": 2,
        "cut": True,
        "outlets": {"harbour": 3},
    }
    assert found_as_object("12", Found("", searched)) == told | {"address": None}


def test_what_was_not_understood_is_told_in_json_too() -> None:
    refused = Searched(Query(refused=("in:cellar is not understood",)))
    assert as_object("in:cellar", refused)["refused"] == ["in:cellar is not understood"]
    assert found_as_object("x", Found("https://w.example/", refused))["address"]
