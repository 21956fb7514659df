"""Numbers that mark a place and count nothing: footnotes, list marks, sections, telephones, scores."""

from __future__ import annotations

import re

_CALLS = r"call|ring|dial|phone|telephone|tel\.?|fax|mobile|hotline|helpline|freephone|extension|ext\.?"
_SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a\s+hundred|a\s+thousand)"
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\[\s*\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\s*\]",  # a footnote: [17], [3, 4]
        r"(?:^|[:;,.]\s|\b[a-z]+\s)\((?:\d{1,2}|[ivx]{1,4}|[a-h])\)(?=\s)",  # a list: (3)
        r"(?:^|(?<=[\n:;]\s))\d{1,2}\)\s",  # a list: 3)
        r"^\W{0,3}\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z])",  # the head of a section: 15.4 The harbour
        r"^\W{0,3}\d{1,2}\.\s+(?=[A-Z])",
        r"(?:\b(?:[Ss]ections?|[Cc]hapters?|[Ff]igures?|[Tt]ables?|[Pp]ages?|[Ff]ootnotes?|Notes?|[Aa]ppendix|"
        r"[Pp]aragraphs?|[Vv]olumes?|[Vv]erses?|[Ee]pisodes?|[Vv]ersions?|[Ee]xhibits?|Steps?|ISBN|ISSN|No|Nos)|"
        r"\b(?:[Ff]ig|pp?|[Pp]aras?|[Vv]ol|[Nn]os?)\.)"
        r":?\s*[\dA-Z]?\d{0,4}(?:[.,]\d{1,3})*(?:\s?(?:[–-]|,|and|to)\s?\d{1,4})*(?!\w|,\d)",
        r"\b(?:Parts?|Class|Lines?|Rooms?|Stage|Act|Gate|Units?|Lot|Grade|Level|Phase|Platform|Terminal|Flight|"
        r"Route|Highway|Channel|Articles?|Rules?|Clauses?|Items?|Questions?|Scene|Season|Series|Type|Category|"
        r"Bus|Exit|Apartment|Suite|Box)\s+\d{1,4}(?:\.\d{1,3})*\b(?!\s+[a-z]+s\b)",
        rf"(?i:\b(?:{_CALLS})\b)[^.;!?\d(+]{{0,25}}[+(]?\d[\d\s().-]{{3,18}}\d",  # call 0123 45678
        r"(?:(?<!\w)\+\d{1,3}[\s.-]?|(?<!\w))\(\d{2,5}\)[\s.-]?\d{2,5}(?:[\s.-]\d{2,5}){0,3}(?!\w)",
        r"(?<![\w+])\+\d{1,3}[\s.-]\d{2,5}(?:[\s.-]\d{2,5}){1,4}(?!\w)",
        r"(?<![\w.,-])\d{2,5}-\d{2,5}-\d{2,5}(?![\w-])",
        r"\b\d{1,2}\s?[–-]\s?\d{1,2}\s+(?:defeat|win|victory|loss|draw|lead|score|scoreline|result|vote|thrashing|rout)\b",
        r"\b(?:won|lost|beat|beaten|drew|defeated)(?:\s+[A-Z]\w+){0,3}\s+(?:by\s+)?\d{1,2}\s?[–-]\s?\d{1,2}\b",
        r"\b[A-Z]\w+\s+\d{1,2}\s?[–-]\s?\d{1,2}\s+[A-Z]\w+",  # a score: Lund 2–3 Kirn
        r"\b[A-Z]\w+\s+\d{1,2}\s?,\s+(?:[A-Z]\w+\s+){1,3}\d{1,2}\b(?!\s*,)",  # Lund 2, Kirn 3
        r"\b[A-Za-zα-ω]{1,3}²?\s?[=<>≤≥≈]\s?[-–−]?\d*\.?\d+",  # n = 31, p < .05
        r"(?<![\w.,])\d{1,4}(?:\s?[–-]\s?\d{1,4}|\s+(?:to|and)\s+\d{1,4})?\s?(?:BCE?|CE|AD|B\.C\.|A\.D\.)(?!\w)",
        r"\b(?:AD|A\.D\.)\s?\d{1,4}\b",
        r"\d+\s\d{1,2}/\d{1,2}\b",  # 5 1/8
        # a ratio: eight out of ten
        rf"(?i:\b{_SMALL}\s+(?:out\s+of|of|in)\s+(?:every\s+)?{_SMALL}\b)(?!\s+(?:day|week|month|year|hour))",
        r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|o['’]clock\b)",  # a time of the day
    )
)


def marks_in(text: str) -> list[tuple[int, int]]:
    """Return where numbers stand in a text that are no figures: offsets. Never raises."""
    return [found.span() for pattern in _MARKS for found in pattern.finditer(text)]
