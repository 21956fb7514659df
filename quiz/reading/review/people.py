"""The entities and voices that a draft names and the dossier lacks: they are accepted together with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.index import fold
from quiz.errors import QuizError
from quiz.reading.draft.credit import core
from quiz.reading.review.forms import EntityForm, VoiceForm
from quiz.reading.review.proposals import plain
from quiz.reading.review.slugs import titled, unique, words_slug

if TYPE_CHECKING:
    from quiz.reading.draft.model import EntityProposal
    from quiz.reading.review.known import Knowledge

_ARTICLES = frozenset({"the", "a", "an"})
VOICE_KINDS = {"person": "person", "organisation": "institution", "place": "institution"}


def entity_form(proposal: EntityProposal, known: Knowledge) -> EntityForm:
    """Return an entity as proposed, with the names of those found to be the same."""
    state = known.state
    names = [*proposal.sure]
    for name, other in state.same.items():
        merged = state.proposals.get(name)
        if state.root(other) == proposal.id and merged is not None:
            names += [merged.name, *merged.sure]  # type: ignore[union-attr]
    variants: dict[str, str] = {}
    for one in names:
        if fold(one) != fold(proposal.name) and fold(one) not in known.names and fold(one):
            variants.setdefault(fold(one), one)
    confusable: list[str] = []
    told_apart = [
        min(pair - {proposal.id}, default="") for pair in known.state.different if proposal.id in pair
    ]
    for other in (*proposal.unlike, *sorted(told_apart)):
        unlike = state.proposals.get(other)
        entity = known.entity_id(getattr(unlike, "slug", other))
        if entity is not None and entity not in confusable:
            confusable.append(entity)
    return EntityForm(
        id=unique(proposal.slug, known.entities, "entity"),
        name=proposal.name,
        type=proposal.type,
        variants=tuple(variants.values()),
        confusable=tuple(confusable),
        role=proposal.roles[0] if proposal.roles else "",
        proposal=proposal.id,
    )


def called(printed: str) -> str:
    """Return a holder's words as a label: without what is said about it, the article kept, small."""
    name = core(printed) if printed else ""
    if not name or plain(name) == "":
        return ""
    first, _, rest = plain(printed).partition(" ")
    if first.lower() in _ARTICLES and rest.lower().startswith(name.lower()[:4]):
        return f"{first.lower()} {plain(name)}"[:200]
    return plain(name)[:200]


def _kind_of(label: str) -> str:
    """Guess what sort of voice a label names, for a person to look at."""
    words = label.split()
    if words[0] in _ARTICLES:
        return "person" if words[0] != "the" else "institution"
    if words[-1].endswith("s") and words[-1].islower():
        return "group"
    return "person"


def voice_called(label: str, known: Knowledge) -> str:
    """Return the slug of whoever is called so, in the dossier or proposed; else one for a new voice.

    Raises :class:`QuizError` where the words make no id.
    """
    voice = next((one.id for one in known.dossier.voices if fold(one.label) == fold(label)), None)
    proposed = known.proposed.by_name.get(fold(label))
    found = voice or known.names.get(fold(label)) or (proposed.slug if proposed is not None else None)
    slug = found or words_slug(label, 8)
    if not slug:
        raise QuizError(f"“{label}” is no name for a voice.", remedy="Type a name with letters or digits.")
    return slug if found else unique(slug, known.voices, "voice")


class Company:
    """Collects, for one draft, who must come into the dossier with it."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self.entities: dict[str, EntityForm] = {}
        self.voices: dict[str, VoiceForm] = {}

    def entity(self, slug: str) -> tuple[str, str] | None:
        """Return the id and type of the entity behind a slug, in the dossier or to come with the draft."""
        known = self._known
        entity = known.entity_id(slug)
        if entity is not None:
            return entity, known.entities[entity].type.value
        proposal = known.entity_proposal(slug)
        if proposal is None:
            return None
        settled = known.state.settled.get(proposal.id)
        if settled is not None and settled.decision == "rejected":
            return None
        form = entity_form(proposal, known)
        self.entities[form.id] = form
        return form.id, form.type

    def voice(self, slug: str, printed: str = "") -> str:
        """Return the id of the voice meant, in the dossier or to come with the draft."""
        known = self._known
        if slug in known.voices:
            return slug
        entity = known.entity_id(slug)
        if entity is not None and entity in known.voice_of_entity:
            return known.voice_of_entity[entity]
        found = self.entity(slug)
        label = called(printed) or known.state.labels.get(slug) or titled(slug)
        kind, role = _kind_of(label), ""
        if found is not None:
            entity, type_ = found
            kind = VOICE_KINDS.get(type_, "group")
            one = self.entities.get(entity) or known.entities[entity]
            label, role = one.name, one.role or ""
        name = unique(words_slug(slug, 8), known.voices, "voice")
        if fold(label) in known.labels:
            label = f"{label} ({name})"
        self.voices[name] = VoiceForm(
            id=name, kind=kind, label=label, role=role, entity=entity if found is not None and entity else ""
        )
        return name

    def chain(
        self, source: str, paragraph: int, says: tuple[str, ...], holder: str = "", printed: str = ""
    ) -> tuple[str, ...]:
        """Return a chain of voices that begins with whoever speaks in the paragraph and repeats nobody.

        Raises :class:`QuizError` where nobody is named and the dossier does not have the source.
        """
        speaker = self._known.speaker(source, paragraph)
        chain = [self.voice(one) for one in says]
        if holder:
            last = self.voice(holder, printed)
            chain = [*chain[: chain.index(last)], last] if last in chain else [*chain, last]
        if speaker is not None and chain[:1] != [speaker]:
            chain = [speaker, *(one for one in chain if one != speaker)]
        if not chain:
            raise QuizError(
                f"There is no source `{source}` in the dossier.",
                remedy="Run `quiz generate` with the same articles again.",
            )
        return tuple(one for i, one in enumerate(chain) if i == 0 or chain[i - 1] != one)

    def label(self, voice: str) -> str:
        """Return how a voice is named on screen."""
        if voice in self.voices:
            return self.voices[voice].label
        known = self._known.voices.get(voice)
        return known.label if known is not None else titled(voice)

    def names(self, voice: str) -> tuple[str, ...]:
        """Return every name by which a sentence may call a voice."""
        if voice in self.voices:
            form = self.voices[voice]
            entity = self.entities.get(form.entity)
            more = (entity.name, *entity.variants) if entity is not None else self._known.entity_names(voice)
            return (form.label, *form.names, *more)
        return self._known.voice_names(voice)

    def identity(self, voice: str) -> tuple[str, str]:
        """Return the entity that a voice is (or nothing), and the type of slot that it fits."""
        form = self.voices.get(voice)
        known = self._known.voices.get(voice)
        entity = form.entity if form is not None else (known.entity or "" if known is not None else "")
        entity = entity or self._known.names.get(fold(self.label(voice)), "")
        if entity:
            one = self.entities.get(entity) or self._known.entities[entity]
            type_ = str(one.type)
            return entity, type_ if type_ in {"person", "organisation", "place"} else "term"
        kind = form.kind if form is not None else (known.kind.value if known is not None else "person")
        return "", "person" if kind in {"author", "person", "commenter"} else "organisation"

    def entity_name(self, entity: str) -> str:
        """Return an entity's own name."""
        one = self.entities.get(entity) or self._known.entities[entity]
        return one.name
