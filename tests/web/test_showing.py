from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request
from jinja2 import UndefinedError

from tracker.web import showing

TEMPLATES = Path(showing.__file__).parent / "templates"
NAMES = sorted(file.name for file in TEMPLATES.iterdir())


def request(path: str) -> Request:
    app = FastAPI()
    app.state.title, app.state.editing, app.state.base_url = "The <Desk>", None, ""
    app.state.places = [("/", "Changes"), ("/stories", "Stories")]
    return Request(
        {
            "type": "http",
            "app": app,
            "path": path,
            "headers": [],
            "method": "GET",
            "query_string": b"",
        }
    )


BLANK: dict[str, Any] = {"heading": "", "text": "", "instead": "", "story": ""}


def error_page(**shown: str) -> str:
    given = BLANK | {"heading": "Not found", "text": "There is none."} | shown
    return bytes(showing.page(request("/x"), "error.html", status=404, **given).body).decode()


def test_everything_is_escaped() -> None:
    text = error_page(text="<b> & \"'")
    assert "&lt;b&gt; &amp; &#34;&#39;" in text
    assert "The &lt;Desk&gt;" in text


def test_half_a_character_does_not_break_a_page() -> None:
    assert "half ? one" in error_page(text="half \ud83d one")


def test_a_page_says_where_it_is() -> None:
    answer = showing.page(request("/stories"), "error.html", **BLANK)
    assert b'<a href="/stories" data-key="g s" aria-current="page">Stories' in answer.body
    assert b'<a href="/" data-key="g c">Changes' in answer.body
    below = showing.page(request("/stories/x"), "error.html", **BLANK)
    assert b'<a href="/stories" data-key="g s" aria-current="true">' in below.body


def test_what_a_template_was_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        showing.page(request("/"), "error.html", heading="only")


@pytest.mark.parametrize("name", NAMES)
def test_no_template_may_trust_what_it_shows(name: str) -> None:
    source = (TEMPLATES / name).read_text("utf-8")
    assert not re.search(r"\|\s*(safe|tojson|xmlattr|forceescape)\b|autoescape|Markup", source)
    ours = r'<script(?! src="/static/\w+\.js" defer></script>)'
    runs = rf"{ours}|<style|\sstyle=|\son\w+=|javascript:"
    assert not re.search(runs, written(source), re.IGNORECASE)
    assert showing._TEMPLATES.get_template(name).name == name
    assert showing._TEMPLATES.autoescape is True


@pytest.mark.parametrize("name", NAMES)
def test_every_value_stands_in_text_or_between_quotation_marks(name: str) -> None:
    """Escaping protects there, and nowhere else."""
    source = (TEMPLATES / name).read_text("utf-8")
    assert not careless(source)


def careless(source: str) -> bool:
    """Whether an attribute has a value that is not quoted."""
    quoted = re.sub(r'="[^"]*"', '=""', written(source))
    return re.search(r'<[^<>]*\s[\w-]+=(?!")', quoted) is not None


def written(source: str) -> str:
    """What a template writes itself, without what it is given and what it decides."""
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", source, flags=re.DOTALL)


@pytest.mark.parametrize(
    "source", ['<a href={{ x }} id="a">', "<a title='{{ x }}'>", '<p class="a"\nid={{x}}>']
)
def test_a_careless_template_would_be_found(source: str) -> None:
    assert careless(source)
