"""What the review's screens share: the app by its own type, and the foot with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from tui.review.app import ReviewApp
    from tui.review.commands import ReviewScope


T = TypeVar("T")


class ReviewPopup(Screen[T]):
    """A screen of the review that ends with something."""

    SCOPE: ClassVar[ReviewScope]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    @property
    def desk(self) -> ReviewApp:
        """The app, by its own type."""
        return cast("ReviewApp", self.app)


class ReviewScreen(ReviewPopup[None]):
    """A screen of the review that ends with nothing."""
