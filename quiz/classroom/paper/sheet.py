"""What is printed, as plain values: a version's questions with its answer strip, and the teacher's key."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from quiz.classroom.paper.layout import printed, shared_options
from quiz.classroom.paper.strip import right, written
from quiz.classroom.report.load import where
from quiz.questions.model import Arrange, Assign, Judge, Pick, Type
from quiz.questions.wording import ASKED_FOR
from quiz.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quiz.classroom.frozen import FrozenQuestion
    from quiz.classroom.paper.layout import Printed, Version
    from quiz.questions.model import AnyInstance, EvidenceLine

Size = Literal["a4", "letter"]
Kind = Literal["pick", "judge", "type", "rows", "order"]

ROWS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MOST_ACCEPTED: Final = 5


class Option(Struct, frozen=True):
    """An option, something to be ordered, or a row, with the sign that stands for it."""

    sign: str
    text: str
    options: tuple[Option, ...] = ()


class Question(Struct, frozen=True, kw_only=True):
    """A question as printed. ``said`` is the sentence to judge, ``boxes`` what the strip has for it."""

    at: int
    kind: Kind
    prompt: str
    said: str | None = None
    hint: str | None = None
    rows: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()
    boxes: tuple[str, ...] = ()


class Sheet(Struct, frozen=True, kw_only=True):
    """One version, as handed out. ``code`` is the beginning of the drill's id."""

    title: str
    code: str
    letter: str
    questions: tuple[Question, ...]
    rules: tuple[str, ...]


class Other(Struct, frozen=True, kw_only=True):
    """What somebody else holds on the matter of a question, and where it stands."""

    voice: str
    says: str
    stance: str | None
    where: tuple[str, ...]


class Solved(Struct, frozen=True, kw_only=True):
    """A line of a version's key: what the strip must have, what that is, and where it is found."""

    at: int
    written: str
    answer: tuple[str, ...]
    where: tuple[str, ...]


class VersionKey(Struct, frozen=True, kw_only=True):
    """The key to one version."""

    letter: str
    solved: tuple[Solved, ...]


class Ground(Struct, frozen=True, kw_only=True):
    """What a question rests on, told once for all versions.

    ``places`` are its numbers in them ("A 1"), ``accepted`` what else is right where an answer is written.
    """

    places: tuple[str, ...]
    prompt: str
    answer: str | None
    accepted: tuple[str, ...]
    text: str | None
    standing: str
    where: tuple[str, ...]
    others_title: str | None
    others: tuple[Other, ...]
    notes: tuple[str, ...]


class Key(Struct, frozen=True, kw_only=True):
    """What the teacher keeps: all versions in one table, a key to each, and what each question rests on."""

    title: str
    code: str
    versions: tuple[VersionKey, ...]
    grounds: tuple[Ground, ...]


# ---------------------------------------------------------------- what students get


def sheet(title: str, code: str, questions: Sequence[FrozenQuestion], version: Version) -> Sheet:
    """Return a version as it is handed out."""
    lines = tuple(_question(one) for one in printed(questions, version))
    return Sheet(
        title=printable(title),
        code=code,
        letter=version.letter,
        questions=lines,
        rules=tuple(_RULES[kind] for kind in _RULES if any(line.kind == kind for line in lines)),
    )


_RULES: Final[dict[Kind, str]] = {
    "pick": "letters to tick: one is right",
    "judge": "true or false: tick one",
    "rows": "rows i, ii, …: write a letter for each",
    "order": "to be put in order: write the letters, the earliest first",
    "type": "a line: write the answer on it",
}


def _question(one: Printed) -> Question:
    shown = one.instance
    prompt = printable(shown.prompt)
    match shown:
        case Pick():
            options = _lettered(shown.options)
            signs = tuple(option.sign for option in options)
            return Question(at=one.at, kind="pick", prompt=prompt, options=options, boxes=signs)
        case Judge():
            said = None if shown.text in shown.prompt else printable(shown.text)
            return Question(at=one.at, kind="judge", prompt=prompt, said=said, boxes=("true", "false"))
        case Assign():
            rows, options = _rows(shown)
            signs = tuple(row.sign for row in rows)
            return Question(
                at=one.at,
                kind="rows",
                prompt=prompt,
                rows=rows,
                options=options,
                boxes=signs,
                hint="each letter once" if shown.exclusive else None,
            )
        case Arrange():
            options = _lettered([item.text for item in shown.items])
            signs = tuple(str(at) for at in range(1, len(options) + 1))
            return Question(at=one.at, kind="order", prompt=prompt, options=options, boxes=signs)
        case Type():
            return Question(at=one.at, kind="type", prompt=prompt, hint=ASKED_FOR.get(shown.key.type))
        case _:
            raise TypeError(f"a {type(shown).__name__} cannot be printed")


def _lettered(texts: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(sign, printable(text)) for sign, text in zip(ascii_lowercase, texts, strict=False))


def _rows(shown: Assign) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Return the rows and the options that all share; where they do not, each row has its own."""
    shared = shared_options(shown)
    rows = tuple(
        Option(row_sign(at), printable(row.label), () if shared else _lettered(row.options))
        for at, row in enumerate(shown.rows)
    )
    return rows, _lettered(shown.rows[0].options) if shared else ()


def row_sign(at: int) -> str:
    """Return the sign of a row, counted from 0: small Roman numerals."""
    return ROWS[at] if at < len(ROWS) else str(at + 1)


# ---------------------------------------------------------------- what the teacher gets


def key(title: str, code: str, questions: Sequence[FrozenQuestion], versions: Sequence[Version]) -> Key:
    """Return the key to all versions."""
    numbers: dict[int, list[tuple[str, int]]] = {}
    for version in versions:
        for at, place in enumerate(version.places, 1):
            numbers.setdefault(place.number, []).append((version.letter, at))
    return Key(
        title=printable(title),
        code=code,
        versions=tuple(
            VersionKey(letter=one.letter, solved=tuple(_solved(line) for line in printed(questions, one)))
            for one in versions
        ),
        grounds=tuple(
            _ground(one, tuple(f"{letter} {at}" for letter, at in numbers[one.number])) for one in questions
        ),
    )


def _solved(one: Printed) -> Solved:
    shown = one.instance
    return Solved(
        at=one.at,
        written=printable(written(shown, right(shown))),
        answer=tuple(map(printable, _answer(shown))),
        where=_places(shown.explanation.evidence),
    )


def _places(evidence: Iterable[EvidenceLine]) -> tuple[str, ...]:
    """Return sources with their paragraphs, each source once."""
    there: dict[str, list[int]] = {}
    for line in evidence:
        there.setdefault(line.source_label, []).append(line.paragraph)
    return tuple(
        printable(f"{label}, {'paragraph' if len(set(at)) == 1 else 'paragraphs'} {_listed(at)}")
        for label, at in there.items()
    )


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(set(numbers))))


def _ground(one: FrozenQuestion, places: tuple[str, ...]) -> Ground:
    shown = one.instance
    said = shown.explanation
    several = isinstance(shown, (Assign, Arrange))
    answer = None if several else _answer(shown)[0]
    asked = f"{shown.prompt} {shown.text}" if isinstance(shown, Judge) else shown.prompt
    return Ground(
        places=places,
        prompt=printable(asked),
        answer=printable(answer) if answer is not None else None,
        accepted=_accepted(shown),
        text=printable(said.text) if not several and said.text != answer else None,
        standing=printable(said.standing),
        where=tuple(dict.fromkeys(printable(where(line)) for line in said.evidence)),
        others_title=printable(said.others_title) if said.others_title else None,
        others=tuple(
            Other(
                voice=printable(other.voice),
                says=printable(other.says),
                stance=printable(other.stance) if other.stance else None,
                where=_places(other.evidence),
            )
            for other in said.others
        ),
        notes=tuple(map(printable, said.notes)),
    )


def _answer(shown: AnyInstance) -> tuple[str, ...]:
    match shown:
        case Pick():
            return (shown.options[shown.key],)
        case Judge():
            return ("true" if shown.key else ". ".join(one for one in ("false", shown.correction) if one),)
        case Assign():
            return tuple(
                f"{row_sign(at)} {ascii_lowercase[row.key]}: {row.label} → {row.options[row.key]}"
                for at, row in enumerate(shown.rows)
            )
        case Arrange():
            return tuple(
                f"{ascii_lowercase[at]}: {shown.items[at].text} ({shown.items[at].when})" for at in shown.key
            )
        case Type():
            return (shown.key.display,)
        case _:
            return (shown.explanation.answer,)


def _accepted(shown: AnyInstance) -> tuple[str, ...]:
    """Return some of what else is right where an answer is written out."""
    if not isinstance(shown, Type):
        return ()
    others = (one for one in shown.key.accepted if one.casefold() != shown.key.display.casefold())
    return tuple(map(printable, others))[:_MOST_ACCEPTED]
