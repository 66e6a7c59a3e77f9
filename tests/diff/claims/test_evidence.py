"""What a diff offers, by paragraph."""

from tests.diff.claims.copy import LEAD, OLD, OWNER, SHIPS, TRADE, WORKS, evidence, with_paragraphs


def test_what_came_and_went_by_paragraph() -> None:
    new = with_paragraphs(
        LEAD, "Nine ships are waiting at anchor outside the breakwater.", "A new one.", WORKS,
        TRADE.replace("'", "’"), OWNER,
    )  # fmt: skip
    it = evidence(new)
    assert [set(places) for places in (it.added, it.styled, it.removed)] == [{2}, {4}, {5}]
    assert dict(it.edited) == {1: 1}
    assert it.changed == {1, 2}
    assert (it.came[1], it.went[1], it.came[2]) == ("Nine", "Eleven", "A new one.")


def test_credits_and_time_stamps_are_no_evidence() -> None:
    new = with_paragraphs(*OLD.paragraphs, "(Reporting by Ada Wrenlow; Editing by Tom Quill)")
    assert not evidence(new).changed


def test_codes_of_the_market_are_known() -> None:
    codes = evidence(with_paragraphs("Orrin ( ORR.N ) of the U.S. bought 004940.KS.")).codes
    assert codes == {"ORR.N", "ORR", "004940.KS", "004940"}


def test_long_paragraphs_are_several_run_together() -> None:
    assert not evidence(with_paragraphs(*OLD.paragraphs)).run_together
    assert evidence(with_paragraphs(LEAD, f"{SHIPS} " * 40)).run_together
