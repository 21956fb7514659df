"""Whose words a sentence is: the chain of voices, outermost first, by the claims that cover it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quiz.reading.claims.model import Claim
    from quiz.reading.facts.people import Cast
    from quiz.reading.facts.sentences import Sentence

OPEN_VOICE = "?"
"""Stands in a chain for a voice that the text does not name: a pronoun, or nobody."""
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_COVERS = 0.5
"""A sentence is credited when claims hold this share of its characters, cue and holder left out."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Credit:
    """Who a sentence is told by, and the claims that credit it, outermost first."""

    says: tuple[str, ...]
    claims: tuple[Claim, ...] = ()

    @property
    def own(self) -> Claim | None:
        """The view that claims found to be the writer's own."""
        return next((one for one in self.claims if one.rule == "own"), None)

    @property
    def passed_on(self) -> bool:
        """Whether somebody other than the paragraph's own voice says it."""
        return len(self.says) > 1


def credit(
    sentence: Sentence,
    source: str,
    voice: str,
    claims: Sequence[Claim],
    cast: Cast,
    voices: Mapping[str, str],
    named: Callable[[str], str] | None = None,
) -> Credit:
    """Return whom a sentence is credited to. ``claims`` are those of its paragraph."""
    here = [one for one in claims if _share(sentence, one) >= _COVERS]
    here.sort(key=lambda one: (one.rule == "own", -_size(one), one.cue))
    says = [voice]
    for one in here:
        if one.rule == "own" or one.status != "asserted":
            continue
        if len(says) == 1 and one.holder is not None and one.holder.text.lower() in _FIRST_PERSON:
            continue
        slug = voice_of(one, source, cast, voices, named)
        if slug != says[-1]:
            says.append(slug)
    return Credit(tuple(says), tuple(here))


def _size(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.content)


def _share(sentence: Sentence, claim: Claim) -> float:
    number = sentence.block.paragraph
    inside = sum(
        max(0, min(span.end, sentence.end) - max(span.start, sentence.start))
        for span in claim.content
        if span.paragraph == number
    )
    beside = [claim.cue] + ([claim.holder.span] if claim.holder and claim.holder.span else [])
    rest = sentence.end - sentence.start
    if claim.rule != "own":
        rest -= sum(
            max(0, min(span.end, sentence.end) - max(span.start, sentence.start))
            for span in beside
            if span.paragraph == number and not any(one.holds(span) for one in claim.content)
        )
    return inside / rest if rest > 0 else 0.0


def voice_of(
    claim: Claim,
    source: str,
    cast: Cast,
    voices: Mapping[str, str],
    named: Callable[[str], str] | None = None,
) -> str:
    """Return the slug of a claim's holder: a known voice's, an entity's, or one made of the printed words."""
    holder = claim.holder
    if holder is None or holder.kind == "pronoun":
        return OPEN_VOICE
    if holder.text in voices:
        return voices[holder.text]
    if named is not None:
        return named(holder.text)
    found = None
    if holder.span is not None:
        found = cast.at(source, holder.span.paragraph, holder.span.start, holder.span.end)
    return found or cast.named(holder.text) or slug(holder.text) or OPEN_VOICE


def slug(text: str) -> str:
    """Return printed words as an id: lower-case, hyphens, no article in front."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"^(?:the|a|an)\s+", "", re.sub(r"['’]s?\b", "", plain).strip())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
