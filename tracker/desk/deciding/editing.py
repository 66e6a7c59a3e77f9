"""What an editor decides in a browser: who may, and the wing that does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from tracker.config import Settings
from tracker.desk.deciding.linking import Linking, open_linking
from tracker.desk.deciding.steering import Steering, open_steering

_HASHER = PasswordHasher()


def hashed(password: str) -> str:
    """What the settings keep of a password: Argon2id with the library's own parameters."""
    return _HASHER.hash(password)


@cache
def _nobody() -> str:
    """What is compared where there is no such name."""
    return hashed("")


class Editing:
    """Knows the editors of this desk, and does what they decide."""

    def __init__(self, linking: Linking, steering: Steering, editors: Mapping[str, str]) -> None:
        """Let these decide: hashes as `hashed` makes them, by name."""
        self.linking = linking
        self.steering = steering
        self._editors = editors
        self._nobody = _nobody()
        self._one_at_a_time = Lock()

    def is_editor(self, name: str, password: str) -> bool:
        """True when this name has this password; a name that there is none of takes as long.

        One is checked at a time: each takes 64 MiB, and whoever guesses would take all there is.
        """
        with self._one_at_a_time:
            try:
                _HASHER.verify(self._editors.get(name, self._nobody), password)
            except (Argon2Error, InvalidHashError):
                return False
        return name in self._editors


@contextmanager
def open_editing(settings: Settings) -> Iterator[Editing | None]:
    """The wing that the settings describe; None where they name no editor."""
    editors = settings.web.editors
    if not editors:
        yield None
        return
    hashes = {name: kept.get_secret_value() for name, kept in editors.items()}
    with open_linking(settings) as linking, open_steering(settings) as steering:
        yield Editing(linking, steering, hashes)
