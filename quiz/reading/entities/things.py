"""Which mentions are of the same organisation, place, agreement or event: spelling, acronyms, initials."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import initials, is_acronym, plain
from quiz.reading.entities.words import is_demonym

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.entities.sightings import Sighting
    from quiz.reading.entities.words import Known
    from quiz.reading.structure.article import Article

_BETWEEN = re.compile(r"^[”’\"']?(?: \(| [–—-] |, (?:or|the|known as|called) (?:the )?)[“\"‘]?$")


_UNIONS = frozenset({"united", "european"})
"""What the first word of a country or bloc is that stands as an adjective: US, UK, EU."""
_SHORT = 2
"""An acronym of no more letters means a name of another article only where brackets say so."""


def group_things(
    found: Sequence[Sighting], articles: Mapping[str, Article], known: Known
) -> dict[str, list[Sighting]]:
    """Return the mentions of each thing by the key of its name.

    An acronym goes with the words before the brackets it stands in, or with the one name in its article, or
    else in all articles, that has its letters as initials.
    """
    by_key: dict[str, list[Sighting]] = defaultdict(list)
    for one in found:
        by_key[plain(one.printed)].append(one)
    short = {key for key, ones in by_key.items() if any(is_acronym(one.printed) for one in ones)}
    names = [key for key in by_key if key not in short]
    linked = _bracketed(found, articles, short)
    linked |= {key: name for key, name in _initialled(by_key, names, short).items() if key not in linked}
    bare = _without_nationality(by_key, known)
    bare |= {f"{key}s": key for key in by_key if " " not in key and f"{key}s" in by_key and len(key) > 4}
    short_for = _nouns_alone(by_key)
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for key, ones in by_key.items():
        for one in ones:
            home = short_for.get((one.source, key), key)
            home = linked.get(home, home)
            groups[bare.get(home, home)].append(one)
    return dict(groups)


def _nouns_alone(by_key: Mapping[str, list[Sighting]]) -> dict[tuple[str, str], str]:
    """Return the one name of an article that ends in a noun, for that noun alone: "the Post" there.

    By article and noun; where an article has two such names, or none, the noun stands for itself.
    """
    nouns = lexicon().nouns
    alone = {(one.source, key) for key, ones in by_key.items() if key in nouns for one in ones}
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, ones in by_key.items():
        last = key.rpartition(" ")[2]
        if last == key:
            continue
        for place in {(one.source, form) for one in ones for form in (last, f"{last}s")} & alone:
            seen[place].add(key)
    return {place: next(iter(keys)) for place, keys in seen.items() if len(keys) == 1}


def _without_nationality(by_key: Mapping[str, list[Sighting]], known: Known) -> dict[str, str]:
    """Return the names that are another one with a nationality before it, where only one nationality is.

    "Iraqi Harbour Guards" are the Harbour Guards, if there are no Syrian ones; a nationality before a mere
    noun ("Iraqi Parliament") is a name of its own. So is a part of a place: "Western Australia".
    """
    nations: dict[str, set[str]] = defaultdict(set)
    lists = lexicon()
    for key in by_key:
        first, _, rest = key.partition(" ")
        if rest and first not in lists.directions and (is_demonym(first, known) or first in lists.adjectives):
            nations[rest].add(first)
    return {
        f"{first} {rest}": rest
        for rest, some in nations.items()
        for first in some
        if len(some) == 1
        and rest in by_key
        and not (" " not in rest and rest in {**lists.nouns, **lists.heads, **lists.kinds})
    }


def _bracketed(found: Sequence[Sighting], articles: Mapping[str, Article], short: set[str]) -> dict[str, str]:
    """Return the names that stand right before an acronym in brackets, or after it: by the acronym's key."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for one, two in pairwise(found):
        if (one.source, one.paragraph) != (two.source, two.paragraph) or not 0 < two.start - one.end < 16:
            continue
        text = articles[one.source].paragraph(one.paragraph).text
        between = text[one.end : two.start]
        if not _BETWEEN.match(between) or text[two.end : two.end + 1] == ":":
            continue
        first, second = plain(one.printed), plain(two.printed)
        for acronym, name in ((second, first), (first, second)):
            if acronym in short and name not in short and _fits(acronym, name):
                seen[acronym][name] += 1
                break
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in seen.items()}


def _fits(acronym: str, name: str) -> bool:
    """Tell whether an acronym's letters stand in a name in order, the first at its beginning or a word's."""
    letters = acronym.replace(" ", "")
    if not any(word[0] == letters[0] for word in name.split()):
        return False
    at = 0
    for letter in letters:
        at = name.find(letter, at) + 1
        if at == 0:
            return False
    return True


def _initialled(
    by_key: Mapping[str, list[Sighting]], names: Sequence[str], short: set[str]
) -> dict[str, str]:
    by_initials: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for letters in initials(name):
            by_initials[letters].add(name)
    out: dict[str, str] = {}
    for key in sorted(short):
        bare = key.replace(" ", "")
        fitting = by_initials.get(bare, set())
        if bare in lexicon().adjectives:
            fitting = {name for name in fitting if name.partition(" ")[0] in _UNIONS}
        if not fitting:
            continue
        sources = {one.source for one in by_key[key]}
        beside = [name for name in sorted(fitting) if sources & {one.source for one in by_key[name]}]
        if len(beside) == 1:
            out[key] = beside[0]
        elif not beside and len(fitting) == 1 and len(bare) > _SHORT:
            out[key] = next(iter(fitting))
    return out
