"""Figures in words, tables and bars of at most 80 columns, and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from quiz.text import counted
from quiz.verify.tell_coverage import (
    coverage_as_json,
    disputes_as_text,
    kinds_as_text,
    listed,
    numbers,
    silent_as_text,
    sources_as_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.coverage.measure import Figures, Paragraph, Spread, VoiceShare
    from quiz.verify.coverage import DisputeCoverage

_BAR: Final = 18
_ROW: Final = 50
"""Paragraphs in a row, in groups of ten."""
_LABEL: Final = 32
MOST_VOICES: Final = 40
"""So many voices are listed; --json has them all."""
_MOST_BARE: Final = 20
"""Of so many paragraphs of a source the opening words are shown."""
_MOST_CARDS: Final = 6


def as_text(figures: Figures) -> Iterator[str]:
    """Yield the lines that a person reads."""
    yield f"{figures.deck}: {counted(figures.cards, 'card')}, {counted(figures.questions, 'question')}"
    yield ""
    yield from _articles(figures)
    yield ""
    yield from _voices(figures)
    yield ""
    yield from kinds_as_text(figures.coverage.sources)
    yield ""
    yield from _cards(figures)
    if figures.coverage.disputes:
        yield ""
        yield from disputes_as_text(figures.coverage)
        yield from _stances(figures.coverage.disputes)


# ---------------------------------------------------------------- articles


def _articles(figures: Figures) -> Iterator[str]:
    yield "Articles: paragraphs that an entry rests on, of those that tell something"
    yield "(headings, captions and the like are not counted), and entries by sort"
    yield from sources_as_text(figures.coverage.sources)
    yield ""
    yield "Paragraph by paragraph: how many entries rest on it"
    yield "  + ten or more   . none   - a heading, caption or the like, and none"
    for source, paragraphs in figures.paragraphs.items():
        yield from _strip(source, paragraphs)
    yield ""
    yield "Paragraphs without a card"
    for source, paragraphs in figures.paragraphs.items():
        yield from _bare(source, paragraphs)
    if figures.missing:
        yield from listed("articles that were not found:", figures.missing)


def _strip(source: str, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    yield source
    digits = len(str(len(paragraphs)))
    for start in range(0, len(paragraphs), _ROW):
        row = [_sign(one) for one in paragraphs[start : start + _ROW]]
        tens = ["".join(row[i : i + 10]) for i in range(0, len(row), 10)]
        yield f"  {start + 1:>{digits}}  {' '.join(tens)}"


def _sign(one: Paragraph) -> str:
    if one.entries:
        return str(one.entries) if one.entries < 10 else "+"
    return "." if one.tells else "-"


def _bare(source: str, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    bare = sorted((one for one in paragraphs if one.bare), key=lambda one: (one.role.value, one.number))
    if not bare:
        yield f"{source}: none"
    for role, some in groupby(bare, key=lambda one: one.role):
        group = list(some)
        yield from listed(f"{source}, {role.value}:", numbers(one.number for one in group))
        for one in group[:_MOST_BARE]:
            if one.words is not None:
                more = " …" if one.words > len(str(one.opening).split()) else ""
                yield _cut(f"  {one.number:>4}  {counted(one.words, 'word'):>9}  {one.opening}{more}", 80)
    words = sum(one.words or 0 for one in paragraphs if one.tells)
    if words:
        told = sum(one.words or 0 for one in paragraphs if one.tells and one.entries)
        yield f"  by words: {told:,} of {words:,} stand in paragraphs with an entry ({told / words:.0%})"


# ---------------------------------------------------------------- voices


def _voices(figures: Figures) -> Iterator[str]:
    voices = figures.voices
    yield "Voices: what each holds, and in how many sources"
    yield f"{'voice':<{_LABEL}}  stmts  values  pos.  srcs"
    most = max((one.all for one in voices), default=0)
    for one in voices[:MOST_VOICES]:
        yield _voice(one, most)
    if len(voices) > MOST_VOICES:
        yield f"… and {len(voices) - MOST_VOICES:,} more (--json has them all)"
    yield from silent_as_text(figures.coverage)
    if voices:
        whole = sum(one.all for one in voices)
        half, some = 0, 0
        while some * 2 < whole:
            some += voices[half].all
            half += 1
        yield f"balance: {voices[0].voice} holds {voices[0].all / whole:.0%} of all;"
        yield f"  half of all is held by {half:,} of {counted(len(voices), 'voice')}"


def _voice(one: VoiceShare, most: int) -> str:
    numbers_ = f"{one.statements:>5}  {one.values:>6}  {one.positions:>4}  {one.sources:>4}"
    return f"{_cut(one.label, _LABEL):<{_LABEL}}  {numbers_}  {bar(one.all, most)}".rstrip()


def _stances(disputes: Sequence[DisputeCoverage]) -> Iterator[str]:
    nobody = [
        f"{one.dispute}, {stance}" for one in disputes for stance, held in one.stances.items() if not held
    ]
    alone = [one.dispute for one in disputes if one.sources == 1]
    yield from listed("stances that nobody takes:", nobody or ["none"])
    yield from listed(
        f"disputes told from one source only ({len(alone):,} of {len(disputes):,}):", alone or ["none"]
    )


# ---------------------------------------------------------------- cards


def _cards(figures: Figures) -> Iterator[str]:
    yield from _table("Cards by kind", figures.card_kinds)
    yield ""
    yield from _table("Questions by form", figures.forms)
    yield ""
    yield from _table("Forms per card", {str(forms): n for forms, n in figures.forms_per_card.items()})
    yield ""
    names = {3: "3 must be known", 2: "2 worth knowing", 1: "1 detail"}
    yield from _table("Cards by importance", {names[level]: n for level, n in figures.importance.items()})
    yield ""
    if figures.sentence_words is not None:
        yield f"Words per sentence: {_spread(figures.sentence_words)}"
        yield from listed("  longest:", [f"{name} ({words})" for name, words in figures.longest])
    if figures.options is not None:
        yield f"Wrong options to draw from, per question to pick: {_spread(figures.options)}"
        few = figures.few_options
        if few:
            more = [f"and {len(few) - _MOST_CARDS:,} more"] if len(few) > _MOST_CARDS else []
            yield from listed("  fewer than three:", [*few[:_MOST_CARDS], *more])


def _table(head: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield head
    width = max(map(len, counts), default=0)
    most = max(counts.values(), default=0)
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>7,}  {bar(count, most)}".rstrip()


def _spread(spread: Spread) -> str:
    return f"{spread.least:,} to {spread.most:,}, middle {spread.median:g}"


def bar(count: int, most: int) -> str:
    """Return a bar for a count, the longest for the most; whatever is there has at least a sliver."""
    return "█" * max(1, round(_BAR * count / most)) if count else ""


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


# ---------------------------------------------------------------- for machines


def as_json(figures: Figures) -> dict[str, Any]:
    """Return the figures as one JSON object."""
    return {
        "deck": figures.deck,
        "cards": figures.cards,
        "questions": figures.questions,
        "coverage": coverage_as_json(figures.coverage),
        "paragraphs": {
            source: [asdict(one) for one in paragraphs] for source, paragraphs in figures.paragraphs.items()
        },
        "articles_not_found": list(figures.missing),
        "voices": [asdict(one) for one in figures.voices],
        "card_kinds": figures.card_kinds,
        "forms": figures.forms,
        "forms_per_card": {str(forms): count for forms, count in figures.forms_per_card.items()},
        "importance": {str(level): count for level, count in figures.importance.items()},
        "sentence_words": None if figures.sentence_words is None else asdict(figures.sentence_words),
        "longest_sentences": [{"statement": name, "words": words} for name, words in figures.longest],
        "wrong_options": None if figures.options is None else asdict(figures.options),
        "few_wrong_options": list(figures.few_options),
    }
