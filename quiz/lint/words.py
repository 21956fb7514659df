"""Words as the rules compare them: what a text is about, in whatever form its words stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from quiz.questions.contents import content_words
from quiz.questions.folding import base_words

_ENDINGS = str.split("ational ations ation ians ian ings ing ies ied ers er ed es ly ia s i")
_SHORTEST_ROOT = 4

PRONOUNS = frozenset(
    str.split(
        "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs "
        "himself herself itself themselves someone somebody anyone anybody everyone everybody one nobody "
        "this that these those who whoever others another"
    )
)
"""Words that stand for somebody or something named elsewhere."""


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """Return a word without its ending: ``Iran`` and ``Iranian``, ``attack`` and ``attacked`` agree."""
    if word.endswith("an") and len(word) > _SHORTEST_ROOT + 1 and not word.endswith("ian"):
        return word[:-1]  # American, America
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word[: -len(ending)]
    if word.endswith("ian"):
        return word[:-1]  # Syrian, Syria
    return word.removesuffix("e") if len(word) > _SHORTEST_ROOT else word


@lru_cache(maxsize=65_536)
def roots(text: str) -> frozenset[str]:
    """Return the roots of the words that say what a text is about."""
    return frozenset(root(word) for word in content_words(text))


@lru_cache(maxsize=65_536)
def all_words(text: str) -> frozenset[str]:
    """Return every folded word of a text, small ones too."""
    return frozenset(base_words(text))


_QUOTED = re.compile(r"“[^”]*”")


def unquoted(prompt: str) -> str:
    """Return a prompt without the sentence it quotes."""
    return " ".join(_QUOTED.sub(" ", prompt).split())


def count_words(text: str) -> int:
    """Return how many words a text has; marks that stand alone are none."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def quoted_part(prompt: str) -> str:
    """Return the sentence that a prompt quotes, or nothing."""
    found = _QUOTED.search(prompt)
    return found[0].strip("“”") if found else ""


def alike(sets: Mapping[str, frozenset[str]], share: float) -> Iterator[tuple[str, str]]:
    """Yield pairs of keys whose sets of words agree at least so far (Jaccard), each pair once, in order.

    Sets are compared only where they have a rare word in common: two sets that agree so far must share one
    of the rarest few of each (prefix filtering as in Bayardo, Ma & Srikant 2007). Words of hundreds of sets
    bring no sets together, so that the work does not grow with the square of their number.
    """
    same: dict[frozenset[str], list[str]] = defaultdict(list)
    for key in sorted(sets):
        if sets[key]:
            same[sets[key]].append(key)
    pairs: set[tuple[str, str]] = set()
    for keys in same.values():
        pairs.update(combinations(keys, 2) if len(keys) <= _FEW else ((keys[0], key) for key in keys[1:]))
    counts: dict[str, int] = defaultdict(int)
    for words in same:
        for word in words:
            counts[word] += 1
    postings: dict[str, list[frozenset[str]]] = defaultdict(list)
    for words in sorted(same, key=lambda words: (len(words), same[words])):
        rare_first = sorted(words, key=lambda word: (counts[word], word))
        prefix = rare_first[: len(words) - _at_least(share * len(words)) + 1]
        seen: set[frozenset[str]] = set()
        for word in prefix:
            if counts[word] > MOST_POSTED:
                break
            for other in postings[word]:
                if other not in seen and len(other) >= share * len(words):
                    seen.add(other)
                    both = len(words & other)
                    if both >= share * (len(words) + len(other) - both):
                        one, two = sorted((same[words][0], same[other][0]))
                        pairs.add((one, two))
            postings[word].append(words)
    yield from sorted(pairs)


MOST_POSTED = 300
"""A word of more sets than this tells none of them apart."""
_FEW = 20


def _at_least(number: float) -> int:
    """Round up, forgiving what floating point adds."""
    return -int(-(number - 1e-9) // 1)


class Postings:
    """Sets of words by their words, to find those that hold nearly all of some other words."""

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        self._sets = sets
        self._of: dict[str, list[str]] = defaultdict(list)
        for key in sorted(sets):
            for word in sets[key]:
                self._of[word].append(key)

    def holding(self, needed: frozenset[str], wanted: frozenset[str], share: float) -> Iterator[str]:
        """Yield the keys whose set holds every ``needed`` word and this share of the ``wanted`` ones.

        Such a set holds one of the rarest few of them; words of hundreds of sets are not followed up.
        """
        may_lack = len(wanted) - _at_least(share * len(wanted))
        starts = self._rare(wanted)[: may_lack + 1]
        rarest_needed = self._rare(needed)[:1]
        if rarest_needed and self._found(rarest_needed) < self._found(starts):
            starts = rarest_needed
        followed = [word for word in starts if len(self._of.get(word, ())) <= MOST_POSTED]
        for key in sorted({key for word in followed for key in self._of.get(word, ())}):
            held = self._sets[key]
            if needed <= held and len(wanted & held) >= share * len(wanted) - 1e-9:
                yield key

    def _rare(self, words: frozenset[str]) -> list[str]:
        return sorted(words, key=lambda word: (len(self._of.get(word, ())), word))

    def _found(self, words: list[str]) -> int:
        return sum(len(self._of.get(word, ())) for word in words)
