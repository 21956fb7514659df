"""Deeds: who did what to whom, and where, by the grammar of a sentence; in verbs and in nouns of verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.reading.across.grammar import happened, noun_parts, verb_parts
from quiz.reading.across.phrases import Phrase, phrase_at
from quiz.reading.across.stems import lexicon, plain_stem, stem
from quiz.reading.draft.model import FactProposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.reading.draft.model import ClaimProposal, Place
    from quiz.reading.facts.people import Cast
    from quiz.reading.parse import Block

_WHERE = frozenset(str.split("in at near outside inside within on"))


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed as a sentence tells it.

    ``kind`` is the stem that stands for all words of its sense, ``word`` the stem of its own word and
    ``printed`` that word. ``done`` is whether it is told as something that happened; ``who``, ``whom`` are
    as far as the sentence says so, ``places`` all that its sentence says with a preposition of place and
    ``named`` all entities in it. ``fact`` is the proposal of its sentence, ``says`` the
    voices that tell it, outermost first.
    """

    fact: str
    place: Place
    says: tuple[str, ...]
    kind: str
    word: str
    printed: str
    start: int
    noun: bool
    done: bool
    future: bool
    who: Phrase | None
    whom: Phrase | None
    places: tuple[tuple[str, Phrase], ...]
    named: frozenset[str]

    @property
    def source(self) -> str:
        """The article's source."""
        return self.place.source


@dataclass(frozen=True, slots=True)
class _Page:
    block: Block
    names: Sequence[tuple[int, int, str]]
    persons: frozenset[str]

    def phrase(self, word: int | None) -> Phrase | None:
        return None if word is None else phrase_at(self.block, word, self.names, self.persons)


def find_deeds(
    source: str,
    blocks: Sequence[Block],
    told: Sequence[FactProposal | ClaimProposal],
    cast: Cast,
    same: Mapping[str, str],
) -> list[Deed]:
    """Return the deeds told in those sentences of an article that have a proposal, which says who tells them.

    Left out is what is done to nothing that has a name, unless it is one of the deeds that words.toml lists.
    """
    persons = frozenset(one.slug for one in cast.entities if one.type == "person")
    persons |= {same[one] for one in persons if one in same}
    by_paragraph: dict[int, list[FactProposal | ClaimProposal]] = {}
    for one in told:
        by_paragraph.setdefault(one.place.paragraph, []).append(one)
    out: list[Deed] = []
    for block in blocks:
        here = by_paragraph.get(block.paragraph)
        if not here:
            continue
        names = [
            (start, end, same.get(slug, slug))
            for start, end, slug in cast.spans.get((source, block.paragraph), ())
        ]
        page = _Page(block, names, persons)
        for word in range(len(block.parse)):
            out += _deed(page, word, here)
    return out


def _deed(page: _Page, word: int, told: Sequence[FactProposal | ClaimProposal]) -> Iterator[Deed]:
    parse, at = page.block.parse, page.block.offset + page.block.parse.begins[word]
    kind = stem(parse.lower[word])
    if not kind or parse.pos[word] not in {"VERB", "NOUN"}:
        return
    noun = parse.pos[word] == "NOUN"
    if (noun and kind not in lexicon().deeds) or parse.lemmas[word] in {"be", "have", "do"}:
        return
    by = _teller(told, at)
    if by is None:
        return
    fact, says = by
    who, whom = map(page.phrase, noun_parts(parse, word) if noun else verb_parts(parse, word))
    if kind not in lexicon().deeds and (whom is None or not (whom.proper or whom.person)):
        return
    done, future = happened(parse, word)
    near = [slug for a, b, slug in page.names if fact.place.start <= a < fact.place.end]
    yield Deed(
        fact=fact.id,
        place=fact.place,
        says=says,
        kind=kind,
        word=plain_stem(parse.lower[word]),
        printed=parse.text[parse.begins[word] : parse.ends[word]],
        start=at,
        noun=noun,
        done=done,
        future=future,
        who=who,
        whom=whom,
        places=tuple(
            (parse.lower[one], phrase)
            for one in range(word, parse.sentence_end(word) + 1)
            if parse.deps[one] == "prep" and parse.lower[one] in _WHERE
            if (phrase := page.phrase(parse.kid(one, "pobj"))) is not None
        ),
        named=frozenset(near),
    )


def _teller(
    told: Sequence[FactProposal | ClaimProposal], at: int
) -> tuple[FactProposal | ClaimProposal, tuple[str, ...]] | None:
    """Return the proposal in whose sentence a word stands, and who says so.

    What stands in the content of a claim is its holder's, and nobody's where the holder is not known.
    """
    fact = None
    for one in told:
        if not one.place.start <= at < one.place.end:
            continue
        if isinstance(one, FactProposal):
            return one, one.says
        if fact is None and one.assertion == "asserted" and one.holder.voice is not None:
            fact = (one, (*one.through, one.holder.voice))
    return fact
