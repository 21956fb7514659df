"""Load a dossier from its YAML files, or report everything that is wrong with it at once."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from quiz.dossier import schema
from quiz.dossier.check import Finding, Known, check
from quiz.dossier.explain import Path as EntryPath
from quiz.dossier.explain import Trouble, explain
from quiz.dossier.files import read_files
from quiz.dossier.marks import Marks, Origin, find
from quiz.dossier.problems import MOST_PROBLEMS, DossierProblems, Problem, did_you_mean, listed, shown
from quiz.dossier.recover import parse_on
from quiz.dossier.yamlnodes import Map, Node, Seq, place
from quiz.dossier.yamltext import Fault, Place, decode
from quiz.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from quiz.dossier.files import Text
    from quiz.dossier.kept import Kept
    from quiz.progress import OnProgress

SECTIONS: dict[str, type[schema.Entry]] = {
    "deck": schema.Deck,
    "sources": schema.Source,
    "voices": schema.Voice,
    "entities": schema.Entity,
    "statements": schema.Statement,
    "discrepancies": schema.Discrepancy,
    "disputes": schema.Dispute,
    "cards": schema.HandCard,
    "sets": schema.CardSet,
}
"""The sections of a dossier and what one entry of each is."""

_LONGEST_LOST = 2_000_000
_ID = re.compile(r"\bid:[ \t]*[\"']?([a-z0-9][a-z0-9-]*)")


_ENOUGH = 5 * MOST_PROBLEMS
"""With so many problems it is some other kind of file; looking on would help nobody."""


class Loaded(NamedTuple):
    """A dossier and where its entries stand."""

    dossier: schema.Dossier
    marks: Marks


def load(path: Path | Traversable, *, on_progress: OnProgress | None = None) -> schema.Dossier:
    """Load the dossier in a folder (all its ``.yaml`` and ``.yml`` files) or in a single file.

    ``on_progress`` is told how many of how many files have been read.

    Raises :class:`quiz.dossier.problems.DossierProblems` with every problem of every file, and
    :class:`quiz.errors.DossierError` where there is no dossier at all.
    """
    return load_with_marks(path, on_progress=on_progress).dossier


def load_with_marks(path: Path | Traversable, *, on_progress: OnProgress | None = None) -> Loaded:
    """Load a dossier as :func:`load` does, and say where each entry stands in its files."""
    return load_texts(path.name, read_files(path, on_progress), single=path.is_file())


def load_texts(
    name: str, texts: Iterable[Text | Problem], kept: Kept | None = None, *, single: bool = False
) -> Loaded:
    """Load a dossier called ``name`` from the texts of its files, in their order.

    With ``kept`` what has not changed since the last load with it is not read again. ``single``: the name is
    that of a file, which may be of another kind, not of a folder. Raises as :func:`load`.
    """
    loader = _Loader(name, kept, single=single)
    with _collector_at_rest():
        for text in texts:
            if isinstance(text, Problem):
                loader.unreadable(text)
            else:
                loader.read(text)
        return loader.finish()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking what is being made: none of it is garbage.

    A quarter of the time of loading goes there otherwise.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Loader:
    """Collects entries and problems over all files."""

    def __init__(self, name: str, kept: Kept | None = None, *, single: bool = False) -> None:
        self._single = single
        self._kept = kept
        self.problems: list[Problem] = []
        self.marks = Marks(name)
        self.entries: dict[str, list[Any]] = {section: [] for section in SECTIONS}
        self.known = Known()
        self.incomplete = False
        self._decks: list[tuple[str, Place]] = []

    def unreadable(self, problem: Problem) -> None:
        """Take a file of which nothing is known but why."""
        self.problems.append(problem)
        self.incomplete = self.known.anything = True

    def read(self, text: Text) -> None:
        """Take one file."""
        content = decode(text.data)
        if isinstance(content, Fault):
            self.unreadable(Problem(text.name, *content.place, content.message, content.remedy))
            return
        tree, content, lost = self._kept.read(text.name, content) if self._kept else parse_on(content)
        for fault in tree.faults:
            self._fault(text.name, fault)
        self.incomplete = self.incomplete or tree.fatal
        if len(lost) > _LONGEST_LOST:
            self.known.anything = True
        else:
            self.known.add_anywhere(_ID.findall(lost))
        root = tree.root
        if root is None:
            return
        if not isinstance(root, Map):
            message = "the file does not begin with a section"
            self._problem(
                text.name, Place(1, 1), message, f"write one of {listed(f'`{s}:`' for s in SECTIONS)}"
            )
            return
        if tree.has_null:
            _drop_empty(root)
        self.marks.texts[text.name] = content
        for section in root.key_marks:
            if len(self.problems) >= _ENOUGH:
                return
            self._section(text.name, root, section)

    def finish(self) -> Loaded:
        """Check what holds between entries; return the dossier or raise all problems."""
        if not self._decks and not self.incomplete:
            self.problems.append(
                Problem(
                    next(iter(self.marks.texts), self.marks.name),
                    1,
                    1,
                    "the dossier has no section `deck`",
                    "add `deck:` with `id`, `title`, `format: 1` and `licence` to one of its files",
                )
            )
        decks = self.entries.pop("deck")
        self.known.all_topics = not decks
        deck = decks[0] if decks else schema.Deck(id="none", title="none", format=1, licence="none")
        lists: dict[str, Any] = self.entries  # the entries are validated one by one already
        dossier = both_ways(schema.Dossier.model_construct(deck=deck, **lists))
        if len(self.problems) < _ENOUGH:
            self._findings(check(dossier, self.known))
        if self.problems:
            name = self.marks.name
            other_kind = self._single and "." in name and not name.lower().endswith((".yaml", ".yml"))
            if other_kind and not (decks or any(lists.values())):
                # to read an article or a table as YAML would only tell of commas and brackets
                raise DossierError(
                    f"{shown(name, 200)} is not a dossier",
                    remedy="a dossier is written in YAML: a file that ends in .yaml, or a folder of them",
                )
            raise DossierProblems(self.problems)
        return Loaded(dossier, self.marks)

    def _findings(self, findings: list[Finding]) -> None:
        places = {(finding.path, finding.at_key) for finding in findings}
        places |= {(finding.other, False) for finding in findings if finding.other is not None}
        where = self.marks.where_all(places)
        for finding in findings:
            message = finding.message
            if finding.other is not None:
                other = where[finding.other, False]
                message += f" (see {other.file}:{other.line})"
            self.problems.append(Problem(*where[finding.path, finding.at_key], message, finding.remedy))

    def _problem(self, file: str, where: Place, message: str, remedy: str | None) -> None:
        self.problems.append(Problem(file, where.line, where.column, message, remedy))

    def _fault(self, file: str, fault: Fault) -> None:
        self._problem(file, fault.place, fault.message, fault.remedy)

    def _section(self, file: str, root: Map, section: str) -> None:
        at_key = place(root.key_marks[section])
        if section not in SECTIONS:
            near = did_you_mean(section, SECTIONS)
            remedy = f"did you mean `{near}`?" if near else f"the sections are {listed(SECTIONS, 'and')}"
            self._problem(file, at_key, f"unknown section `{shown(section)}`", remedy)
            return
        value = root.get(section)
        if section == "deck":
            self._deck(file, at_key, value)
            return
        if value is None:
            return
        if not isinstance(value, Seq):
            message = f"`{section}` must be a list of entries"
            self._problem(file, at_key, message, "begin each entry with `- ` on a line of its own")
            return
        for index, node in enumerate(value):
            self._entry(section, node, Origin(file, index, place(value.marks[index])))

    def _deck(self, file: str, at_key: Place, value: Node) -> None:
        if self._decks:
            first, where = self._decks[0]
            message = f"`deck` stands twice (see {first}:{where.line})"
            self._problem(file, at_key, message, "keep one of them")
            return
        self._decks.append((file, at_key))
        self._entry("deck", value, Origin(file, 0, at_key))

    def _entry(self, section: str, node: Node, origin: Origin) -> None:
        if len(self.problems) >= _ENOUGH:
            return
        model = SECTIONS[section]
        known = self._kept.entry(section, node) if self._kept else None
        if known is not None:
            self.entries[section].append(known)
            self.marks.add(section, origin)
            return
        try:
            entry = model.__pydantic_validator__.validate_python(node)
            if self._kept:
                self._kept.keep(section, node, entry)
        except ValidationError as error:
            troubles = explain(error, model)
            entry, more = _salvage(model, node, troubles)
            self._troubles(node, origin, troubles + more)
            if entry is None:
                self.known.add_broken(section, node)
                return
        self.entries[section].append(entry)
        self.marks.add(section, origin)

    def _troubles(self, node: Node, origin: Origin, troubles: list[Trouble]) -> None:
        for trouble in troubles:
            where = find(node, trouble.path, at_key=trouble.at_key) or origin.place
            self._problem(origin.file, where, trouble.message, trouble.remedy)


def _drop_empty(root: Map) -> None:
    """Take keys without a value out of the tree: an empty key says as much as none. Its mark stays."""
    open_nodes: list[Map | Seq] = [root]
    while open_nodes:
        node = open_nodes.pop()
        children = list(node.values()) if isinstance(node, Map) else list(node)
        if isinstance(node, Map) and None in children:
            for key in [key for key, value in node.items() if value is None]:
                del node[key]
        open_nodes += [child for child in children if isinstance(child, Map | Seq)]


def _salvage(
    model: type[schema.Entry], node: Node, troubles: list[Trouble]
) -> tuple[schema.Entry | None, list[Trouble]]:
    """Read an entry once more without its faulty keys, so that they hide nothing else.

    Returns the entry if that is enough, and what now shows about how its parts fit together, as far as
    that does not come from the keys left out.
    """
    # Without one item the others of its list would move, and their marks with them: drop the whole list.
    paths = [trouble.path for trouble in troubles]
    wrong = [path[:-1] if path and isinstance(path[-1], int) else path for path in paths]
    if any(trouble.within or not trouble.path for trouble in troubles) or not isinstance(node, Map):
        return None, []
    if any(path[0] == "map" and not trouble.at_key for trouble, path in zip(troubles, wrong, strict=True)):
        return None, []  # without its map a source would seem to be all its author's
    pruned = _without(node, set(wrong))
    try:
        return model.__pydantic_validator__.validate_python(pruned), []
    except ValidationError as error:
        more = [
            trouble
            for trouble in explain(error, model)
            if trouble.within and not any(_related(trouble.path, path) for path in wrong)
        ]
        return None, more


def _related(one: EntryPath, other: EntryPath) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _without(node: Node, wrong: set[EntryPath]) -> Any:
    """Copy a tree without the values at some paths; items of lists keep their place by order only."""
    top: dict[str, Any] = {}
    work: list[tuple[EntryPath, Node, Any]] = [((), node, top)]
    while work:
        path, source, target = work.pop()
        if isinstance(source, Map):
            items: list[tuple[str | int, Node]] = list(source.items())
        else:
            assert isinstance(source, Seq)
            items = list(enumerate(source))
        for key, value in items:
            inner = (*path, key)
            if inner in wrong:
                continue
            copy: Any = {} if isinstance(value, Map) else [] if isinstance(value, Seq) else value
            if isinstance(target, list):
                target.append(copy)
            else:
                target[key] = copy
            if isinstance(value, Map | Seq):
                work.append((inner, value, copy))
    return top


def both_ways(dossier: schema.Dossier) -> schema.Dossier:
    """Make `confusable` hold both ways: who is easily mistaken for another is so in return."""
    entities = _symmetric(dossier.entities)
    voices = _symmetric(dossier.voices)
    if entities is dossier.entities and voices is dossier.voices:
        return dossier
    return dossier.model_copy(update={"entities": entities, "voices": voices})


def _symmetric(entries: list[Any]) -> list[Any]:
    by_id = {entry.id: entry for entry in entries}
    missing: dict[str, list[str]] = {}
    for entry in entries:
        for other in entry.confusable:
            if other in by_id and other != entry.id and entry.id not in by_id[other].confusable:
                missing.setdefault(other, []).append(entry.id)
    if not missing:
        return entries
    return [
        entry.model_copy(update={"confusable": [*entry.confusable, *dict.fromkeys(missing[entry.id])]})
        if entry.id in missing
        else entry
        for entry in entries
    ]
