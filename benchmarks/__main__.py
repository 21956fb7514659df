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
    "kills": "kill the real app in a terminal at random instants and inside transactions",
    "attribution": "who said what, against a part of the PolNeAR corpus: its folder is the second argument",
}
WITH_FOLDER = frozenset({"attribution"})


@click.command()
@click.argument("name", type=click.Choice(list(NAMES)))
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object and nothing else on standard output.")
@click.option("--quick", is_flag=True, help="Smaller sizes, for trying a change; not for quoting.")
@click.option(
    "--runs", type=click.IntRange(min=1), help="How many rounds (what a round is depends on the measurement)."
)
def main(name: str, folder: Path | None, as_json: bool, quick: bool, runs: int | None) -> None:
    """Run one measurement and print its figures."""
    for setting in ("QUIZ_DB", "QUIZ_LEARNER"):  # what is measured does not depend on who measures
        os.environ.pop(setting, None)
    if (folder is not None) != (name in WITH_FOLDER):
        raise click.UsageError(f"{name} takes {'a folder' if name in WITH_FOLDER else 'no folder'}")
    more = {} if folder is None else {"path": folder}
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


if __name__ == "__main__":
    main()
