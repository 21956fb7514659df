"""How a claim stands: asserted, negated, only thought of or asked about; and of which kind its content is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from quiz.dossier.fields import Kind

if TYPE_CHECKING:
    from quiz.reading.claims.found import Found, Page
    from quiz.reading.claims.model import Status
    from quiz.reading.parse import Parse

_MODALS = frozenset(
    {"would", "could", "might", "may", "can", "should", "must", "will", "'ll", "’ll", "wo", "ca"}
)
_IF = frozenset({"if", "unless", "whether", "lest"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing", "few", "hardly"})
_NEVER = frozenset({"never", "hardly", "scarcely", "rarely", "seldom"})
_LATER = frozenset({"will", "shall", "'ll", "’ll"})
_OUGHT = frozenset({"should", "must", "ought"})


@dataclass(frozen=True, slots=True)
class Opinions:
    """Words of ``opinions.toml`` by the kind that they show."""

    judgement: frozenset[str]
    prediction: frozenset[str]
    recommendation: frozenset[str]
    explanation: frozenset[str]
    predicate: frozenset[str]


@lru_cache(maxsize=1)
def opinions() -> Opinions:
    """Return the opinion words, read once."""
    table = tomllib.loads(files("quiz.reading.claims").joinpath("opinions.toml").read_text(encoding="utf-8"))
    return Opinions(**{kind: frozenset(words.split()) for kind, words in table.items()})


def status_of(page: Page, found: Found) -> Status:
    """Tell how a claim stands: asked about before denied, and denied before only thought of."""
    parse = page.parse
    if found.sense == "ask" or _in_question(page, found.head):
        return "asked"
    chain = [found.head, *_carriers(parse, found.head)]
    if any(_negated(parse, verb) for verb in chain):
        return "negated"
    return "hypothetical" if any(thought_of(parse, verb) for verb in chain) else "asserted"


def _carriers(parse: Parse, verb: int) -> list[int]:
    """Return the verbs that a verb hangs from as their infinitive: "failed to say", "wants to say"."""
    out = []
    while parse.deps[verb] in {"xcomp", "acomp"} and parse.heads[verb] != verb:
        verb = parse.heads[verb]
        out.append(verb)
    return out


def _negated(parse: Parse, verb: int) -> bool:
    for kid in parse.kids[verb]:
        if parse.deps[kid] == "neg" or (parse.deps[kid] == "advmod" and parse.lower[kid] in _NEVER):
            return True
        if parse.deps[kid] in {"nsubj", "nsubjpass"} and parse.lower[parse.left[kid]] in _NOBODY:
            return True
    return parse.lemmas[verb] in {"fail", "refuse", "decline"}


def thought_of(parse: Parse, verb: int) -> bool:
    """Tell whether what a verb tells may happen, or is a condition."""
    for kid in parse.kids[verb]:
        if parse.deps[kid] == "aux" and parse.lower[kid] in _MODALS:
            return True
        if parse.deps[kid] in {"mark", "advmod"} and parse.lower[kid] in _IF:
            return True
    return False


def _in_question(page: Page, head: int) -> bool:
    """Tell whether the cue's own sentence asks, the quotations beside it left out."""
    parse = page.parse
    last = parse.sentence_end(head)
    while last > head and parse.lower[last] in {"”", '"', "’", ")", "''", "\n"}:
        last -= 1
    return parse.lower[last] == "?" and page.quote_at(last) == page.quote_at(head)


def kind_of(page: Page, found: Found) -> Kind:
    """Tell of which kind the content is: what its own main verb shows, else the sense of its cue."""
    parse = page.parse
    base = Kind(page.lexicon.kinds[found.sense])
    if base not in {Kind.CLAIM, Kind.JUDGEMENT}:
        return base
    for first, last in found.content:
        words = parse.lower[first : last + 1]
        top = min(range(first, last + 1), key=lambda one: (_depth(parse, one), one))
        aux = {parse.lower[kid] for kid in parse.kids[top] if parse.deps[kid] == "aux"}
        if aux & _LATER:
            return Kind.PREDICTION
        if aux & _OUGHT:
            return Kind.RECOMMENDATION
        if "because" in words:
            return Kind.EXPLANATION
        if base is Kind.CLAIM and opinions().judgement & set(words):
            return Kind.JUDGEMENT
    return base


def _depth(parse: Parse, word: int) -> int:
    depth = 0
    while parse.heads[word] != word and depth < 50:
        word, depth = parse.heads[word], depth + 1
    return depth
