"""`config`: the settings in force, where each comes from, and what is wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.config import config_folder, load_outlets, load_settings, load_watches, origins
from tracker.desk.alerting.configured import complaints
from tracker.desk.following import check_parts
from tracker.errors import ConfigError, DatabaseError
from tracker.parse.wire import DIALECTS

app = room("The settings.")

_PASSWORD = re.compile(r"(://[^:/@]{0,99}:)[^@]{0,999}@")


@app.command()
def show(
    origin: Annotated[
        bool, typer.Option("--origin", help="With where each value comes from.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Every setting and its value; passwords are not shown.

      tracker config show
      tracker config show --origin
      tracker config show --json

    On a pipe: setting, value, and with --origin where it comes from.
    """
    values = load_settings().model_dump(mode="json")
    rows = [
        (f"{section}.{key}", _without_password(value), where)
        for section, keys in values.items()
        for key, value in keys.items()
        for where in [origins()[f"{section}.{key}"]]
    ]
    if as_json:
        terminal.as_json([{"key": k, "value": v, "origin": o} for k, v, o in rows])
        return
    shown = [(key, _written(value), where)[: 3 if origin else 2] for key, value, where in rows]
    if terminal.drawn():
        terminal.draw_table(("SETTING", "VALUE", "FROM")[: 3 if origin else 2], shown)
        return
    for row in shown:
        terminal.record(*row)


@app.command()
def editor(
    name: Annotated[str, typer.Argument(help="Who decides on the pages which stories are one.")],
) -> None:
    """The line for tracker.toml that lets somebody decide on the pages; asks for a password.

      tracker config editor ana

    On a pipe the same line; nothing is changed.
    """
    from tracker.desk.deciding.editing import hashed  # noqa: PLC0415 (start-up time)

    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    terminal.record(f"{json.dumps(name)} = {json.dumps(hashed(password))}")
    terminal.talk("Put this line under [web.editors] in tracker.toml, and restart the desk.")


def _without_password(value: Any) -> Any:
    return _PASSWORD.sub(r"\1***@", value) if isinstance(value, str) else value


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


@app.command()
def check(as_json: AsJson = False) -> None:
    """Whether settings, outlets and watches hold together; ends with 7 where they do not.

    tracker config check
    tracker config check --json
    TRACKER_CONFIG=/etc/desk tracker config check
    """
    found = list(_findings())
    if as_json:
        terminal.as_json({"folder": str(config_folder()), "findings": found})
    else:
        for finding in found:
            terminal.record(finding)
    if found:
        raise typer.Exit(7)
    if not as_json:
        terminal.talk(f"{config_folder()}: nothing is wrong")


def _findings() -> Iterator[str]:
    """Everything that is wrong, a sentence each: first what cannot be read, then what cannot be."""
    for of in (_of_the_parts, _of_the_outlets, _of_the_watches):
        try:
            yield from of()
        except (ConfigError, DatabaseError) as error:
            yield from str(error).splitlines()


def _of_the_parts() -> Iterator[str]:
    check_parts(load_settings())
    yield from ()


def _of_the_outlets() -> Iterator[str]:
    place, known = config_folder() / "outlets.toml", ", ".join(DIALECTS)
    named: set[str] = set()
    for name, entry in load_outlets().items():
        if entry.dialect not in DIALECTS:
            yield f"{place}: {name}: there is no dialect {entry.dialect}; known are {known}"
        for feed in entry.feeds:
            if feed.url in named:
                yield f"{place}: {name}: {feed.url} is named twice"
            named.add(feed.url)


def _of_the_watches() -> Iterator[str]:
    place = config_folder() / "watches.toml"
    return (f"{place}: {one}" for one in complaints(load_watches()))
