"""Whether what accepting would write is in words of its own, as ``quiz verify`` asks for it (V501).

Eight words in a row of an article that an entry cites are a copy; runs of nothing but names are none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.problems import shown
from quiz.dossier.schema import Statement
from quiz.questions.material import Material
from quiz.questions.slots import Filler
from quiz.reading.draft.model import EntityProposal
from quiz.reading.review.checks import FormError, as_entry, field_of
from quiz.reading.review.forms import DiscrepancyForm, DisputeForm, EntityForm, StatementForm
from quiz.verify.copying import RUN, RunFinder, only_names, texts_in
from quiz.verify.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.dossier.schema import Dossier, Entry
    from quiz.reading.review.forms import EntryForm, EvidenceForm, PositionForm
    from quiz.reading.review.proposals import Articles
    from quiz.reading.review.state import State

_LONGEST = 120
_SHOWN = 4
"""So many words of a copy are shown at either end."""


class Copy(NamedTuple):
    """Words of an entry that stand in an article: where in the form, how many, and where they are printed."""

    entry: str
    field: str
    words: int
    said: str
    source: str
    paragraph: int

    @property
    def message(self) -> str:
        """Say so in a sentence."""
        return f"{self.words} words in a row are those of {self.source}#{self.paragraph}: “{self.said}”"


class Text(NamedTuple):
    """A text of an entry that may be a sentence, with its field and the sources that the entry rests on."""

    entry: str
    field: str
    text: str
    sources: Iterable[str]


class CopiedError(FormError):
    """An entry tells something in an article's own words; nothing was written."""

    title = "Tell it in your own words"

    def __init__(self, copy: Copy) -> None:
        super().__init__(
            copy.message,
            field=copy.field,
            entry=copy.entry,
            remedy="tell it in your own words; a quotation may keep seven",
        )
        self.copy = copy


class OwnWords:
    """Holds forms against the articles that they cite; an article is indexed when it is first cited."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles
        self._finders: dict[str, RunFinder] = {}

    def first(self, forms: Sequence[EntryForm], dossier: Dossier, state: State) -> Copy | None:
        """Return the first copied words of entries that fit the format; None where there are none.

        Raises :class:`FormError` where one of them does not fit it.
        """
        entries = [(form.id, as_entry(form)) for form in forms]
        new = [entry for form, (_, entry) in zip(forms, entries, strict=True) if isinstance(form, EntityForm)]
        material = Material(dossier.model_copy(update={"entities": [*dossier.entities, *new]}))
        texts = (
            Text(form.id, field, text, _cited(form, state))
            for form, (_, entry) in zip(forms, entries, strict=True)
            for field, text in _texts(entry, material)
        )
        return self._first(texts, dossier, forms)

    def first_of(self, position: PositionForm, dossier: Dossier) -> Copy | None:
        """Return the first copied words of a position; None where there are none."""
        sources = [_source(one) for one in position.evidence]
        named = ((name, getattr(position, name)) for name in ("claim", "grounds", "hedge", "note"))
        return self._first((Text(position.id, name, text, sources) for name, text in named), dossier)

    def _first(self, texts: Iterable[Text], dossier: Dossier, forms: Sequence[EntryForm] = ()) -> Copy | None:
        names: frozenset[tuple[str, ...]] | None = None
        for one in texts:
            words = word_list(one.text)
            folded = [word.folded for word in words]
            finders = map(self._finder, dict.fromkeys(one.sources)) if len(words) >= RUN else ()
            for run in (run for finder in finders for run in finder.runs(folded)):
                names = _names(dossier, forms) if names is None else names
                if not only_names(folded[run.start : run.end], names):
                    said = _short(one.text[words[run.start].start : words[run.end - 1].end])
                    return Copy(one.entry, one.field, run.end - run.start, said, run.source, run.paragraph)
        return None

    def _finder(self, source: str) -> RunFinder:
        if source not in self._finders:
            self._finders[source] = RunFinder(
                (source, number, [word.folded for word in word_list(text)])
                for number, text in enumerate(self._articles.paragraphs(source), 1)
            )
        return self._finders[source]


def _texts(entry: Entry, material: Material) -> Iterator[tuple[str, str]]:
    """Yield what may be a sentence, by its field: a statement's own first, with its slots filled in."""
    if isinstance(entry, Statement):
        yield "text", Filler(entry, material).text()
    for path, text in texts_in((), entry):
        if not (isinstance(entry, Statement) and path == ("text",)):
            yield field_of(path), text


def _cited(form: EntryForm, state: State) -> Iterator[str]:
    """Yield the sources that a form rests on."""
    evidence: Iterable[EvidenceForm] = ()
    if isinstance(form, StatementForm):
        evidence = form.evidence
    elif isinstance(form, DiscrepancyForm):
        evidence = (one for value in form.values for one in value.evidence)
    elif isinstance(form, DisputeForm):
        evidence = (one for position in form.positions for one in position.evidence)
    elif isinstance(form, EntityForm):
        proposal = state.proposals.get(form.proposal)
        if isinstance(proposal, EntityProposal):
            yield from (mention.source for mention in proposal.mentions)
    yield from map(_source, evidence)


def _source(evidence: EvidenceForm) -> str:
    return evidence.at.partition("#")[0]


def _names(dossier: Dossier, forms: Iterable[EntryForm]) -> frozenset[tuple[str, ...]]:
    found = [name for entity in dossier.entities for name in (entity.name, *entity.variants)]
    found += [name for form in forms if isinstance(form, EntityForm) for name in (form.name, *form.variants)]
    found += [name for voice in dossier.voices for name in (voice.label, *voice.names)]
    found += [title for source in dossier.sources for title in (source.title, source.publisher) if title]
    return frozenset(map(_folded, found))


def _short(text: str) -> str:
    words = text.split()
    if len(words) > 2 * _SHOWN + 1:
        words = [*words[:_SHOWN], "…", *words[-_SHOWN:]]
    return shown(" ".join(words), _LONGEST)


@lru_cache(maxsize=65_536)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in word_list(name))
