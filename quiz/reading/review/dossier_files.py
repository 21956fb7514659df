"""The dossier under review: its files, loaded; changes planned, checked and written as one decision."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from quiz.dossier.kept import Kept
from quiz.dossier.load import Loaded, load_texts
from quiz.dossier.problems import DossierProblems
from quiz.dossier.skeleton import EDITOR_LINE, SCHEMA_FILE
from quiz.dossier.yamlnodes import Map
from quiz.errors import DossierError, QuizError
from quiz.reading.review import yaml_style
from quiz.reading.review.checks import as_entry, misfit
from quiz.reading.review.disk import (
    PROPOSED,
    Journal,
    Written,
    append_line,
    as_files,
    drop_journal,
    finish_taking_back,
    read_yaml,
    take_back,
    write_file,
    write_journal,
)
from quiz.reading.review.edits import ChangedElsewhereError, Edit, sealed
from quiz.reading.review.places import block_of, insertion
from quiz.reading.review.proposals import DECIDED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from quiz.reading.review.forms import EntryForm

_UNCHANGED = ("sources", "statements", "discrepancies", "disputes", "cards", "sets")


class Alter(NamedTuple):
    """A change of an entry that the dossier has."""

    section: str
    id: str
    change: Callable[[Any], None]


class Plan(NamedTuple):
    """Texts as they will be (None: the file goes), the edits that lead there, and the dossier they make."""

    texts: dict[str, str | None]
    edits: tuple[Edit, ...]
    loaded: Loaded


class DossierFiles:
    """A folder's YAML files and log, and the dossier that they make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / PROPOSED / DECIDED
        self.log_size = 0
        self._kept = Kept()
        self.texts = read_yaml(folder)
        self.loaded = self._load(self.texts)

    def _load(self, texts: dict[str, str]) -> Loaded:
        return load_texts(self.folder.name, as_files(self.folder, texts), self._kept)

    def refresh(self) -> bool:
        """Read the files again and tell whether anybody changed them.

        Raises :class:`DossierError` where they make no dossier any more, and where its sources are others:
        proposals are about these.
        """
        texts = read_yaml(self.folder)
        if texts == self.texts:
            return False
        loaded = self._load(texts)
        if loaded.dossier.sources != self.loaded.dossier.sources:
            raise DossierError(
                "the dossier's sources were changed; nothing was written", remedy="read the folder again"
            )
        self.loaded = loaded
        self.texts = texts
        return True

    # ------------------------------------------------------------ planning

    def plan(self, forms: Sequence[EntryForm], alters: Sequence[Alter] = ()) -> Plan:
        """Work out how the files change when entries are added and others altered; write nothing.

        Raises :class:`~quiz.reading.review.checks.FormError` where an entry does not fit, and
        :class:`QuizError` where it cannot be written on lines of its own.
        """
        for form in forms:
            as_entry(form)
        texts: dict[str, str | None] = {**self.texts}
        edits: list[Edit] = []
        for alter in alters:
            self._do(self._alteration(alter, texts), texts, edits)
        for form in forms:
            self._do(self._addition(form, texts), texts, edits)
        altered = {(one.section, one.id) for one in alters}
        loaded = self._checked(texts, forms)
        self._untouched(loaded, altered, {(form.section, form.id) for form in forms})
        return Plan(texts, tuple(edits), loaded)

    def plan_edits(
        self, edits: Sequence[Edit], do: Callable[[Edit, str | None], tuple[Edit, str | None]]
    ) -> Plan:
        """Work out what edits make of the files, done or undone one by one; write nothing."""
        texts: dict[str, str | None] = {**self.texts}
        made = []
        for edit in edits:
            one, texts[edit.file] = do(edit, texts.get(edit.file))
            made.append(one)
        try:
            loaded = self._load({name: text for name, text in texts.items() if text is not None})
        except DossierProblems as error:
            raise QuizError(
                f"The dossier would no longer be sound, so nothing was written:\n{error.problems[0]}",
                remedy="Other entries rest on this one: change them first.",
            ) from error
        return Plan(texts, tuple(made), loaded)

    @staticmethod
    def _do(edit: Edit, texts: dict[str, str | None], edits: list[Edit]) -> None:
        done, texts[edit.file] = sealed(edit, texts.get(edit.file))
        edits.append(done)

    def _addition(self, form: EntryForm, texts: dict[str, str | None]) -> Edit:
        section = form.section
        block = yaml_style.render(section, form.node()).strip("\n")
        for name in _likely(section, self.loaded, self.folder, texts):
            text = texts[name]
            found = insertion(text, section, block, self._root(name, text)) if text is not None else None
            if found is not None:
                return Edit(file=name, section=section, at=found[0], after=found[1])
        name = next(
            one for one in _new_names(section) if one not in texts and not (self.folder / one).exists()
        )
        editors = EDITOR_LINE if (self.folder / SCHEMA_FILE).is_file() else ""
        head = f"{editors}{section}:\n"
        return Edit(file=name, section=section, at=len(head), after=f"{block}\n", head=head)

    def _root(self, name: str, text: str) -> Map | None:
        """Return the tree of a file as the loader read it."""
        plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        root = self._kept.read(f"{self.folder.as_posix()}/{name}", plain).tree.root
        return root if isinstance(root, Map) else None

    def _alteration(self, alter: Alter, texts: dict[str, str | None]) -> Edit:
        for name, text in texts.items():
            block = block_of(text, alter.section, alter.id) if text is not None and alter.id in text else None
            if text is not None and block is not None:
                before = text[block.start : block.end]
                after = yaml_style.changed(alter.section, before, block.dash, alter.change)
                return Edit(file=name, section=alter.section, at=block.start, before=before, after=after)
        raise QuizError(
            f"The entry {alter.id} in `{alter.section}` is not written on lines of its own.",
            remedy="Write it so, or change it by hand.",
        )

    def _checked(self, texts: dict[str, str | None], forms: Sequence[EntryForm]) -> Loaded:
        try:
            return self._load({name: text for name, text in texts.items() if text is not None})
        except DossierProblems as error:
            found = misfit(self.loaded.dossier, forms)
            if found is not None:
                raise found from error
            raise QuizError(
                f"The dossier would no longer be sound, so nothing was written:\n{error.problems[0]}",
                remedy=error.problems[0].remedy,
            ) from error

    def _untouched(self, loaded: Loaded, altered: set[tuple[str, str]], added: set[tuple[str, str]]) -> None:
        """Make sure that the new text says what it said of all other entries, and has the new ones."""
        for section in (*_UNCHANGED, "voices", "entities"):
            was, now = getattr(self.loaded.dossier, section), getattr(loaded.dossier, section)
            new = {one.id for one in now} - {one.id for one in was}
            rest = {one.id: one for one in now}
            same = new == {name for one, name in added if one == section} and all(
                rest.get(one.id) == one
                or (section, one.id) in altered
                or (section in {"voices", "entities"} and one.id in rest)
                for one in was
            )
            if not same:
                raise QuizError(
                    f"`{section}` cannot be added to without changing other entries; nothing was written.",
                    remedy=f"Write the section `{section}` as a list, each entry beginning with `- `.",
                )

    # ------------------------------------------------------------ writing

    def commit(self, plan: Plan | None, line: bytes) -> None:
        """Write a decision: first the files, then its line in the log; after a crash, both or neither.

        Raises :class:`QuizError` where it cannot be written; then everything is as it was.
        """
        files = self._files(plan)
        if not files:
            append_line(self.log, line, self.log_size)
            self._done(plan, line)
            return
        write_journal(self.folder, Journal(line=line.decode(), log_size=self.log_size, files=tuple(files)))
        replaced: list[Written] = []
        try:
            for one in files:
                write_file(self.folder / one.file, one.after)
                replaced.append(one)
            append_line(self.log, line, self.log_size)
        except QuizError as error:
            if not take_back(self.folder, replaced):
                raise QuizError(
                    f"{error.message}\nNor could all be put back as it was; that is done before the next "
                    "decision.",
                    remedy=error.remedy,
                    title=error.title,
                ) from error
            raise
        drop_journal(self.folder)
        self._done(plan, line)

    def mend(self) -> None:
        """Take back what is left of a decision that failed.

        Raises :class:`QuizError` where that cannot be done: no decision is made before it is.
        """
        finish_taking_back(self.folder, self.log, self.log_size)

    def _files(self, plan: Plan | None) -> list[Written]:
        if plan is None:
            return []
        files = []
        for name, text in plan.texts.items():
            before = self.texts.get(name)
            if text != before:
                files.append(Written(file=name, before=before, after=text))
                path = self.folder / name
                try:
                    present = path.read_bytes()
                except FileNotFoundError:
                    present = None
                except OSError as error:
                    raise unreadable(path, error) from error
                if present != (before.encode() if before is not None else None):
                    raise ChangedElsewhereError(
                        f"{name} is being changed by somebody else; nothing was written.", remedy="Try again."
                    )
        return files

    def _done(self, plan: Plan | None, line: bytes) -> None:
        self.log_size += len(line) + 1
        if plan is not None:
            self.texts = {name: text for name, text in plan.texts.items() if text is not None}
            self.loaded = plan.loaded

    def log_is_ours(self) -> None:
        """Raise :class:`DossierError` where the log is not as it was read and added to here."""
        try:
            with self.log.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(min(size, self.log_size))
                more = file.read()
        except FileNotFoundError:
            size, more = 0, b""
        except OSError as error:
            raise unreadable(self.log, error) from error
        if b"\n" in more:
            raise DossierError(
                f"{self.log} was added to by somebody else; nothing was written",
                remedy="read the folder again",
            )
        if size < self.log_size:
            raise DossierError(
                f"{self.log} was cut meanwhile; nothing was written", remedy="read the folder again"
            )


def unreadable(path: Path, error: OSError) -> DossierError:
    """Return the error for a file of a review that the system does not give."""
    return DossierError(
        f"{path} cannot be read: {error.strerror or error}", remedy="check its name and permissions"
    )


def _likely(section: str, loaded: Loaded, folder: Path, texts: dict[str, str | None]) -> list[str]:
    """Return the files that an entry may go to: the section's own first, then the last that has it."""
    own = next(iter(_new_names(section)))
    top = folder.as_posix() + "/"
    having = [origin.file.removeprefix(top) for origin in reversed(loaded.marks.origins.get(section, []))]
    names = [own, *dict.fromkeys(having)]
    return [name for name in dict.fromkeys(names) if texts.get(name) is not None]


def _new_names(section: str) -> list[str]:
    return [f"{section}.yaml", *(f"{section}-{number}.yaml" for number in range(2, 1000))]
