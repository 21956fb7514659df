"""Who else might say it: voices to choose from, and a voice as a typed answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from quiz.dossier.schema import Evidence, VoiceKind
from quiz.questions.distractors import ENOUGH, FEWEST, POOL
from quiz.questions.draw import some
from quiz.questions.folding import compact
from quiz.questions.material import Material
from quiz.questions.model import Ally, AnswerKey
from quiz.questions.slots import all_names, distinct

_MANY = 4
"""With so many voices none is added that speaks of other topics."""

_CLASS = {
    VoiceKind.AUTHOR: "writer",
    VoiceKind.NEWSPAPER: "body",
    VoiceKind.PERSON: "person",
    VoiceKind.COMMENTER: "writer",
    VoiceKind.INSTITUTION: "body",
    VoiceKind.GROUP: "body",
}


class Voices:
    """Finds voices that do not say the same."""

    def __init__(self, material: Material) -> None:
        self._material = material

    @cached_property
    def _place(self) -> dict[str, int]:
        """Where each voice stands in the dossier."""
        return {voice: i for i, voice in enumerate(self._material.voices)}

    @cached_property
    def _in_source(self) -> dict[str, list[str]]:
        """Per article the voices that hold something in it, in the dossier's order."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for evidence in self._all_evidence():
            found[evidence.source][evidence.holder] = None
        return {source: list(voices) for source, voices in found.items()}

    @cached_property
    def _speaking(self) -> dict[str, None]:
        """Every voice that holds something anywhere, in the dossier's order."""
        return dict.fromkeys(evidence.holder for evidence in self._all_evidence())

    @cached_property
    def _of_class(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for voice in self._speaking:
            if voice in self._material.voices:
                found[_CLASS[self._material.voices[voice].kind]].append(voice)
        return found

    @cached_property
    def _like_tellers(self) -> dict[str, list[str]]:
        """Per class of people who tell a story, those like them: of the class, or telling one as well."""
        people = [v for v in self._speaking if self._class(v) not in {"body", ""}]
        return {
            own: [v for v in people if v in self._tellers or self._class(v) == own]
            for own in ("writer", "person")
        }

    @cached_property
    def _tellers(self) -> frozenset[str]:
        """The voices that speak in an article themselves: its author, its panel, those who comment on it."""
        return frozenset(evidence.says[0] for evidence in self._all_evidence())

    @cached_property
    def _told_of(self) -> frozenset[str]:
        """The voices whose words somebody else passes on somewhere."""
        return frozenset(voice for evidence in self._all_evidence() for voice in evidence.says[1:])

    def _unlike(self, one: str, other: str) -> bool:
        """Tell whether nobody would take one of two voices for the other.

        Who tells a story is not taken for who acts in it, unless the dossier puts both in one group.
        """
        groups = [self._group(one), self._group(other)]
        if groups[0] is not None and groups[0] == groups[1]:
            return False
        return (one in self._tellers) != (other in self._tellers)

    def _group(self, voice: str) -> str | None:
        known = self._material.voices.get(voice)
        entity = self._material.entities.get(known.entity or "") if known else None
        return entity.group if entity else None

    @cached_property
    def _confusable(self) -> dict[str, list[str]]:
        both: dict[str, dict[str, None]] = defaultdict(dict)
        for voice in self._material.dossier.voices:
            for other in voice.confusable:
                if other in self._material.voices:
                    both[voice.id][other] = None
                    both[other][voice.id] = None
        return {voice: list(others) for voice, others in both.items()}

    @cached_property
    def _related(self) -> dict[str, set[str]]:
        """Per voice those it speaks for and those that speak for it: who names the one may mean the other."""
        found: dict[str, set[str]] = defaultdict(set)
        for voice in self._material.voices:
            for above in self._above(voice):
                found[voice].add(above)
                found[above].add(voice)
        return found

    def related(self, voice: str) -> set[str]:
        """Return the voices that one speaks for, and those that speak for it."""
        return self._related.get(voice, set())

    def _above(self, voice: str) -> set[str]:
        found: set[str] = set()
        known = self._material.voices.get(voice)
        while known is not None and known.part_of is not None and known.part_of not in found:
            found.add(known.part_of)
            known = self._material.voices.get(known.part_of)
        return found

    @cached_property
    def _topics(self) -> dict[str, set[str | None]]:
        """Per voice the topics on which it holds something."""
        found: dict[str, set[str | None]] = defaultdict(set)
        for statement in self._material.dossier.statements:
            found[statement.holder].add(statement.topic)
        for dispute in self._material.dossier.disputes:
            for position in dispute.positions:
                found[position.holder].add(dispute.topic)
        return found

    def _all_evidence(self) -> Iterator[Evidence]:
        dossier = self._material.dossier
        for statement in dossier.statements:
            yield from statement.evidence
        for dispute in dossier.disputes:
            for position in dispute.positions:
                yield from position.evidence

    def pool(
        self,
        holder: str,
        evidence: Sequence[Evidence],
        *,
        rivals: Iterable[str],
        same: Collection[str],
        topic: str | None,
        text: str,
        seed: str,
    ) -> tuple[str, ...]:
        """Return labels of voices to choose from beside the holder; empty where fewer than two are good.

        ``rivals`` differ in the same dispute and come first; ``same`` say the same and never come, nor does
        anyone through whom it is told or whom the ``text`` names. Where the view is known only from others,
        voices whom nobody passes on come last of all, rivals too.
        """
        material = self._material
        known = material.voices.get(holder)
        if known is None:
            return ()
        barred = {
            holder,
            *same,
            *(voice for e in evidence for voice in e.says),
            *self._related.get(holder, ()),
        }
        sources = dict.fromkeys(e.source for e in evidence)
        own_class = _CLASS[known.kind]
        order: list[str] = [v for v in self._confusable.get(holder, ()) if v in self._speaking]
        order += rivals
        near = [v for source in sources for v in self._in_source.get(source, ())]
        like = [v for v in some(near, seed) if self._like(v, holder, own_class)]
        like += some(self._of_class[own_class], seed)
        if own_class != "body" and holder in self._tellers:
            like += some(self._like_tellers[own_class], seed)
        # A voice of another sort, or of another matter, gives itself away.
        order += sorted(like, key=lambda v: (self._unlike(holder, v), topic not in self._topics[v]))
        aside: frozenset[str] = frozenset()
        if all(len(e.says) > 1 for e in evidence):
            # Nobody passes on what the author of another article holds.
            aside = self._tellers - self._told_of - set(self._confusable.get(holder, ()))
            order.sort(key=aside.__contains__)
        found: dict[str, str] = {}
        for voice in order:
            other = material.voices.get(voice)
            if (
                voice in barred
                or other is None
                or (other.entity is not None and other.entity == known.entity)
            ):
                continue
            if _CLASS[other.kind] != "body" and material.is_named(voice, text):
                continue
            if voice in aside and len(found) >= ENOUGH:
                break
            if len(found) >= _MANY and topic not in self._topics[voice]:
                break
            found.setdefault(compact(other.label), other.label)
            if len(found) == POOL:
                break
        found.pop(compact(known.label), None)
        return tuple(found.values()) if len(found) >= FEWEST else ()

    def _like(self, voice: str, holder: str, own_class: str) -> bool:
        if own_class != "body" and {voice, holder} <= self._tellers:
            return self._class(voice) != "body"
        return self._class(voice) == own_class

    def _class(self, voice: str) -> str:
        known = self._material.voices.get(voice)
        return _CLASS[known.kind] if known else ""

    def key(self, holder: str, *, same_side: Collection[str] = ()) -> AnswerKey:
        """Return the voice as an answer to type; ``same_side`` are voices that share its stance."""
        material = self._material
        known = material.voices.get(holder)
        accepted = list(material.names(holder))
        owner = known.entity if known is not None and known.entity else f"voice {holder}"
        if known is not None and known.kind is VoiceKind.PERSON:
            accepted += [short for name in list(accepted) for short in material.short_names(name, owner)]
        right = {compact(name) for name in accepted}
        refused: list[str] = []
        for other in self._confusable.get(holder, ()):
            refused += material.names(other)
        if known is not None and known.entity in material.entities:
            for entity in material.confusable.get(known.entity or "", ()):
                refused += all_names(entity, material)
            refused += material.lookalikes.get(known.entity or "")
        refused += material.voice_lookalikes.get(holder)
        others = (other for other in same_side if other in self._place and other != holder)
        allies = [self.key(other) for other in sorted(others, key=self._place.__getitem__)]
        return AnswerKey(
            type="voice",
            display=material.label(holder),
            accepted=distinct(accepted),
            refused=tuple(name for name in distinct(refused) if compact(name) not in right),
            titles=material.titles(None if known is None else known.entity, voice=holder),
            same_side=tuple(
                Ally(
                    label=ally.display,
                    names=tuple(name for name in ally.accepted if compact(name) not in right),
                )
                for ally in allies
            ),
        )
