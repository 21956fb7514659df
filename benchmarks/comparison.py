"""A draft against a deck that people made of the same articles: how much of the deck it proposes.

``python -m benchmarks comparison ARTICLES --deck decks/soleimani [--sample 20]`` drafts a dossier of the
articles in a temporary folder and looks for each entry of the deck:

- a *fact* (a statement of kind report that is stated in the text) where a fact proposal in one of its
  paragraphs has one of its answers; each *answer* is counted on its own as well;
- a *discrepancy* where a conflict is proposed between the paragraphs of two of its values, and each shares
  a word or figure with the value there; apart from that, where only the paragraphs agree, and where facts
  proposed in two of them have these values exactly;
- a *voice* of the deck's evidence where the draft has a voice or a claim's holder of that name, or the
  structure gives it the same paragraphs. A group also where, in one of its paragraphs, a claim's holder has
  its head word ("hardliners around Lee", "three Lund hard-liners"), or a claim without a holder is proposed
  for a voice of its name ("early claims"); how many are found only so is told apart;
- a *position* where a claim proposal in one of its paragraphs has its holder; one whose holder is a pronoun
  counts apart, where the holder is among the candidates.

A proposal is no entry yet, and one more than the deck has is no fault: these are shares of the deck, not of
the draft. How good the proposals are is for a person to read: ``--sample N`` prints as many, drawn by lot.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.compared_voices import Names, Voices, share, voices_alike
from quiz.dossier.load import load
from quiz.questions.folding import fold, words
from quiz.reading.draft.credit import core
from quiz.reading.draft.lines import all_proposals, kind_of
from quiz.reading.draft.model import ClaimProposal, ConflictProposal, EntityProposal, FactProposal

if TYPE_CHECKING:
    from benchmarks.compared_voices import Spot
    from quiz.dossier.schema import Answer, Dossier, Evidence, Position
    from quiz.reading.draft.model import AnswerProposal, AnyProposal

_SEED = 1


class Comparison:
    """A deck and a draft of the same articles."""

    def __init__(self, deck: Dossier, folder: Path) -> None:
        self._deck = deck
        draft = load(folder)
        self._proposals = all_proposals(folder)
        self._names = Names(deck, draft, self._proposals)
        self._places = _places(deck, draft)
        self._voices = voices_alike(deck, draft, self._places)
        self._facts: dict[Spot, list[FactProposal]] = defaultdict(list)
        self._claims: dict[Spot, list[ClaimProposal]] = defaultdict(list)
        for one in self._proposals:
            if isinstance(one, FactProposal):
                self._facts[one.place.source, one.place.paragraph].append(one)
            elif isinstance(one, ClaimProposal):
                for spot in {(part.source, part.paragraph) for part in (one.place, *one.content)}:
                    self._claims[spot].append(one)

    def figures(self) -> dict[str, Any]:
        """Return the counts."""
        return {
            "facts": self._fact_figures(),
            "discrepancies": self._discrepancy_figures(),
            "voices": Voices(self._deck, self._names, self._voices, self._claims, self._spot).figures(),
            "positions": self._position_figures(),
        }

    def _spot(self, evidence: Evidence) -> Spot | None:
        return self._places.get((evidence.source, evidence.paragraph))

    def _fact_figures(self) -> dict[str, Any]:
        stated = [one for one in self._deck.statements if one.kind == "report" and one.basis == "stated"]
        beside = found = slots = slots_found = 0
        types: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for statement in stated:
            facts = [
                fact for one in statement.evidence for fact in self._facts.get(self._spot(one) or ("", 0), ())
            ]
            given = [answer for fact in facts for answer in fact.answers]
            beside += bool(facts)
            hits = 0
            for slot in statement.answers.values():
                hit = any(self._same(slot, one) for one in given)
                types[slot.type][0] += 1
                types[slot.type][1] += hit
                hits += hit
            slots += len(statement.answers)
            slots_found += hits
            found += hits > 0
        return {
            "in_deck": len(stated),
            "proposal_in_paragraph": beside,
            "same_answer": found,
            "share": share(found, len(stated)),
            "answers": slots,
            "answers_found": slots_found,
            "answers_share": share(slots_found, slots),
            "by_type": {name: {"in_deck": a, "found": b} for name, (a, b) in sorted(types.items())},
        }

    def _same(self, wanted: Answer, given: AnswerProposal) -> bool:
        if wanted.entity is not None:
            names = self._names.entity.get(wanted.entity, set()) | {fold(one) for one in wanted.accept}
            told = {fold(given.printed)} | self._names.drafted.get(given.entity or "", set())
            return bool(names & told)
        return same_value([wanted.value or "", *wanted.accept], given)

    def _discrepancy_figures(self) -> dict[str, Any]:
        conflicts = [one for one in self._proposals if isinstance(one, ConflictProposal)]
        together = beside = proposed = 0
        for one in self._deck.discrepancies:
            spots = [{spot for line in value.evidence if (spot := self._spot(line))} for value in one.values]
            seen = [
                any(
                    same_value([value.value, *value.accept], answer)
                    for spot in here
                    for fact in self._facts.get(spot, ())
                    for answer in fact.answers
                )
                for value, here in zip(one.values, spots, strict=True)
            ]
            together += sum(seen) > 1
            said = [
                _words(value.value, *value.accept, *(line.printed for line in value.evidence))
                for value in one.values
            ]
            beside += any(_joins(conflict, spots) for conflict in conflicts)
            proposed += any(_joins(conflict, spots, said) for conflict in conflicts)
        total = len(self._deck.discrepancies)
        return {
            "in_deck": total,
            "two_values_among_facts": together,
            "conflict_in_paragraphs": beside,
            "conflict_with_values": proposed,
            "share": share(proposed, total),
            "conflicts": len(conflicts),
        }

    def _position_figures(self) -> dict[str, Any]:
        positions = [one for dispute in self._deck.disputes for one in dispute.positions]
        beside = found = pronoun = 0
        for one in positions:
            claims = [
                claim for line in one.evidence for claim in self._claims.get(self._spot(line) or ("", 0), ())
            ]
            held = [self._holds(claim, one) for claim in claims]
            beside += bool(claims)
            found += "holder" in held
            pronoun += "candidate" in held and "holder" not in held
        return {
            "in_deck": len(positions),
            "proposal_in_paragraph": beside,
            "same_holder": found,
            "share": share(found, len(positions)),
            "holder_among_candidates": pronoun,
        }

    def _holds(self, claim: ClaimProposal, position: Position) -> str:
        wanted = {line.holder for line in position.evidence}
        names = set().union(*(self._names.voice.get(one, set()) for one in wanted))
        if self._is(claim.holder.voice, claim.holder.printed, wanted, names):
            return "holder"
        return "candidate" if any(self._is(one, "", wanted, names) for one in claim.holder.candidates) else ""

    def _is(self, voice: str | None, printed: str, wanted: set[str], names: set[str]) -> bool:
        told = {fold(core(printed))} if printed else set()
        told |= self._names.drafted.get(voice or "", set())
        return self._voices.get(voice or "") in wanted or bool(told & names)

    def sample(self, number: int) -> list[str]:
        """Return proposals drawn by lot, always the same ones of the same draft, each as a few lines."""
        drawn = random.Random(_SEED).sample(self._proposals, min(number, len(self._proposals)))
        return [told(one) for one in drawn]


def same_value(wanted: Iterable[str], given: AnswerProposal) -> bool:
    """Tell whether an answer's value, or its words, are one of those wanted."""
    told = {fold(one) for one in (given.value, given.printed, *given.accept) if one}
    return any(
        fold(one) in told
        or (given.type == "date" and bool(given.value) and _dates_meet(one, given.value or ""))
        for one in wanted
        if fold(one)
    )


def _dates_meet(one: str, other: str) -> bool:
    """Tell whether two dates are the same as far as both are precise: 2020-01-03 and 2020-01."""
    one, other = one.strip("~?"), other.strip("~?")
    one, other = sorted((one, other), key=len)
    return one[:4].isdigit() and other.startswith(one)


def _words(*texts: str) -> set[str]:
    """Return the folded words of texts that tell values apart: longer ones, and figures."""
    return {word for text in texts for word in words(text) if len(word) > 3 or word.isdecimal()}


def _joins(conflict: ConflictProposal, spots: list[set[Spot]], said: list[set[str]] | None = None) -> bool:
    """Tell whether a conflict's values stand in the paragraphs of two different values of a discrepancy.

    With ``said``, the words of these values, each side must share one of them.
    """
    hit = [
        {
            number
            for number, here in enumerate(spots)
            if (one.place.source, one.place.paragraph) in here
            and (said is None or said[number] & _words(one.value))
        }
        for one in conflict.values
    ]
    return any(a and b and len(a | b) > 1 for i, a in enumerate(hit) for b in hit[i + 1 :])


def _places(deck: Dossier, draft: Dossier) -> dict[Spot, Spot]:
    """Return where in the draft each of the deck's paragraphs is, by fingerprints."""
    out: dict[Spot, Spot] = {}
    for source in deck.sources:
        prints = set(source.fingerprints)
        best = max(draft.sources, key=lambda one: len(prints & set(one.fingerprints)), default=None)
        if best is None or not prints & set(best.fingerprints):
            continue
        at = {mark: number for number, mark in reversed(list(enumerate(best.fingerprints, 1)))}
        for number, mark in enumerate(source.fingerprints, 1):
            if mark in at:
                out[source.id, number] = (best.id, at[mark])
    return out


def told(one: AnyProposal) -> str:
    """Return a proposal as lines for reading."""
    head = f"{kind_of(one)} {one.worth:.2f} ({'; '.join(one.why)})"
    if isinstance(one, FactProposal):
        answers = ", ".join(f"{a.printed} [{a.type} {a.value or a.entity or ''}]" for a in one.answers)
        return f"{head} {one.standing}, {' > '.join(one.says)}\n  {one.place.text}\n  answers: {answers}"
    if isinstance(one, ClaimProposal):
        holder = one.holder.voice or "/".join(one.holder.candidates) or one.holder.kind
        content = " … ".join(part.text for part in one.content)
        cue = f"{one.cue!r} {one.sense}, {one.assertion}"
        return f"{head} {holder} {cue}\n  {one.place.text}\n  credited: {content}"
    if isinstance(one, EntityProposal):
        return f"{head} {one.type} {one.name}: {', '.join(one.sure)} | maybe {len(one.maybe)}"
    if isinstance(one, ConflictProposal):
        values = "".join(f"\n  {value.value}: {value.place.text}" for value in one.values)
        return f"{head} {one.relation}: {one.about}{values}"
    return f"{head} {one!r}"


def measure(
    *,
    quick: bool,
    runs: int | None,
    say: Callable[[str], None],
    path: Path,
    deck: Path,
    sample: int = 0,
) -> dict[str, Any]:
    """Draft a dossier of the articles below ``path`` and compare it with the deck, in one round only."""
    from quiz.reading.draft.generate import generate

    del quick, runs
    with TemporaryDirectory() as name:
        started = time.perf_counter()
        report = generate([path], Path(name) / "draft")
        seconds = time.perf_counter() - started
        comparison = Comparison(load(deck), Path(name) / "draft")
        for one in comparison.sample(sample):
            say(f"{one}\n")
        return {
            **comparison.figures(),
            "proposals": report.proposals,
            "articles": len(report.articles),
            "seconds": round(seconds, 1),
        }
