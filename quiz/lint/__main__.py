"""``python -m quiz.lint``: print the page about the rules, which is ``docs/lint.md``."""

from __future__ import annotations

import sys

from quiz.lint.page import rules_page

sys.stdout.write(rules_page())
