"""What a claim is: a holder, the words that credit it, and what is credited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from quiz.dossier.fields import Kind

Status: TypeAlias = Literal["asserted", "negated", "hypothetical", "asked"]
"""``negated``: "did not say"; ``hypothetical``: "might say", "if she says"; ``asked``: "did she say …?"."""
Mode: TypeAlias = Literal["quote", "mixed", "paraphrase"]
"""Whether the content is all in quotation marks, in part, or not at all."""
HolderKind: TypeAlias = Literal["named", "pronoun", "author", "speaker"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one paragraph: its number, from 1, and character offsets into its text."""

    paragraph: int
    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether another span lies within this one."""
        return self.paragraph == other.paragraph and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a claim is credited to, as printed.

    A pronoun is never resolved: ``candidates`` lists the names before it that it may stand for, nearest
    first, for a person to choose from. The author, and a speaker in a turn of his or her own, have no span.
    """

    text: str
    kind: HolderKind
    span: Span | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution: ``cue`` credits ``content`` to ``holder``.

    ``holder`` is None where the text names nobody ("is said to", "was told"). ``rule`` names the rule that
    found it and ``sense`` the cue's sense in ``cues.toml``. ``within`` is the index, in the list it came in,
    of the claim whose content holds this one: who passed it on. A ``hint`` is none to propose: only a word
    of opinion somewhere in a sentence that nobody is credited with, which is no plain report for it; or a
    claim that states too little (:mod:`~quiz.reading.claims.slight`).
    """

    rule: str
    sense: str
    holder: Holder | None
    cue: Span
    content: tuple[Span, ...]
    mode: Mode
    kind: Kind
    status: Status
    within: int | None = None
    hint: bool = False
