"""The settings, read once: environment over config/tracker.toml over the defaults below.

Every setting is also an environment variable, `TRACKER_SECTION__KEY` (lists as JSON), and the
database has the short form `TRACKER_DATABASE_URL`. Below the desk nobody knows that settings
exist: the parts are given plain numbers. `config/outlets.toml` is data, not settings: outlets,
their feeds and the dialect of their labels; `config/watches.toml` is too: who is told of what.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from tracker.errors import ConfigError

FOLDER = Path("config")
"""Where the files are looked for, below the working folder; `TRACKER_CONFIG` names another."""


class Section(BaseModel):
    """A section of the file: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def web_address(text: str) -> str:
    """The address itself. Raises ValueError for what is none that HTTP could ask for."""
    if not re.match(r"(?i)https?://[^\s/?#]+\S*$", text):
        raise ValueError(f"{text}: is no web address; it begins with http:// or https://")
    return text


class Site(Section):
    """How this desk presents itself."""

    title: str = "Story Tracker"
    base_url: Annotated[str, AfterValidator(lambda u: u and web_address(u))] = (
        "http://127.0.0.1:8000"
    )
    """Where people reach the web pages; links in mails begin with it. Empty: mails have none."""


class Database(Section):
    """Where everything is kept."""

    url: str = "sqlite:///data/tracker.db"
    """`sqlite:///FILE`, or `postgresql+psycopg://USER:PASSWORD@HOST/NAME`."""


class Fetch(Section):
    """How we go out."""

    user_agent: str = "StoryTracker/0.1"
    contact: str = ""
    """An address or page for outlets that want to reach you; goes into the user agent.
    Without one, an outlet that is bothered can do nothing but lock you out."""
    timeout: float = Field(30, gt=0)
    """Seconds for one whole answer."""
    max_bytes: int = Field(15 * 1024 * 1024, gt=0)
    """Largest answer, inflated."""
    per_host: int = Field(1, ge=1)
    """Requests to one host at a time."""
    gap: float = Field(1.0, ge=0)
    """Seconds between two requests to one host."""
    in_flight: int = Field(32, ge=1)
    """Requests at a time, over all hosts."""
    allow_private: list[str] = []
    """Private networks that may be asked, such as `["10.1.0.0/16"]`; none by default."""


class Poll(Section):
    """When we look again."""

    interval: float = Field(300, gt=0)
    """Seconds between two looks at a feed that says nothing of its own rhythm."""
    budget: float = Field(33, ge=6)
    """Looks at a story's page in its first day, on the mean over an outlet's stories; at least six
    are made, so that no gap is longer than four hours."""
    tick: float = Field(5, gt=0)
    """Seconds between two rounds, each of which looks at what is due."""


class Smtp(Section):
    """How mail leaves. Without a host, alerts stay owed."""

    host: str = ""
    port: int = Field(587, ge=1, le=65535)
    tls: Literal["starttls", "tls", "none"] = "starttls"
    """`none` is for a server on this machine only."""
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str = "story-tracker@localhost"


class Alerts(Section):
    """When something is worth a mail."""

    settle: float = Field(90, ge=0)
    """Seconds that a changed headline must stand; a correction or a withdrawal is told at once."""
    cap: int = Field(6, ge=1)
    """Mails on one story a day to one watch; what follows comes in a digest."""
    most_stories: int = Field(200, ge=1)
    """Stories of one outlet that change within a quarter of an hour; of more, no mail leaves before
    `tracker alerts retry`: a new page template is no news."""


class Web(Section):
    """Where the pages are served."""

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    editors: dict[str, SecretStr] = {}
    """Who may decide on the pages which stories are one: hashes of passwords by name."""
    ledger: bool = False
    """Whether `/alerts` shows what became of each mail: whoever sees the pages sees it then."""


class Settings(BaseSettings):
    """All settings of a desk."""

    model_config = SettingsConfigDict(
        env_prefix="TRACKER_", env_nested_delimiter="__", extra="forbid", frozen=True
    )
    site: Site = Site()
    database: Database = Database()
    fetch: Fetch = Fetch()
    poll: Poll = Poll()
    smtp: Smtp = Smtp()
    alerts: Alerts = Alerts()
    web: Web = Web()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first; then the file, which arrives as the init values."""
        return env_settings, init_settings


class OutletFeed(Section):
    """One feed of an outlet, as outlets.toml names it."""

    url: Annotated[str, AfterValidator(web_address)]
    interval: int | None = Field(None, gt=0)
    """Seconds between polls, where the outlet's own rhythm is not to decide."""
    pages: bool | None = None
    """Whether stories' own pages are read; unset: when the feed carries no full text."""


def _label_pattern(pattern: str) -> str:
    """The pattern itself, where it says before or behind which headline which words stand."""
    if _REFUSED.search(_PLACEHOLDERS.sub("", pattern)):
        raise ValueError("braces hold nothing but n, nth or, at an end, headline")
    if pattern.count("{n}") + pattern.count("{nth}") > 1:
        raise ValueError("it has more than one number")
    if pattern.count("{headline}") > 1:
        raise ValueError("it has more than one headline")
    if not _PLACEHOLDERS.sub("", pattern).strip():
        raise ValueError("it has no words or signs of its own")
    return pattern


_PLACEHOLDERS = re.compile(r"^\{headline\}|\{headline\}$|\{n\}|\{nth\}")
_REFUSED = re.compile(r"[{}\x00-\x1f]")

LabelPattern = Annotated[str, Field(max_length=60), AfterValidator(_label_pattern)]
"""Literal words, `{n}` or `{nth}` for the number, and `{headline}` where they stand behind it."""
LabelKind = Literal[
    "alert", "update", "correction", "refile", "repeat", "wrapup", "advisory", "withdrawn"
]
"""The kinds of `tracker.models.values.LabelKind`."""


def _zone(name: str) -> str:
    """The name itself, where the database of time zones (IANA) has it; or nothing."""
    try:
        return name and ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("no such time zone; write it like Asia/Seoul") from error


class OutletEntry(Section):
    """One outlet, as outlets.toml names it."""

    title: str
    dialect: str = "any"
    """Which grammar of labels its copy follows."""
    labels: dict[LabelPattern, LabelKind] = {}
    """Labels that it has beside those of its dialect: patterns, each with its kind."""
    declares: dict[Literal["headline"], bool] = {}
    """What its notes on updates declare by custom; unset: what its dialect is known for."""
    robots: bool = True
    """Whether its hosts' robots.txt is heeded; false only where the outlet agreed to it."""
    zone: Annotated[str, AfterValidator(_zone)] = ""
    """By whose clock its stories are told, such as `Europe/London`; unset: UTC."""
    feeds: list[
        Annotated[OutletFeed, BeforeValidator(lambda f: {"url": f} if isinstance(f, str) else f)]
    ] = []
    """The address of each alone, or a table."""


class WatchEntry(Section):
    """One watch, as watches.toml names it."""

    to: list[str] = Field(min_length=1)
    """Who gets the mails."""
    outlet: str = ""
    words: str = ""
    """Of which stories; with neither, of all."""
    on: list[str] = Field(["headline"], min_length=1)
    how: str = "at_once"
    at: str = "08:00"
    day: str = "Monday"
    zone: str = "UTC"
    quiet: str = ""
    webhook: str = ""
    """A program that is told instead of the readers."""

    @model_validator(mode="after")
    def _one_scope(self) -> Self:
        if self.outlet and self.words:
            raise ValueError("say one of outlet and words")
        return self

    @property
    def scope(self) -> tuple[str, str]:
        """Scope and value, as a subscription has them."""
        if self.outlet:
            return "outlet", self.outlet
        return ("words", self.words) if self.words else ("all", "")


_WATCHES = TypeAdapter(dict[str, WatchEntry])
_OUTLETS = TypeAdapter(dict[str, OutletEntry])
Loaded = TypeVar("Loaded")
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
    try:
        return Settings(**data)
    except ValidationError as error:
        raise ConfigError("\n".join(_complain(file, one) for one in error.errors())) from error


def load_outlets(folder: Path | None = None) -> dict[str, OutletEntry]:
    """The outlets of config/outlets.toml by name; none where there is no such file.

    Raises ConfigError naming file, line and the nearest valid key.
    """
    return _load("outlets.toml", _OUTLETS, folder)


def load_watches(folder: Path | None = None) -> dict[str, WatchEntry]:
    """The watches of config/watches.toml by name; none where there is no such file.

    Raises ConfigError naming file, line and the nearest valid key.
    """
    return _load("watches.toml", _WATCHES, folder)


def _load(name: str, form: TypeAdapter[Loaded], folder: Path | None) -> Loaded:
    file = (folder or config_folder()) / name
    data = _read_toml(file)
    try:
        return form.validate_python(data)
    except ValidationError as error:
        raise ConfigError("\n".join(_complain(file, one) for one in error.errors())) from error


def origins(folder: Path | None = None) -> Mapping[str, str]:
    """Where each `section.key` got its value: `environment`, `file` or `default`."""
    data = _read_toml((folder or config_folder()) / "tracker.toml")
    found = {}
    for section, model in Settings.model_fields.items():
        for key in _keys(model.annotation):
            variable = f"TRACKER_{section}__{key}".upper()
            short = variable.replace("__", "_")
            from_environment = variable in os.environ or (
                short == _SHORT_FORM and short in os.environ
            )
            from_file = key in data.get(section, {})
            found[f"{section}.{key}"] = (
                "environment" if from_environment else "file" if from_file else "default"
            )
    return found


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: is not TOML: {error}") from error


def _refuse_unknown_variables() -> None:
    """Refuse `TRACKER_…__…` that names no setting; other variables of ours may be a platform's."""
    known = {
        f"TRACKER_{section}__{key}".upper()
        for section, model in Settings.model_fields.items()
        for key in _keys(model.annotation)
    }
    for name in os.environ:
        if name.startswith("TRACKER_") and "__" in name and name not in known:
            raise ConfigError(f"environment: {name} is no setting{_nearest(name, known)}")


def _complain(file: Path, error: ErrorDetails) -> str:
    """One sentence on one mistake: where it stands, what it is, and the nearest valid key."""
    path = [str(part) for part in error["loc"] if part != "[key]"]
    place = _place(file, path)
    name = ".".join(path)
    if error["type"] == "extra_forbidden":
        return f"{place}: unknown key {name}{_nearest(path[-1], _siblings(file, path))}"
    return f"{place}: {name}: {error['msg'].removeprefix('Value error, ')}"


def _place(file: Path, path: list[str]) -> str:
    """`FILE:LINE` of a key, or the variable of the environment that set it."""
    variable = "TRACKER_" + "__".join(path[:2]).upper()
    if variable in os.environ:
        return f"environment: {variable}"
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
    if file.name == "watches.toml":
        return list(WatchEntry.model_fields)
    if len(path) == 1:
        return list(Settings.model_fields)
    section = Settings.model_fields.get(path[0])
    if section:
        return list(_keys(section.annotation))
    return list(OutletEntry.model_fields if len(path) == 2 else OutletFeed.model_fields)  # noqa: PLR2004 (outlet.key)


def _keys(section: object) -> list[str]:
    return list(section.model_fields) if isinstance(section, type(BaseModel)) else []


def _nearest(word: str, valid: list[str] | set[str]) -> str:
    close = difflib.get_close_matches(word, sorted(valid), n=1, cutoff=0.5)
    if close:
        return f"; did you mean {close[0]}?"
    return f"; valid here: {', '.join(sorted(valid))}"
