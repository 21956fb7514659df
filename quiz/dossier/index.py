"""A dossier's ids and names, looked up by the checks, and what a check finds."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.maps import ParagraphMap, map_of
from quiz.dossier.problems import did_you_mean
from quiz.dossier.timeline import Timeline
from quiz.dossier.yamlnodes import Map, Seq

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from quiz.dossier.marks import Path
    from quiz.dossier.schema import Dossier, Evidence, Statement
    from quiz.dossier.yamlnodes import Node

CARD_SECTIONS = ("statements", "discrepancies", "disputes", "cards", "sets")
"""Sections whose entries become cards: their ids share one namespace."""


_MOST_GUESSES = 300
"""Looking for what was meant compares with every id there is."""


class Finding(NamedTuple):
    """Something that does not hold between the entries of a dossier."""

    path: Path
    message: str
    remedy: str | None = None
    other: Path | None = None
    """A second place that the message is about."""
    at_key: bool = False


class Known:
    """Ids of entries that exist and could not be read: naming them is no further problem."""

    def __init__(self) -> None:
        self.all_topics = False
        """Whether the topics are not known, so that any may exist."""
        self.anything = False
        """Whether there are files of which nothing is known, so that any entry may exist."""
        self._ids: dict[str, set[str]] = {}
        self._anywhere: set[str] = set()

    def add_anywhere(self, ids: Iterable[str]) -> None:
        """Note ids found in text of which nothing else is known."""
        self._anywhere.update(ids)

    def add_broken(self, section: str, node: Node) -> None:
        """Note the id of an entry that does not fit the schema, and the ids inside it."""
        if not isinstance(node, Map):
            return
        own = node.get("id")
        if isinstance(own, str):
            self._ids.setdefault(section, set()).add(own)
            if section == "statements" and "when" in node.key_marks:
                self._ids.setdefault("events", set()).add(own)
        positions = node.get("positions")
        for position in positions if isinstance(positions, Seq) else []:
            inner = position.get("id") if isinstance(position, Map) else None
            if isinstance(inner, str):
                self._ids.setdefault("positions", set()).add(f"{own}#{inner}")

    def has(self, section: str, name: str) -> bool:
        """Whether an entry of this id may stand in the section."""
        return self.anything or name in self._anywhere or name in self._ids.get(section, ())


class Index:
    """What the checks look up, each part made when it is first asked for."""

    def __init__(self, dossier: Dossier, known: Known) -> None:
        self.dossier = dossier
        self.known = known
        self.sources = {source.id: source for source in dossier.sources}
        self.voices = {voice.id: voice for voice in dossier.voices}
        self.entities = {entity.id: entity for entity in dossier.entities}
        self.topics = {topic.id: topic for topic in dossier.deck.topics}
        self.events = {s.id: s for s in dossier.statements if s.when is not None}

        self._near: dict[tuple[str, int], str | None] = {}

    def near(self, name: str, known: Collection[str]) -> str | None:
        """Return the known name that was most likely meant; only of the first few hundred that are asked."""
        key = (name, id(known))
        if key not in self._near and len(self._near) < _MOST_GUESSES:
            self._near[key] = did_you_mean(name, known)
        return self._near.get(key)

    @cached_property
    def cards(self) -> dict[str, Path]:
        """Every id of an entry that becomes cards, and where it stands first."""
        found: dict[str, Path] = {}
        for section in CARD_SECTIONS:
            for i, entry in enumerate(getattr(self.dossier, section)):
                found.setdefault(entry.id, (section, i, "id"))
        return found

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements by id."""
        return {statement.id: statement for statement in self.dossier.statements}

    @cached_property
    def timeline(self) -> Timeline:
        """Which event comes before which."""
        return Timeline(self.dossier.statements)

    @cached_property
    def positions(self) -> dict[str, str]:
        """Every position as ``dispute#position``, with its holder."""
        return {f"{d.id}#{p.id}": p.holder for d in self.dossier.disputes for p in d.positions}

    @cached_property
    def maps(self) -> dict[str, ParagraphMap]:
        """The paragraph map of each source."""
        return {source.id: map_of(source) for source in self.dossier.sources}

    @cached_property
    def names(self) -> dict[str, str]:
        """The folded name, variants and id of each entity, and the entity's id."""
        found: dict[str, str] = {}
        for entity in self.dossier.entities:
            for name in (entity.name, *entity.variants, entity.id):
                found.setdefault(fold(name), entity.id)
        return found

    @cached_property
    def evidence(self) -> list[tuple[Path, Evidence]]:
        """Every line of evidence and where it stands."""
        dossier = self.dossier
        found: list[tuple[Path, Evidence]] = []
        for i, statement in enumerate(dossier.statements):
            found += [(("statements", i, "evidence", j), e) for j, e in enumerate(statement.evidence)]
        for i, discrepancy in enumerate(dossier.discrepancies):
            for k, value in enumerate(discrepancy.values):
                path = ("discrepancies", i, "values", k, "evidence")
                found += [((*path, j), e) for j, e in enumerate(value.evidence)]
        for i, dispute in enumerate(dossier.disputes):
            for k, position in enumerate(dispute.positions):
                path = ("disputes", i, "positions", k, "evidence")
                found += [((*path, j), e) for j, e in enumerate(position.evidence)]
        for i, card in enumerate(dossier.cards):
            found += [(("cards", i, "evidence", j), e) for j, e in enumerate(card.evidence)]
        return found


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Words of a text without case, accents and punctuation, one space between them."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.casefold()))
