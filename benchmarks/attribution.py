"""Who said what: the claims that the rules find, against a corpus that people annotated.

``python -m benchmarks attribution FOLDER`` reads a part of PolNeAR (Newell, Margolin and Ruths 2018,
github.com/networkdynamics/PolNeAR): a folder with ``text/`` and ``attributions/``. Of an article that several
people annotated, the first by file name counts.

A claim found is right when some annotated attribution has a source that shares a word with its holder (or
has none where it has none) and content whose words agree with F at least 0.2 (and, more strictly, 0.5); an
annotated one is found by the same rule. A quote is an attribution with a double quotation mark in its
content. The corpus labels each word once, for the outermost attribution, so claims inside the content of
others are not counted, nor are the author's own, nor quotations whose speaker the rules leave open.
``one_to_one`` pairs each annotated attribution with one claim at most, the best agreement first.

Speed is that of the rules with the language model beside that of the model alone, on the same articles in
turn, by processor seconds, which other work on the machine disturbs least.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quiz.reading.claims.model import Claim

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile("[\"“”]|''")
_LENIENT, _STRICT = 0.2, 0.5
_QUICK = 5


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a source and of a content, by their numbers in the text."""

    source: frozenset[int]
    content: frozenset[int]
    quote: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article of the corpus."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


class Words:
    """The words of a text, found by character offsets."""

    def __init__(self, text: str) -> None:
        self.begins, self.ends = [], []
        for word in _WORD.finditer(text):
            self.begins.append(word.start())
            self.ends.append(word.end())

    def within(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the numbers of the words that spans touch."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(self.ends, start), bisect_left(self.begins, end))
        )


def read_corpus(folder: Path) -> list[Annotated]:
    """Read a part of the corpus: brat's standoff annotations beside the texts."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rpartition("_")[0], path)
    if not files:
        raise click.UsageError(
            f"{folder} holds no attributions/*.ann: name a part of PolNeAR, such as data/dev"
        )
    return [_read(name, path, folder / "text" / f"{name}.txt") for name, path in files.items()]


def _read(name: str, annotations: Path, article: Path) -> Annotated:
    text = article.read_text(encoding="utf-8")
    words = Words(text)
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[str] = []
    for line in annotations.read_text(encoding="utf-8").split("\n"):
        label, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", label):
            offsets = rest.split("\t")[0].split(" ", 1)[1]
            spans[label] = [(int(a), int(b)) for a, b in (one.split() for one in offsets.split(";"))]
        elif re.fullmatch(r"E\d+", label):
            events.append(rest)
    found = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {}
        for part in event.split():
            role, _, label = part.partition(":")
            roles.setdefault(role.rstrip("0123456789"), []).extend(spans[label])
        content = roles.get("Content", [])
        if content:
            quote = any(_QUOTED.search(text[start:end]) for start, end in content)
            found.append(Attribution(words.within(roles.get("Source", [])), words.within(content), quote))
    return Annotated(name, text, tuple(found))


def _predict(article: Annotated, claims: Iterable[Claim], offsets: list[int]) -> list[Attribution]:
    words = Words(article.text)
    out = []
    for claim in claims:
        holder = claim.holder
        if claim.within is not None or claim.rule in {"unattributed", "own"}:
            continue
        spans = [] if holder is None or holder.span is None else [holder.span]
        source, content = (
            words.within(
                (offsets[one.paragraph - 1] + one.start, offsets[one.paragraph - 1] + one.end) for one in part
            )
            for part in (spans, claim.content)
        )
        out.append(Attribution(source, content, rule=f"{claim.rule}/{claim.sense}"))
    return out


def agreement(one: Attribution, other: Attribution) -> float:
    """Return F over the words of two contents; 0 where the sources have no word in common."""
    if not (one.source & other.source or (not one.source and not other.source)):
        return 0.0
    common = len(one.content & other.content)
    return 2 * common / (len(one.content) + len(other.content)) if common else 0.0


def _paired(pairs: list[tuple[float, int, int]]) -> int:
    left, right, count = set(), set(), 0
    for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if one not in left and other not in right:
            left.add(one)
            right.add(other)
            count += 1
    return count


def score(articles: list[tuple[tuple[Attribution, ...], list[Attribution]]]) -> dict[str, Any]:
    """Return precision and recall over articles, each with what is annotated and what was found."""
    count: dict[str, int] = {}
    rules: dict[str, list[int]] = {}

    def add(key: str, number: int = 1) -> None:
        count[key] = count.get(key, 0) + number

    for annotated, found in articles:
        table = [[agreement(one, gold) for gold in annotated] for one in found]
        for one, row in zip(found, table, strict=True):
            best = max(row, default=0.0)
            add("found")
            add("right", best >= _LENIENT)
            add("right_strict", best >= _STRICT)
            tally = rules.setdefault(one.rule, [0, 0])
            tally[0] += 1
            tally[1] += best >= _LENIENT
        for number, gold in enumerate(annotated):
            best = max((row[number] for row in table), default=0.0)
            kinds = ("all", "quotes") if gold.quote else ("all",)
            for kind in kinds:
                add(kind)
                add(f"{kind}_found", best >= _LENIENT)
                add(f"{kind}_found_strict", best >= _STRICT)
        agreeing = [
            (agreed, one, gold)
            for one, row in enumerate(table)
            for gold, agreed in enumerate(row)
            if agreed >= _LENIENT
        ]
        add("pairs", _paired(agreeing))
    return _shares(count, rules)


def _shares(count: dict[str, int], rules: dict[str, list[int]]) -> dict[str, Any]:
    """Return precision and recall, and each rule's precision, from what was counted."""

    def share(part: str, whole: str) -> float:
        return round(count.get(part, 0) / count[whole], 3) if count.get(whole) else 0.0

    return {
        "precision": share("right", "found"),
        "precision_strict": share("right_strict", "found"),
        "recall": share("all_found", "all"),
        "recall_strict": share("all_found_strict", "all"),
        "recall_quotes": share("quotes_found", "quotes"),
        "recall_quotes_strict": share("quotes_found_strict", "quotes"),
        "one_to_one": {"precision": share("pairs", "found"), "recall": share("pairs", "all")},
        "annotated": count.get("all", 0),
        "annotated_quotes": count.get("quotes", 0),
        "found": count.get("found", 0),
        "rules": {
            rule: {"found": whole, "precision": round(right / whole, 3)}
            for rule, (whole, right) in sorted(rules.items(), key=lambda item: (-item[1][0], item[0]))
        },
    }


def _offsets(text: str, paragraphs: list[str]) -> list[int]:
    """Return where each paragraph begins in the whole text."""
    offsets, at = [], 0
    for paragraph in paragraphs:
        at = text.index(paragraph, at)
        offsets.append(at)
        at += len(paragraph)
    return offsets


def measure(*, quick: bool, runs: int | None, say: Callable[[str], None], path: Path) -> dict[str, Any]:
    """Score the rules on a part of the corpus; speed is the median of ``runs`` rounds on each side."""
    from statistics import median

    from quiz.dossier.fields import Role
    from quiz.reading.claims.find import claims_of
    from quiz.reading.language import load_model
    from quiz.reading.structure.article import Extract
    from quiz.reading.structure.assemble import assemble

    corpus = read_corpus(path)
    if quick:
        corpus = corpus[:_QUICK]
    model = load_model()
    read = [  # the corpus prints the headline as the first paragraph, closed with a full stop
        assemble(Extract(article.name, "text", article.text, roles=((1, Role.TITLE),))) for article in corpus
    ]
    texts = [[paragraph.text for paragraph in article.paragraphs] for article in read]
    words = sum(len(_WORD.findall(article.text)) for article in corpus)
    bare, whole = [], []
    scored: list[tuple[tuple[Attribution, ...], list[Attribution]]] = []
    for number in range(runs or 1):
        bare.append(0.0)
        whole.append(0.0)
        claims = []
        for article, paragraphs in zip(
            read, texts, strict=True
        ):  # in turn, so that both meet the same machine
            started = time.process_time()
            for _ in model.pipe(paragraphs, batch_size=64):
                pass
            between = time.process_time()
            claims.append(claims_of(article))
            bare[-1] += between - started
            whole[-1] += time.process_time() - between
        if number:
            continue
        for article, paragraphs, found in zip(corpus, texts, claims, strict=True):
            offsets = _offsets(article.text, paragraphs)
            scored.append((article.attributions, _predict(article, found, offsets)))
    figures = score(scored)
    say(f"precision {figures['precision']}, recall {figures['recall']} of {figures['annotated']}")
    return {
        **figures,
        "articles": len(corpus),
        "words": words,
        "words_per_second": round(words / median(whole)),
        "model_words_per_second": round(words / median(bare)),
        "speed_ratio": round(median(bare) / median(whole), 3),
    }
