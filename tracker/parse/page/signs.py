"""What on a page speaks against its being a story: a challenge, a login, a gate, a lost page. Pure.

A sign alone proves nothing: a story may have its own words on captchas, and a button to log in.
What it comes to is judged beside the length of the text; see `walls`.
"""

from __future__ import annotations

import re

from lxml import html  # type: ignore[import-untyped]

SAID_AT_MOST = 20_000
"""Characters of visible text that are searched: walls are short, and say it at once."""

HEADINGS = 3
"""Headings that are read beside the title; a wall has one."""

_TITLES = {
    "challenge": r"""just\ a\ moment | attention\ required | are\ you\ (?:a\ )?(?:robot|human)
        | access\ (?:to\ this\ page\ )?(?:has\ been\ |is\ )?denied | robot\ (?:check|or\ human)
        | pardon\ our\ interruption | security\ (?:check|verification) | human\ verification
        | verify(?:ing)?\ (?:that\ )?you\ are\ (?:a\ )?human | checking\ your\ browser.{0,40}
        | ddos-guard | captcha | unusual\ traffic.{0,40} | request\ (?:blocked|unsuccessful)""",
    "consent": r"""before\ you\ continue.{0,40} | we\ value\ your\ privacy | cookie\ consent
        | (?:cookie|privacy)\ (?:settings|choices) | your\ (?:privacy|data)\ choices
        | ihre\ (?:einwilligung|zustimmung|privatsphäre) | datenschutz-?einstellungen
        | votre\ (?:consentement|vie\ privée) | tu\ privacidad | la\ tua\ privacy | uw\ privacy""",
    "login": r"""(?:please\ )?(?:log|sign)\ ?in(?:\ to\ your\ account)? | anmelden | einloggen
        | anmeldung | connexion | se\ connecter | iniciar\ sesi[óo]n | accedi | inloggen
        | 로그인 | ログイン | 登录""",
    "not found": r"""(?:error\ )?404(?:\ error)?(?:[\W_]{0,4}(?:page\ )?not\ found)? | not\ found
        | (?:the\ |this\ )?(?:page|article|story)\ (?:you\ .{0,40})?(?:was\ |could\ |is\ )?
          (?:not\ (?:be\ )?found|(?:does\ not|doesn[’']t)\ exist|no\ longer\ available|unavailable)
        | seite\ (?:wurde\ )?nicht\ gefunden | page\ (?:introuvable|non\ trouvée)
        | página\ n(?:o|ão)\ encontrada | pagina\ non\ trovata | pagina\ niet\ gevonden
        | sidan\ (?:kunde\ inte\ hittas|hittades\ inte) | страница\ не\ найдена | 找不到.{0,12}
        | 페이지를\ 찾을\ 수\ 없.{0,12}""",
}
_TEXTS = {
    "challenge": r"""(?:verify|confirm)\ (?:that\ )?you\ are\ (?:a\ )?(?:human|not\ a\ robot)
        | enable\ (?:javascript|js)\ and\ (?:cookies|disable) | unusual\ traffic\ from\ your
        | checking\ (?:if\ the\ site\ connection|your\ browser)""",
    "paywall": r"""(?:subscribe|sign\ in|log\ in|register)\ (?:now\ )?to\ (?:continue|keep)\ reading
        | to\ (?:continue|keep)\ reading\b.{0,60}\b(?:subscri|sign|log|register)
        | (?:article|story)\ is\ (?:only\ |exclusively\ )?(?:available\ )?(?:for|to)\ subscribers
        | unlock\ (?:this|the)\ (?:article|story) | (?:nur|exklusiv)\ für\ abonnenten
        | weiterlesen\ mit\b | réservé\ aux\ abonnés | (?:exclusivo|solo)\ para\ suscriptores
        | riservato\ agli\ abbonati | exclusief\ voor\ abonnees""",
    "consent": r"""(?:accept|agree\ to)\ (?:all\ )?(?:the\ )?cookies\ (?:to|and)\ continue
        | before\ you\ continue\ to\b | um\ (?:weiterzulesen|fortzufahren)\b.{0,80}\bzustimm""",
}
_TITLED = {
    kind: re.compile(rf"[\W_]{{0,3}}(?:{words})\s*(?:[-–—|:.!?…·]|\Z)", re.IGNORECASE | re.VERBOSE)
    for kind, words in _TITLES.items()
}
_SAID = {kind: re.compile(words, re.IGNORECASE | re.VERBOSE) for kind, words in _TEXTS.items()}
_CHALLENGING = re.compile(r"_cf_chl_opt|px-captcha|captcha-delivery\.com|_Incapsula_Resource")
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s{0,9}:\s{0,9}"?false', re.IGNORECASE)


def signs(tree: html.HtmlElement, text: str) -> tuple[str, ...]:
    """The signs on a page, each once, in alphabetical order; `text` is its source."""
    titles = [_line(tree.findtext(".//title") or "")]
    titles += [_line(h1.text_content()) for h1 in tree.iter("h1")][:HEADINGS]
    said = _line(tree.text_content()[: SAID_AT_MOST * 10])[:SAID_AT_MOST]
    found = {kind for kind, words in _TITLED.items() if any(words.match(x) for x in titles)}
    found |= {kind for kind, words in _SAID.items() if words.search(said)}
    if _CHALLENGING.search(text):
        found.add("challenge")
    if _NOT_FREE.search(text):
        found.add("paywall")
    if said.count("\N{REPLACEMENT CHARACTER}") * 1_000 > len(said):
        found.add("garbled")
    return tuple(sorted(found))


def _line(text: str) -> str:
    return " ".join(text.split())
