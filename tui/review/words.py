"""A proposal in words: what it is, why it is asked, what accepting it would write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from quiz.reading.review.forms import (
    DiscrepancyForm,
    DisputeForm,
    EntityForm,
    EvidenceForm,
    SlotForm,
    StatementForm,
    VoiceForm,
)
from tui.drawn import hanging
from tui.text import MUTED, one_line, plural

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft, EntryForm
    from quiz.reading.review.views import ProposalView

HEAD = "bold $text-primary"
KEY = "bold $text-accent"
WARN = "$text-warning"

KINDS = {
    "entity": "Name",
    "fact": "Fact",
    "claim": "Claim",
    "conflict": "Difference",
    "dispute": "Dispute",
}
"""What proposals are called on screen."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the dossier's voices, entities and sources are called, by id."""

    voices: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def of(self, draft: Draft) -> Names:
        """Return these names with those that come with a draft."""
        return Names(
            {**self.voices, **{one.id: one.label for one in draft.voices}},
            {**self.entities, **{one.id: one.name for one in draft.entities}},
            self.sources,
        )


def proposal(
    view: ProposalView, draft: Draft, names: Names, width: int, *, edited: bool, wording: str = ""
) -> Content:
    """Say everything about a proposal."""
    names = names.of(draft)
    lines: list[Content] = []
    if view.item.why:
        lines += _led("why", ", ".join(view.item.why), width, style=MUTED)
    if edited:
        lines.append(Content.styled("✎ edited here; not written before you accept it", WARN))
    if wording:
        lines.append(Content.styled(f"worded by {one_line(wording)}", WARN))
    for remark in draft.remarks:
        lines += _hang(Content.styled("! ", f"bold {WARN}"), Content.styled(one_line(remark), WARN), width)
    lines += _holder(view, width)
    lines += list(entry(draft.entry, names, width, _printed(view, draft)))
    lines += _answers(view, draft, width)
    if isinstance(draft.entry, StatementForm):
        for slot in draft.entry.slots:
            lines += list(_slot(slot, names, width))
    lines += _members(view, width)
    if view.maybe:
        others = ", ".join(f"“{one.label}”" for one in view.maybe)
        lines += _led("same?", f"perhaps the same as {others}", width, style=WARN)
    lines += list(_meta(draft, names, width))
    if view.same_sentence:
        found = plural(len(view.same_sentence), "more proposal")
        lines += _led("also", f"{found} from the same sentence", width, style=MUTED)
    return Content("\n").join(lines)


# ------------------------------------------------------------ the entry


def entry(
    form: EntryForm, names: Names, width: int, printed: Mapping[str, str] | None = None
) -> Iterator[Content]:
    """Yield the lines of an entry that is to be written; ``printed`` is how its answers read, by slot."""
    if isinstance(form, StatementForm):
        yield from _hang(Content.styled("text  ", MUTED), _with_slots(form, names, printed or {}), width)
    elif isinstance(form, EntityForm):
        yield from _led("name", form.name, width, style="bold")
        yield from _led("type", form.type, width)
        yield from _led("role", form.role, width)
        yield from _led("also", "; ".join(form.variants), width)
        others = "; ".join(names.entities.get(one, one) for one in form.confusable)
        yield from _led("not", others, width)
    elif isinstance(form, DiscrepancyForm):
        yield from _led("about", form.thing, width, style="bold")
        for question in form.questions:
            yield from _led("asks", question, width)
        for value in form.values:
            where = "; ".join(f"{_chain(one, names)} {_at(one, names)}" for one in value.evidence)
            given = Content.assemble((one_line(value.value), "bold"), (f"  {one_line(where)}", MUTED))
            yield from _hang(Content.styled("    • ", KEY), given, width)
        yield from _led("is a", form.relation, width)
    elif isinstance(form, DisputeForm):
        yield from _led("asks", form.question, width, style="bold")
        for stance in form.stances:
            yield from _hang(
                Content.styled("    • ", KEY), Content.styled(one_line(stance.label), "bold"), width
            )
            for one in form.positions:
                if one.stance == stance.id:
                    who = _chain(one.evidence[0], names) if one.evidence else one.id
                    held = Content.assemble((f"{one_line(who)}: ", "$text-secondary"), one_line(one.claim))
                    yield from _hang(Content("      "), held, width)


def _with_slots(form: StatementForm, names: Names, printed: Mapping[str, str]) -> Content:
    """Return the text with what is asked for marked in it, each led by its slot's letter."""
    slots = {slot.name: slot for slot in form.slots}
    parts: list[str | tuple[str, str]] = []
    at = 0
    text = one_line(form.text)
    for match in re.finditer(r"\{([^{}]+)\}", text):
        parts.append(text[at : match.start()])
        slot = slots.get(match[1])
        parts += [("⟨", KEY), (match[1], KEY)]
        if slot is not None:
            said = slot.show or printed.get(slot.name) or _answer(slot, names)
            parts.append((f" {one_line(said)}", "bold underline"))
        parts.append(("⟩", KEY))
        at = match.end()
    parts.append(text[at:])
    return Content.assemble(*parts)


def _answer(slot: SlotForm, names: Names) -> str:
    said = slot.value or names.entities.get(slot.entity, slot.entity)
    return f"{said} {slot.unit}" if slot.unit else said


def _printed(view: ProposalView, draft: Draft) -> dict[str, str]:
    """Return how the answers asked for are printed, by their slots."""
    found: dict[str, str] = {}
    if isinstance(draft.entry, StatementForm):
        for index, one in enumerate(view.answers):
            slot = slot_of(draft.entry, view, index)
            if slot is not None:
                found.setdefault(slot.name, one.printed)
    return found


def _slot(slot: SlotForm, names: Names, width: int) -> Iterator[Content]:
    lead = Content.styled(f"{slot.name:>4}  ", KEY)
    for question in slot.questions:
        yield from _hang(lead, Content(one_line(question)), width)
        lead = Content("      ")
    told = slot.value or names.entities.get(slot.entity, slot.entity)
    parts: list[str | tuple[str, str]] = [("= ", MUTED), (one_line(told), "bold")]
    more = [slot.type if not slot.entity else f"{slot.type}, {slot.entity}"]
    if slot.unit:
        more.append(f"in {slot.unit}")
    if slot.bounds != "exact":
        more.append(slot.bounds)
    if slot.accept:
        more.append(f"also {'; '.join(slot.accept)}")
    if slot.distractors:
        more.append(f"not {'; '.join(slot.distractors)}")
    parts.append((f"  {one_line(' · '.join(more))}", MUTED))
    yield from _hang(Content("      "), Content.assemble(*parts), width)


def _meta(draft: Draft, names: Names, width: int) -> Iterator[Content]:
    form = draft.entry
    if isinstance(form, StatementForm):
        said = [f"kind {form.kind}", f"importance {form.importance}"]
        if form.topic:
            said.append(f"topic {form.topic}")
        if form.when is not None:
            when = form.when.edtf or form.when.text
            said.append(f"when {when}{' (inferred)' if form.when.why else ''}")
        yield from _led("entry", " · ".join(said), width)
        for one in form.evidence:
            yield from _led("says", f"{_chain(one, names)}, {_at(one, names)} “{one.printed}”", width)
    more = [f"name {one.name} ({one.type})" for one in draft.entities]
    more += [f"voice {one.label} ({one.kind})" for one in draft.voices]
    if more:
        yield from _led("with", "; ".join(more), width)
    yield from _led("into", f"{form.section}/{form.id}", width, style=MUTED)


def _chain(one: EvidenceForm, names: Names) -> str:
    return " › ".join(names.voices.get(voice, voice) for voice in one.says)


def _at(one: EvidenceForm, names: Names) -> str:
    source, _, paragraph = one.at.partition("#")
    return f"{names.sources.get(source, source)} ¶{paragraph}"


# ------------------------------------------------------------ around it


def _answers(view: ProposalView, draft: Draft, width: int) -> list[Content]:
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
    return _hang(Content.styled("ask   ", MUTED), text, width)


def slot_of(form: StatementForm, view: ProposalView, index: int) -> SlotForm | None:
    """Return the slot of a statement that asks for one of the proposal's answers, if there is one."""
    one = view.answers[index]
    for slot in form.slots:
        same = (slot.type, slot.value, slot.entity) == (one.type, one.value or "", one.entity or "")
        if same and (not slot.show or slot.show == one.printed):
            return slot
    return None


def _holder(view: ProposalView, width: int) -> list[Content]:
    holder = view.holder
    if holder is None:
        return []
    known = holder.voice.label if holder.voice is not None else "not chosen"
    said: list[str | tuple[str, str]] = [(one_line(known), "bold")]
    if one_line(holder.printed) != one_line(known):
        said.append((f"  printed “{one_line(holder.printed)}”", MUTED))
    if holder.voice is None and holder.candidates:
        names = ", ".join(one.label for one in holder.candidates[:4])
        said.append((f"  perhaps {one_line(names)}", WARN))
    return _hang(Content.styled("whose ", MUTED), Content.assemble(*said), width)


def _members(view: ProposalView, width: int) -> list[Content]:
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
        lines += _hang(Content.styled("    – ", KEY), text, width)
    return lines


def title(view: ProposalView) -> str:
    """Say in a few words what sort of proposal it is."""
    kind = KINDS[view.item.kind]
    return f"{kind}, {view.standing}" if view.standing else kind


def ids(draft: Draft) -> set[str]:
    """Return the ids of the entries of a draft."""
    return {one.id for one in draft.forms()}


def with_it(draft: Draft) -> str:
    """Say in a few words what is written besides the entry."""
    more = [one.id for one in (*draft.entities, *draft.voices) if isinstance(one, EntityForm | VoiceForm)]
    return f" + {', '.join(dict.fromkeys(more))}" if more else ""


def _led(lead: str, text: str, width: int, *, style: str = "") -> list[Content]:
    """Return lines led by a word; nothing where there is no text."""
    if not text:
        return []
    said = Content.styled(one_line(text), style) if style else Content(one_line(text))
    return _hang(Content.styled(f"{lead:<6}", MUTED), said, width)


def _hang(lead: Content, text: Content, width: int) -> list[Content]:
    return hanging(lead, text, width).split("\n")
