"""The map: voices down, disputes across, and the cell under the cursor told below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from quiz.study.pairs import Stand, letter, stands
from tui.screens.disputes.pane import Pane, Subject
from tui.text import MUTED, one_line, plural
from tui.widgets.stance_map import MapData, StanceMap

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.study.views import DisputesView, DisputeView


class MapPane(Pane):
    """Who takes part where, and on which stance."""

    NAME = "map"
    TITLE = "Map"
    MOVES: ClassVar[frozenset[str]] = frozenset({"open", "move", "page", "edge"})

    def __init__(self) -> None:
        super().__init__()
        self._voices: list[tuple[str, str]] = []
        self._disputes: list[DisputeView] = []
        self._stands: dict[tuple[int, int], tuple[Stand, ...]] = {}

    def compose(self) -> ComposeResult:
        """The map, and what its cell means."""
        yield StanceMap()
        yield Static("", id="explained", markup=False)
        yield Static("", classes="empty", markup=False)

    async def fill(self, view: DisputesView) -> None:
        """Draw the map: those who take part most first, the voice of the filter before all."""
        voice, source = self.kept.voice, self.kept.source
        before = self._under
        self._disputes = [
            dispute
            for dispute in view.disputes
            if any(self.kept.takes(position) for stance in dispute.stances for position in stance.positions)
        ]
        found = {
            row.id: [stands(dispute, row.id, source) for dispute in self._disputes] for row in view.voices
        }
        counts = {name: sum(1 for one in row if one) for name, row in found.items()}
        names = [(row.id, row.label) for row in view.voices if counts[row.id]]
        names.sort(key=lambda one: (one[0] != voice, -counts[one[0]]))
        self._voices = names
        self._stands = {
            (row, column): taken
            for row, (name, _) in enumerate(names)
            for column, taken in enumerate(found[name])
            if taken
        }
        data = MapData(
            rows=[label for _, label in names],
            counts=[counts[name] for name, _ in names],
            numbers=[dispute.number for dispute in self._disputes],
            topics=[dispute.topic or "" for dispute in self._disputes],
            letters={place: _letters(taken) for place, taken in self._stands.items()},
            stances={place: ord(taken[0].letter[0]) - ord("A") for place, taken in self._stands.items()},
        )
        empty = not self._disputes
        self.set_class(empty, "-empty")
        words = "No position fits the filter." if view.disputes else "This deck holds no disputes."
        self.query_one(".empty", Static).update(words if empty else "")
        self.query_one(StanceMap).show(data, self._place_of(before))

    @property
    def _under(self) -> tuple[str, str] | None:
        """The voice and the dispute under the cursor."""
        row, column = self.query_one(StanceMap).cursor
        if row < len(self._voices) and column < len(self._disputes):
            return self._voices[row][0], self._disputes[column].id
        return None

    def _place_of(self, wanted: tuple[str, str] | None) -> tuple[int, int]:
        """Return the cell of a voice and a dispute where they are still there, else the first one taken."""
        if wanted is not None:
            rows = [name for name, _ in self._voices]
            columns = [dispute.id for dispute in self._disputes]
            if wanted[0] in rows and wanted[1] in columns:
                return rows.index(wanted[0]), columns.index(wanted[1])
        leftmost = self.kept.voice is None  # so that the map does not open scrolled to the right
        return min(self._stands, key=lambda at: at[::-1] if leftmost else at, default=(0, 0))

    # ------------------------------------------------------------ what the cell means

    @on(StanceMap.Moved)
    def _explain(self, message: StanceMap.Moved) -> None:
        message.stop()
        under = self._under
        if under is not None:
            row, column = self.query_one(StanceMap).cursor
            taken = self._stands.get((row, column), ())
            words = explained(self._voices[row][1], self._disputes[column], taken)
            self.query_one("#explained", Static).update(words)
        self.changed()

    @on(StanceMap.Opened)
    def _opened(self, message: StanceMap.Opened) -> None:
        message.stop()
        self.open()

    @property
    def home(self) -> Widget | None:
        """The map."""
        return self.query_one(StanceMap) if self._disputes else None

    @property
    def subject(self) -> Subject | None:
        """The dispute under the cursor."""
        under = self._under
        if under is None:
            return None
        dispute = self._disputes[self.query_one(StanceMap).cursor[1]]
        return Subject(dispute.question, dispute.cards)

    @property
    def count(self) -> str:
        """How many voices in how many disputes."""
        return f"{plural(len(self._voices), 'voice')} in {plural(len(self._disputes), 'dispute')}"

    def enabled(self, action: str, parameters: tuple[object, ...]) -> bool:
        """All moves, where there is a map."""
        del parameters
        return action in self.MOVES and bool(self._disputes)

    def open(self) -> None:
        """Go to the dispute, at the voice's position where it takes one."""
        under = self._under
        if under is not None:
            taken = self._stands.get(self.query_one(StanceMap).cursor, ())
            self.post_message(self.Goto(under[1], taken[0].position.id if taken else None))

    def move(self, across: int, down: int) -> None:
        """Go to a neighbouring cell."""
        self.query_one(StanceMap).move(across, down)

    def page(self, step: int) -> None:
        """Go up or down by a page of voices."""
        self.query_one(StanceMap).page(step)

    def edge(self, step: int) -> None:
        """Go to the first or last voice."""
        self.query_one(StanceMap).edge(step)


def _letters(taken: tuple[Stand, ...]) -> str:
    """Return the letters of a cell, two at most."""
    letters = "".join(dict.fromkeys(stand.letter for stand in taken))
    return letters if len(letters) <= 2 else f"{letters[0]}+"


def explained(voice: str, dispute: DisputeView, taken: tuple[Stand, ...]) -> Content:
    """Say what a cell means: the question, the stance with its letter, the claim."""
    question = Content.assemble((f"{dispute.number}  ", MUTED), (one_line(dispute.question), "bold"))
    if dispute.topic:
        question = Content.assemble(question, (f"  {one_line(dispute.topic)}", MUTED))
    name = (one_line(voice), "bold $text-secondary")
    if taken:
        lines = [
            Content.assemble(
                name,
                (f"  {stand.letter} ", "bold $text-accent"),
                f"{one_line(stand.stance)}: ",
                one_line(stand.position.claim),
            )
            for stand in taken
        ]
        return Content("\n").join([question, *lines])
    parts: list[Content] = []
    for index, stance in enumerate(dispute.stances):
        held = len(stance.positions)
        parts.append(
            Content.assemble(
                (f"{letter(index)} ", "bold $text-accent"), one_line(stance.label), (f" ({held})", MUTED)
            )
        )
    return Content("\n").join(
        [question, Content.assemble(name, (" takes no part.", MUTED)), Content("   ").join(parts)]
    )
