"""What a paragraph is by its look alone: title, byline, heading, caption, credit, announcement."""

from __future__ import annotations

import re

from quiz.reading.structure.dates import opening_day, printed_date, told_day

LONGEST_TITLE = 25
LONGEST_HEADING = 12
_LONGEST_BYLINE = 25
_LONGEST_CREDIT = 30
"""Words. Longer paragraphs are text, whatever they open with."""

_SENTENCE_END = re.compile(r"[.…:;,]['\"”’)\]]*$")
_BYLINE = re.compile(
    r"^(?:(?:words|story|text|report|analysis|opinion|interview|written)\s+)?by:?\s+(?P<name>[^\W\d_].*)$",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s*(?:[:|@,;(•·–—]|\s-\s|\bon\b|\bfor\b|\bin\b|\bupdated\b|\bpublished\b)", re.IGNORECASE
)
_CREDIT = re.compile(
    r"^(?:proof-?read|edited|translated|transcribed|compiled|reporting|additional reporting|reported|"
    r"research|fact-checked|illustrations?|graphics?|editing)\b(?:\s+(?:and\s+)?\w+){0,4}?\s*(?:by\b|:)"
    r"|^©|^copyright\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\b(?:licen[cs]ed under|creative commons (?:attribution|licen|zero|by)|CC0|CC[ -]BY|"
    r"is in the public domain|all rights reserved|republished (?:from|under|with)|"
    r"reprinted with|reproduced with)"
    r"|^(?:categories|tags|topics|keywords|filed under|doi|isbn|issn|e-?mail|tel|phone|fax)\s*:",
    re.IGNORECASE,
)
"""What tells of an article's rights, or where it is filed, and nothing of its subject."""
_PICTURE = r"(?:photo(?:graph|graphy|s|graphs)?|images?|pictures?|illustrations?)"
_CAPTION = re.compile(
    rf"^[(\[]?(?:(?:header|cover|main|top|featured?|lead|file|stock)?\s*{_PICTURE}"
    r"|caption|pictured|photo credit|image credit)\b[^.]{0,30}?:"
    rf"|^[(\[]?{_PICTURE}\s+(?:credit\s+)?(?:by|courtesy)\b"
    r"|^(?:file photo|file)\s*[-–—:]\s",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    rf"[.!?,;)\]–—-]\s*[(\[]?(?:{_PICTURE}|(?:photo|image|picture)\s+credit|credit)\s*(?::|by\s)\s*"
    r"(?P<whose>\S.{0,60})$",
    re.IGNORECASE,
)
"""A credit at the end of a caption: "Boats in the harbour. Image: Jan Berg."."""
_CREDITED = re.compile(
    rf"(?:^|(?<=[.!?,;)(\[\]–—-])|(?<=\s))\s*[(\[]?(?:{_PICTURE}|(?:photo|image|picture)\s+credit|credit)\s*(?::|by\s)"
    rf"|\bofficial [^.()]{{0,30}}{_PICTURE} by\b",
    re.IGNORECASE,
)
_LONGEST_WHOSE = 8
"""Words behind "photo by" that may still only say whose it is."""
_AGENCY = re.compile(
    r"(?:/\s*(?:getty images|reuters|ap|afp|epa|shutterstock|anadolu)|\((?:ap|afp|reuters|epa|getty)\b[^)]*\)"
    r"|(?:getty images|via (?:ap|reuters|getty)))[\s).]*$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^(?:(?:read|see|watch|listen)\s+(?:also|more|next|on)|also\s+read|"
    r"related(?:\s+\w+)?|recommended(?:\s+\w+)?|"
    r"more\s+(?:on|from|about)\b.{0,30}|further reading|you may also like|don[’']t miss|"
    r"in case you missed it)"
    r"\s*(?P<mark>[:：»>|–—-]|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HAS_LETTER = re.compile(r"(?<!\S)(?:[^\w\s]|_)*[^\W_]")
"""A word up to its first letter or figure."""
_DATED = re.compile(r"^\s*(?:date|published|posted|updated|first published)?[\s:]*", re.IGNORECASE)


def words_of(text: str) -> int:
    """Return how many words a text has, marks that stand alone left out."""
    return len(_HAS_LETTER.findall(text))


def byline(text: str) -> str | None:
    """Return the author a byline names: "By Ada Moss, in Lund", "Analysis by Ada Moss | 3 May 2021"."""
    found = _BYLINE.match(" ".join(text.split()))
    if found is None or words_of(text) > _LONGEST_BYLINE or _SENTENCE_END.search(text.strip()):
        return None
    name = _NAME_END.split(found["name"], maxsplit=1)[0].strip(" .")
    return name if name and name[0].isupper() and 1 <= words_of(name) <= 6 else None


def is_credit(text: str) -> bool:
    """Tell whether a paragraph thanks those who edited, translated or drew, or tells under what licence."""
    told = _CREDIT.match(text.strip()) or _RIGHTS.search(text.strip())
    return words_of(text) <= _LONGEST_CREDIT and told is not None


def credit_at(text: str) -> int:
    """Return where the credit of a picture begins at the end of a caption; its length where there is none."""
    for found in _CREDITED.finditer(text):
        if words_of(text[found.end() :]) <= _LONGEST_WHOSE:
            return found.start()
    return len(text)


def is_caption(text: str) -> bool:
    """Tell whether a paragraph describes a picture: it says so, or ends with the credit of one."""
    text = text.strip()
    credited = _AGENCY.search(text) or _PICTURED.search(text)
    return _CAPTION.match(text) is not None or (words_of(text) <= 60 and credited is not None)


def announcement(text: str) -> str | None:
    """Return what follows "read also", "related" and the like; an empty text where nothing does.

    None where a paragraph announces nothing.
    """
    found = _ANNOUNCES.match(" ".join(text.split()))
    if found is None or words_of(text) > LONGEST_TITLE + 4:
        return None
    return found["rest"].strip()


def is_heading(text: str) -> bool:
    """Tell whether a paragraph looks like a heading: one short line that ends like no sentence."""
    line = text.strip()
    if "\n" in line or not line or words_of(line) > LONGEST_HEADING or _SENTENCE_END.search(line):
        return False
    first = line.lstrip("“\"‘'(¿¡#*0123456789.) ")
    return (
        bool(first)
        and not first[0].islower()
        and any(char.isalpha() for char in line)
        and line[-1] not in '”"'
    )


def is_title(text: str) -> bool:
    """Tell whether a first paragraph may be a title: short, and no sentence that ends with a full stop.

    A question mark ends a title as well as a sentence.
    """
    line = " ".join(text.split())
    return 0 < words_of(line) <= LONGEST_TITLE and not _SENTENCE_END.search(line)


def dated_title(text: str) -> tuple[str | None, str]:
    """Return the date that opens a title, if one does, and the title without it."""
    head = _DATED.match(text)
    start = head.end() if head else 0
    found = printed_date(text[start:])
    if found is None or found[1][0] > 3:
        return None, " ".join(text.split())
    return found[0], " ".join(text[start + found[1][1] :].split()).lstrip(":-–—| ")


def printed_days(text: str) -> tuple[str | None, str | None]:
    """Return the day of publication that a line of a paragraph gives, and that of a later change."""
    first = later = None
    for line in text.strip().split("\n"):
        told = told_day(line)
        if told is not None and told[1]:
            later = later or told[0]
        else:
            first = first or (told[0] if told is not None else opening_day(line))
    return first, later


def dateline(text: str) -> str | None:
    """Return the date of a paragraph that holds little else: "Published 9 January 2020"."""
    found = printed_date(text)
    if found is None:
        return None
    if told_day(text) is not None and "\n" not in text.strip():
        return found[0]
    if words_of(text) > LONGEST_HEADING or _SENTENCE_END.search(text.strip()):
        return None
    return found[0]
