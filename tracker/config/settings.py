"""The settings of tracker.toml: every section and key with its default."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from tracker.config.sections import Section, web_address

_HERE, _PORT = "127.0.0.1", 8000
_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 (nothing is bound here)
"""Hosts that name every address of a machine, and none to reach it at."""


class Site(Section):
    """How this desk presents itself."""

    title: str = "Story Tracker"
    base_url: Annotated[str, AfterValidator(lambda u: u and web_address(u))] = (
        f"http://{_HERE}:{_PORT}"
    )
    """Where people reach the web pages, from where they are served if nothing else is said; links
    in mails begin with it. Empty: mails have none."""


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
    allow_private: list[str] = Field([])
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

    host: str = _HERE
    port: int = Field(_PORT, ge=0, le=65535)
    workers: int = Field(1, ge=1, le=64)
    """Processes that answer: 1 is the program itself, more are others beside it, a core each."""
    editors: dict[str, SecretStr] = Field({})
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

    @model_validator(mode="before")
    @classmethod
    def _reached_where_served(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Without a `base_url` the pages are reached at the host and the port of `web`."""
        site, web = given.get("site", {}), given.get("web", {})
        if not isinstance(site, dict) or not isinstance(web, dict) or "base_url" in site:
            return given
        host, port = web.get("host", _HERE), web.get("port") or _PORT
        host = _HERE if host in _EVERYWHERE else host
        return {**given, "site": {**site, "base_url": f"http://{host}:{port}"}}

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


def names() -> Iterator[tuple[str, str]]:
    """Every setting, as its section and its key."""
    for section, field in Settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from ((section, key) for key in field.annotation.model_fields)


def variable(section: str, key: str) -> str:
    """The variable of the environment that sets a setting."""
    return f"TRACKER_{section}__{key}".upper()
