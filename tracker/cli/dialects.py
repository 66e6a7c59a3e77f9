"""Which dialect is meant by a name on the command line."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.config import load_outlets
from tracker.errors import NotFoundError
from tracker.parse.wire import DIALECTS, Dialect, dialect_named


def dialect_of_outlet(outlet: str) -> Dialect:
    """The dialect of an outlet that outlets.toml names, with the labels that it adds.

    Raises NotFoundError, which names those that are known.
    """
    outlets = load_outlets()
    if outlet not in outlets:
        raise NotFoundError(f"{outlet}: no such outlet in outlets.toml; known are {_list(outlets)}")
    return dialect_named(outlets[outlet].dialect, outlets[outlet].labels)


def dialect_called(name: str) -> Dialect:
    """The dialect of that name.

    Raises NotFoundError, which names those that are known.
    """
    if name not in DIALECTS:
        raise NotFoundError(f"{name}: no such dialect; known are {_list(DIALECTS)}")
    return dialect_named(name)


def outlet_or_dialect(name: str) -> Dialect:
    """The dialect of an outlet that outlets.toml names, or the one of that very name.

    Raises NotFoundError, which names those that are known.
    """
    outlets = load_outlets()
    if name in outlets:
        return dialect_of_outlet(name)
    if name in DIALECTS:
        return dialect_named(name)
    known = _list({*outlets, *DIALECTS})
    raise NotFoundError(f"{name}: no such outlet or dialect; known are {known}")


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
