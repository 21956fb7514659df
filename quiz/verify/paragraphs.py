"""Check: every source's text is there, with the paragraphs that the dossier counted."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quiz.text import counted
from quiz.verify.articles import Article, Missing
from quiz.verify.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.dossier.schema import Source
    from quiz.verify.case import Case

_ANEW = (
    "if the new text is meant, print its fingerprints with `quiz sources fingerprint FILE` and go through "
    "its cards"
)


def check_paragraphs(case: Case) -> Iterator[Finding]:
    """Yield what is missing, changed or moved: one finding for a run of paragraphs with the same trouble."""
    for i, source in enumerate(case.dossier.sources):
        article = case.articles[source.id]
        if isinstance(article, Missing):
            yield _missing(i, source, article)
            continue
        count = len(article.paragraphs)
        if count != source.paragraphs:
            yield Finding(
                "V103",
                ("sources", i, "paragraphs"),
                f"{article.path.name} has {counted(count, 'paragraph')}, not {source.paragraphs}",
                "count runs of lines between blank lines; check that the file is the text the dossier cites",
            )
        yield from _moved(i, source, article)


def _missing(i: int, source: Source, article: Missing) -> Finding:
    path = ("sources", i, "file")
    if article.path is not None and article.why is not None:
        return Finding("V102", path, f"{article.path} {article.why.reason}", article.why.remedy)
    known = " and no file holds half of its paragraphs" if source.fingerprints else ""
    return Finding(
        "V101",
        path,
        f"the text of `{source.id}` is not there: no file is called {source.file}{known}",
        "put it into the folder of the articles, or correct `file`",
    )


def _moved(i: int, source: Source, article: Article) -> Iterator[Finding]:
    numbers = range(1, len(source.fingerprints) + 1)

    def shift(number: int) -> int | None:
        return None if number in article.changed else article.places[number] - number

    for moved, group in groupby(numbers, key=shift):
        if moved == 0:
            continue
        first, *rest = group
        last = rest[-1] if rest else first
        path = ("sources", i, "fingerprints", first - 1)
        said = _span(first, last)
        if moved is None:
            verb = "have" if rest else "has"
            now = f"{said} of {article.path.name} {verb} another text than the dossier was made from"
            yield Finding("V104", path, now, _ANEW)
        else:
            verb = "are" if rest else "is"
            now = f"{said} of `{source.id}` {verb} now {_span(first + moved, last + moved)}"
            yield Finding("V105", path, f"{now} of {article.path.name}", f"number the evidence anew; {_ANEW}")


def _span(first: int, last: int) -> str:
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"


def told(sources: Iterable[Source], articles: dict[str, Article | Missing]) -> list[str]:
    """Say what is worth knowing and no finding: files under other names, sources without fingerprints."""
    notes = []
    for source in sources:
        article = articles[source.id]
        if isinstance(article, Article) and article.renamed:
            notes.append(f"`{source.id}`: {article.path.name} holds the text that `file` calls {source.file}")
        if not source.fingerprints:
            notes.append(f"`{source.id}` has no fingerprints: whether its paragraphs changed cannot be told")
    return notes
