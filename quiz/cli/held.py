"""Why nothing more is asked today, and which command changes that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.study.views import HeldBack


def told(held: HeldBack, deck: str | None = None) -> list[str]:
    """Return a line for each reason for which cards wait, each with its way on below it."""
    from quiz.study.held import is_limited, reasons
    from quiz.study.views import MORE_NEW

    lines = list(reasons(held))
    if held.more:
        command = f"quiz study {deck} --more {MORE_NEW}" if deck else f"quiz study --more {MORE_NEW}"
        lines.append(f"`{command}` begins {MORE_NEW} more today.")
    if is_limited(held):
        lines.append("The limits are set in the app: `quiz`, then Settings.")
    if held.suspended:
        lines.append("`quiz unsuspend` brings suspended cards back, `quiz suspended` lists them.")
    return lines
