"""Hands mails to a mail server, under TLS; what it answers comes back in words."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import re
from collections.abc import Generator, Iterable
from email.message import EmailMessage
from email.utils import formataddr, parseaddr
from typing import TYPE_CHECKING, Literal

from tracker.alert.message.clean import cut, one_line
from tracker.errors import ConfigError, DeliveryError, Fate, RefusedError

if TYPE_CHECKING:
    import aiosmtplib

Tls = Literal["starttls", "tls", "none"]

_ADDRESS = re.compile(r"[!#-;=?A-~]+@[A-Za-z0-9.-]+")
"""ASCII without quotes or angle brackets; a host without a dot will do, such as `localhost`."""

_ANSWER = 300
"""Characters of a server's answer that are kept: it is a sentence and a queue number."""

_LOGIN_WANTED = {530, 534, 535, 538}
"""RFC 4954: the server wants a login, or another one. That is about us and never about a letter."""


class Mailer:
    """A mail server, and how to reach it. Nothing is sent before the first letter."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        tls: Tls = "starttls",
        username: str | None = None,
        password: str | None = None,
        sender: str,
        timeout_s: float = 30,
    ) -> None:
        """`sender` is an address, with or without a name before it; `timeout_s` is for each step.

        Raises ConfigError for mail in the clear to another machine, and for a malformed sender.
        """
        if tls == "none" and not _is_this_machine(host):
            raise ConfigError(f"smtp.tls: mail to {host} needs TLS; none is for this machine only")
        self.sender = _valid_sender(sender)
        self._from = parseaddr(self.sender)[1]
        self._host, self._port, self._tls = host, port, tls
        self._username, self._password = username or None, password or None
        self._timeout_s = timeout_s

    def send(self, message: EmailMessage, recipient: str) -> str:
        """Hand over one mail; the server's answer comes back.

        Raises DeliveryError. Not to be called from a running event loop.
        """
        [outcome] = self.send_many([(message, recipient)])
        if isinstance(outcome, DeliveryError):
            raise outcome
        return outcome

    def send_many(
        self, mails: Iterable[tuple[EmailMessage, str]]
    ) -> Generator[str | DeliveryError, None, None]:
        """Hand over mails and recipients one by one over one connection, dialled again when lost.

        For each the server's answer, or why it did not leave; a server that cannot be reached is
        not dialled again for the mails after. Not to be called from a running event loop.
        """
        with asyncio.Runner() as runner:
            server, unreachable = self._server(), None
            try:
                for message, recipient in mails:
                    if not (unreachable or server.is_connected):
                        unreachable = runner.run(self._dial(server))
                    yield unreachable or runner.run(self._hand_over(server, message, recipient))
            finally:
                runner.run(_hang_up(server))

    def _server(self) -> aiosmtplib.SMTP:
        """A connection that is not dialled yet."""
        from aiosmtplib import SMTP  # noqa: PLC0415 (start-up time)

        return SMTP(
            hostname=self._host,
            port=self._port,
            use_tls=self._tls == "tls",
            # Never None, which would mean: in the clear where the server offers nothing better.
            start_tls=self._tls == "starttls",
            username=self._username,
            password=self._password,
            timeout=self._timeout_s,
            # By itself the library asks the name service who we are, which can take long.
            local_hostname=self._from.rpartition("@")[2],
        )

    async def _dial(self, server: aiosmtplib.SMTP) -> DeliveryError | None:
        """Connect, under TLS and with our login where so set; what failed comes back."""
        from aiosmtplib import SMTPException  # noqa: PLC0415 (start-up time)

        try:
            await server.connect()
        except (SMTPException, OSError) as error:
            return self._failure(error, "")
        return None

    async def _hand_over(
        self, server: aiosmtplib.SMTP, message: EmailMessage, recipient: str
    ) -> str | DeliveryError:
        from aiosmtplib import SMTPException  # noqa: PLC0415 (start-up time)

        gone = False
        try:
            address = valid_address(recipient)
            # `send_message` would write the headers by its own policy, which breaks subjects, and
            # `sendmail` does not tell whether the text had gone when the connection was lost.
            await server.mail(self._from)
            await server.rcpt(address)
            gone = True
            answer = await server.data(_as_sent(message))
        except RefusedError as error:
            return DeliveryError(str(error), fate="address_refused")
        except (SMTPException, OSError) as error:
            await _begin_anew(server)
            return self._failure(error, recipient, gone=gone)
        return _in_one_line(answer.message)

    def _failure(self, error: Exception, recipient: str, *, gone: bool = False) -> DeliveryError:
        """What went wrong; final only where the server refuses this letter or this reader.

        A refused login or sender is ours to mend: then the alert stays owed. `gone`: the letter's
        text may have reached the server.
        """
        from aiosmtplib import SMTPRecipientRefused, SMTPResponseException  # noqa: PLC0415

        of_reader = isinstance(error, SMTPRecipientRefused)
        about = recipient if of_reader else f"{self._host}:{self._port}"
        if not isinstance(error, SMTPResponseException):
            words = f"{about}: {_in_one_line(str(error)) or type(error).__name__}"
            return DeliveryError(words, fate="unsure" if gone else "unreachable")
        words = f"{about}: the mail server answered {error.code} {_in_one_line(error.message)}"
        return DeliveryError(words, fate=_fate(error.code, of_reader=of_reader, gone=gone))


def _fate(code: int, *, of_reader: bool, gone: bool) -> Fate:
    """What an answer means; before there is a reader it is about us, and never about a letter."""
    if code in _LOGIN_WANTED or not (of_reader or gone):
        return "unreachable"
    if not 500 <= code < 600:  # noqa: PLR2004 (RFC 5321: 5yz)
        return "later"
    return "address_refused" if of_reader else "letter_refused"


def valid_address(text: str) -> str:
    """The address in the form in which it is kept: ASCII, its domain in lower case.

    Raises RefusedError for anything else than one plain address that mail could reach; whether
    there is such a mailbox, only its server knows.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 (start-up time)

    try:
        valid = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        shown = cut(one_line(text), 80)
        raise RefusedError(f"“{shown}” is no address that mail can be sent to: {error}") from error
    return valid.ascii_email or valid.normalized


def _valid_sender(text: str) -> str:
    """The sender as it stands in a mail, a name in another script encoded."""
    name, address = parseaddr(text)
    if not _ADDRESS.fullmatch(address) or not text.isprintable():
        raise ConfigError(f"smtp.sender: {text!r} is no address; write NAME <name@host>")
    return formataddr((name, address))


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _as_sent(message: EmailMessage) -> bytes:
    return message.as_bytes(policy=message.policy.clone(linesep="\r\n"))


async def _begin_anew(server: aiosmtplib.SMTP) -> None:
    """After a refusal the next letter begins with a clean envelope."""
    from aiosmtplib import SMTPException  # noqa: PLC0415 (start-up time)

    with contextlib.suppress(SMTPException, OSError):
        if server.is_connected:
            await server.rset()


async def _hang_up(server: aiosmtplib.SMTP) -> None:
    """End politely; a server that is gone already need not hear it."""
    from aiosmtplib import SMTPException  # noqa: PLC0415 (start-up time)

    transport = server.transport
    if server.is_connected:
        with contextlib.suppress(SMTPException):
            await server.quit()
    server.close()
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()  # TLS waits for the other side's goodbye, and our loop ends before it.


def _in_one_line(answer: str) -> str:
    """A server may say anything, in any bytes; what it said is kept and shown."""
    return cut(one_line(answer), _ANSWER)
