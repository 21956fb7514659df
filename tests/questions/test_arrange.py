"""Events to put in order: which sets are made, how they read, how they are shown and graded."""

from __future__ import annotations

from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.dossier.schema import Dossier
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.grade import grade
from quiz.questions.material import Material
from quiz.questions.model import Arrange, ArrangeQuestion, Card, Dated, Explanation, Form
from quiz.questions.realise import realise
from quiz.questions.response import Arranged, GaveUp
from quiz.questions.undated import told_plainly, undated

RIVER = Path(__file__).parent / "data" / "river.yaml"


def card(built: BuiltDeck, name: str) -> Card:
    return next(one for one in built.cards if one.id == f"river/{name}")


def question(built: BuiltDeck, name: str) -> ArrangeQuestion:
    (one,) = card(built, name).questions
    assert isinstance(one, ArrangeQuestion)
    return one


def edited(tmp_path: Path, *changes: tuple[str, str]) -> BuiltDeck:
    text = RIVER.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "edited.yaml"
    path.write_text(text, encoding="utf-8")
    return build_deck(load(path))


# ---------------------------------------------------------------- which sets are made


def test_a_topic_without_a_set_gets_one_of_its_events(dam: BuiltDeck) -> None:
    asked = question(dam, "plan#order")
    assert asked.prompts == ("From “The works”: put these in order, the earliest first.",)
    assert asked.recall
    assert asked.form is Form.ORDER
    assert [(item.text, item.when) for item in asked.items] == [
        ("A plan for the river was drawn up.", "1931"),
        ("The bed was surveyed by the army.", "between 1934 and 1936"),
        ("The first stone was laid by the king.", "2 May 1937"),
        ("According to Nora Berg: The wall was finished.", "order only"),
        ("The gates were shut for the first time.", "September 1939"),
        ("The mill drew its first power from the dam.", "between October and November 1939"),
    ]


def test_what_tells_its_place_or_cannot_be_placed_is_left_out(dam: BuiltDeck) -> None:
    shown = " ".join(item.text for item in question(dam, "plan#order").items)
    for word in ("museum", "painted", "later"):  # about 1988; In 1962; Two years later
        assert word not in shown


def test_a_topic_with_a_set_gets_no_other(dam: BuiltDeck) -> None:
    orders = [one for one in dam.cards if one.part == "order" and one.topic == "floods"]
    assert [one.id for one in orders] == ["river/floods-in-order#order"]


def test_an_authored_set_is_asked_as_it_is_written(dam: BuiltDeck) -> None:
    one = card(dam, "floods-in-order#order")
    assert question(dam, "floods-in-order#order").prompts == (
        "Which flood came first, and which then?",
        "Put the floods in order.",
    )
    assert one.answers == (
        "The old town stood under water.",
        "The river took the bridge away.",
        "The river broke the dyke.",
        "The water rose to the church door.",
    )
    assert one.importance == 3
    assert one.was == ("river/floods#order",)
    said = one.explanation
    assert said.text == said.answer
    assert said.text.split("\n")[2] == "2. The river took the bridge away (order only)."
    assert said.notes == (
        "No date is given for 2; it is told to come after 1 and before 3.",
        "The date of 3 is inferred: The page gives the age of the dyke.",
        "All four are told on two pages.",
    )
    assert {(line.source, line.paragraph) for line in said.evidence} == {
        ("daily", 12),
        ("page", 2),
        ("page", 3),
        ("page", 4),
    }


def test_the_card_of_a_run_is_named_by_its_first_event_and_follows_its_renaming(dam: BuiltDeck) -> None:
    assert card(dam, "plan#order").slug == "plan"
    assert card(dam, "plan#order").was == ()


_ONE = (
    '  - {{id: e{0:03}, kind: report, text: "The {{a}} was opened.", '
    'answers: {{a: {{type: term, value: "house{0}"}}}}, '
    'ask: {{a: "What was opened?"}}, when: {{edtf: "{1}"}}, '
    'evidence: [{{at: "s#1", says: [v], printed: x}}]}}\n'
)
_HEAD = (
    "deck: {id: many, title: Many, format: 1, licence: MIT}\n"
    "sources: [{id: s, file: s.txt, label: the S article, author: v, paragraphs: 2}]\n"
    "voices: [{id: v, kind: author, label: the S author}]\nstatements:\n"
)


def many(tmp_path: Path, numbers: list[int]) -> list[tuple[str, int]]:
    """Build events of the years 1000 + number; return the first event and the size of each run."""
    path = tmp_path / "many.yaml"
    path.write_text(_HEAD + "".join(_ONE.format(n, 1000 + n) for n in numbers), encoding="utf-8")
    orders = [one for one in build_deck(load(path)).cards if one.part == "order"]
    return sorted((one.slug, len(one.answers)) for one in orders)


@pytest.mark.parametrize(
    ("count", "covered"), [(3, 0), (4, 4), (5, 5), (6, 6), (7, 6), (8, 8), (11, 11), (23, 23)]
)
def test_runs_have_four_to_six_events_and_leave_hardly_any_out(
    count: int, covered: int, tmp_path: Path
) -> None:
    runs = many(tmp_path, list(range(count)))
    assert all(4 <= size <= 6 for _, size in runs)
    assert sum(size for _, size in runs) == covered


def test_most_runs_stay_what_they_are_when_an_event_is_added(tmp_path: Path) -> None:
    before = {slug for slug, _ in many(tmp_path, list(range(10, 130)))}
    kept = []
    for new in (1, 3, 5):
        after = {slug for slug, _ in many(tmp_path, [new, *range(10, 130)])}
        kept.append(len(before & after) / len(before))
    assert min(kept) > 0.6, kept


# ---------------------------------------------------------------- texts without dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In {d} the {a} was opened.", "The house was opened."),
        ("On {d}, the {a} was opened.", "The house was opened."),
        ("The {a} was opened on {d}.", "The house was opened."),
        ("The {a}, in {d}, was opened.", "The house was opened."),
        ("The {a} was opened in the summer of {d} by all.", "The house was opened by all."),
        ("They date the {a} to {d}.", "They date the house to ____."),
        ("In {d}, Berg recalls, the {a} was opened.", "In ____, Berg recalls, the house was opened."),
        ("The {a} was opened, Berg explains, in {d}.", "The house was opened, Berg explains, in ____."),
        ("From {d} to {e} the {a} stood.", "From ____ to ____ the house stood."),
    ],
)
def test_a_dated_slot_goes_with_its_phrase_or_is_blanked(
    text: str, expected: str, river: Dossier, tmp_path: Path
) -> None:
    slots = {"d": "1931", "e": "1932"}
    answers = {
        "a": {"type": "term", "value": "house"},
        **{slot: {"type": "date", "value": year} for slot, year in slots.items() if f"{{{slot}}}" in text},
    }
    first = river.statements[0]
    statement = type(first).model_validate(
        {
            "id": "x",
            "kind": "report",
            "text": text,
            "answers": answers,
            "ask": dict.fromkeys(answers, "What?"),
            "evidence": [first.evidence[0].model_dump()],
            "when": {"edtf": "1931"},
        }
    )
    said = undated(statement, Material(river))
    assert said == expected
    assert told_plainly(said) == ("____" not in said)


# ---------------------------------------------------------------- as it is shown


def _question(count: int) -> ArrangeQuestion:
    items = tuple(Dated(text=f"event {i}", when=str(1900 + i)) for i in range(count))
    return ArrangeQuestion(
        id="d/x#order?order", card="d/x#order", form=Form.ORDER, recall=True, prompts=("Order.",), items=items
    )


def _show(asked: ArrangeQuestion, dam: BuiltDeck, learner: str, repetition: int) -> Arrange:
    shown = realise(asked, dam.cards[0], learner, repetition)
    assert isinstance(shown, Arrange)
    return shown


@pytest.mark.parametrize("count", [4, 5, 6])
def test_what_is_dealt_is_never_solved_nor_the_same_twice_running(count: int, dam: BuiltDeck) -> None:
    asked = _question(count)
    orders = set()
    for learner in ("", "ann", "bob"):
        dealt = [_show(asked, dam, learner, i) for i in range(60)]
        for shown in dealt:
            assert tuple(shown.items[i] for i in shown.key) == asked.items
            assert grade(shown, Arranged(tuple(range(count)))).rating == 1, "as dealt it is not nearly right"
        for one, next_one in pairwise(dealt):
            assert one.items != next_one.items
        orders |= {shown.items for shown in dealt}
    assert len(orders) > count


# ---------------------------------------------------------------- grading


SAID = Explanation(answer="a", text="a", standing="s")


def _arrange(key: tuple[int, ...]) -> Arrange:
    return Arrange(
        question="q",
        card="c",
        form=Form.ORDER,
        recall=True,
        prompt="Order.",
        explanation=SAID,
        items=tuple(Dated(text=str(i), when=str(i)) for i in range(len(key))),
        key=key,
    )


@given(st.integers(2, 6).flatmap(lambda n: st.tuples(*[st.permutations(range(n))] * 2)))
def test_any_order_is_graded_and_only_the_right_one_is_full(both: tuple[list[int], list[int]]) -> None:
    key, given_order = (tuple(order) for order in both)
    verdict = grade(_arrange(key), Arranged(given_order))
    assert 0 <= verdict.score <= 1
    assert (verdict.score == 1) == (given_order == key) == (verdict.outcome == "right")
    assert [verdict.marks[item] for item in key] == [
        item == put for item, put in zip(key, given_order, strict=True)
    ]
    place = {item: i for i, item in enumerate(key)}
    inversions = sum(place[a] > place[b] for i, a in enumerate(given_order) for b in given_order[i + 1 :])
    assert verdict.rating == {0: 3, 1: 2}.get(inversions, 1)
    pairs = len(key) * (len(key) - 1) / 2
    assert verdict.score == pytest.approx(1 - inversions / pairs)


@given(st.lists(st.integers(-3, 9), max_size=8))
def test_what_is_no_order_of_all_is_wrong(order: list[int]) -> None:
    if sorted(order) != [0, 1, 2, 3]:
        verdict = grade(_arrange((2, 0, 3, 1)), Arranged(tuple(order)))
        assert (verdict.outcome, verdict.rating, verdict.score) == ("wrong", 1, 0)
        assert len(verdict.marks) == 4


def test_one_exchange_of_neighbours_is_hard_and_a_giving_up_is_again() -> None:
    shown = _arrange((0, 1, 2, 3))
    ratings = {order: grade(shown, Arranged(order)).rating for order in permutations(range(4))}
    assert sorted(order for order, rating in ratings.items() if rating == 2) == [
        (0, 1, 3, 2),
        (0, 2, 1, 3),
        (1, 0, 2, 3),
    ]
    assert grade(shown, GaveUp()).rating == 1
    assert "a" in grade(shown, GaveUp()).message
