"""A few mails, and a few kills of their sender; `make torture` sends ten thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.letters import torture

# aiosmtpd asks in a way that Python 3.14 no longer likes.
pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")


def test_no_mail_is_lost_and_none_comes_twice_but_for_a_kill(tmp_path: Path) -> None:
    found = torture(tmp_path, mails=30, kills=2)
    assert found.killed > 0
    assert len(found.taken) == 30
    assert found.twice <= found.killed
    assert all(len(set(ids)) == 1 for ids in found.taken.values())
