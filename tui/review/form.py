"""The form in which an entry is changed before it is accepted."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from quiz.errors import QuizError
from quiz.reading.review.forms import DiscrepancyForm, StatementForm
from tui.review import faults, fields
from tui.review.commands import ReviewScope, bindings
from tui.review.foot import KeyLine
from tui.review.frame import ReviewPopup
from tui.review.inputs import Saved
from tui.review.rows import Fields, Row, sentence_within
from tui.styles import STYLES
from tui.text import one_line, safe
from tui.widgets.page import Page
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.widget import Widget

    from quiz.reading.review.forms import Draft
    from quiz.reading.review.views import ProposalView


class FormScreen(ReviewPopup["Draft | None"]):
    """Ends with the changed draft, or None where nothing is to change. Nothing is written here."""

    SCOPE = ReviewScope.FORM
    BINDINGS = bindings(ReviewScope.FORM)
    CSS_PATH = STYLES / "form.tcss"
    AUTO_FOCUS = "Row Input, Row LongText, Row Chooser"

    def __init__(
        self,
        draft: Draft,
        view: ProposalView,
        voices: Sequence[str],
        wrong: QuizError | None = None,
        *,
        sources: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Begin with a draft; ``sources`` are the labels of the articles that a value may be chosen from."""
        super().__init__()
        self._sources = sources
        self._first = self._draft = draft
        self._view = view
        self._voices = voices
        self._wrong = wrong
        self.busy = False

    def compose(self) -> ComposeResult:
        """The printed sentence, then the fields under their headings."""
        yield TopBar()
        if self._view.places:
            place = self._view.places[0]
            yield Static(sentence_within(place), id="printed", markup=False)
        with Page(id="page"):
            yield Fields(*self._parts(self._draft), id="fields")
        yield Static("", id="fault", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what is edited, and what is wrong with it."""
        self.query_one(TopBar).show("Edit", self._view.item.title[:60], Content(""))
        if self._wrong is not None:
            self._point_out(self._wrong)

    async def _put(self, draft: Draft) -> None:
        """Put the fields of another draft there."""
        place = self.query_one(Fields)
        await place.remove_children()
        await place.mount_all(self._parts(draft))
        if self.rows:
            self.rows[0].begin()

    def _parts(self, draft: Draft) -> list[Widget]:
        """Return headings and fields of a draft; the first field is ready to be filled in."""
        parts: list[Widget] = []
        for group in fields.groups(draft):
            parts.append(Static(Content(one_line(group.title)), classes="group", markup=False))
            parts += [Row(field, self._voices) for field in group.fields]
        first = next((one for one in parts if isinstance(one, Row)), None)
        if first is not None:
            first.make()
        return parts

    @property
    def rows(self) -> list[Row]:
        """The fields, the first first."""
        return list(self.query(Row))

    @property
    def filled(self) -> Draft:
        """The draft with what stands in the fields."""
        rows = self.rows
        # What was not touched stays as it is, however it is spelled.
        values = {row.field.key: row.typed for row in rows if row.typed != safe(row.field.value)}
        return fields.filled(self._draft, values)

    def _point_out(self, error: QuizError) -> None:
        entry = getattr(error, "entry", "")
        path = getattr(error, "field", "")
        number = next((i for i, one in enumerate(fields.entries(self._draft)) if one.id == entry), 0)
        self._say(f"{error.message}{f': {error.remedy}' if error.remedy else ''}", number, path)

    def _say(self, fault: str, entry: int, path: str) -> None:
        for row in self.query(Row):
            row.say("")
        found = faults.field_for(fields.groups(self._draft), entry, path) if path else None
        wrong = next(
            (one for one in self.query(Row) if found is not None and one.field.key == found.key), None
        )
        self.query_one("#fault", Static).update(Content("" if wrong is not None else f"✗ {safe(fault)}"))
        if wrong is not None:
            wrong.say(fault)
            self.set_focus(wrong.control, scroll_visible=False)

    # ------------------------------------------------------------ keys

    @on(Input.Submitted)
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_keep()

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        message.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Hold the entry against the format; keep it where nothing is amiss, else say so at the field."""
        if not self.busy:
            self.busy = True
            self._keep()

    @work(group="form")
    async def _keep(self) -> None:
        try:
            draft = self.filled
            before = {one.key for group in fields.groups(self._draft) for one in group.fields}
            after = [one.key for group in fields.groups(draft) for one in group.fields]
            new = [key for key in after if key not in before]
            if new:  # a new blank has fields of its own, to be filled in first
                self._draft = draft
                await self._put(draft)
                self._say("Fill in what is asked for in the new blank.", *new[0])
            elif await self._fits(draft):
                return  # busy to the end: what is typed from now on is for the desk
        except QuizError as error:
            self._point_out(error)
        self.busy = False
        self.desk.ahead.refuse()
        await self.desk.ahead.give()

    async def _fits(self, typed: Draft) -> bool:
        """End with a draft that can stand so; else say at its field what is amiss."""
        draft = await self.desk.backend.run(lambda review: review.remake(self._first, typed))
        found = await self.desk.backend.run(lambda review: review.preview(draft))
        must = next((one for one in found.findings if one.must), None)
        if must is None:
            self.dismiss(draft)
            return True
        ids = [one.id for one in fields.entries(draft)]
        number = ids.index(must.entry) if must.entry in ids else 0
        self._say(f"{must.message}{f': {must.remedy}' if must.remedy else ''}", number, must.field)
        return False

    async def action_choose(self) -> None:
        """Choose the words that are asked for, or one more value, for the entry as it is typed."""
        from tui.review.blanking import choose_blanks
        from tui.review.values import choose_value

        draft = self.filled

        def done(made: Draft) -> None:
            self._draft = made
            if isinstance(made.entry, StatementForm):
                self._first = made
            self.run_worker(self._put(made), group="form")

        if isinstance(draft.entry, StatementForm):
            await choose_blanks(self.desk, draft, done)
        elif isinstance(draft.entry, DiscrepancyForm):
            place = self._view.places[0] if self._view.places else None
            choose_value(self.desk, draft, place, self._sources, done)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to choose where there is a sentence with blanks, or a discrepancy."""
        del parameters
        return action != "choose" or isinstance(self._draft.entry, StatementForm | DiscrepancyForm)

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_find_field(self) -> None:
        """Go to a field by its name."""
        from tui.screens.choose import Choice, ChooseScreen

        rows = self.rows
        titles = [group.title for group in fields.groups(self._draft) for _ in group.fields]
        here = next((str(at) for at, row in enumerate(rows) if row.has_pseudo_class("focus-within")), None)
        choices = [
            Choice(str(at), f"{title}: {row.field.label}", row.typed)
            for at, (title, row) in enumerate(zip(titles, rows, strict=False))
        ]

        def chosen(at: str | None) -> None:
            if at is not None:
                rows[int(at)].begin()

        self.app.push_screen(ChooseScreen("Which field?", choices, chosen=here), chosen)

    def action_next_group(self, step: int) -> None:
        """Go to the first field under the next heading or the one before, round at the end."""
        rows = self.rows
        starts, at = [], 0
        for group in fields.groups(self._draft):
            starts.append(at)
            at += len(group.fields)
        here = next((at for at, row in enumerate(rows) if row.has_focus_within), 0)
        now = max((at for at, start in enumerate(starts) if start <= here), default=0)
        rows[min(starts[(now + step) % len(starts)], len(rows) - 1)].begin()

    def action_next_field(self, step: int) -> None:
        """Go to the field after or before."""
        rows = self.rows
        here = next((at for at, row in enumerate(rows) if row.has_pseudo_class("focus-within")), None)
        if rows:
            rows[0 if here is None else (here + step) % len(rows)].begin()
