"""The questions and wrong options of a draft."""

from __future__ import annotations

from msgspec.structs import replace

from quiz.reading.review.answers import Candidate, asked
from quiz.reading.review.forms import SlotForm
from quiz.reading.review.sentences import Gap, blank_question
from quiz.reading.review.wrong import with_wrong
from tests.reading.review_folders import make, opened


def test_a_long_context_is_cut_between_clauses_and_stays_under_thirty_words() -> None:
    text = (
        "The harbour office had long been warned by the pilots, but the mayor, who was new to the town and "
        "had never seen a winter there, ordered 14 lamps, and nobody dared to tell her "
        "that it was far too few."
    )
    at = text.index("14")
    question = blank_question(text, [Gap(at, at + 2, "a")], "a")
    assert question.endswith("ordered ____ lamps, and nobody dared to tell her that it was far too few.”")
    assert question.startswith("What is missing? “… ")
    assert len(question.split()) < 30


def test_a_view_is_asked_with_its_holder_unless_they_are_named_or_asked_for() -> None:
    slot = SlotForm(name="a", type="number", value="40", questions=())
    one = Candidate(0, 2, slot, ("40",), "How many people were rescued from the river?")
    assert asked(one, ()) == "How many people were rescued from the river?"
    assert (
        asked(one, ("Greta Holm", "Holm"))
        == "According to Greta Holm, how many people were rescued from the river?"
    )
    named = one._replace(question="How many people did Holm rescue?")
    assert asked(named, ("Greta Holm", "Holm")) == "How many people did Holm rescue?"
    told = one._replace(question="Who said that 40 were rescued?", wordings=("Greta Holm",))
    assert asked(told, ("Greta Holm", "Holm")) == "Who said that 40 were rescued?"
    assert asked(one._replace(question="Were forty people rescued?", wordings=("forty",)), ()) == ""


def test_a_name_gets_others_of_its_type_to_choose_from_but_none_that_may_be_the_same(tmp_path) -> None:
    known = opened(make(tmp_path / "made"))._known
    slot = SlotForm(name="a", type="person", value="Ivo Brandt", questions=())
    given = with_wrong(slot, "____ said that the river did.", known)
    assert set(given.distractors) == {"Greta Holm", "G. Holm"}
    assert with_wrong(slot, "____ said that Greta Holm did.", known).distractors == ("G. Holm",)
    holm = replace(slot, entity="greta-holm", value="")
    assert with_wrong(holm, "____ did.", known).distractors == ()
    assert with_wrong(replace(slot, type="date"), "____.", known).distractors == ()


def test_a_name_that_was_given_another_type_is_no_wrong_option_any_more(tmp_path) -> None:
    folder = make(tmp_path / "made")
    (folder / "entities.yaml").write_text(
        "entities:\n  - {id: greta-holm, name: Greta Holm, type: other}\n", encoding="utf-8"
    )
    slot = SlotForm(name="a", type="person", value="Ivo Brandt", questions=())
    assert with_wrong(slot, "____ said that the river did.", opened(folder)._known).distractors == (
        "G. Holm",
    )
