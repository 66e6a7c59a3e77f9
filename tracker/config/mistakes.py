"""What is said of a mistake in the settings: where it stands, what it is, what is meant."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection
from pathlib import Path

from pydantic_core import ErrorDetails

from tracker.config.outlets import OutletEntry, OutletFeed
from tracker.config.settings import Settings, names, variable
from tracker.config.watches import WatchEntry


def complain(file: Path, error: ErrorDetails) -> str:
    """One sentence on one mistake: where it stands, what it is, and the nearest valid key."""
    path = [str(part) for part in error["loc"] if part != "[key]"]
    place = _place(file, path)
    name = ".".join(path)
    if error["type"] == "extra_forbidden":
        return f"{place}: unknown key {name}{nearest(path[-1], _siblings(file, path))}"
    return f"{place}: {name}: {error['msg'].removeprefix('Value error, ')}"


def _place(file: Path, path: list[str]) -> str:
    """`FILE:LINE` of a key, or the variable of the environment that set it."""
    if len(path) > 1 and (name := variable(*path[:2])) in os.environ:
        return f"environment: {name}"
    section, *rest = path if len(path) > 1 else ["", *path]
    key = rest[-1] if rest[0] == "labels" else rest[0]
    inside = not section
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for number, line in enumerate(lines, start=1):
        if heading := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            inside = heading[1].strip("\"' ").split(".")[0] == section
            if heading[1] == key or (inside and len(path) == 1):
                return f"{file}:{number}"
        elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return f"{file}:{number}"
    return str(file)


def _siblings(file: Path, path: list[str]) -> list[str]:
    """The keys that would have been valid at this place."""
    match file.stem, path:
        case "watches", _:
            return list(WatchEntry.model_fields)
        case "outlets", [_, _]:
            return list(OutletEntry.model_fields)
        case "outlets", _:
            return list(OutletFeed.model_fields)
        case _, [_]:
            return list(Settings.model_fields)
    return [key for section, key in names() if section == path[0]]


def nearest(word: str, valid: Collection[str]) -> str:
    """What was probably meant, as the end of a sentence; or all that would have been valid."""
    close = difflib.get_close_matches(word, sorted(valid), n=1, cutoff=0.5)
    if close:
        return f"; did you mean {close[0]}?"
    return f"; valid here: {', '.join(sorted(valid))}"
