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
)
from quiz.reading.review.needed import needed
from tui.review import around
from tui.review.commands import command
from tui.review.lines import KEY, WARN, hang, led
from tui.text import MUTED, one_line, plural

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft, EntryForm
    from quiz.reading.review.queue import Item
    from quiz.reading.review.views import ProposalView

KINDS = {
    "entity": "Name",
    "fact": "Fact",
    "claim": "Claim",
    "conflict": "Discrepancy",
    "dispute": "Dispute",
}
"""What proposals are called on screen."""
SEVERAL = {**{kind: f"{label}s" for kind, label in KINDS.items()}, "conflict": "Discrepancies"}
"""What several of them are called."""


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
        lines += led("why", ", ".join(view.item.why), width, style=MUTED)
    if view.unworded:
        lines.append(Content.styled("✎ accepted; to be told in your own words before it is written", WARN))
    if edited:
        lines.append(Content.styled("✎ edited here; not written before you accept it", WARN))
    if wording:
        lines.append(Content.styled(f"worded by {one_line(wording)}", WARN))
    for remark in draft.remarks:
        lines += hang(Content.styled("! ", f"bold {WARN}"), Content.styled(one_line(remark), WARN), width)
    if view.said_already:
        reject, merge = command("desk.reject").keys, command("desk.merge").keys
        said = f"says the same as {', '.join(view.said_already)}: {reject} rejects it, {merge} merges it"
        lines += hang(Content.styled("! ", f"bold {WARN}"), Content.styled(one_line(said), WARN), width)
    lines += around.holder(view, width)
    lines += around.company(draft, width)
    lines += list(entry(draft.entry, names, width, _printed(view, draft)))
    lines += around.answers(view, draft, width)
    if isinstance(draft.entry, StatementForm):
        for slot in draft.entry.slots:
            lines += list(_slot(slot, names, width))
    lines += around.wordings(view, draft, width)
    lines += around.members(view, width)
    if view.maybe:
        others = ", ".join(f"“{one.label}”" for one in view.maybe)
        lines += led("same?", f"perhaps the same as {others}", width, style=WARN)
    lines += list(_meta(draft, names, width))
    if view.same_sentence:
        found = plural(len(view.same_sentence), "more proposal")
        lines += led("also", f"{found} from the same sentence", width, style=MUTED)
    return Content("\n").join(lines)


# ------------------------------------------------------------ the entry


def entry(
    form: EntryForm, names: Names, width: int, printed: Mapping[str, str] | None = None
) -> Iterator[Content]:
    """Yield the lines of an entry that is to be written; ``printed`` is how its answers read, by slot."""
    if isinstance(form, StatementForm):
        yield from hang(Content.styled("text  ", MUTED), _with_slots(form, names, printed or {}), width)
    elif isinstance(form, EntityForm):
        yield from led("name", form.name, width, style="bold")
        yield from _type(form, width)
        yield from led("role", form.role, width)
        yield from led("also", "; ".join(form.variants), width)
        others = "; ".join(names.entities.get(one, one) for one in form.confusable)
        yield from led("not", others, width)
    elif isinstance(form, DiscrepancyForm):
        yield from led("about", form.thing, width, style="bold")
        for question in form.questions:
            yield from led("asks", question, width)
        for value in form.values:
            where = "; ".join(f"{_chain(one, names)} {_at(one, names)}" for one in value.evidence)
            given = Content.assemble((one_line(value.value), "bold"), (f"  {one_line(where)}", MUTED))
            yield from hang(Content.styled("    • ", KEY), given, width)
        yield from led("is a", form.relation, width)
    elif isinstance(form, DisputeForm):
        yield from led("asks", form.question, width, style="bold")
        for stance in form.stances:
            yield from hang(
                Content.styled("    • ", KEY), Content.styled(one_line(stance.label), "bold"), width
            )
            for one in form.positions:
                if one.stance == stance.id:
                    who = _chain(one.evidence[0], names) if one.evidence else one.id
                    held = Content.assemble((f"{one_line(who)}: ", "$text-secondary"), one_line(one.claim))
                    yield from hang(Content("      "), held, width)


def _type(form: EntityForm, width: int) -> list[Content]:
    click = Style.from_meta({"@click": "screen.retype()"})
    said = Content.assemble(form.type, (f"  {command('desk.type').keys} changes it", MUTED)).stylize(click)
    return hang(Content.styled("type  ", MUTED), said, width)


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
    said = _told(slot, names)
    return f"{said} {slot.unit}" if slot.unit else said


def _told(slot: SlotForm, names: Names) -> str:
    if not slot.value:
        return names.entities.get(slot.entity, slot.entity)
    if slot.type == "date":
        return _date(slot.value)
    return _lasting(slot.value) if slot.type == "duration" else slot.value


def _date(edtf: str) -> str:
    """Return a date as learners see it: ``1979~`` is "about 1979"."""
    from quiz.dossier.dates import DateError, human

    try:
        return human(edtf)
    except DateError:  # as it was typed, to be told at its field
        return edtf


def _lasting(duration: str) -> str:
    from quiz.dossier.dates import DateError
    from quiz.dossier.durations import human_duration

    try:
        return human_duration(duration)
    except DateError:
        return duration


def _printed(view: ProposalView, draft: Draft) -> dict[str, str]:
    """Return how the answers asked for are printed, by their slots."""
    found: dict[str, str] = {}
    if isinstance(draft.entry, StatementForm):
        for index, one in enumerate(view.answers):
            slot = around.slot_of(draft.entry, view, index)
            if slot is not None:
                found.setdefault(slot.name, one.printed)
    return found


def _slot(slot: SlotForm, names: Names, width: int) -> Iterator[Content]:
    lead = Content.styled(f"{slot.name:>4}  ", KEY)
    for question in slot.questions:
        yield from hang(lead, Content(one_line(question)), width)
        lead = Content("      ")
    told = _told(slot, names)
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
    yield from hang(Content("      "), Content.assemble(*parts), width)


def _meta(draft: Draft, names: Names, width: int) -> Iterator[Content]:
    form = draft.entry
    if isinstance(form, StatementForm):
        said = [f"kind {form.kind}", f"importance {form.importance}"]
        if form.topic:
            said.append(f"topic {form.topic}")
        if form.when is not None:
            when = _date(form.when.edtf) if form.when.edtf else form.when.text
            said.append(f"when {when}{' (inferred)' if form.when.why else ''}")
        yield from led("entry", " · ".join(said), width)
        for one in form.evidence:
            yield from led("says", f"{_chain(one, names)}, {_at(one, names)} “{one.printed}”", width)
    yield from led("into", f"{form.section}/{form.id}", width, style=MUTED)


def _chain(one: EvidenceForm, names: Names) -> str:
    return " › ".join(names.voices.get(voice, voice) for voice in one.says)


def _at(one: EvidenceForm, names: Names) -> str:
    source, _, paragraph = one.at.partition("#")
    return f"{names.sources.get(source, source)} ¶{paragraph}"


def title(view: ProposalView) -> str:
    """Say in a few words what sort of proposal it is."""
    kind = KINDS[view.item.kind]
    return f"{kind}, {view.standing}" if view.standing not in ("", kind.lower()) else kind


def worth(item: Item) -> str:
    """Say what a proposal is worth; of a name that better ones need, what they are worth."""
    if item.needed is None:
        return f"worth {item.worth:.0%}"
    kind, most = item.needed
    return f"needed by a {KINDS[kind].lower()} worth {most:.0%}"


def ids(draft: Draft) -> set[str]:
    """Return the ids of the entries of a draft."""
    return {one.id for one in draft.forms()}


def with_it(draft: Draft) -> str:
    """Say in a few words what is written besides the entry."""
    draft = needed(draft)
    more = [f"{one.name} ({one.type})" for one in draft.entities]
    more += [one.label for one in draft.voices if one.entity not in {name.id for name in draft.entities}]
    return f" + {', '.join(dict.fromkeys(more))}" if more else ""
