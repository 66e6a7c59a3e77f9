"""What speaks against a page's being a story is seen, and a story's own words are no sign."""

from __future__ import annotations

import pytest

from tracker.parse.page.reading import read_page


def signs(title: str, text: str = "", *, head: str = "", h1: str = "") -> tuple[str, ...]:
    body = f"<html><head><title>{title}</title>{head}</head><body><h1>{h1}</h1><p>{text}</p></body>"
    return read_page(body.encode(), url="https://wire.example/news/1").signs


@pytest.mark.parametrize(
    ("title", "text", "sign"),
    [
        ("Just a moment...", "", "challenge"),
        ("Attention Required! | Gullflare", "", "challenge"),
        ("Access denied", "", "challenge"),
        ("Are you a robot?", "", "challenge"),
        ("wire.example", "Please verify you are human to go on.", "challenge"),
        ("Before you continue to The Gull", "", "consent"),
        ("Ihre Einwilligung | Die Möwe", "", "consent"),
        ("Log in - The Gull", "", "login"),
        ("Anmelden | Die Möwe", "", "login"),
        ("404 - Page not found", "", "not found"),
        ("Page not found | The Gull", "", "not found"),
        ("This story is no longer available", "", "not found"),
        ("Seite nicht gefunden", "", "not found"),
        ("Page introuvable – La Mouette", "", "not found"),
        ("Página no encontrada", "", "not found"),
        ("Ferry talks fail", "Subscribe to continue reading.", "paywall"),
        ("Ferry talks fail", "Dieser Text ist nur für Abonnenten.", "paywall"),
        ("Ferry talks fail", "Article réservé aux abonnés", "paywall"),
        ("Ferry talks fail", "\ufffd\ufffd and \ufffd", "garbled"),
    ],
)
def test_a_sign_is_seen(title: str, text: str, sign: str) -> None:
    assert sign in signs(title, text)


@pytest.mark.parametrize(
    "title",
    [
        "404 people missing after flood", "Not found guilty, mayor walks free",
        "Captcha maker is sold to ferry line", "Access denied to reporters at port",
        "Login data of crews stolen", "Log in river stops ferry", "Ferry talks fail",
        "Page of lost diary found", "Security checks at port", "Just a moment of silence at noon",
    ],
)  # fmt: skip
def test_a_headline_is_no_sign(title: str) -> None:
    assert signs(title, "The ferry line said so.", h1=title) == ()


def test_what_a_page_says_to_machines_is_a_sign() -> None:
    data = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    assert signs("Ferry talks fail", "Crews walked out.", head=data) == ("paywall",)
    script = "<script>window._cf_chl_opt={}</script>"
    assert signs("wire.example", "One moment.", head=script) == ("challenge",)


@pytest.mark.parametrize("piece", ["to keep reading ", "verify that you ", "page ", "404 "])
def test_repetition_takes_no_longer_than_its_length(piece: str) -> None:
    assert isinstance(signs(piece * 20_000, piece * 20_000), tuple)
