from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_headline_alone(run: Run, files: tuple[str, str]) -> None:
    shown = run("diff", *files, "--headline")
    assert shown.out == "Ferry with [-12-]{+14+} aboard runs aground\n"
    assert (
        run("diff", files[0], files[0], "--headline").out == "Ferry with 12 aboard runs aground\n"
    )


def test_the_running_text_has_every_paragraph(run: Run, files: tuple[str, str]) -> None:
    records = run("diff", *files, "--words", "--no-fold").records
    assert [record[0] for record in records] == [
        "headline",
        "moved",
        "removed",
        "edited",
        "added",
        "edited",
        "same",
    ]
    folded = run("diff", *files, "--words").records
    assert ["edited", "4", "4", '"It is late", the pilot said as the boats came out.'] in folded
    assert ["folded", "", "", "quotes_and_dashes 1"] in folded


def test_which_paragraphs_without_their_words(run: Run, files: tuple[str, str]) -> None:
    records = run("diff", *files, "--paragraphs").records
    assert records[:3] == [
        ["removed", "3", "", "+0 -3"],
        ["edited", "1", "2", "+1 -1"],
        ["added", "", "3", "+4 -0"],
    ]


def test_numbers_alone(run: Run, files: tuple[str, str]) -> None:
    records = run("diff", *files, "--stat").records
    assert records[:4] == [
        ["headline", "words_added", "1"],
        ["headline", "words_removed", "1"],
        ["body", "words_added", "5"],
        ["body", "words_removed", "4"],
    ]
    assert ["paragraphs", "moved", "1"] in records
    assert ["facts", "changed", "2"] in records
    assert ["folded", "moved", "1"] in records


def test_side_by_side_each_text_has_a_column(run: Run, files: tuple[str, str]) -> None:
    records = run("diff", *files, "--split").records
    assert ["removed", "3", "", "Nobody was hurt.", ""] in records
    assert ["added", "", "3", "", "All were given tea."] in records


def test_context_is_so_many_paragraphs(run: Run, files: tuple[str, str]) -> None:
    one, many = (run("diff", *files, "--context", number).records for number in ("1", "99"))
    plain = ["edited", "4", "4", '"It is late", the pilot said as the boats came out.']
    assert plain in one
    assert [record[0] for record in one].count("same") == 0
    assert [record[0] for record in many].count("same") == 1


def test_a_patch_shows_no_control_character(run: Run, files: tuple[str, str]) -> None:
    Path("bell.txt").write_text("Ferry\a\n\nIt\tran \x1b[31maground.\n", encoding="utf-8")
    shown = run("diff", files[0], "bell.txt", "--patch").out
    assert "+Ferry␇" in shown
    assert "+It ran ␛[31maground." in shown
