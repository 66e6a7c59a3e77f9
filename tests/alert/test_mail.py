"""Mail handed to a real server on this machine."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from hypothesis import given
from hypothesis import strategies as st

from tests.mailserver import MailServer
from tracker.alert.mail import Mailer, Tls, valid_address
from tracker.alert.message import Letter, compose
from tracker.errors import ConfigError, DeliveryError, RefusedError

# aiosmtpd asks in a way that Python 3.14 no longer likes.
pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")

SENDER = "Story Tracker <alerts@tracker.example.org>"
READER = "reader@example.org"
CERTIFICATE = Path(__file__).with_name("localhost.pem")


class Inbox:
    """A mailbox that answers as it is told, and remembers what it was told."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.hang_up_after_data = 0
        self.senders: list[str] = []
        self.mails: list[tuple[list[str], bytes]] = []
        self.connections: set[object] = set()

    async def handle_MAIL(  # noqa: N802 (so called by aiosmtpd)
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        self.senders.append(address)
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.connections.add(session.peer)
        if self.hang_up_after_data:
            self.hang_up_after_data -= 1
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "250 too late"
        if "DATA" not in self.answers:
            assert isinstance(envelope.content, bytes)
            self.mails.append((list(envelope.rcpt_tos), envelope.content))
        return self.answers.get("DATA", "250 2.0.0 queued as 4711")

    def message(self) -> EmailMessage:
        """The one mail that came."""
        [(_, content)] = self.mails
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return message


Serve = Callable[..., MailServer]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def serve(inbox: Inbox) -> Iterator[Serve]:
    """Starts a server for the inbox, and stops it after the test."""
    running = []

    def start(**options: Any) -> MailServer:
        server = MailServer(inbox, hostname="127.0.0.1", port=0, **options)
        server.start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.stop()


def mailer(server: MailServer, tls: Tls = "none", **options: Any) -> Mailer:
    return Mailer(
        host="127.0.0.1", port=server.port, tls=tls, sender=SENDER, timeout_s=5, **options
    )


@pytest.fixture
def message(letter: Letter) -> EmailMessage:
    return compose(letter, sender=SENDER, now=datetime(2026, 3, 4, 5, 41, tzinfo=UTC))


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes this machine trust the certificate of the test's server."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def tls_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


# -- what arrives ------------------------------------------------------------------------------


def test_what_was_composed_arrives(
    serve: Serve, inbox: Inbox, letter: Letter, message: EmailMessage
) -> None:
    answer = mailer(serve()).send(message, READER)
    assert answer == "2.0.0 queued as 4711"
    assert inbox.senders == ["alerts@tracker.example.org"]
    assert inbox.mails[0][0] == [READER]
    assert inbox.message()["Subject"] == f"[Harbour Wire] {letter.first_headline}"
    assert inbox.message()["To"] == READER
    for kind in ("plain", "html"):
        sent, came = message.get_body((kind,)), inbox.message().get_body((kind,))
        assert sent is not None
        assert came is not None
        assert sent.get_content().splitlines() == came.get_content().splitlines()


def test_subjects_in_any_script_survive_the_wire(serve: Serve, inbox: Inbox) -> None:
    subject = "[항구] 정부가 새 대책을 오늘 오후 발표 الرئيس يصل اليوم إلى القاهرة 🚢 日銀は利上げ"
    server = mailer(serve())
    written = Letter(
        recipient=READER,
        subscription_id=1,
        scope="all",
        outlet="harbour",
        outlet_title="항구",
        story_id=1,
        first_headline=subject.removeprefix("[항구] "),
        was="a",
        now="b",
        headline=(),
        versions=(1, 2),
        unseen_until=None,
        seen_at=datetime(2026, 3, 4, tzinfo=UTC),
    )
    now = datetime(2026, 3, 4, tzinfo=UTC)
    server.send(compose(written, sender=server.sender, now=now), READER)
    assert inbox.message()["Subject"] == subject


def test_many_mails_go_over_one_connection(
    serve: Serve, inbox: Inbox, message: EmailMessage
) -> None:
    readers = [f"reader{number}@example.org" for number in range(20)]
    outcomes = list(mailer(serve()).send_many((message, reader) for reader in readers))
    assert outcomes == ["2.0.0 queued as 4711"] * 20
    assert [to for to, _ in inbox.mails] == [[reader] for reader in readers]
    assert len(inbox.connections) == 1


def test_a_consumer_may_stop_in_the_middle(
    serve: Serve, inbox: Inbox, message: EmailMessage
) -> None:
    outcomes = mailer(serve()).send_many([(message, READER)] * 3)
    next(outcomes)
    outcomes.close()
    assert len(inbox.mails) == 1


# -- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "answer", "final"),
    [
        (READER, "550 5.1.1 no such mailbox", True),
        (READER, "451 4.7.1 come back later", False),
        (READER, "530 5.7.0 log in first", False),
        ("DATA", "554 5.6.0 not wanted", True),
        ("DATA", "452 4.3.1 disk full", False),
        ("MAIL", "550 5.7.1 you are not that sender", False),
        ("MAIL", "421 4.3.2 closing", False),
    ],
)
def test_a_refusal_is_told_and_final_only_when_it_is_about_letter_or_reader(  # noqa: PLR0917
    serve: Serve, inbox: Inbox, message: EmailMessage, asked: str, answer: str, final: bool
) -> None:
    inbox.answers[asked] = answer
    with pytest.raises(DeliveryError) as raised:
        mailer(serve()).send(message, READER)
    assert raised.value.final is final
    assert answer in str(raised.value)
    assert not inbox.mails


def test_one_refused_reader_does_not_stop_the_others(
    serve: Serve, inbox: Inbox, message: EmailMessage
) -> None:
    inbox.answers["gone@example.org"] = "550 no such mailbox"
    readers = ["first@example.org", "gone@example.org", "last@example.org"]
    outcomes = list(mailer(serve()).send_many((message, reader) for reader in readers))
    assert [isinstance(outcome, DeliveryError) for outcome in outcomes] == [False, True, False]
    assert [to for to, _ in inbox.mails] == [["first@example.org"], ["last@example.org"]]


def test_a_connection_lost_after_the_text_is_no_delivery_and_is_dialled_again(
    serve: Serve, inbox: Inbox, message: EmailMessage
) -> None:
    inbox.hang_up_after_data = 1
    lost, sent = mailer(serve()).send_many([(message, READER), (message, READER)])
    assert isinstance(lost, DeliveryError)
    assert not lost.final
    assert sent == "2.0.0 queued as 4711"
    assert len(inbox.connections) == 2


@pytest.mark.parametrize(
    "recipient",
    ["a@example.org>\r\nRCPT TO:<v@example.org", "a@example.org\r\nDATA", "a@b@c", "", "a\0@b.org"],
)
def test_an_address_that_is_none_is_never_said_to_a_server(
    serve: Serve, inbox: Inbox, message: EmailMessage, recipient: str
) -> None:
    with pytest.raises(DeliveryError, match="no address that mail can be sent to") as raised:
        mailer(serve()).send(message, recipient)
    assert raised.value.final
    assert not inbox.senders


# -- servers that are not there, or not what they should be --------------------------------------


def test_nothing_listening(message: EmailMessage) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        nobody = Mailer(host="127.0.0.1", port=port, tls="none", sender=SENDER)
        with pytest.raises(DeliveryError, match=f"127.0.0.1:{port}") as raised:
            nobody.send(message, READER)
    assert not raised.value.final


def test_a_server_that_cannot_be_reached_is_dialled_once(message: EmailMessage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        waiting = Mailer(host="127.0.0.1", port=port, tls="none", sender=SENDER, timeout_s=0.2)
        outcomes = list(waiting.send_many([(message, READER)] * 50))
        silent.settimeout(0)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()
    assert len(outcomes) == 50
    assert {str(outcome) for outcome in outcomes} == {str(outcomes[0])}


def test_a_server_that_says_nothing(message: EmailMessage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        waiting = Mailer(host="127.0.0.1", port=port, tls="none", sender=SENDER, timeout_s=0.2)
        with pytest.raises(DeliveryError, match="Timed out") as raised:
            waiting.send(message, READER)
    assert not raised.value.final


def test_whatever_a_server_says_can_be_kept(message: EmailMessage) -> None:
    def grumble() -> None:
        connection, _ = rude.accept()
        with connection:
            connection.sendall(b"554 \xff\xfe\0 go\x1b[31m away" + b"!" * 400 + b"\r\n")

    with socket.create_server(("127.0.0.1", 0)) as rude:
        thread = threading.Thread(target=grumble)
        thread.start()
        refused = Mailer(
            host="127.0.0.1", port=rude.getsockname()[1], tls="none", sender=SENDER, timeout_s=5
        )
        with pytest.raises(DeliveryError, match=r"554 .* go .*away!") as raised:
            refused.send(message, READER)
        thread.join()
    assert str(raised.value).isprintable()
    assert len(str(raised.value).encode()) < 400
    assert not raised.value.final


def test_a_server_without_starttls_gets_nothing(
    serve: Serve, inbox: Inbox, message: EmailMessage
) -> None:
    with pytest.raises(DeliveryError, match="STARTTLS") as raised:
        mailer(serve(), "starttls").send(message, READER)
    assert not raised.value.final
    assert not inbox.senders


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_mail_goes_under_tls(serve: Serve, inbox: Inbox, message: EmailMessage, tls: Tls) -> None:
    option = {"starttls": "tls_context", "tls": "ssl_context"}[tls]
    server = serve(**{option: tls_context()}, require_starttls=tls == "starttls")
    mailer(server, tls).send(message, READER)
    assert len(inbox.mails) == 1


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_server_of_unknown_name_gets_nothing(
    serve: Serve, inbox: Inbox, message: EmailMessage, tls: Tls
) -> None:
    option = {"starttls": "tls_context", "tls": "ssl_context"}[tls]
    with pytest.raises(DeliveryError, match="certificate") as raised:
        mailer(serve(**{option: tls_context()}), tls).send(message, READER)
    assert not raised.value.final
    assert not inbox.senders


@pytest.mark.parametrize(("password", "sent"), [("secret", True), ("wrong", False)])
def test_a_server_may_ask_who_we_are(
    serve: Serve, inbox: Inbox, message: EmailMessage, password: str, sent: bool
) -> None:
    def known(*call: Any) -> AuthResult:
        given = call[-1]
        assert isinstance(given, LoginPassword)
        return AuthResult(success=given == LoginPassword(b"desk", b"secret"), handled=False)

    server = serve(authenticator=known, auth_require_tls=False)
    [outcome] = mailer(server, username="desk", password=password).send_many([(message, READER)])
    assert bool(inbox.mails) is sent
    assert isinstance(outcome, DeliveryError) is not sent
    if isinstance(outcome, DeliveryError):
        assert "535" in str(outcome)
        assert not outcome.final
        assert password not in str(outcome)


# -- what is settled before anything is sent -------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["mail.example.org", "192.0.2.1", "0.0.0.0", "localhost.example.org"]
)
def test_mail_in_the_clear_leaves_no_machine(host: str) -> None:
    with pytest.raises(ConfigError, match="needs TLS"):
        Mailer(host=host, port=25, tls="none", sender=SENDER)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "LOCALHOST"])
def test_mail_in_the_clear_may_stay_on_this_machine(host: str) -> None:
    assert Mailer(host=host, port=25, tls="none", sender=SENDER).sender == SENDER


@pytest.mark.parametrize(
    ("sender", "kept"),
    [
        ("story-tracker@localhost", "story-tracker@localhost"),
        ("기사 <a@example.org>", "=?utf-8?b?6riw7IKs?= <a@example.org>"),
    ],
)
def test_a_sender_is_kept_as_mails_have_it(sender: str, kept: str) -> None:
    assert Mailer(host="localhost", port=25, sender=sender).sender == kept


@pytest.mark.parametrize(
    "sender",
    ["", "nobody", "a@", "@b", "a@b\r\nBcc: c@d", "A\r\nBcc: x <a@b.org>", "한@b.org", "a b@c"],
)
def test_a_sender_that_is_no_address_is_an_error_of_the_settings(sender: str) -> None:
    with pytest.raises(ConfigError, match=r"smtp\.sender"):
        Mailer(host="localhost", port=25, sender=sender)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("reader@example.org", "reader@example.org"),
        ("Reader.Name+wire@EXAMPLE.org", "Reader.Name+wire@example.org"),
        ("reader@exämple.org", "reader@xn--exmple-cua.org"),
    ],
)
def test_an_address_is_kept_in_one_form(text: str, address: str) -> None:
    assert valid_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "reader",
        "reader@",
        "reader@localhost",
        "reader@[127.0.0.1]",
        "Reader <reader@example.org>",
        '"reader"@example.org',
        "한글@example.org",
        "reader@example.org\r\nBcc: victim@example.net",
        "reader@example.org>\r\nRCPT TO:<victim@example.net",
        "a@b.org,c@d.org",
        "x" * 100_000 + "@example.org",
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(RefusedError, match="is no address that mail can be sent to: ") as raised:
        valid_address(text)
    assert len(str(raised.value).splitlines()) == 1
    assert len(str(raised.value)) < 400


@given(st.one_of(st.emails(), st.text(st.characters(), max_size=40)))
def test_no_address_carries_more_than_itself(text: str) -> None:
    try:
        address = valid_address(text)
    except RefusedError:
        return
    assert address.isascii()
    assert address.isprintable()
    assert not set(address) & set(' <>",;\\')
    assert valid_address(address) == address
