"""The page about the rules is the one that the rules make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quiz.lint.page import rules_page
from quiz.lint.rules import RULES

PAGE = Path(__file__).parents[2] / "docs" / "lint.md"


def test_the_page_agrees_with_the_rules() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(), "python -m quiz.lint > docs/lint.md"


def test_the_page_has_a_section_for_each_rule() -> None:
    headings = [line for line in rules_page().splitlines() if line.startswith("## ")]
    assert headings == [*(f"## {rule.code} {rule.name}" for rule in RULES), "## Sources"]


def test_the_page_can_be_printed() -> None:
    done = subprocess.run([sys.executable, "-m", "quiz.lint"], capture_output=True, check=True)
    assert done.stdout.decode() == rules_page()
