"""Checks: paragraph maps and the evidence that rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.index import Finding
from quiz.dossier.maps import ranges
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.index import Index
    from quiz.dossier.maps import Stretch
    from quiz.dossier.schema import Span

MOST_PARAGRAPHS = 200_000
"""How many paragraphs all sources may have: a few digits in the dossier, a line each in the deck."""


def map_in_range(index: Index) -> Iterator[Finding]:
    """A paragraph map names paragraphs that the source has."""
    for i, source in enumerate(index.dossier.sources):
        for j, span in enumerate(source.map):
            for first, last in ranges(span.par):
                if first > last:
                    message = f"the range {first}-{last} runs backwards"
                    yield Finding(("sources", i, "map", j, "par"), message, f"write {last}-{first}")
                elif first < 1 or last > source.paragraphs:
                    wrong = first if first < 1 else last
                    length = counted(source.paragraphs, "paragraph")
                    message = f"`{source.id}` has {length}, there is no paragraph {wrong}"
                    yield Finding(
                        ("sources", i, "map", j, "par"),
                        message,
                        "correct `par`, or `paragraphs` of the source",
                    )
            if finding := _repeated(span, source.paragraphs):
                yield Finding(("sources", i, "map", j, "of"), *finding)


def _repeated(span: Span, paragraphs: int) -> tuple[str, str] | None:
    if span.of is None:
        return None
    if span.role != "pull-quote":
        return "`of` is for pull quotes", "add `role: pull-quote`, or delete `of`"
    if span.of > paragraphs:
        return f"there is no paragraph {span.of}", "give the paragraph that the pull quote repeats"
    if any(first <= span.of <= last for first, last in ranges(span.par)):
        return "a pull quote cannot repeat itself", "give the paragraph that the pull quote repeats"
    return None


def map_consistent(index: Index) -> Iterator[Finding]:
    """No paragraph has two voices or two roles."""
    for i, source in enumerate(index.dossier.sources):
        paragraph_map = index.maps[source.id]
        for what, stretches in (("voice", paragraph_map.voices), ("role", paragraph_map.roles)):
            if source is not index.sources[source.id]:
                continue  # a second source of the same id is a problem already
            for one, other in _clashes(stretches):
                yield Finding(
                    ("sources", i, "map", max(one.span, other.span), "par"),
                    f"paragraph {other.first} has two {what}s: `{one.value}` and `{other.value}`",
                    "let each paragraph have one",
                    ("sources", i, "map", min(one.span, other.span)),
                )


def _clashes(stretches: list[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    furthest: Stretch | None = None
    for stretch in stretches:
        if furthest is not None and stretch.first <= furthest.last and stretch.value != furthest.value:
            yield furthest, stretch
        if furthest is None or stretch.last > furthest.last:
            furthest = stretch


def not_too_many_paragraphs(index: Index) -> Iterator[Finding]:
    """All sources together have no more paragraphs than a dossier may: each becomes a line of the deck."""
    before = 0
    for i, source in enumerate(index.dossier.sources):
        if before <= MOST_PARAGRAPHS < before + source.paragraphs:
            yield Finding(
                ("sources", i, "paragraphs"),
                f"the sources have more than {MOST_PARAGRAPHS:,} paragraphs in all",
                "make two dossiers of it",
            )
        before += source.paragraphs


def fingerprints_complete(index: Index) -> Iterator[Finding]:
    """A source has a fingerprint for each paragraph, or none at all."""
    for i, source in enumerate(index.dossier.sources):
        found = len(source.fingerprints)
        if found and found != source.paragraphs:
            verb = "is" if found == 1 else "are"
            yield Finding(
                ("sources", i, "fingerprints"),
                f"there {verb} {counted(found, 'fingerprint')} for {counted(source.paragraphs, 'paragraph')}",
                "take them anew with `quiz sources fingerprint FILE`",
            )


def chain_begins_with_speaker(index: Index) -> Iterator[Finding]:
    """The outermost voice of evidence is the one that speaks in its paragraph."""
    for path, evidence in index.evidence:
        source = index.sources.get(evidence.source)
        if source is None or evidence.paragraph > source.paragraphs:
            continue
        speaker = index.maps[source.id].voice(evidence.paragraph)
        # Voices that do not exist are a problem of their own.
        if evidence.says[0] != speaker and {evidence.says[0], speaker} <= index.voices.keys():
            chain = [
                speaker,
                *evidence.says[evidence.says.index(speaker) + 1 if speaker in evidence.says else 0 :],
            ]
            given = evidence.says[0]
            yield Finding(
                (*path, "says", 0),
                f"paragraph {evidence.paragraph} of `{source.id}` is spoken by `{speaker}`, not by `{given}`",
                f"write `says: [{', '.join(chain)}]`, or correct the source's map",
            )


def chain_repeats_nobody(index: Index) -> Iterator[Finding]:
    """Nobody speaks through themselves."""
    for path, evidence in index.evidence:
        if len(evidence.says) > 1:
            for j, name in enumerate(evidence.says[1:], start=1):
                if name == evidence.says[j - 1]:
                    yield Finding(
                        (*path, "says", j), f"`{name}` speaks through itself", "name each voice once"
                    )
