"""Who says: whose view it is, or who is reported to say it."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.dossier.schema import Dispute, Kind, Position, Statement
from quiz.questions.explain import linked_dispute
from quiz.questions.folding import contains
from quiz.questions.leads import asks_for_holder
from quiz.questions.masking import proposition
from quiz.questions.material import Material
from quiz.questions.model import AnyQuestion, Form, PickQuestion, TypeQuestion
from quiz.questions.slots import Filler
from quiz.questions.voices import Voices
from quiz.questions.wording import BLANK, quoted, sentence

NOUN = {
    Kind.CLAIM: "claim",
    Kind.PREDICTION: "prediction",
    Kind.JUDGEMENT: "judgement",
    Kind.EXPLANATION: "explanation",
    Kind.RECOMMENDATION: "recommendation",
}


def for_statement(card: str, statement: Statement, material: Material, voices: Voices) -> list[AnyQuestion]:
    """Return the question to pick and the one to type; none for a report, of speech too."""
    if (
        not statement.needs_holder
        or statement.kind is Kind.REPORT
        or any(asks_for_holder(statement, slot, material) for slot in statement.answers)
    ):
        return []
    same = {
        other.holder
        for name in material.akin(material.plain_text(statement), but=statement.id)[:12]
        if (other := material.statements[name]).needs_holder
    }
    rivals: list[str] = []
    allies: set[str] = set()
    linked = linked_dispute(statement, material)
    if linked is not None:
        dispute, mine = linked
        rivals, allies = sides(dispute, mine)
        same |= allies
    text = proposition(sentence(Filler(statement, material).text()), material.names(statement.holder))
    noun = "view" if statement.evidence[0].ascribed else NOUN[statement.kind]
    asks = _asks(noun, statement, text, material)
    return _both(card, statement, (asks, text), voices, rivals, (same, allies), statement.topic)


def for_position(
    card: str, dispute: Dispute, position: Position, material: Material, voices: Voices
) -> list[AnyQuestion]:
    """Return the question to pick and the one to type."""
    rivals, same = sides(dispute, position)
    claim = sentence(position.claim)
    asks = _asks("position", position, claim, material)
    return _both(card, position, (asks, claim), voices, rivals, (same, same), dispute.topic)


def _asks(noun: str, entry: Statement | Position, text: str, material: Material) -> str:
    """Return the prompt.

    Where others pass on what somebody holds, it names them: each would be a fair answer else.
    """
    by = _passed_on(entry, text, material)
    if BLANK in text:
        ask = f"Who{by}, fills the gap?" if by else "Who fills the gap?"
    else:
        ask = f"Whose {noun} is this{by}?"
    return f"{ask} {quoted(text)}"


def _passed_on(entry: Statement | Position, text: str, material: Material) -> str:
    """Return who passes it on, the nearest to the holder first, but for whom the text itself names."""
    first = entry.evidence[0]
    names = []
    for i, voice in enumerate(first.says[:-1]):
        name = material.label(voice) if i else material.reporter(first)
        told = material.is_named(voice, text) or contains(text, name)
        if not told and not material.is_named(entry.holder, name):
            names.append(name)
    how = "as described by" if first.ascribed else "as reported by"
    return "".join(
        f", {'in turn reported by' if i else how} {name}" for i, name in enumerate(reversed(names))
    )


def sides(dispute: Dispute, mine: Position) -> tuple[list[str], set[str]]:
    """Return who differs in a dispute, and who (also) takes the same stance."""
    same = {p.holder for p in dispute.positions if p.stance == mine.stance}
    rivals = [p.holder for p in dispute.positions if p.stance != mine.stance and p.holder not in same]
    return list(dict.fromkeys(rivals)), same - {mine.holder}


def _both(
    card: str,
    entry: Statement | Position,
    asked: tuple[str, str],
    voices: Voices,
    rivals: Sequence[str],
    alike: tuple[set[str], set[str]],
    topic: str | None,
) -> list[AnyQuestion]:
    """Make both from their prompt and the text.

    ``alike`` are those who say the same, and those of them who are on the same side.
    """
    prompt, text = asked
    same, side = alike
    holder = entry.holder
    key = voices.key(holder, same_side=side)
    questions: list[AnyQuestion] = []
    pool = voices.pool(holder, entry.evidence, rivals=rivals, same=same, topic=topic, text=text, seed=card)
    if pool:
        questions.append(
            PickQuestion(
                id=f"{card}?{Form.WHO_SAYS}-pick",
                card=card,
                form=Form.WHO_SAYS,
                recall=False,
                prompts=(prompt,),
                key=key.display,
                pool=pool,
                same_side=tuple(ally.label for ally in key.same_side),
            )
        )
    questions.append(
        TypeQuestion(
            id=f"{card}?{Form.WHO_SAYS}-type",
            card=card,
            form=Form.WHO_SAYS,
            recall=True,
            prompts=(prompt,),
            key=key,
        )
    )
    return questions
