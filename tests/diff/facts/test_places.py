"""Places say where both sides differ."""

from tracker.diff.facts.places import Place, places, reads_same
from tracker.diff.words import word_spans


def test_places() -> None:
    spans = word_spans("12 hurt at the pier", "47 hurt at the port")
    assert list(places(spans)) == [Place((0, 2), (0, 2)), Place((15, 19), (15, 19))]


def test_what_reads_the_same() -> None:
    assert reads_same(Place((0, 4), (0, 4)), "Pier", "PIER")
    assert not reads_same(Place((0, 4), (0, 4)), "Pier", "Port")
