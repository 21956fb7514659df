"""Two people decide in copies of one folder, and their logs are joined line by line."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from quiz.dossier.load import load
from quiz.errors import DossierError
from quiz.memory.clock import FixedClock
from quiz.reading.review.review import Review
from tests.reading.review_folders import make, opened, yaml_of


def test_joined_logs_give_the_same_whatever_the_order_of_their_lines(tmp_path):
    one = make(tmp_path / "one")
    review = opened(one)
    review.reject("fact-never")
    log = one / "proposed" / "decided.jsonl"
    base = log.read_bytes()
    two = shutil.copytree(one, tmp_path / "two")
    review.reject("fact-took")
    review.undo()
    review.undo()
    review.redo()
    other = opened(two)
    other.reject("fact-took", "known")
    other.reject("fact-35")
    other.undo()
    other.reject("entity-aln")
    mine, theirs = (
        (folder / "proposed" / "decided.jsonl").read_bytes().removeprefix(base) for folder in (one, two)
    )
    found = []
    for joined in (mine + theirs, theirs + mine, mine + theirs + mine):
        log.write_bytes(base + joined)
        again = opened(one)
        assert again.warnings == []
        found.append({name: again.view(name).settled for name in ("fact-never", "fact-took", "entity-aln")})
        assert again.view("fact-35").settled is None
        assert all(found[-1].values())
    assert found[0] == found[1] == found[2]
    while again.progress().can_undo:
        again.undo()
    assert opened(one).progress().decided == 0


def test_what_both_decided_is_told_and_the_later_decision_counts(tmp_path):
    one = make(tmp_path / "one")
    two = shutil.copytree(one, tmp_path / "two")
    opened(one).accept("entity-aln")
    later = Review.open(two, FixedClock(1_700_000_000_000_000))
    later.reject("entity-aln")
    later.close()
    mine, theirs = ((folder / "proposed" / "decided.jsonl").read_bytes() for folder in (one, two))
    (one / "proposed" / "decided.jsonl").write_bytes(theirs + mine)
    review = opened(one)
    assert "1 proposal decided more than once" in review.warnings[0]
    assert review.progress().rejected == {"entity": 1}
    review.reject("fact-never")  # though the clock of this machine is behind
    review.undo()
    review.undo()
    review.undo()
    assert yaml_of(one) == yaml_of(two)
    (one / "proposed" / "decided.jsonl").write_bytes(
        b'{"key":"b","id":"fact-never","decision":"undone","at":"2026-01-01","of":"a"}\n'
    )
    with pytest.raises(DossierError, match="the decision a, which was undone, is not there"):
        opened(one)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_joins_the_logs_of_two_branches(drafted, tmp_path):
    folder = shutil.copytree(drafted, tmp_path / "port-lund")

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    git("init")
    names = [one.id for one in opened(folder).queue()][:3]
    opened(folder).reject(names[0])
    git("add", ".")
    git("commit", "-m", "all")
    git("checkout", "-b", "other")
    opened(folder).reject(names[1])
    git("commit", "-am", "theirs")
    git("checkout", "main")
    opened(folder).reject(names[2])
    git("commit", "-am", "mine")
    git("merge", "other")
    assert opened(folder).progress().decided == 3
    load(folder)
    listed = subprocess.run(
        ["git", "ls-files"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout
    assert ".lock" not in listed
    assert ".parsed" not in listed
