"""The laws of the house that no linter knows: every room has its tests, and stays a room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "tracker").rglob("*.py"))
ROOMY = 400
"""Lines after which a file becomes a folder of the same name."""
NAMELESS = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers", "misc"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def only_hands_on(module: Path) -> bool:
    """True for an `__init__` that says what its room is for and passes names on, no more."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    return all(
        isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__")
        for node in body
    )


def homes_of_tests(module: Path) -> list[Path]:
    """Where the tests of a module may live: its mirror, for a package or data its folder's."""
    mirror = ROOT / "tests" / module.relative_to(ROOT / "tracker")
    folder = mirror.parent
    beside = folder.with_name(f"test_{folder.name}.py")
    if module.name == "__init__.py":
        return [folder / "test_init.py", beside]
    own = mirror.with_name(f"test_{module.name}")
    return [own, beside] if only_declares(module) else [own]


def only_declares(module: Path) -> bool:
    """True for a module of nothing but data, such as tables: its folder may be tested as one."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return not any(isinstance(node, ast.FunctionDef | ast.Lambda) for node in ast.walk(tree))


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_every_room_has_its_tests(module: Path) -> None:
    if module.name == "__main__.py" or (module.name == "__init__.py" and only_hands_on(module)):
        return
    homes = homes_of_tests(module)
    assert any(home.exists() for home in homes), f"none of {[relative(home) for home in homes]}"


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_a_room_can_be_read_and_says_what_it_is_for(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= ROOMY
    assert ast.get_docstring(ast.parse(text)), "a module begins with what it is for"
    assert module.stem not in NAMELESS
    assert module.parent.name not in NAMELESS


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_no_error_is_caught_blindly(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    assert [handler.lineno for handler in handlers if is_blind(handler)] == []


def is_blind(handler: ast.ExceptHandler) -> bool:
    """True when it takes any error whatever and does not pass it on."""
    caught = (
        {"Exception"}
        if handler.type is None
        else set(re.findall(r"\w+", ast.unparse(handler.type)))
    )
    raises = any(isinstance(node, ast.Raise) for node in ast.walk(handler))
    return bool(caught & {"Exception", "BaseException"}) and not raises


@pytest.mark.parametrize(
    ("source", "blind"),
    [
        ("except: pass", True),
        ("except Exception as error: log(error)", True),
        ("except (OSError, BaseException): ...", True),
        ("except BaseException:\n roll_back()\n raise", False),
        ("except ValueError: pass", False),
    ],
)
def test_a_blind_handler_is_known_when_seen(source: str, blind: bool) -> None:
    statement = ast.parse(f"try: act()\n{source}").body[0]
    assert isinstance(statement, ast.Try)
    assert is_blind(statement.handlers[0]) is blind


def test_every_import_points_down() -> None:
    """In a process of its own: the linter silences every logger that it finds."""
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    linted = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout
    assert "0 broken" in linted.stdout


def test_every_test_mirrors_a_room() -> None:
    """A test file whose room is gone, or was renamed, is found here."""
    apart = {"wire", "evals", "bench", "browser", "torture"}
    orphans = [
        relative(path)
        for path in (ROOT / "tests").rglob("test_*.py")
        if not apart & set(path.relative_to(ROOT).parts) and not has_a_subject(path)
    ]
    assert orphans == []


def has_a_subject(test: Path) -> bool:
    """True when the test file stands for a module, a package, or the house as a whole."""
    place = test.parent.relative_to(ROOT / "tests")
    name = test.stem.removeprefix("test_")
    room = ROOT / "tracker" / place / name
    wholes = {"house", "docs", "faults", "migrations"}
    return (
        room.with_suffix(".py").exists()
        or (room / "__init__.py").exists()
        or (name == "init" and (room.parent / "__init__.py").exists())
        or (place == Path() and name in wholes)
    )


def test_the_image_copies_only_what_is_there() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = [
        words.split()[:-1] for words in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)
    ]
    sources = [source for line in copied for source in line if not source.startswith("--")]
    hidden = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert len(sources) >= 5
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert "*" not in hidden or all(f"!{source.rstrip('/')}" in hidden for source in sources)
