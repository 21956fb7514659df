from __future__ import annotations

import json

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.questions.show import render_text, to_json


def test_the_object_has_what_machines_rely_on(builtin: BuiltDeck) -> None:
    shown = json.loads(json.dumps(to_json(builtin)))
    assert set(shown) == {"deck", "sources", "cards"}
    assert shown["deck"]["id"] == "soleimani"
    sources = {source["id"]: source for source in shown["sources"]}
    assert len(sources) == 5
    assert all(source["file"] and source["label"] for source in sources.values())
    kinds = {"statement", "event", "standing", "discrepancy", "dispute", "position", "set", "hand"}
    for card in shown["cards"]:
        assert card["kind"] in kinds
        assert card["id"].startswith("soleimani/")
        assert card["text"]
        assert card["answers"]
        for line in card["evidence"]:
            assert 1 <= line["paragraph"] <= sources[line["source"]]["paragraphs"]
        assert card["questions"][0]["form"] == "study"
        assert len(card["questions"]) > 1
        for question in card["questions"]:
            assert set(question) >= {"form", "prompt", "options", "answer", "explanation"}
            assert isinstance(question["explanation"], str)
            assert question["prompt"]
            assert question["answer"]
            if question["options"]:
                assert question["answer"] in question["options"]
                assert len(set(question["options"])) == len(question["options"])


def test_every_kind_and_form_of_the_built_in_deck_is_there(builtin: BuiltDeck) -> None:
    shown = to_json(builtin)
    assert {card["kind"] for card in shown["cards"]} == {
        "statement",
        "event",
        "standing",
        "discrepancy",
        "dispute",
        "position",
        "set",
        "hand",
    }
    forms = {question["form"] for card in shown["cards"] for question in card["questions"]}
    assert forms == {
        "study",
        "choice",
        "true-false",
        "cloze",
        "short-answer",
        "number",
        "date",
        "who-says",
        "fact-or-view",
        "discrepancy",
        "positions",
        "order",
        "match",
        "grounds",
        "contrast",
        "steelman",
        "basic",
        "reversed",
    }


def test_the_text_shows_every_card_with_its_key_and_place(built: BuiltDeck) -> None:
    lines = list(render_text(built))
    text = "\n".join(lines)
    for card in built.cards:
        assert f"[{card.id}]" in text
    assert "## The fire" in text
    assert "    * a)" in text or "    * b)" in text or "    * c)" in text or "    * d)" in text
    assert "the Tidings article, paragraph 1, the Tidings author: “on Thursday, June 3”" in text
    assert not any("\n" in line for line in lines)


def test_knowing_only_the_kind_or_only_the_voice_never_settles_fact_or_view(any_builtin: BuiltDeck) -> None:
    checked = 0
    for card in to_json(any_builtin)["cards"]:
        for question in card["questions"]:
            if question["form"] != "fact-or-view" or "; " not in question["answer"]:
                continue
            checked += 1
            kind, voice = question["answer"].split("; ", 1)
            assert sum(option.startswith(f"{kind}; ") for option in question["options"]) == 2
            assert sum(option.endswith(f"; {voice}") for option in question["options"]) == 2
            assert len(question["options"]) == 4
    assert checked


def test_explanations_have_no_brackets_within_brackets_and_no_stop_twice(any_builtin: BuiltDeck) -> None:
    for card in to_json(any_builtin)["cards"]:
        for question in card["questions"]:
            told = question["explanation"]
            for fault in ("))", ".).", "?).)", "The figure counts"):
                assert fault not in told, (card["id"], told)


def test_a_discrepancy_is_recalled_for_articles_that_are_named(any_builtin: BuiltDeck) -> None:
    checked = 0
    for card in any_builtin.cards:
        labels = {line.source_label for line in card.explanation.evidence}
        for question in card.questions:
            if question.form is Form.DISCREPANCY and question.recall:
                checked += 1
                assert all(label in prompt for label in labels for prompt in question.prompts), question.id
    assert checked
