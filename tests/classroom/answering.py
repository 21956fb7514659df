"""A drill that a class has answered, put into a store without a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quiz.classroom.frozen import (
    Answer,
    ChoseOption,
    ChoseTruth,
    GavePairs,
    encode_answer,
    encode_instance,
    grade_answer,
    option_ids,
    row_ids,
    row_option_ids,
)
from quiz.classroom.live import names
from quiz.questions.model import AnyInstance, Assign, Explanation, Form, Judge, Pick, Row
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.drills import Answered, Asked, Drill, Participant
from tests.sample_decks import NOON

DRILL = "0199a000-0000-7000-8000-0000000000aa"
BOOK = Explanation(answer="-", text="Rye was sown first.", standing="Reported by the book.", holder="Ada")


def who_says() -> Pick:
    """Whose view is it? Ada's."""
    return Pick(
        question="d/a#p?who-says",
        card="d/a#p",
        form=Form.WHO_SAYS,
        recall=False,
        prompt="Who says that rye was sown first?",
        explanation=BOOK,
        options=("Ada", "Ben", "Cleo"),
        key=0,
    )


def false_one() -> Judge:
    """A false sentence."""
    return Judge(
        question="d/b#p?true-false",
        card="d/b#p",
        form=Form.TRUE_FALSE,
        recall=False,
        prompt="True or false?",
        explanation=BOOK,
        text="Oats were sown first.",
        key=False,
    )


def fact_or_view() -> Assign:
    """A view of Ada's."""
    return Assign(
        question="d/c#p?fact-or-view",
        card="d/c#p",
        form=Form.FACT_OR_VIEW,
        recall=False,
        prompt="What kind of statement is this, and whose? “Rye is best.”",
        explanation=BOOK,
        rows=(
            Row(label="Kind of statement", options=("reported fact", "judgement"), key=1),
            Row(label="Whose it is", options=("Ada", "Ben"), key=0),
        ),
    )


def option(instance: Pick, at: int) -> ChoseOption:
    return ChoseOption(option_ids(instance)[at])


def pairs(instance: Assign, *places: int) -> GavePairs:
    ids = row_ids(instance)
    return GavePairs({ids[at]: row_option_ids(instance, at)[place] for at, place in enumerate(places)})


def hold(
    store: Store,
    instances: Sequence[AnyInstance],
    given: Mapping[str, Sequence[Answer | None]],
    *,
    drill: str = DRILL,
    title: str = "Class 7b",
    learners: Mapping[str, str] | None = None,
    mode: str = "live",
    at: int = NOON,
) -> str:
    """Keep a drill that has ended; None is a question asked before somebody joined."""
    drills.save(
        store.database,
        Drill(drill, "barley", title, mode, "ended", "{}", None, at, at + 9),
        [
            Asked(drill, number, one.card, one.question, encode_instance(one), at + number, at + number + 1)
            for number, one in enumerate(instances, 1)
        ],
    )
    people = [
        Participant(
            f"{drill}-{n}", drill, name, names.folded(name), None, (learners or {}).get(name), n, None
        )
        for n, name in enumerate(given)
    ]
    rows = [
        Answered(
            drill,
            number,
            person.id,
            encode_answer(answer),
            grade_answer(instances[number - 1], answer).score,
            1000 * number,
            at,
            0,
        )
        for person, answers in zip(people, given.values(), strict=True)
        for number, answer in enumerate(answers, 1)
        if answer is not None
    ]
    drills.apply(store.database, [*map(drills.joined, people), drills.answered(rows)])
    return drill


def truth(value: bool) -> ChoseTruth:
    return ChoseTruth(value)
