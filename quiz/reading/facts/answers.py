"""What could be asked for in a sentence: dates, figures, offices, names, quotations and plain things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.dossier.dates import UNKNOWN_YEAR
from quiz.reading.draft.model import AnswerProposal
from quiz.reading.facts.counting import counted
from quiz.reading.facts.figures import read_figures
from quiz.reading.facts.hanging import hanging
from quiz.reading.facts.roles import roles_in, shorter
from quiz.reading.facts.standing import is_asserted, is_wanted
from quiz.reading.facts.terms import quoted, things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.facts.dates import Dated
    from quiz.reading.facts.naming import Named
    from quiz.reading.facts.sentences import Sentence

_VAST = 0.3
"""A century is hardly a date."""
_YEARLESS = 0.4
"""A day or month without a year is less of one."""
_INSIDE = 0.35
"""The most that a name inside an office or a quotation is worth."""
_GIVEN = frozenset({"nummod", "compound", "amod", "nmod"})


def answers_in(sentence: Sentence, named: Sequence[Named], dated: Sequence[Dated]) -> list[AnswerProposal]:
    """Return what could be asked for, best first.

    No two lie across each other; a name may lie inside an office or a quotation, and is worth less there.
    What is denied, only thought of or only wanted is left out.
    """
    out: list[AnswerProposal] = []
    for one in _candidates(sentence, named, dated):
        over = [other for other in out if other.start < one.end and one.start < other.end]
        inside = all(
            other.type in {"role", "term"} and other.entity is None and one.entity is not None
            and other.start <= one.start and one.end <= other.end
            for other in over
        )  # fmt: skip
        if not inside or not _asserted(sentence, one):
            continue
        out.append(replace(one, worth=min(one.worth, _INSIDE)) if over else one)
    out += things(sentence, out)
    out = [
        replace(one, about=about, beside=beside)
        for one in out
        for about, beside in [hanging(sentence, one.start, one.end)]
    ]
    return sorted(out, key=lambda one: (-one.worth, one.start, one.end))


def _asserted(sentence: Sentence, answer: AnswerProposal) -> bool:
    """Tell whether an answer is told as so.

    What only describes is taken for granted whatever is denied: "the 2015 deal", "the mayor, Rita Holm".
    """
    parse = sentence.block.parse
    place = sentence.at(answer.start, answer.end)
    if place is None:
        return False
    words = range(place[0], place[1] + 1)
    if (
        answer.type == "date"
        and parse.deps[place[1]] in _GIVEN
        and parse.pos[parse.heads[place[1]]] == "NOUN"
    ):
        return True
    if answer.type == "role" and answer.of is not None:
        return not any(
            parse.deps[word] in {"attr", "oprd"} and not is_asserted(parse, word) for word in words
        )
    return all(is_asserted(parse, word) and not is_wanted(parse, word) for word in place)


def _candidates(
    sentence: Sentence, named: Sequence[Named], dated: Sequence[Dated]
) -> Iterator[AnswerProposal]:
    """Yield answers, those that win over others in the same place first."""
    text = sentence.text
    numbers = [found for one in read_figures(text) if (found := counted(sentence, one)) is not None]
    for time in dated:
        if time.edtf is not None:
            yield AnswerProposal(
                type="date",
                start=time.start,
                end=time.end,
                printed=time.printed,
                value=time.edtf,
                worth=_date_worth(time.edtf, time.inferred),
            )
    for number in numbers:
        if not any(one.start < number.end and number.start < one.end for one in dated):
            yield number
    for role in roles_in(sentence, named):
        start, end = sentence.offsets(role.first, role.last)
        yield AnswerProposal(
            type="role",
            start=start,
            end=end,
            printed=text[start:end],
            value=" ".join(text[start:end].split()),
            accept=shorter(text[start:end]),
            of=None if role.holder is None else role.holder.slug,
            worth=role.worth,
        )
    yield from quoted(sentence)
    for one in named:
        yield AnswerProposal(
            type=one.sort,
            start=one.start,
            end=one.end,
            printed=text[one.start : one.end],
            entity=one.slug,
            worth=one.worth,
        )


def _date_worth(value: str, inferred: str | None) -> float:
    if value.startswith(UNKNOWN_YEAR):
        return _YEARLESS
    if value.endswith("XX"):
        return _VAST
    return 0.7 if inferred is None else 0.5


def units_in(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where figures stand that count something named, or time: offsets into the sentence."""
    return [
        (found.start, found.end)
        for one in read_figures(sentence.text)
        if (found := counted(sentence, one)) is not None and (found.unit or found.type == "duration")
    ]
