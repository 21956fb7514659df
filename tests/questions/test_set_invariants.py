"""What must hold for every card made of several entries, of every deck."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from quiz.dossier import dates
from quiz.dossier.schema import Dossier
from quiz.dossier.timeline import tells_date
from quiz.questions.document import BuiltDeck
from quiz.questions.folding import compact, contains
from quiz.questions.material import Material
from quiz.questions.model import (
    ArrangeQuestion,
    AssignQuestion,
    Card,
    CardKind,
    ChecklistQuestion,
    Form,
    PickQuestion,
)
from quiz.questions.undated import in_a_set, undated

Both = tuple[Dossier, BuiltDeck]
SETS = {Form.ORDER, Form.MATCH, Form.CONTRAST, Form.STEELMAN}


def sets(deck: BuiltDeck) -> list[Card]:
    found = [card for card in deck.cards if card.kind is CardKind.SET]
    assert found
    return found


def names(deck: BuiltDeck, voice: str) -> set[str]:
    known = next(one for one in deck.voices if one.id == voice)
    entity = next((one for one in deck.entities if one.id == known.entity), None)
    found = {known.label, known.label.split(" (")[0], *known.names}
    found |= {entity.name, *entity.variants} if entity else set()
    return found | {source.label for source in deck.sources if source.author == voice}


def test_a_set_is_asked_in_one_form_and_shows_its_evidence(deck_with_sets: Both) -> None:
    _, deck = deck_with_sets
    for card in sets(deck):
        assert len({question.form for question in card.questions}) == 1
        assert card.questions[0].form in SETS
        assert card.explanation.evidence, card.id
        assert card.holder is None
    others = {q.form for card in deck.cards if card.kind is not CardKind.SET for q in card.questions}
    assert not others & SETS


def test_no_point_of_a_set_goes_without_its_holder(deck_with_sets: Both) -> None:
    """Every claim, hedge or ground that stands in a set stands there with its voice."""
    dossier, deck = deck_with_sets
    voices = {f"{d.id}#{p.id}": p.holder for d in dossier.disputes for p in d.positions}
    claims: dict[str, set[str]] = {}
    for dispute in dossier.disputes:
        for position in dispute.positions:
            for text in (position.claim, position.grounds):
                if text:
                    claims.setdefault(compact(text), set()).add(voices[f"{dispute.id}#{position.id}"])
    checked = 0
    for card in sets(deck):
        for question in card.questions:
            if isinstance(question, ChecklistQuestion):
                for item in question.items:
                    holders = claims.get(
                        compact(item.text.removeprefix("The reason given: ").partition(" (")[0])
                    )
                    said = f"{item.holder or ''} {item.text}"
                    if holders is None:
                        assert " — " in item.text or "(" in item.text, (card.id, item.text)
                        continue
                    checked += 1
                    assert any(contains(said, name) for h in holders for name in names(deck, h)), card.id
            elif isinstance(question, AssignQuestion):
                assert "?" in question.prompts[0] or "Match each " in question.prompts[0]
    assert checked


def members(card: Card, dossier: Dossier) -> list[str]:
    """Return the events of a set, the earliest first: as authored, or found again by their sentences."""
    for one in dossier.sets:
        if one.id == card.slug:
            return [member.event for member in one.members]
    material = Material(dossier)
    told = {in_a_set(s, undated(s, material), material): s.id for s in dossier.statements if s.is_event}
    return [told[text] for text in card.answers]


def test_a_view_put_in_order_names_its_holder_and_no_item_tells_its_date(deck_with_sets: Both) -> None:
    dossier, deck = deck_with_sets
    statements = {one.id: one for one in dossier.statements}
    for card in sets(deck):
        for question in card.questions:
            if not isinstance(question, ArrangeQuestion):
                continue
            assert 4 <= len(question.items) <= 6
            assert len({compact(item.text) for item in question.items}) == len(question.items)
            for event, item in zip(members(card, dossier), question.items, strict=True):
                assert tells_date(item.text) is None, item.text
                assert item.when
                statement = statements[event]
                if statement.needs_holder:
                    assert any(contains(item.text, name) for name in names(deck, statement.holder)), item.text


def test_every_order_asked_follows_from_dates_and_relations_alone(deck_with_sets: Both) -> None:
    """Worked out anew here, pair by pair over the whole closure: no two members could stand otherwise."""
    dossier, deck = deck_with_sets
    events = {one.id: one.when for one in dossier.statements if one.when is not None}
    bounds = {}
    for name, when in events.items():
        exact = when.edtf is not None and not any(mark in when.edtf for mark in "~?%")
        bounds[name] = (
            (dates.lower(when.edtf), dates.upper(when.edtf)) if exact and when.edtf else (None, None)
        )
    later = {name: set(when.before) & set(events) for name, when in events.items()}
    for name, when in events.items():
        for other in when.after:
            if other in events:
                later[other].add(name)
    for one, other in product(events, repeat=2):
        upper, lower = bounds[one][1], bounds[other][0]
        if upper is not None and lower is not None and upper < lower:
            later[one].add(other)
    for middle, start in product(events, repeat=2):
        if middle in later[start]:
            later[start] |= later[middle]
    for card in sets(deck):
        if card.part != "order":
            continue
        inside = members(card, dossier)
        assert len(inside) == len(card.answers)
        for one, other in combinations(inside, 2):
            assert other in later[one], (card.id, one, other)
            assert one not in later[other], (card.id, one, other)


def test_each_row_of_a_match_has_one_right_option_and_each_option_one_row(deck_with_sets: Both) -> None:
    dossier, deck = deck_with_sets
    disputes = {one.id: one for one in dossier.disputes}
    for card in sets(deck):
        for question in card.questions:
            if not isinstance(question, AssignQuestion):
                continue
            assert question.exclusive
            assert not question.recall
            (options,) = {row.options for row in question.rows}
            assert 3 <= len(options) <= 6
            assert sorted(row.key for row in question.rows) == list(range(len(options)))
            assert len({compact(option) for option in options}) == len(options)
            assert len({compact(row.label) for row in question.rows}) == len(options)
            dispute = disputes.get(card.slug)
            if dispute is None:
                continue
            for row in question.rows:
                mine = [p for p in dispute.positions if compact(row.label).startswith(compact(p.claim))]
                (stance,) = {p.stance for p in mine}
                right = {p.holder for p in dispute.positions if p.stance == stance}
                for i, option in enumerate(options):
                    voices = {
                        v.id for v in deck.voices if compact(option).startswith(compact(v.label)) and v.label
                    }
                    assert voices, option
                    assert (i == row.key) == bool(voices & right), (card.id, row.label, option)


def test_wrong_grounds_are_of_others_who_take_another_stance(deck_with_sets: Both) -> None:
    dossier, deck = deck_with_sets
    given = {compact(p.grounds): (d, p) for d in dossier.disputes for p in d.positions if p.grounds}
    picked = 0
    for card in deck.cards:
        for question in card.questions:
            if question.form is not Form.GROUNDS:
                continue
            assert card.kind is CardKind.POSITION
            holder = card.holder_id
            assert holder is not None
            assert any(contains(question.prompts[0], name) for name in names(deck, holder))
            if isinstance(question, PickQuestion):
                picked += 1
                dispute, mine = given[compact(question.key)]
                allies = {p.holder for p in dispute.positions if p.stance == mine.stance}
                for other in question.pool:
                    source, theirs = given[compact(other)]
                    assert theirs.holder not in allies, (card.id, other)
                    assert source.topic == dispute.topic
                    assert max(len(other), len(question.key)) < 2.5 * min(len(other), len(question.key))
    assert picked or deck.id == "harbour"


def test_where_voices_part_they_take_two_stances_and_no_third(deck_with_sets: Both) -> None:
    dossier, deck = deck_with_sets
    disputes = {one.id: one for one in dossier.disputes}
    for card in sets(deck):
        if card.part != "contrast" or card.slug not in disputes:
            continue
        dispute = disputes[card.slug]
        (question,) = card.questions
        assert isinstance(question, ChecklistQuestion)
        voices = {item.holder for item in question.items}
        assert len(voices) == 2
        stances = []
        for voice in voices:
            label = (voice or "").partition(", as ")[0]
            held = {p.stance for p in dispute.positions if compact(_label(deck, p.holder)) == compact(label)}
            assert len(held) == 1, (card.id, voice)
            stances.append(held)
        assert stances[0] != stances[1]


def _label(deck: BuiltDeck, voice: str) -> str:
    return next(one.label for one in deck.voices if one.id == voice)


def test_sets_come_after_what_they_rest_on_and_never_share_their_members_cards(deck_with_sets: Both) -> None:
    dossier, deck = deck_with_sets
    place = {card.id: card.position for card in deck.cards}
    last: dict[str, int] = {}
    for card in deck.cards:
        if card.kind is not CardKind.SET:
            last[card.slug] = max(last.get(card.slug, 0), card.position)
    for dispute in dossier.disputes:
        whole = place[f"{deck.id}/{dispute.id}#positions"]
        for card in sets(deck):
            if card.slug == dispute.id:
                assert card.position > whole, card.id
    for one in dossier.sets:
        (card,) = (c for c in sets(deck) if c.slug == one.id)
        for event in [member.event for member in one.members]:
            assert card.position > last[event], (one.id, event)
        for pair in one.pairs:
            assert card.position > last[pair.source.partition("#")[0]] or "#" in pair.source
    ids = [question.id for card in deck.cards for question in card.questions]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("form", [Form.ORDER, Form.MATCH, Form.GROUNDS, Form.CONTRAST, Form.STEELMAN])
def test_the_built_in_deck_asks_in_every_form(form: Form, builtin: BuiltDeck) -> None:
    assert any(question.form is form for card in builtin.cards for question in card.questions)
