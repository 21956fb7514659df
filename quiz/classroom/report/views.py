"""Which voices a class confuses, and how it takes what stands as fact or as view."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.classroom.frozen import ChoseOption, ChoseTruth, GavePairs, NoAnswer, option_ids
from quiz.classroom.report.model import Confusion, Taken
from quiz.classroom.report.wrong import assigned
from quiz.questions.model import Assign, Form, Judge, Pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.classroom.frozen import Answer
    from quiz.questions.model import AnyInstance, Explanation

FACT: Final = "reported fact"
"""As the form fact-or-view calls it; its own module would load the schema of dossiers."""


class Round(NamedTuple):
    """A question that counts, with what was answered."""

    number: int
    instance: AnyInstance
    answers: Sequence[Answer]


def confusions(rounds: Iterable[Round]) -> tuple[Confusion, ...]:
    """Return which voice was taken for which other, the most frequent first.

    Counted are who-says questions, positions to be matched with voices, positions to be picked for a voice,
    and the voice of a statement in fact-or-view.
    """
    times: Counter[tuple[str, str]] = Counter()
    numbers: dict[tuple[str, str], set[int]] = {}
    for one in rounds:
        for answer in one.answers:
            for pair in _mistaken(one.instance, answer):
                times[pair] += 1
                numbers.setdefault(pair, set()).add(one.number)
    return tuple(
        Confusion(voice=pair[0], taken_for=pair[1], times=count, questions=tuple(sorted(numbers[pair])))
        for pair, count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
    )


def _mistaken(instance: AnyInstance, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield the right voice and the one it was taken for."""
    match instance, answer:
        case Pick(), ChoseOption(option):
            ids = option_ids(instance)
            if option not in ids or option == ids[instance.key]:
                return
            chosen = instance.options[ids.index(option)]
            if instance.form is Form.WHO_SAYS:
                yield _named(instance.options[instance.key]), _named(chosen)
            elif (holder := instance.explanation.holder) is not None:
                for other in instance.explanation.others:
                    if _same(other.says, chosen):
                        yield _named(other.voice), _named(holder)
        case Assign(), GavePairs():
            for row, at in assigned(instance, answer):
                shown = instance.rows[row]
                if at != shown.key and _are_voices(instance, row):
                    yield _named(shown.options[shown.key]), _named(shown.options[at])
        case _:
            return


def _are_voices(instance: Assign, row: int) -> bool:
    """Tell whether a row asks whose something is."""
    if instance.form is Form.FACT_OR_VIEW:
        return row > 0
    if instance.form is not Form.MATCH:
        return False
    voices = tuple(_voices(instance.explanation))
    return all(option.casefold().startswith(voices) for option in instance.rows[row].options)


def _voices(explanation: Explanation) -> Iterator[str]:
    for line in explanation.evidence:
        yield from (voice.casefold() for voice in line.voices)
    yield from (other.voice.casefold() for other in explanation.others)


def _named(voice: str) -> str:
    """Return a voice as it stands within a sentence: matching shows it with a capital."""
    return voice[:1].lower() + voice[1:] if voice.startswith("The ") else voice


def _same(one: str, other: str) -> bool:
    return one.strip(" .").casefold() == other.strip(" .").casefold()


# ---------------------------------------------------------------- fact or view


def taken(rounds: Iterable[Round]) -> tuple[Taken, ...]:
    """Return which views were taken for facts, facts for views, and false sentences for true.

    From fact-or-view and true-false; the most frequent mistake first.
    """
    lines = [line for one in rounds if (line := _line(one)) is not None and line.times]
    return tuple(sorted(lines, key=lambda line: (-line.times / line.of, line.number)))


def _line(one: Round) -> Taken | None:
    told = [answer for answer in one.answers if not isinstance(answer, NoAnswer)]
    match one.instance:
        case Assign(form=Form.FACT_OR_VIEW) as instance:
            kinds = instance.rows[0]
            fact = kinds.options.index(FACT) if FACT in kinds.options else -1
            given = [
                option
                for answer in told
                if isinstance(answer, GavePairs)
                for row, option in assigned(instance, answer)
                if row == 0
            ]
            is_fact = kinds.key == fact
            times = sum((option == fact) != is_fact for option in given)
            mistake = "fact as view" if is_fact else "view as fact"
            text = instance.prompt.split("? ", 1)[-1]
        case Judge(key=False) as judged:
            times = sum(isinstance(answer, ChoseTruth) and answer.value for answer in told)
            mistake, text = "false as true", judged.text
        case _:
            return None
    return Taken(
        number=one.number,
        mistake=mistake,
        text=text,
        holder=one.instance.explanation.holder,
        times=times,
        of=len(told),
    )
