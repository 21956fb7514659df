"""The page about `quiz verify` says what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click

from quiz.cli.verify import verify
from quiz.dossier.article_files import MAX_FILES
from quiz.verify.findings import GROUPS, KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "verify.md").read_text(encoding="utf-8")


def test_every_finding_is_listed_with_its_reason_and_no_other() -> None:
    rows = re.findall(r"^\| (V\d+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert rows == [(code, *kind) for code, kind in KINDS.items()]


def test_every_check_is_explained() -> None:
    for group, name in GROUPS.items():
        assert any(code.startswith(group) for code in KINDS)
        assert group == "V0" or f"**{name.capitalize()}" in PAGE


def test_the_calls_on_the_page_are_calls(tmp_path: Path) -> None:
    calls = re.findall(r"^\$ (?:QUIZ_ARTICLES=\S+ )?quiz verify (.+)$", PAGE, re.MULTILINE)
    assert len(calls) == 3
    (tmp_path / "there").mkdir()
    for call in calls:
        words = [re.sub(r"^(decks/|my-|~/).*", str(tmp_path / "there"), word) for word in shlex.split(call)]
        words = words[: words.index(">")] if ">" in words else words
        assert verify.make_context("verify", words, resilient_parsing=False).params["path"]


def test_every_option_and_limit_is_on_the_page() -> None:
    options = [option.opts[0] for option in verify.params if isinstance(option, click.Option)]
    assert all(option in PAGE for option in options)
    assert f"{MAX_FILES:,} files" in PAGE
