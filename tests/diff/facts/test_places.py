"""Places say where both sides differ, and how far to read."""

from tracker.diff.facts.places import AROUND, Place, around, places, reads_same
from tracker.diff.words import word_spans


def test_places() -> None:
    spans = word_spans("12 hurt at the pier", "47 hurt at the port")
    assert list(places(spans)) == [Place((0, 2), (0, 2)), Place((15, 19), (15, 19))]


def test_what_reads_the_same() -> None:
    assert reads_same(Place((0, 4), (0, 4)), "Pier", "PIER")
    assert not reads_same(Place((0, 4), (0, 4)), "Pier", "Port")


def test_around_cuts_no_word() -> None:
    text = "word " * 100
    ((start, end),) = around([(250, 254)], text)
    assert (start % 5, end % 5) == (0, 4)
    assert start >= 250 - AROUND - 5
    assert around([(10, 12), (30, 32)], text) == [(0, 114)]
