"""Where the bands of the picture lie."""

from itertools import pairwise

from tests.show.river import FOG, NOON, river
from tracker.diff.history import history
from tracker.models.history import SeenVersion
from tracker.models.values import Article
from tracker.show.bands import HEIGHT, TOP, WIDEST, Band, laid_out


def band(text: str) -> Band:
    return next(one for one in laid_out(river()).bands if one.life.text == text)


def test_a_band_lies_in_every_column_that_has_it_and_is_as_high_as_it_is_long() -> None:
    sheet = laid_out(river())
    for place in range(sheet.columns):
        column = [one for one in sheet.bands if one.boxes[place]]
        heights = [(one.cells[place], one.boxes[place]) for one in column]
        ratios = [box.height / cell.stage.words for cell, box in heights if cell and box]
        assert max(ratios[1:]) - min(ratios[1:]) < 0.01
        boxes = sorted(box for _, box in heights if box)
        assert all(above.y + above.height < below.y for above, below in pairwise(boxes))
    assert sheet.bands[0].is_headline
    assert TOP + HEIGHT <= sheet.bottom < TOP + HEIGHT + 40


def test_a_band_with_a_gap_is_in_two_pieces() -> None:
    assert band(FOG).pieces == [[0, 1], [3, 4, 5]]


def test_many_columns_become_narrow_and_only_some_have_room_for_their_number() -> None:
    texts = {number: Article("Barge sinks", paragraphs=("Fog.",)) for number in range(1, 151)}
    seen = [SeenVersion(number, NOON) for number in texts]
    sheet = laid_out(history(seen, texts, {}))
    assert sheet.width <= WIDEST + 20
    numbered = [place for place in range(150) if sheet.numbered(place)]
    assert numbered[-1] == 149
    assert 20 < len(numbered) < 40
