"""Check: the words that evidence gives as printed are printed in its paragraph."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from quiz.dossier.problems import shown
from quiz.verify.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.marks import Path
    from quiz.dossier.schema import Evidence
    from quiz.verify.articles import Article
    from quiz.verify.case import Case

_TYPOGRAPHIC = str.maketrans("‘’‚‛ʼ′`´“”„‟″«»", "''''''''\"\"\"\"\"\"\"")


def as_printed(text: str) -> str:
    """Return a text as it is compared: typographic quotation marks plain, white space single, letters NFC."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHIC).split())


def stands_whole(text: str, printed: str) -> bool:
    """Tell whether some words stand in a paragraph as printed, none of them cut."""
    return _whole(as_printed(text), as_printed(printed))


def check_anchors(case: Case) -> Iterator[Finding]:
    """Yield each anchor that does not stand in the paragraph its evidence names."""
    plain: dict[str, list[str]] = {}
    for path, evidence in case.evidence:
        article = case.article(evidence.source)
        if article is None:
            continue
        texts = plain.setdefault(evidence.source, [as_printed(one) for one in article.paragraphs])
        place = article.places.get(evidence.paragraph)
        wanted = as_printed(evidence.printed)
        if place is None:  # the paragraph is gone, which is a finding of its own
            continue
        if wanted not in texts[place - 1]:
            yield _elsewhere((*path, "printed"), evidence, article, texts, wanted)
        elif not _whole(texts[place - 1], wanted):
            yield Finding(
                "V203",
                (*path, "printed"),
                f"`{shown(evidence.printed)}` begins or ends inside a word of {evidence.at}",
                "give whole words",
            )


def _elsewhere(path: Path, evidence: Evidence, article: Article, texts: list[str], wanted: str) -> Finding:
    said = f"`{shown(evidence.printed)}` is not printed in {evidence.at}"
    back = {place: number for number, place in article.places.items()}
    found = [back.get(place, place) for place, text in enumerate(texts, 1) if _whole(text, wanted)]
    if found:
        where = ", ".join(f"#{number}" for number in found[:8])
        remedy = f"write `at: {evidence.source}#{found[0]}` if that is the place, or correct `printed`"
        return Finding("V202", path, f"{said}; it is in {where}", remedy)
    folded = wanted.casefold()
    place = article.places[evidence.paragraph]
    if folded in texts[place - 1].casefold():
        start = texts[place - 1].casefold().index(folded)
        near = texts[place - 1][start : start + len(wanted)]
        return Finding("V201", path, said, f"it is printed `{shown(near)}`: write it so")
    return Finding("V201", path, said, "copy one to six words from the paragraph exactly as they are printed")


def _whole(text: str, wanted: str) -> bool:
    """Tell whether the words stand in the text uncut; words run together in print may be parted."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (start and _joined(text[start - 1], text[start])) and not (
            end < len(text) and _joined(text[end - 1], text[end])
        ):
            return True
        start = text.find(wanted, start + 1)
    return False


def _joined(left: str, right: str) -> bool:
    """Tell whether two characters belong to one word: ``300x300Dina`` is printed, but no word."""
    return left.isalnum() and right.isalnum() and not (right.isupper() and not left.isupper())
