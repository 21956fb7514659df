"""What a person proposes by hand: an entry like any other, in the log, with undo."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quiz.dossier.load import load
from quiz.errors import QuizError
from quiz.reading.review.byhand import stretches
from quiz.reading.review.holders import OpenHolderError
from tests.reading.review_folders import FILES, make, opened, proposals, yaml_of


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("One. Two! “Three?” (Four.) Five", ["One.", "Two!", "“Three?”", "(Four.)", "Five"]),
        ("Dr. Holm and G. Brandt met. Then 3.5 m fell.", ["Dr. Holm and G. Brandt met.", "Then 3.5 m fell."]),
        ("She rang at 5 p.m. on Friday. She …  went on", ["She rang at 5 p.m. on Friday.", "She …  went on"]),
        (" \n ", []),
    ],
)
def test_sentences_are_told_from_points_and_capitals(paragraph, sentences):
    assert [paragraph[start:end] for start, end in stretches(paragraph)] == sentences


def sentence(review, text):
    return next(one.place for one in review.sentences("herald") if one.place.text.startswith(text))


def test_a_sentence_that_was_passed_over_becomes_a_fact_like_any_other(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    found = {one.place.text: one.there for one in review.sentences("herald")}
    assert found["The bridge at Lind"] == ()
    assert found["On 3 March 2019 the Aln rose."] == (("fact", ""),)
    place = sentence(review, "By nobody")
    name = review.propose(place, "fact")
    assert review.queue()[0].id == name
    assert review.view(name).item.by == "hand"
    with pytest.raises(QuizError, match="proposed already"):
        review.propose(place, "fact")
    review.reject(name)
    assert opened(folder).progress().rejected == {"fact": 1}
    review = opened(folder)
    assert review.undo()[0].startswith("rejected: By nobody")
    assert review.undo()[0] == "proposed: By nobody in particular."
    assert name not in {one.id for one in review.queue()}
    review.redo()
    assert review.accept(name) == "statements/nobody-particular"
    assert [one.id for one in load(folder).statements] == ["nobody-particular"]
    while review.progress().can_undo:
        review.undo()
    assert {name: text.encode() for name, text in FILES.items()} == yaml_of(folder)


def test_its_answers_and_date_are_guessed_without_the_grammar(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    place = sentence(review, "On 3 March")
    view = review.view(review.propose(place, "event"))
    assert [(one.type, one.printed) for one in view.answers] == [("date", "3 March 2019"), ("place", "Aln")]
    assert view.draft.entry.when.edtf == "2019-03-03"
    assert view.same_sentence == ("fact-took",)
    review.close()
    sources = folder / "sources.yaml"
    text = sources.read_text(encoding="utf-8").replace(
        'label: "the Gaz', 'published: "2019-04-02", label: "the Gaz'
    )
    sources.write_text(text, encoding="utf-8")
    review = opened(folder)
    (fell, _) = review.sentences("gazette")
    when = review.draft(review.propose(fell.place, "event")).entry.when
    assert when.edtf == "2019-03"
    assert "the article's own date" in when.why


def test_a_claim_by_hand_is_nobodys_until_somebody_is_chosen(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    name = review.propose(sentence(review, "She blamed"), "claim")
    with pytest.raises(OpenHolderError):
        review.accept(name)
    assert [one.id for one in review.view(name).holder.candidates] == ["greta-holm"]
    review.choose_holder(name, "greta-holm")
    review.accept(name)
    (statement,) = load(folder).statements
    assert (statement.kind.value, statement.holder) == ("claim", "greta-holm")


def test_who_speaks_in_a_paragraph_is_not_offered_twice_as_the_holder(tmp_path):
    def near(folder):
        review = opened(folder)
        shown = review.view(review.propose(sentence(review, "She blamed"), "claim"))
        return [one.id for one in shown.holder.candidates]

    assert "greta-holm" in near(make(tmp_path / "told"))
    spoken = make(tmp_path / "spoken")
    sources = (spoken / "sources.yaml").read_text(encoding="utf-8")
    (spoken / "sources.yaml").write_text(
        sources.replace("paragraphs: 4", 'paragraphs: 4, map: [{par: "3", voice: holm}]'), encoding="utf-8"
    )
    with (spoken / "voices.yaml").open("a", encoding="utf-8") as file:
        file.write('  - {id: holm, kind: person, label: "Greta Holm"}\n')
    assert "greta-holm" not in near(spoken)


def test_it_follows_its_source_and_is_left_out_with_it(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    name = review.propose(sentence(review, "By nobody"), "fact")
    review.close()
    for file in ("sources.yaml", "voices.yaml"):
        lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if "herald" not in line]
        (folder / file).write_text("".join(kept), encoding="utf-8")
    review = opened(folder)
    assert name not in {one.id for one in review.queue()}
    assert any("the source `herald` is not in the dossier" in one for one in review.warnings)


def test_any_words_are_blanked_and_their_type_is_guessed(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    draft = review.draft("fact-never")
    draft = review.reword(
        replace(draft, entry=replace(draft.entry, text="{a} lost to G. Holm, nine to six.")),
        "{a} lost to G. Holm, nine to six.",
    )
    found = review.blanks(draft)
    spans = [
        found.spans[0],
        *((found.text.index(one), found.text.index(one) + len(one)) for one in ("nine", "six", "G. Holm")),
    ]
    made = review.with_blanks(draft, spans[1:])
    assert made.entry.text == f"{found.text[: spans[0][1]]} lost to {{a}}, {{b}} to {{c}}."
    assert [(one.type, one.value, one.entity, one.show) for one in made.entry.slots] == [
        ("person", "", "g-holm", ""),
        ("number", "9", "", "nine"),
        ("number", "6", "", "six"),
    ]
    assert [one.id for one in made.entities] == ["g-holm"]
    assert made.entry.slots[1].questions[0].endswith("lost to G. Holm, ____ to six.”")
    assert review.preview(made).questions
    fewer = review.with_blanks(made, review.blanks(made).spans[1:])
    assert fewer.entry.text.endswith("lost to G. Holm, {b} to {c}.")
    assert fewer.entities == ()
    with pytest.raises(QuizError, match="asks for something"):
        review.with_blanks(made, [])
    with pytest.raises(QuizError, match="share a word"):
        review.with_blanks(made, [(0, 12), (9, 15)])


def test_two_that_differ_are_made_a_discrepancy_and_both_stay(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    assert review.differing("fact-35", "fact-40") == ("35", "40")
    assert review.differing("fact-took", "fact-40") is None
    name = review.propose_discrepancy("fact-40", "fact-35")
    draft = review.draft(name)
    assert [(one.value, one.evidence[0].says) for one in draft.entry.values] == [
        ("40", ("gazette-author",)),
        ("35", ("herald-author", "greta-holm")),
    ]
    assert draft.entry.thing == "people"
    more = review.value(sentence(review, "On 3 March"), (3, 15))
    assert (more.value.value, more.value.evidence[0].at) == ("3 March 2019", "herald#3")
    assert more.value.evidence[0].says == ("herald-author",)
    review.accept(name, replace(draft, entry=replace(draft.entry, values=(*draft.entry.values, more.value))))
    assert len(load(folder).discrepancies[0].values) == 3
    assert {"fact-35", "fact-40"} <= {one.id for one in review.queue()}
    review.accept("fact-40")
    assert review.differing("fact-35", review.view("fact-40").settled.entry) == ("35", "40")
    again = review.propose_discrepancy("fact-35", review.view("fact-40").settled.entry)
    assert [one.of for one in review.draft(again).entry.values][1] == ("lind-fell-march-40-fled#a",)
    with pytest.raises(QuizError, match="facts and claims"):
        review.propose_discrepancy("fact-35", "entity-aln")
    with pytest.raises(QuizError, match="between two"):
        review.propose_discrepancy("fact-35", "fact-35")
    assert opened(folder).draft(again).entry.thing == "people"


def test_a_holder_who_is_not_listed_is_typed(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    name = review.propose(sentence(review, "She blamed"), "claim")
    review.choose_holder(name, "G. Holm", new=True)
    assert [one.entity for one in review.draft(name).voices] == ["g-holm"]
    review.choose_holder(name, "the Gazette author", new=True)
    assert review.draft(name).entry.evidence[0].says[-1] == "gazette-author"
    review.choose_holder(name, "the  mayor of Lind", new=True)
    (voice,) = opened(folder).draft(name).voices
    assert (voice.id, voice.label, voice.kind) == ("mayor-lind", "the mayor of Lind", "institution")
    review = opened(folder)
    with pytest.raises(QuizError, match="no name for a voice"):
        review.choose_holder(name, "!?", new=True)
    review.accept(name)
    assert load(folder).voices[-1].label == "the mayor of Lind"


@given(st.text(alphabet="Aa .!?…”’\n)(“1", max_size=60))
def test_sentences_hold_all_words_in_their_order(paragraph):
    found = list(stretches(paragraph))
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert "".join("".join(paragraph[a:b] for a, b in found).split()) == "".join(paragraph.split())


def test_a_question_drafted_of_a_sentence_is_asked_of_that_one_alone(tmp_path):
    made = [
        replace(one, answers=(replace(one.answers[0], question="How many fled?"), *one.answers[1:]))
        if getattr(one, "id", "") == "fact-40"
        else one
        for one in proposals()
    ]
    review = opened(make(tmp_path / "made", made))
    draft = review.draft("fact-40")
    found = review.blanks(draft)
    at = found.text.index("40")
    only = review.with_blanks(draft, [(found.text.index("Lind"), found.text.index("Lind") + 4)])
    again = review.with_blanks(only, [(at, at + 2)])
    assert again.entry.slots[0].questions == ("How many fled?",)
    other = replace(only, entry=replace(only.entry, text="{a} lost 40."))
    asked = review.with_blanks(other, [(10, 12)]).entry.slots[0]
    assert asked.questions == ("What is missing? “Lind lost ____.”",)
    assert (asked.type, asked.value) == ("number", "40")
