"""Tells lines that say nothing about the news: time stamps, counters, bylines, credits, links.

Pure. A line is one of these only if nothing is left of it once the words of its class, figures and
dates are taken out, so that a sentence with a date in it is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tracker.diff.quantities.dates import MONTHS, WEEKDAYS
from tracker.diff.tables import lexicon
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Span

LONGEST = 200
"""Characters of the longest line that is looked at; no time stamp or credit needs more."""
MOST = 20
"""Words of the longest byline."""

_STAMPS = lexicon("""
    update updated published publish posted modified created filed ago stamp timestamp
    입력 수정 등록 송고 更新 公開 配信 掲載 aktualisiert veröffentlicht stand erstellt publié jour
    actualizado publicado обновлено опубликовано تحديث نشر
    """)
_WHEN = lexicon("""
    mon tue tues wed thu thur thurs fri sat sun today yesterday
    am pm a p m h s gmt utc bst cet cest kst jst ist est edt et pst pdt pt cst cdt ct mst mdt z
    sec secs second seconds min mins minute minutes hr hrs hour hours day days week weeks month
    months just now
    an st nd rd th uhr t 年 月 日 時 分 년 월 일 시 분 오전 오후 최종 前 전
    """) | {*MONTHS, *WEEKDAYS}
_MONTH_WORDS = frozenset({*MONTHS, "年", "년"})
_AROUND_STAMPS = lexicon("""
    at on the was is this article story page first last originally time date as of by and
    am um den mis à le la de las los el el hace il y dernière última actualización zuletzt آخر
    """)
_COUNTERS = lexicon("""
    view views viewed comment comments share shares shared like likes liked read reads reading
    reacted upvotes retweet retweets repost reposts reaction
    reactions follower followers watching watched replies
    reply listening subscribers 조회 조회수 댓글 推薦 閲覧 閲覧数
    コメント kommentar kommentare aufrufe vues vue commentaires
    commentaire partages visitas comentarios comentario lecturas просмотров
    """)
_AROUND_COUNTERS = lexicon("""
    times time people readers users by are is this
    now right currently all show hide see leave a an
    the no yet be to add join conversation article story
    post on k m b mil and mal min mins minute
    minutes 件 回 개 건 数
    """)
_UNCOUNTED = lexicon("no leave add comments")
_ROLES = lexicon("""
    and und et y e in for of at from the de à von with special
    agencies agency wires
    staff writer writers correspondent correspondents
    reporter reporters editor editors political
    business economics science health sports foreign
    chief senior bureau diplomatic medical legal
    home affairs environment education technology security world deputy contributor
    """)
_CREDIT_BY = re.compile(
    r"\b(?:reporting|writing|editing|edited|reported|written|compiled|compiling|produced|production"
    r"|translated|photos?|photographs?|pictures?|images?|graphics?|videos?|illustration)\b"
    r"(?:\sand\s\w+)?\sby\b"
    r"|^\W*(?:photos?|photographs?|pictures?|images?|graphics?|videos?|source|credits?|foto|bild|quelle"
    r"|사진|写真|출처|(?:photo|image|picture)\scredits?)\s?[:=|]"
    r"|\bcontributed to this (?:report|story|article)\b|^\W*(?:©|\(c\)|copyright\b)",
    re.IGNORECASE,
)
_CREDIT_WORDS = lexicon("""
    reporting writing editing edited reported written compiled compiling produced production
    translated photo photos photograph photographs
    picture pictures image images graphic graphics
    video videos illustration source credit credits contributed contributing additional further
    also all rights reserved this report story article to by and in via of the for at from with
    copyright writer writers de et und foto bild quelle c
    """)
_NO_NAMES_ENGLISH = lexicon("""
    was were is are has had have not no be
    been will would may said says killed dead monday tuesday
    wednesday thursday friday saturday sunday it he she they
    """)
"""What no byline and no credit has, not even in capitals."""
_BYLINE = re.compile(r"(?:by|von|par|por|de|di)\s", re.IGNORECASE)
_LINK = re.compile(
    r"\W{0,3}(?:(?:https?://|www\.)\S+|[\w.+-]{1,60}@[\w.-]{1,60}\.[a-z]{2,10})\W{0,3}"
    r"|\W{0,3}(?:(?:read|see|watch|listen)\s(?:more|also|next|now)|also\sread|more\son\sthis|click\shere"
    r"|full\scoverage|follow\s(?:us|our)|sign\sup\s|subscribe\s(?:to|now)|download\s(?:the|our)\s"
    r"|lesen\ssie|mehr\szum\sthema|lire\saussi|à\slire|lea\stambién|leer\smás|ver\stambién|関連記事|관련\s?기사"
    r"|(?:related|watch|listen|for\smore|more|recommended|trending|live)"
    r"(?:\s(?:stories|articles|topics|coverage|news|video))?\s?[:>|]).*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NOTHING_STRANGE = re.compile(r"[\w\s.,;:&/|()\[\]'’·•©+–—*-]*")
_DIGIT = re.compile(r"\d")
_DAY_AND_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_OPENING = re.compile(
    r"(?:[^\W\d_a-z][\w.'’/ -]{1,40},?\s){0,3}"
    r"(?:,?\s?[^\W\d_a-z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?,?\s)?"
    r"(?:\([^()]{2,40}\)|/TASS/|Kyodo)\s?(?:--|—|–|-|_|=|\.)\s"
)

KINDS: Mapping[str, str] = {
    "time": "time stamp",
    "counters": "counter",
    "byline": "byline line",
    "credits": "credit line",
    "links": "link",
}
"""The classes of lines, each with the name that a reader gets to see."""


def noise(text: str) -> str:
    """Return the class of a line that is no news; empty for every other text."""
    line = text.strip() if len(text) <= LONGEST else ""
    if not line:
        return ""
    if _LINK.fullmatch(line):
        return "links"
    if not _NOTHING_STRANGE.fullmatch(line):
        return ""
    spelled = _WORD.findall(line)
    words = {word.casefold() for word in spelled}
    if _is_stamp(words, line):
        return "time"
    return "counters" if _is_counter(words, line) else _signed(spelled, line)


def _signed(words: list[str], line: str) -> str:
    """Return whether a line says who wrote or made something: as a byline, as a credit, or not."""
    if _CREDIT_BY.search(line) and _only_names(words, _CREDIT_WORDS):
        return "credits"
    if len(words) <= MOST and _BYLINE.match(line) and _only_names(words[1:], _ROLES):
        return "byline"
    return ""


def _is_stamp(words: set[str], line: str) -> bool:
    """A word such as `updated` among dates, or a date with its year and nothing besides."""
    if words & _STAMPS:
        dated = bool(_DIGIT.search(line) or words & _WHEN)
        return dated and words <= _STAMPS | _WHEN | _AROUND_STAMPS
    whole = bool(_DAY_AND_YEAR.search(line)) and (":" in line or bool(words & _MONTH_WORDS))
    return whole and words <= _WHEN


def _is_counter(words: set[str], line: str) -> bool:
    if not words & _COUNTERS or not words <= _COUNTERS | _AROUND_COUNTERS | _WHEN | _STAMPS:
        return False
    return bool(_DIGIT.search(line) or words & _UNCOUNTED)


def _only_names(words: list[str], besides: frozenset[str]) -> bool:
    """Tell whether all words but some have a capital, and one at least has."""
    capitals = [word.casefold() for word in words if not word[0].islower()]
    rest = {word for word in words if word[0].islower()}
    return bool(capitals) and rest <= besides and not _NO_NAMES_ENGLISH.intersection(capitals)


def opening(text: str) -> int:
    """Return how many characters of a paragraph are its dateline: `ALDER, May 3 (Coast) -- `."""
    found = _OPENING.match(text)
    return found.end() if found else 0


def same_but_opening(spans: Sequence[Span]) -> bool:
    """Tell whether two sides of a paragraph differ in nothing but their dateline."""
    old, new = old_text(spans), new_text(spans)
    start, begin = opening(old), opening(new)
    return bool(start or begin) and old[start:] == new[begin:]
