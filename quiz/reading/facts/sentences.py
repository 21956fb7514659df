"""The sentences of a block, and what governs each of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.parse import Block, Parse

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its block, its first and last word, and its offsets in the paragraph."""

    block: Block
    first: int
    last: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as printed."""
        offset = self.block.offset
        return self.block.parse.text[self.start - offset : self.end - offset]

    @property
    def words(self) -> range:
        """The indices of its words in the block."""
        return range(self.first, self.last + 1)

    def root(self) -> int:
        """Return the word that everything else hangs from."""
        parse = self.block.parse
        return next((word for word in self.words if parse.heads[word] == word), self.first)

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and last word that a stretch of the sentence touches."""
        parse, offset = self.block.parse, self.start - self.block.offset
        touched = [
            word
            for word in self.words
            if parse.begins[word] < end + offset and parse.ends[word] > start + offset
        ]
        return (touched[0], touched[-1]) if touched else None

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return where a stretch of words begins and ends in the sentence's text."""
        parse, offset = self.block.parse, self.start - self.block.offset
        return parse.begins[first] - offset, parse.ends[last] - offset


def sentences(block: Block, begin: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of a block, white space around them left out.

    What stands before ``begin``, an offset into the paragraph, is a speaker's label and no sentence.
    """
    parse = block.parse
    first = 0
    for word in range(1, len(parse) + 1):
        if word < len(parse) and parse.sentence[word] == parse.sentence[first]:
            continue
        one, two = first, word - 1
        first = word
        while one <= two and (parse.pos[one] == "SPACE" or block.offset + parse.begins[one] < begin):
            one += 1
        while two >= one and parse.pos[two] == "SPACE":
            two -= 1
        if one <= two:
            yield Sentence(block, one, two, block.offset + parse.begins[one], block.offset + parse.ends[two])


def head_of(parse: Parse, first: int, last: int) -> int:
    """Return the word of a stretch that hangs from a word outside of it."""
    for word in range(first, last + 1):
        if not first <= parse.heads[word] <= last or parse.heads[word] == word:
            return word
    return first


def verbs_above(parse: Parse, word: int) -> list[int]:
    """Return the verbs that a word hangs from, nearest first, as far as they decide whether it is asserted.

    A clause beside another one ("he stayed, and she left", "who was born there", "after he had left")
    stands on its own: the climb ends there.
    """
    out = []
    depth = 0
    while depth < 60:
        depth += 1
        if parse.pos[word] in _VERBS:
            out.append(word)
            if _stands_alone(parse, word):
                break
        elif parse.deps[word] == "appos":
            break
        head = parse.heads[word]
        if head == word:
            break
        word = head
    return out


_ALONE = frozenset({"conj", "relcl", "parataxis", "acl"})
_TOLD = frozenset(
    {"after", "when", "as", "since", "because", "although", "though", "while", "before", "until"}
)


def _stands_alone(parse: Parse, verb: int) -> bool:
    if parse.deps[verb] == "advcl":
        marks = {
            parse.lower[kid]
            for kid in parse.kids[verb]
            if parse.deps[kid] in {"mark", "advmod"} and kid < verb
        }
        return bool(marks & _TOLD)
    if parse.deps[verb] == "conj":
        return any(parse.deps[kid] in {"nsubj", "nsubjpass", "aux"} for kid in parse.kids[verb]) or (
            parse.tags[verb] in FINITE
        )
    return parse.deps[verb] in _ALONE and parse.tags[verb] != "VB"


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return the subject of a verb, or of the verb it is joined to."""
    for _ in range(8):
        found = parse.kid(verb, "nsubj", "nsubjpass")
        if found is not None:
            return found
        if parse.deps[verb] not in {"conj", "xcomp"} or parse.heads[verb] == verb:
            return None
        verb = parse.heads[verb]
    return None
