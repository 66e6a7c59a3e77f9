from __future__ import annotations

import asyncio
import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from tracker.fetch.addresses import border
from tracker.fetch.guard import GuardedNames, OutsideError, guarded_sockets


class Saying(AbstractResolver):
    """Answers each question with the next list of addresses, and the last one for ever."""

    def __init__(self, *answers: list[str] | Exception) -> None:
        self.answers = list(answers)
        self.closed = False

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return [
            ResolveResult(hostname=host, host=one, port=port, family=family, proto=0, flags=0)
            for one in answer
        ]

    async def close(self) -> None:
        self.closed = True


def resolved(guarded: GuardedNames) -> list[str]:
    return [one["host"] for one in asyncio.run(guarded.resolve("wire.test", 80))]


def test_a_public_answer_passes() -> None:
    addresses = ["93.184.216.34", "2606:4700::1"]
    assert resolved(GuardedNames(Saying(addresses), border(()))) == addresses


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["10.0.0.1", "93.184.216.34"], ["::1"]],
)
def test_one_private_address_refuses_the_whole_answer(addresses: list[str]) -> None:
    with pytest.raises(OutsideError):
        resolved(GuardedNames(Saying(addresses), border(())))


def test_a_name_that_moves_inside_between_two_answers_is_refused_then() -> None:
    guarded = GuardedNames(Saying(["93.184.216.34"], ["127.0.0.1"]), border(()))
    assert resolved(guarded) == ["93.184.216.34"]
    with pytest.raises(OutsideError, match=r"127\.0\.0\.1"):
        resolved(guarded)


def test_a_network_that_is_let_through_passes() -> None:
    assert resolved(GuardedNames(Saying(["10.1.2.3"]), border(["10.0.0.0/8"]))) == ["10.1.2.3"]


def test_a_text_that_cannot_be_a_name_is_a_failed_look_up() -> None:
    mistake = UnicodeError("label empty or too long")
    with pytest.raises(OSError, match="not a host name"):
        resolved(GuardedNames(Saying(mistake), border(())))


def test_closing_lets_go_of_the_resolver_behind() -> None:
    names = Saying([])
    asyncio.run(GuardedNames(names, border(())).close())
    assert names.closed


@pytest.mark.parametrize(
    ("family", "address"),
    [
        (socket.AF_INET, ("127.0.0.1", 80)),
        (socket.AF_INET, ("169.254.169.254", 80)),
        (socket.AF_INET6, ("::1", 80, 0, 0)),
        (socket.AF_INET6, ("::ffff:10.0.0.1", 80, 0, 0)),
        (socket.AF_INET6, ("fe80::1", 80, 0, 2)),
    ],
)
def test_no_socket_is_made_for_a_private_address(
    family: socket.AddressFamily, address: tuple[str, int]
) -> None:
    make = guarded_sockets(border(()))
    with pytest.raises(OutsideError):
        make((family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", address))


def test_a_socket_is_made_for_a_public_address() -> None:
    make = guarded_sockets(border(()))
    place = ("93.184.216.34", 80)
    with make((socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", place)) as made:
        assert (made.family, made.type) == (socket.AF_INET, socket.SOCK_STREAM)


def test_the_refusal_is_no_error_of_the_system() -> None:
    """One would come out of the HTTP library as a connection that could not be made."""
    assert not issubclass(OutsideError, OSError | RuntimeError)
