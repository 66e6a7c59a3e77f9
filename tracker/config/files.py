"""Reads the three files, and the environment that stands over the first."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from tracker.config.mistakes import complain, nearest
from tracker.config.outlets import OutletEntry
from tracker.config.settings import Settings, names, variable
from tracker.config.watches import WatchEntry
from tracker.errors import ConfigError

FOLDER = Path("config")
"""Where the files are looked for, below the working folder; `TRACKER_CONFIG` names another."""

Entry = TypeVar("Entry", OutletEntry, WatchEntry)
_SHORT_FORM = "TRACKER_DATABASE_URL"


def config_folder() -> Path:
    """The folder of the files: `TRACKER_CONFIG`, or ./config."""
    return Path(os.environ.get("TRACKER_CONFIG", FOLDER))


def load_settings(folder: Path | None = None) -> Settings:
    """The settings in force.

    Raises ConfigError naming file, line and the nearest valid key, or the variable at fault.
    """
    file = (folder or config_folder()) / "tracker.toml"
    data = _read_toml(file)
    if url := os.environ.get(_SHORT_FORM):
        data["database"] = {**data.get("database", {}), "url": url}
    _refuse_unknown_variables()
    with _mistakes_named(file):
        return Settings(**data)


def load_outlets(folder: Path | None = None) -> dict[str, OutletEntry]:
    """The outlets of config/outlets.toml by name; none where there is no such file.

    Raises ConfigError naming file, line and the nearest valid key.
    """
    return _load("outlets.toml", OutletEntry, folder)


def load_watches(folder: Path | None = None) -> dict[str, WatchEntry]:
    """The watches of config/watches.toml by name; none where there is no such file.

    Raises ConfigError naming file, line and the nearest valid key.
    """
    return _load("watches.toml", WatchEntry, folder)


def origins(folder: Path | None = None) -> Mapping[str, str]:
    """Where each `section.key` got its value: `environment`, `file` or `default`."""
    data = _read_toml((folder or config_folder()) / "tracker.toml")
    return {
        f"{section}.{key}": (
            "environment"
            if _in_environment(variable(section, key))
            else "file"
            if key in data.get(section, {})
            else "default"
        )
        for section, key in names()
    }


def _load(name: str, form: type[Entry], folder: Path | None) -> dict[str, Entry]:
    file = (folder or config_folder()) / name
    data = _read_toml(file)
    with _mistakes_named(file):
        return TypeAdapter(dict[str, form]).validate_python(data)  # type: ignore[valid-type]


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: is not TOML: {error}") from error


@contextmanager
def _mistakes_named(file: Path) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise ConfigError("\n".join(complain(file, one) for one in error.errors())) from error


def _refuse_unknown_variables() -> None:
    """Refuse `TRACKER_…__…` that names no setting; other variables of ours may be a platform's."""
    known = {variable(section, key) for section, key in names()}
    for name in os.environ:
        if name.startswith("TRACKER_") and "__" in name and name not in known:
            raise ConfigError(f"environment: {name} is no setting{nearest(name, known)}")


def _in_environment(name: str) -> bool:
    short = name.replace("__", "_")
    return name in os.environ or (short == _SHORT_FORM and short in os.environ)
