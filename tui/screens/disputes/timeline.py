"""The timeline: events in their order and, for the one chosen, what each source says of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList, Static

from quiz.study.pairs import letter
from tui.drawn import Drawn, below, beside
from tui.screens.choose import Choice
from tui.screens.disputes.pane import Pane, Subject, tallied
from tui.screens.disputes.words import bullet, certainty, places, time, values
from tui.text import MUTED, one_line, plural
from tui.widgets.page import Page
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.study.views import DisputesView, EventView

DATE = 20
"""How wide the dates are where they stand beside the events, in cells."""
WIDE = 56
"""In so many cells dates stand beside the events."""


class TimelinePane(Pane):
    """Events above or on the left, the chosen one below or on the right."""

    NAME = "timeline"
    TITLE = "Timeline"
    MOVES: ClassVar[frozenset[str]] = frozenset({"open", "move", "edge", "step", "page"})

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[EventView] = []

    def compose(self) -> ComposeResult:
        """The events, and what is known of one."""
        with Container(id="both"):
            yield Rows(id="list", markup=False)
            with Page(id="detail"):
                yield Static("", id="told", markup=False)
        yield Static("", classes="empty", markup=False)

    async def fill(self, view: DisputesView) -> None:
        """Fill the list with the events that the filter leaves."""
        self.shown = [event for event in view.events if not self.kept or any(map(self.kept.says, event.said))]
        self.set_class(not self.shown, "-empty")
        words = "No event is told there." if view.events else "This deck holds no events."
        self.query_one(".empty", Static).update("" if self.shown else words)
        last = self.shown[-1] if self.shown else None
        self.query_one(Rows).fill(
            (event.id, Drawn(partial(_row, event, last=event is last), partial(row_lines, event)))
            for event in self.shown
        )

    @property
    def _chosen(self) -> EventView | None:
        place = self.query_one(Rows).highlighted
        return self.shown[place] if place is not None and place < len(self.shown) else None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        event, view = self._chosen, self.view
        if event is not None and view is not None:
            self.query_one("#told", Static).update(Drawn(partial(told, event, view)))
            self.query_one("#detail", Page).scroll_home(animate=False)
            self.changed()

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.open()

    # ------------------------------------------------------------ what is there

    @property
    def home(self) -> Widget | None:
        """The list; where an event is read in full, nothing."""
        return self.query_one(Rows) if self.shown and not self.has_class("-reading") else None

    @property
    def subject(self) -> Subject | None:
        """The chosen event."""
        event = self._chosen
        return Subject(event.text, event.cards) if event is not None else None

    @property
    def count(self) -> str:
        """How many events."""
        return plural(len(self.shown), "event")

    def voices(self) -> list[Choice]:
        """Return the voices that tell of events."""
        view = self.view
        return (
            []
            if view is None
            else tallied(
                view,
                ((voice for said in event.said for voice in said.voices) for event in view.events),
                "event",
            )
        )

    def sources(self) -> list[Choice]:
        """Return the sources that tell of events."""
        view = self.view
        return (
            []
            if view is None
            else tallied(view, ((said.source for said in event.said) for event in view.events), "event")
        )

    # ------------------------------------------------------------ what can be done

    def enabled(self, action: str, parameters: tuple[object, ...]) -> bool:
        """An event is read in full once; it has a dispute or has none."""
        event = self._chosen
        if event is None:
            return False
        if action == "follow":
            return event.dispute is not None
        if action == "open":
            return not self.has_class("-reading")
        if action == "move":
            return parameters[0] == 0
        return action in self.MOVES

    @property
    def _detail(self) -> Page:
        return self.query_one("#detail", Page)

    def open(self) -> None:
        """Read the chosen event in full."""
        if self._chosen is not None:
            self.add_class("-reading")
            self.screen.set_focus(None)
            self.changed()

    def move(self, across: int, down: int) -> None:
        """Go to the event below or above; in an event read in full scroll."""
        del across
        if self.has_class("-reading"):
            self._detail.scroll_relative(y=down, animate=False)
        else:
            self.query_one(Rows).move(down)

    def page(self, step: int) -> None:
        """Scroll the event read in full."""
        self._detail.scroll_relative(y=step * max(1, self._detail.size.height - 2), animate=False)

    def edge(self, step: int) -> None:
        """Go to the first or last event."""
        rows = self.query_one(Rows)
        if step < 0:
            rows.action_first()
        else:
            rows.action_last()

    def step(self, step: int) -> None:
        """Go to the event after or before."""
        rows = self.query_one(Rows)
        rows.highlighted = max(0, min(len(self.shown) - 1, (rows.highlighted or 0) + step))

    def follow(self) -> None:
        """Go to the dispute in which the event is a position."""
        event = self._chosen
        if event is not None and event.dispute is not None:
            self.post_message(self.Goto(event.dispute, event.position))

    def back(self) -> bool:
        """Go from one event to the list."""
        if not self.has_class("-reading") or not self.shown:
            return False
        self.remove_class("-reading")
        self.screen.set_focus(self.home)
        self.changed()
        return True


def _row(event: EventView, width: int, *, last: bool) -> Content:
    """Draw an event in the list: its time and how sure that is, then what happened, shortened to fit."""
    sign = "●" if event.dated else "○"
    how = certainty(event)
    if width >= WIDE:
        when = Content.assemble((time(event), "bold"), (f"\n{how}" if how else "", MUTED))
        text = shortened(event.text, width - DATE - 4, 2)
        row = beside((Content(sign), 1), (when, DATE), (text, width - DATE - 4), gap=1)
        lines = row.split("\n")
        spine = [lines[0], *(_spine(line) for line in lines[1:])]
        return Content("\n").join(spine if not last else lines)
    when = Content.assemble((time(event), "bold"), (f", {how}" if how else "", MUTED))
    return beside((Content(sign), 1), (below([when, shortened(event.text, width - 2, 2)]), width - 2), gap=1)


def row_lines(event: EventView, width: int) -> int | None:
    """Return how many lines an event takes in the list; None where that takes wrapping its time."""
    when, how = time(event), certainty(event)
    if width >= WIDE:
        room, beside_text = width - DATE - 4, 1 + bool(how)
        if max(cell_len(when), cell_len(how)) > DATE:
            return None
        return max(beside_text, _text_lines(event.text, room))
    if cell_len(when) + (2 + cell_len(how) if how else 0) > width - 2:
        return None
    return 1 + _text_lines(event.text, width - 2) if one_line(event.text) else None


def _text_lines(text: str, width: int) -> int:
    """Return how many lines a text takes, of two at most."""
    return 1 if cell_len(one_line(text)) <= width else 2


def _spine(line: Content) -> Content:
    """Return a further line of an event with the line of time drawn before it."""
    return Content.assemble(("│", MUTED), line[1:] if line.plain else "")


def shortened(text: str, width: int, lines: int) -> Content:
    """Return a text wrapped to a width, cut after so many lines between two words."""
    wrapped = Content(one_line(text)).wrap(width)
    if len(wrapped) > lines:
        kept = wrapped[lines - 1].rstrip()
        if kept.cell_length >= width:
            before = kept.plain.rpartition(" ")[0]
            kept = kept[: len(before)] if before else kept.truncate(width - 1)
        wrapped = [*wrapped[: lines - 1], kept + "…"]
    return Content("\n").join(wrapped)


def told(event: EventView, view: DisputesView, width: int) -> Content:
    """Say all there is to know of an event."""
    how = certainty(event)
    head = Content.assemble((time(event), "bold $text-accent"), (f"  {how}" if how else "", MUTED))
    parts = [head, Content.styled(one_line(event.text), "bold")]
    if event.why:
        parts.append(Content.styled(f"Its time is inferred: {one_line(event.why)}", MUTED))
    for words, others in (("After", event.follows), ("Before", event.precedes)):
        parts += [Content.assemble((f"{words}: ", MUTED), one_line(other)) for other in others]
    where = places(event.said)
    if event.standing:
        numbers = ", ".join(f"¶{one.paragraph}" for one in event.said) if len(where) == 1 else ""
        parts += [Content(" "), Content.assemble(one_line(event.standing), (f" {numbers}", MUTED))]
    if len(where) > 1:
        parts += [beside((bullet(), 2), (place, width - 2), gap=0) for place in where]
    elif not where:
        parts.append(Content.styled("Who says it shows once the deck is built again.", MUTED))
    for discrepancy in view.discrepancies:
        if discrepancy.id in event.discrepancies:
            thing = one_line(
                f"{discrepancy.thing[:1].upper()}{discrepancy.thing[1:]}: {discrepancy.difference}."
            )
            parts += [Content(" "), Content.styled(thing, "$text-warning"), values(discrepancy, width)]
    parts += _others(event, view, width)
    parts += [Content.styled(one_line(note), MUTED) for note in event.notes]
    return Content("\n").join(line for part in parts for line in part.wrap(width))


def _others(event: EventView, view: DisputesView, width: int) -> list[Content]:
    """Say what other voices hold in the dispute that the event belongs to."""
    dispute = next((one for one in view.disputes if one.id == event.dispute), None)
    if dispute is None:
        return []
    parts = [Content(" "), Content.styled(f"Others on “{one_line(dispute.question)}”", "$text-warning")]
    for index, stance in enumerate(dispute.stances):
        for position in stance.positions:
            if position.id != event.position:
                said = Content.assemble(
                    (f"{one_line(position.voice)}: ", "$text-secondary"), one_line(position.claim)
                )
                lead = Content.styled(f"{letter(index)} ", "bold $text-accent")
                parts.append(beside((lead, 2), (said, width - 2), gap=0))
    return parts
