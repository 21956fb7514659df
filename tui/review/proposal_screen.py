"""The desk: a proposal beside its article; how it is shown, and how decisions come about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.errors import QuizError
from tui.drawn import Drawn
from tui.review import asked, heads, words
from tui.review.agenda import Agenda
from tui.review.article import ArticleText
from tui.review.commands import ReviewScope, bindings
from tui.review.foot import KeyLine
from tui.review.working import Working
from tui.text import MUTED, one_line, plural, safe
from tui.widgets.page import Page
from tui.widgets.topbar import ProgressLine, TopBar

if TYPE_CHECKING:
    from textual.timer import Timer

    from quiz.reading.review.forms import Draft
    from quiz.reading.review.views import ProposalView
    from tui.review.backend import Look

PAUSE = 0.2
"""So many seconds one stays with a proposal before its questions are made."""


class ShownProposal(Working):
    """Proposals one after the other, beside their articles."""

    SCOPE = ReviewScope.DESK
    BINDINGS = bindings(ReviewScope.DESK)
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.agenda = Agenda()
        self.seen: Look | None = None
        self.marked = "proposal"
        self.place = 0
        self.speaker = ""
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Both parts, each under its head."""
        yield TopBar()
        yield ProgressLine()
        with Container(id="both"):
            # The article is first where they stand side by side; the proposal is above it where not.
            with Vertical(id="article-pane", classes="pane"):
                yield Static("", id="article-head", classes="pane--head", markup=False)
                yield ArticleText()
            with Vertical(id="proposal-pane", classes="pane"):
                yield Static("", id="proposal-head", classes="pane--head", markup=False)
                with Page(id="proposal"):
                    yield Static("", id="told", markup=False)
                    yield Static("", id="asked", markup=False)
        with Page(id="notice"):
            yield Static("", id="words", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the folder once the first picture is drawn."""
        self.query_one(TopBar).show("Review", self.desk.folder, Content(""))
        self._tell("Opening …")
        self._arrange()
        self.call_after_refresh(self.open)

    def on_resize(self, event: events.Resize) -> None:
        """Put the article beside the proposal or below it."""
        del event
        self.call_after_refresh(self._arrange)

    def _arrange(self) -> None:
        both = self.query_one("#both", Container)
        article, proposal = self.query_one("#article-pane"), self.query_one("#proposal-pane")
        beside = self.app.size.width >= 100
        first = both.children[0]
        if first is (proposal if beside else article):
            both.move_child(proposal, after=article) if beside else both.move_child(proposal, before=article)
        for name in ("article", "proposal"):
            self.query_one(f"#{name}-pane").set_class(self.marked == name, "-marked")
        self._heads()

    # ------------------------------------------------------------ opening and showing

    @work(exclusive=True, group="open")
    async def open(self) -> None:
        """Open the folder; leave with the error where that cannot be."""
        try:
            warnings = await self.desk.backend.open()
        except QuizError as error:
            self.app.exit(error)
            return
        try:
            await self.look()
        except QuizError as error:
            self.app.exit(error)
            return
        if self.desk.opened is not None:
            self.call_after_refresh(self.desk.opened)
        for warning in warnings:
            self.notify(one_line(warning), severity="warning", timeout=12, markup=False)

    async def look(self) -> None:
        """Show what there is now."""
        agenda = self.agenda
        seen = await self.desk.backend.look(agenda.want, agenda.choose)
        agenda.take(seen.items, seen.view.item.id if seen.view is not None else None)
        self.seen = seen
        edited = agenda.drafts.get(agenda.current or "")
        if edited is not None and agenda.current is not None:  # names may have been accepted since
            agenda.drafts[agenda.current] = await self.desk.backend.run(lambda review: review.current(edited))
        with self.app.batch_update():  # laid out and drawn once, not with each part
            await self._show()
        self.check_idle()  # only the app is told that it may draw again
        for trouble in seen.troubles:
            self.notify(one_line(trouble), severity="warning", timeout=12, markup=False)

    async def _show(self) -> None:
        seen = self.seen
        assert seen is not None
        progress = seen.progress
        share = (progress.decided + progress.known) / progress.total if progress.total else 1.0
        self.query_one(ProgressLine).share = share
        accepted = sum(progress.accepted.values())
        tally = Content.assemble(
            (f"{progress.decided + progress.known:,}", "bold"),
            (f" of {progress.total:,} decided · ", MUTED),
            (f"{accepted:,}", "bold $text-success"),
            (" accepted", MUTED),
            (f" · {progress.unworded:,} to word" if progress.unworded else "", "$text-warning"),
            (
                f" · {plural(len(progress.waiting), 'dispute')} waiting" if progress.waiting else "",
                "$text-warning",
            ),
        )
        self.query_one(TopBar).show("Review", self.desk.folder, tally)
        self.set_class(seen.view is None, "-nothing")
        if seen.view is None:
            self._tell(heads.nothing(seen, self.agenda.want, self.desk.path))
        else:
            self._show_proposal(seen.view)
            self.query_one("#proposal", Page).scroll_home(animate=False)
            self.place = 0
            await self.show_place(seen.view)
        self._heads()
        self.refresh_bindings()

    def _show_proposal(self, view: ProposalView) -> None:
        seen = self.seen
        assert seen is not None
        draft = self.draft
        assert draft is not None
        names = words.Names(seen.voices, seen.entities, seen.sources)
        edited = view.item.id in self.agenda.drafts
        drawn = Drawn(lambda width: words.proposal(view, draft, names, width, edited=edited))
        self.query_one("#told", Static).update(drawn)
        self.query_one("#asked", Static).update("")
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, self.preview)

    @work(exclusive=True, group="preview")
    async def preview(self) -> None:
        """Show the questions of what is shown, and what is amiss with it; it is no loss without them."""
        draft = self.draft
        if draft is None:
            return
        try:
            found = await self.desk.backend.run(lambda review: review.preview(draft))
        except Exception as error:  # whatever happens there, deciding goes on
            told = f"No preview: {one_line(str(error))}"
            drawn = Drawn(lambda _: Content.styled(told, MUTED))
        else:
            drawn = Drawn(lambda width: asked.preview(found, width))
        if self.draft is draft:
            for part in self.query("#asked").results(Static):  # gone where one has left meanwhile
                part.update(drawn)

    async def show_place(self, view: ProposalView) -> None:
        """Show the article of the place one is at, the place lit more than the others."""
        text = self.query_one(ArticleText)
        self.speaker = ""
        if not view.places:
            text.clear()
            return
        first = view.places[self.place]
        article = await self.desk.backend.article(first.source)
        if self.view is view:
            here = (one.voice for one in article.paragraphs if one.number == first.paragraph)
            self.speaker = next(here, "")
            text.show(article, (first, *(one for one in view.places if one is not first)))
            self._heads()

    def _heads(self) -> None:
        """Say over each part what it is; a sign tells which one the arrows scroll."""
        seen = self.seen
        view = seen.view if seen is not None else None
        said = {"proposal": "", "article": ""}
        if seen is not None and view is not None:
            said["proposal"] = heads.proposal(view, self.agenda, seen.sources)
            said["article"] = heads.article(view, self.place, self.speaker)
        for name, text in said.items():
            sign = "▸ " if name == self.marked else "  "
            self.query_one(f"#{name}-head", Static).update(Content(f"{sign}{one_line(text)}"))

    def _tell(self, text: str) -> None:
        self.add_class("-nothing")
        self.query_one("#words", Static).update(Content(safe(text)))

    # ------------------------------------------------------------ what is shown

    @property
    def takes_keys(self) -> bool:
        """Whether the folder is open."""
        return self.seen is not None

    @property
    def view(self) -> ProposalView | None:
        """The proposal shown."""
        return self.seen.view if self.seen is not None else None

    @property
    def draft(self) -> Draft | None:
        """What accepting would write: as edited here, else as drafted."""
        view = self.seen.view if self.seen is not None else None
        if view is None:
            return None
        return self.agenda.drafts.get(view.item.id, view.draft)

    @property
    def current(self) -> str | None:
        """The id of the proposal shown."""
        return self.agenda.current if self.seen is not None else None

    def change(self, draft: Draft) -> None:
        """Show a changed draft; it is written when it is accepted."""
        view = self.seen.view if self.seen is not None else None
        if view is not None:
            self.agenda.drafts[view.item.id] = draft
            self.show_again()

    def show_again(self) -> None:
        """Draw the proposal shown once more, as it is now."""
        if self.view is not None:
            self._show_proposal(self.view)
            self.refresh_bindings()

    # ------------------------------------------------------------ going about

    def go(self, prepare: Callable[[], None]) -> None:
        """Show another proposal, or the queue otherwise."""
        if self.seen is None:
            return
        if self.occupied:
            self.when_free(partial(self.go, prepare))
            return

        async def go() -> None:
            try:
                prepare()
                await self.look()
            except QuizError as error:
                self.failed(error)

        self.work(go)

    def failed(self, error: QuizError) -> None:
        """Tell what went wrong."""
        self.desk.explain(error)

    def go_to(self, name: str | None) -> None:
        """Show this proposal."""
        if name is not None:
            self.go(partial(self.agenda.go, name))
