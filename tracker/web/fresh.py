"""Answers that a browser need not be sent again: each is named by what it says."""

from __future__ import annotations

from hashlib import blake2b

from fastapi import Request, Response

_OK = 200


def fresh(request: Request, response: Response) -> Response:
    """The answer under its name, or 304 where the browser has the very same one.

    No page about fixed versions is called immutable: a text may be removed for the law, a person
    may move a version, the check of a note may get better, and a change after it may come.
    """
    if response.status_code != _OK:
        return response
    # Weak, since the same words may be packed or not.
    name = f'W/"{blake2b(bytes(response.body), digest_size=12).hexdigest()}"'
    if name in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": name})
    response.headers["ETag"] = name
    return response
