from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.diff.sentences import sentences
from tracker.models.queries import Piece, Query, Term
from tracker.search.spots import Bodies, Spot, Told, spots

VERSIONS = (
    Told(1, "Ferry aground", ""),
    Told(2, "Ferry aground, 12 hurt", "(ATTN: ADDS number of hurt)"),
    Told(3, "Ferry aground!", "(ATTN: UPDATES throughout)"),
)
TEXTS = {
    7: "The ferry hit a rock. Nobody was hurt, its owners said.",
    8: "The ferry hit a rock. At least 12 were hurt.",
    9: "It was foggy.",
}
BODIES = {1: (7, 9), 2: (8, 9), 3: (8, 9)}


def asked(words: str, **more: object) -> Query:
    return Query(terms=(Term(tuple(words.split())),), **more)  # type: ignore[arg-type]


def bodies(stands: Mapping[int, Sequence[int]] = BODIES) -> Bodies:
    numbers = {key: frozenset(n for n, ids in stands.items() if key in ids) for key in TEXTS}
    return Bodies(TEXTS, numbers)


def told(
    query: Query, having: Sequence[int], versions: Sequence[Told] = VERSIONS
) -> list[tuple[str, str, bool]]:
    found = list(spots(query, versions, having, bodies(), sentences))
    assert all(one.number == one.numbers[-1] for one in found)
    return [(one.passage.text, one.stood, one.removed) for one in found]


def test_each_wording_comes_once_with_the_versions_that_have_it() -> None:
    assert told(asked("ferry"), (8, 7)) == [
        ("Ferry aground!", "in versions 1, 3, not in 2", False),
        ("Ferry aground, 12 hurt", "in version 2, not in 3", True),
        ("The ferry hit a rock.", "in every version", False),
    ]


def test_a_sentence_of_a_paragraph_that_was_edited_may_be_the_one_that_is_gone() -> None:
    assert told(asked("nobody"), (7,)) == [
        ("Nobody was hurt, its owners said.", "in version 1, not in 2–3", True)
    ]
    assert told(asked("hit", removed=True), (7,)) == []


def test_only_where_it_was_asked_for() -> None:
    note = ("(ATTN: ADDS number of hurt)", "with version 2", False)
    assert told(asked("hurt"), (8, 7))[-1] == note
    assert told(asked("hurt", pieces=frozenset({Piece.NOTE})), ()) == [note]
    assert told(asked("hurt", pieces=frozenset({Piece.HEADLINE})), ()) == [
        ("Ferry aground, 12 hurt", "in version 2, not in 3", True)
    ]
    assert told(asked("attn", removed=True), ()) == []


def test_versions_that_the_operators_pass_over_are_no_place() -> None:
    passed = [Told(1, "Ferry aground", "", asked=False), *VERSIONS[1:]]
    assert told(asked("ferry", pieces=frozenset({Piece.HEADLINE})), (), passed[:2]) == [
        ("Ferry aground, 12 hurt", "since version 2", False)
    ]


def test_a_spot_says_which_piece_it_is() -> None:
    found: list[Spot] = list(spots(asked("hurt"), VERSIONS, (8,), bodies(), sentences))
    assert [one.piece for one in found] == [Piece.HEADLINE, Piece.TEXT, Piece.NOTE]
