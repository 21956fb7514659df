"""Speaker turns: roundtables, interviews and transcripts print a name and a colon before what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quiz.reading.structure.introduced import full_names

_PICTURE = re.compile(r"^\s*(?P<slug>[^\W\d_][\w-]*?)-\d{2,4}x\d{2,4}(?:\.\w{3,4})?[ \t]*\n?")
"""The name of a picture file that a page prints where it shows the speaker's face."""
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_LABEL = re.compile(
    rf"^\s*(?P<name>(?:{_NAME})(?:\s+(?:{_NAME}|de|van|von|al|bin|el|la|of)){{0,4}})"
    r"(?:\s*\([^)\n]{1,60}\)|,\s[^:\n]{1,40})?\s*(?P<colon>:)\s+(?=\S)"
)
_SHORT = re.compile(r"^\s*(?P<name>[QA])\s*[:.]\s+(?=\S)")
_NO_NAMES = frozenset(
    str.split(
        "note update updated correction source sources photo image photograph photography picture pictures "
        "illustration images caption credit credits related read also more see watch "
        "published posted date editor warning summary background analysis opinion exclusive breaking live "
        "question answer where when what why who how by tags topics filed share photos video comments"
    )
)
"""Words that stand before a colon and are nobody. Question and answer are named by what they mean below."""
_MOST_INTRODUCED = 50
_ASKS = {"Q": "interviewer", "QUESTION": "interviewer", "A": "interviewee", "ANSWER": "interviewee"}


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: the name, where the spoken words begin, and where the printed name stands.

    ``pictured``: whether the name of a picture file stands beside it.
    """

    name: str
    spoken: int
    pictured: bool
    start: int = 0
    end: int = 0


def speaker_labels(texts: list[str]) -> dict[int, Label]:
    """Return the labels of turns by paragraph number.

    A name before a colon is a speaker where a picture's name stands beside it, or where the text is a
    conversation: the same label comes again, or two different ones open paragraphs, and at least a fifth of
    the paragraphs behind the first label open with one.
    """
    found = {number: label for number, text in enumerate(texts, 1) if (label := _label(text)) is not None}
    fuller = full_names(
        [one.name for one in found.values() if one.name not in _ASKS.values()],
        "\n".join(texts[: min(found, default=1) - 1]),
    )
    fuller = _introduced_in_turns(texts, found, fuller) | fuller
    found = {number: replace(one, name=fuller.get(one.name, one.name)) for number, one in found.items()}
    pictured = any(label.pictured for label in found.values())
    if pictured:
        names = {label.name.split()[0] for label in found.values() if label.pictured}
        return {
            number: label
            for number, label in found.items()
            if label.pictured or label.name.split()[0] in names
        }
    if len(found) < 2 or _is_list(texts, found):
        return {}
    behind = len(texts) - min(found) + 1
    again = len({label.name for label in found.values()}) < len(found)
    return found if (again or len(found) > 2 or len(texts) < 6) and len(found) * 5 >= behind else {}


def _is_list(texts: list[str], found: dict[int, Label]) -> bool:
    """Tell whether names before colons are things of a list, each told of in small letters behind it."""
    small = sum(texts[number - 1][one.spoken : one.spoken + 1].islower() for number, one in found.items())
    again = len({one.name for one in found.values()}) < len(found)
    return not again and small * 2 >= len(found)


def _introduced_in_turns(texts: list[str], found: dict[int, Label], known: dict[str, str]) -> dict[str, str]:
    """Return the full names of speakers whom another one's turn, before their first, introduces."""
    first: dict[str, int] = {}
    for number, one in sorted(found.items()):
        first.setdefault(one.name, number)
    begin = min(found, default=1)
    out: dict[str, str] = {}
    for name, number in list(first.items())[:_MOST_INTRODUCED]:
        if name not in known and name not in _ASKS.values() and number > begin:
            out |= full_names([name], "\n".join(texts[begin - 1 : number - 1]))
    return out


def _label(text: str) -> Label | None:
    picture = _PICTURE.match(text)
    start = picture.end() if picture else 0
    short = _SHORT.match(text[start:])
    if short is not None:
        return Label(_ASKS[short["name"]], start + short.end(), picture is not None, *_at(short, start))
    named = _LABEL.match(text[start:])
    if named is None:
        return None
    name = " ".join(named["name"].split())
    if name.upper() in _ASKS:
        return Label(_ASKS[name.upper()], start + named.end(), picture is not None, *_at(named, start))
    if picture is None and {word.lower().strip(".") for word in name.split()} & _NO_NAMES:
        return None
    if name.isupper() and len(name) > 3:
        name = name.title()
    full = _full(name, picture["slug"] if picture else "")
    return Label(full, start + named.end(), picture is not None, *_at(named, start))


def _at(found: re.Match[str], start: int) -> tuple[int, int]:
    return start + found.start("name"), start + found.end("name")


def _full(name: str, slug: str) -> str:
    """Return the fuller name where a picture's file gives it: "Aron" beside ``aron-lund-300x300``."""
    parts = slug.split("-")
    if len(parts) > 1 and parts[0].casefold() == name.casefold() and all(part.isalpha() for part in parts):
        return " ".join([name, *(part.capitalize() for part in parts[1:])])
    return name
