"""The rule about loaded words: what a deck's glossary keeps out of the author's own sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.dossier.fields import SLOT, Relation
from quiz.dossier.glossary import Glossary, Loaded, tokens
from quiz.dossier.marks import Path
from quiz.dossier.problems import listed
from quiz.lint.context import Context
from quiz.lint.rule import Hit, rule

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)[‘'][^‘’']*(?:(?<=\w)[’'](?=\w)[^‘’']*)*[’'](?!\w)")


class _Own(NamedTuple):
    """A text in the author's own words, and the words that it may name because it asks for them."""

    at: str
    path: Path
    text: str
    words: tuple[str, ...] = ()


@rule("Q507", "loaded-word")
def loaded_word(context: Context) -> Iterator[Hit]:
    """The author's own words use a term that the deck's glossary keeps for the voices.

    Looked at are statements, questions, notes, claims, grounds, labels of stances, the questions of
    disputes, what discrepancies are about, and the texts of sets and cards. Passed over are passages in
    quotation marks, `quote`, `printed`, the answers to slots with what is accepted or offered beside them,
    names of entities and voices, labels and titles of sources, and in a discrepancy of wording the words
    that it asks about. Every form of a word counts: with `assassination` also `assassinated`.

    Reason: Whoever reads a loaded word in the deck's own voice learns a view as if it were a fact.

    Source: The first invariant of this program: no view passes for a fact.

    Remedy: Write the term of the glossary; set what a voice says in quotation marks.
    """
    glossary = Glossary(context.dossier.deck)
    if not glossary.lines:
        return
    names = _Names(context)
    for own in _own_words(context):
        allowed = {stem for word in own.words for stem in glossary.stems(word)}
        text = _blanked(own.text)
        seen: set[tuple[int, str]] = set()
        for found in glossary.find(text):
            if names.cover(text, found) or set(glossary.stems(found.written)) <= allowed:
                continue
            if (found.line, found.word) not in seen:
                seen.add((found.line, found.word))
                line = glossary.lines[found.line]
                terms = listed(f"‘{term}’" for term in line.term)
                message = f"‘{found.written}’ in “{own.text}”: {line.reason}"
                yield Hit(own.at, own.path, message, remedy=f"write {terms}, or set a voice's word in quotes")


def _blanked(text: str) -> str:
    """Return a text with its quoted passages and slots blank, so that everything keeps its place."""
    for pattern in (_QUOTED, SLOT):
        text = pattern.sub(lambda found: "\x00" * len(found[0]), text)
    return text


class _Names:
    """Tells whether a word belongs to a name."""

    def __init__(self, context: Context) -> None:
        dossier = context.dossier
        whole = [one.name for one in dossier.entities]
        whole += [name for one in dossier.voices for name in (one.label, *one.names)]
        whole += [name for one in dossier.sources for name in (one.label, one.title) if name]
        self._by_word: dict[str, dict[tuple[str, ...], bool]] = {}
        for name in whole:
            self._add(name, proper=False)
        for entity in dossier.entities:
            for name in entity.variants:
                self._add(name, proper=True)

    def _add(self, name: str, *, proper: bool) -> None:
        """Note a name; of a ``proper`` one only words with a capital are kept: `the Assad regime` is none."""
        words = tuple(token.stem for token in tokens(name, inflected=False))
        for token in tokens(name, inflected=False):
            if not proper or name[token.start].isupper():
                known = self._by_word.setdefault(token.stem, {})
                known[words] = proper and known.get(words, True)

    def cover(self, text: str, found: Loaded) -> bool:
        """Tell whether a loaded word stands inside a name."""
        words = tokens(text, inflected=False)
        plain = [token.stem for token in words]
        for name, proper in self._by_word.get(plain[found.first], {}).items():
            if proper and not text[words[found.first].start].isupper():
                continue
            for offset, word in enumerate(name):
                start = found.first - offset
                fits = word == plain[found.first] and start >= 0 and offset + found.words <= len(name)
                if fits and tuple(plain[start : start + len(name)]) == name:
                    return True
        return False


def _own_words(context: Context) -> Iterator[_Own]:
    yield from _of_deck(context)
    yield from _of_statements(context)
    yield from _of_discrepancies(context)
    yield from _of_disputes(context)
    yield from _of_cards(context)


def _given(at: str, path: Path, entry: object, *keys: str) -> Iterator[_Own]:
    for key in keys:
        text = getattr(entry, key)
        if text:
            yield _Own(at, (*path, key), text)


def _asked(at: str, path: Path, wordings: list[str]) -> Iterator[_Own]:
    for k, text in enumerate(wordings):
        yield _Own(at, (*path, k) if len(wordings) > 1 else path, text)


def _of_deck(context: Context) -> Iterator[_Own]:
    deck, dossier = context.dossier.deck, context.dossier
    yield from _given(deck.id, ("deck",), deck, "title", "summary")
    for i, topic in enumerate(deck.topics):
        yield from _given(deck.id, ("deck", "topics", i), topic, "title")
    for i, source in enumerate(dossier.sources):
        yield from _given(deck.id, ("sources", i), source, "note")
        for k, span in enumerate(source.map):
            yield from _given(deck.id, ("sources", i, "map", k), span, "note")
    for i, voice in enumerate(dossier.voices):
        yield from _given(deck.id, ("voices", i), voice, "role")
    for i, entity in enumerate(dossier.entities):
        yield from _given(deck.id, ("entities", i), entity, "role", "note")


def _of_statements(context: Context) -> Iterator[_Own]:
    for i, one in enumerate(context.dossier.statements):
        path: Path = ("statements", i)
        yield from _given(one.id, path, one, "text", "why", "occasion", "note")
        for slot, wordings in one.ask.items():
            yield from _asked(f"{one.id}#{slot}", (*path, "ask", slot), wordings)
        for k, later in enumerate(one.later):
            yield from _given(one.id, (*path, "later", k), later, "note")
        if one.when is not None:
            yield from _given(one.id, (*path, "when"), one.when, "why")


def _of_discrepancies(context: Context) -> Iterator[_Own]:
    for i, one in enumerate(context.dossier.discrepancies):
        path: Path = ("discrepancies", i)
        words: tuple[str, ...] = ()
        if one.relation is Relation.WORDING:
            words = tuple(text for value in one.values for text in (value.value, *value.accept))
        own = [*_given(one.id, path, one, "thing", "note"), *_asked(one.id, (*path, "ask"), one.ask)]
        for text in own:
            yield text._replace(words=words)


def _of_disputes(context: Context) -> Iterator[_Own]:
    for i, one in enumerate(context.dossier.disputes):
        path: Path = ("disputes", i)
        yield from _given(one.id, path, one, "question", "note")
        for k, stance in enumerate(one.stances):
            yield from _given(one.id, (*path, "stances", k), stance, "label")
        for k, position in enumerate(one.positions):
            at, place = f"{one.id}#{position.id}", (*path, "positions", k)
            yield from _given(at, place, position, "claim", "grounds", "hedge", "note")
            for j, later in enumerate(position.later):
                yield from _given(at, (*place, "later", j), later, "note")


def _of_cards(context: Context) -> Iterator[_Own]:
    for i, hand in enumerate(context.dossier.cards):
        yield from _given(hand.id, ("cards", i), hand, "front", "back", "note")
    for i, one in enumerate(context.dossier.sets):
        path: Path = ("sets", i)
        yield from _asked(one.id, (*path, "ask"), one.ask or [])
        yield from _given(one.id, path, one, "note")
        for k, member in enumerate(one.members):
            yield from _given(one.id, (*path, "members", k), member, "label")
        for k, pair in enumerate(one.pairs):
            yield from _given(one.id, (*path, "pairs", k), pair, "left", "right")
