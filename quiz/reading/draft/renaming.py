"""Proposals that follow their sources and voices where a person has given these other ids."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from quiz.dossier.maps import ParagraphMap
from quiz.reading.draft.model import AnyProposal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.dossier.schema import Source, Voice
    from quiz.reading.draft.done import DraftedSource

_CHAINS = ("says", "through")
_OWN = frozenset({"author", "speaker"})


class Renaming(NamedTuple):
    """What is called otherwise now: sources and voices by their old ids, and who speaks where.

    ``speakers`` gives, per old source and paragraph, who spoke there and who does now; ``lost`` are voices
    that are gone and nobody knows for whom.
    """

    sources: dict[str, str]
    voices: dict[str, str]
    speakers: dict[tuple[str, int], tuple[str, str]]
    lost: frozenset[str]

    @property
    def is_needed(self) -> bool:
        """Whether anything is called otherwise."""
        return bool(self.sources or self.voices or self.speakers)

    def of(self, proposal: AnyProposal) -> AnyProposal:
        """Return a proposal with the ids of now; its own id stays."""
        told = self._told(msgspec.to_builtins(proposal), None)
        made: AnyProposal = msgspec.convert(told, AnyProposal)
        return made

    def _told(self, node: Any, where: tuple[str, int] | None) -> Any:
        if isinstance(node, list | tuple):
            return [self._told(one, where) for one in node]
        if not isinstance(node, dict):
            return node
        place = node.get("place")
        if isinstance(place, dict):
            where = (place["source"], place["paragraph"])
        made = {key: self._told(value, where) for key, value in node.items()}
        if "source" in made:
            made["source"] = self.sources.get(made["source"], made["source"])
        was, now = self.speakers.get(where, ("", "")) if where is not None else ("", "")
        for key in _CHAINS:
            if key in made:
                chain = [self.voices.get(one, one) for one in node[key]]
                if node[key] and node[key][0] == was:
                    chain[0] = now
                made[key] = [one for one, _ in groupby(chain)]
        if "candidates" in made:
            found = (self.voices.get(one, one) for one in node["candidates"])
            made["candidates"] = [one for one in found if one not in self.lost]
        voice = node.get("voice")
        if isinstance(voice, str):
            own = voice == was and node.get("kind") in _OWN
            made["voice"] = now if own else self.voices.get(voice, voice)
        return made


def renaming(
    drafted: Mapping[str, DraftedSource], sources: Mapping[str, Source], voices: Mapping[str, Voice]
) -> Renaming:
    """Compare the sources that a draft was made from with those of the dossier now.

    A source is known again by the fingerprints of its paragraphs, a voice by what it says in them.
    """
    by_prints = {tuple(one.fingerprints): one.id for one in sources.values() if one.fingerprints}
    renamed: dict[str, str] = {}
    speakers: dict[tuple[str, int], tuple[str, str]] = {}
    for old, was in drafted.items():
        new = old if old in sources else by_prints.get(tuple(was.fingerprints))
        if new is None:
            continue
        if new != old:
            renamed[old] = new
        places = ParagraphMap(sources[new])
        for paragraph, voice in enumerate(was.speakers(), 1):
            now = places.voice(paragraph)
            if now != voice:
                speakers[old, paragraph] = (voice, now)
    gone = {voice for one in drafted.values() for voice in one.voices if voice not in voices}
    after: dict[str, set[str]] = {one: set() for one in gone}
    for was_, now in speakers.values():
        if was_ in gone:
            after[was_].add(now)
    found = {old: next(iter(new)) for old, new in after.items() if len(new) == 1}
    return Renaming(renamed, found, speakers, frozenset(gone - found.keys()))
