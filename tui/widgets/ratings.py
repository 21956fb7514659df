"""After the answer: when the card comes back, and the four ratings one can change it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.text import safe

if TYPE_CHECKING:
    from quiz.study.views import Feedback

WORDS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
"""The four ratings."""


class RatingCell(Static):
    """One rating with the time after which the card would come back."""

    class Pressed(Message):
        """The cell was clicked."""

        def __init__(self, rating: int) -> None:
            super().__init__()
            self.rating = rating

    def __init__(self, rating: int) -> None:
        super().__init__(classes="rating", markup=False)
        self.rating = rating

    def show(self, key: str, due: str, chosen: bool) -> None:
        """Draw the cell; the chosen one has a sign as well as a colour."""
        head = f"{'▸' if chosen else ' '}{key} {WORDS[self.rating]}"
        wide = self.app.size.width >= 60
        indent = 2 + len(key) if wide else 1
        due = due if wide else due.replace("within ", "≤")
        self.set_class(chosen, "-chosen")
        self.update(Content.assemble((head, "bold" if chosen else ""), f"\n{' ' * indent}{safe(due)}"))

    def on_click(self, event: events.Click) -> None:
        """A click rates."""
        event.stop()
        self.post_message(self.Pressed(self.rating))


class RatingBar(Horizontal):
    """The four ratings side by side, at the foot of the screen."""

    class Rated(Message):
        """A rating was chosen with the mouse."""

        def __init__(self, rating: int) -> None:
            super().__init__()
            self.rating = rating

    def compose(self) -> ComposeResult:
        """Four cells."""
        for rating in WORDS:
            yield RatingCell(rating)

    def show(self, feedback: Feedback, keys: dict[int, str]) -> None:
        """Show the intervals of an answer and which rating it has."""
        for cell in self.query(RatingCell):
            cell.show(
                keys.get(cell.rating, ""),
                feedback.next_due.get(cell.rating, ""),
                cell.rating == feedback.rating,
            )

    @on(RatingCell.Pressed)
    def _pressed(self, message: RatingCell.Pressed) -> None:
        message.stop()
        self.post_message(self.Rated(message.rating))
