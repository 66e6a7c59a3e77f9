"""How alike sentences are that are not the same."""

import pytest

from tracker.diff.alike import MEETINGS, Likeness, bags, likenesses, words
from tracker.diff.alike import likeness as likeness_among

HARBOUR = "The harbour master closed both piers on Monday after the swell tore a mooring loose."
HARBOUR_LATER = HARBOUR.replace("both", "all").replace("Monday", "Tuesday")
ORCHARD = "Growers in the valley expect half the apples of last year, their union said in a note."


def likeness(old: str, new: str) -> Likeness:
    others = ["Forecasters see the wind falling.", "The owner spoke by telephone."]
    return likeness_among(bags({0: old, 1: others[0]}, {0: new, 1: others[1]}), 0, 0)


def test_an_edited_sentence_is_alike() -> None:
    assert likeness(HARBOUR, HARBOUR_LATER).score > 0.6


def test_another_sentence_is_not_alike() -> None:
    assert likeness(HARBOUR, ORCHARD).score < 0.2


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    old = {0: "Marsh shut the pier on the coast", 1: "Roe shut the gate on the coast"}
    among = bags(old, {0: "Marsh left the coast on the ferry"})
    marsh, roe = (likeness_among(among, here, 0).score for here in (0, 1))
    assert marsh > 1.5 * roe
    assert likenesses(among, (0, 1), (0,), roe) == ({(0, 0): marsh, (1, 0): roe}, True)
    assert likenesses(among, (0, 1), (0,), marsh) == ({(0, 0): marsh}, True)


def test_a_part_is_contained_in_the_whole() -> None:
    whole = f"{HARBOUR} {ORCHARD}"
    like = likeness(whole, ORCHARD)
    assert like.shares[1] == pytest.approx(1)
    assert like.shares[0] < 0.7


def test_two_words_tell_of_no_part() -> None:
    assert likeness(HARBOUR, "Both piers").shares == (0.0, 0.0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“Stop!”", '"Stop!"'),
        ("ALL QUIET AT THE PIER", "All quiet at the pier"),
        ("港の責任者は月曜日に桟橋を閉鎖した。", "港の責任者は火曜日に桟橋を閉鎖した。"),
        ("ท่าเรือปิดเมื่อวันจันทร์เพราะคลื่นแรง", "ท่าเรือปิดเมื่อวันอังคารเพราะคลื่นแรง"),
        ("정부는 월요일 두 부두를 닫았다", "정부가 화요일 두 부두의 문을 닫았다"),
    ],
)
def test_quotes_case_and_script_do_not_hide_likeness(old: str, new: str) -> None:
    assert likeness(old, new).score > 0.35


def test_marks_alone_are_not_alike() -> None:
    assert likeness("* * *", "----").score == 0


def test_words_are_bare_and_those_of_unspaced_scripts_are_pairs_of_letters() -> None:
    assert words("“The pier,” he said.") == {"the", "pier", "he", "said"}
    assert words("港を閉じた。港を") == {"港を", "を閉", "閉じ", "じた", "た。", "。港"}


def test_where_there_is_no_room_for_the_commonest_words_the_rarer_ones_tell() -> None:
    size = int(MEETINGS**0.5) + 1
    old, new = ({n: f"Pier reading {n} {side}" for n in range(size)} for side in ("at", "by"))
    found, complete = likenesses(bags(old, new), old, new, 0.1)
    assert not complete
    assert set(found) == {(n, n) for n in range(size)}
