"""The desk: the proposal, its article, and what can be decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.errors import DossierError, QuizError
from tui.drawn import Drawn
from tui.review import words
from tui.review.agenda import Agenda
from tui.review.article import ArticleText
from tui.review.backend import Want, undo
from tui.review.commands import ReviewScope, bindings
from tui.review.frame import ReviewScreen
from tui.text import MUTED, one_line, plural, safe
from tui.widgets.footer import KeyFooter
from tui.widgets.page import Page
from tui.widgets.topbar import ProgressLine, TopBar

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.review import Review
    from quiz.reading.review.views import ProposalView
    from tui.review.backend import Look

_ALWAYS = frozenset({"reload", "leave"})


class DeskScreen(ReviewScreen):
    """Proposals one after the other, beside their articles."""

    SCOPE = ReviewScope.DESK
    BINDINGS = bindings(ReviewScope.DESK)
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.agenda = Agenda()
        self.seen: Look | None = None
        self.marked = "proposal"
        self._busy = False

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
        with Page(id="notice"):
            yield Static("", id="words", markup=False)
        yield KeyFooter()

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
        await self._look()
        for warning in warnings:
            self.notify(one_line(warning), severity="warning", timeout=12, markup=False)

    async def _look(self) -> None:
        agenda = self.agenda
        seen = await self.desk.backend.look(agenda.want, agenda.choose)
        agenda.take(seen.items, seen.view.item.id if seen.view is not None else None)
        self.seen = seen
        await self._show()

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
        )
        self.query_one(TopBar).show("Review", self.desk.folder, tally)
        self.set_class(seen.view is None, "-nothing")
        if seen.view is None:
            self._tell(self._nothing(seen))
        else:
            self._show_proposal(seen.view)
            self.query_one("#proposal", Page).scroll_home(animate=False)
            await self._show_article(seen.view)
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

    async def _show_article(self, view: ProposalView) -> None:
        text = self.query_one(ArticleText)
        if not view.places:
            text.clear()
            return
        article = await self.desk.backend.article(view.places[0].source)
        if self.seen is not None and self.seen.view is view:
            text.show(article, view.places)

    def _heads(self) -> None:
        """Say over each part what it is; a sign tells which one the arrows scroll."""
        seen = self.seen
        view = seen.view if seen is not None else None
        said = {"proposal": "", "article": ""}
        if view is not None:
            item = view.item
            place = f"{self.agenda.place + 1:,} of {len(self.agenda.items):,}"
            by = "" if item.by == "rules" else f" · by {item.by}"
            said["proposal"] = f"{words.title(view)} · {place} · worth {item.worth:.0%}{by}{self._kept()}"
            if view.places:
                first = view.places[0]
                more = len(view.places) - 1
                also = f" · and {plural(more, 'place')} more" if more and item.kind != "claim" else ""
                said["article"] = f"{first.label} ¶{first.paragraph}{also}"
        for name, text in said.items():
            sign = "▸ " if name == self.marked else "  "
            self.query_one(f"#{name}-head", Static).update(Content(f"{sign}{one_line(text)}"))

    def _kept(self) -> str:
        want = self.agenda.want
        parts = []
        if want.kind is not None:
            parts.append(f"only {words.KINDS[want.kind].lower()}s")
        if want.source is not None and self.seen is not None:
            parts.append(f"only {self.seen.sources.get(want.source, want.source)}")
        if want.search:
            parts.append(f"only “{want.search}”")
        return f" · {', '.join(parts)}" if parts else ""

    def _nothing(self, seen: Look) -> str:
        if not self.agenda.want.is_everything:
            return f"Nothing is left to decide{self._kept()}.\n\nPress Escape to see the whole queue."
        progress = seen.progress
        accepted, rejected = sum(progress.accepted.values()), sum(progress.rejected.values())
        folder = self.desk.folder
        return (
            f"All is decided: {accepted:,} accepted, {rejected:,} rejected.\n\n"
            "What comes next, at the command line:\n\n"
            f"    quiz lint {folder}     what is amiss with the questions\n"
            f"    quiz build {folder}    make the deck and study it\n\n"
            "u takes the last decision back, q leaves."
        )

    def _tell(self, text: str) -> None:
        self.add_class("-nothing")
        self.query_one("#words", Static).update(Content(safe(text)))

    # ------------------------------------------------------------ deciding

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

    @work(group="desk")
    async def decide(self, call: Callable[[Review], Any], after: Callable[[Any], str]) -> None:
        """Let the review do something; ``after`` tells the agenda and says what was done."""
        if self._busy or self.seen is None:
            return  # a key pressed before the next proposal was there was not meant for it
        self._busy = True
        try:
            found = await self.desk.backend.run(call)
            told = after(found)
            await self._look()
        except QuizError as error:
            self._failed(error)
        else:
            if told:
                self.query_one(TopBar).say(one_line(told))
        finally:
            self._busy = False

    def _failed(self, error: QuizError) -> None:
        from quiz.reading.review.edits import ChangedElsewhereError

        if isinstance(error, DossierError | ChangedElsewhereError):
            self._offer_reload(error)
        else:
            self.desk.explain(error)

    def _offer_reload(self, error: QuizError) -> None:
        from tui.review.ask import AskScreen

        said = f"{error.message}\n\n{error.remedy or ''}".rstrip()
        self.app.push_screen(
            AskScreen(error.title, said, "Read the folder again", "Not now"),
            lambda again: self.action_reload() if again else None,
        )

    def action_accept(self) -> None:
        """Write what is shown."""
        name, draft = self.current, self.draft
        if name is None or draft is None:
            return
        given = self.agenda.drafts.get(name)

        def after(entry: str) -> str:
            self.agenda.leave(name)
            return f"✓ {entry}{words.with_it(draft)}"

        self.decide(lambda review: review.accept(name, given), after)

    def action_reject(self) -> None:
        """Put it aside."""
        name, seen = self.current, self.seen
        if name is None or seen is None or seen.view is None:
            return
        title = seen.view.item.title

        def after(_: None) -> str:
            self.agenda.leave(name)
            return f"✗ rejected: {title}"

        self.decide(lambda review: review.reject(name), after)

    def action_undo(self) -> None:
        """Take the last decision back."""

        def after(done: tuple[str, str | None]) -> str:
            told, name = done
            self.agenda.came_back(name)
            return f"↶ undone: {told}"

        self.decide(undo, after)

    def action_redo(self) -> None:
        """Do it again."""

        def after(told: str) -> str:
            self.agenda.stay()
            return f"↷ done again: {told}"

        self.decide(lambda review: review.redo(), after)

    # ------------------------------------------------------------ going about

    @work(group="desk")
    async def go(self, prepare: Callable[[], None]) -> None:
        """Show another proposal, or the queue otherwise."""
        if self._busy or self.seen is None:
            return
        self._busy = True
        try:
            prepare()
            await self._look()
        except QuizError as error:
            self._failed(error)
        finally:
            self._busy = False

    def go_to(self, name: str | None) -> None:
        """Show this proposal."""
        if name is not None:
            self.go(partial(self.agenda.go, name))

    def action_skip(self) -> None:
        """Leave it for the end."""
        if self.current is not None:
            self.go(partial(self.agenda.skip, self.current))
            self.query_one(TopBar).say("→ left for the end of the queue")

    def action_step(self, by: int) -> None:
        """Go on, or back."""
        self.go_to(self.agenda.step(by))

    def action_same_paragraph(self) -> None:
        """Go to the next from the same paragraph."""
        self.go_to(self.agenda.in_paragraph())

    def show_only(self, want: Want) -> None:
        """Show this part of the queue."""

        def prepare() -> None:
            self.agenda.stay()
            self.agenda.want = want

        self.go(prepare)

    def action_show_all(self) -> None:
        """Show the whole queue again."""
        self.show_only(Want())

    def action_search(self) -> None:
        """Ask for the words."""
        from tui.review.ask import LineScreen

        want = self.agenda.want

        def found(typed: str | None) -> None:
            if typed is not None:
                self.show_only(Want(want.kind, want.source, typed))

        self.app.push_screen(LineScreen("Search the proposals", want.search, "words that occur"), found)

    def action_filter(self) -> None:
        """Choose a kind or an article."""
        from tui.screens.choose import Choice, ChooseScreen

        seen, want = self.seen, self.agenda.want
        if seen is None:
            return
        progress = seen.progress
        choices = [Choice("", "Everything", f"{progress.left:,}")]
        choices += [
            Choice(f"kind:{kind}", f"{label}s", f"{progress.left_by_kind.get(kind, 0):,}")
            for kind, label in words.KINDS.items()
            if progress.left_by_kind.get(kind)
        ]
        choices += [
            Choice(f"source:{one.source}", one.label, f"{one.left:,}, ¶ {one.covered} of {one.paragraphs}")
            for one in progress.coverage
        ]

        def chosen(name: str | None) -> None:
            if name is None:
                return
            what, _, value = name.partition(":")
            kind, source = want.kind, want.source
            if what == "kind":
                kind = value
            elif what == "source":
                source = value
            self.show_only(Want(kind, source, want.search) if value else Want())

        self.app.push_screen(ChooseScreen("Show only", choices), chosen)

    def action_list(self) -> None:
        """Choose from the queue."""
        from tui.screens.choose import Choice, ChooseScreen

        choices = [Choice(one.id, one.title, words.KINDS[one.kind]) for one in self.agenda.items]
        self.app.push_screen(ChooseScreen("The queue", choices, chosen=self.current), self.go_to)

    def action_reload(self) -> None:
        """Read the folder again."""

        async def again() -> None:
            try:
                await self.desk.backend.open()
                self.agenda.stay()
                await self._look()
            except QuizError as error:
                self.desk.explain(error)
            else:
                self.query_one(TopBar).say("The folder was read again.")

        self.run_worker(again(), group="desk")

    def action_leave(self) -> None:
        """Leave; ask first where something edited is not written."""
        if not self.agenda.drafts:
            self.app.exit()
            return
        from tui.review.ask import AskScreen

        count = plural(len(self.agenda.drafts), "edited proposal")
        self.app.push_screen(
            AskScreen(
                "Leave?",
                f"{count} not accepted yet: the edits would be lost. Decisions are all written.",
                "Leave",
                "Stay",
            ),
            lambda sure: self.app.exit() if sure else None,
        )

    # ------------------------------------------------------------ the two parts

    def action_other(self) -> None:
        """Mark the other part."""
        self.marked = "article" if self.marked == "proposal" else "proposal"
        both = self.query_one("#both")
        if both.has_class("-large-proposal") or both.has_class("-large-article"):
            self._enlarge(self.marked)
        self._arrange()

    def action_enlarge(self) -> None:
        """Give the marked part the whole screen, or show both."""
        both = self.query_one("#both")
        large = both.has_class("-large-proposal") or both.has_class("-large-article")
        self._enlarge(None if large else self.marked)

    def _enlarge(self, name: str | None) -> None:
        both = self.query_one("#both")
        for one in ("proposal", "article"):
            both.set_class(one == name, f"-large-{one}")

    @property
    def _part(self) -> Page | ArticleText:
        if self.has_class("-nothing"):
            return self.query_one("#notice", Page)
        if self.marked == "article":
            return self.query_one(ArticleText)
        return self.query_one("#proposal", Page)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the marked part by lines."""
        self._part.scroll_relative(y=lines, animate=False)

    def action_page_by(self, pages: int) -> None:
        """Scroll the marked part by pages."""
        self._part.scroll_relative(y=pages * max(1, self._part.size.height - 2), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is shown."""
        seen = self.seen
        if seen is None:
            return action in _ALWAYS or not hasattr(self, f"action_{action}")
        there = seen.view is not None
        if action == "undo":
            return seen.progress.can_undo is not None
        if action == "redo":
            return seen.progress.can_redo is not None
        if action == "show_all":
            return not self.agenda.want.is_everything
        if action in {"accept", "reject", "skip", "other", "enlarge", "list"}:
            return there
        if action == "step":
            return self.agenda.step(int(str(parameters[0]))) is not None
        if action == "same_paragraph":
            return self.agenda.in_paragraph() is not None
        return True
