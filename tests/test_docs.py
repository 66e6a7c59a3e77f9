"""The documents say what is there: every setting, every command, every noun, and no dead link."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import BaseModel
from typer.testing import CliRunner

from tracker import cli, config
from tracker.models import claims, values
from tracker.models.records import every

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs" / "howto").glob("*.md"))]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# -- settings ------------------------------------------------------------------------------------


def settings() -> Iterator[tuple[str, str]]:
    """Every setting, as its section and its key."""
    for section, field in config.Settings.model_fields.items():
        assert isinstance(field.annotation, type)
        assert issubclass(field.annotation, BaseModel)
        yield from ((section, key) for key in field.annotation.model_fields)


def written_settings(text: str) -> dict[tuple[str, str], str]:
    """The keys that a settings file sets or shows behind a `#`, each with its value as written."""
    found, section = {}, ""
    for line in text.splitlines():
        if heading := re.match(r"\[(\w+)\]", line):
            section = heading[1]
        elif pair := re.match(r"#? ?(\w+) = (.+)", line):
            found[section, pair[1]] = pair[2]
    return found


def test_every_setting_stands_in_the_settings_file_with_its_default() -> None:
    written = written_settings(read(ROOT / "config" / "tracker.toml"))
    assert list(written) == list(settings())
    shown = tomllib.loads("\n".join(f"{'.'.join(name)} = {text}" for name, text in written.items()))
    assert shown == config.Settings.model_construct().model_dump(mode="json")


def test_every_variable_that_is_named_is_a_setting() -> None:
    known = {f"TRACKER_{section}__{key}".upper() for section, key in settings()}
    known |= {"TRACKER_DATABASE_URL", "TRACKER_CONFIG", "TRACKER_SECTION__KEY"}
    files = [*PAGES, ROOT / "Dockerfile", ROOT / "docker-compose.yml"]
    named = {name for file in files for name in re.findall(r"\bTRACKER_\w+", read(file))}
    assert named
    assert named <= known


# -- commands ------------------------------------------------------------------------------------


def commands(command: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command that does something, with the words by which it is called."""
    command = command or typer.main.get_command(cli.app)
    for name, child in getattr(command, "commands", {}).items():
        if hasattr(child, "commands"):
            yield from commands(child, (*path, name))
        if not hasattr(child, "commands") or child.invoke_without_command:
            yield " ".join(("tracker", *path, name)), child


COMMANDS = dict(commands())


@pytest.mark.parametrize("called", list(COMMANDS))
def test_every_command_explains_itself_and_stands_in_the_guides(called: str) -> None:
    command = COMMANDS[called]
    explained = f"{command.help or ''}\n{command.epilog or ''}"
    assert len(explained.split()) > len(called.split()) + 3, "says what it does"
    assert called in explained, "shows an example"
    assert any(re.search(rf"{called}\b", read(page)) for page in GUIDES), "stands in a guide"


def examples() -> Iterator[tuple[str, str]]:
    """Every line of a guide or a help text that calls the tracker, with where it stands."""
    texts = {called: f"{each.help}\n{each.epilog}" for called, each in COMMANDS.items()}
    for page in GUIDES:
        texts[relative(page)] = "".join(re.findall(r"(?ms)^```sh\n(.*?)^```", read(page)))
    for place, text in texts.items():
        for line in re.findall(r"^ *(?:[A-Z_]+=\S+ )?(tracker .+)", text, re.MULTILINE):
            yield place, line.split("  ")[0]


@pytest.mark.parametrize("called", list(COMMANDS))
def test_examples_in_a_help_text_stand_a_line_each(called: str) -> None:
    shown = CliRunner().invoke(cli.app, [*called.split()[1:], "--help"], env={"COLUMNS": "120"})
    lines = {line.strip() for line in shown.output.splitlines()}
    written = {line.strip() for line in COMMANDS[called].help.splitlines() if "tracker " in line}
    assert {line for line in written if line.startswith("tracker ")} <= lines


@pytest.mark.parametrize(("place", "line"), list(examples()))
def test_every_example_is_a_command_with_its_options(place: str, line: str) -> None:
    calls = [
        part.strip() for part in re.split(r"[|&]+", line) if part.strip().startswith("tracker")
    ]
    for words in map(shlex.split, calls):
        called = next((" ".join(words[:n]) for n in (3, 2) if " ".join(words[:n]) in COMMANDS), "")
        assert called, place
        options = [each for each in COMMANDS[called].params if each.opts[0].startswith("-")]
        known = {name for each in options for name in (*each.opts, *each.secondary_opts)}
        given = {word for word in words if re.match(r"--?[a-z]", word)}
        assert given <= known, place
        assert [each.name for each in options if each.required and not given & {*each.opts}] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"(?:`|\n)make ([a-z]+)", read(page))}
    assert {"demo", "test"} <= named <= targets


# -- words ---------------------------------------------------------------------------------------


def test_every_noun_that_we_keep_is_in_the_glossary() -> None:
    glossary = read(ROOT / "docs" / "glossary.md").lower()
    tables = set(every.metadata.tables) - {"version_paragraph"}
    assert [
        table for table in sorted(tables) if f"**{table.replace('_', ' ')}**" not in glossary
    ] == []


@pytest.mark.parametrize(
    "kinds", [values.LabelKind, values.Weight, values.Kind, values.Standing, claims.Finding]
)
def test_every_kind_that_we_tell_apart_is_in_the_glossary(kinds: type[StrEnum]) -> None:
    glossary = read(ROOT / "docs" / "glossary.md")
    assert [kind.value for kind in kinds if f"`{kind.value}`" not in glossary] == []


# -- links ---------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """The fragments by which a page's headings are reached."""
    headings = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        if re.match(r"https?:", target):
            continue
        path, _, fragment = target.partition("#")
        goal = (page.parent / path).resolve() if path else page
        assert goal.exists(), target
        assert not fragment or fragment in anchors(goal), target


# -- locks ---------------------------------------------------------------------------------------


def pins(lock: str) -> dict[str, str]:
    """Every package of a lock and its version."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", read(ROOT / lock), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashed_pins_and_names_no_index(lock: str) -> None:
    text = read(ROOT / lock)
    assert re.findall(r"^--(?:extra|index|find).*", text, re.MULTILINE) == []
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) == len(pins(lock)) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for_and_agree() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    groups = project["dependency-groups"]
    asked = [
        *project["project"]["dependencies"],
        *groups["build"],
        *project["build-system"]["requires"],
    ]
    run, tools = pins(LOCKS[0]), pins(LOCKS[1])
    names = {match[0].lower() for text in asked if (match := re.match(r"[\w-]+", text))}
    assert names <= run.keys()
    assert "lxml-html-clean" in names
    assert {re.split(r"[<>=]", name)[0] for name in groups["dev"]} <= tools.keys()
    assert {name: tools[name] for name in run.keys() & tools.keys()} == {
        name: run[name] for name in run.keys() & tools.keys()
    }
