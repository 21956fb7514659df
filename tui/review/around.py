"""What stands around an entry on the desk: answers to choose, whose claim it is, wordings, new names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from quiz.reading.review.forms import StatementForm
from quiz.reading.review.needed import needed
from quiz.reading.review.retyping import new_names
from tui.review.commands import command
from tui.review.lines import KEY, WARN, hang, led
from tui.text import MUTED, one_line

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft, SlotForm
    from quiz.reading.review.views import ProposalView


def answers(view: ProposalView, draft: Draft, width: int) -> list[Content]:
    """Return the answers that could be asked for, each with its number, to be clicked."""
    if not view.answers or not isinstance(draft.entry, StatementForm):
        return []
    parts: list[Content] = []
    for number, one in enumerate(view.answers, 1):
        if number > 9:
            break
        taken = slot_of(draft.entry, view, number - 1) is not None
        box = "[✓]" if taken else "[ ]"
        click = Style.from_meta({"@click": f"screen.ask_for({number})"})
        piece = Content.assemble(
            (f"{number}", KEY),
            f"{box} ",
            (one_line(one.printed), "bold" if taken else ""),
            (f" {one.type}", MUTED),
        )
        parts.append(piece.stylize(click))
    text = Content("   ").join(parts)
    return hang(Content.styled("ask   ", MUTED), text, width)


def slot_of(form: StatementForm, view: ProposalView, index: int) -> SlotForm | None:
    """Return the slot of a statement that asks for one of the proposal's answers, if there is one."""
    one = view.answers[index]
    meant = [other for other in view.answers if (other.value, other.entity) == (one.value, one.entity)]
    for slot in form.slots:
        same = (slot.value, slot.entity) == (one.value or "", one.entity or "")
        same = same and (bool(slot.entity) or slot.type == one.type)  # a name may have got another type
        if same and (slot.show == one.printed or (not slot.show and one == meant[0])):
            return slot
    return None


def holder(view: ProposalView, width: int) -> list[Content]:
    """Return whose claim it is; where that is open, whom it may be and which key chooses."""
    holder = view.holder
    if holder is None:
        return []
    known = holder.voice.label if holder.voice is not None else "not chosen; drafted as the speaker’s own"
    said: list[str | tuple[str, str]] = [(one_line(known), "bold")]
    if holder.printed and one_line(holder.printed) != one_line(known):
        said.append((f"  printed “{one_line(holder.printed)}”", MUTED))
    if holder.voice is None and holder.candidates:
        names = ", ".join(one.label for one in holder.candidates[:4])
        said.append((f"  perhaps {one_line(names)}", WARN))
    if view.open_holder:
        said.append((f"  {command('desk.holder').keys} chooses", KEY))
    return hang(Content.styled("whose ", MUTED), Content.assemble(*said), width)


def members(view: ProposalView, width: int) -> list[Content]:
    """Return the facts of a discrepancy or the claims of a dispute."""
    lines: list[Content] = []
    for one in view.members:
        state = f" · {one.settled.decision}" if one.settled is not None else ""
        side = f" · side {one.side}" if one.side and one.side != "?" else ""
        who = " › ".join(one.voices)
        text = Content.assemble(
            (f"{one_line(one.value)}  " if one.value else "", "bold"),
            one_line(one.text),
            (f"  {one_line(who)}, {one_line(one.place.label)} ¶{one.place.paragraph}{side}{state}", MUTED),
        )
        lines += hang(Content.styled("    – ", KEY), text, width)
    return lines


def wordings(view: ProposalView, draft: Draft, width: int) -> list[Content]:
    """Return the wordings of a language model, the one that would be written marked; a click takes one."""
    if not view.wordings:
        return []
    key = command("desk.wording").keys
    lines: list[Content] = []
    for number, one in enumerate(view.wordings, 1):
        assert isinstance(one.draft.entry, StatementForm)
        taken = one.draft == draft
        click = Style.from_meta({"@click": f"screen.take_wording({number})"})
        text = Content.assemble(
            ("(•) " if taken else "( ) ", KEY if taken else ""),
            (one_line(one.draft.entry.text), "bold" if taken else ""),
            (f"  {one_line(one.by)}", MUTED),
        ).stylize(click)
        lead = Content.styled(f"{key}     " if number == 1 else "      ", KEY)
        lines += hang(lead, text, width)
    return lines


def company(draft: Draft, width: int) -> list[Content]:
    """Return the names and voices that come into the dossier with an entry, each name with its type."""
    draft = needed(draft)
    names = [one for one in new_names(draft) if one is not draft.entry]
    lines: list[Content] = []
    if names:
        parts: list[str | tuple[str, str]] = []
        for one in names:
            parts += [(", " if parts else "", ""), (one_line(one.name), "bold"), (f" ({one.type})", WARN)]
        parts.append((f"  {command('desk.type').keys} changes the type", MUTED))
        click = Style.from_meta({"@click": "screen.retype()"})
        lines += hang(Content.styled("new   ", KEY), Content.assemble(*parts).stylize(click), width)
    voices = "; ".join(f"voice {one.label} ({one.kind})" for one in draft.voices)
    return lines + led("with", voices, width)
