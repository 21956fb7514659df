"""What keeps a proposal from being accepted, an open holder or an article's own words, and its remedy."""

from __future__ import annotations

import msgspec
import pytest

from quiz.dossier.load import load
from quiz.errors import QuizError
from quiz.reading.draft.model import ClaimProposal, FactProposal, HolderProposal
from quiz.reading.review.carried import carried
from quiz.reading.review.checks import FormError
from quiz.reading.review.disputing import PositionDraft
from quiz.reading.review.forms import DisputeForm, StanceForm
from quiz.reading.review.holders import OpenHolderError
from quiz.reading.review.own_words import CopiedError
from quiz.reading.review.retyping import new_names, retyped
from quiz.reading.review.same import says_the_same
from tests.reading.review_folders import TEXTS, answer, make, opened, place, proposals, yaml_of
from tui.review import words

LONG = "In 1987 the ferry Marten ran aground off Lind with nine sheep on board."
AUTHORS = ["herald-author", "gazette-author"]
OWN = "Off Lind a ferry stranded, and nine sheep were on it; that was in 1987."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setitem(TEXTS, "herald", (*TEXTS["herald"], LONG))
    fact = FactProposal(
        id="fact-long",
        place=place(LONG),
        standing="reported",
        says=("herald-author",),
        answers=(
            answer(LONG, "1987", "date", value="1987"),
            answer(LONG, "nine", "number", value="9", unit="sheep"),
        ),
    )
    claim = ClaimProposal(
        id="claim-long",
        place=place(LONG),
        holder=HolderProposal(printed="Ivo Brandt", kind="named", voice="ivo-brandt"),
        cue="said",
        content=(place(LONG),),
        mode="quote",
        sense="claim",
        through=("herald-author",),
    )
    made = make(tmp_path / "made", [*proposals(), fact, claim])
    sources = made / "sources.yaml"
    sources.write_text(sources.read_text().replace("paragraphs: 4", "paragraphs: 5"), encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("content", "holder", "same"),
    [((0, 100), "ivo", True), ((0, 30), "ivo", False), ((0, 100), "greta", False)],
    ids=["whole", "a part of it", "another's"],
)
def test_only_what_has_the_same_words_says_the_same(folder, content, holder, same):
    review = opened(folder)
    known = review._known
    claim = review._proposal("claim-long")
    start, end = (place(LONG).start + len(LONG) * one // 100 for one in content)
    other = msgspec.structs.replace(
        claim,
        id="other",
        content=(msgspec.structs.replace(place(LONG), start=start, end=end),),
        holder=HolderProposal(
            printed=holder, kind="named", voice="ivo-brandt" if holder == "ivo" else holder
        ),
    )
    assert says_the_same(claim, other, known) is same
    assert says_the_same(review._proposal("fact-long"), other, known) is (content == (0, 100))


def test_what_is_written_of_the_same_sentence_is_shown(folder):
    review = opened(folder)
    assert review.view("claim-long").said_already == ()
    review.accept("fact-long", review.reword(review.draft("fact-long"), OWN))
    (statement,) = load(folder).statements
    view = review.view("claim-long")
    assert view.said_already == (f"statements/{statement.id}",)
    assert len(view.said_by) == 1
    said = words.proposal(view, view.draft, words.Names(), 200, edited=False).plain
    assert f"! says the same as statements/{statement.id}" in said
    assert review.view("fact-long").said_already == review.view("fact-35").said_already == ()
    review.undo()
    assert review.view("claim-long").said_already == ()


# ---------------------------------------------------------------- whose claim it is


def test_an_undecided_pronoun_is_refused_and_named_until_somebody_is_chosen(folder):
    before = yaml_of(folder)
    review = opened(folder)
    assert review.view("claim-blamed").open_holder
    for accept in (review.accept, review.accept_later):
        with pytest.raises(OpenHolderError, match="Whom “She” stands for") as caught:
            accept("claim-blamed")
        assert (caught.value.claim, yaml_of(folder)) == ("claim-blamed", before)
    review.choose_holder("claim-blamed", "herald-author")  # on purpose it may be the author
    assert not review.view("claim-blamed").open_holder
    review.accept("claim-blamed")
    assert load(folder).statements[0].holder == "herald-author"


def test_who_was_put_into_the_evidence_by_hand_is_somebody(folder):
    review = opened(folder)
    draft = review.draft("claim-blamed")
    evidence = msgspec.structs.replace(draft.entry.evidence[0], says=("herald-author", "gazette-author"))
    review.accept(
        "claim-blamed",
        msgspec.structs.replace(draft, entry=msgspec.structs.replace(draft.entry, evidence=(evidence,))),
    )
    assert load(folder).statements[0].holder == "gazette-author"


def test_nothing_else_is_done_with_a_claim_of_nobody_knows_whom(folder):
    review = opened(folder)
    review.accept("fact-took")
    review.outline_dispute(
        DisputeForm(id="blame", question="Who is to blame?", stances=(StanceForm(id="a", label="a"),))
    )
    for attempt in (
        lambda: review.accept("dispute-blame"),
        lambda: review.attach("claim-blamed", "blame", "a"),
        lambda: review.merge("claim-blamed", "fact-took"),
        lambda: review.merge("claim-blamed", "statements/3-march-2019-aln-rose"),
    ):
        with pytest.raises(OpenHolderError):
            attempt()


def test_a_fact_that_credits_nobody_known_asks_for_its_holder_too(folder, tmp_path):
    fact = next(one for one in proposals() if one.id == "fact-35")
    made = make(
        tmp_path / "other", [msgspec.structs.replace(fact, says=("herald-author",)), *proposals()[:2]]
    )
    review = opened(made)
    with pytest.raises(OpenHolderError):
        review.accept("fact-35")
    review.choose_holder("fact-35", "greta-holm")
    review.accept("fact-35")
    assert load(made).statements[0].evidence[0].says == ["herald-author", "greta-holm"]


@pytest.mark.parametrize(
    ("says", "chosen", "chain"),
    [
        (("herald-author", "paper"), "greta-holm", ["herald-author", "greta-holm"]),
        (("herald-author", "gazette-author", "paper"), "greta-holm", [*AUTHORS, "greta-holm"]),
        (("herald-author", "gazette-author", "paper"), "gazette-author", AUTHORS),
        (("herald-author", "paper"), "herald-author", ["herald-author"]),
    ],
)
def test_the_holder_chosen_of_a_fact_takes_the_place_of_the_one_proposed(tmp_path, says, chosen, chain):
    fact = next(one for one in proposals() if one.id == "fact-35")
    made = make(tmp_path / "other", [msgspec.structs.replace(fact, says=says), *proposals()[:2]])
    review = opened(made)
    review.choose_holder("fact-35", chosen)
    review.accept("fact-35")
    dossier = load(made)
    assert dossier.statements[0].evidence[0].says == chain
    assert {one.id for one in dossier.voices} == {*AUTHORS, *chain}


@pytest.mark.parametrize("slug", ["its-secretary", "most-of-them", "people"])
@pytest.mark.parametrize("name", ["fact-35", "claim-river"])
def test_words_that_do_not_tell_who_it_is_are_open_until_somebody_is_chosen(tmp_path, name, slug):
    one = next(one for one in proposals() if one.id == name)
    printed = slug.replace("-", " ").capitalize()
    if isinstance(one, FactProposal):
        one = msgspec.structs.replace(one, says=("herald-author", slug), standing="judged")
    else:
        holder = HolderProposal(printed=printed, kind="named", voice=slug)
        one = msgspec.structs.replace(one, holder=holder)
    made = make(tmp_path / "other", [one, *proposals()[:2]])
    review = opened(made)
    view = review.view(name)
    assert (view.open_holder, view.holder.voice, view.holder.own.id) == (True, None, slug)
    assert view.draft.voices == ()
    with pytest.raises(OpenHolderError):
        review.accept(name)
    review.choose_holder(name, slug)  # on purpose it may be a voice of its own
    draft = review.draft(name)
    assert draft.entry.evidence[0].says == ("herald-author", *(one.id for one in draft.voices))
    assert [one.label.lower() for one in draft.voices] == [printed.lower()]
    review.undo()
    review.choose_holder(name, "greta-holm")
    view = review.view(name)
    assert any(one.startswith("Look at the new voice “Greta Holm”") for one in view.draft.remarks)
    review.accept(name)
    assert [one.id for one in load(made).voices] == [*AUTHORS, "greta-holm"]


def test_words_that_only_begin_so_name_somebody(tmp_path):
    one = next(one for one in proposals() if one.id == "fact-35")
    for number, slug in enumerate(("her-majestys-treasury", "people-of-lind", "allen", "itsuki")):
        made = make(tmp_path / str(number), [msgspec.structs.replace(one, says=("herald-author", slug))])
        assert not opened(made).view("fact-35").open_holder, slug


def test_only_the_voices_that_the_entry_still_names_are_written(folder):
    review = opened(folder)
    before = review.draft("fact-35")
    assert [one.id for one in before.voices] == ["greta-holm"]
    (evidence,) = before.entry.evidence
    corrected = (msgspec.structs.replace(evidence, says=("herald-author", "gazette-author")),)
    review.accept(
        "fact-35",
        msgspec.structs.replace(before, entry=msgspec.structs.replace(before.entry, evidence=corrected)),
    )
    dossier = load(folder)
    assert [one.id for one in dossier.voices] == AUTHORS
    assert dossier.entities == []
    assert review.view("entity-holm").settled is None


def test_what_was_edited_stays_when_the_holder_is_chosen(folder):
    review = opened(folder)
    before = review.draft("claim-blamed")
    edited = msgspec.structs.replace(before, entry=msgspec.structs.replace(before.entry, importance=3))
    review.choose_holder("claim-blamed", "greta-holm")
    now = carried(edited, before, review.draft("claim-blamed"))
    review.accept("claim-blamed", now)
    (statement,) = load(folder).statements
    assert (statement.importance, statement.holder) == (3, "greta-holm")


# ---------------------------------------------------------------- in whose words


def test_eight_words_of_the_article_are_refused_and_told_with_their_place(folder):
    before = yaml_of(folder)
    review = opened(folder)
    with pytest.raises(CopiedError, match=r"14 words in a row are those of herald#5") as caught:
        review.accept("fact-long")
    assert caught.value.field == "text"
    assert yaml_of(folder) == before
    (first, *_) = review.preview(review.draft("fact-long")).findings
    assert (first.rule, first.must) == ("V501", False)


def test_a_typed_sentence_finds_its_answers_and_makes_its_questions(folder):
    review = opened(folder)
    draft = review.draft("fact-long")
    assert review.sentence(draft) == LONG
    made = review.reword(draft, OWN)
    assert made.entry.text == "Off Lind a ferry stranded, and {b} sheep were on it; that was in {a}."
    review.accept("fact-long", made)
    (statement,) = load(folder).statements
    assert {name: one.value for name, one in statement.answers.items()} == {"b": "9", "a": "1987"}
    assert statement.ask["a"] == [
        "What is missing? “Off Lind a ferry stranded, and nine sheep were on it; that was in ____.”"
    ]


def test_an_answer_that_is_left_out_is_no_longer_asked_for_and_one_must_stay(folder):
    review = opened(folder)
    draft = review.draft("fact-long")
    made = review.reword(draft, "A ferry stranded off Lind in {a}.")
    assert [one.name for one in made.entry.slots] == ["a"]
    with pytest.raises(FormError, match="nothing that could be asked for") as caught:
        review.reword(draft, "A ferry stranded off Lind.")
    assert "1987" in caught.value.remedy
    with pytest.raises(CopiedError):
        review.reword(draft, f"{LONG} So it was.")


def test_a_question_that_somebody_worded_stays_and_may_be_copied_no_more_than_the_text(folder):
    review = opened(folder)
    made = review.reword(review.draft("fact-long"), OWN)
    slots = tuple(msgspec.structs.replace(one, questions=("When, or how many?",)) for one in made.entry.slots)
    asked = msgspec.structs.replace(made, entry=msgspec.structs.replace(made.entry, slots=slots))
    again = review.reword(asked, "Nine sheep were stranded off Lind in 1987.")
    assert {one.questions for one in again.entry.slots} == {("When, or how many?",)}
    copied = "Who saw the ferry Marten ran aground off Lind with nine?"
    slots = tuple(msgspec.structs.replace(one, questions=(copied,)) for one in made.entry.slots)
    with pytest.raises(CopiedError) as caught:
        review.accept(
            "fact-long", msgspec.structs.replace(made, entry=msgspec.structs.replace(made.entry, slots=slots))
        )
    assert caught.value.field.startswith("slots.b.questions")


def test_an_edited_text_remakes_only_the_questions_that_nobody_touched(folder):
    review = opened(folder)
    before = review.draft("fact-long")
    (a, b) = before.entry.slots
    entry = msgspec.structs.replace(
        before.entry,
        text="A ferry with {b} sheep stranded in {a}.",
        slots=(a, msgspec.structs.replace(b, questions=("How many sheep?",))),
    )
    slots = review.remake(before, msgspec.structs.replace(before, entry=entry)).entry.slots
    assert [one.questions[0] for one in slots] == [
        "What is missing? “A ferry with nine sheep stranded in ____.”",
        "How many sheep?",
    ]


def test_words_that_are_not_printed_so_are_not_accepted_as_printed(folder):
    review = opened(folder)
    draft = review.draft("fact-40")
    (evidence,) = draft.entry.evidence
    for printed in (evidence.printed[1:], "never printed"):
        cut = (msgspec.structs.replace(evidence, printed=printed),)
        made = msgspec.structs.replace(draft, entry=msgspec.structs.replace(draft.entry, evidence=cut))
        first = review.preview(made).findings[0]
        assert (first.must, first.field) == (True, "evidence.0.printed")
        with pytest.raises(FormError, match="not printed so"):
            review.accept("fact-40", made)
    review.accept("fact-40", draft)


def test_an_answer_typed_as_a_name_of_the_dossier_is_that_name(folder):
    review = opened(folder)
    review.accept("entity-holm")
    before = review.draft("fact-long")
    slots = tuple(
        msgspec.structs.replace(one, type=kind, value="Holm", show="")
        for one, kind in zip(before.entry.slots, ("person", "term"), strict=True)
    )
    entry = msgspec.structs.replace(before.entry, slots=slots)
    found = review.remake(before, msgspec.structs.replace(before, entry=entry)).entry.slots
    assert [(one.entity, one.value, one.show) for one in found] == [
        ("greta-holm", "", "Holm"),
        ("", "Holm", ""),
    ]


def test_all_but_the_wording_is_accepted_first_and_the_wording_done_in_a_second_round(folder):
    before = yaml_of(folder)
    review = opened(folder)
    draft = review.draft("fact-long")
    kept = msgspec.structs.replace(draft, entry=msgspec.structs.replace(draft.entry, importance=3))
    assert review.accept_later("fact-took") == "statements/3-march-2019-aln-rose"  # needs no other words
    review.undo()
    assert review.accept_later("fact-long", kept) is None
    assert yaml_of(folder) == before
    review = opened(folder)
    assert review.queue()[-1].id == "fact-long"
    assert [one.id for one in review.queue(unworded=True)] == ["fact-long"]
    assert (review.progress().unworded, review.progress().decided) == (1, 0)
    view = review.view("fact-long")
    assert view.unworded
    assert view.draft.entry.importance == 3
    review.accept("fact-long", review.reword(view.draft, OWN))
    assert load(folder).statements[0].importance == 3
    assert review.progress().unworded == 0
    review.undo()
    review.undo()
    assert not review.view("fact-long").unworded
    assert yaml_of(folder) == before


def test_what_fits_in_no_words_is_not_put_off(folder):
    review = opened(folder)
    draft = review.draft("fact-long")
    wrong = msgspec.structs.replace(draft, entry=msgspec.structs.replace(draft.entry, topic="nowhere"))
    with pytest.raises(FormError, match="nowhere"):
        review.accept_later("fact-long", wrong)


def test_a_position_is_told_in_other_words_too(folder):
    review = opened(folder)
    review.outline_dispute(
        DisputeForm(id="sheep", question="What of the sheep?", stances=(StanceForm(id="a", label="a"),))
    )
    draft = review.position("claim-long", "sheep", "a")
    assert isinstance(draft, PositionDraft)
    with pytest.raises(CopiedError) as caught:
        review.attach("claim-long", "sheep", "a")
    assert caught.value.field == "claim"
    review.attach("claim-long", "sheep", "a", review.worded(draft, "The sheep got wet."))
    assert review.view("claim-long").settled.decision == "attached"


# ---------------------------------------------------------------- types of new names


def test_a_new_name_is_turned_into_another_type_with_its_blanks_and_voices(folder):
    review = opened(folder)
    draft = review.draft("fact-took")
    assert [(one.id, one.type) for one in new_names(draft)] == [("aln", "place")]
    review.accept("fact-took", retyped(draft, "aln", "event"))
    dossier = load(folder)
    assert dossier.entities[0].type == "event"
    assert dossier.statements[0].answers["b"].type == "term"
    said = retyped(review.draft("fact-35"), "greta-holm", "organisation")
    assert [(one.id, one.kind) for one in said.voices] == [("greta-holm", "institution")]
    name = review.draft("entity-g-holm")
    assert retyped(name, "g-holm", "place").entry.type == "place"


# ---------------------------------------------------------------- the same as what the dossier has


def test_a_proposal_is_merged_into_what_was_written_by_hand(folder):
    (folder / "entities.yaml").write_text(
        "entities:\n  - {id: mayor, name: The Mayor, type: person}   # mine\n", encoding="utf-8"
    )
    review = opened(folder)
    entry = review.accept("fact-took")
    assert ("entities/mayor", "The Mayor") in {(one.id, one.label) for one in review.entries("entity")}
    assert review.entries("fact") == ()  # what was accepted here is offered as itself
    review.undo()
    (folder / "statements.yaml").write_text(
        "statements:\n"
        "  - id: rose   # by hand\n"
        "    kind: report\n"
        '    text: "The Aln rose in {a}."\n'
        '    answers: {a: {type: date, value: "2019-03"}}\n'
        "    ask: {a: When did the Aln rise?}\n"
        '    evidence: [{at: "gazette#1", says: [gazette-author], printed: March}]\n',
        encoding="utf-8",
    )
    review = opened(folder)
    before = yaml_of(folder)
    assert [(one.id, one.label) for one in review.entries("fact")] == [
        ("statements/rose", "The Aln rose in March 2019.")
    ]
    assert entry.startswith("statements/")
    review.merge("fact-took", "statements/rose")
    review.merge("entity-holm", "entities/mayor")
    dossier = load(folder)
    assert [one.at for one in dossier.statements[0].evidence] == ["gazette#1", "herald#3"]
    assert dossier.entities[0].variants == ["Greta Holm", "Holm"]
    assert "# by hand" in (folder / "statements.yaml").read_text(encoding="utf-8")
    review = opened(folder)
    assert review.draft("fact-35").entry.evidence[0].says[-1] != "herald-author"
    assert review.draft("fact-35").voices[0].entity == "mayor"
    with pytest.raises(QuizError, match="cannot be one"):
        review.merge("fact-40", "entities/mayor")
    with pytest.raises(QuizError, match="no statement"):
        review.merge("fact-40", "statements/nothing")
    review.undo()
    review.undo()
    assert yaml_of(folder) == before
