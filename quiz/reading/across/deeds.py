"""Deeds: who did what to whom, and where, by the grammar of a sentence; in verbs and in nouns of verbs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.reading.across.grammar import clause, deed_noun, happened, noun_parts, verb_parts
from quiz.reading.across.phrases import Phrase, country, phrase_at, settled
from quiz.reading.across.stems import lexicon, plain_stem, stem
from quiz.reading.draft.model import FactProposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.reading.draft.model import ClaimProposal, Place
    from quiz.reading.facts.people import Cast
    from quiz.reading.parse import Block

_WHERE = frozenset(str.split("in at near outside inside within"))


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed as a sentence tells it.

    ``kind`` is the stem that stands for all words of its sense, ``word`` the stem of its own word and
    ``printed`` that word; ``text`` are the words of its clause. ``done`` is whether it is told as something
    that happened, ``future`` as something to come, ``denied`` as what did not happen. ``who`` and ``whom``
    are as far as the sentence says so, ``places`` all that it says with a preposition of place, ``named`` all
    entities in it, ``when`` a date, as EDTF and as printed. ``fact`` is the proposal of the sentence,
    ``says`` the voices that tell it, outermost first.
    """

    fact: str
    place: Place
    says: tuple[str, ...]
    kind: str
    word: str
    printed: str
    start: int
    noun: bool
    text: str
    done: bool
    future: bool
    denied: bool
    who: Phrase | None
    whom: Phrase | None
    places: tuple[tuple[str, Phrase], ...]
    named: frozenset[str]
    when: tuple[str, str] | None

    @property
    def source(self) -> str:
        """The article's source."""
        return self.place.source


@dataclass(frozen=True, slots=True)
class _Page:
    block: Block
    names: Sequence[tuple[int, int, str]]
    types: Mapping[str, str]

    def phrase(self, word: int | None) -> Phrase | None:
        return None if word is None else phrase_at(self.block, word, self.names, self.types)


def find_deeds(
    source: str,
    blocks: Sequence[Block],
    told: Sequence[FactProposal | ClaimProposal],
    cast: Cast,
    same: Mapping[str, str],
    types: Mapping[str, str] | None = None,
) -> list[Deed]:
    """Return the deeds told in those sentences of an article that have a proposal, which says who tells them.

    ``types`` is what :func:`types_of` makes of the cast, for whoever reads many articles. Left out is what is
    done to nothing that has a name, unless it is one of the deeds that words.toml lists.
    """
    types = types_of(cast, same) if types is None else types
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
        page = _Page(block, names, types)
        for word in range(len(block.parse)):
            out += _deeds(page, word, here)
    return out


def types_of(cast: Cast, same: Mapping[str, str]) -> dict[str, str]:
    """Return the type of every entity of a cast by its slug, or by the one that stands for it."""
    return {same.get(one.slug, one.slug): str(one.type) for one in cast.entities}


def known_apart(deeds: Sequence[Deed], cast: Cast) -> list[Deed]:
    """Return deeds where "the bridge" stands for the one bridge that the articles name."""
    named: dict[str, set[frozenset[str]]] = {}
    for entity in cast.entities:
        *before, last = entity.name.split() or [""]
        if before and entity.type in {"organisation", "place"} and last[:1].isupper():
            proper = frozenset(country(word) for word in before if word[:1].isupper())
            named.setdefault(stem(last), set()).add(proper)
    for one in deeds:
        for phrase in (one.who, one.whom):
            if phrase is not None and phrase.proper and phrase.person is None:
                named.setdefault(phrase.head, set()).add(phrase.proper)
    known = {head: frozenset(names) for head, names in named.items()}
    return [replace(one, who=settled(one.who, known), whom=settled(one.whom, known)) for one in deeds]


def _deeds(page: _Page, word: int, told: Sequence[FactProposal | ClaimProposal]) -> Iterator[Deed]:
    """Yield the deed of a word, and the one that an adjective makes of it: "retaliatory strikes"."""
    parse = page.block.parse
    for one in _deed(page, word, told):
        yield one
        for kid in range(parse.left[word], word):
            kind = stem(parse.lower[kid])
            mine = parse.heads[kid] == word or parse.heads[parse.heads[kid]] == word
            if one.noun and mine and parse.pos[kid] == "ADJ" and kind in lexicon().deeds:
                yield replace(one, kind=kind, word=kind)


def _deed(page: _Page, word: int, told: Sequence[FactProposal | ClaimProposal]) -> Iterator[Deed]:
    parse = page.block.parse
    if parse.pos[word] not in {"VERB", "NOUN"}:
        return
    kind, at = stem(parse.lower[word]), page.block.offset + parse.begins[word]
    if not kind:
        return
    noun = parse.pos[word] == "NOUN"
    if (noun and kind not in lexicon().deeds) or parse.lemmas[word] in {"be", "have", "do"}:
        return
    if noun and deed_noun(parse, word) is None:
        return
    by = _teller(told, at)
    if by is None:
        return
    fact, says = by
    parts = noun_parts(parse, word) if noun else verb_parts(parse, word)
    who, whom = map(page.phrase, parts)
    if kind not in lexicon().deeds and (whom is None or not (whom.proper or whom.person or whom.definite)):
        return
    done, future, denied = happened(parse, word)
    if whom is not None and whom.nobody:
        done, denied = False, True
    first, last = clause(parse, word, parts[1], parts[0])
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
        text=" ".join(parse.text[parse.begins[first] : parse.ends[last]].split()),
        done=done,
        future=future,
        denied=denied,
        who=who,
        whom=whom,
        places=tuple(
            (parse.lower[one], phrase)
            for one in range(word, parse.sentence_end(word) + 1)
            if parse.deps[one] == "prep" and parse.lower[one] in _WHERE
            if (phrase := page.phrase(parse.kid(one, "pobj"))) is not None
        ),
        named=frozenset(near),
        when=_when(fact, kind),
    )


def _when(fact: FactProposal | ClaimProposal, kind: str) -> tuple[str, str] | None:
    """Return the date that hangs from a deed, as EDTF and as printed."""
    if isinstance(fact, FactProposal):
        for answer in fact.answers:
            hangs = len(answer.about) > 1 and stem(answer.about[1]) == kind
            if answer.type == "date" and answer.value is not None and hangs:
                return answer.value, " ".join(answer.printed.split())
    return None


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
