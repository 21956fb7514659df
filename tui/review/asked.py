"""A draft as learners would be asked it, and what is amiss with it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn import hanging
from tui.review import faults
from tui.text import MUTED, one_line

if TYPE_CHECKING:
    from quiz.reading.review.preview import Preview

FORMS = {
    "choice": "choose",
    "cloze": "fill in",
    "short-answer": "answer",
    "true-false": "true or false",
    "number": "how many",
    "date": "when",
}
_MOST = 12
"""So many questions are shown."""


def preview(found: Preview, width: int) -> Content:
    """Return what is amiss, then the questions."""
    lines: list[Content] = []
    for one in found.findings:
        sign, style = ("✗ ", "bold $text-error") if one.must else ("! ", "bold $text-warning")
        words = Content.assemble(
            (one_line(one.message), style.removeprefix("bold ")),
            (f"  {one_line(faults.remedy(one))}" if one.remedy else "", MUTED),
            (f"  {one.rule}" if one.rule else "", MUTED),
        )
        lines += hanging(Content.styled(sign, style), words, width).split("\n")
    if found.questions:
        lines += [Content(""), Content.styled("As it is asked", "bold $text-primary")]
    for asked in found.questions[:_MOST]:
        form = FORMS.get(asked.form, asked.form.replace("-", " "))
        said = Content.assemble((f"{form}: ", "$text-secondary"), one_line(asked.prompt))
        lines += hanging(Content.styled("• ", MUTED), said, width).split("\n")
        others = " · ".join(one_line(one) for one in asked.options if one != asked.answer)
        answer = Content.assemble(
            ("= ", MUTED), (one_line(asked.answer), "bold"), (f"  or {others}" if others else "", MUTED)
        )
        lines += hanging(Content("    "), answer, width).split("\n")
    if len(found.questions) > _MOST:
        lines.append(Content.styled(f"and {len(found.questions) - _MOST} more", MUTED))
    return Content("\n").join(lines)
