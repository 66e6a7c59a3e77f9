from __future__ import annotations

from pathlib import Path

import pytest

from tracker.cli.dialects import dialect_called, dialect_of_outlet, outlet_or_dialect
from tracker.errors import NotFoundError


def test_an_outlet_has_its_dialect_and_its_own_labels(at_home: Path) -> None:
    with (at_home / "config" / "outlets.toml").open("a") as file:
        file.write('[quay.labels]\n"Take {n} |" = "update"\n')
    assert dialect_of_outlet("harbour").name == "yonhap"
    assert [own.pattern for own in dialect_of_outlet("quay").own] == ["Take {n} |"]
    assert outlet_or_dialect("quay") == dialect_of_outlet("quay")


def test_a_dialect_has_a_name() -> None:
    assert dialect_called("reuters") is outlet_or_dialect("reuters")


@pytest.mark.parametrize("named", [dialect_called, dialect_of_outlet, outlet_or_dialect])
def test_what_is_not_known_is_said_with_what_is(named: object) -> None:
    assert callable(named)
    with pytest.raises(NotFoundError, match=r"klingon: no such .*; known are "):
        named("klingon")
