"""How a page shows what the desk answers: the templates, and the words that they may use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracker.web import wording


def page(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page made from a template, everything that it is given escaped.

    Half a character that a JSON column brought through becomes a question mark.
    """
    text = _TEMPLATES.get_template(template).render(
        site=request.app.state.title, path=request.url.path, **shown
    )
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=status)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words = (
        wording.apart,
        wording.clock,
        wording.counts,
        wording.day,
        wording.excerpt,
        wording.leeway,
        wording.newer,
        wording.number_of,
        wording.older,
        wording.runs,
        wording.span,
        wording.web_address,
        wording.when,
        wording.window,
    )
    environment.filters |= {word.__name__: word for word in words}
    environment.globals |= {
        "LONG": wording.LONG,
        "WHOLE": wording.WHOLE,
        "WEIGHTS": wording.WEIGHTS,
    }
    return environment


_TEMPLATES = _environment()
