"""How fast articles are read, and how much memory that takes.

``python -m benchmarks reading PATH…`` reads files and folders of articles. Speed is that of the whole
reading (file, structure, grammar, claims) beside that of the language model alone, which is handed the same
paragraphs, article by article in turn, now one first and now the other; both in processor seconds.

Memory is the peak of a process of its own that reads made-up articles one after the other and keeps none: a
few paragraphs of the given ones, with names that no other has, so that what grows with reading shows.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import child

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_SIZES, _QUICK_SIZES = (100, 1_000), (5, 20)
_PARAGRAPHS = 3
_RUNS = 3


def measure(
    *, quick: bool, runs: int | None, say: Callable[[str], None], paths: Sequence[Path]
) -> dict[str, Any]:
    """Read the articles at ``paths``; speed is the median of ``runs`` rounds on each side."""
    from statistics import median

    from quiz.reading.claims.find import claims_of
    from quiz.reading.language import load_model
    from quiz.reading.structure.files import find_articles

    found = [one for path in paths for one in find_articles(path)]
    model = load_model()
    words = 0
    bare, whole = [], []
    for number in range(runs or (1 if quick else _RUNS)):
        bare.append(0.0)
        whole.append(0.0)
        for place, one in enumerate(found):
            texts = [paragraph.text for paragraph in one.read().paragraphs]
            words += 0 if number else sum(len(_WORD.findall(text)) for text in texts)
            for side in ("whole", "bare") if (number + place) % 2 else ("bare", "whole"):
                started = time.process_time()
                if side == "whole":
                    claims_of(one.read())
                    whole[-1] += time.process_time() - started
                else:
                    for _ in model.pipe(texts, batch_size=64):
                        pass
                    bare[-1] += time.process_time() - started
    ratio = round(median(bare) / median(whole), 3)
    say(f"{len(found)} articles: {round(words / median(whole))} words a second, {ratio} of the model alone")
    peaks = []
    for size in _QUICK_SIZES if quick else _SIZES:
        figures = child.run(
            "benchmarks.reading:read_copies", paths=[str(path) for path in paths], copies=size
        )
        peaks.append({"articles": size, "words": figures["words"], "peak_mb": figures["peak_mb"]})
        say(f"{size} made-up articles: peak {figures['peak_mb']} MB")
    return {
        "articles": len(found),
        "words": words,
        "words_per_second": round(words / median(whole)),
        "model_words_per_second": round(words / median(bare)),
        "speed_ratio": ratio,
        "memory": peaks,
        "peak_mb": peaks[-1]["peak_mb"],
        "peak_mb_growth": round(peaks[-1]["peak_mb"] / peaks[0]["peak_mb"], 3),
    }


def read_copies(paths: list[str], copies: int) -> dict[str, Any]:
    """Read so many made-up articles, one after the other; return how many words and claims they had."""
    from quiz.reading.claims.find import claims_of
    from quiz.reading.structure.article import Extract
    from quiz.reading.structure.assemble import assemble

    words = claims = 0
    for number, text in enumerate(made_up(paths, copies)):
        claims += len(claims_of(assemble(Extract(f"made-up-{number}", "text", text))))
        words += len(_WORD.findall(text))
    return {"words": words, "claims": claims}


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
