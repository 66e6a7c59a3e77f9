"""How a page shows what the desk answers: the templates, and the words that they may use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tracker.models.values import Diff, Span
from tracker.show import (
    counts,
    facts,
    html,
    moments,
    notes,
    sentences,
    shares,
    sparkline,
    timeline,
    verdicts,
)
from tracker.show.blind import Blind
from tracker.show.folds import Folded, leaves_nothing
from tracker.show.timeline import Mark
from tracker.web import clocks, preferences, wording
from tracker.web.data import Data


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    data: Sequence[Data] = (),
    **shown: Any,
) -> HTMLResponse:
    """A page made from a template, everything that it is given escaped.

    `data` is where programs get what it shows. Half a character that a JSON column brought through
    becomes a question mark.
    """
    state = request.app.state
    chosen = preferences.of(request.cookies, request.query_params)
    asked_for = f"{request.url.path}?{request.url.query}".rstrip("?")
    text = _TEMPLATES.get_template(template).render(
        edited=state.editing is not None,
        site=state.title,
        places=state.places,
        path=request.url.path,
        asked_for=asked_for,
        page_address=f"{state.base_url.rstrip('/')}{asked_for}",
        preferences=chosen,
        unusual=preferences.unusual(chosen),
        links=preferences.links(request.url.path, request.query_params.multi_items(), chosen),
        status=status,
        data=data,
        **{"zone": UTC} | shown,
    )
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=status)


def part(template: str, **shown: Any) -> Markup:
    """A piece of a page made from a template, everything that it is given escaped."""
    return Markup(_TEMPLATES.get_template(template).render(**shown))  # noqa: S704 (escaped there)


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
        moments.exact,
        _body,
        _drawn,
        _in_zone,
        _marked,
        facts.both,
        facts.shortened,
        facts.where,
        sentences.moved,
        wording.ago,
        wording.apart,
        wording.clock,
        wording.counts,
        wording.day,
        wording.excerpt,
        wording.leeway,
        wording.length_of,
        wording.newer,
        wording.number_of,
        wording.older,
        wording.runs,
        wording.span,
        wording.unsaid,
        wording.unseen,
        wording.unseen_now,
        wording.web_address,
        wording.when,
        wording.window,
        wording.zone_beside,
        clocks.told_in,
        clocks.of_lists,
    )
    environment.filters |= {word.__name__.lstrip("_"): word for word in words}
    environment.filters |= {
        "grown": sparkline.in_words,
        "points": sparkline.points,
        "zone_name": clocks.named,
        "share": shares.in_words,
        "in_all": counts.in_all,
    }
    environment.globals |= {
        "FACTS": facts.KINDS,
        "LONG": wording.LONG,
        "WHOLE": wording.WHOLE,
        "WEIGHTS": wording.WEIGHTS,
        "MOST_LEFT": wording.MOST_LEFT,
        "NO_NOTE": verdicts.NO_NOTE,
        "declared": notes.declared,
        "in_short": verdicts.in_short,
        "in_words": verdicts.in_words,
        "left_over": notes.left_over,
        "leaves_nothing": leaves_nothing,
    }
    return environment


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """The same moment by the clock of a zone."""
    return moment.astimezone(zone)


def _marked(spans: Iterable[Span], *, spoken: bool = False) -> Markup:
    """What went and what came, escaped already."""
    return Markup(html.marked(spans, spoken=spoken))  # noqa: S704 (escaped there, and tested so)


def _drawn(marks: Sequence[Mark], unseen: Iterable[Blind], chosen: timeline.Chosen) -> Markup:
    """The versions on a line of time, escaped already."""
    return Markup(timeline.svg(marks, unseen, chosen))  # noqa: S704 (the same)


def _body(diff: Diff, folded: Folded, look: html.Look) -> Markup:
    """The paragraphs of a diff, escaped already."""
    return Markup(html.body(diff, folded, look))  # noqa: S704 (the same)


_TEMPLATES = _environment()
