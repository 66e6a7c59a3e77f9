from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from importlib import resources
from itertools import pairwise
from typing import Any, get_args

import pytest

from tracker.demo.outlets import OUTLETS
from tracker.demo.stories import STEP, DemoStory, DemoVersion, What, clock, read_story

Stories = tuple[DemoStory, ...]


def test_there_are_as_many_stories_and_versions_as_were_written(stories: Stories) -> None:
    told = list(copy())
    assert len(stories) == len(told) == 12
    assert sum(len(story.versions) for story in stories) == 39
    assert [len(story.versions) for story in stories] == [len(one["version"]) for one in told]
    assert {story.outlet for story in stories} == set(OUTLETS)


def test_every_paragraph_and_caption_that_was_written_is_used() -> None:
    for told in copy():
        used = {key for version in told["version"] for key in version["body"]}
        shown = {key for version in told["version"] for key in version.get("photos", ())}
        assert used == set(told["paragraphs"])
        assert shown == set(told.get("captions", ()))


def test_every_kind_of_event_happens(stories: Stories) -> None:
    happened = {version.what for story in stories for version in story.versions}
    assert happened == set(get_args(What))


def test_a_story_is_told_in_order_and_each_version_within_its_step(stories: Stories) -> None:
    for story in stories:
        steps = [version.step for version in story.versions]
        assert steps == sorted(set(steps))
        for version in story.versions:
            assert clock(version.step) - STEP < version.published <= clock(version.step)


def test_no_step_is_empty_and_some_stories_are_up_at_the_start(stories: Stories) -> None:
    steps = [version.step for story in stories for version in story.versions]
    assert set(steps) == set(range(max(steps) + 1))
    assert steps.count(0) == 4


def test_no_two_stories_share_an_address_or_a_paragraph(stories: Stories) -> None:
    addresses = [{version.address for version in story.versions} for story in stories]
    texts = [
        {text for version in story.versions for text in version.paragraphs} for story in stories
    ]
    assert sum(map(len, addresses)) == len(set().union(*addresses))
    assert sum(map(len, texts)) == len(set().union(*texts))


def test_agencies_send_each_rewrite_to_a_new_address(stories: Stories) -> None:
    for story in of_dialect(stories, "yonhap", "yonhap-ko", "reuters"):
        addresses = [version.address for version in story.versions]
        assert len(set(addresses)) == len(addresses)


def test_the_number_in_an_address_ties_takes_and_counts_them(stories: Stories) -> None:
    for story in of_dialect(stories, "yonhap", "yonhap-ko"):
        found = [NUMBER.search(version.address) for version in story.versions]
        numbers = [match.groupdict() for match in found if match]
        counters = [int(number.pop("counter")) for number in numbers]
        assert len(numbers) == len(story.versions)
        assert all(number == numbers[0] for number in numbers)
        assert counters[0] == 0
        assert counters == sorted(set(counters))


def test_the_first_update_gets_a_new_number_that_later_ones_use_again(stories: Stories) -> None:
    for story in of_dialect(stories, "reuters"):
        updates = [usn(v) for v in story.versions if v.label and "UPDATE" in v.label]
        others = [usn(v) for v in story.versions if not (v.label and "UPDATE" in v.label)]
        assert len(set(updates)) == len(set(others)) == 1
        assert updates[0] != others[0]


def test_a_correction_keeps_the_number_of_what_it_corrects(stories: Stories) -> None:
    corrected = [(old, new) for old, new in changes(stories) if new.what == "correction"]
    assert len(corrected) == 2
    assert all(usn(old) == usn(new) for old, new in corrected)


def test_the_newspaper_moves_one_story_and_labels_only_the_withdrawn_one(stories: Stories) -> None:
    papers = of_dialect(stories, "plain")
    moved = [s.name for s in papers if len({v.address for v in s.versions}) > 1]
    labels = {v.label for s in papers for v in s.versions}
    assert moved == ["gazette-gale"]
    assert labels == {None, "STORY WITHDRAWN"}


def test_what_is_said_to_happen_happens(stories: Stories) -> None:
    for story in stories:
        for old, new in pairwise(story.versions):
            assert happens(story, old, new), (story.name, new.step, new.what)


def happens(story: DemoStory, old: DemoVersion, new: DemoVersion) -> bool:
    same_headline, same_body = old.headline == new.headline, old.paragraphs == new.paragraphs
    shuffled = sorted(old.paragraphs) == sorted(new.paragraphs)
    earlier = [(one.headline, one.paragraphs) for one in story.until(old.step)[:-1]]
    masked = [re.sub(FIGURE, "", version.headline) for version in (old, new)]
    return {
        "silent headline": same_body and not same_headline,
        "back": (new.headline, new.paragraphs) in earlier and not same_headline,
        "moved paragraph": shuffled and same_headline and not same_body,
        "figure": masked[0] == masked[1] and not same_headline,
        "correction": str(new.label).startswith("CORRECTED") and not same_body,
        "withdrawn": new.label == "STORY WITHDRAWN" and new is story.versions[-1],
        "rewrite": not same_headline and not same_body,
    }[new.what]


def test_a_newspaper_claims_no_update_for_a_silent_change(stories: Stories) -> None:
    lido = next(story for story in stories if story.name == "gazette-lido")
    assert {lido.claimed_update(version) for version in lido.versions} == {
        lido.versions[0].published
    }
    tram = next(story for story in stories if story.name == "gazette-tram")
    assert [tram.claimed_update(v) for v in tram.versions] == [v.published for v in tram.versions]


# -- the notes, checked against what changed ------------------------------------------------------


def test_every_marked_rewrite_in_english_has_a_note_and_nothing_else_has(stories: Stories) -> None:
    for story in stories:
        for version in story.versions:
            agency = story.house.dialect in {"yonhap", "reuters"}
            marked = version.label not in {None, "URGENT"}
            assert bool(version.note) == (agency and marked), (story.name, version.step)


def test_every_paragraph_that_a_note_names_is_new(stories: Stories) -> None:
    named = 0
    for old, new in changes(stories):
        for number in numbered(new.note):
            assert new.paragraphs[number - 1] not in old.paragraphs, (new.note, number)
            named += 1
    assert named >= 20


def test_the_agency_that_declares_headlines_declares_each(stories: Stories) -> None:
    for story in of_dialect(stories, "yonhap"):
        for old, new in pairwise(story.versions):
            if new.note:
                assert ("headline" in new.note) == (old.headline != new.headline)
                assert ("lead" not in new.note) or new.paragraphs[0] != old.paragraphs[0]


def test_a_note_that_announces_a_photo_is_followed_by_one(stories: Stories) -> None:
    for old, new in changes(tuple(of_dialect(stories, "yonhap"))):
        if not new.note:
            continue
        assert ("photo" in new.note) == (len(new.captions) > len(old.captions))


def test_a_correction_replaces_the_value_that_it_names(stories: Stories) -> None:
    for old, new in changes(stories):
        if new.what == "correction":
            swap = re.search(r"to (\d[\d.]*)\b.*?, not (\d[\d.]*)\b", new.note)
            assert swap, new.note
            assert swap[1] in " ".join(new.paragraphs)
            assert swap[2] in " ".join(old.paragraphs)
            assert swap[2] not in " ".join(new.paragraphs)


def test_one_note_says_less_than_it_changed(stories: Stories) -> None:
    hidden = [(old, new) for old, new in changes(stories) if new.undeclared]
    assert len(hidden) == 1
    ((old, new),) = hidden
    assert new.what == "correction"
    assert re.findall(FIGURE, old.headline) == ["4,200"]
    assert re.findall(FIGURE, new.headline) == ["2,400"]
    assert "headline" not in new.note
    assert 1 not in numbered(new.note)
    assert old.paragraphs[0] != new.paragraphs[0]


# -- reading --------------------------------------------------------------------------------------

COPY = """
outlet = "Halyard"
lag = 4
slug = "TIDE/"
byline = "A. Wader"
[[version]]
step = 2
what = "new"
number = "L8N3VX0ZZ"
headline = "Tide: comes in & goes out"
body = ["in"]
[[version]]
step = 3
what = "correction"
label = "CORRECTED"
number = "L8N3VX0ZZ"
headline = "Tide goes out"
byline = "B. Paddler"
body = ["out", "in"]
[paragraphs]
in = "The tide came in."
out = "The tide went out."
"""


def test_a_story_is_read_from_its_file() -> None:
    story = read_story("halyard-tide", COPY, "http://127.0.0.1:1")
    first, second = story.versions
    assert (story.name, story.outlet) == ("halyard-tide", "Halyard")
    assert first.address == (
        "http://127.0.0.1:1/halyard/article/tide-comes-in-goes-out-idUSL8N3VX0ZZ20251014"
    )
    assert second.address.endswith("/tide-goes-out-corrected-idUSL8N3VX0ZZ20251014")
    assert first.published == clock(2) - timedelta(minutes=4)
    assert (first.label, first.byline, first.paragraphs) == (
        None,
        "A. Wader",
        ("The tide came in.",),
    )
    assert (second.byline, second.slug) == ("B. Paddler", "TIDE/")
    assert second.paragraphs == ("The tide went out.", "The tide came in.")


def test_a_paragraph_that_was_not_written_stops_the_reading() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        read_story("halyard-tide", COPY.replace('["in"]', '["nowhere"]'), "")


# -- what the tests above ask ---------------------------------------------------------------------

NUMBER = re.compile(
    r"/view/A(?P<language>EN|KR)(?P<date>\d{8})(?P<serial>\d{4})(?P<counter>\d\d)(?P<desk>\d{3})$"
)
FIGURE = r"\d[\d,.]*"


def copy() -> Iterator[dict[str, Any]]:
    folder = resources.files("tracker.demo").joinpath("copy")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        yield tomllib.loads(file.read_text("utf-8"))


def of_dialect(stories: Stories, *dialects: str) -> list[DemoStory]:
    found = [story for story in stories if story.house.dialect in dialects]
    assert found
    return found


def changes(stories: Stories) -> list[tuple[DemoVersion, DemoVersion]]:
    return [pair for story in stories for pair in pairwise(story.versions)]


def usn(version: DemoVersion) -> str:
    found = re.search(r"-idUS([A-Z0-9]+)20251014$", version.address)
    assert found
    return found[1]


def numbered(note: str) -> list[int]:
    """The paragraph numbers in a note: `para 2`, `paras 3-5`, `paragraphs 3 and 5`."""
    numbers: list[int] = []
    for places in re.findall(r"para(?:graph)?s? ([\d\- and]+)", note):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", places):
            numbers += range(int(first), int(last or first) + 1)
    return numbers
