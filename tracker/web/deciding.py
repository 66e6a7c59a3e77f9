"""Editors decide here which stories are one, and what is done with a feed.

Everybody else is asked for a name and a password.

The browser keeps these (HTTP Basic, RFC 7617) and sends them to `/decide/` alone, so that no
session is kept here and no page that is read depends on who reads it.
"""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracker.desk.deciding.editing import Editing
from tracker.models.records.feeds import Feed
from tracker.web.forms import Form
from tracker.web.preferences import way_back

_ASK = {"WWW-Authenticate": 'Basic realm="Editors of this desk", charset="UTF-8"'}

_LARGEST = 2**63 - 1

router = APIRouter(prefix="/decide")


def _editor(request: Request) -> tuple[Editing, str]:
    """The wing and the editor's name; 401 for anybody else, 404 where a desk has no editors."""
    editing: Editing | None = request.app.state.editing
    if editing is None:
        raise HTTPException(404)
    name, password = _given(request.headers.get("authorization", ""))
    if not editing.is_editor(name, password):
        raise HTTPException(401, "Editors have a name and a password here.", headers=_ASK)
    return editing, name


def _given(header: str) -> tuple[str, str]:
    kind, _, coded = header.partition(" ")
    if kind.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password


Editor = Annotated[tuple[Editing, str], Depends(_editor)]


@router.post("/merge")
def merge(form: Form, editor: Editor) -> Response:
    """Two stories are one; its page."""
    editing, name = editor
    moved = editing.linking.merge(_number(form, "story"), _number(form, "other"), by=name)
    return _to(moved.new.id)


@router.post("/apart")
def apart(form: Form, editor: Editor) -> Response:
    """Two stories are two; the page of the one that this was decided on."""
    editing, name = editor
    one, _ = editing.linking.apart(_number(form, "story"), _number(form, "other"), by=name)
    return _to(one.id)


@router.post("/split")
def split(form: Form, editor: Editor) -> Response:
    """Some versions of a story are another one; the page of that one."""
    editing, name = editor
    last = _number(form, "last") if form.get("last") else None
    moved = editing.linking.split(_number(form, "story"), _number(form, "first"), last, by=name)
    return _to(moved.new.id)


@router.post("/look")
def look(form: Form, editor: Editor) -> Response:
    """A feed is looked at by the next round; the list that this was decided on."""
    editing, name = editor
    return _back(form, editing.steering.look_now(str(_number(form, "feed")), by=name))


@router.post("/pause")
def pause(form: Form, editor: Editor) -> Response:
    """A feed is looked at no more until somebody resumes it."""
    editing, name = editor
    return _back(form, editing.steering.pause(str(_number(form, "feed")), by=name))


@router.post("/resume")
def resume(form: Form, editor: Editor) -> Response:
    """A feed that was paused is looked at again."""
    editing, name = editor
    return _back(form, editing.steering.resume(str(_number(form, "feed")), by=name))


def _back(form: dict[str, str], feed: Feed) -> Response:
    """To the row of a feed in the list."""
    address = way_back(form.get("back") or "/feeds")
    return RedirectResponse(f"{address}#feed-{feed.id}", status_code=303)


def _to(story_id: int | None) -> Response:
    return RedirectResponse(f"/s/{story_id}", status_code=303)


def _number(form: dict[str, str], name: str) -> int:
    text = form.get(name, "")
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:20]) <= _LARGEST):
        raise HTTPException(
            400, f"“{name}” must be a number: that of a story, a version or a feed."
        )
    return int(text)
