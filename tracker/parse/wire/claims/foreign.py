"""Notes in other languages than English: dpa, TT, NTB, ANP, AFP, EFE, Yonhap and Kyodo. Pure.

In most of these the verb stands at the end or is a noun: `Wort im 1. Absatz gestrichen`,
`제목 수정`. So a piece of a note is read as a whole: the word for what was done, the piece of the
copy that it names, a place, and the rest. Forms of dpa, TT, NTB and ANP are those of real notes;
French, Spanish, Korean and Japanese ones are how these desks are known to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from tracker.models.claims import Claim, Matter, Place, Verb
from tracker.parse.wire.claims.places import find_places

_DONE: Final = {
    Verb.CORRECT: (
        "berichtigt korrigiert korrektur richtiggestellt präzisiert klargestellt rättad rättat "
        "rättelse rettet rettelse gecorrigeerd corrige corrigé précise rectifica",
        "정정 바로잡 訂正 誤り",
    ),
    Verb.REMOVE: (
        "gestrichen entfernt gelöscht getilgt struken strukna fjernet verwijderd supprime suprime "
        "elimina",
        "삭제 削除",
    ),
    Verb.RECAST: (
        "umgeschrieben umgestellt neugefasst omskriven omskrivet herschreven",
        "전면\\s?수정",
    ),
    Verb.TRIM: ("gekürzt förkortad förkortat forkortet ingekort", "축약 短縮"),
    Verb.UPDATE: (
        "aktualisiert aktualisierte aktualisierung überholt überholte uppdaterad uppdaterat "
        "uppdatering oppdatert utvidet bijgewerkt geactualiseerd actualise actualiza amplía",
        "보완 보강 갱신 업데이트 更新",
    ),
    Verb.ADD: (
        "ergänzt ergänzung hinzugefügt eingefügt neu:|neu\\ssind tillagd tillagt kompletterad "
        "kompletterat aangevuld toegevoegd ajoute ajout añade agrega",
        "추가 追加",
    ),
    Verb.CHANGE: (
        "geändert ausgetauscht ersetzt ändrad ändrat endret gewijzigd modifie remplace cambia",
        "수정 교체 변경 修正 差し替え 差替",
    ),
    Verb.REPEAT: ("wiederholt wiederholung repeterad gjentatt", "재송고 再送"),
    Verb.WITHDRAW: (
        "zurückgezogen återkallad tilbakekalt ingetrokken annule anula",
        "전문취소 取り消し",
    ),
}
"""By class: words of languages that part their words, and of those that do not."""
_MATTERS: Final = {
    Matter.HEADLINE: (
        "überschrift titelzeile schlagzeile rubrik rubriken tittel tittelen titre titular",
        "제목 見出し",
    ),
    Matter.LEAD: (
        "vorspann ingress ingressen chapeau entradilla",
        "첫\\s?문단 첫\\s?단락 첫\\s?문장 리드 前文 リード",
    ),
    Matter.PHOTO: (
        "bildhinweis foto fotos bild bilder bilden fotografía",
        "사진 그래픽 영상 写真",
    ),
    Matter.BYLINE: ("autorenzeile", "바이라인 기자명 署名"),
    Matter.DATELINE: ("ortsmarke datelinje", "발신지"),
    Matter.REMARKS: (
        "reaktion reaktionen zitat zitate äußerung äußerungen kommentar kommentare réaction "
        "réactions declaraciones",
        "발언 반응 입장 멘트 코멘트 談話 コメント",
    ),
    Matter.NUMBER: ("zahl zahlen datum alter chiffre chiffres cifra cifras", "수치 날짜 数字 日付"),
    Matter.STYLE: (
        "tippfehler schreibweise rechtschreibung überflüssiges\\swort",
        "오탈자 오기 맞춤법 誤字 脱字",
    ),
}


def _any(words: Mapping[Verb, tuple[str, str]] | Mapping[Matter, tuple[str, str]]) -> str:
    """A pattern whose groups are the names of classes, each with its words."""
    return "|".join(
        rf"(?P<{kind.name}>(?<!\w)(?:{_or(parted)})(?!\w)|{_or(unparted)})"
        for kind, (parted, unparted) in words.items()
    )


def _or(words: str) -> str:
    return "|".join(words.split())


_VERB: Final = re.compile(_any(_DONE), re.IGNORECASE)
_MATTER: Final = re.compile(_any(_MATTERS), re.IGNORECASE)
_WITH: Final = re.compile(r"\s*(?:mit|med|met|avec|con)\s(?P<what>.+)", re.IGNORECASE | re.DOTALL)
_NEW: Final = re.compile(r"\s*(?:ny|nytt|nya|nieuwe?|neue[rs]?)\s", re.IGNORECASE)
_REPLACES: Final = re.compile(
    r"n ?i ?e ?u ?w bericht, vervangt:\s*(?P<what>.+)", re.IGNORECASE | re.DOTALL
)
_PIECE: Final = re.compile(
    r"(?:[^.;,、·/<>《》]|\.(?!\s|$)|(?<=[0-9])\.|(?<=Abs)\.|,(?=\s?(?:[0-9]{1,2}\.|dass\b))|/(?=[0-9]))"
    r"{1,400}"
)
_PAIR: Final = re.compile(
    r"[:\s]*(?P<new>[^\s:()]{1,60}) (?:\(statt|statt) (?P<old>[^)]{1,60})"
    r"|[「\"“]?(?P<was>[^\s「」→]{1,60})[」\"”]?\s?→\s?[「\"“]?(?P<now>[^\s「」→]{1,60})"
)
_CJK_PLACE: Final = re.compile(
    r"(?P<at>[0-9]{1,2})\s?번째\s?(?:문단|단락)|(?P<para>[0-9]{1,2})\s?(?:문단|단락)"
    r"|第(?P<dan>[0-9]{1,2})段落|(?P<me>[0-9]{1,2})段落目|(?P<last>마지막\s?(?:문단|단락)|最終段落)"
)
_WHOLE: Final = re.compile(r"전체|전문|全文|durchgehend|genomgående", re.IGNORECASE)
_QUOTED: Final = re.compile(r"«([^»]{1,120})»|„([^“”]{1,120})[“”]")
_TIME: Final = re.compile(r"\s*[0-9]{4} - ")
_EDGE: Final = " \t\r\n,;.:()-–<>《》「」·"
_PLANNED: Final = re.compile(r"(?:zu[mr]?|nur|ca)\s|planung|zusammenfassung", re.IGNORECASE)
_PLAIN: Final = 90
"""The length up to which a note of dpa without a verb names what is new: the longest has 48."""


def read_foreign(note: str, hidden: str, dialect: str) -> list[Claim]:
    """The claims of a note that is not in English, or none."""
    if named := _REPLACES.search(hidden):
        what = note[slice(*named.span("what"))].strip(_EDGE)
        return [Claim(Verb.CHANGE, note[named.start() :].strip(), what)]
    start = len(hidden) - len(hidden.lstrip())
    time = _TIME.match(hidden, start)
    start = time.end() if time else start
    claims = list(_pieces(note, start, len(hidden.rstrip())))
    if claims or dialect != "dpa":
        return claims
    return list(_what_is_new(note[start : len(hidden.rstrip())], timed=time is not None))


def _pieces(note: str, start: int, end: int) -> Iterator[Claim]:
    """The claims in order; a bare noun takes the verb before it, or else the one behind it."""
    verb: Verb | None = None
    waiting: list[str] = []
    for piece in _PIECE.finditer(note, start, end):
        said = _verb_of(piece[0])
        if said is None and verb is None and _alone(piece[0]):
            waiting.append(piece[0])
        verb = said or verb
        if said:
            yield from (_claim(said, before, inherited=True) for before in waiting)
            waiting.clear()
            yield _claim(said, piece[0], inherited=False)
        elif verb and _alone(piece[0]):
            yield _claim(verb, piece[0], inherited=True)


def _alone(piece: str) -> bool:
    return bool(_MATTER.search(piece) or find_places(piece))


def _verb_of(piece: str) -> Verb | None:
    if (found := _VERB.search(piece)) and found.lastgroup:
        return Verb[found.lastgroup]
    if _WITH.match(piece):
        return Verb.ADD
    if _NEW.match(piece) and _MATTER.search(piece):
        return Verb.CHANGE
    return Verb.CORRECT if _PAIR.search(piece) else None


def _claim(verb: Verb, piece: str, *, inherited: bool) -> Claim:
    matter = _MATTER.search(piece)
    old, new = _pair(piece)
    if verb is Verb.REMOVE and (quoted := _QUOTED.search(piece)):
        old = quoted[1] or quoted[2]
    place = _place(piece)
    if place and verb is Verb.REMOVE:
        place = replace(place, older=True)
    return Claim(
        verb,
        piece.strip(" \t\r\n,;.<>《》·"),
        said=_said(piece),
        matter=Matter[matter.lastgroup] if matter and matter.lastgroup else None,
        place=place,
        old=old,
        new=new,
        inherited=inherited,
    )


def _said(piece: str) -> str:
    """The piece without the word for what was done, where that word stands at an edge of it."""
    said = piece.strip(_EDGE)
    found = _VERB.search(said)
    if found and found.start() == 0:
        return said[found.end() :].strip(_EDGE)
    return said[: found.start()].strip(_EDGE) if found and found.end() == len(said) else said


def _pair(piece: str) -> tuple[str, str]:
    if not (pair := _PAIR.search(piece)):
        return "", ""
    old, new = (pair["old"], pair["new"]) if pair["old"] else (pair["was"], pair["now"])
    return old.strip(_EDGE), new.strip(_EDGE)


def _place(piece: str) -> Place | None:
    if found := find_places(piece):
        return found[0].place
    if _WHOLE.search(piece):
        return Place(throughout=True)
    if not (match := _CJK_PLACE.search(piece)):
        return None
    number = next((match[name] for name in ("at", "para", "dan", "me") if match[name]), None)
    return Place((int(number) - 1,) if number and int(number) else (-1,))


def _what_is_new(phrase: str, *, timed: bool) -> Iterator[Claim]:
    """A bare phrase: dpa names what is new and leaves the verb out: `Müller tritt zurück`."""
    text = phrase.strip(_EDGE)
    place = _place(text)
    planned = _PLANNED.match(text) or (timed and place is None)
    if text[:1].isalpha() and len(text) <= _PLAIN and not planned:
        yield replace(_claim(Verb.ADD, text, inherited=False), place=place)
