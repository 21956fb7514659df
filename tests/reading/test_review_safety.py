"""Whatever is decided, and however it ends: log and dossier stay sound, and undoing gives back every byte."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.errors import DossierError, QuizError
from quiz.reading.review import disk
from quiz.reading.review.edits import ChangedElsewhereError
from tests.reading.review_folders import make, opened, proposals, yaml_of

NAMES = [one.id for one in proposals()]


@pytest.fixture
def folder(tmp_path):
    return make(tmp_path / "made")


STEPS = st.one_of(
    st.tuples(st.just("accept"), st.sampled_from(NAMES)),
    st.tuples(st.just("reject"), st.sampled_from(NAMES)),
    st.tuples(st.just("merge"), st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))),
    st.tuples(st.just("holder"), st.just("claim-blamed")),
    st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.none()),
)


def decide(review, step, what):
    if step == "accept":
        review.accept(what)
    elif step == "reject":
        review.reject(what, "why not")
    elif step == "merge":
        review.merge(*what)
    elif step == "holder":
        review.choose_holder(what, "greta-holm")
    elif step == "undo":
        review.undo()
    else:
        review.redo()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12))
def test_after_any_decisions_the_folder_is_sound_and_undoing_all_gives_back_every_byte(tmp_path, steps):
    folder = tmp_path / "made"
    shutil.rmtree(folder, ignore_errors=True)
    make(folder)
    before = yaml_of(folder)
    review = opened(folder)
    for step, what in steps:
        if step == "reopen":
            queue, progress = review.queue(), review.progress()
            review = opened(folder)
            assert review.queue() == queue
            assert review.progress() == progress
            continue
        there = yaml_of(folder)
        try:
            decide(review, step, what)
        except QuizError:
            assert yaml_of(folder) == there
        load(folder)
    review = opened(folder)
    assert review.warnings == []
    while review.progress().can_undo:
        review.undo()
    assert yaml_of(folder) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a copy of this process")
@pytest.mark.parametrize("undoing", [False, True])
def test_killed_at_any_step_a_decision_is_made_whole_or_not_at_all(folder, tmp_path, undoing):
    review = opened(folder)
    states = [yaml_of(folder)]
    review.accept("fact-35")
    states.append(yaml_of(folder))
    if not undoing:
        review.undo()
    survived = set()
    for step in range(40):
        copy = tmp_path / f"copy-{step}"
        shutil.copytree(folder, copy)
        if _killed_at(step, copy, undoing=undoing) == 0:
            break  # the decision takes fewer steps than that
        again = opened(copy)
        now = yaml_of(copy)
        assert now in states
        decided = again.view("fact-35").settled is not None
        assert now == states[1 if decided else 0]
        survived.add(decided)
        assert not (copy / "proposed" / disk.JOURNAL).exists()
        while again.progress().can_undo:
            again.undo()
        assert yaml_of(copy) == states[0]
    assert step > 8
    assert survived == {True, False}


def _killed_at(step: int, folder: Path, *, undoing: bool) -> int:
    """Decide in a copy of this process that dies before a step of writing; return what it leaves with."""
    review = opened(folder)
    child = os.fork()
    if child == 0:
        done = [0]

        def dying(real):
            def call(*arguments, **more):
                if done[0] == step:
                    os._exit(9)
                done[0] += 1
                return real(*arguments, **more)

            return call

        os.fsync = dying(os.fsync)
        Path.replace = dying(Path.replace)
        Path.unlink = dying(Path.unlink)
        try:
            review.undo() if undoing else review.accept("fact-35")
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_half_written_last_line_of_the_log_is_dropped_with_a_warning(folder):
    review = opened(folder)
    review.reject("fact-took")
    log = folder / "proposed" / "decided.jsonl"
    sound = log.read_bytes()
    log.write_bytes(sound + b'{"key":"2","id":"fact-ne')
    review = opened(folder)
    assert len(review.warnings) == 1
    assert "decided.jsonl:2" in review.warnings[0]
    review.reject("fact-never")
    assert log.read_bytes().startswith(sound + b'{"key":"')
    assert opened(folder).warnings == []
    assert opened(folder).progress().rejected == {"fact": 2}


def test_any_other_line_that_cannot_be_read_is_told_with_its_number(folder):
    review = opened(folder)
    review.reject("fact-took")
    log = folder / "proposed" / "decided.jsonl"
    log.write_bytes(b"{nonsense}\n" + log.read_bytes())
    with pytest.raises(DossierError, match=r"decided\.jsonl:1: "):
        opened(folder)


class FullDisk:
    """A disk on which some files can still be written, others not."""

    def __init__(self, monkeypatch):
        self.full = set()
        self._patch = monkeypatch
        real, append = disk.write_file, disk.append_line

        def write_file(path, text):
            if (path.name, text is None) in self.full or path.name in self.full:
                raise QuizError(f"{path.name}: No space left on device.")
            real(path, text)

        def append_line(path, line, size):
            if path.name in self.full:
                raise QuizError(f"{path.name}: No space left on device.")
            append(path, line, size)

        for module in ("disk", "dossier_files"):
            monkeypatch.setattr(f"quiz.reading.review.{module}.write_file", write_file)
            monkeypatch.setattr(f"quiz.reading.review.{module}.append_line", append_line)


@pytest.mark.parametrize("name", ["statements.yaml", "voices.yaml", "decided.jsonl", disk.JOURNAL])
def test_a_disk_that_is_full_leaves_everything_as_it_was(folder, monkeypatch, name):
    disk_ = FullDisk(monkeypatch)
    review = opened(folder)
    before = yaml_of(folder)
    disk_.full = {name}
    with pytest.raises(QuizError, match="No space"):
        review.accept("fact-35")
    assert yaml_of(folder) == before
    assert not list((folder / "proposed").glob(".decision*"))
    disk_.full = set()
    review.accept("fact-35")
    assert opened(folder).warnings == []


@pytest.mark.parametrize("reopen", [False, True])
def test_where_restoring_fails_too_the_decision_is_taken_back_before_the_next(folder, monkeypatch, reopen):
    disk_ = FullDisk(monkeypatch)
    review = opened(folder)
    before = yaml_of(folder)
    disk_.full = {"decided.jsonl", ("statements.yaml", True), ("entities.yaml", True)}
    with pytest.raises(QuizError, match="Nor could all be put back"):
        review.accept("fact-35")
    left = yaml_of(folder)
    assert left != before
    assert left["voices.yaml"] == before["voices.yaml"]  # one that fails keeps none of the others
    for _ in range(2):
        with pytest.raises(QuizError, match="No space"):
            review.reject("fact-took")
    if reopen:
        with pytest.raises(QuizError, match="No space"):
            opened(folder)
    disk_.full = set()
    if reopen:
        review = opened(folder)
        assert "could not be written" in review.warnings[0]
    assert review.view("fact-35").settled is None
    review.reject("fact-took")
    assert yaml_of(folder) == before
    assert review.progress().decided == 1
    assert opened(folder).warnings == []


# ---------------------------------------------------------------- somebody else at work


def test_what_somebody_adds_meanwhile_is_kept_and_undoing_leaves_it(folder):
    review = opened(folder)
    review.accept("fact-took")
    path = folder / "statements.yaml"
    path.write_text("# looked at\n" + path.read_text() + "# to be continued\n")
    (folder / "extra.yaml").write_text("entities:\n  - {id: lind, name: Lind, type: place}\n")
    review.accept("fact-40")
    assert [one.id for one in load(folder).entities] == ["aln", "lind"]
    assert path.read_text().startswith("# looked at\n")
    assert path.read_text().endswith("# to be continued\n")
    review.undo()
    review.undo()
    assert path.read_text() == "# looked at\nstatements:\n# to be continued\n"
    assert not (folder / "entities.yaml").exists()
    review.redo()
    assert len(load(folder).statements) == 1
    assert path.read_text().startswith("# looked at\n")


def test_an_entry_that_somebody_changed_is_not_overwritten(folder):
    review = opened(folder)
    review.accept("fact-took")
    path = folder / "statements.yaml"
    path.write_text(path.read_text().replace("importance: 2", "importance: 3"))
    before = yaml_of(folder)
    with pytest.raises(ChangedElsewhereError, match=r"statements\.yaml was changed where"):
        review.undo()
    assert yaml_of(folder) == before
    assert review.progress().can_undo is not None


def test_what_others_rest_on_is_not_undone(folder):
    review = opened(folder)
    review.accept("entity-aln")
    text = (
        "statements:\n  - id: mine\n    kind: report\n    text: The {a} rose.\n"
        "    answers: {a: {type: place, entity: aln}}\n    ask: {a: What rose?}\n"
        '    evidence: [{at: "herald#3", says: [herald-author], printed: Aln}]\n'
    )
    (folder / "mine.yaml").write_text(text)
    with pytest.raises(QuizError, match="no entity `aln`"):
        review.undo()
    assert len(load(folder).statements) == 1


def test_a_dossier_that_somebody_broke_is_told_and_left_alone(folder):
    review = opened(folder)
    (folder / "voices.yaml").write_text("voices: [\n")
    before = yaml_of(folder)
    with pytest.raises(DossierError, match=r"voices\.yaml"):
        review.accept("fact-took")
    assert yaml_of(folder) == before


def test_what_somebody_else_did_to_the_log_is_told_and_nothing_is_decided(folder):
    review = opened(folder)
    review.reject("fact-took")
    log = folder / "proposed" / "decided.jsonl"
    sound = log.read_bytes()
    log.write_bytes(sound + sound)
    with pytest.raises(DossierError, match="added to by somebody else"):
        review.reject("fact-never")
    assert log.read_bytes() == sound + sound
    log.write_bytes(sound[:-5])
    with pytest.raises(DossierError, match="was cut"):
        review.reject("fact-never")
    log.unlink()
    log.mkdir()
    with pytest.raises(DossierError, match="cannot be read"):
        review.reject("fact-never")


@pytest.mark.parametrize("name", ["crlf", "mark", "no-end", "flow", "deep"])
def test_however_a_file_is_written_the_rest_of_it_stays_and_undoing_is_exact(folder, name):
    text = {
        "crlf": "entities:\r\n  - {id: lind, name: Lind, type: place}\r\n",
        "mark": "\ufeffentities:\n- id: lind\n  name: Lind\n  type: place\n\n# end\n",
        "no-end": "entities:\n    - {id: lind, name: Lind, type: place}",
        "flow": "entities: [{id: lind, name: Lind, type: place}]\n",
        "deep": (
            "entities: # all\n  -\n    id: lind\n    name: >-\n      Lind\n      # no remark\n"
            "    type: place\ncards: []\n"
        ),
    }[name]
    (folder / "entities.yaml").write_bytes(text.encode())
    before = yaml_of(folder)
    review = opened(folder)
    review.accept("entity-aln")
    assert {one.id for one in load(folder).entities} == {"lind", "aln"}
    new = (folder / "entities.yaml").read_bytes().decode()
    assert new.startswith(text.split("cards")[0].rstrip("# end\r\n"))
    if name == "crlf":
        assert new.count("\n") == new.count("\r\n") == 3
    review.undo()
    assert yaml_of(folder) == before


def test_a_link_and_permissions_stay(folder):
    real = folder.parent / "elsewhere.yaml"
    shutil.move(folder / "voices.yaml", real)
    (folder / "voices.yaml").symlink_to(real)
    real.chmod(0o640)
    opened(folder).accept("fact-35")
    assert (folder / "voices.yaml").is_symlink()
    assert "greta-holm" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_decision_cut_off_is_taken_back_where_somebody_changed_its_files_since(folder):
    review = opened(folder)
    before = yaml_of(folder)
    review.accept("fact-took")
    log = folder / "proposed" / "decided.jsonl"
    line = log.read_text().rstrip("\n")
    files = [
        disk.Written(file=name, before=None, after=(folder / name).read_text())
        for name in ("statements.yaml", "entities.yaml")
    ]
    log.unlink()
    disk.write_journal(folder, disk.Journal(line=line, log_size=0, files=tuple(files)))
    (folder / "entities.yaml").write_text("entities: []\n")
    review = opened(folder)
    assert "entities.yaml was changed since" in review.warnings[0]
    assert yaml_of(folder) == before | {"entities.yaml": b"entities: []\n"}
    assert review.view("fact-took").settled is None
    review.accept("fact-took")


@pytest.mark.parametrize("name", ["fact-35", "claim-river", "conflict-rescued"])
@pytest.mark.parametrize("gone", [False, True])
def test_what_is_no_longer_in_its_article_is_told_and_cannot_be_accepted(folder, name, gone):
    text = folder / "articles" / "herald.txt"
    if gone:
        text.unlink()
    else:
        text.write_text(text.read_text().replace("that 35", "that 53").replace("river did", "river may"))
    review = opened(folder)
    before = yaml_of(folder)
    told = "not in the folder `articles`" if gone else "no longer in the article: herald#"
    view = review.view(name)
    assert told in view.draft.remarks[0]
    assert any(one.must for one in review.preview(view.draft).findings)
    for decide in (review.accept, review.accept_later):
        with pytest.raises(QuizError):
            decide(name)
    assert yaml_of(folder) == before
    assert review.progress().decided == 0
    review.reject(name)
