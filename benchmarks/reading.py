"""What drafting a dossier costs: words per second beside the language model alone, and memory.

``python -m benchmarks reading [PATH…]`` takes files and folders of articles, by default those of the built-in
topics in ``decks/``. It drafts from them as they are, and from 100 and 1,000 made-up articles: a few
paragraphs of the given ones each, with names that no other has, so that what grows with their number shows.

Each figure is of a process of its own with the model loaded before the clock starts. *Drafting* is all that
``quiz generate`` does: files, structure, grammar, entities, facts, claims, what lies across articles, and the
folder on disk. *The model alone* is spaCy's pipeline as it is published, which is handed all paragraphs of
the same articles at once and whose results nobody looks at. Speed is told in processor seconds, with those of
child processes, which a busy machine does not change much, and in seconds on the clock beside them.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import child

_DECKS = Path(__file__).resolve().parents[1] / "decks"
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_SIZES, _QUICK_SIZES = (100, 1_000), (5, 20)
_PARAGRAPHS = 3
_RUNS = 3
_LARGE = 1_000
"""So many articles are drafted once."""
_BATCH = 64
"""Paragraphs that the model alone is handed at a time: no other number makes it faster."""


def measure(
    *, quick: bool, runs: int | None, say: Callable[[str], None], paths: Sequence[Path] = ()
) -> dict[str, Any]:
    """Draft from the articles at ``paths``, and from made-up ones; each figure is the median of rounds."""
    places = [str(one) for one in paths] or sorted(map(str, _DECKS.glob("*/articles")))
    sizes = _QUICK_SIZES if quick else _SIZES
    with TemporaryDirectory(prefix="quiz-reading-") as top:
        as_given = _round("the given articles", places, runs or (1 if quick else _RUNS), say)
        rows = []
        for size in sizes:
            folder = Path(top) / str(size)
            folder.mkdir()
            for number, text in enumerate(made_up(places, size)):
                (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
            rounds = runs or (1 if quick or size >= _LARGE else _RUNS)
            rows.append(_round(f"{size:,} made-up articles", [str(folder)], rounds, say))
    least, most = rows[0], rows[-1]
    return {
        "given": as_given,
        "made_up": rows,
        "speed_ratio": least["speed_ratio"],
        "speed_ratio_largest": most["speed_ratio"],
        "peak_mb": most["peak_mb"],
        "peak_mb_growth": round(most["peak_mb"] / least["peak_mb"], 3),
        "model_peak_mb_growth": round(most["model_peak_mb"] / least["model_peak_mb"], 3),
    }


def _round(label: str, places: list[str], rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Draft and parse in turn, now the one first and now the other."""
    seen: dict[str, list[dict[str, Any]]] = {"draft": [], "parse": []}
    for number in range(rounds):
        for side in ("draft", "parse") if number % 2 else ("parse", "draft"):
            say(f"{label}: {side}, round {number + 1} of {rounds} …")
            seen[side].append(child.run(f"benchmarks.reading:{side}", places=places))

    def middle(side: str, key: str) -> float:
        return median(one[key] for one in seen[side])

    words = int(seen["parse"][0]["words"])
    row = {
        "articles": int(seen["parse"][0]["articles"]),
        "words": words,
        "proposals": int(seen["draft"][0]["proposals"]),
        "words_per_second": round(words / middle("draft", "processor_seconds")),
        "model_words_per_second": round(words / middle("parse", "processor_seconds")),
        "speed_ratio": round(middle("parse", "processor_seconds") / middle("draft", "processor_seconds"), 3),
        "speed_ratio_by_the_clock": round(middle("parse", "seconds") / middle("draft", "seconds"), 3),
        "peak_mb": max(one["peak_mb"] for one in seen["draft"]),
        "model_peak_mb": max(one["peak_mb"] for one in seen["parse"]),
    }
    say(
        f"{label}: {row['words_per_second']:,} words a processor second, {row['speed_ratio']} of the model "
        f"alone ({row['speed_ratio_by_the_clock']} by the clock); peak {row['peak_mb']} MB"
    )
    return row


def draft(places: list[str]) -> dict[str, Any]:
    """Draft a dossier from articles; return what it took."""
    from quiz.reading.draft.generate import generate
    from quiz.reading.language import load_model

    _warm(load_model())
    with TemporaryDirectory(prefix="quiz-draft-") as top, _Clock() as clock:
        report = generate(places, Path(top) / "draft")
    if report.failed:
        raise RuntimeError(f"not read: {report.failed[0]}")
    return clock.told() | {"proposals": sum(report.proposals.values())}


def parse(places: list[str]) -> dict[str, Any]:
    """Let the model alone read the paragraphs of articles; return what it took."""
    import spacy

    from quiz.reading.language import MODEL
    from quiz.reading.structure.files import read_articles

    articles = read_articles(places)
    texts = [one.text for article in articles for one in article.paragraphs]
    model = spacy.load(MODEL)
    _warm(model)
    with _Clock() as clock:
        for _ in model.pipe(texts, batch_size=_BATCH):
            pass
    words = sum(len(_WORD.findall(text)) for text in texts)
    return clock.told() | {"articles": len(articles), "words": words}


def _warm(model: Any) -> None:
    """Let a model do once what it does only the first time."""
    for _ in model.pipe(["Nobody in Lund knew who had sent it."]):
        pass


class _Clock:
    """Seconds on the clock, and those of the processor with the children's."""

    def __enter__(self) -> _Clock:
        self._started = time.perf_counter(), _processor()
        return self

    def __exit__(self, *_: object) -> None:
        self._seconds = time.perf_counter() - self._started[0], _processor() - self._started[1]

    def told(self) -> dict[str, Any]:
        """Return both."""
        return {"seconds": self._seconds[0], "processor_seconds": self._seconds[1]}


def _processor() -> float:
    return sum(os.times()[:4])


def made_up(paths: Sequence[str | Path], copies: int) -> Iterator[str]:
    """Yield made-up articles: paragraphs of the given ones in turn, each with two names of its own."""
    from quiz.reading.structure.files import read_articles

    paragraphs = [one.text for article in read_articles(paths) for one in article.paragraphs]
    for number in range(copies):
        at = number * _PARAGRAPHS
        text = "\n\n".join(paragraphs[(at + one) % len(paragraphs)] for one in range(_PARAGRAPHS))
        names = list(dict.fromkeys(_NAME.findall(text)))[:2]
        for part, name in enumerate(names):
            text = re.sub(rf"\b{name}\b", _made_up_name(2 * number + part), text)
        yield text


def _made_up_name(number: int) -> str:
    """Return a name that no other number has: "Bababa", "Bababe" and so on."""
    out = ""
    for _ in range(3):
        number, rest = divmod(number, 50)
        out = "bdfgklmnrt"[rest // 5] + "aeiou"[rest % 5] + out
    return out.capitalize()
