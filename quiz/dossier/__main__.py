"""``python -m quiz.dossier PATH``: print what is wrong in a dossier, or that nothing is."""

from __future__ import annotations

import sys
from pathlib import Path

from quiz.dossier.load import load
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
        problems = getattr(error, "problems", ())
        if problems:
            sys.stderr.write(f"\n{len(problems)} {'problem' if len(problems) == 1 else 'problems'}\n")
        return 1
    counts = {
        "sources": len(dossier.sources),
        "voices": len(dossier.voices),
        "entities": len(dossier.entities),
        "statements": len(dossier.statements),
        "events": sum(statement.is_event for statement in dossier.statements),
        "discrepancies": len(dossier.discrepancies),
        "disputes": len(dossier.disputes),
        "positions": sum(len(dispute.positions) for dispute in dossier.disputes),
        "cards": len(dossier.cards),
    }
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    sys.stdout.write(f"{told}: no problems\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
