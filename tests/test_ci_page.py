"""docs/ci.md: each command in its configurations runs on a sound dossier, and fails on a fault."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```yaml (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS: dict[str, Any] = {mark: yaml.safe_load(text) for mark, text in _BLOCK.findall(PAGE)}
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

ARTICLE = "The Danube is the longest of the four.\n\nBasel lies on the Rhine.\n"
DOSSIER = """\
deck: {id: rivers, title: Two rivers, format: 1, licence: MIT}
sources: [{id: s0, file: rivers.txt, label: the river article, author: author, paragraphs: 2}]
voices: [{id: author, kind: author, label: the river author}]
entities:
  - {id: rhine, name: Rhine, type: place}
  - {id: elbe, name: Elbe, type: place}
  - {id: danube, name: Danube, type: place}
statements:
  - id: basel
    kind: report
    text: "Basel lies on the {river}."
    answers: {river: {type: place, entity: rhine}}
    ask: {river: "On which river does Basel lie?"}
    evidence: [{at: "s0#2", says: [author], printed: "Basel"}]
"""


def _commands() -> dict[str, str]:
    """Return each command that the hooks and the workflow run on the dossier `my-topic`."""
    (remote,) = BLOCKS["pre-commit"]["repos"]
    entries = {hook["id"]: hook["entry"] for hook in HOOKS}
    found = {f"hook {one['id']}": f"{entries[one['id']]} {' '.join(one['args'])}" for one in remote["hooks"]}
    (local,) = BLOCKS["pre-commit-local"]["repos"]
    found |= {f"local {one['id']}": one["entry"] for one in local["hooks"]}
    steps = BLOCKS["workflow"]["jobs"]["deck"]["steps"]
    return found | {f"step {one['name']}": one["run"] for one in steps if "name" in one}


COMMANDS = _commands()


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command.replace("$RUNNER_TEMP", str(folder)))
    assert words[0] == "quiz"
    where = {"PYTHONPATH": str(ROOT), "QUIZ_DB": str(folder / "other.db")}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={name: text for name, text in os.environ.items() if name != "QUIZ_ARTICLES"} | where,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "my-topic" / "articles").mkdir(parents=True)
    (tmp_path / "my-topic" / "rivers.yaml").write_text(DOSSIER, encoding="utf-8")
    (tmp_path / "my-topic" / "articles" / "rivers.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_the_page_has_every_configuration() -> None:
    assert set(BLOCKS) == {"pre-commit", "pre-commit-local", "workflow"}
    assert sorted(COMMANDS) == [
        "hook quiz-lint",
        "hook quiz-verify",
        "local quiz-lint",
        "local quiz-verify",
        "step Build",
        "step Citations",
        "step Questions",
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_passes_a_sound_dossier_and_fails_on_a_fault(name: str, repository: Path) -> None:
    done = _run(COMMANDS[name], repository)
    assert done.returncode == 0, done.stdout + done.stderr
    dossier = repository / "my-topic" / "rivers.yaml"
    bad = DOSSIER.replace('lie?"', 'lie"').replace('printed: "Basel"', 'printed: "Bern"')
    if name == "step Build":
        bad = DOSSIER.replace("entity: rhine", "entity: rhin")
    dossier.write_text(bad, encoding="utf-8")
    done = _run(COMMANDS[name], repository)
    assert done.returncode == 1
    if "--format github" in COMMANDS[name]:
        assert re.search(r"^::\w+ file=my-topic/rivers\.yaml,line=\d+", done.stdout, re.MULTILINE)


def test_a_hook_is_whole_and_its_own_arguments_work(repository: Path) -> None:
    assert [hook["id"] for hook in HOOKS] == ["quiz-lint", "quiz-verify"]
    for hook in HOOKS:
        assert {"id", "name", "description", "language", "entry", "files", "pass_filenames"} <= hook.keys()
        assert hook["pass_filenames"] is False
        assert re.search(hook["files"], "my-topic/rivers.yaml")
        done = _run(f"{hook['entry']} {' '.join(hook['args'])}", repository / "my-topic")
        assert done.returncode == 0, done.stderr
