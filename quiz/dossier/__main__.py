"""``python -m quiz.dossier PATH``: print what is wrong in a dossier, or that nothing is."""

from __future__ import annotations

import sys
from pathlib import Path

from quiz.dossier.load import load
from quiz.dossier.problems import DossierProblems
from quiz.errors import QuizError


def main(arguments: list[str]) -> int:
    """Check one dossier; return 0 if it is sound, 1 if it has problems, 2 if the call makes no sense."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write("usage: python -m quiz.dossier PATH\n")
        return 2
    try:
        dossier = load(Path(arguments[0]))
    except QuizError as error:
        sys.stderr.write(f"{error}\n")
        if isinstance(error, DossierProblems):
            count = len(error.problems) + error.omitted
            sys.stderr.write(f"\n{count:,} {'problem' if count == 1 else 'problems'}\n")
        return 1
    counts = (
        (len(dossier.sources), "source", "sources"),
        (len(dossier.voices), "voice", "voices"),
        (len(dossier.entities), "entity", "entities"),
        (len(dossier.statements), "statement", "statements"),
        (sum(statement.is_event for statement in dossier.statements), "event", "events"),
        (len(dossier.discrepancies), "discrepancy", "discrepancies"),
        (len(dossier.disputes), "dispute", "disputes"),
        (sum(len(dispute.positions) for dispute in dossier.disputes), "position", "positions"),
        (len(dossier.cards), "card", "cards"),
        (len(dossier.sets), "set", "sets"),
    )
    told = ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in counts)
    sys.stdout.write(f"{told}: no problems\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
