"""Who may decide on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.config import Settings
from tracker.desk.deciding.editing import Editing, hashed, open_editing
from tracker.desk.deciding.linking import Linking
from tracker.desk.deciding.steering import Steering
from tracker.store.database import Database


def of(editors: dict[str, str]) -> Editing:
    database = Database("sqlite://")
    return Editing(Linking(database), Steering(database), editors)


@pytest.fixture(scope="module")
def editing() -> Editing:
    return of({"ana": hashed("köln"), "torn": "$argon2id$"})


@pytest.mark.parametrize(
    ("name", "password", "may"),
    [
        ("ana", "köln", True),
        ("ana", "koln", False),
        ("ana", "", False),
        ("", "", False),
        ("bo", "köln", False),
        ("Ana", "köln", False),
        ("torn", "", False),
    ],
)
def test_only_a_name_with_its_own_password_may(
    editing: Editing, name: str, password: str, *, may: bool
) -> None:
    assert editing.is_editor(name, password) is may


@settings(max_examples=5)
@given(st.text(max_size=20))
def test_any_password_is_known_again_and_stands_nowhere(password: str) -> None:
    kept = hashed(password)
    assert of({"a": kept}).is_editor("a", password)
    assert len(password) < 4 or password not in kept


def test_a_desk_without_editors_lets_nobody_decide(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'tracker.db'}"
    with open_editing(Settings.model_validate({"database": {"url": url}})) as editing:
        assert editing is None
    named = {"database": {"url": url}, "web": {"editors": {"ana": hashed("x")}}}
    with open_editing(Settings.model_validate(named)) as editing:
        assert editing is not None
        assert editing.is_editor("ana", "x")
