"""What a lint rule is, and what it yields."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.marks import Path
from quiz.questions.model import Form, Pick

if TYPE_CHECKING:
    from quiz.lint.context import Context

PICKED = (Form.CHOICE, Form.WHO_SAYS, Form.GROUNDS)
"""Forms in which one of several options is picked."""
TYPED = (Form.CLOZE, Form.SHORT_ANSWER, Form.NUMBER, Form.DATE)
"""Forms in which a slot's answer is typed."""
WORDED = (Form.CHOICE, Form.SHORT_ANSWER, Form.NUMBER, Form.DATE)
"""Forms that show the question as its author worded it."""


_LABELS = ("Reason: ", "Source: ", "Remedy: ", "Fix: ")


class Hit(NamedTuple):
    """What a rule found.

    ``at`` is the card's ``slug#part``, the entry's ``slug``, or the deck's id for what concerns the whole
    deck: a silence names it. ``path`` is the place in the dossier where it is to be mended.
    """

    at: str
    path: Path
    message: str
    form: Form | None = None
    remedy: str | None = None
    """What to do, where the rule's own remedy is too general."""


def told(shown: Pick) -> str:
    """Return the options shown, for a message: the right one marked with a star."""
    return ", ".join(f"{'*' if i == shown.key else ''}“{option}”" for i, option in enumerate(shown.options))


Check = Callable[["Context"], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a question, a card or an entry must not do.

    ``code`` never changes and silences name it; ``forms`` are the forms it speaks of, none where it looks
    at cards or entries whatever their form. Title, reason, source and remedy are the paragraphs of the
    function's docstring.
    """

    code: str
    name: str
    forms: tuple[Form, ...]
    check: Check

    @property
    def title(self) -> str:
        """What is amiss, in one sentence."""
        return self._parts()[0]

    @property
    def detail(self) -> str:
        """What is passed over, and what else is to be known; often nothing."""
        return " ".join(text for text in self._parts()[1:] if not text.startswith(_LABELS))

    @property
    def reason(self) -> str:
        """Why it matters."""
        return self._part("Reason")

    @property
    def source(self) -> str:
        """Who says so: a paper, a guide, or the complaints that taught it."""
        return self._part("Source")

    @property
    def remedy(self) -> str:
        """What an author does about it."""
        return self._part("Remedy")

    @property
    def fix(self) -> str:
        """What `quiz lint --fix` does about it; nothing where only a person can mend it."""
        return self._part("Fix")

    def _part(self, name: str) -> str:
        return next((text.partition(": ")[2] for text in self._parts() if text.startswith(f"{name}: ")), "")

    def _parts(self) -> list[str]:
        paragraphs = (inspect.getdoc(self.check) or "").split("\n\n")
        return [" ".join(paragraph.split()) for paragraph in paragraphs]


def rule(code: str, name: str, *forms: Form) -> Callable[[Check], Rule]:
    """Make a rule of the function that looks for it."""

    def made(check: Check) -> Rule:
        return Rule(code, name, forms, check)

    return made
