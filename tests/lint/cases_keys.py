"""What gives the key away: what is planted, and what must pass."""

from __future__ import annotations

from msgspec.structs import replace

from quiz.questions.model import Card, JudgeQuestion, PickQuestion

from .planting import Case, Change, asked, shows, stated, statement, term

_MANY = [f"crop-{i}" for i in range(60)]


def _many(key: str, *wrong: str, kind: str = "term") -> Case:
    answer = term(key, *wrong) if kind == "term" else f'{{type: number, value: "{key}", unit: trees}}'
    return stated(*(statement("It is {a}.", f"What is crop {slug}?", answer, slug=slug) for slug in _MANY))


def _lowest(card: Card) -> Card:
    """Leave only wrong figures above the right one."""

    def above(one: PickQuestion) -> PickQuestion:
        order = ("5 trees", "6 trees", "7 trees", "8 trees")
        return replace(one, key=order[0], pool=order[1:], ordered=order)

    return replace(
        card, questions=tuple(above(one) if isinstance(one, PickQuestion) else one for one in card.questions)
    )


def _always_true(card: Card) -> Card:
    return replace(
        card,
        questions=tuple(
            replace(one, false_versions=()) if isinstance(one, JudgeQuestion) else one
            for one in card.questions
        ),
    )


def _with(case: Case, change: Change) -> Case:
    return Case(case.sections, change)


CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q201": (
        [asked("What grows?", "grass that was sown last autumn", "moss", "clover", "thyme")],
        [
            asked("What grows?", "grass that was sown", "moss that came", "clover that lasts", "wild thyme"),
            stated(statement("He is {a}.", "Who is he?", "{type: person, entity: ada}")),
            asked("What grows?", "clover", "moss", "fern", "reed"),
        ],
    ),
    "Q202": (
        [_many("tall grass", "moss", "clover", "thyme")],
        [
            _many("grass", "moss", "clover", "thyme"),
            asked("What grows?", "tall grass", "moss", "thyme", "sage"),
        ],
    ),
    "Q203": (
        [
            _with(_many("5", kind="number"), _lowest),
            _with(_many("grass", "moss", "clover", "thyme"), _always_true),
        ],
        [_many("grass", "moss", "clover", "thyme"), shows("5 trees", ["6 trees", "7 trees"], ordered=True)],
    ),
    "Q204": (
        [
            asked("What fell?", "an oak", "the ash", "the elm", "the lime"),
            asked("What fell?", "rain", "a tree", "a wall", "an arch"),
            asked("What fell was an ____: what?", "oak", "birch", "lime", "poplar"),
            asked("Which crops were lost?", "beans", "barley", "wheat", "rye"),
            asked("What tree is it?", "an oak tree of the park", "ashes of the park", "elms", "limes"),
        ],
        [
            asked("What fell?", "an oak", "a lime", "the elm", "a poplar"),
            asked("What fell?", "a tree", "an arch", "a wall", "a lamp"),
            asked("What did they lose?", "beans", "barley", "wheat", "rye"),
            asked("Which crops were lost?", "beans", "peas", "wheat", "rye"),
            asked("Which country was it?", "the United States", "France", "Spain", "Italy"),
            stated(statement("It lies at {a}.", "Where does it lie?", "{type: place, entity: elm}")),
        ],
    ),
    "Q205": (
        [
            asked("Which force keeps the gate?", "the gate force", "the guild", "the watch", "the mayor"),
            asked("What do gardeners plant?", "garden peas", "field beans", "wild rice", "sugar beet"),
        ],
        [
            asked("Which force keeps the gate?", "the blue force", "the red force", "the watch", "the mayor"),
            asked("What do they plant?", "garden peas", "field beans", "wild rice", "sugar beet"),
        ],
    ),
    "Q206": (
        [
            asked(
                "Whose is it?",
                "Royal Garden Society",
                "Royal Garden Trust",
                "Royal Park Society",
                "Town Club",
            )
        ],
        [
            asked(
                "Whose is it?",
                "Royal Garden Society",
                "Royal Park Trust",
                "Civic Park Trust",
                "Civic Lawn Club",
            ),
            asked("Whose is it?", "the guild", "the watch", "the mayor", "the town"),
        ],
    ),
}
