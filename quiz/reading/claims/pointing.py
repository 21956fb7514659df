"""Own views that only point: at what stands elsewhere, at the text itself, or at what a reader is to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.claims.found import Page
    from quiz.reading.claims.model import Claim, Span

_POINTING = frozenset(str.split("it this that these those they he she such"))
_STANDS_FOR = frozenset({"ccomp", "xcomp", "csubj", "acl"})
_LINKS = frozenset(str.split("be seem appear become remain look take make ’s 's ’"))
"""Verbs whose "it" may stand for a clause: "it takes courage to say so"."""
_GUIDE = 0.18
"""An article so many of whose sentences tell the reader to do something gives instructions."""
_FEWEST_TOLD = 3
_NAMING = 14
"""So many words of a view of "this" may make plain what it is of, where they name somebody."""
_ITSELF = re.compile(
    r"§|\b(?:as (?:we|I) (?:will|shall|have) (?:see|seen|show|shown)|"
    r"in (?:this|the next) (?:section|chapter)|"
    r"(?:see|as described|as discussed) (?:below|above)|"
    r"(?:for (?:example|instance)|suppose|imagine)(?=,| ))\b",
    re.IGNORECASE,
)


def words_in(page: Page, span: Span) -> range:
    """Return the words of a page that lie within a stretch of its paragraph."""
    parse, start, end = page.parse, span.start - page.offset, span.end - page.offset
    inside = [word for word in range(len(parse)) if start <= parse.begins[word] and parse.ends[word] <= end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def points_back(page: Page, claim: Claim) -> bool:
    """Tell whether an own view is of what stands elsewhere, nothing in it naming that."""
    parse = page.parse
    content = words_in(page, claim.content[0])
    root = next(
        (word for word in content if parse.heads[word] == word or parse.heads[word] not in content), None
    )
    subject = None if root is None else parse.kid(root, "nsubj", "nsubjpass")
    if root is None or subject is None or parse.lower[subject] not in _POINTING:
        return False
    bare = parse.pos[root] == "AUX" and parse.kid(root, "attr") is None  # "This is possible because"
    named = any(parse.pos[word] == "PROPN" for word in content) and len(content) >= _NAMING
    if named and not bare:
        return False
    below = [kid for kid in parse.kids[root] if parse.deps[kid] in {"acomp", "attr", "oprd"}]
    if parse.pos[root] == "AUX" or parse.lemmas[root] in _LINKS:
        below.append(root)
    return parse.lower[subject] != "it" or not any(
        parse.deps[kid] in _STANDS_FOR and kid > root for word in below for kid in parse.kids[word]
    )


def tells_the_reader(page: Page, claim: Claim) -> bool:
    """Tell whether an own view is of the text itself, or of what is the reader's: "your exposure to this"."""
    parse = page.parse
    content = words_in(page, claim.content[0])
    root = next((word for word in content if parse.heads[word] == word), None)
    subject = None if root is None else parse.kid(root, "nsubj", "nsubjpass")
    if subject is not None and parse.lower[parse.left[subject]] == "your":
        return True
    span = claim.content[0]
    return _ITSELF.search(parse.text, span.start - page.offset, span.end - page.offset) is not None


def is_guide(pages: Sequence[Page]) -> bool:
    """Tell whether an article gives instructions: many of its sentences tell one to do something."""
    told = orders = 0
    for page in pages:
        parse = page.parse
        for root in (word for word in range(len(parse)) if parse.heads[word] == word):
            if page.heading or parse.right[root] - parse.left[root] < _FEWEST_TOLD:
                continue
            told += 1
            orders += (
                parse.tags[root] == "VB" and parse.kid(root, "nsubj", "nsubjpass", "expl", "aux") is None
            )
    return told > 0 and orders >= _GUIDE * told
