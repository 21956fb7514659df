"""What a sentence says before a comma and its speaker, where the parser lost them: "…, said Lee"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.beside import NOMINAL, next_to
from quiz.reading.claims.found import Found
from quiz.reading.claims.grammar import FINITE, verb_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page, Words

_SAYS = frozenset({"say", "add", "recall", "explain"})
"""Other verbs have objects of their own in this place: ", Lee wrote to investors"."""
_FEWEST, _LONG = 3, 6
_ENDS = frozenset({".", ",", "(", "”", '"', "''", ";", "in", "on", "at", "during", "after", "of", "to"})


def inverted(page: Page, used: set[int]) -> Iterator[Found]:
    """Yield sentences with a verb of saying and its subject behind a comma at their end."""
    parse = page.parse
    for verb in range(_FEWEST, len(parse)):
        if verb in used or parse.tags[verb] not in {"VBD", "VBZ", "VBP"} or page.quote_at(verb) is not None:
            continue
        if parse.lemmas[verb] not in _SAYS or page.heading:
            continue
        holder = _behind(page, verb) or _before(page, verb)
        if holder is None:
            continue
        content = (parse.sentence[verb], min(holder[0], verb) - 1)
        words = range(content[0], content[1])
        if len(words) < _FEWEST or not (
            len(words) > _LONG or any(parse.tags[word] in FINITE for word in words)
        ):
            continue
        yield Found("inverted", "say", verb, verb_group(parse, verb), holder, (content,))


def _behind(page: Page, verb: int) -> Words | None:
    """Return the name in ", said Rita Holm, the mayor."."""
    parse = page.parse
    if parse.lower[verb - 1] not in {",", "”", '"', "''"}:
        return None
    last = verb
    while last + 1 < len(parse) and parse.pos[last + 1] in NOMINAL:
        last += 1
    after = parse.lower[last + 1] if last + 1 < len(parse) else "."
    named = any(parse.pos[word] in {"PROPN", "NOUN"} for word in range(verb + 1, last + 1))
    return (verb + 1, last) if named and after in _ENDS else None


def _before(page: Page, verb: int) -> Words | None:
    """Return the name in ", Rita Holm said."."""
    parse = page.parse
    near = next_to(page, verb)
    if near is None or near[0] < _FEWEST or parse.lower[near[0] - 1] != ",":
        return None
    after = parse.lower[verb + 1] if verb + 1 < len(parse) else "."
    return near if after in _ENDS and parse.pos[near[1]] in {"PROPN", "PRON", "NOUN"} else None
