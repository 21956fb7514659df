"""Voices to choose from: those that might have said it."""

from __future__ import annotations

from pathlib import Path

from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.model import AnyQuestion, Form, PickQuestion, TypeQuestion

HEAD = """
deck: {id: d, title: "The dam", format: 1, licence: MIT}
sources:
  - {id: a, file: a.txt, label: "the Almanac", author: ada, paragraphs: 9}
  - {id: b, file: b.txt, label: "the Bugle", author: ben, paragraphs: 9}
  - {id: c, file: c.txt, label: "the Courier", author: cem, paragraphs: 9}
voices:
  - {id: ada, kind: author, label: "Ada Arnold"}
  - {id: ben, kind: person, label: "Ben Bright"}
  - {id: cem, kind: author, label: "Cem Cole"}
  - {id: dee, kind: person, label: "Dee Dale"}
  - {id: eva, kind: person, label: "Eva Ernst"}
  - {id: fin, kind: person, label: "Fin Fox"}
  - {id: council, kind: institution, label: "the council"}
  - {id: mayor, kind: person, label: "the mayor", part_of: council}
  - {id: board, kind: institution, label: "the water board"}
  - {id: union, kind: institution, label: "the farmers' union"}
statements:
"""


def view(name: str, text: str, *says: str, source: str = "a") -> str:
    return (
        f'  - {{id: {name}, kind: judgement, text: "{text} {{a}}.", '
        f"answers: {{a: {{type: term, value: late}}}}, "
        f'ask: {{a: "How is the dam, in the view of {says[-1]}?"}}, '
        f'evidence: [{{at: "{source}#1", says: [{", ".join(says)}], printed: "x"}}]}}\n'
    )


def built(tmp_path: Path, body: str) -> BuiltDeck:
    path = tmp_path / "dam.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return build_deck(load(path))


def who_says(deck: BuiltDeck, card: str) -> list[AnyQuestion]:
    found = next(c for c in deck.cards if c.id == f"d/{card}")
    return [question for question in found.questions if question.form is Form.WHO_SAYS]


VIEWS = (
    view("one", "In Ada Arnold's view the dam is", "ada")
    + view("two", "In Ben Bright's view the gates are", "ben", source="b")
    + view("three", "In Cem Cole's view the pumps are", "cem", source="c")
    + view("four", "In Dee Dale's view the roads are", "ada", "dee")
    + view("five", "In Eva Ernst's view the fields are", "ada", "eva")
    + view("six", "In Fin Fox's view the boats are", "ada", "fin")
)


def test_who_tells_the_story_is_not_mistaken_for_who_acts_in_it(tmp_path: Path) -> None:
    pick, _ = who_says(built(tmp_path, VIEWS), "one#a")
    assert isinstance(pick, PickQuestion)
    assert set(pick.pool[:2]) == {"Ben Bright", "Cem Cole"}
    pick, _ = who_says(built(tmp_path, VIEWS), "five#a")
    assert isinstance(pick, PickQuestion)
    assert set(pick.pool[:2]) == {"Dee Dale", "Fin Fox"}


def test_who_tells_a_story_is_not_offered_for_whom_another_reports(tmp_path: Path) -> None:
    more = view("seven", "In the mayor's view the boats are", "ada", "mayor")
    pick, _ = who_says(built(tmp_path, VIEWS + more), "five#a")
    assert isinstance(pick, PickQuestion)
    assert set(pick.pool) == {"Dee Dale", "Fin Fox", "the mayor"}


def test_where_one_tells_what_another_holds_the_question_says_so(tmp_path: Path) -> None:
    pick, typed = who_says(built(tmp_path, VIEWS), "four#a")
    assert (
        pick.prompts
        == typed.prompts
        == ("Whose judgement is this, as reported by the Almanac? “The roads are late.”",)
    )
    assert isinstance(typed, TypeQuestion)
    _, own = who_says(built(tmp_path, VIEWS), "one#a")
    assert own.prompts == ("Whose judgement is this? “The dam is late.”",)


def test_a_voice_is_never_offered_beside_whom_it_speaks_for(tmp_path: Path) -> None:
    body = (
        view("one", "In the council's view the dam is", "ada", "council")
        + view("two", "In the mayor's view the gates are", "ada", "mayor")
        + view("three", "In the water board's view the pumps are", "ada", "board")
        + view("four", "In the farmers' union's view the roads are", "ada", "union")
        + view("five", "In Eva Ernst's view the fields are", "ada", "eva")
        + view("six", "In Fin Fox's view the boats are", "ada", "fin")
        + view("seven", "In Dee Dale's view the boats are", "ada", "dee")
    )
    deck = built(tmp_path, body)
    for card, other in (("one#a", "the mayor"), ("two#a", "the council")):
        pick = who_says(deck, card)[0]
        assert isinstance(pick, PickQuestion)
        assert other not in pick.pool
