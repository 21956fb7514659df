"""The errors a person may see, each owning its message, remedy and exit code."""

from __future__ import annotations


class QuizError(Exception):
    """Something went wrong that the person at the keyboard can understand and mend.

    ``message`` says what is wrong, ``title`` names the trouble in a few words, ``remedy`` says what
    to do about it. Command-line front ends print these to stderr and leave with ``exit_code``.
    """

    title = "Something went wrong"
    exit_code = 1

    def __init__(self, message: str, *, remedy: str | None = None, title: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        if title is not None:
            self.title = title

    def __str__(self) -> str:
        return f"{self.message}\n{self.remedy}" if self.remedy else self.message


class UsageError(QuizError):
    """The request itself makes no sense (an unknown form, a negative limit): exit code 2."""

    title = "That cannot be asked for"
    exit_code = 2


class DossierError(QuizError):
    """A dossier cannot be read; its message lists every problem found, with file, line and column."""

    title = "The dossier has problems"


class StoreError(QuizError):
    """The database cannot be used as it is."""

    title = "The database cannot be used"


class DamagedError(StoreError):
    """The database holds what was never written there."""

    title = "The database is damaged"


class BackupError(StoreError):
    """A backup cannot be written; the database itself is as it was."""

    title = "The backup cannot be written"


class NewerSchemaError(StoreError):
    """The database was written by a newer version of the program."""

    title = "The database is from a newer version"


class StaleCardError(QuizError):
    """The card was answered or changed elsewhere after it was shown here; nothing was written."""

    title = "This card has changed since it was shown"


class UnknownDeckError(QuizError):
    """No deck of that name."""

    title = "No such deck"


class UnknownLearnerError(QuizError):
    """Nobody of that name learns here."""

    title = "No such learner"


class UnknownDrillError(QuizError):
    """No drill of that id or title, or more than one."""

    title = "No such drill"


class UnknownClassError(QuizError):
    """No class of that name."""

    title = "No such class"
