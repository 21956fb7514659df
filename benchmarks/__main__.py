"""``python -m benchmarks NAME [--json]``: run one measurement and print its figures."""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

import click

NAMES = {
    "answer": "answer a card durably and have the next question, against Anki's engine and raw sqlite3",
    "coldstart": "help, first painted screen and first card, against an empty Textual app",
    "build": "build the built-in deck, and dossiers of growing size",
    "rebuild": "recompute memory from a log of 1,000,000 reviews, against the fsrs package alone",
    "retention": "what learners with a simulated memory recall of what is due in 200 days",
    "drill": "a live drill with a class of simulated participants, against prashna; killed in mid-burst",
    "kills": "kill the real app in a terminal at random instants and inside transactions",
    "comparison": "a draft of articles (their folder is the second argument) against a --deck of the same",
    "reading": "draft from articles (files, folders; by default the decks' own), against spaCy alone; memory",
    "review": "what a key costs in the review of a draft from articles (by default the decks' own)",
    "attribution": "who said what, against a part of the PolNeAR corpus: its folder is the second argument",
}
WITH_FOLDER = frozenset({"attribution", "comparison"})


@click.command()
@click.argument("name", type=click.Choice(list(NAMES)))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object and nothing else on standard output.")
@click.option("--quick", is_flag=True, help="Smaller sizes, for trying a change; not for quoting.")
@click.option(
    "--runs", type=click.IntRange(min=1), help="How many rounds (what a round is depends on the measurement)."
)
@click.option(
    "--deck",
    type=click.Path(exists=True, path_type=Path),
    help="For comparison: the articles' dossier.",
)
@click.option(
    "--participants", type=click.IntRange(1, 1000), default=500, help="For drill: how many.  [default: 500]"
)
@click.option(
    "--sample", type=click.IntRange(min=0), default=0, help="For comparison: so many proposals to read."
)
def main(
    name: str,
    paths: tuple[Path, ...],
    as_json: bool,
    quick: bool,
    runs: int | None,
    deck: Path | None,
    sample: int,
    participants: int,
) -> None:
    """Run one measurement and print its figures."""
    for setting in ("QUIZ_DB", "QUIZ_LEARNER"):  # what is measured does not depend on who measures
        os.environ.pop(setting, None)
    more = _places(name, paths)
    if (deck is not None) != (name == "comparison"):
        raise click.UsageError("comparison takes a --deck, and nothing else does")
    if deck is not None:
        more |= {"deck": deck, "sample": sample}
    if name == "drill":
        more |= {"participants": participants}
    module = importlib.import_module(f"benchmarks.{name}")
    load = round(os.getloadavg()[0], 2)  # of a busy machine, figures are not for quoting
    figures: dict[str, Any] = module.measure(
        quick=quick, runs=runs, say=lambda text: click.echo(text, err=True), **more
    )
    figures["machine"] = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "load_before": load,
    }
    figures["quick"] = quick
    if as_json:
        json.dump(figures, sys.stdout, indent=1)
        print()
    else:
        for key, value in figures.items():
            print(f"{key}: {json.dumps(value) if isinstance(value, dict | list) else value}")
    if figures.get("lost"):
        raise SystemExit(1)


def _places(name: str, paths: tuple[Path, ...]) -> dict[str, Any]:
    """Return what a measurement reads, under the name of its parameter."""
    if name in {"reading", "review"}:
        return {"paths": paths}
    if name in WITH_FOLDER:
        if len(paths) != 1 or not paths[0].is_dir():
            raise click.UsageError(f"{name} takes a folder")
        return {"path": paths[0]}
    if paths:
        raise click.UsageError(f"{name} takes no folder")
    return {}


if __name__ == "__main__":
    main()
