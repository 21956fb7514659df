"""Coverage in words and as JSON."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.verify.coverage import Coverage, SourceCoverage

_WIDTH = 80
_COLUMNS = ("¶", "of", "share", "stmts", "events", "discr.", "pos.", "disp.")


def coverage_as_json(coverage: Coverage) -> dict[str, object]:
    """Return coverage as one JSON object."""
    return {
        "sources": {
            one.source: {
                "label": one.label,
                "telling_paragraphs": one.telling,
                "covered": one.covered,
                "share": round(one.share, 4),
                "without_card": list(one.bare),
                "apart_without_card": list(one.apart),
                "statements": one.statements,
                "kinds": one.kinds,
                "events": one.events,
                "discrepancies": one.discrepancies,
                "positions": one.positions,
                "disputes": one.disputes,
            }
            for one in coverage.sources
        },
        "silent_voices": list(coverage.silent),
        "speakers_without_entry": [{"source": source, "voice": voice} for source, voice in coverage.speakers],
        "disputes": {
            one.dispute: {"sources": one.sources, "voices": one.voices, "stances": one.stances}
            for one in coverage.disputes
        },
    }


def coverage_as_text(coverage: Coverage) -> Iterator[str]:
    """Yield coverage as lines of at most 80 columns, ids apart that are longer."""
    yield "Coverage: paragraphs that tell something (headings, captions and the like apart)"
    yield "and are evidence of an entry; entries that rest on each source"
    yield from sources_as_text(coverage.sources)
    yield ""
    for one in coverage.sources:
        if one.bare:
            yield from listed(f"{one.source}: paragraphs without a card:", numbers(one.bare))
        if one.apart:
            yield from listed(f"{one.source}: headings and the like without a card:", numbers(one.apart))
    yield from silent_as_text(coverage)
    yield ""
    yield from kinds_as_text(coverage.sources)
    if coverage.disputes:
        yield ""
        yield from disputes_as_text(coverage)


def silent_as_text(coverage: Coverage) -> Iterator[str]:
    """Yield who holds nothing, in the dossier or in a source that gives them the word."""
    yield from listed("voices that hold nothing:", coverage.silent or ["none"])
    yield from listed(
        "speakers with nothing of theirs in a source that gives them the word:",
        [f"{voice} ({source})" for source, voice in coverage.speakers] or ["none"],
    )


def sources_as_text(sources: Sequence[SourceCoverage]) -> Iterator[str]:
    """Yield the table of sources: covered paragraphs, and entries by sort."""
    width = max((len(one.source) for one in sources), default=6)
    yield _row("source", _COLUMNS, width)
    for one in sources:
        counts = (one.statements, one.events, one.discrepancies, one.positions, one.disputes)
        cells = (one.covered, one.telling, f"{one.share:.0%}", *counts)
        yield _row(one.source, cells, width)


def kinds_as_text(sources: Sequence[SourceCoverage]) -> Iterator[str]:
    """Yield the table of statements by source and kind."""
    width = max((len(one.source) for one in sources), default=6)
    kinds = list(sources[0].kinds) if sources else []
    yield "Statements by kind"
    yield f"{'source':<{width}}" + "".join(f"  {kind}" for kind in kinds)
    for one in sources:
        yield f"{one.source:<{width}}" + "".join(f"  {one.kinds[kind]:>{len(kind)}}" for kind in kinds)


def disputes_as_text(coverage: Coverage) -> Iterator[str]:
    """Yield for each dispute from which sources its stances are held."""
    yield "Disputes: positions by stance and source"
    for one in coverage.disputes:
        yield f"{one.dispute}: {_of(one.sources, 'source')}, {_of(one.voices, 'voice')}"
        for stance, counts in one.stances.items():
            told = ", ".join(f"{source} {count}" for source, count in counts.items()) or "nobody"
            yield from wrap(f"{stance}: {told}", _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _of(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _row(name: str, cells: Iterable[object], width: int) -> str:
    return f"{name:<{width}}" + "".join(
        f"  {cell:>{max(len(head), 4)}}" for head, cell in zip(_COLUMNS, cells, strict=True)
    )


def listed(head: str, items: Sequence[str]) -> list[str]:
    """Return a list of names after its heading, as lines of at most 80 columns."""
    return wrap(f"{head} {', '.join(items)}", _WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def numbers(found: Iterable[int]) -> list[str]:
    """Return numbers with runs drawn together: ``1-3``, ``7``."""
    out = []
    for _, group in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        out.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return out
