"""Forms of question as an option: names separated by commas."""

from __future__ import annotations

import click

FORMS = (
    "choice",
    "true-false",
    "cloze",
    "short-answer",
    "number",
    "date",
    "who-says",
    "fact-or-view",
    "discrepancy",
    "positions",
    "order",
    "match",
    "grounds",
    "contrast",
    "steelman",
    "basic",
    "reversed",
)
"""The forms that can be asked for; a test holds them against :class:`quiz.questions.model.Form`."""


def split_forms(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Split forms at commas and check each, proposing the nearest for a mistyped one."""
    if value is None:
        return None
    from difflib import get_close_matches

    names = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in names:
        if name not in FORMS:
            near = get_close_matches(name, FORMS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.BadParameter(f"{name!r} is no form.{hint} Forms: {', '.join(FORMS)}.", ctx, param)
    if not names:
        raise click.BadParameter(f"name at least one form: {', '.join(FORMS)}.", ctx, param)
    return names
