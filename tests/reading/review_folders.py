"""A drafted dossier written by hand: one made-up article, and proposals of every kind about it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from quiz.memory.clock import FixedClock
from quiz.reading.draft.model import (
    AnswerProposal,
    ClaimProposal,
    ConflictProposal,
    ConflictValue,
    DisputeProposal,
    EntityProposal,
    FactProposal,
    HolderProposal,
    Mention,
    Place,
    WhenProposal,
)
from quiz.reading.review.review import Review

HERALD = (
    "The bridge at Lind",
    "By nobody in particular.",
    "On 3 March 2019 the Aln rose. Greta Holm said that 35\nwere rescued. She blamed the builders.",
    "The bridge will never be rebuilt. Ivo Brandt said that the river did.",
)
GAZETTE = ("Lind fell in March, and 40 fled.", "G. Holm wept.")
TEXTS = {"herald": HERALD, "gazette": GAZETTE}
FILES = {
    "deck.yaml": "deck:\n  id: made\n  title: Made\n  format: 1\n  licence: MIT\n",
    "sources.yaml": (
        "# the articles\nsources:\n"
        '  - {id: herald, file: herald.txt, label: "the Herald", author: herald-author, paragraphs: 4}\n'
        '  - {id: gazette, file: gazette.txt, label: "the Gazette", author: gazette-author, paragraphs: 2}\n'
    ),
    "voices.yaml": (
        "voices:\n"
        '  - {id: herald-author, kind: author, label: "the Herald author"}   # nobody signs\n'
        '  - {id: gazette-author, kind: author, label: "the Gazette author"}\n'
    ),
}


def place(text: str, source: str = "herald") -> Place:
    """Where a text stands in an article."""
    for number, paragraph in enumerate(TEXTS[source], 1):
        if (start := paragraph.find(text)) >= 0:
            return Place(source=source, paragraph=number, start=start, end=start + len(text), text=text)
    raise AssertionError(text)


def answer(sentence: str, printed: str, kind: str, **more: object) -> AnswerProposal:
    """An answer in a sentence."""
    at = sentence.index(printed)
    return AnswerProposal(type=kind, start=at, end=at + len(printed), printed=printed, **more)


# No sentence has eight words: what accepting writes of it is no copy.
TOOK = "On 3 March 2019 the Aln rose."
SAID = "Greta Holm said that 35\nwere rescued."
NEVER = "The bridge will never be rebuilt."
SAVED = "Lind fell in March, and 40 fled."
TOLD = "Ivo Brandt said that the river did."


def mention(printed: str, paragraph: int = 3, source: str = "herald") -> Mention:
    """Where an entity is named."""
    return Mention(source=source, paragraph=paragraph, printed=printed)


def proposals() -> list[object]:
    """Proposals of every kind."""
    by = ("herald-author",)
    return [
        EntityProposal(
            id="entity-holm",
            slug="greta-holm",
            name="Greta Holm",
            type="person",
            sure=("Holm",),
            maybe=("entity-g-holm",),
            roles=("mayor of Lind",),
            mentions=(mention("Greta Holm"),),
            worth=0.4,
        ),
        EntityProposal(
            id="entity-g-holm",
            slug="g-holm",
            name="G. Holm",
            type="person",
            mentions=(mention("G. Holm", 2, "gazette"),),
            worth=0.2,
        ),
        EntityProposal(id="entity-aln", slug="aln", name="Aln", type="place", mentions=(mention("Aln"),)),
        FactProposal(
            id="fact-took",
            worth=0.9,
            place=place(TOOK),
            standing="reported",
            says=by,
            answers=(
                answer(TOOK, "3 March 2019", "date", value="2019-03-03"),
                answer(TOOK, "Aln", "place", entity="aln"),
            ),
            when=WhenProposal(printed="On 3 March 2019", edtf="2019-03-03"),
        ),
        FactProposal(
            id="fact-35",
            worth=0.8,
            place=place(SAID),
            standing="attributed",
            says=(*by, "greta-holm"),
            answers=(answer(SAID, "35", "number", value="35", unit="people"),),
        ),
        FactProposal(
            id="fact-never", worth=0.3, place=place(NEVER), standing="predicted", says=by, answers=()
        ),
        FactProposal(
            id="fact-40",
            worth=0.7,
            place=place(SAVED, "gazette"),
            standing="reported",
            says=("gazette-author",),
            answers=(
                answer(SAVED, "40", "number", value="40", unit="people"),
                answer(SAVED, "March", "term", value="March"),
            ),
        ),
        ClaimProposal(
            id="claim-blamed",
            worth=0.6,
            place=place("She blamed the builders."),
            holder=HolderProposal(printed="She", kind="pronoun", candidates=("greta-holm",)),
            cue="blamed",
            content=(place("the builders"),),
            mode="paraphrase",
            sense="judgement",
        ),
        ClaimProposal(
            id="claim-river",
            worth=0.55,
            place=place(TOLD),
            holder=HolderProposal(printed="Ivo Brandt", kind="named", voice="ivo-brandt"),
            cue="said",
            content=(place("that the river did"),),
            mode="paraphrase",
            sense="judgement",
            through=by,
        ),
        ConflictProposal(
            id="conflict-rescued",
            worth=0.5,
            about="the number of people rescued",
            relation="conflict",
            values=(
                ConflictValue(fact="fact-35", place=place(SAID), value="35", says=(*by, "greta-holm")),
                ConflictValue(
                    fact="fact-40", place=place(SAVED, "gazette"), value="40", says=("gazette-author",)
                ),
            ),
        ),
        DisputeProposal(
            id="dispute-blame",
            worth=0.5,
            question="Who is to blame for the loss of the bridge?",
            subject="blame for the bridge",
            claims=("claim-blamed", "claim-river"),
            sides=("A", "?"),
            voices=2,
        ),
    ]


def make(folder: Path, more: list[object] | None = None) -> Path:
    """Write the folder."""
    (folder / "articles").mkdir(parents=True)
    (folder / "proposed").mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, paragraphs in TEXTS.items():
        (folder / "articles" / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    lines = [msgspec.json.encode(one) for one in (more if more is not None else proposals())]
    (folder / "proposed" / "herald.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return folder


_OPEN: dict[Path, Review] = {}


def opened(folder: Path) -> Review:
    """Open it at a fixed time; the one that was opened here before is closed."""
    if folder in _OPEN:
        _OPEN.pop(folder).close()
    _OPEN[folder] = Review.open(folder, FixedClock(1_600_000_000_000_000))
    return _OPEN[folder]


def yaml_of(folder: Path) -> dict[str, bytes]:
    """Every YAML file, byte for byte."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*.yaml"))}
