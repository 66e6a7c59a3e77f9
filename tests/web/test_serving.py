from __future__ import annotations

import signal
import socket
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.config import Settings
from tracker.errors import ConfigError, DatabaseError
from tracker.web.serving import Served, _listening


def settings(tmp_path: Path, *, host: str = "127.0.0.1", port: int = 0) -> Settings:
    url = f"sqlite:///{tmp_path / 'tracker.db'}"
    return Settings.model_validate({"database": {"url": url}, "web": {"host": host, "port": port}})


def get(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        text: str = answer.read().decode()
        return text


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@pytest.fixture
def web_threads() -> Callable[[], int]:
    """Counts the threads that serve pages since the test began."""
    before = set(threading.enumerate())
    return lambda: sum(one.name == "web" for one in set(threading.enumerate()) - before)


def test_pages_are_served_for_as_long_as_the_block_lasts(
    tmp_path: Path, web_threads: Callable[[], int]
) -> None:
    with Served(settings(tmp_path)) as served:
        assert served.address.startswith("http://127.0.0.1:")
        assert get(f"{served.address}healthz") == "ok\n"
        assert "Nothing here yet" in get(served.address)
        assert web_threads() == 1
    assert web_threads() == 0
    with pytest.raises(OSError, match="refused"):
        get(served.address)


def test_it_can_be_entered_again(tmp_path: Path) -> None:
    served = Served(settings(tmp_path))
    for _ in range(2):
        with served:
            assert get(f"{served.address}healthz") == "ok\n"


def test_an_error_in_the_block_ends_it_too(tmp_path: Path, web_threads: Callable[[], int]) -> None:
    with pytest.raises(KeyError), Served(settings(tmp_path)):
        raise KeyError
    assert web_threads() == 0


def test_a_connection_that_stays_open_does_not_hold_it(
    tmp_path: Path, web_threads: Callable[[], int]
) -> None:
    with Served(settings(tmp_path)) as served:
        host, port = served.address[7:-1].split(":")
        with socket.create_connection((host, int(port))) as silent:
            silent.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert silent.recv(1000).startswith(b"HTTP/1.1 200 OK\r\n")
    assert web_threads() == 0


def test_an_answer_does_not_wait_for_an_acknowledgement(tmp_path: Path) -> None:
    with (
        _listening(settings(tmp_path)) as listening,
        socket.create_connection(listening.getsockname()),
    ):
        connection, _ = listening.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_server_in_a_thread_leaves_signals_alone(tmp_path: Path) -> None:
    before = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)]
    with Served(settings(tmp_path)) as served:
        get(f"{served.address}healthz")
        assert [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)] == before


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(
                ConfigError, match=rf"port {port} \(address already in use\).*TRACKER_WEB__PORT"
            ),
            Served(settings(tmp_path, port=port)),
        ):
            pass


def test_a_database_that_cannot_be_used_is_said_before_anything_is_served(
    tmp_path: Path, web_threads: Callable[[], int]
) -> None:
    (tmp_path / "tracker.db").write_text("this is no database, but long enough to be taken for one")
    with pytest.raises(DatabaseError), Served(settings(tmp_path)):
        pass
    assert web_threads() == 0


@pytest.mark.parametrize(
    ("host", "begins"),
    [
        ("127.0.0.1", "http://127.0.0.1:"),
        ("localhost", "http://127.0.0.1:"),
        ("0.0.0.0", "http://127.0.0.1:"),
        ("::1", "http://[::1]:"),
        ("::", "http://[::1]:"),
    ],
)
def test_the_address_is_one_that_a_browser_can_open(tmp_path: Path, host: str, begins: str) -> None:
    if ":" in host and not has_ipv6():
        pytest.skip("this machine has no IPv6")
    with Served(settings(tmp_path, host=host)) as served:
        assert served.address.startswith(begins)
        assert get(f"{served.address}healthz") == "ok\n"


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            threading.Event().wait(0.05)
        else:
            return
    pytest.fail("the server did not begin to listen")
