"""A statement told in other words: answers found in a sentence that a person typed, questions made anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from quiz.dossier.fields import SlotType
from quiz.dossier.index import fold
from quiz.questions.slots import say_value
from quiz.reading.review.checks import FormError
from quiz.reading.review.forms import StatementForm
from quiz.reading.review.proposals import plain
from quiz.reading.review.sentences import Gap, as_sentence, blank_question, gives_away, is_made

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft, SlotForm
    from quiz.reading.review.known import Knowledge

_NAMED = frozenset({"person", "organisation", "place"})
_SLOT = re.compile(r"\{([^{}]+)\}")


class Found(NamedTuple):
    """An answer in a sentence: where it stands, and the slot that it is."""

    start: int
    end: int
    slot: SlotForm


def sentence_of(draft: Draft, known: Knowledge) -> str:
    """Return a statement's sentence with its answers in it, as it is typed; nothing for other entries."""
    form = draft.entry
    if not isinstance(form, StatementForm):
        return ""
    words = {slot.name: wordings(slot, draft, known)[0] for slot in form.slots}
    return _SLOT.sub(lambda slot: words.get(slot[1], slot[0]), form.text)


def reworded(draft: Draft, typed: str, known: Knowledge) -> Draft:
    """Return a draft whose statement is told by another sentence.

    An answer is asked for where its words stand in the sentence, or its slot in braces; what is not there is
    no longer asked for. Questions that were made from the old sentence are made from the new one, others
    stay. Raises :class:`FormError` where no answer is left.
    """
    form = draft.entry
    assert isinstance(form, StatementForm)
    text = plain(typed)
    named = {slot.name: slot for slot in form.slots}
    found = [
        Found(at, at + len(slot.name) + 2, slot)
        for slot in form.slots
        if (at := text.find(f"{{{slot.name}}}")) >= 0
    ]
    for slot in form.slots:
        if all(one.slot.name != slot.name for one in found):
            place = _place(text, slot, draft, known, found)
            found += [place] if place is not None else []
    if not found:
        answers = " or ".join(f"“{wordings(slot, draft, known)[0]}”" for slot in named.values())
        raise FormError(
            "nothing that could be asked for is in the sentence",
            field="text",
            entry=form.id,
            remedy=f"keep {answers} in it",
        )
    found.sort()
    filled, gaps = _filled(text, found, draft, known)
    slots = tuple(_asked(one.slot, filled, gaps, draft, known) for one in found)
    said = as_sentence(_with_slots(text, found))
    gone = {slot.entity for slot in form.slots} - {slot.entity for slot in slots}
    spoken = {voice.entity for voice in draft.voices}
    entities = tuple(one for one in draft.entities if one.id not in gone or one.id in spoken)
    return replace(draft, entry=replace(form, text=said, slots=slots), entities=entities)


def remade(before: Draft, now: Draft, known: Knowledge) -> Draft:
    """Return a draft whose text was edited, with the questions that nobody worded made from the new text.

    An answer that is a name of the dossier becomes that name, however it was typed.
    """
    now = _linked(now, known)
    old, form = before.entry, now.entry
    if not isinstance(old, StatementForm) or not isinstance(form, StatementForm) or old.text == form.text:
        return now
    was = {slot.name: slot.questions for slot in old.slots}
    new = {slot.name: slot for slot in reworded(now, form.text, known).entry.slots}  # type: ignore[union-attr]
    slots = tuple(
        replace(slot, questions=new[slot.name].questions)
        if slot.name in new and slot.questions == was.get(slot.name) and all(map(is_made, slot.questions))
        else slot
        for slot in form.slots
    )
    return replace(now, entry=replace(form, slots=slots))


def _linked(draft: Draft, known: Knowledge) -> Draft:
    form = draft.entry
    if not isinstance(form, StatementForm):
        return draft
    slots = list(form.slots)
    for at, slot in enumerate(slots):
        name = known.names.get(fold(slot.value)) if slot.type in _NAMED and not slot.entity else None
        if name is not None and (slot.type == "person") == (known.entities[name].type == "person"):
            show = slot.show or ("" if slot.value == known.entities[name].name else slot.value)
            slots[at] = replace(slot, entity=name, value="", show=show)
    return draft if tuple(slots) == form.slots else replace(draft, entry=replace(form, slots=tuple(slots)))


def _place(text: str, slot: SlotForm, draft: Draft, known: Knowledge, taken: list[Found]) -> Found | None:
    """Return where the words of an answer stand whole in a text, the longest of them first."""
    longest = sorted(wordings(slot, draft, known), key=lambda one: (-len(one), one))
    for flags in (re.NOFLAG, re.IGNORECASE):
        for words in longest:
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags):
                if all(match.end() <= one.start or one.end <= match.start() for one in taken):
                    usual = _usual(slot, draft, known)
                    show = "" if match[0] == usual else match[0]
                    return Found(match.start(), match.end(), replace(slot, show=show))
    return None


def wordings(slot: SlotForm, draft: Draft, known: Knowledge) -> tuple[str, ...]:
    """Return the words by which an answer may stand in a sentence, as it reads now first."""
    found = [slot.show, _usual(slot, draft, known)]
    if slot.entity:
        own = next((one for one in draft.entities if one.id == slot.entity), None)
        found += [own.name, *own.variants] if own is not None else known.entity_names(slot.entity)
    else:
        found += [slot.value, *slot.accept]
    return tuple(dict.fromkeys(one for one in found if one)) or (slot.name,)


def _usual(slot: SlotForm, draft: Draft, known: Knowledge) -> str:
    """Return how an answer reads in a sentence where nothing else is said."""
    if slot.entity:
        own = next((one.name for one in draft.entities if one.id == slot.entity), None)
        names = known.entity_names(slot.entity)
        return own or (names[0] if names else slot.entity)
    try:
        return say_value(SlotType(slot.type), slot.value)
    except ValueError:
        return slot.value


def _with_slots(text: str, found: list[Found]) -> str:
    out, at = "", 0
    for one in found:
        out += text[at : one.start] + f"{{{one.slot.name}}}"
        at = one.end
    return out + text[at:]


def _filled(text: str, found: list[Found], draft: Draft, known: Knowledge) -> tuple[str, list[Gap]]:
    """Return a sentence with its answers in words, and where they stand in it."""
    out, at, gaps = "", 0, []
    for one in found:
        out += text[at : one.start]
        words = text[one.start : one.end]
        if words.startswith("{"):
            words = one.slot.show or _usual(one.slot, draft, known)
        gaps.append(Gap(len(out), len(out) + len(words), one.slot.name))
        out += words
        at = one.end
    return out + text[at:], gaps


def _asked(slot: SlotForm, text: str, gaps: list[Gap], draft: Draft, known: Knowledge) -> SlotForm:
    """Return a slot with its questions: those made from the sentence that was, made from this one."""
    own = tuple(one for one in slot.questions if not is_made(one))
    if own:
        return replace(slot, questions=own)
    named = wordings(slot, draft, known)
    here = next(gap for gap in gaps if gap.slot == slot.name)
    rest = f"{text[: here.start]} ____ {text[here.end :]}"
    also = named if gives_away(rest, named) else ()
    return replace(slot, questions=(blank_question(text, gaps, slot.name, also),))
