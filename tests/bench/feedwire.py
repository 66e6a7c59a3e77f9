"""A wire of many feeds on loopback for the bench of a round, in a process of its own.

Every name leads here, so that there are as many hosts as feeds name. A feed has no entry at first,
and one more with each piece of news. `python -m tests.bench.feedwire` writes its port, and then
does what each line on standard input says: `etags` or `plain`, and how many feeds have news.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

PADDING = "<!-- " + 1_700 * "as many bytes as other feeds have " + "-->"
"""A feed of 20 entries with their texts has some 60 kB."""

ITEM = """<item><guid isPermaLink="false">{feed}-{version}</guid>
<title>Mill {feed} burns for {version} hours</title>
<link>http://host-{host}.example/{feed}/{version}</link>
<content:encoded><![CDATA[<p>The mill of Velmora, number {feed} in the register, has burned for \
{version} hours.</p><p>Nobody was hurt; crews of {host} towns are there.</p>]]></content:encoded>
</item>"""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Wire {feed}</title><link>http://host-{host}.example/</link>{padding}{items}
</channel></rss>"""


@dataclass
class Wire:
    """What its feeds say at present."""

    etags: bool = True
    news: int = 0
    """So many feeds, from the first on, have one entry more than before."""
    versions: dict[int, int] = field(default_factory=dict)

    def told(self, line: str) -> None:
        """Go on as a line says."""
        kind, news = line.split()
        self.etags = kind == "etags"
        for feed in range(int(news)):
            self.versions[feed] = self.versions.get(feed, 0) + 1

    def answer(self, path: str, headers: Mapping[str, str]) -> bytes:
        """The whole answer."""
        if not path[1:].isdigit():
            return _reply("404 Not Found", b"")
        feed = int(path[1:])
        version = self.versions.get(feed, 0)
        tag = f'ETag: "{feed}-{version}"\r\n' if self.etags else ""
        if tag and headers.get("if-none-match", "") in tag.split()[1:]:
            return _reply("304 Not Modified", b"", tag)
        items = "".join(
            ITEM.format(feed=feed, version=one, host=feed // 2) for one in range(1, version + 1)
        )
        body = FEED.format(feed=feed, host=feed // 2, padding=PADDING, items=items)
        return _reply("200 OK", body.encode(), f"{tag}Content-Type: application/rss+xml\r\n")


def _reply(status: str, body: bytes, headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Line(asyncio.Protocol):
    """One connection, which is kept."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *heads, self._read = (self._read + data).split(b"\r\n\r\n")
        for head in heads:
            first, *lines = head.decode("latin-1").split("\r\n")
            said = (line.partition(":") for line in lines)
            headers = {name.lower(): value.strip() for name, _, value in said}
            self._transport.write(self._wire.answer(first.split()[1], headers))


async def serve() -> None:
    """Serve until standard input ends."""
    wire, loop = Wire(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(wire), "127.0.0.1", 0, backlog=1_000)
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        wire.told(line)
        print("ok", flush=True)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
