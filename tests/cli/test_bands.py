from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from tests.cli.conftest import Run
from tracker.cli import bands
from tracker.desk.reading.comparing import HistoryRead
from tracker.diff.history import history
from tracker.models.history import SeenVersion
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.values import Article, Label, LabelKind

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
LEAD = "A barge with {} people aboard sank off Alder early on Monday."
FOG = "Fog lay thick over the whole bay that morning, the harbour master said."


def drawn(bodies: list[tuple[str, ...]], width: int = 100, label: str = "LEAD") -> list[str]:
    mark = Label(label, LabelKind.UPDATE)
    texts = {n: Article("Barge sinks", mark, paragraphs=body) for n, body in enumerate(bodies, 1)}
    seen = [SeenVersion(n, NOON + timedelta(minutes=n), None, mark) for n in texts]
    screen = Console(width=width, color_system=None, record=True, quiet=False, file=None)
    story = Story(id=5, outlet_id=1, headline="Barge sinks", begun_at=NOON, changed_at=NOON)
    outlet = Outlet(id=1, name="harbour", title="Harbour News", dialect="plain")
    with screen.capture() as kept:
        bands.draw(HistoryRead(story, outlet, history(seen, texts, {})), screen)
    return [line.rstrip() for line in kept.get().splitlines()]


def test_a_line_a_paragraph_and_a_sign_a_step() -> None:
    one, two = LEAD.format(12), LEAD.format(47)
    lines = drawn([(one, FOG), (two,), (one, FOG)])
    assert lines[0] == "story 5 · Harbour News · 3 versions"
    assert "version   1       2       3" in lines
    assert "          LEAD    LEAD    LEAD" in lines
    assert "headline  +       │       │       Barge sinks" in lines
    assert f"¶         +       ~       ~       {one}" in lines
    assert any(line.startswith("¶         +       −       ↩       Fog lay thick") for line in lines)
    assert "words     27      14      27" in lines
    assert any(line.startswith("of first  100%") for line in lines)
    assert any(line.startswith("  in the paragraph “A barge with 12") for line in lines)
    assert any("of the first version's words are left" in line for line in lines)


def test_neighbours_that_fared_alike_share_a_line() -> None:
    lines = drawn([(FOG, "Two.", "Three."), (FOG, "Two.", "Three.", "Four.")])
    assert any(line.startswith("3 ¶       +       │       Fog lay") for line in lines)
    assert any(line.startswith("¶                 +       Four.") for line in lines)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_of_many_versions_the_first_and_the_latest_are_drawn(width: int) -> None:
    lines = drawn([(LEAD.format(n), FOG) for n in range(200)], width)
    heads = next(line for line in lines if line.startswith("version")).split()
    assert heads[:4] == ["version", "1", "…", heads[3]]
    assert heads[-1] == "200"
    assert max(map(len, lines[3:10])) <= width


def test_of_many_reversals_some_are_told_and_the_others_counted() -> None:
    lines = drawn([(LEAD.format(12 + n % 2), FOG) for n in range(30)])
    assert sum("gave way" in line or "A barge with 1" in line for line in lines) >= 12
    assert "  … 16 more, which --json has" in lines


def test_a_wide_label_takes_the_room_that_it_has() -> None:
    lines = drawn([(FOG,), (FOG,)], label="종합2보")
    assert "          종합2보 종합2보" in lines


@pytest.mark.usefixtures("archive")
def test_the_signs_have_colours(draw: Run) -> None:
    told = draw("growth", "kestrel").out
    assert "\x1b[38;5;33m+" in told
    assert "+ new" in told
