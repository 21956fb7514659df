"""Who writes to a drafted folder does it alone: real processes, one beside the other."""

from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.errors import QuizError
from quiz.reading.draft.lock import LOCK, FolderInUseError, FolderLock
from quiz.reading.review.log import read_log
from tests.reading.review_folders import make, opened

from .conftest import VOTE

HOLD = (
    "import sys; from pathlib import Path; from quiz.reading.draft.lock import FolderLock\n"
    "lock = FolderLock(Path(sys.argv[1]), 'quiz review')\n"
    "print('held', flush=True); sys.stdin.read()\n"
)
DECIDE = (
    "import json, sys, time; from pathlib import Path\n"
    "from quiz.memory.clock import SystemClock; from quiz.reading.draft.lock import FolderInUseError\n"
    "from quiz.reading.review.review import Review\n"
    "made, refused = [], 0\n"
    "for name in sys.argv[2:]:\n"
    "    while True:\n"
    "        try:\n"
    "            review = Review.open(Path(sys.argv[1]), SystemClock()); break\n"
    "        except FolderInUseError:\n"
    "            refused += 1; time.sleep(0.005)\n"
    "    review.accept(name) if name.startswith('fact') else review.reject(name)\n"
    "    made.append(name); time.sleep(0.02); review.close()\n"
    "print(json.dumps(made))\n"
)


@contextmanager
def process(code: str, *arguments: str):
    """A Python process of its own; killed in the end, if need be."""
    made = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield made
    finally:
        made.kill()
        made.communicate()


@contextmanager
def held(folder: Path):
    """Another process that holds the folder's lock."""
    with process(HOLD, str(folder)) as other:
        assert other.stdout.readline() == "held\n", other.stderr.read()
        yield other


@pytest.fixture
def folder(tmp_path):
    return make(tmp_path / "made")


def test_a_second_review_is_refused_with_the_process_of_the_first_until_that_one_ends(folder):
    with held(folder) as other:
        with pytest.raises(FolderInUseError, match=rf"quiz review \(process {other.pid}\)"):
            opened(folder)
        other.send_signal(signal.SIGTERM)
        other.wait()
        review = opened(folder)
    review.reject("fact-took")
    with process(HOLD, str(folder)) as other:
        assert "FolderInUseError" in other.communicate("")[1]
    review.close()
    with held(folder):
        pass


def test_two_reviews_that_decide_in_turns_lose_nothing(folder):
    own = [("fact-took", "entity-holm", "claim-river"), ("entity-g-holm", "fact-40", "conflict-rescued")]
    with process(DECIDE, str(folder), *own[0]) as one, process(DECIDE, str(folder), *own[1]) as two:
        said = [other.communicate() for other in (one, two)]
    assert [json.loads(out) if out else error for out, error in said] == [list(names) for names in own]
    log = read_log(folder / "proposed" / "decided.jsonl")
    assert log.warning is None
    assert sorted(one.id for one in log.records) == sorted([*own[0], *own[1]])
    assert len(load(folder).statements) == 2
    assert opened(folder).warnings == []


def test_in_one_process_too_there_is_one_review_and_it_may_read_the_folder_again(folder):
    review = opened(folder)
    with pytest.raises(FolderInUseError):
        type(review)(folder, review._clock)
    again = review.read_again()
    again.reject("fact-took")
    for one in (review, again):
        one.close()
        with pytest.raises(QuizError, match="is closed"):
            one.reject("fact-never")
    assert opened(folder).progress().decided == 1


def test_a_folder_that_cannot_be_opened_is_not_kept_from_others(folder):
    (folder / "voices.yaml").write_text("voices: [\n")
    with pytest.raises(QuizError):
        opened(folder)
    FolderLock(folder, "quiz review").release()


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed")
def test_no_draft_is_made_beside_a_review_or_another_draft(folder, tmp_path):
    from quiz.reading.draft.generate import generate

    text = tmp_path / "vote.txt"
    text.write_text(VOTE, encoding="utf-8")
    new = tmp_path / "new"
    for place in (folder, new):
        with held(place) as other:
            before = sorted(place.rglob("*"))
            with pytest.raises(FolderInUseError, match=f"process {other.pid}"):
                generate([text], place)
            assert sorted(place.rglob("*")) == before
    assert generate([text], new).articles[0].state == "new"


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed")
def test_nothing_is_added_to_a_folder_whose_voices_were_changed_while_articles_were_read(
    drafted, tmp_path, monkeypatch
):
    import shutil

    from quiz.reading.draft import first
    from quiz.reading.draft.generate import generate

    place = Path(shutil.copytree(drafted, tmp_path / "port-lund"))
    text = tmp_path / "quay.txt"
    text.write_text("The quay\n\nBy Cy Lee\n\nBo Holm said that it would last.\n", encoding="utf-8")
    voices = (place / "voices.yaml").read_text(encoding="utf-8")

    def spoiled(article):
        with (place / "voices.yaml").open("a", encoding="utf-8") as file:
            file.write("  - {id: cy-lee, kind: person, label: Cyrus Lee}\n")
        return real(article)

    real = first.settle
    monkeypatch.setattr(first, "settle", spoiled)
    with pytest.raises(QuizError, match="changed while articles were read"):
        generate([text], place)
    assert len(load(place).sources) == 2
    monkeypatch.undo()
    generate([text], place)
    assert [one.label for one in load(place).voices][-2:] == ["Cyrus Lee", "Cy Lee"]
    assert (place / "voices.yaml").read_text(encoding="utf-8").startswith(voices)


def test_workers_end_with_a_draft_that_is_killed():
    code = (
        "import os, sys, time; from quiz.reading.draft.parsing import workers\n"
        "if __name__ == '__main__':\n"
        "    pool = workers(2); first = [pool.submit(time.sleep, 0.2) for _ in range(2)]\n"
        "    [one.result() for one in first]; print('up', flush=True); time.sleep(60)\n"
    )
    with process(code) as other:
        assert other.stdout.readline() == "up\n", other.stderr.read()
        other.kill()
        other.communicate(timeout=10)  # the workers hold these pipes too: they are closed when all have ended


def test_what_came_to_nothing_leaves_nothing(tmp_path):
    lock = FolderLock(tmp_path / "new", "quiz generate")
    assert (tmp_path / "new" / "proposed" / LOCK).is_file()
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []
