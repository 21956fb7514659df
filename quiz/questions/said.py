"""Who says a thing, and where, in words: from lines of evidence as they are kept in a built deck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quiz.questions.model import EvidenceLine


def who_says(line: EvidenceLine, author: str | None) -> str:
    """Name the innermost voice with those who report it: ``Hook, as reported by the B article``.

    ``author`` is the label of the source's author, who is named by the article.
    """
    holder, reporters = _chain(line, author)
    return f"{holder}, {reporters}" if reporters else holder


def places(evidence: Iterable[EvidenceLine], authors: Mapping[str, str]) -> tuple[str, ...]:
    """Return a phrase for each who says it, with all the paragraphs: ``the B article ¶3, ¶7``.

    ``authors`` are the labels of authors by source id.
    """
    return _merged((line, who_says(line, authors.get(line.source))) for line in evidence)


def places_alone(evidence: Iterable[EvidenceLine], authors: Mapping[str, str]) -> tuple[str, ...]:
    """Return the same without the innermost voice, where that is named beside: ``as reported by …``."""
    return _merged(
        (line, _chain(line, authors.get(line.source))[1] or line.source_label) for line in evidence
    )


def _chain(line: EvidenceLine, author: str | None) -> tuple[str, str]:
    """Return the innermost voice, and by whom it is reported."""
    outer, *inner = line.voices or (line.source_label,)
    chain = [line.source_label if outer == author else outer, *inner]
    holder, *reporters = reversed(chain)
    how = "as described by" if line.ascribed else "as reported by"
    parts = [f"{how if not place else 'in turn reported by'} {one}" for place, one in enumerate(reporters)]
    return holder, ", ".join(parts)


def _merged(phrases: Iterable[tuple[EvidenceLine, str]]) -> tuple[str, ...]:
    found: dict[str, set[int]] = {}
    for line, phrase in phrases:
        where = "" if line.source_label in phrase else f", in {line.source_label}"
        found.setdefault(phrase + where, set()).add(line.paragraph)
    return tuple(
        f"{who} {', '.join(f'¶{number}' for number in sorted(numbers))}" for who, numbers in found.items()
    )
