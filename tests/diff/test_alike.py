"""How alike paragraphs are that are not the same."""

import pytest

from tracker.diff.alike import CELLS, ELSEWHERE, SAME_PLACE, Side, likenesses

HARBOUR = "The harbour master closed both piers on Monday after the swell tore a mooring loose."
HARBOUR_LATER = HARBOUR.replace("both", "all").replace("Monday", "Tuesday")
ORCHARD = "Growers in the valley expect half the apples of last year, their union said in a note."


def likeness(old: str, new: str) -> float:
    found, complete = likenesses(Side([old], [0]), Side([new], [0]))
    assert complete
    return found[0].score if found else 0.0


def test_edited_paragraph_is_alike_wherever_it_stands() -> None:
    assert likeness(HARBOUR, HARBOUR_LATER) > ELSEWHERE


def test_another_paragraph_is_not_alike() -> None:
    assert likeness(HARBOUR, ORCHARD) < SAME_PLACE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“Stop!”", '"Stop!"'),
        ("ALL QUIET AT THE PIER", "All quiet at the pier"),
        ("港の責任者は月曜日に桟橋を閉鎖した。", "港の責任者は火曜日に桟橋を閉鎖した。"),
        ("ท่าเรือปิดเมื่อวันจันทร์เพราะคลื่นแรง", "ท่าเรือปิดเมื่อวันอังคารเพราะคลื่นแรง"),
        ("항만 당국은 월요일 두 부두를 닫았다", "항만 당국은 화요일 두 부두를 닫았다"),
    ],
)
def test_quotes_case_and_script_do_not_hide_likeness(old: str, new: str) -> None:
    assert likeness(old, new) > ELSEWHERE


def test_marks_alone_are_not_alike() -> None:
    assert likeness("* * *", "----") < SAME_PLACE


def test_too_many_to_compare_all_are_compared_with_their_neighbours() -> None:
    size = int(CELLS**0.5) + 1
    old = [f"{HARBOUR} It was reading number {n}." for n in range(size)]
    new = [f"{HARBOUR_LATER} It was reading number {n}." for n in range(size)]
    gaps = [n // 10 for n in range(size)]
    found, complete = likenesses(Side(old, gaps), Side(new, gaps))
    assert not complete
    assert {(n, n) for n in range(size)} <= {(it.old, it.new) for it in found}
    assert all(gaps[it.old] == gaps[it.new] and abs(it.old - it.new) <= 2 for it in found)


def test_gap_without_newer_paragraphs_has_no_neighbours() -> None:
    size = int(CELLS**0.5) + 1
    found, _ = likenesses(Side([HARBOUR] * size, [0] * size), Side([HARBOUR] * size, [1] * size))
    assert found == []
