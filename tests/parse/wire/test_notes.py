"""Edit notes are found in each agency's form, and sentences with their words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.wire.notes import is_heading_note, is_listed_note, is_note, is_open, unhang


@pytest.mark.parametrize(
    "line",
    [
        "(ATTN: CHANGES headline, lead; ADDS photo)",
        "(Eds: Adds reactions from the miller)",
        "(EDS: UPDATING)",
        "Eds: LEADS with 4 grafs to UPDATE with miller's comment.",
        "EDS: SUBS 2nd graf to CORRECT name of mill",
        "Editor's note: the mill is now closed",
        "This story has been corrected to show that the mill is in Vessen, not Orrin.",
        "This version corrects year in paragraph 3",
        "(This version of the June 8 story corrects fourth paragraph to show two mills)",
        "(The story was corrected to fix name of mill)",
        "This story was refiled to fix typo in 'mill' in paragraph 3",
        "An earlier version of this story misstated the age of the mill.",
        "N i e u w bericht, vervangt: Molen staat in brand",
        "Please kill the story Mill-Fire, V9991.",
    ],
)
def test_a_note_that_says_so_itself(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "(Adds miller's comment, byline)",
        "(Recasts; adds details throughout)",
        "(Repeats to widen distribution, no change to headline or text)",
        "(New throughout, changes dateline)",
        "(In 10th paragraph, mill corrects the period)",
        "(In Oct. 15 story, corrects name of mill)",
        "Corrects state in ninth paragraph to Velmora, not Garam",
        "UPDATES with millers, bakers",
        "RECASTS with fire, RAISES toll, UPDATES throughout",
        "TO GO WITH AFP STORY BY ANN BOWERS",
    ],
)
def test_a_note_that_is_one_before_the_story(line: str) -> None:
    assert is_heading_note(line)
    assert not is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "(",
        "(Yonhap)",
        "(LEAD) mill-fire",
        "(News Focus) Why mills burn",
        "This story of a mill has been told before.",
        "The report added that two mills had closed.",
        "This version of events was corrected by nobody.",
        "Adds to the misery of millers",
        "Corrects: nothing",
        "Editors of the paper quit.",
        "UPDATES: see below",
    ],
)
def test_a_line_that_is_no_note(line: str) -> None:
    assert not is_note(line)
    assert not is_heading_note(line)


def test_dpa_lists_its_notes_under_the_story() -> None:
    assert is_listed_note("- adds minister in grafs 7-11")
    assert not is_listed_note("- Reporting by: Ann Bowers")


def test_a_note_is_open_until_its_bracket_closes() -> None:
    assert is_open("(ATTN: ADDS details;")
    assert not is_open("(ATTN: ADDS details (again))")
    assert not is_open("Eds: ADDS (details")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("* Shares up 6 pct  (Adds comment)", ("* Shares up 6 pct", "(Adds comment)")),
        (
            "The mill burned. (Reporting by Ann Bowers; Editing by Bo Dunn)",
            ("The mill burned.", "(Reporting by Ann Bowers; Editing by Bo Dunn)"),
        ),
        (
            "It burned. (This story was refiled to fix typo) (Writing by Ann Bowers)",
            ("It burned.", "(This story was refiled to fix typo)", "(Writing by Ann Bowers)"),
        ),
        ("The mill (This story is long) burned.", ("The mill (This story is long) burned.",)),
        ("It burned (This version is better)", ("It burned (This version is better)",)),
        ("(Reporting by Ann Bowers)", ("(Reporting by Ann Bowers)",)),
        ("* Shares up 6 pct (the most in a year)", ("* Shares up 6 pct (the most in a year)",)),
    ],
)
def test_what_hangs_on_a_paragraph_is_cut_off(line: str, parts: tuple[str, ...]) -> None:
    assert unhang(line) == parts


@given(st.text(st.sampled_from("ab ()*"), min_size=1, max_size=60))
def test_nothing_is_lost_when_a_line_is_cut(line: str) -> None:
    assert "".join("".join(unhang(line)).split()) == "".join(line.split())


@pytest.mark.parametrize(
    "piece", ["(", " (Reporting by ", "* (Adds ", "(ATTN: ", "(This story ", " "]
)
@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_hostile_line_of_any_length_is_looked_at(piece: str, size: int) -> None:
    line = (piece * size)[: size - 1] + ")"
    assert "".join("".join(unhang(line)).split()) == "".join(line.split())
    assert isinstance(is_note(line) or is_heading_note(line), bool)
