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
  - {id: mayor, kind: person, label: "the mayor"}
  - {id: office, kind: institution, label: "the town hall", part_of: council}
  - {id: clerk, kind: institution, label: "the clerk's office", part_of: office}
  - {id: board, kind: institution, label: "the water board"}
  - {id: union, kind: institution, label: "the farmers' union"}
  - {id: guild, kind: institution, label: "the guild"}
statements:
"""


def view(name: str, text: str, *says: str, source: str = "a") -> str:
    return (
        f'  - {{id: {name}, kind: judgement, text: "{text} {{a}}.", '
        f"answers: {{a: {{type: term, value: late}}}}, "
        f'ask: {{a: "How is the dam, in the view of {says[-1]}?"}}, '
        f'evidence: [{{at: "{source}#1", says: [{", ".join(says)}], printed: "x"}}]}}\n'
    )


def built(tmp_path: Path, body: str, *edits: tuple[str, str]) -> BuiltDeck:
    head = HEAD
    for old, new in edits:
        assert old in head
        head = head.replace(old, new)
    path = tmp_path / "dam.yaml"
    path.write_text(head + body, encoding="utf-8")
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


def test_everybody_who_passes_it_on_is_told(tmp_path: Path) -> None:
    """Whoever stands between the holder and the article would be a fair answer, too."""
    far = view("seven", "In the mayor's view the boats are", "ada", "dee", "mayor")
    _, typed = who_says(built(tmp_path, VIEWS + far), "seven#a")
    told = "as reported by Dee Dale, in turn reported by the Almanac"
    assert typed.prompts == (f"Whose judgement is this, {told}? “The boats are late.”",)


def test_who_passes_it_on_is_told_in_a_sentence_with_a_gap_and_only_once(tmp_path: Path) -> None:
    gap = view("seven", "The mayor's verdict on the boats is, they are", "ada", "mayor")
    _, typed = who_says(built(tmp_path, VIEWS + gap), "seven#a")
    assert typed.prompts == (
        "Who, as reported by the Almanac, fills the gap? “____'s verdict on the boats is, they are late.”",
    )
    named = view("seven", "The mayor's verdict is, by the Almanac, that the boats are", "ada", "mayor")
    _, typed = who_says(built(tmp_path, VIEWS + named), "seven#a")
    assert typed.prompts[0].startswith("Who fills the gap? “____'s verdict is, by the Almanac,")


def test_who_tells_a_story_is_looked_for_among_those_who_tell_one(tmp_path: Path) -> None:
    pick, _ = who_says(built(tmp_path, VIEWS), "two#a")
    assert isinstance(pick, PickQuestion)
    assert set(pick.pool[:2]) == {"Ada Arnold", "Cem Cole"}
    rulers = "entities:\n" + "".join(
        f"  - {{id: {name}, type: person, name: {label}, group: rulers}}\n"
        for name, label in (("ben", "Ben Bright"), ("eva", "Eva Ernst"))
    )
    body = VIEWS + rulers
    deck = built(
        tmp_path,
        body,
        ('"Ben Bright"', '"Ben Bright", entity: ben'),
        ('"Eva Ernst"', '"Eva Ernst", entity: eva'),
    )
    pick, _ = who_says(deck, "two#a")
    assert isinstance(pick, PickQuestion)
    assert set(pick.pool[:3]) == {"Ada Arnold", "Cem Cole", "Eva Ernst"}, "one group is one sort"


def test_a_voice_is_never_offered_beside_whom_it_speaks_for(tmp_path: Path) -> None:
    body = "".join(
        view(f"v-{name}", f"In {label}'s view the {what} are", "ada", name)
        for name, label, what in (
            ("council", "the council", "gates"),
            ("clerk", "the clerk's office", "pumps"),
            ("board", "the water board", "fields"),
            ("union", "the farmers' union", "roads"),
            ("guild", "the guild", "boats"),
        )
    )
    deck = built(tmp_path, body)
    for card, others in (
        ("v-council#a", {"the water board", "the farmers' union", "the guild"}),
        ("v-clerk#a", {"the water board", "the farmers' union", "the guild"}),
        ("v-guild#a", {"the council", "the clerk's office", "the water board", "the farmers' union"}),
    ):
        pick = who_says(deck, card)[0]
        assert isinstance(pick, PickQuestion)
        assert set(pick.pool) == others


def test_no_claim_is_offered_against_one_of_whom_the_voice_speaks_for(tmp_path: Path) -> None:
    def position(voice: str, stance: str, claim: str) -> str:
        return (
            f'      - {{id: {voice}, stance: {stance}, kind: judgement, claim: "{claim}", '
            f'evidence: [{{at: "a#1", says: [ada, {voice}], printed: x}}]}}\n'
        )

    body = (
        VIEWS
        + "disputes:\n  - id: gates\n    question: What should become of the gates?\n"
        + "    stances: [{id: open, label: they should open}, {id: shut, label: they should stay shut}]\n"
        + "    positions:\n"
        + position("council", "open", "The gates should open in spring.")
        + position("office", "shut", "The gates had better stay shut.")
        + position("dee", "shut", "Open gates would drown the fields.")
        + position("fin", "shut", "Nobody can close them again.")
    )
    card = next(one for one in built(tmp_path, body).cards if one.id == "d/gates#council")
    pick = next(one for one in card.questions if one.form is Form.CHOICE)
    assert isinstance(pick, PickQuestion)
    assert set(pick.pool) == {"Open gates would drown the fields.", "Nobody can close them again."}
