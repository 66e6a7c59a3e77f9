"""What passes: words on a page that are new at every look, or that no story ever said. Pure."""

from __future__ import annotations

import re

LONGEST = 120
"""Characters of a time or a count; what is longer says more than that."""

FEW_WORDS = 5
"""Of a link: a name or a topic, and no sentence."""

LONGEST_INVITATION = 300
"""Characters; the longest of those that 88 real pages print has 240."""

LONGEST_NAMES = 400
"""Characters of class and id that are looked at."""

_STAMPS = frozenset({"age", "ago", "date", "published", "time", "timeago", "timestamp", "updated"})
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_AGO = r"""(?:
    (?:about\ |almost\ |over\ )?(?:\d{1,5}|an?|one|two|a\ few)\ ?
        (?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|years?)
        (?:,?\ (?:and\ )?\d{1,2}\ ?(?:m|mins?|minutes?|h|hrs?|hours?))?\ ago
    | just\ now | moments?\ ago | vor\ \d{1,3}\ (?:Sekunden?|Minuten?|Stunden?|Tag(?:en)?)
    | il\ y\ a\ \d{1,3}\ ?(?:secondes?|min(?:utes?)?|heures?|h|jours?)
    | h(?:ace|á)\ \d{1,3}\ (?:segundos?|min(?:utos?)?|horas?|d[ií]as?)
    | \d{1,3}\ (?:secondi|minut[oi]|or[ae]|giorn[oi])\ fa
    | \d{1,3}\ (?:seconden|minuten|minuut|uur|dagen|dag)\ geleden
    | för\ \d{1,3}\ (?:minuter|timmar|dagar)\ sedan | for\ \d{1,3}\ (?:minutter|timer)\ siden
    | \d{1,3}\ (?:секунд|минут|час|дн)[а-я]{0,3}\ назад
    | \d{1,3}\ ?(?:秒|分|分钟|分鐘|小时|小時|時間|日|天)前 | \d{1,3}\ ?(?:초|분|시간|일)\ ?전
    | منذ\ \d{1,3}\ \w{3,8}
)"""
_STAMP = r"""(?:
    (?:(?:last|first|originally)\ )?
    (?:updated|modified|published|posted|edited|refreshed|aktualisiert|veröffentlicht|stand
      |mis\ à\ jour|publié|actualizado|publicado|atualizado|aggiornato|pubblicato|bijgewerkt)
    (?:\ (?:at|on|am|le|el|em|il|op))?:?
)"""
_COUNT = r"""(?:
    (?:\d[\d.,]{0,9}\ ?[kKmM]?|no|be\ the\ first)\ (?:to\ )?
        (?:comments?|shares?|views?|likes?|reads?|readers|replies|retweets?|reactions?|votes?
          |people\ (?:reading|online)|Kommentare?|commentaires?|comentarios?|commenti|reacties)
    | (?:comments?|shares?|views?|likes?|reads?|replies|share|tweet|facebook|twitter|whatsapp|email
        |Kommentare|commentaires|comentarios|조회수?|댓글)\ ?:?\ ?\(?\d[\d.,]{0,9}\ ?[kKmM]?\)?
    | \d{1,3}\ ?min(?:ute)?s?\ read | (?:reading\ time|lesezeit|temps\ de\ lecture):?\ \d{1,3}.{0,9}
)"""
_PARTS = r"[\ |·•,–—:-]{0,4}"

_PASSING = re.compile(
    rf"{_PARTS}(?:{_STAMP}\ )?{_AGO}{_PARTS}(?:{_COUNT})?"
    rf"|{_COUNT}{_PARTS}(?:{_AGO}|{_COUNT})?"
    rf"|{_STAMP}\ (?=.{{0,80}}(?:\d:\d\d|\b(?:19|20)\d\d\b|\d[./]\d))[\w\ :.,/+()–—|-]{{1,80}}",
    re.IGNORECASE | re.VERBOSE,
)
_TRAILING = re.compile(
    rf"(?:[\ |·•,–—-]{{1,4}}|\s)(?:{_STAMP}\ )?{_AGO}\s*", re.IGNORECASE | re.VERBOSE
)

_LABEL = re.compile(
    r"""[-–—\[(*\s]{0,4}(?:
      advertis(?:e)?ments?(?:\ ?[-–—:]?\ ?(?:story|article|content)\ continues\ below)?
    | (?:story|article|content)\ continues\ (?:below|after)(?:\ (?:this\ |the\ )?ad\w*)?
    | continue\ reading(?:\ below)?|keep\ reading|scroll\ (?:down\ )?(?:for|to)\ .{1,30}
    | sponsored(?:\ (?:content|by\ .{1,30}|links?))?|promoted(?:\ content)?|paid\ content
    | anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklama|reklame|annons|advertentie
    | 광고|広告|广告|реклама
    | share|tweet|e?-?mail|print(?:\ article)?|order\ reprints|copy\ link
    | share\ (?:this|on|via)\b.{0,30}|loading|read\ more|show\ more|see\ more|view\ all|more
    | (?:related|recommended|top|latest|partner|more|most\ (?:read|popular|viewed|shared))
        (?:\ (?:stories|articles?|news|content|coverage|topics|posts?|links|headlines|videos?))?
        (?:\ for\ you)?
    | more\ (?:from|on|in)\ .{1,40}|you\ (?:may|might)\ (?:also\ )?like|trending(?:\ now)?
    | also\ (?:read|see|on)|see\ also|read\ (?:also|next)|up\ next|don[’']?t\ miss
    | editors?[’']?s?\ picks?|leggi\ anche|lire\ aussi|à\ lire\ aussi|lesen\ sie\ auch|lea\ también
    | leia\ também|lees\ ook|comments?|(?:leave|post)\ a\ comment|sorry
    | thanks?(?:\ you)?(?:\ for\ signing\ up)?|follow\ us|subscribe|sign\ (?:up|in)|log\ in
    | newsletters?
    )[-–—\])*\s.:!…>»]{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
_INVITATION = re.compile(
    r"""(?:
      (?:sign\ up|subscribe)\ (?:here\ )?(?:now\ )?(?:to|for|and|here|today|with)\b
    | (?:follow|like|join|find)\ us\ on\b | like\ this\ (?:story|article)\?
    | download\ (?:our|the)\ .{0,40}\bapp\b | click\ here\ (?:to|for)\b
    | join\ our\ .{0,40}\b(?:newsletter|channel|community)\b
    | get\ .{0,90}\b(?:newsletter|to\ your\ inbox|in\ your\ inbox|delivered\ to)\b
    | keep\ an\ eye\ on\ your\ inbox | there\ was\ an\ error\ (?:processing|submitting|with\ your)
    | an\ error\ (?:has\ )?occurred,?\ please | this\ article\ has\ been\ sent\ to
    | (?:we|this\ (?:web)?site|our\ partners)\b.{0,60}\buses?\b.{0,40}\bcookies\b
    | by\ (?:using|continuing)\b.{0,90}\bcookies\b | (?:enter\ )?your\ e-?mail\ address\b
    | this\ copy\ is\ for\ your\ personal | (?:have|got)\ a\ (?:tip|story)\?
    | melden\ sie\ sich\b.{0,60}\bnewsletter | abonnieren\ sie | suscr[ií]b(?:ete|ase)\b
    | inscrivez-vous\b.{0,60}\bnewsletter | abonnez-vous | iscriviti\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMED = r"""(?:
      read\ (?:more|also|next|this|on)|also\ read|see\ (?:also|more)|don[’']?t\ miss
    | watch\ (?:now|more|next)|related|leggi\ anche|à?\ ?lire\ aussi|lesen\ sie\ auch
    | mehr\ (?:dazu|zum\ thema)|(?:lea|lee|leia)\ (?:también|também|más|mais)|lees\ ook
    | läs\ (?:också|mer)|baca\ juga
)"""
_NAMED_POINTER = re.compile(rf"[\W_]{{0,3}}{_NAMED}\ ?[:–—|>»]", re.IGNORECASE | re.VERBOSE)
_POINTER = re.compile(
    rf"""[\W_]{{0,3}}(?:{_NAMED}
    | read|see|watch|listen|more(?:\ (?:on|from|in)\ .{{1,30}})?|related\ .{{1,12}}
    | recommended|must[\ -]read|also\ on\ .{{1,30}}|previously|check\ out
    )[\s:\-–—|>»]{{0,4}}""",
    re.IGNORECASE | re.VERBOSE,
)
_TAG = re.compile(r"(?:[\w’'-]{1,20} ){0,2}[\w’'-]{1,20}:")


def passes(text: str) -> bool:
    """Whether a text is nothing but how long ago, how often read, or when it was last touched."""
    return len(text) <= LONGEST and bool(_PASSING.fullmatch(text.strip()))


def name_words(names: str) -> list[str]:
    """The words of an element's class and id, in lower case: `storyAge` has two."""
    return [word.lower() for word in _NAME.findall(names[:LONGEST_NAMES])]


def is_stamp(tag: str, names: str, text: str) -> bool:
    """Whether an element of this tag and these names holds a time that passes, and is for that."""
    if not passes(text):
        return False
    return tag == "time" or not _STAMPS.isdisjoint(name_words(names))


def is_furniture(line: str) -> bool:
    """Whether a line of a page is none of its story.

    Such is a time that passes, a label over an advertisement or over other stories, an invitation,
    a pointer to another story.
    """
    if len(line) <= LONGEST and (passes(line) or _LABEL.fullmatch(line)):
        return True
    return len(line) <= LONGEST_INVITATION and bool(
        _INVITATION.match(line) or _NAMED_POINTER.match(line)
    )


def points(words: str, link: str) -> bool:
    """Whether the words before a link only point to it: `Read more:`, or `Tag:` to few words."""
    words = words.strip()
    if not words or len(words) > LONGEST:
        return False
    few = len(link.split()) <= FEW_WORDS
    return bool(_POINTER.fullmatch(words) or (few and _TAG.fullmatch(words)))


def lasting(text: str) -> str:
    """A short text, such as a byline, without the time that passes at its end."""
    match = _TRAILING.search(text)
    return text[: match.start()].rstrip(" |·•,–—-") if match else text
