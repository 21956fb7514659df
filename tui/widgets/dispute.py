"""One dispute: its question, and the stances side by side with who stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Grid, VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from quiz.study.pairs import letter
from tui.text import MUTED, one_line, plain, plural, safe

if TYPE_CHECKING:
    from textual import events

    from quiz.study.views import DisputeView, PositionView, StanceView

COLUMN = 24
"""How wide a stance has to be to stand beside another, in cells."""

KINDS = {
    "claim": "a claim",
    "prediction": "a prediction",
    "judgement": "a judgement",
    "explanation": "an explanation",
    "recommendation": "a recommendation",
    "report": "a report",
}


def evidence(position: PositionView) -> str:
    """Say where a position is written: each source once, with its paragraphs."""
    found: dict[str, list[str]] = {}
    for _, label, paragraph in position.evidence:
        found.setdefault(one_line(label), []).append(f"¶{paragraph}")
    return "; ".join(f"{label} {', '.join(dict.fromkeys(numbers))}" for label, numbers in found.items())


class PositionCard(VerticalGroup, can_focus=True):
    """A voice's position: who, what, on what grounds, how sure, and where it is written."""

    def __init__(self, position: PositionView) -> None:
        super().__init__(classes="position")
        self.position = position

    def compose(self) -> ComposeResult:
        """Voice and role; claim; grounds; hedge; evidence."""
        said = self.position
        yield Static(self._who(), classes="position--voice", markup=False)
        yield Static(Content(safe(said.claim)), classes="position--claim", markup=False)
        if said.grounds:
            yield Static(Content.assemble(("because ", MUTED), safe(said.grounds)), markup=False)
        if said.hedge:
            yield Static(Content.assemble(("in doubt: ", MUTED), safe(said.hedge)), markup=False)
        yield Static(self._where(), classes="position--where", markup=False)

    def _who(self) -> Content:
        said = self.position
        who = plain(said.voice, "bold $text-secondary")
        if said.voice_role:
            who = Content.assemble(who, (f", {safe(said.voice_role)}", MUTED))
        if said.through:
            through = ", ".join(safe(voice) for voice in said.through)
            who = Content.assemble(who, (f"\nthrough {through}", MUTED))
        return who

    def _where(self) -> Content:
        said = self.position
        kind = KINDS.get(said.kind, safe(said.kind))
        return Content.assemble((f"{kind} · " if kind else "", MUTED), (evidence(said), MUTED))

    def matches(self, voice: str | None, source: str | None) -> bool:
        """Whether it is the voice's and found in the source."""
        said = self.position
        return (voice is None or said.voice_id == voice) and (
            source is None or any(found == source for found, _, _ in said.evidence)
        )


class StanceColumn(VerticalGroup):
    """One answer to the question, and all who give it."""

    def __init__(self, letter: str, stance: StanceView) -> None:
        super().__init__(classes="stance")
        self.letter = letter
        self.stance = stance

    def compose(self) -> ComposeResult:
        """The answer, how many give it, their positions."""
        count = plural(len(self.stance.positions), "voice")
        head = Content.assemble(
            (f"{self.letter}  ", "bold"), plain(self.stance.label, "bold"), (f"  {count}", MUTED)
        )
        yield Static(head, classes="stance--head", markup=False)
        for position in self.stance.positions:
            yield PositionCard(position)


class DisputePanel(VerticalGroup):
    """The question with its stances: side by side where there is room, else one below the other."""

    columns: reactive[int] = reactive(1, init=False)

    def __init__(self, dispute: DisputeView) -> None:
        super().__init__(classes="dispute")
        self.dispute = dispute

    def compose(self) -> ComposeResult:
        """Question, note, stances."""
        yield Static(plain(self.dispute.question), classes="dispute--question", markup=False)
        if self.dispute.note:
            yield Static(plain(self.dispute.note), classes="dispute--note", markup=False)
        with Grid(classes="stances"):
            for index, stance in enumerate(self.dispute.stances):
                yield StanceColumn(letter(index), stance)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the stances out for this width."""
        self.columns = max(1, min(len(self.dispute.stances), event.size.width // COLUMN))

    def watch_columns(self, columns: int) -> None:
        """Set so many stances side by side."""
        self.query_one(Grid).styles.grid_size_columns = columns

    def highlight(self, voice: str | None, source: str | None) -> None:
        """Let positions step back that the filter does not name."""
        filtered = voice is not None or source is not None
        for card in self.query(PositionCard):
            found = card.matches(voice, source)
            card.set_class(filtered and found, "-found")
            card.set_class(filtered and not found, "-apart")

    def neighbour(self, card: PositionCard, step: int) -> PositionCard | None:
        """The position at the same height in the stance to the left (-1) or right (1)."""
        stances = [list(column.query(PositionCard)) for column in self.query(StanceColumn)]
        for index, cards in enumerate(stances):
            if card in cards:
                target = index + step
                if 0 <= target < len(stances) and stances[target]:
                    return stances[target][min(cards.index(card), len(stances[target]) - 1)]
        return None
