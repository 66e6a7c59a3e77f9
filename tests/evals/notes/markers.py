"""Are labels read? Each version of `series/` against its `marker`, and titles that have none.

`markers.toml` says what each mark means. `marker_accuracy` is the share of versions, their mark in
headline or slug, whose label is read with that kind and number; what is not is printed. Marks that
stand elsewhere (AFP's, in fields of its own) are counted apart, by agency. `false_markers` counts
labels read where there is no mark: in the unmarked headlines of `series/` and in all titles of
`feeds/` and `timing/`. An unmarked headline that does begin with `UPDATE 2-`, well or badly spelt,
was overlooked by the set: those are `overlooked_markers`.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path
from typing import Any

from tracker.models.values import Entry, Label
from tracker.parse.article import entry_article
from tracker.parse.wire import read_headline

TABLE: list[list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[
    "marks"
]
LIKE_A_COUNTER = 0.8
"""How much alike a word and `UPDATE` are, letter by letter, that are the same word misspelt."""


def measure(folder: Path) -> dict[str, Any]:
    """The share read right, and the counts."""
    versions = list(_versions(folder))
    marked = [version for version in versions if _meant(version["marker"])[0]]
    unmarked = [version for version in versions if version not in marked]
    titles = [
        *((version["headline"], version["dialect"]) for version in unmarked),
        *_titles(folder),
    ]
    return {**_of_marked(marked), **_of_unmarked(titles)}


def _of_marked(marked: list[dict[str, str]]) -> dict[str, Any]:
    here = [version for version in marked if _stands_here(version)]
    misread = [version for version in here if not _read_right(version)]
    elsewhere = [version for version in marked if version not in here]
    for version in misread:
        print(f"misread: {version} as {_label(version)}")
    return {
        "marker_accuracy": round(1 - len(misread) / len(here), 4) if here else None,
        "markers": len(here),
        "markers_elsewhere": dict(Counter(version["agency"] for version in elsewhere)),
        "markers_elsewhere_read": sum(map(_read_right, elsewhere)),
    }


def _of_unmarked(titles: list[tuple[str, str]]) -> dict[str, Any]:
    labelled = [title for title, dialect in titles if read_headline(title, dialect).label]
    overlooked = [title for title in labelled if _begins_with_counter(title)]
    for title in labelled:
        print(f"{'overlooked' if title in overlooked else 'false'}: {title}")
    return {
        "false_markers": len(labelled) - len(overlooked),
        "overlooked_markers": len(overlooked),
        "unmarked": len(titles),
    }


# -- the set -----------------------------------------------------------------------------------


def _versions(folder: Path) -> Iterator[dict[str, str]]:
    for series in _lines(folder / "series/series.jsonl"):
        for version in series["versions"]:
            said = {key: unescape(version.get(key) or "") for key in ("headline", "slug", "marker")}
            yield {**said, "agency": series["agency"], "dialect": series["agency"].lower()}


def _titles(folder: Path) -> Iterator[tuple[str, str]]:
    for file in ("feeds/rss_items.jsonl.gz", "timing/nu_nl.jsonl.gz"):
        for item in _lines(folder / file):
            yield from {(version.get("title") or "", "any") for version in item["versions"]}


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    if file.exists():
        with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
            yield from map(json.loads, lines)


# -- the table ---------------------------------------------------------------------------------


def _fold(text: str) -> str:
    """Small letters; every number without its ending, and parted from the letters around it."""
    text = re.sub(r"([0-9]+)(?:st|nd|rd|th|d|h)?(?![0-9])", r" \1 ", text.lower())
    return " ".join(re.sub(r"\(\s*", "(", re.sub(r"\s*([)-])\s*", r"\1", text)).split())


def _form(words: str) -> str:
    return re.escape(_fold(words.replace("{n}", "0"))).replace("0", "([0-9]+)")


_FORMS = [(re.compile(_form(words)), kind, number) for words, kind, number in TABLE]
_LONGEST_FIRST = sorted(_FORMS, key=lambda form: -len(form[0].pattern))


def _meant(marker: str) -> tuple[str, set[int | None]]:
    """Kind and possible numbers of a marker; a kind of `unknown` where the table has none."""
    rest, found = _fold(marker), []
    while rest := rest.strip(" -:,").removeprefix(")"):
        hits = ((form, form[0].match(rest)) for form in _LONGEST_FIRST)
        form, hit = next(((form, hit) for form, hit in hits if hit), (None, None))
        if form is None and rest.startswith("("):
            rest = rest[1:]
            continue
        if form is None or hit is None:
            return "unknown", set()
        found.append((_FORMS.index(form), hit))
        rest = rest[hit.end() :]
    kinds = [_FORMS[place][1] for place, _ in sorted(found, key=lambda one: one[0])]
    numbers = {number for place, hit in found for number in _numbers(_FORMS[place][2], hit)}
    return next((kind for kind in kinds if kind), ""), numbers or {None}


def _numbers(said: str, hit: re.Match[str]) -> set[int | None]:
    if said == "any":
        return {None, *range(1, 100)}
    return {int(hit[1] if said == "{n}" else said)} if said else set()


# -- the judgement -----------------------------------------------------------------------------


def _label(version: dict[str, str]) -> Label | None:
    entry = Entry(version["headline"], slug=version["slug"])
    return entry_article(entry, dialect=version["dialect"]).label


def _read_right(version: dict[str, str]) -> bool:
    kind, numbers = _meant(version["marker"])
    label = _label(version)
    return label is not None and label.kind == kind and label.ordinal in numbers


def _stands_here(version: dict[str, str]) -> bool:
    wanted = _squeezed(version["marker"])
    return any(wanted in _squeezed(version[where]) for where in ("headline", "slug"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s()-]+", "", _fold(text))


def _begins_with_counter(headline: str) -> bool:
    word = re.match(r"(?:[A-Z ]{2,24}-)?([A-Z]{5,7})[\s-]{0,2}[0-9]{1,2}\s?[-–: ]", headline)
    return word is not None and any(
        SequenceMatcher(None, word[1], counter).ratio() >= LIKE_A_COUNTER
        for counter in ("UPDATE", "WRAPUP")
    )
