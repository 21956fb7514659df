"""A dossier indexed for making questions: everything is looked up here and nothing is searched twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from quiz.dossier.schema import (
    Answer,
    Discrepancy,
    Dispute,
    Dossier,
    Entity,
    EntityType,
    Evidence,
    Position,
    Role,
    Source,
    Statement,
    Value,
    Voice,
    VoiceKind,
)
from quiz.questions.contents import content_words
from quiz.questions.folding import base_words, compact, contains, fold, words
from quiz.questions.lookalikes import Lookalikes
from quiz.questions.model import EvidenceLine
from quiz.questions.people import bare_name, short_forms

Slot = tuple[str, str]
"""A statement's id and the name of one of its slots."""

_COMMON = 40
"""Words in more statements than this say nothing about what a statement is about."""

_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_TAKE_THE = frozenset(
    str.split(
        "force forces corps guard guards army units militia militias brigade division command council "
        "ministry department embassy zone parliament government movement coalition alliance party "
        "agency union states emirates kingdom gulf sea strait peninsula region deal agreement accord "
        "treaty plan revolution war"
    )
)


class Material:
    """One dossier, indexed. Nothing in it changes once it is made."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.deck = dossier.deck.id
        self.sources: dict[str, Source] = {source.id: source for source in dossier.sources}
        self.voices: dict[str, Voice] = {voice.id: voice for voice in dossier.voices}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in dossier.entities}
        self.statements: dict[str, Statement] = {s.id: s for s in dossier.statements}
        self.topics: dict[str, int] = {topic.id: i for i, topic in enumerate(dossier.deck.topics)}
        self.links: dict[Slot, list[tuple[Discrepancy, Value]]] = {}
        """What :func:`quiz.questions.explain.linked_values` found, per slot."""
        self._named: dict[str, tuple[str, ...]] = {}

    # ------------------------------------------------------------ cards

    def card_id(self, slug: str, part: str) -> str:
        """Return the id of a card: from the ids its author gave, never from its words."""
        return f"{self.deck}/{slug}#{part}"

    def former_ids(self, slugs: Iterable[str], part: str) -> tuple[str, ...]:
        """Return the ids a card had while its entry was called otherwise."""
        return tuple(self.card_id(slug, part) for slug in slugs)

    # ------------------------------------------------------------ voices

    def label(self, voice: str) -> str:
        """Return how a voice is named on screen; an id that no voice has, as it is."""
        known = self.voices.get(voice)
        return known.label if known else voice

    @cached_property
    def _sole_authors(self) -> dict[str, list[str]]:
        """Per author, the labels of the sources in which nobody else has a turn (comments apart)."""
        labels: dict[str, list[str]] = defaultdict(list)
        for source in self.dossier.sources:
            others = {
                span.voice
                for span in source.map
                if span.voice and span.role not in {Role.COMMENT, Role.SIGNATURE}
            }
            if not others - {source.author}:
                labels[source.author].append(source.label)
        return labels

    def names(self, voice: str) -> tuple[str, ...]:
        """Return everything by which a prompt may name a voice: its label, names, entity and sole article."""
        if voice not in self._named:
            known = self.voices.get(voice)
            found = [voice] if known is None else [known.label, *known.names]
            if known is not None and known.entity in self.entities:
                entity = self.entities[known.entity]
                found += [entity.name, *entity.variants]
            found += self._sole_authors.get(voice, [])
            if known is not None and " (" in known.label:
                found.append(known.label.split(" (")[0])
            self._named[voice] = tuple(dict.fromkeys(found))
        return self._named[voice]

    def is_named(self, voice: str, text: str) -> bool:
        """Tell whether the text names the voice."""
        return any(contains(text, name) for name in self.names(voice))

    def names_source(self, source: str, text: str) -> bool:
        """Tell whether the text names the article by its label."""
        known = self.sources.get(source)
        return known is not None and contains(text, known.label)

    def reporter(self, evidence: Evidence) -> str:
        """Return who tells it: the article by its label, or the voice that has the turn in it."""
        source = self.sources.get(evidence.source)
        outer = evidence.says[0]
        return source.label if source is not None and source.author == outer else self.label(outer)

    def chain(self, evidence: Evidence) -> str:
        """Return the innermost voice with those it is reported by: ``Hook, as reported by …``."""
        inner, *outer = reversed(evidence.says)
        said = self.label(inner)
        how = "as described by" if evidence.ascribed else "as reported by"
        for i, voice in enumerate(outer):
            name = self.reporter(evidence) if i == len(outer) - 1 else self.label(voice)
            said += f", {how if i == 0 else 'in turn reported by'} {name}"
        return said

    def line(self, evidence: Evidence) -> EvidenceLine:
        """Return a line of evidence as it is shown."""
        source = self.sources.get(evidence.source)
        return EvidenceLine(
            source=evidence.source,
            source_label=source.label if source else evidence.source,
            paragraph=evidence.paragraph,
            voices=tuple(self.label(voice) for voice in evidence.says),
            printed=evidence.printed,
            ascribed=evidence.ascribed,
        )

    def lines(self, evidence: Iterable[Evidence]) -> tuple[EvidenceLine, ...]:
        """Return lines of evidence as they are shown: one where the same voice speaks in the same place."""
        shown: dict[tuple[object, ...], EvidenceLine] = {}
        for line in map(self.line, evidence):
            shown.setdefault((line.source, line.paragraph, line.voices, line.ascribed), line)
        return tuple(shown.values())

    def is_author(self, voice: str) -> bool:
        """Tell whether the voice is an article's own."""
        known = self.voices.get(voice)
        return known is not None and known.kind is VoiceKind.AUTHOR

    # ------------------------------------------------------------ entities and names

    @cached_property
    def _surnames(self) -> dict[str, set[str]]:
        """Per word of a name, whose name it is in."""
        owners: dict[str, set[str]] = defaultdict(set)
        for entity in self.dossier.entities:
            for name in (entity.name, *entity.variants):
                for word in bare_name(name):
                    owners[word].add(entity.id)
        for voice in self.dossier.voices:
            for name in (voice.label, *voice.names):
                for word in bare_name(name):
                    owners[word].add(voice.entity or f"voice {voice.id}")
        return owners

    def short_names(self, name: str, owner: str) -> list[str]:
        """Return a person's surname and initials, where nobody else in the dossier has that surname."""
        found = short_forms(name)
        if not found:
            return []
        surname = found[0].split()[-1]
        return found if self._surnames.get(surname, set()) <= {owner} else found[1:]

    def titles(self, entity: str | None, voice: str | None = None) -> tuple[str, ...]:
        """Return the words by which the dossier says what a person is, but none of anybody's name.

        Empty for what is no person: before the name of a group or a state the same word makes another of it.
        """
        one, speaker = self.entities.get(entity or ""), self.voices.get(voice or "")
        is_person = one is not None and one.type is EntityType.PERSON
        if not is_person and not (one is None and speaker is not None and speaker.kind is VoiceKind.PERSON):
            return ()
        roles = (known.role for known in (one, speaker) if known is not None and known.role)
        found = dict.fromkeys(word for role in roles for word in base_words(role))
        return tuple(word for word in found if word not in self._person_words and not word.isdigit())

    @cached_property
    def _person_words(self) -> frozenset[str]:
        """The words of all names of persons and voices."""
        names = [
            n for e in self.dossier.entities if e.type is EntityType.PERSON for n in (e.name, *e.variants)
        ]
        names += [n for v in self.dossier.voices if v.kind is VoiceKind.PERSON for n in (v.label, *v.names)]
        return frozenset(word for name in names for word in bare_name(name))

    @cached_property
    def confusable(self) -> dict[str, list[str]]:
        """Per entity, those easily mistaken for it, in whichever direction the dossier says so."""
        both: dict[str, dict[str, None]] = defaultdict(dict)
        for entity in self.dossier.entities:
            for other in entity.confusable:
                both[entity.id][other] = None
                both[other][entity.id] = None
        return {
            entity: [other for other in others if other in self.entities] for entity, others in both.items()
        }

    @cached_property
    def lookalikes(self) -> Lookalikes:
        """Per entity the names of others that a slip of the fingers could make of its own."""
        return Lookalikes({e.id: [e.name, *e.variants] for e in self.dossier.entities}, "entities")

    @cached_property
    def voice_lookalikes(self) -> Lookalikes:
        """Per voice the names of others that a slip of the fingers could make of its own."""
        return Lookalikes({v.id: [v.label, *v.names] for v in self.dossier.voices}, "voices")

    @cached_property
    def entity_words(self) -> dict[str, list[frozenset[str]]]:
        """Per entity, the words of each of its names."""
        return {
            e.id: [frozenset(fold(name).split()) for name in (e.name, *e.variants)]
            for e in self.dossier.entities
        }

    def mentions(self, found: frozenset[str], entity: str) -> bool:
        """Tell whether one of the entity's names is made of words among these."""
        return any(name and name <= found for name in self.entity_words[entity])

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Per name of an entity, folded, the entity's id; names of several entities are left out."""
        found: dict[str, str | None] = {}
        for entity in self.dossier.entities:
            for name in {compact(name) for name in (entity.name, *entity.variants)}:
                found[name] = entity.id if name not in found else None
        return {name: entity for name, entity in found.items() if entity is not None}

    @cached_property
    def by_group(self) -> dict[tuple[str, str | None], list[str]]:
        """Per type and group the entities' ids."""
        groups: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        for entity in self.dossier.entities:
            groups[entity.type, entity.group].append(entity.id)
        return groups

    @cached_property
    def by_type(self) -> dict[str, list[str]]:
        """Per type the entities' ids."""
        types: dict[str, list[str]] = defaultdict(list)
        for entity in self.dossier.entities:
            types[entity.type].append(entity.id)
        return types

    @cached_property
    def _articles(self) -> dict[str, int]:
        """Per entity how often a sentence of the dossier has ``the`` before it, less how often it has not."""
        votes: dict[str, int] = defaultdict(int)
        for statement in self.dossier.statements:
            for slot, answer in statement.answers.items():
                if answer.entity is not None and answer.show is None:
                    before = statement.text.partition(f"{{{slot}}}")[0]
                    if before.endswith(("the ", "The ")):
                        votes[answer.entity] += 1
                    elif not before or before.endswith(
                        (" in ", " of ", " by ", " from ", " to ", " on ", " and ")
                    ):
                        votes[answer.entity] -= 1
        return votes

    def takes_the(self, entity: str) -> bool:
        """Tell whether ``the`` stands before an entity's name in a sentence (the Quds Force, but Kirkuk)."""
        if votes := self._articles.get(entity):
            return votes > 0
        known = self.entities[entity]
        if any(fold(name) == fold(known.name) and name.lower().startswith("the ") for name in known.variants):
            return True
        last = words(known.name)[-1:]
        return bool(last) and len(words(known.name)) > 1 and last[0] in _TAKE_THE

    # ------------------------------------------------------------ what else is said where

    @cached_property
    def values_at(self) -> dict[str, list[tuple[Discrepancy, Value]]]:
        """Per paragraph the values of discrepancies given there."""
        found: dict[str, list[tuple[Discrepancy, Value]]] = defaultdict(list)
        for discrepancy in self.dossier.discrepancies:
            for value in discrepancy.values:
                for at in dict.fromkeys(e.at for e in value.evidence):
                    found[at].append((discrepancy, value))
        return found

    @cached_property
    def written_links(self) -> dict[Slot, list[tuple[Discrepancy, Value]]]:
        """Per slot the values that the dossier says are its answer (`of`)."""
        found: dict[Slot, list[tuple[Discrepancy, Value]]] = defaultdict(list)
        for discrepancy in self.dossier.discrepancies:
            for value in discrepancy.values:
                for name in value.of or ():
                    statement, _, slot = name.partition("#")
                    found[statement, slot].append((discrepancy, value))
        return found

    def discrepancies_at(self, places: Iterable[str]) -> list[Discrepancy]:
        """Return the discrepancies of which a value is given in one of the paragraphs, each once."""
        found = {d.id: d for at in dict.fromkeys(places) for d, _ in self.values_at.get(at, ())}
        return list(found.values())

    @cached_property
    def discrepancy_ids(self) -> dict[str, Discrepancy]:
        """The discrepancies by id."""
        return {discrepancy.id: discrepancy for discrepancy in self.dossier.discrepancies}

    def position(self, name: str) -> tuple[Dispute, Position] | None:
        """Return the position that ``dispute#position`` names."""
        return self._positions.get(name)

    @cached_property
    def _positions(self) -> dict[str, tuple[Dispute, Position]]:
        return {f"{d.id}#{p.id}": (d, p) for d in self.dossier.disputes for p in d.positions}

    @cached_property
    def positions_at(self) -> dict[str, list[tuple[Dispute, Position]]]:
        """Per paragraph the positions taken there."""
        found: dict[str, list[tuple[Dispute, Position]]] = defaultdict(list)
        for dispute in self.dossier.disputes:
            for position in dispute.positions:
                for at in dict.fromkeys(e.at for e in position.evidence):
                    found[at].append((dispute, position))
        return found

    @cached_property
    def statements_at(self) -> dict[str, list[Statement]]:
        """Per paragraph the statements that rest on it."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.dossier.statements:
            for at in dict.fromkeys(e.at for e in statement.evidence):
                found[at].append(statement)
        return found

    @cached_property
    def statement_words(self) -> dict[str, frozenset[str]]:
        """Per statement the words of its sentence with the answers filled in, small words left out."""
        return {s.id: content_words(self.plain_text(s)) for s in self.dossier.statements}

    def plain_text(self, statement: Statement) -> str:
        """Return the sentence with each slot's plain value: to compare, not to show."""
        text = statement.text
        for slot, answer in statement.answers.items():
            text = text.replace(f"{{{slot}}}", self.plain_answer(answer))
        return text

    def plain_answer(self, answer: Answer) -> str:
        """Return the answer's plain value."""
        if answer.entity is not None:
            entity = self.entities.get(answer.entity)
            return entity.name if entity else answer.entity
        return answer.value or ""

    @cached_property
    def _postings(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for statement, its_words in self.statement_words.items():
            for word in its_words:
                found[word].append(statement)
        return found

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every word that the dossier's sentences and questions write without a capital."""
        texts = [s.text for s in self.dossier.statements]
        texts += [wording for s in self.dossier.statements for asked in s.ask.values() for wording in asked]
        return frozenset(word for text in texts for word in _SMALL_WORD.findall(text))

    def telling_words(self, text: str) -> frozenset[str]:
        """Return the words of a text that say what it is about and are not in every other statement."""
        return frozenset(w for w in content_words(text) if len(self._postings.get(w, ())) <= _COMMON)

    def akin(self, text: str, *, but: str) -> list[str]:
        """Return statements that seem to tell of the same thing: half of the text's words are theirs."""
        wanted = self.telling_words(text)
        if len(wanted) < 2:
            return []
        counts: dict[str, int] = defaultdict(int)
        for word in wanted:
            for statement in self._postings.get(word, ()):
                counts[statement] += 1
        need = max(2, (len(wanted) + 1) // 2)
        found = [(-n, statement) for statement, n in counts.items() if n >= need and statement != but]
        return [statement for _, statement in sorted(found)]
