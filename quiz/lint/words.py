"""Words as the rules compare them: what a text is about, in whatever form its words stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

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


def alike(sets: Mapping[str, frozenset[str]], share: float) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of keys whose sets of words agree at least so far (Jaccard), each pair once.

    Sets are compared only where they have a rare word in common: two sets that agree so far must share one
    of the rarest few of each (prefix filtering as in Bayardo, Ma & Srikant 2007), so that the work grows
    with the number of pairs that are nearly alike and not with all there are.
    """
    counts: dict[str, int] = defaultdict(int)
    for words in sets.values():
        for word in words:
            counts[word] += 1
    postings: dict[str, list[str]] = defaultdict(list)
    by_size = sorted(sets, key=lambda key: (len(sets[key]), key))
    for key in by_size:
        words = sets[key]
        if not words:
            continue
        rare_first = sorted(words, key=lambda word: (counts[word], word))
        prefix = rare_first[: len(words) - _at_least(share * len(words)) + 1]
        seen: set[str] = set()
        for word in prefix:
            for other in postings[word]:
                if other in seen:
                    continue
                seen.add(other)
                theirs = sets[other]
                if len(theirs) < share * len(words):
                    continue
                both = len(words & theirs)
                agreed = both / (len(words) + len(theirs) - both)
                if agreed >= share:
                    yield (*sorted((key, other)), agreed)  # type: ignore[misc]
            postings[word].append(key)


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
        """Yield the keys whose set holds every ``needed`` word and this share of the ``wanted`` ones."""
        rare_first = sorted(wanted, key=lambda word: (len(self._of[word]), word))
        may_lack = len(wanted) - _at_least(share * len(wanted))
        starts = rare_first[: may_lack + 1]
        rarest_needed = min(needed, key=lambda word: (len(self._of[word]), word), default=None)
        if rarest_needed is not None and len(self._of[rarest_needed]) < sum(len(self._of[w]) for w in starts):
            starts = [rarest_needed]
        for key in sorted({key for word in starts for key in self._of[word]}):
            held = self._sets[key]
            if needed <= held and len(wanted & held) >= share * len(wanted) - 1e-9:
                yield key
