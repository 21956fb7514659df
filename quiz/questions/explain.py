"""What every answer comes with: whose voice, where it stands, what others say, what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.dossier.schema import (
    Answer,
    Basis,
    Discrepancy,
    Dispute,
    EntityType,
    Evidence,
    Kind,
    Later,
    Position,
    Relation,
    SlotType,
    Statement,
    Value,
)
from quiz.questions.contents import content_words
from quiz.questions.folding import fold
from quiz.questions.material import Material
from quiz.questions.model import Explanation, OtherVoice
from quiz.questions.numbers import in_words
from quiz.questions.slots import Filler, display, said
from quiz.questions.wording import RELATION, capitalised, listed, quoted, sentence

_AS = {
    Kind.CLAIM: "A claim of",
    Kind.PREDICTION: "A prediction of",
    Kind.JUDGEMENT: "A judgement of",
    Kind.EXPLANATION: "An explanation given by",
    Kind.RECOMMENDATION: "A recommendation of",
}
_LATER = {
    "reported-since": "Reported since",
    "borne-out": "Borne out since",
    "overtaken": "Overtaken since",
    "contradicted": "Contradicted",
}
_KNOWN = ("country ", "ally ")
_MOST_OTHERS = 8
_ANCHOR_WORDS = 2
"""Two anchors in one paragraph with so many words in common point to the same passage."""


def standing_of(kind: Kind, evidence: Sequence[Evidence], material: Material) -> str:
    """Say how it stands and whose it is: ``A prediction of Reza Khaasteh, as reported by …``."""
    direct = [e for e in evidence if len(e.says) == 1]
    if kind is Kind.REPORT:
        if direct:
            return f"Reported by {places(direct, material)}."
        return f"Said by {_once(evidence, material)}."
    first = evidence[0]
    if first.ascribed and len(first.says) > 1:
        view = {Kind.CLAIM: "claim", Kind.PREDICTION: "expectation", Kind.RECOMMENDATION: "wish"}.get(
            kind, "view"
        )
        article = "An" if view == "expectation" else "A"
        holder, teller = material.label(first.says[-1]), material.reporter(first)
        return f"{article} {view} of {holder}, as described by {teller}."
    return f"{_AS[kind]} {_once(evidence, material)}."


def _place(evidence: Evidence, material: Material) -> str:
    """Return the article, or the voice with the article it speaks in."""
    source = material.sources.get(evidence.source)
    reporter = material.reporter(evidence)
    return reporter if source is None or reporter == source.label else f"{reporter} in {source.label}"


def places(evidence: Sequence[Evidence], material: Material) -> str:
    """Return the articles and voices that tell it: ``the A article, Dan and Sima in the B roundtable``."""
    by_source: dict[str, list[Evidence]] = {}
    for one in evidence:
        by_source.setdefault(one.source, []).append(one)
    said = []
    for lines in by_source.values():
        by_author = [e for e in lines if _place(e, material) == material.reporter(e)]
        others = [e for e in lines if e not in by_author]
        said += [material.reporter(e) for e in by_author]
        if others:
            source = material.sources[others[0].source]
            said.append(f"{listed([material.reporter(e) for e in others])} in {source.label}")
    return listed(said)


def _once(evidence: Sequence[Evidence], material: Material) -> str:
    """Return the chains of all lines, the holder once: ``Hook, as reported by A and by B``."""
    chains = list(dict.fromkeys(material.chain(e) for e in evidence))
    plain = [chain for chain in chains if ", as " not in chain]
    return plain[0] if plain else listed(chains)


def explain_statement(
    statement: Statement, slots: Sequence[str], text: str, material: Material, *, answer: str | None = None
) -> Explanation:
    """Explain the answers to some of a statement's slots, or another ``answer`` about it.

    ``text`` is the sentence as it is shown, which names its holder where it must.
    """
    answers = [statement.answers[slot] for slot in slots]
    shown = answer or listed([display(one, material) for one in answers])
    title, others = others_on(statement, slots, material)
    return Explanation(
        answer=shown,
        text=text,
        standing=statement_standing(statement, material),
        holder=holder_of(statement, material),
        evidence=material.lines(statement.evidence),
        others_title=title,
        others=others,
        notes=_statement_notes(statement, answers, material),
    )


def statement_standing(statement: Statement, material: Material) -> str:
    """Say how a statement stands, its basis included."""
    standing = standing_of(statement.kind, statement.evidence, material)
    if statement.basis is Basis.INFERRED:
        return f"Inferred, not said outright. {standing}"
    if statement.basis is Basis.OUTSIDE:
        return "Known from outside the sources."
    return standing


def holder_of(statement: Statement, material: Material) -> str | None:
    """Return the label of the voice whose view or reported speech it is; None for a plain report."""
    return material.label(statement.holder) if statement.needs_holder else None


def _statement_notes(statement: Statement, answers: Sequence[Answer], material: Material) -> tuple[str, ...]:
    notes = []
    if statement.quote:
        occasion = f" ({statement.occasion})" if statement.occasion else ""
        notes.append(f"In the words printed: {quoted(statement.quote)}{occasion}.")
    notes += [f"Counted: {answer.counts}." for answer in answers if answer.counts]
    notes += [role for answer in answers if (role := _held(answer, material))]
    notes += [said_of for answer in answers if (said_of := _who_is(answer, material))]
    if statement.basis is Basis.INFERRED and statement.why:
        notes.append(f"Inferred: {sentence(statement.why)}")
    when = statement.when
    dated = any(answer.type in {SlotType.DATE, SlotType.DURATION} for answer in answers)
    if dated and when is not None and when.basis is Basis.INFERRED and when.why and when.why != statement.why:
        notes.append(f"The date is inferred: {sentence(when.why)}")
    notes += later_notes(statement.later, material)
    if statement.note:
        notes.append(statement.note)
    return tuple(dict.fromkeys(notes))


def _held(answer: Answer, material: Material) -> str | None:
    """Say from when to when a role was held."""
    if answer.type is not SlotType.ROLE or not (answer.since or answer.until):
        return None
    since, until = (_moment(when, material) for when in (answer.since, answer.until))
    if not (since or until):
        return None
    span = " ".join(part for part in (since and f"from {since}", until and f"until {until}") if part)
    return f"Held {span}."


def _moment(when: str | None, material: Material) -> str | None:
    if when is None:
        return None
    event = material.statements.get(when)
    if event is not None:
        when = event.when.edtf if event.when is not None else None
    if when is None or "/" in when:
        return None  # from or until some day between two: that reads badly, and says little
    return said(Answer(type=SlotType.DATE, value=when), material)


def _who_is(answer: Answer, material: Material) -> str | None:
    """Say who or what the entity that is the answer is; not of a country, which everyone knows."""
    entity = material.entities.get(answer.entity or "")
    if entity is not None and entity.type is EntityType.PLACE and (entity.role or "").startswith(_KNOWN):
        return None
    return f"{entity.name}: {entity.role}." if entity is not None and entity.role else None


def later_notes(later: Sequence[Later], material: Material) -> list[str]:
    """Say what another entry shows about a prediction or claim."""
    notes = []
    for one in later:
        head = _LATER[one.relation]
        shown = material.statements.get(one.ref)
        where = ""
        if shown is not None:
            first = shown.evidence[0]
            where = f" {Filler(shown, material).text().rstrip('.')} — {_place(first, material)}."
        elif one.ref in material.discrepancy_ids:
            where = f" see {material.discrepancy_ids[one.ref].thing}."
        notes.append(f"{head}:{where}" if where else f"{head}.")
        if one.note:
            notes[-1] += f" {sentence(one.note)}"
    return notes


# ---------------------------------------------------------------- what others say


def others_on(
    statement: Statement, slots: Sequence[str], material: Material
) -> tuple[str | None, tuple[OtherVoice, ...]]:
    """Return what others say on the same matter, with a title: other values, or other positions."""
    for name in slots:
        for discrepancy, mine in linked_values(statement, name, material):
            others = other_values(discrepancy, mine, material)
            if others:
                return f"{capitalised(discrepancy.thing)}: {RELATION[discrepancy.relation]}.", others
    dispute = linked_dispute(statement, material)
    if dispute is not None:
        others = other_positions(dispute[0], dispute[1], material)
        if others:
            return f"On {quoted(dispute[0].question)} others say:", others
    return None, ()


def linked_values(statement: Statement, slot: str, material: Material) -> list[tuple[Discrepancy, Value]]:
    """Return the discrepancies of which this slot's answer is one value, with that value.

    Where a discrepancy's values do not say which slots they answer (`of`), it is guessed: a value given in
    the statement's paragraph and spelt as the answer, or holding it, where the words agree. Such a guess is
    wrong where a paragraph tells two things with like words (``a base in Iraq`` was attacked, ``Iraq`` is
    where missiles fell), and it misses a value that is worded quite differently.
    """
    written = material.written_links.get((statement.id, slot), [])
    if not any(e.at in material.values_at for e in statement.evidence):
        return written
    if (statement.id, slot) in material.links:
        return material.links[statement.id, slot]
    mine = _spellings(statement.answers[slot], material)
    asked = " ".join(statement.ask.get(slot, ()))
    own = {word for text in mine for word in content_words(text)}
    about = material.telling_words(f"{material.plain_text(statement)} {asked}") - own
    found = list(written)
    for discrepancy in material.discrepancies_at(e.at for e in statement.evidence):
        if discrepancy.is_linked:
            continue
        value = _only_value_at(discrepancy, statement)
        if value is not None and _is_same(discrepancy, value, statement, mine, about, material):
            found.append((discrepancy, value))
    material.links[statement.id, slot] = found
    return found


def discrepancies_on(statement: Statement, material: Material) -> list[Discrepancy]:
    """Return the discrepancies on what a statement tells, each once.

    Those that say themselves that they are `about` it. Of the others it is guessed: those of which one of
    its answers is a value; and those of which a value is given in its paragraphs, in the words by which it
    is found there, and that have words with it in common.
    """
    linked = [d for slot in statement.answers for d, _ in linked_values(statement, slot, material)]
    found = {d.id: d for d in linked if d.about is None}
    places = {e.at for e in statement.evidence}
    about = material.telling_words(material.plain_text(statement))
    anchors = content_words(" ".join(e.printed for e in statement.evidence))
    for discrepancy in material.discrepancies_at(e.at for e in statement.evidence):
        if discrepancy.about is not None:
            continue
        printed = " ".join(e.printed for v in discrepancy.values for e in v.evidence if e.at in places)
        thing = material.telling_words(f"{discrepancy.thing} {' '.join(discrepancy.ask)}")
        if about & thing and len(anchors & content_words(printed)) >= _ANCHOR_WORDS:
            found.setdefault(discrepancy.id, discrepancy)
    found |= {d.id: d for d in material.dossier.discrepancies if statement.id in (d.about or ())}
    return [d for d in material.dossier.discrepancies if d.id in found]


def is_contested(statement: Statement, slot: str, material: Material) -> bool:
    """Tell whether another source answers the slot's question otherwise, so that the question must say whose.

    That is so where the answer is one value of a discrepancy, or a part of one that a single source gives
    in conflict with others.
    """
    if material.written_links.get((statement.id, slot)):
        return True
    mine = _spellings(statement.answers[slot], material)
    for discrepancy, value in linked_values(statement, slot, material):
        if mine & {fold(text) for text in (value.value, *value.accept)}:
            return True
        if discrepancy.relation is Relation.CONFLICT and len({e.source for e in statement.evidence}) == 1:
            return True
    return False


def _spellings(answer: Answer, material: Material) -> set[str]:
    texts = [display(answer, material), said(answer, material), *answer.accept]
    if answer.type is SlotType.NUMBER and (answer.value or "").isdigit() and int(answer.value or 0) < 100:
        texts.append(in_words(int(answer.value or 0)))
    entity = material.entities.get(answer.entity or "")
    if entity is not None:
        texts += [entity.name, *entity.variants]
    return {fold(text) for text in texts}


def _only_value_at(discrepancy: Discrepancy, statement: Statement) -> Value | None:
    """Return the one value given where the statement is said.

    None where it rests on several of the values: then it says what they agree on.
    """
    places = {e.at for e in statement.evidence}
    given = [value for value in discrepancy.values if any(e.at in places for e in value.evidence)]
    return given[0] if len(given) == 1 else None


def _is_same(
    discrepancy: Discrepancy,
    value: Value,
    statement: Statement,
    mine: set[str],
    about: frozenset[str],
    material: Material,
) -> bool:
    """Tell whether a value is this answer (spelt as in ``mine``), and not just a word in common.

    An equal value counts where thing and statement have words in common (``about``); one that holds the
    answer needs as much and anchors that share words, or four words in common.
    """
    theirs = {fold(text) for text in (value.value, *value.accept)}
    if mine & theirs:
        return bool(about & material.telling_words(discrepancy.thing))
    if not any(f" {one} " in f" {text} " for one in mine if one for text in theirs):
        return False
    thing = f"{discrepancy.thing} {' '.join(discrepancy.ask)} {value.value}"
    shared = len(about & material.telling_words(thing))
    own = {word for text in mine for word in content_words(text)}
    anchors = content_words(" ".join(e.printed for e in statement.evidence)) - own
    printed = content_words(" ".join(e.printed for e in value.evidence))
    return shared > 3 or (shared > 0 and bool(anchors & printed))


def other_values(discrepancy: Discrepancy, mine: Value | None, material: Material) -> tuple[OtherVoice, ...]:
    """Return a discrepancy's values but one, each by those who give it."""
    return tuple(
        OtherVoice(
            voice=capitalised(_once_each(value.evidence, material)),
            says=value.value,
            evidence=material.lines(value.evidence),
        )
        for value in discrepancy.values
        if value is not mine
    )


def _once_each(evidence: Sequence[Evidence], material: Material) -> str:
    return listed([material.chain(e) for e in evidence])


def linked_dispute(statement: Statement, material: Material) -> tuple[Dispute, Position] | None:
    """Return the position that this view comes to: same holder, same paragraph, words in common."""
    if not statement.needs_holder:
        return None
    mine = content_words(material.plain_text(statement)) - content_words(material.label(statement.holder))
    best: tuple[int, Dispute, Position] | None = None
    for at in dict.fromkeys(e.at for e in statement.evidence):
        for dispute, position in material.positions_at.get(at, ()):
            if position.holder != statement.holder:
                continue
            anchors = {e.printed for e in statement.evidence} & {e.printed for e in position.evidence}
            shared = len(mine & content_words(position.claim)) + 3 * len(anchors)
            if shared >= 2 and (best is None or shared > best[0]):
                best = (shared, dispute, position)
    return best[1:] if best else None


def other_positions(dispute: Dispute, mine: Position | None, material: Material) -> tuple[OtherVoice, ...]:
    """Return a dispute's positions but one, those of other stances first, at most eight; or else them all."""
    stances = {stance.id: stance.label for stance in dispute.stances}
    others = [p for p in dispute.positions if p is not mine]
    if mine is not None:
        others.sort(key=lambda p: p.stance == mine.stance)
    return tuple(
        OtherVoice(
            voice=capitalised(material.chain(p.evidence[0])),
            says=said_by(p),
            stance=stances[p.stance],
            evidence=material.lines(p.evidence),
        )
        for p in (others if mine is None else others[:_MOST_OTHERS])
    )


def said_by(position: Position) -> str:
    """Return a position's claim with the way its holder hedges it."""
    claim = sentence(position.claim)
    return f"{claim.removesuffix('.')} ({position.hedge.rstrip('.')})." if position.hedge else claim
