"""Two voices: question by question, where they agree and where they part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from quiz.study.pairs import Shared, closest, compare, partners
from tui.drawn import below, beside
from tui.screens.choose import Choice, ChooseScreen
from tui.screens.disputes.pane import Pane, Subject
from tui.screens.disputes.words import stand
from tui.text import MUTED, one_line, plural
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.study.pairs import Stand
    from quiz.study.views import DisputesView

COLUMN = 28
"""How wide a voice has to be to stand beside the other, in cells."""
VERDICTS = {"agree": ("=", "they agree"), "part": ("≠", "they part"), "partly": ("≈", "they agree in part")}


class PairPane(Pane):
    """Two voices side by side. The voice of the filter is the left one."""

    NAME = "pair"
    TITLE = "Two voices"
    MOVES: ClassVar[frozenset[str]] = frozenset({"open", "edge"})

    def __init__(self) -> None:
        super().__init__()
        self.left: str | None = None
        self.right: str | None = None
        self.shared: tuple[Shared, ...] = ()
        self._chosen = False

    def compose(self) -> ComposeResult:
        """Who is compared, and the disputes in which both take part."""
        yield Static("", id="pair-head", markup=False)
        yield Rows(id="list", markup=False)

    async def fill(self, view: DisputesView) -> None:
        """Compare the voice of the filter, or the two closest, unless the learner has chosen others."""
        voice, source = self.kept.voice, self.kept.source
        if voice is not None and voice != self.left:
            self.left = voice
            if self.right == voice or not partners(view, voice, source)[self.right or ""]:
                self.right = (closest(view, voice, source) or (voice, None))[1]
        elif voice is None and not self._chosen:
            self.left, self.right = closest(view, None, source) or (None, None)
        self._compare(view)

    def _compare(self, view: DisputesView) -> None:
        self.shared = ()
        if self.left is not None and self.right is not None:
            self.shared = compare(view, self.left, self.right, self.kept.source)
        rows = [(one.dispute.id, partial(self._row, one)) for one in self.shared]
        self.query_one(Rows).fill(rows, divided=True)
        self.query_one("#pair-head", Static).update(self._head(view))

    # ------------------------------------------------------------ drawing

    def _label(self, voice: str | None) -> str:
        return one_line(self.view.labels.get(voice or "", "nobody")) if self.view is not None else ""

    def _head(self, view: DisputesView) -> Content:
        if self.left is None or self.right is None:
            return Content(
                "No two voices take part in one dispute." if view.disputes else "This deck holds no disputes."
            )
        names = Content.assemble(
            (self._label(self.left), "bold $text-secondary"),
            (" and ", MUTED),
            (self._label(self.right), "bold $text-primary"),
        )
        if not self.shared:
            return below([names, Content.styled("take part in no dispute together.", MUTED)])
        counts = [
            f"{sign} {words} on {count}"
            for verdict, (sign, words) in VERDICTS.items()
            if (count := sum(1 for one in self.shared if one.verdict == verdict))
        ]
        tally = f"{plural(len(self.shared), 'shared question')}: {', '.join(counts)}"
        return below([names, Content.styled(tally, MUTED)])

    def _row(self, one: Shared, width: int) -> Content:
        sign, words = VERDICTS[one.verdict]
        style = "bold $text-success" if one.verdict == "agree" else "bold $text-warning"
        question = beside(
            (Content.styled(f"{one.dispute.number:>2}", MUTED), 2),
            (
                Content.assemble((one_line(one.dispute.question), "bold"), (f"  {sign} {words}", style)),
                width - 4,
            ),
        )
        if width >= 2 * COLUMN + 4:
            column = (width - 7) // 2
            sides = beside(
                (Content(" "), 1),
                (self._side(self.left, one.left, column), column),
                (self._side(self.right, one.right, column), column),
                gap=2,
            )
        else:
            room = width - 4
            sides = below([self._side(self.left, one.left, room), self._side(self.right, one.right, room)], 4)
        return below([question, sides])

    def _side(self, voice: str | None, taken: tuple[Stand, ...], width: int) -> Content:
        style = "bold $text-secondary" if voice == self.left else "bold $text-primary"
        return below([Content.styled(self._label(voice), style), *(stand(one, width) for one in taken)])

    # ------------------------------------------------------------ what is there

    @property
    def home(self) -> Widget | None:
        """The disputes."""
        return self.query_one(Rows) if self.shared else None

    @property
    def subject(self) -> Subject | None:
        """Both voices' positions in all the disputes they share, and the card on where they part."""
        if not self.shared or self.view is None:
            return None
        cards = frozenset(card for one in self.shared for card in one.cards)
        contrast = self.view.contrasts.get(frozenset(voice for voice in (self.left, self.right) if voice))
        if contrast is not None:
            cards |= {contrast}
        return Subject(f"{self._label(self.left)} and {self._label(self.right)}", cards)

    @property
    def count(self) -> str:
        """How many disputes they share."""
        return plural(len(self.shared), "shared dispute")

    def enabled(self, action: str, parameters: tuple[object, ...]) -> bool:
        """The other voice needs a first one."""
        if action == "choose_other":
            return self.left is not None
        if action == "move":
            return bool(self.shared) and parameters[0] == 0
        return action in self.MOVES and bool(self.shared)

    # ------------------------------------------------------------ what can be done

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        self.changed()

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.open()

    def open(self) -> None:
        """Go to the dispute, at the left voice's position."""
        place = self.query_one(Rows).highlighted
        if place is not None:
            one = self.shared[place]
            self.post_message(self.Goto(one.dispute.id, one.left[0].position.id))

    def move(self, across: int, down: int) -> None:
        """Go to the dispute below or above."""
        del across
        self.query_one(Rows).move(down)

    def edge(self, step: int) -> None:
        """Go to the first or last dispute."""
        rows = self.query_one(Rows)
        if step < 0:
            rows.action_first()
        else:
            rows.action_last()

    def choose_other(self) -> None:
        """Choose the voice on the right: those that share most disputes with the left one first."""
        view, left = self.view, self.left
        if view is None or left is None:
            return
        counts = partners(view, left, self.kept.source)
        rows = sorted((row for row in view.voices if row.id != left), key=lambda row: -counts[row.id])
        choices = [
            Choice(
                row.id,
                row.label,
                plural(counts[row.id], "shared dispute") if counts[row.id] else "none shared",
            )
            for row in rows
        ]
        title = f"{self._label(left)} and …"
        self.app.push_screen(ChooseScreen(title, choices, chosen=self.right), self._take_other)

    def _take_other(self, found: str | None) -> None:
        if found is not None and self.view is not None:
            self.right, self._chosen = found, True
            self._compare(self.view)
            self.screen.set_focus(self.home)
            self.changed()
