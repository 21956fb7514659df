"""Words that look like names and name nobody to ask about: references, addresses, bare directions."""

from __future__ import annotations

import re

from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import plain

_BRACKETS = re.compile(r"\(([^()]{3,240})\)")
_REFERENCE = re.compile(
    r"(?:^|[;,&]\s|\s)[^\W\d_a-z][\w’'-]+(?:\s+et\s+al\.?)?,?\s+(?:1[89]|20)\d\d[a-z]?\b"
    r"(?=\s*(?:$|[;,:]))"
)
"""A surname with the year of what it wrote: "Holm & Berg, 2014", "Holm et al., 2013, p. 4"."""
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:born|died|since|until|from|in)\b",
    re.IGNORECASE,
)
_SHORT_REFERENCE = re.compile(
    r"\b[^\W\d_a-z][\w’'-]+(?:\s+(?:and|&)\s+[^\W\d_a-z][\w’'-]+|\s+et\s+al\.?)"
    r"(?=\s*(?:\((?:1[89]|20)\d\d|,?\s(?:1[89]|20)\d\d[a-z]?\b|\s*\[\d))"
)
"""Authors together with a year or a number: "Holm and Berg (2014)", "Holm et al. [7]"."""
_OWN_YEAR = re.compile(r"\b[^\W\d_a-z][\w’'-]+[’']s?\s\((?:1[89]|20)\d\d[a-z]?\)")
"""What somebody wrote in a year: "Holm’s (1984) study"."""
_NUMBERED = re.compile(
    r"\b(?:Figures?|Figs?\.?|Tables?|Waves?|Sections?|Chapters?|Appendix|Parts?|Steps?|Phases?|Stud(?:y|ies)|"
    r"Experiments?|Models?|Panels?|Equations?|Notes?|Pages?|Examples?|Items?|Questions?|Box|Columns?|Rows?)"
    r"\s(?=\d|[A-Z]\b)"
)
_STREET = (
    r"(?:Ave(?:nue)?|St(?:reet)?|Rd|Road|Blvd|Boulevard|Dr(?:ive)?|Lane|Ln|Hwy|Highway|Pl(?:ace)?|Court|Ct|"
    r"Square|Sq|Way|Parkway|Pkwy)"
)
_ADDRESS = re.compile(
    rf"(?<![\w.,])(?<!\b[Ii]n )(?<!ince )(?<!ntil )(?<!rom )(?<!\bof )"
    rf"\d{{1,5}}[A-Za-z]?,?\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:[^\W\d_a-z][\w.’'-]*\s+){{0,3}}{_STREET}\b\.?"
    r"(?:,?\s+(?:[NSEW]{1,2}|(?:Suite|Ste|Unit|Floor)\s+\w+)\b)?"
)
"""A house: "317 S Orchard Ave.", "12 Mill Road"."""
_REACHED = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")
_RUN = re.compile(r"\w [io]n [^\W\d_a-z]")
_EPITHETS = frozenset(
    str.split(
        "great elder younger terrible bold wise good bad conqueror confessor magnificent pious bald fat "
        "short tall brave fair just mad cruel wicked blessed venerable"
    )
)
"""What stands behind a ruler's name and is no name alone: "Peter the Great"."""
_PARTS = frozenset(str.split("group ed eds vol no pp fig ibid trans"))
"""What stands for a body or a part of a reference and names neither: "the Group", "Ed."."""
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,3}")


def no_names(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a paragraph whose capitals are no names to ask about."""
    brackets = [
        found.span()
        for found in _BRACKETS.finditer(text)
        if _REFERENCE.search(found[1]) and not _MONTH.search(found[1])
    ]
    others = [
        found.span()
        for pattern in (_ADDRESS, _REACHED, _SHORT_REFERENCE, _OWN_YEAR, _NUMBERED)
        for found in pattern.finditer(text)
        if not any(first <= found.start() < last for first, last in brackets)
    ]
    return sorted([*brackets, *others])


def is_run(printed: str) -> bool:
    """Tell whether two names only stand beside each other: "Star of Lund in Kirn", "Moor on Holm"."""
    return _RUN.search(printed) is not None


def is_part(printed: str) -> bool:
    """Tell whether a word names neither the body nor the reference that it is a part of: "Group", "Ed."."""
    return printed.strip('.,“”"').casefold() in _PARTS


def is_bare(printed: str) -> bool:
    """Tell whether a name is a direction, a kind of place or initials: "South", "Terminal", "L. D."."""
    key = plain(printed)
    lists = lexicon()
    if "." in printed and _INITIALS.fullmatch(printed):
        return len([one for one in printed if one.isalpha()]) < 3 and printed not in {"U.S.", "U.K.", "U.N."}
    return key in lists.directions or key in _EPITHETS or lists.nouns.get(key) == "place"
