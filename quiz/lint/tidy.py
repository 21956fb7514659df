"""Rules about slips of the pen, which `quiz lint --fix` mends: spaces, marks, doubles, fingerprints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.dossier.marks import Path
from quiz.dossier.yamlnodes import Map, Node, Seq, parse
from quiz.lint.context import Context
from quiz.lint.rule import Hit, rule
from quiz.text import counted

AS_PRINTED = frozenset({"printed", "quote", "file", "url"})
"""Keys whose values are somebody else's, to the letter."""
STRAY = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|[ \t]+(?=\n|\Z)|\A[ \t]+")
"""Spaces that say nothing: doubled ones, and those before and after a text."""
_LIKELY = re.compile(
    r"\S[ \t]{2,}\S|[ \t][\"'][ \t]*(?:[,\]}#]|$)|[:\[,{-][ \t]*[\"'][ \t]|[ \t]$", re.MULTILINE
)
"""A file without any of this has no stray spaces, and its tree need not be read once more."""
_CARDS = frozenset({"statements", "discrepancies", "disputes", "cards", "sets"})


@rule("Q601", "stray-spaces")
def stray_spaces(context: Context) -> Iterator[Hit]:
    """A text has spaces too many: two in a row, or some before or after it.

    Passed over is what is copied to the letter: `printed`, `quote`, `file` and `url`.

    Reason: They show in a cloze and in a diff of a typed answer, where nobody knows what they are for.

    Source: The checks of every house of publishing.

    Remedy: Keep one space between words, and none at the ends.

    Fix: The spaces are taken out.
    """
    marks = context.marks
    if marks is None:
        return
    trees = {name: parse(text).root for name, text in marks.texts.items() if _LIKELY.search(text)}
    for section, origins in marks.origins.items():
        for i, origin in enumerate(origins):
            root = trees.get(origin.file)
            part = root.get(section) if isinstance(root, Map) else None
            entry = part[origin.index] if isinstance(part, Seq) else part
            own = entry.get("id") if isinstance(entry, Map) and section in _CARDS else None
            start: Path = (section,) if section == "deck" else (section, i)
            for path, text in _texts(entry, start):
                if STRAY.search(text):
                    at = own if isinstance(own, str) else context.dossier.deck.id
                    yield Hit(at, path, f"there are spaces too many in “{text}”")


def _texts(node: Node, path: Path) -> Iterator[tuple[Path, str]]:
    open_nodes: list[tuple[Node, Path]] = [(node, path)]
    while open_nodes:
        one, at = open_nodes.pop()
        if isinstance(one, str):
            yield at, one
        elif isinstance(one, Map):
            inner = [(value, (*at, key)) for key, value in one.items() if key not in AS_PRINTED]
            open_nodes += reversed(inner)
        elif isinstance(one, Seq):
            open_nodes += [(value, (*at, i)) for i, value in reversed(list(enumerate(one)))]


_ENDED = re.compile(r"[.!?…:;][”’\"')\]]*$")
_ASKS = re.compile(
    r"^(?:(?:in|on|at|by|to|for|from|of|with|under|since|until|after|before|into|against|about|near|through|"
    r"within|towards?|besides) )?(?:who|whom|whose|what|which|when|where|why|how)\b",
    re.IGNORECASE,
)


def mark_for(text: str, *, asked: bool) -> str | None:
    """Return the mark that a text lacks at its end: a full stop or, of a plain question, a question mark."""
    text = text.rstrip()
    if not text or _ENDED.search(text):
        return None
    return ("?" if _ASKS.search(text) else None) if asked else "."


@rule("Q602", "no-final-mark")
def no_final_mark(context: Context) -> Iterator[Hit]:
    """A statement, claim or ground ends without a full stop, or a question without its question mark.

    Looked at in English decks. Of questions only those are meant that begin with who, what, when and the
    like; others may end in a gap.

    Reason: A sentence that stops short looks cut off, as if part of the card were missing.

    Source: The checks of every house of publishing.

    Remedy: Add it.

    Fix: A full stop is added to a sentence, a question mark to a question.
    """
    if not context.dossier.deck.language.lower().startswith("en"):
        return
    for at, path, text, asked in _sentences(context):
        mark = mark_for(text, asked=asked)
        if mark is not None:
            name = "question mark" if mark == "?" else "full stop"
            yield Hit(at, path, f"no {name} ends “{text}”")


def _sentences(context: Context) -> Iterator[tuple[str, Path, str, bool]]:
    for i, statement in enumerate(context.dossier.statements):
        yield statement.id, ("statements", i, "text"), statement.text, False
        for slot, wordings in statement.ask.items():
            for k, text in enumerate(wordings):
                yield f"{statement.id}#{slot}", ("statements", i, "ask", slot, k), text, True
    for i, discrepancy in enumerate(context.dossier.discrepancies):
        for k, text in enumerate(discrepancy.ask):
            yield discrepancy.id, ("discrepancies", i, "ask", k), text, True
    for i, dispute in enumerate(context.dossier.disputes):
        yield dispute.id, ("disputes", i, "question"), dispute.question, True
        for k, position in enumerate(dispute.positions):
            at, path = f"{dispute.id}#{position.id}", ("disputes", i, "positions", k)
            yield at, (*path, "claim"), position.claim, False
            if position.grounds:
                yield at, (*path, "grounds"), position.grounds, False


@rule("Q603", "given-twice")
def given_twice(context: Context) -> Iterator[Hit]:
    """The same words stand twice in one list of answers, wrong options, spellings or names.

    Reason: The second adds nothing, and whoever corrects one of them leaves the other as it was.

    Source: Complaints about lists in decks that were merged.

    Remedy: Keep one of them.

    Fix: The later ones are deleted.
    """
    for at, path, texts in _lists(context):
        seen: set[str] = set()
        for k, text in enumerate(texts):
            if text in seen:
                yield Hit(at, (*path, k), f"“{text}” stands twice under `{path[-1]}`")
            seen.add(text)


def _lists(context: Context) -> Iterator[tuple[str, Path, list[str]]]:
    dossier = context.dossier
    for i, voice in enumerate(dossier.voices):
        yield dossier.deck.id, ("voices", i, "names"), voice.names
    for i, entity in enumerate(dossier.entities):
        yield dossier.deck.id, ("entities", i, "variants"), entity.variants
    for i, statement in enumerate(dossier.statements):
        for slot, answer in statement.answers.items():
            at, path = f"{statement.id}#{slot}", ("statements", i, "answers", slot)
            yield at, (*path, "accept"), answer.accept
            yield at, (*path, "distractors"), answer.distractors
            yield at, (*path, "confusable"), answer.confusable
    for i, discrepancy in enumerate(dossier.discrepancies):
        for k, value in enumerate(discrepancy.values):
            yield discrepancy.id, ("discrepancies", i, "values", k, "accept"), value.accept
    for i, hand in enumerate(dossier.cards):
        yield hand.id, ("cards", i, "accept"), hand.accept
        yield hand.id, ("cards", i, "distractors"), hand.distractors


@rule("Q604", "fingerprints-due")
def fingerprints_due(context: Context) -> Iterator[Hit]:
    """A source has no fingerprints, or some that are no longer its article's.

    Looked for with `--articles` alone. Passed over are articles in which paragraphs have moved or are
    missing, or an anchor is not found: there `quiz verify` says what is to be done first.

    Reason: Without them nobody notices that an article has changed under its cards.

    Source: The second invariant of this program: every answer shows its evidence.

    Remedy: Take them from `quiz sources fingerprint FILE`.

    Fix: The article's fingerprints are written into the source.
    """
    for i, source in enumerate(context.dossier.sources):
        prints = context.fingerprints.get(source.id)
        if prints is None or list(prints) == source.fingerprints:
            continue
        if not source.fingerprints:
            message = f"`{source.id}` has no fingerprints"
        else:
            old = sum(one != other for one, other in zip(source.fingerprints, prints, strict=False))
            message = f"{counted(old, 'fingerprint')} of `{source.id}` no longer fit its article"
        yield Hit(context.dossier.deck.id, ("sources", i, "fingerprints"), message)
