"""What is wished of a draft, and what a run did."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wish:
    """How a dossier is to be: what is None is made from the folder's name."""

    title: str | None = None
    id: str | None = None
    language: str = "en"
    jobs: int = 1
    again: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be read, why, and what to do about it."""

    name: str
    message: str
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article that is in the dossier.

    ``state`` is ``new``, ``changed``, ``unchanged``, ``repeated`` (given twice) or ``kept`` (it changed, and
    its entry was edited by hand: it is left as it was).
    """

    source: str
    name: str
    state: str


@dataclass
class Report:
    """What a run did. ``proposals`` counts by kind what the folder proposes now, of all its sources."""

    folder: str
    articles: list[Drafted] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    paragraphs: int = 0
    proposals: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def skipped(self) -> int:
        """How many articles were not read, because nothing about them is new."""
        return sum(one.state in {"unchanged", "repeated"} for one in self.articles)
