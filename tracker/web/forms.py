"""What a reader's own browser sends with a form: small, urlencoded, and from our own pages only."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request

LARGEST = 10_000
"""Bytes of a form; the largest of ours is a tenth of that."""

MOST_FIELDS = 40

_FORM = "application/x-www-form-urlencoded"


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form by name, the last of each; 403, 413 or 415 for what is none of ours."""
    if not _from_our_pages(request):
        raise HTTPException(403, "This form was sent from another site. Send it from this one.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415, "This is no form of these pages.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, "This form holds more than any of these pages sends.")
    return _read(bytes(body))


def _read(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
        )
    except ValueError as error:
        raise HTTPException(413, "This form has more fields than any of these pages.") from error
    # No field of ours means a NUL, and PostgreSQL refuses to be asked for one.
    return {name: value.replace("\0", " ").strip() for name, value in pairs}


def _from_our_pages(request: Request) -> bool:
    """False where a browser says that another site sent it.

    Every browser of today sends Sec-Fetch-Site; an older one sends Origin. What sends neither is
    no browser, and has no cookie or password of a reader to misuse.
    """
    if site := request.headers.get("sec-fetch-site"):
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


Form = Annotated[dict[str, str], Depends(_fields)]
"""The fields of the form that was sent, stripped."""
