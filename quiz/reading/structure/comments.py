"""Readers' comments below an article: where they begin, and whose each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.reading.structure.looks import words_of

_SECTION = re.compile(
    r"^\s*(?:\d+\s+)?(?:(?:readers[’']?\s+)?(?:comments?|responses?|repl(?:y|ies)|thoughts?|letters)"
    r"(?:\s+(?:on|to)\b.{0,80})?|leave a (?:reply|comment)|join the (?:discussion|conversation))"
    r"(?:\s*\(?\d+\)?)?\s*:?\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[ \t]*(?P<number>\d{1,4})[.)]\s+(?=\S)")
_SAYS = re.compile(
    r"^\s*(?P<name>[^\W_][^\n:]{0,40}?)\s+(?:says|said|wrote|writes|commented|replied|responds)\s*:?\s*"
    r"(?:\n|$|(?=on\b|at\b|\w+ \d{1,2},? \d{4}))",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\.?|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?|"
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?:,?\s+\d{4})?"
)
_AGO = (
    r"(?:(?:\d+|an?|one|two|three|a few)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago"
    r"|yesterday|today)"
)
_HOUR = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
_HEADED = re.compile(
    rf"^\s*(?P<name>[^\W_][^\n:|•·,(]{{0,40}}?)"
    rf"(?:\s*\([^()\n\d]{{1,40}}\)\s*(?:[,|•·–—-]|\n)?|\s*(?:[,|•·(–—]|\s-\s|\n|\bon\b))\s*(?:on\s+|posted\s+(?:on\s+)?)?"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:{_DAY}|{_AGO})"
    rf"(?:\s*(?:,|at|·|•|\||-|–)?\s*{_HOUR})?[)\s.:]*(?:\n|$)",
    re.IGNORECASE,
)
"""A writer's name with a day: "Bea Lund, 4 May 2021 at 10:15", "Bea · 2 days ago", "Bea (Lund), 4 May"."""
_NAME_WORDS = 5
_INDENT = re.compile(r"^[ \t]{2,}\S")
_SIGNATURE_WORDS = 4
_UNSIGNED = re.compile(r"[.!?…:;,”\"]\s*$")


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of an article: the heading's paragraph, if any, the voices, and the signatures."""

    first: int
    heading: int | None
    voices: dict[int, str]
    signatures: frozenset[int]


def find_comments(texts: list[str]) -> Comments | None:
    """Return the comment section that closes a text, or None.

    It begins at a heading that says so, or, without one, at a first numbered paragraph from which on to the
    end everything is numbered from 1 or indented under a number.
    """
    for number, text in enumerate(texts, 1):
        if number > 1 and _SECTION.match(text) and number < len(texts):
            return _section(texts, number + 1, heading=number)
    first = _numbered_from(texts)
    return None if first is None else _section(texts, first, heading=None)


def _numbered_from(texts: list[str]) -> int | None:
    found = [_NUMBERED.match(text) for text in texts]
    for number in range(len(texts), 2, -1):  # only the last "1." may have every later number behind it
        one = found[number - 1]
        if one is None:
            if not _INDENT.match(texts[number - 1]):
                return None
        elif one["number"] == "1":
            numbers = [int(other["number"]) for other in found[number:] if other is not None]
            counts = numbers == list(range(2, len(numbers) + 2)) and len(numbers) < len(texts) - number
            return number if counts else None
    return None


def _section(texts: list[str], first: int, heading: int | None) -> Comments:
    starts: list[tuple[int, str | None]] = []
    signatures: set[int] = set()
    headed = _writer(texts[first - 1]) is not None
    signed = {} if headed else _signed_with_days(texts, first)
    for number in range(first, len(texts) + 1):
        text = texts[number - 1]
        says, writer = _SAYS.match(text), _writer(text) if headed else None
        if says is not None:
            starts.append((number, says["name"].strip()))
        elif writer is not None:
            starts.append((number, writer[0]))
            if writer[1]:
                signatures.add(number)
        elif _NUMBERED.match(text) or number - 1 in signed:
            starts.append((number, None))
    if not starts or starts[0][0] != first:
        starts.insert(0, (first, None))
    voices: dict[int, str] = {}
    ends = [number for number, _ in starts[1:]] + [len(texts) + 1]
    for order, ((start, header), end) in enumerate(zip(starts, ends, strict=True), 1):
        name, signature = header, end - 1
        if name is None and signature in signed:
            name = signed[signature]
            if _writer(texts[signature - 1]) is not None:  # else the comment itself stands above it
                signatures.add(signature)
        if name is None and signature > start and is_signature(texts[signature - 1]):
            name = " ".join(texts[signature - 1].split()).lstrip("-–— ")
            signatures.add(signature)
        for number in range(start, end):
            voices[number] = name or f"comment {order}"
    return Comments(first, heading, voices, frozenset(signatures))


def _signed_with_days(texts: list[str], first: int) -> dict[int, str]:
    """Return the paragraphs that end with a writer's name and day, below what he or she wrote."""
    out = {}
    for number in range(first, len(texts) + 1):
        lines = texts[number - 1].strip().split("\n")
        for size in (2, 1):  # the day may stand on a line of its own
            writer = _writer("\n".join(lines[-size:])) if len(lines) >= size else None
            if writer is not None and writer[1]:
                out[number] = writer[0]
                break
    return out


def _writer(text: str) -> tuple[str, bool] | None:
    """Return the writer whom a first line names with a day, and whether nothing else stands there."""
    found = _HEADED.match(text)
    if found is None or words_of(found["name"]) > _NAME_WORDS:
        return None
    return " ".join(found["name"].split()), not text[found.end() :].strip()


def is_signature(text: str) -> bool:
    """Tell whether a comment's last paragraph is only its writer's name."""
    return 0 < words_of(text) <= _SIGNATURE_WORDS and not _UNSIGNED.search(text) and "\n" not in text.strip()
