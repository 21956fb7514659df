"""A value more for a discrepancy: the sentence that gives it, then the words of it that are the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.errors import QuizError
from quiz.reading.review.forms import DiscrepancyForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quiz.reading.draft.model import Place
    from quiz.reading.review.byhand import Making
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.views import PlaceView
    from tui.review.app import ReviewApp
    from tui.review.blanking import Span


def choose_value(
    app: ReviewApp,
    draft: Draft,
    near: PlaceView | None,
    sources: Mapping[str, str],
    then: Callable[[Draft], None],
) -> None:
    """Have a person choose a value in an article; ``then`` gets the draft with it."""
    from tui.review.blanking import BlankScreen
    from tui.review.picking import PickScreen

    async def add(place: Place, span: Span) -> None:
        try:
            new = await app.backend.run(lambda review: review.value(place, span))
        except QuizError as error:
            app.explain(error)
            return
        form = draft.entry
        assert isinstance(form, DiscrepancyForm)
        names, voices = {one.id for one in draft.entities}, {one.id for one in draft.voices}
        then(
            replace(
                draft,
                entry=replace(form, values=(*form.values, new.value)),
                entities=(*draft.entities, *(one for one in new.entities if one.id not in names)),
                voices=(*draft.voices, *(one for one in new.voices if one.id not in voices)),
            )
        )

    def picked(found: tuple[Place, Making] | None) -> None:
        if found is None:
            return
        place = found[0]

        def chosen(spans: tuple[Span, ...] | None) -> None:
            if spans:
                app.run_worker(add(place, (spans[0][0], spans[-1][1])), group="desk")

        app.push_screen(BlankScreen(place.text, (), "Choose the words that are the value"), chosen)

    if sources:
        source = near.source if near is not None and near.source in sources else next(iter(sources))
        at = (near.paragraph, near.start) if near is not None and near.source == source else (0, 0)
        app.push_screen(PickScreen(sources, source, at, only="fact"), picked)
