"""What must hold for every question of every deck; run over the built-in deck and a small one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from quiz.dossier.schema import Bounds, Dossier
from quiz.questions.document import BuiltDeck, decode_deck, encode_deck
from quiz.questions.folding import compact, contains
from quiz.questions.model import (
    AnyInstance,
    Assign,
    AssignQuestion,
    Card,
    CardKind,
    ChecklistQuestion,
    Form,
    Judge,
    JudgeQuestion,
    Pick,
    PickQuestion,
    Type,
    TypeQuestion,
)
from quiz.questions.numbers import parse_figure
from quiz.questions.realise import realise, show_view

Both = tuple[Dossier, BuiltDeck]

GAP = re.compile(r"Who(, as (?:reported|described) by [^?]+,)? fills the gap\?")
"""How one asks for the holder of a sentence that names him inside."""


def _shown(deck: BuiltDeck, learner: str = "", repetitions: int = 3) -> list[tuple[Card, AnyInstance]]:
    return [
        (card, realise(question, card, learner, repetition))
        for card in deck.cards
        for question in card.questions
        for repetition in range(repetitions)
    ]


def _names(deck: BuiltDeck, voice: str) -> set[str]:
    known = next(v for v in deck.voices if v.id == voice)
    entity = next((e for e in deck.entities if e.id == known.entity), None)
    names = {known.label, known.label.split(" (")[0], *known.names}
    if entity is not None:
        names |= {entity.name, *entity.variants}
    names |= {source.label for source in deck.sources if source.author == voice}
    return names


def _names_holder(deck: BuiltDeck, voice: str, text: str) -> bool:
    return any(contains(text, name) for name in _names(deck, voice))


def _asks_for_holder(deck: BuiltDeck, card: Card, shown: AnyInstance) -> bool:
    if isinstance(shown, Judge) and card.statement_kind != "report":
        return shown.prompt.endswith(
            (" a claim:", " a prediction:", " a judgement:", " an explanation:", " a recommendation:")
        )
    if shown.form in {Form.WHO_SAYS, Form.FACT_OR_VIEW}:
        opens = shown.prompt.startswith(("Whose ", "What kind of statement is this, and whose?"))
        return opens or bool(GAP.match(shown.prompt)) or "Whose position is this?" in shown.prompt
    assert card.holder_id is not None
    asked_for = {compact(name) for name in _names(deck, card.holder_id)}
    return any(compact(answer) in asked_for for answer in card.answers)


def test_no_view_passes_for_a_fact(any_deck: Both) -> None:
    """What is a view, or reported speech, names its holder in the prompt or asks for it."""
    dossier, deck = any_deck
    views = {f"{deck.id}/{s.id}": s.holder for s in dossier.statements if s.needs_holder}
    checked = 0
    for card, shown in _shown(deck):
        holder = views.get(card.id.partition("#")[0])
        if card.kind is CardKind.SET:
            continue  # several voices: see test_no_point_of_a_set_goes_without_its_holder
        if card.kind is CardKind.POSITION:
            assert card.holder_id
            holder = card.holder_id
        if holder is None:
            continue
        assert card.holder_id == holder, card.id
        checked += 1
        asked = f"{shown.prompt} {shown.text}" if isinstance(shown, Judge) else shown.prompt
        named = _names_holder(deck, holder, asked)
        assert named or _asks_for_holder(deck, card, shown), (shown.question, shown.prompt)
    assert checked


def test_no_view_is_shown_without_its_holder(any_deck: Both) -> None:
    _, deck = any_deck
    for card in deck.cards:
        if card.holder_id is not None:
            assert _names_holder(deck, card.holder_id, show_view(card).prompt), card.id
            assert card.explanation.holder == card.holder


def test_a_fact_has_no_holder(any_deck: Both) -> None:
    dossier, deck = any_deck
    facts = {f"{deck.id}/{s.id}" for s in dossier.statements if not s.needs_holder}
    for card in deck.cards:
        if card.id.partition("#")[0] in facts and card.kind is not CardKind.SET:
            assert card.holder is None
            assert card.statement_kind == "report"


def test_who_says_never_offers_a_voice_that_says_the_same(any_deck: Both) -> None:
    dossier, deck = any_deck
    labels = {voice.id: voice.label for voice in deck.voices}
    for dispute in dossier.disputes:
        for position in dispute.positions:
            same = {
                labels[p.holder]
                for p in dispute.positions
                if p.stance == position.stance and p.holder != position.holder
            }
            through = {labels[voice] for e in position.evidence for voice in e.says[:-1]}
            card = next(c for c in deck.cards if c.id == f"{deck.id}/{dispute.id}#{position.id}")
            for question in card.questions:
                if isinstance(question, PickQuestion) and question.form is Form.WHO_SAYS:
                    assert not (same | through) & set(question.pool), question.id


def test_a_claim_is_never_offered_against_another_of_its_stance_or_voice(any_deck: Both) -> None:
    dossier, deck = any_deck
    for dispute in dossier.disputes:
        by_claim = {compact(p.claim): p for p in dispute.positions}
        for card in deck.cards:
            if card.kind is not CardKind.POSITION or card.slug != dispute.id:
                continue
            for question in card.questions:
                if isinstance(question, PickQuestion) and question.form is Form.CHOICE:
                    mine = by_claim[compact(question.key)]
                    for other in question.pool:
                        theirs = by_claim[compact(other)]
                        assert theirs.stance != mine.stance
                        assert theirs.holder != mine.holder


def test_options_differ_when_folded_and_hold_the_key_once(any_deck: Both) -> None:
    _, deck = any_deck
    picked = 0
    for _, shown in _shown(deck):
        if isinstance(shown, Pick):
            picked += 1
            assert 3 <= len(shown.options) <= 4, shown.question
            assert len({compact(option) for option in shown.options}) == len(shown.options), shown.options
        if isinstance(shown, Assign):
            for row in shown.rows:
                assert len({compact(option) for option in row.options}) == len(row.options)
                assert 0 <= row.key < len(row.options)
    assert picked


def test_no_distractor_is_an_accepted_answer(any_deck: Both) -> None:
    _, deck = any_deck
    for card in deck.cards:
        accepted: set[str] = set()
        for question in card.questions:
            if isinstance(question, TypeQuestion) and question.form is not Form.WHO_SAYS:
                accepted |= {compact(text) for text in (*question.key.accepted, question.key.display)}
        for question in card.questions:
            if isinstance(question, PickQuestion) and question.form is Form.CHOICE:
                assert not accepted & {compact(option) for option in question.pool}, question.id


def test_no_false_version_reads_like_the_true_one(any_deck: Both) -> None:
    _, deck = any_deck
    for card in deck.cards:
        for question in card.questions:
            if isinstance(question, JudgeQuestion):
                texts = {question.true_text, *(version.text for version in question.false_versions)}
                assert len(texts) == 1 + len(question.false_versions), question.id
                assert "{" not in "".join(texts)


def test_other_values_of_a_discrepancy_are_no_distractors(any_deck: Both) -> None:
    """Where another source gives another value, that value is never shown as plainly wrong."""
    _, deck = any_deck
    for card in deck.cards:
        others = {compact(other.says) for other in card.explanation.others if other.stance is None}
        if card.kind in {CardKind.STATEMENT, CardKind.EVENT}:
            for question in card.questions:
                if isinstance(question, PickQuestion) and question.form is Form.CHOICE:
                    assert not others & {compact(option) for option in question.pool}, question.id


def test_the_answer_is_never_in_the_prompt(any_deck: Both) -> None:
    _, deck = any_deck
    for _, shown in _shown(deck):
        if isinstance(shown, Type):
            assert not contains(shown.prompt, shown.key.display), (shown.question, shown.prompt)
        elif isinstance(shown, Pick):
            assert not contains(shown.prompt, shown.options[shown.key]), (shown.question, shown.prompt)


def test_a_cloze_has_one_blank(any_deck: Both) -> None:
    _, deck = any_deck
    clozes = [shown for _, shown in _shown(deck, repetitions=1) if shown.form is Form.CLOZE]
    assert clozes
    for shown in clozes:
        assert shown.prompt.count("____") == 1, shown.prompt
        assert "{" not in shown.prompt


def test_every_answer_shows_its_evidence(any_deck: Both) -> None:
    _, deck = any_deck
    paragraphs = {source.id: len(source.paragraphs) for source in deck.sources}
    for card in deck.cards:
        said = card.explanation
        if card.kind is not CardKind.HAND:
            assert said.evidence, card.id
        assert said.standing
        assert said.answer
        for line in said.evidence:
            assert 1 <= line.paragraph <= paragraphs[line.source]
            assert line.voices


def test_the_first_showing_tells_everything_that_will_be_asked(any_deck: Both) -> None:
    """Who gives which value, who holds which position: nobody is asked what was never shown."""
    _, deck = any_deck
    for card in deck.cards:
        said = show_view(card).explanation
        others = [f"{other.voice} {other.stance} {other.says}" for other in said.others]
        shown = "\n".join([said.text, *said.notes, *others])
        for question in card.questions:
            if isinstance(question, ChecklistQuestion):
                for item in question.items:
                    asked = (
                        item.text.removeprefix("Grounds: ").removesuffix(" (grounds).").partition(" — ")[0]
                    )
                    assert compact(asked) in compact(shown), (card.id, item.text)
                    assert compact(item.holder or "") in compact(shown), (card.id, item.holder)
            if isinstance(question, AssignQuestion) and question.form is Form.DISCREPANCY:
                for row in question.rows:
                    assert compact(row.options[row.key]) in compact(shown), (card.id, row)
                    assert compact(row.label) in compact(shown), (card.id, row)


def test_every_card_can_be_asked_and_most_of_all_recalled(any_deck: Both) -> None:
    _, deck = any_deck
    for card in deck.cards:
        assert card.questions, card.id
        recognised = {question.form for question in card.questions} <= {Form.FACT_OR_VIEW, Form.MATCH}
        if not recognised:
            assert any(question.recall for question in card.questions), card.id
        ids = [question.id for question in card.questions]
        assert len(set(ids)) == len(ids)
        assert all(question.card == card.id for question in card.questions)


def test_a_false_version_never_follows_from_a_bounded_figure(any_deck: Both) -> None:
    """At least 25 are also at least 20: only figures beyond the bound are false."""
    dossier, deck = any_deck
    cards = {card.id: card for card in deck.cards}
    checked = 0
    for statement in dossier.statements:
        for slot, answer in statement.answers.items():
            above = answer.bounds in {Bounds.AT_LEAST, Bounds.MORE_THAN}
            if not above and answer.bounds not in {Bounds.AT_MOST, Bounds.LESS_THAN}:
                continue
            for question in cards[f"{deck.id}/{statement.id}#{slot}"].questions:
                if isinstance(question, JudgeQuestion):
                    for version in question.false_versions:
                        checked += 1
                        figure = parse_figure(version.wrong)
                        assert figure is not None
                        assert (min(figure.values) > Decimal(answer.value or "")) == above, question.id
    assert checked or deck.id != "soleimani"


def test_what_is_false_is_corrected(any_deck: Both) -> None:
    _, deck = any_deck
    judged = [shown for _, shown in _shown(deck) if isinstance(shown, Judge)]
    assert {shown.key for shown in judged} == {True, False}
    assert all((shown.correction is None) == shown.key for shown in judged)


def test_sets_come_after_what_they_rest_on(any_deck: Both) -> None:
    _, deck = any_deck
    place = {card.id: card.position for card in deck.cards}
    assert [card.position for card in deck.cards] == list(range(len(deck.cards)))
    for dispute in deck.disputes:
        assert all(place[p.card] < place[dispute.card] for p in dispute.positions)
    told = {
        (line.source, line.paragraph): card.position
        for card in deck.cards
        if card.kind in {CardKind.STATEMENT, CardKind.EVENT}
        for line in card.explanation.evidence
    }
    for card in deck.cards:
        if card.kind is CardKind.DISCREPANCY:
            for line in card.explanation.evidence:
                assert told.get((line.source, line.paragraph), -1) < card.position, card.id


def test_a_deck_survives_writing_and_reading(any_deck: Both) -> None:
    _, deck = any_deck
    assert decode_deck(encode_deck(deck)) == deck


_BUILD = """
import sys
from pathlib import Path
from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import encode_deck
from quiz.questions.realise import realise
import hashlib, msgspec
deck = build_deck(load(Path(sys.argv[1])))
shown = [realise(q, card, "ann", 7) for card in deck.cards for q in card.questions]
print(hashlib.sha256(encode_deck(deck) + msgspec.json.encode(shown)).hexdigest(), deck.fingerprint)
"""


def test_the_same_dossier_gives_the_same_bytes_in_every_process() -> None:
    path = Path(__file__).parents[2] / "decks" / "soleimani"
    printed = set()
    for seed in ("0", "4321"):
        done = subprocess.run(
            [sys.executable, "-c", _BUILD, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1


def test_the_answer_path_loads_nothing_heavy() -> None:
    code = (
        "import json, sys, quiz.questions.realise, quiz.questions.document;"
        "from quiz.questions.grade import grade_typed;"
        "from quiz.questions.model import AnswerKey;"
        "grade_typed('31', AnswerKey(type='number', display='31', value='31'));"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert not loaded & {"pydantic", "sqlmodel", "sqlalchemy", "yaml", "textual", "rapidfuzz", "click"}


def test_the_answer_told_is_the_answer_to_what_was_asked(any_deck: tuple[Dossier, BuiltDeck]) -> None:
    """A card that asks for a name may also ask who says so: then the answer is the voice."""
    for card in any_deck[1].cards:
        for question in card.questions:
            shown = realise(question, card, "learner", 1)
            if isinstance(shown, Pick):
                assert shown.options[shown.key].casefold() in shown.explanation.answer.casefold(), question.id
            elif isinstance(shown, Type):
                assert shown.key.display.casefold() in shown.explanation.answer.casefold(), question.id


def test_true_or_false_names_a_holder_once_and_gives_nothing_away(any_deck: Both) -> None:
    dossier, deck = any_deck
    holders = {f"{deck.id}/{s.id}": s.holder for s in dossier.statements if s.needs_holder}
    for card in deck.cards:
        for question in card.questions:
            if not isinstance(question, JudgeQuestion):
                continue
            (prompt,) = question.prompts
            assert prompt.startswith("True or false?"), prompt
            assert prompt.endswith((":", "?"))
            assert not any(contains(prompt, answer) for answer in card.answers), (card.id, prompt)
            holder = holders.get(card.id.partition("#")[0])
            for text in (question.true_text, *(version.text for version in question.false_versions)):
                assert "____" not in text
                if holder is not None:
                    both = _names_holder(deck, holder, prompt) and _names_holder(deck, holder, text)
                    assert not both, (card.id, prompt, text)


def test_true_or_false_credits_one_source(any_builtin: BuiltDeck) -> None:
    several = 0
    for card in any_builtin.cards:
        sources = {line.source_label for line in card.explanation.evidence}
        for question in card.questions:
            if isinstance(question, JudgeQuestion) and len(sources) > 1:
                several += 1
                assert sum(label in question.prompts[0] for label in sources) <= 1, question.prompts
    assert several or any_builtin.id != "soleimani"


def test_a_dispute_is_asked_in_few_lines_and_no_report_of_a_view_passes_for_the_view(any_deck: Both) -> None:
    dossier, deck = any_deck
    disputes = {f"{deck.id}/{dispute.id}": dispute for dispute in dossier.disputes}
    for card in deck.cards:
        if card.kind is not CardKind.DISPUTE:
            continue
        dispute = disputes[card.id.partition("#")[0]]
        (question,) = card.questions
        assert isinstance(question, ChecklistQuestion)
        assert not any(char.isdigit() for char in question.prompts[0].removeprefix(dispute.question))
        if len(dispute.positions) > 5:
            taken = {position.stance for position in dispute.positions}
            assert len(question.items) == len(taken), card.id
        shown = " ".join(f"{item.text} {item.holder or ''}" for item in question.items)
        for position in dispute.positions:
            if len(position.evidence[0].says) > 1:
                label = next(v.label for v in deck.voices if v.id == position.holder)
                for text in (shown, card.explanation.answer):
                    assert f"{label}, as reported by" in text or f"{label}, as described by" in text, card.id


def test_whose_view_it_is_is_asked_of_views_and_without_a_gap(any_deck: Both) -> None:
    for card, shown in _shown(any_deck[1], repetitions=1):
        if shown.form is Form.WHO_SAYS:
            assert card.statement_kind != "report", card.id
            if card.kind is not CardKind.POSITION:
                assert ("____" in shown.prompt) == bool(GAP.match(shown.prompt)), shown.prompt
