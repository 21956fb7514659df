"""What accepting would write: always sound, the sentence as printed, nothing claimed that is not there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.dossier.yamlnodes import parse
from quiz.reading.draft.model import (
    AnswerProposal,
    DisputeProposal,
    FactProposal,
    Place,
    PositionProposal,
    SlotWording,
    StanceProposal,
    WordingProposal,
)
from quiz.reading.language import NoReaderError
from quiz.reading.review import yaml_style
from quiz.reading.review.anchors import anchor
from quiz.reading.review.places import block_of, insertion
from quiz.reading.review.slugs import words_slug
from tests.reading.review_folders import TOLD, TOOK, make, opened, place, proposals, yaml_of

DECK = Path(__file__).parents[2] / "decks" / "soleimani"
WORDS = st.lists(
    st.sampled_from(
        [
            "Aln",
            "the",
            "3,500",
            "35",
            "US",
            "“we",
            "won”",
            "bridge",
            "{a}",
            "Lind’s",
            "#",
            "- x:",
            "said",
            "is:",
        ]
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=WORDS,
    picks=st.lists(st.integers(0, 59), max_size=3),
    kind=st.sampled_from(["person", "place", "number", "date", "term", "role", "duration"]),
    standing=st.sampled_from(["reported", "attributed", "predicted", "judged"]),
    says=st.sampled_from([("herald-author",), ("herald-author", "greta-holm"), ("some-body",), ()]),
    value=st.sampled_from([None, "35", "2019", "P1D", "Greta Holm", "nonsense"]),
)
def test_every_draft_of_a_fact_is_sound_as_it_is(tmp_path, words, picks, kind, standing, says, value):
    text = " ".join(words) + "."
    begins = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    answers = tuple(
        AnswerProposal(
            type=kind, start=begins[i], end=begins[i] + len(words[i]), printed=words[i], value=value
        )
        for i in picks
        if i < len(words)
    )
    folder = tmp_path / "made"
    shutil.rmtree(folder, ignore_errors=True)
    fact = FactProposal(
        id="fact",
        place=Place(source="herald", paragraph=1, start=0, end=len(text), text=text),
        standing=standing,
        says=says,
        answers=answers,
    )
    make(folder, [*proposals()[:2], fact])
    (folder / "articles" / "herald.txt").write_text(text, encoding="utf-8")
    review = opened(folder)
    if standing == "attributed":
        review.choose_holder("fact", "greta-holm")
    draft = review.draft("fact").entry
    assert draft.evidence[0].printed in text
    assert draft.evidence[0].says[0] == "herald-author"
    if standing != "reported":
        assert draft.kind != "report"
    if review.accept_later("fact") is not None:  # else it is sound all but its words, which are the article's
        assert load(folder).statements[-1].evidence[0].printed == draft.evidence[0].printed
    while review.progress().can_undo:
        review.undo()
    assert set(yaml_of(folder)) == {"deck.yaml", "sources.yaml", "voices.yaml"}


def test_an_answer_that_stands_twice_is_blank_each_time(tmp_path):
    text = "The Aln is long, the Aln deep."
    answers = (AnswerProposal(type="place", start=4, end=7, printed="Aln", entity="aln"),)
    one = FactProposal(
        id="fact",
        place=Place(source="herald", paragraph=1, start=0, end=len(text), text=text),
        standing="reported",
        says=("herald-author",),
        answers=answers,
    )
    folder = make(tmp_path / "made", [*proposals()[:3], one])
    (folder / "articles" / "herald.txt").write_text(text, encoding="utf-8")
    (slot,) = opened(folder).draft("fact").entry.slots
    assert slot.questions == ("What is missing each time? “The ____ is long, the ____ deep.”",)
    opened(folder).accept("fact")


def test_a_wording_of_a_fact_may_be_accepted_for_it(tmp_path):
    wording = WordingProposal(
        id="wording-1",
        by="some-model",
        fact="fact-took",
        text="Lind lost its bridge to the {river}.",
        slots=(
            SlotWording(slot="river", answer=1, questions=("Which river took it?",), distractors=("Ure",)),
        ),
        evidence=(place(TOOK),),
    )
    folder = make(tmp_path / "made", [*proposals(), wording])
    review = opened(folder)
    assert "wording-1" not in {item.id for item in review.queue()}
    (view,) = review.view("fact-took").wordings
    assert view.by == "some-model"
    assert [one.text[one.start : one.end] for one in view.cited] == [TOOK]
    review.accept("fact-took", view.draft)
    (statement,) = load(folder).statements
    assert statement.text == "Lind lost its bridge to the {river}."
    assert statement.answers["river"].entity == "aln"
    assert statement.answers["river"].distractors == ["Ure"]


def test_a_wording_whose_sentence_has_changed_is_left_out_and_counted(tmp_path):
    slots = (SlotWording(slot="a", answer=0, questions=("When?",)),)
    wording = WordingProposal(
        id="wording-1",
        by="some-model",
        fact="fact-took",
        text="On {a}.",
        slots=slots,
        evidence=(place(TOOK),),
    )
    gone = msgspec.structs.replace(wording, id="wording-2", fact="fact-gone")
    folder = make(tmp_path / "made", [*proposals(), wording, gone])
    review = opened(folder)
    assert ["1 draft of a language model" in one for one in review.warnings] == [True]
    assert [one.id for one in review.view("fact-took").wordings] == ["wording-1"]
    path = folder / "articles" / "herald.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Aln rose", "Aln sank"), encoding="utf-8")
    review = opened(folder)
    assert "2 drafts of a language model left out" in review.warnings[0]
    assert review.view("fact-took").wordings == ()


def test_a_dispute_that_a_model_worded_is_drafted_in_its_words(tmp_path):
    def position(stance: str, voice: str, sentence: str, claims: tuple[str, ...]) -> PositionProposal:
        return PositionProposal(
            id=f"position-{voice}",
            stance=stance,
            voice=voice,
            kind="judgement",
            claim="It was them.",
            grounds="They built it.",
            evidence=(place(sentence),),
            claims=claims,
        )

    dispute = DisputeProposal(
        id="dispute-worded",
        by="some-model",
        question="Whose fault was it?",
        subject="fault",
        claims=("claim-river",),
        sides=("?",),
        voices=2,
        stances=(StanceProposal(id="builders", label="theirs"), StanceProposal(id="river", label="its own")),
        positions=(
            position("builders", "greta-holm", "She blamed the builders.", ()),
            position("river", "ivo-brandt", TOLD, ("claim-river",)),
        ),
    )
    folder = make(tmp_path / "made", [*proposals(), dispute])
    review = opened(folder)
    review.accept("dispute-worded")
    (made,) = load(folder).disputes
    assert [(one.stance, one.holder, one.grounds) for one in made.positions] == [
        ("builders", "greta-holm", "They built it."),
        ("river", "ivo-brandt", "They built it."),
    ]
    assert review.view("claim-river").settled.entry == "disputes/fault#ivo-brandt"
    assert review.view("entity-holm").settled.entry == "entities/greta-holm"


def test_entries_of_the_built_in_deck_are_found_changed_and_added_to_without_a_trace():
    for file in sorted(DECK.rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        root = parse(text).root
        for section, entries in root.items():
            if section == "deck":
                continue
            for entry in entries[::12]:
                block = block_of(text, section, entry["id"])
                lines = text[block.start : block.end]
                assert parse(f"{section}:\n{lines}").root[section] == [entry]
                assert yaml_style.changed(section, lines, block.dash, lambda _: None) == lines
            at, new = insertion(text, section, "  - id: new\n    name: x\n")
            after = parse(text[:at] + new + text[at:]).root
            assert after[section] == [*entries, {"id": "new", "name": "x"}]


@given(
    st.text(alphabet="ab .,“”\n—", min_size=1, max_size=200).filter(lambda text: text.strip()),
    st.integers(0, 199),
    st.integers(0, 199),
)
def test_an_anchor_is_printed_on_one_line_and_has_six_words_at_most(text, one, two):
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    found = anchor(text, start, end)
    assert found in text
    assert len(found.split()) <= 6
    assert "\n" not in found
    assert len(found) <= 80


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Iran’s généraux said: 3,500 troops", "irans-generaux-3500-troops"),
        ("The of and", "the-of-and"),
        ("بغداد", ""),
        ("x" * 90, "x" * 48),
    ],
)
def test_ids_are_made_of_words_that_say_something(text, slug):
    assert words_slug(text) == slug


def test_without_ruamel_the_extra_is_named(tmp_path, monkeypatch):
    yaml_style.load_round_trip.cache_clear()
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    with pytest.raises(NoReaderError) as caught:
        opened(make(tmp_path / "made"))
    assert "articlequiz[author]" in caught.value.remedy
    monkeypatch.undo()
    yaml_style.load_round_trip.cache_clear()


def test_a_form_is_plain_json(tmp_path):
    review = opened(make(tmp_path / "made"))
    draft = review.draft("dispute-blame")
    assert msgspec.json.decode(msgspec.json.encode(draft.entry), type=type(draft.entry)) == draft.entry
