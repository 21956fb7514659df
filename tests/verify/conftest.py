"""Three small articles and a sound dossier about them, to plant faults in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from quiz.dossier.load import load_with_marks
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.verify.run import Report, verify

MILL = """\
The old mill on the Aller burned down on 4 May 1987, and nobody was hurt. Mayor Ilse Brandt said the roof had
been dry as tinder.

About 3,500 people came to watch, the paper wrote: “A red sky over Celle.”

The roof cost twenty-five thousand marks, Brandt told the council.
"""
TALKS = """\
What the fire left

ada-80x80Ada: The insurers waited two weeks before they paid the miller.

They paid half of what the miller had asked for.

ben-80x80
Ben: I doubt that a spark from the bakery did it.

  1. Nonsense! The miller lit it himself.

Photo: the mill before the fire
"""


def marks(text: str) -> str:
    """Return the fingerprints of a text as a YAML list."""
    return "[" + ", ".join(f'"{fingerprint(one)}"' for one in split_paragraphs(text)) + "]"


DOSSIER = f"""\
deck: {{id: mill, title: The mill, format: 1, licence: MIT}}
sources:
  - id: mill
    file: mill.txt
    label: the mill article
    author: reporter
    paragraphs: 3
    fingerprints: {marks(MILL)}
  - id: talks
    file: talks.txt
    label: the talks
    author: editor
    paragraphs: 6
    map:
      - {{par: "1", role: heading}}
      - {{par: "2-3", voice: ada}}
      - {{par: "4", voice: ben}}
      - {{par: "5", role: comment, voice: reader}}
      - {{par: "6", role: caption}}
    fingerprints: {marks(TALKS)}
voices:
  - {{id: reporter, kind: author, label: the mill reporter}}
  - {{id: editor, kind: author, label: the talks' editor}}
  - {{id: ada, kind: person, label: Ada (talks), names: [Ada]}}
  - {{id: ben, kind: person, label: Ben}}
  - {{id: reader, kind: commenter, label: the first reader}}
  - {{id: brandt, kind: person, label: Ilse Brandt, names: [Brandt], entity: brandt}}
entities:
  - {{id: brandt, name: Ilse Brandt, type: person, variants: [Mayor Brandt]}}
  - {{id: celle, name: Celle, type: place}}
statements:
  - id: fire
    kind: report
    text: "On {{day}} fire took the mill at {{river}}."
    answers:
      day: {{type: date, value: "1987-05-04"}}
      river: {{type: term, value: the Aller}}
    ask:
      day: "When did the mill go up in flames?"
      river: "On which river stood the mill?"
    evidence: [{{at: "mill#1", says: [reporter], printed: "burned down on 4 May 1987"}}]
  - id: crowd
    kind: report
    text: "Some {{n}} onlookers turned up."
    answers: {{n: {{type: number, value: "3500", unit: people, bounds: about}}}}
    ask: {{n: "How many onlookers turned up?"}}
    evidence: [{{at: "mill#2", says: [reporter], printed: "About 3,500 people"}}]
    quote: "A red sky over Celle"
  - id: cost
    kind: claim
    text: "A new roof took {{n}} marks, by the account of {{who}}."
    answers:
      n: {{type: number, value: "25000", unit: marks}}
      who: {{type: person, entity: brandt}}
    ask:
      n: "How many marks did the roof take, by the mayor's account?"
      who: "Who named what the roof had cost?"
    evidence: [{{at: "mill#3", says: [reporter, brandt], printed: "twenty-five thousand marks"}}]
  - id: wait
    kind: report
    text: "Money from the insurance took {{span}} to arrive."
    answers: {{span: {{type: duration, value: P2W}}}}
    ask: {{span: "How long did the insurance take?"}}
    evidence: [{{at: "talks#2", says: [ada], printed: "two weeks"}}]
discrepancies:
  - id: payer
    thing: "who lit the fire"
    ask: "Who is said to have lit the fire?"
    relation: conflict
    values:
      - {{value: no baker, evidence: [{{at: "talks#4", says: [ben], printed: "I doubt"}}]}}
      - {{value: the miller, evidence: [{{at: "talks#5", says: [reader], printed: "lit it himself"}}]}}
disputes:
  - id: blame
    question: "Did the bakery start the fire?"
    stances: [{{id: "no", label: "no"}}, {{id: other, label: someone else did}}]
    positions:
      - id: ben
        stance: "no"
        kind: judgement
        claim: "The bakery is not likely to have been the cause."
        evidence: [{{at: "talks#4", says: [ben], printed: "a spark from the bakery"}}]
      - id: reader
        stance: other
        kind: claim
        claim: "The owner set fire to his own mill."
        evidence: [{{at: "talks#5", says: [reader], printed: "lit it himself"}}]
"""


@dataclass(frozen=True)
class Mill:
    """The dossier and its articles, as they are or with something replaced."""

    top: Path

    @property
    def articles(self) -> Path:
        return self.top / "articles"

    @property
    def dossier(self) -> Path:
        return self.top / "mill.yaml"

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.articles / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def plant(self, *changes: tuple[str, str]) -> None:
        """Replace parts of the dossier, each of which stands there once."""
        text = self.dossier.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the dossier"
            text = text.replace(old, new)
        self.dossier.write_text(text, encoding="utf-8")

    def report(self, *changes: tuple[str, str]) -> Report:
        self.plant(*changes)
        return verify(load_with_marks(self.dossier), self.articles)

    def found(self, *changes: tuple[str, str]) -> list[tuple[str, str]]:
        """Code and message of each finding."""
        return [(one.code, one.message) for one in self.report(*changes).found]


@pytest.fixture
def mill(tmp_path: Path) -> Mill:
    """Return the sound dossier with its articles in place."""
    mill = Mill(tmp_path)
    mill.write("mill.txt", MILL)
    mill.write("talks.txt", TALKS)
    mill.dossier.write_text(DOSSIER, encoding="utf-8")
    return mill
