"""The two parts of the screen: which one the arrows scroll, which one is enlarged, which place is shown."""

from __future__ import annotations

from tui.review.article import ArticleText
from tui.review.proposal_screen import ShownProposal
from tui.widgets.page import Page


class Parts(ShownProposal):
    """The part of the screen that is about its parts."""

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

    def action_far(self, way: int) -> None:
        """Scroll the marked part to its top, or to its end."""
        if way < 0:
            self._part.scroll_home(animate=False)
        else:
            self._part.scroll_end(animate=False)

    def action_place(self, step: int) -> None:
        """Show the next place that the proposal is about, round at the end."""
        view = self.view
        if view is not None and view.places:
            self.place = (self.place + step) % len(view.places)
            self.run_worker(self.show_place(view), group="place", exclusive=True)
