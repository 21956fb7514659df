"""The one module of the review app that talks to the review itself.

The review belongs to one thread, which does one thing after the other. Screens await what they ask for and
get frozen values back. A decision that is on its way when the app closes is still written:
:meth:`Backend.close` waits for the thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from quiz.errors import QuizError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.review.queue import Item
    from quiz.reading.review.review import Review
    from quiz.reading.review.views import Progress, ProposalView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article; ``voice`` is the label of whoever speaks in it."""

    number: int
    text: str
    role: str
    voice: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is shown; without paragraphs where its text is not in the folder."""

    source: str
    label: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Want:
    """Which of the queue is wanted."""

    kind: str | None = None
    source: str | None = None
    search: str = ""
    unworded: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Want()


@dataclass(frozen=True, slots=True)
class Look:
    """What the screen shows after anything happened; ``view`` is None where nothing is left.

    ``voices`` and ``entities`` are the names of the dossier's, by id; ``sources`` the articles' labels.
    ``troubles`` tell of proposals that could not be shown, and are passed over from now on.
    """

    items: tuple[Item, ...]
    progress: Progress
    view: ProposalView | None
    voices: Mapping[str, str]
    entities: Mapping[str, str]
    sources: Mapping[str, str]
    troubles: tuple[str, ...] = ()


class ProgramError(QuizError):
    """The program itself failed at something; what was decided so far is kept."""

    title = "An error in the program"


class Backend:
    """Carries calls to the review's thread and their values back to the screens."""

    def __init__(self, make: Callable[[], Review]) -> None:
        self._make = make
        self._review: Review | None = None
        self._articles: dict[str, Article] = {}
        self._voices: Mapping[str, str] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="quiz-review")
        self._closing = False
        self._unshown: set[str] = set()

    async def open(self) -> tuple[str, ...]:
        """Open the folder, or open it anew; return what a person should be told of how it was found.

        Raises :class:`QuizError` where it cannot be opened; a review that was open then stays so.
        """
        return await self.run_alone(self._open)

    async def run(self, call: Callable[[Review], T]) -> T:
        """Let the review's thread do ``call`` and return what it gives.

        Raises :class:`QuizError` as ``call`` does, and :class:`ProgramError` for whatever else it raises:
        one proposal that the program cannot deal with is no reason to lose the others.
        """
        return await self.run_alone(lambda: _guarded(lambda: call(self._opened())))

    async def look(self, want: Want, choose: Callable[[Sequence[Item]], str | None]) -> Look:
        """Return the queue, the counts, and the proposal that ``choose`` names of the queue."""
        found = await self.run(lambda review: look(review, want, choose, self._unshown))
        if found.voices != self._voices:
            self._voices = found.voices
            self._articles.clear()  # they name who speaks
        return found

    async def article(self, source: str) -> Article:
        """Return an article."""
        if source not in self._articles:
            self._articles[source] = await self.run(lambda review: article(review, source))
        return self._articles[source]

    async def close(self) -> None:
        """Let everything asked for so far be done. Safe to call more than once."""
        if self._closing:
            return
        self._closing = True
        await asyncio.wrap_future(self._thread.submit(self._close))
        self._thread.shutdown()

    async def run_alone(self, work: Callable[[], T]) -> T:
        """Let the thread do what needs no open review."""
        # Shielded: a screen that goes away must not take back what it has already handed over.
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(work)))

    # ------------------------------------------------------------ in the thread

    def _open(self) -> tuple[str, ...]:
        self._review = self._make() if self._review is None else self._review.read_again()
        self._articles.clear()
        self._unshown.clear()
        return tuple(self._review.warnings)

    def _close(self) -> None:
        if self._review is not None:
            self._review.close()

    def _opened(self) -> Review:
        if self._review is None:
            raise QuizError("The folder is not open yet.")
        return self._review


def _guarded(work: Callable[[], T]) -> T:
    try:
        return work()
    except QuizError:
        raise
    except Exception as error:
        told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise ProgramError(told, remedy="Go on with the others, or read the folder again.") from error


def look(
    review: Review, want: Want, choose: Callable[[Sequence[Item]], str | None], unshown: set[str]
) -> Look:
    """Return what there is to show of a review.

    A proposal that cannot be shown is added to ``unshown`` and passed over, as are those in it.
    """
    kinds = None if want.kind is None else {want.kind}
    found = review.queue(kinds=kinds, source=want.source, search=want.search, unworded=want.unworded)
    troubles: list[str] = []
    view: ProposalView | None = None
    while True:
        items = tuple(one for one in found if one.id not in unshown)
        name = choose(items)
        if name is None:
            break
        try:
            view = _guarded(partial(review.view, name))
            break
        except QuizError as error:
            unshown.add(name)
            title = next(one.title for one in items if one.id == name)
            troubles.append(f"Passed over: “{shortened(title)}”: {error.message}")
    dossier = review.dossier
    return Look(
        items,
        review.progress(),
        view,
        {one.id: one.label for one in dossier.voices},
        {one.id: one.name for one in dossier.entities},
        {one.id: one.label for one in dossier.sources},
        tuple(troubles),
    )


def shortened(title: str) -> str:
    """Return the beginning of a title, to its sixtieth character."""
    return title if len(title) <= 60 else f"{title[:59].rstrip()}…"


def article(review: Review, source: str) -> Article:
    """Return a source's paragraphs with who speaks in each."""
    from quiz.dossier.maps import ParagraphMap

    dossier = review.dossier
    found = next((one for one in dossier.sources if one.id == source), None)
    if found is None:
        return Article(source, source, ())
    roles = ParagraphMap(found)
    labels = {one.id: one.label for one in dossier.voices}
    return Article(
        source,
        found.label,
        tuple(
            Paragraph(number, text, roles.role(number), labels.get(roles.voice(number), roles.voice(number)))
            for number, text in enumerate(review.paragraphs(source), 1)
        ),
    )
