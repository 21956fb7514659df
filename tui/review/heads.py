"""What stands above the parts of the desk, and what is said where there is nothing to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.review import words
from tui.text import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.review.views import ProposalView
    from tui.review.agenda import Agenda
    from tui.review.backend import Look, Want


def proposal(view: ProposalView, agenda: Agenda, sources: Mapping[str, str]) -> str:
    """Say what sort of proposal it is, the how manieth, and what it is worth."""
    item = view.item
    place = f"{agenda.place + 1:,} of {len(agenda.items):,}"
    by = "" if item.by == "rules" else f" · by {item.by}"
    return f"{words.title(view)} · {place}{kept(agenda.want, sources)} · {words.worth(item)}{by}"


def article(view: ProposalView, place: int, speaker: str) -> str:
    """Say which article and paragraph is shown, and who speaks there."""
    if not view.places:
        return ""
    first = view.places[place]
    at = f" · place {place + 1} of {len(view.places)}" if len(view.places) > 1 else ""
    return f"{first.label} ¶{first.paragraph}{at}{f' · {speaker}' if speaker else ''}"


def kept(want: Want, sources: Mapping[str, str]) -> str:
    """Say which part of the queue is shown; nothing where it is all of it."""
    parts = []
    if want.kind is not None:
        parts.append(f"only {words.SEVERAL[want.kind].lower()}")
    if want.source is not None:
        parts.append(f"only {sources.get(want.source, want.source)}")
    if want.unworded:
        parts.append("only what is to be worded")
    if want.search:
        parts.append(f"only “{want.search}”")
    return f" · {', '.join(parts)}" if parts else ""


def nothing(seen: Look, want: Want, path: str) -> str:
    """Say that nothing is left, and what comes next; ``path`` is the folder as a command line finds it."""
    if not want.is_everything:
        return f"Nothing is left to decide{kept(want, seen.sources)}.\n\nPress Escape to see the whole queue."
    progress = seen.progress
    accepted, rejected = sum(progress.accepted.values()), sum(progress.rejected.values())
    return (
        f"All is decided: {accepted:,} accepted, {rejected:,} rejected.\n\n"
        f"{waiting(progress.waiting)}"
        "What comes next, at the command line:\n\n"
        f"    quiz lint {path}     what is amiss with the questions\n"
        f"    quiz build {path}    make the deck and study it\n\n"
        "u takes the last decision back, q leaves."
    )


def waiting(questions: tuple[str, ...]) -> str:
    """Say which disputes have a view and are not written yet; nothing where there are none."""
    if not questions:
        return ""
    listed = "".join(f"    {one}\n" for one in questions)
    return (
        f"{plural(len(questions), 'dispute')} not written yet: written as soon as a second view is attached, "
        f"and kept in the log until then.\n\n{listed}\n"
    )
