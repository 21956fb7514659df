"""A paragraph's grammar as plain tuples, so that rules neither need nor load the package that parsed it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of one paragraph with their grammar, as parallel lists indexed by word.

    ``heads`` holds the index of each word's head (a root is its own head), ``left`` and ``right`` the first
    and last word of its subtree, ``kids`` its dependents in order, ``sentence`` the index of its sentence's
    first word. Labels are those of spaCy's English models. ``begins`` and ``ends`` are character offsets.
    """

    text: str
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    begins: list[int]
    ends: list[int]
    sentence: list[int]
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    left: list[int] = field(init=False)
    right: list[int] = field(init=False)
    kids: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.heads)
        left, right = list(range(size)), list(range(size))
        kids: list[list[int]] = [[] for _ in range(size)]
        for word, head in enumerate(self.heads):
            if head != word:
                kids[head].append(word)
            below, above = word, head
            while above != below:
                if word < left[above]:
                    left[above] = word
                elif word > right[above]:
                    right[above] = word
                else:
                    break  # what is above reaches as far already, or will when its own turn comes
                below, above = above, self.heads[above]
        object.__setattr__(self, "left", left)
        object.__setattr__(self, "right", right)
        object.__setattr__(self, "kids", kids)

    def __len__(self) -> int:
        return len(self.heads)

    def kid(self, word: int, *labels: str) -> int | None:
        """Return the first dependent of a word with one of these labels."""
        for one in self.kids[word]:
            if self.deps[one] in labels:
                return one
        return None

    def sentence_end(self, word: int) -> int:
        """Return the index of the last word of a word's sentence."""
        first, size = self.sentence[word], len(self.heads)
        while word + 1 < size and self.sentence[word + 1] == first:
            word += 1
        return word

    def above(self, word: int) -> list[int]:
        """Return a word's heads, nearest first."""
        out: list[int] = []
        while self.heads[word] != word:
            word = self.heads[word]
            out.append(word)
        return out


@dataclass(frozen=True, slots=True)
class Block:
    """A parsed stretch of a paragraph: the paragraph's number, and where in it the stretch begins."""

    paragraph: int
    offset: int
    parse: Parse
