"""The picture of how a story grew."""

import re
from xml.etree import ElementTree

import pytest

from tests.show.river import FOG, LEAD, NOON, OWNER, river
from tracker.diff.history import history
from tracker.models.history import SeenVersion
from tracker.models.values import Article
from tracker.show.growth import svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(versions: int = 6) -> ElementTree.Element:
    return ElementTree.fromstring(svg(river(versions), "Barge <b>sinks</b>"))


def classes(root: ElementTree.Element) -> list[str]:
    return [name for one in root.iter() for name in one.attrib.get("class", "").split()]


def test_it_has_a_title_and_says_what_it_shows() -> None:
    root = drawn()
    assert root.attrib["role"] == "img"
    named = {one.attrib["id"]: one.text for one in root if "id" in one.attrib}
    assert set(named) == set(root.attrib["aria-labelledby"].split())
    assert named["growth-title"] == "How the story grew: Barge <b>sinks</b>"
    described = named["growth-desc"] or ""
    assert described.startswith(
        "6 versions in columns, 5 paragraphs in bands, 2 of them taken out. "
    )
    assert "“12” → “47” → “12”" in described


def test_every_life_is_a_band_with_its_story() -> None:
    lives = [one for one in drawn().iter(f"{SVG}g") if one.attrib.get("class") == "life"]
    titles = [one.findtext(f"{SVG}title") or "" for one in lives]
    assert len(titles) == 6
    assert titles[0].startswith("Headline “Barge <b>sinks</b>”: version 1 brought it")
    assert any(title.startswith(f"Paragraph “{OWNER}”: version 4 brought it") for title in titles)
    fog = next(one for one, title in zip(lives, titles, strict=True) if FOG[:30] in title)
    assert [one.attrib["class"] for one in fog.iter(f"{SVG}path")] == [
        "way", "band born0", "band born0",
    ]  # fmt: skip


def test_whatever_happened_has_a_mark_and_never_a_colour_alone() -> None:
    marks = [one for one in drawn().iter(f"{SVG}g") if one.attrib.get("class") == "mark"]
    names = [name for mark in marks for name in classes(mark)]
    assert names.count("edited") == 2 + 5
    assert names.count("moved") == 1
    assert names.count("came-edge") == 3
    assert names.count("came") == 3
    assert names.count("went-edge") == names.count("went") == 3
    assert names.count("to") == 1


def test_every_version_is_named_with_its_words() -> None:
    texts = [one.text for one in drawn().iter(f"{SVG}text")]
    history = river()
    for version in history.versions:
        assert str(version.number) in texts
        assert str(history.lineage.words(version.number)) in texts
    assert {"URGENT", "LEAD", "CORRECTED", "KILL", "100 %"} <= set(texts)


@pytest.mark.parametrize("versions", [1, 2, 3, 6])
def test_it_runs_nothing_and_asks_for_nothing(versions: int) -> None:
    root = drawn(versions)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "g", "text", "circle",
    }  # fmt: skip
    names = {name for one in root.iter() for name in one.attrib}
    assert not any("href" in name or name.startswith("on") for name in names)
    text = ElementTree.tostring(root, encoding="unicode")
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\((?!#)", text) == []


def test_two_lives_never_share_a_place_and_none_leaves_the_sheet() -> None:
    root = drawn()
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    for path in root.iter(f"{SVG}path"):
        if path.attrib.get("class", "").startswith("band"):
            numbers = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", path.attrib["d"])]
            assert max(numbers) <= max(width, height)


def test_a_long_story_stays_small() -> None:
    texts = {
        number: Article("Barge sinks", paragraphs=(LEAD.replace("12", str(number)), FOG))
        for number in range(1, 301)
    }
    seen = [SeenVersion(number, NOON) for number in texts]
    picture = svg(history(seen, texts, {}), "Barge sinks")
    assert len(picture) < 150_000
    ElementTree.fromstring(picture)
