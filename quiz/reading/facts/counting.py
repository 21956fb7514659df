"""What a figure counts: the noun it stands with, and the words that say which ones."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from quiz.reading.draft.model import AnswerProposal
from quiz.reading.facts.sentences import head_of

if TYPE_CHECKING:
    from quiz.reading.facts.figures import Figure
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

_LOOSE = frozenset(
    str.split(
        "thing way reason side kind type sort point question option aspect factor issue case example part "
        "step front fold other respect time level hand matter party country nation camp"
    )
)
"""Nouns of which a small count is hardly worth asking."""
_POINTS_AT = frozenset(
    {"the", "these", "those", "both", "either", "his", "her", "their", "its", "our", "all"}
)
AGE = "age"
"""What the years of an age count."""
_OLD = re.compile(r"[\s-]olds?\b")
_SCORE = re.compile(r"\d{1,3}\s?[–-]\s?\d{1,3}")
FEW = 12
"""A number up to this that stands for things named elsewhere is no figure: "two of them", "the three"."""
_HANDFUL = 3
"""So many are hardly worth asking for on their own."""
_OLDEST = 110
"""Years of a person's age."""
_LONGEST = 10
"""Words that say what is counted."""


def counted(sentence: Sentence, figure: Figure) -> AnswerProposal | None:
    """Return a figure as an answer, with its unit and what it counts; None for what is not worth asking."""
    parse = sentence.block.parse
    place = sentence.at(figure.start, figure.end)
    if place is None:
        return None
    head = head_of(parse, *place)
    if figure.sort == "duration" and _OLD.match(sentence.text, figure.end):
        return _age(figure)
    if figure.sort == "duration":
        return _answer(
            figure, worth=0.5, counts=_phrase(parse, head, place) if parse.kid(head, "prep") else None
        )
    if figure.sort in {"percent", "money"}:
        return _answer(figure, worth=0.75, unit=figure.unit, counts=_share_of(parse, head, place))
    while parse.deps[head] in {"quantmod", "compound", "advmod"} and parse.pos[parse.heads[head]] == "NUM":
        head = parse.heads[head]
    noun = _noun(parse, head, place)
    if noun is None:
        return _alone(parse, head, figure)
    small = figure.high is None and "." not in figure.value and int(figure.value) <= FEW
    if figure.value in {"0", "1"} and figure.high is None:
        return None
    if noun < place[0] and parse.pos[noun] in {"PROPN", "NOUN"}:
        return None  # "Resolution 2216", "page 4"
    if small and _points_at(parse, noun):
        return None
    if _numbers_one(parse, noun, figure):
        return None
    unit = parse.text[parse.begins[noun] : parse.ends[noun]].lower()
    if small and (parse.lemmas[noun].lower() in _LOOSE or parse.pos[noun] == "PROPN"):
        return _answer(figure, worth=0.2, unit=unit, counts=_phrase(parse, noun, place))
    worth = 0.8 if not small else 0.45 if Decimal(figure.value) <= _HANDFUL else 0.6
    return _answer(figure, worth=worth, unit=unit, counts=_phrase(parse, noun, place))


def _age(figure: Figure) -> AnswerProposal | None:
    """Return an age, "43-year-old", as a number of years."""
    digits = re.fullmatch(r"P(\d+)Y", figure.value)
    if digits is None or figure.high is not None:
        return None
    return AnswerProposal(
        type="number",
        start=figure.start,
        end=figure.end,
        printed=figure.printed,
        value=digits[1],
        unit="years",
        counts=AGE,
        worth=0.4,
    )


def _numbers_one(parse: Parse, noun: int, figure: Figure) -> bool:
    """Tell whether a number says which one and not how many: "the 2015 deal", "a 2-3 defeat"."""
    year = _is_year(figure)
    if year and (parse.pos[noun] == "PROPN" or _points_at(parse, noun)):
        return True
    return parse.tags[noun] in {"NN", "NNP"} and (year or _SCORE.fullmatch(figure.printed) is not None)


def _is_year(figure: Figure) -> bool:
    return len(figure.printed) == 4 and figure.printed.isdigit() and "1000" <= figure.printed < "2100"


def _answer(
    figure: Figure, *, worth: float, unit: str | None = None, counts: str | None = None
) -> AnswerProposal:
    """Make the answer; a range is no number, and is asked as it is printed."""
    sort = "duration" if figure.sort == "duration" else "number"
    ranged = figure.high is not None
    return AnswerProposal(
        type="term" if ranged else "duration" if sort == "duration" else "number",
        start=figure.start,
        end=figure.end,
        printed=figure.printed,
        value=" ".join(figure.printed.split()) if ranged else figure.value,
        unit=unit,
        counts=counts,
        bounds=figure.bounds,
        worth=worth,
    )


def _noun(parse: Parse, head: int, place: tuple[int, int]) -> int | None:
    """Return the noun that a number counts."""
    above = parse.heads[head]
    if above != head and not place[0] <= above <= place[1]:
        if parse.deps[head] in {"nummod", "amod", "compound", "nmod", "quantmod"} and parse.pos[above] in {
            "NOUN",
            "PROPN",
        }:
            return above
        if parse.deps[head] == "appos" and parse.pos[above] == "PROPN":
            return None
    of = next(
        (kid for kid in parse.kids[head] if parse.deps[kid] == "prep" and parse.lower[kid] == "of"), None
    )
    noun = None if of is None else parse.kid(of, "pobj")
    return noun if noun is not None and parse.pos[noun] in {"NOUN", "PROPN"} else None


def _alone(parse: Parse, head: int, figure: Figure) -> AnswerProposal | None:
    """Return a number without a noun: an age behind a name, or one too large to mean what was named."""
    whole = figure.high is None and figure.value.isdigit()
    above = parse.heads[head]
    if (
        parse.deps[head] == "appos"
        and parse.pos[above] == "PROPN"
        and whole
        and FEW < int(figure.value) <= _OLDEST
        and not _is_no_person(parse, above)
    ):
        name = parse.text[parse.begins[parse.left[above]] : parse.ends[above]]
        return _answer(figure, worth=0.4, unit="years", counts=f"{AGE} of {name}")
    if not whole or int(figure.value) <= FEW or parse.pos[head] != "NUM" or _is_year(figure):
        return None
    return _answer(figure, worth=0.35)


def _is_no_person(parse: Parse, word: int) -> bool:
    return any(
        first <= word < end and label in {"GPE", "LOC", "ORG", "NORP"} for first, end, label in parse.entities
    )


def _points_at(parse: Parse, noun: int) -> bool:
    return any(
        parse.deps[kid] in {"det", "poss", "predet"} and parse.lower[kid] in _POINTS_AT
        for kid in parse.kids[noun]
    )


def _phrase(parse: Parse, noun: int, place: tuple[int, int]) -> str | None:
    """Return the counted noun with what describes it, the number left out."""
    first = max(parse.left[noun], place[1] + 1)
    last = noun
    for kid in parse.kids[noun]:
        if (
            kid > noun
            and parse.deps[kid] in {"prep", "compound", "acl"}
            and parse.right[kid] - first < _LONGEST
        ):
            last = max(last, parse.right[kid])
        elif kid > noun and parse.deps[kid] not in {"prep", "compound", "acl"}:
            break
    first = min(first, last)
    words = parse.text[parse.begins[first] : parse.ends[last]]
    return " ".join(words.split()).strip(" ,;–-") or None


def _share_of(parse: Parse, head: int, place: tuple[int, int]) -> str | None:
    for kid in parse.kids[head]:
        if kid > place[1] and parse.deps[kid] == "prep" and parse.right[kid] - kid < _LONGEST:
            return " ".join(parse.text[parse.begins[kid] : parse.ends[parse.right[kid]]].split())
    return None
