"""A function run in a Python of its own, so that its memory is its own: ``python -m benchmarks.child``."""

from __future__ import annotations

import importlib
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any


def run(function: str, **arguments: Any) -> dict[str, Any]:
    """Call ``module:function`` in a fresh process; return its figures with ``peak_mb``, the memory it took.

    The function takes and returns what JSON can hold. Raises ``RuntimeError`` with what the process said.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.child", function, json.dumps(arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{function} failed:\n{done.stderr}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def peak_mb() -> float:
    """The most memory this process has held so far, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux carries ``ru_maxrss`` over from the process that started this one
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _main() -> None:
    module, _, name = sys.argv[1].partition(":")
    before = peak_mb()
    figures = getattr(importlib.import_module(module), name)(**json.loads(sys.argv[2]))
    json.dump(figures | {"peak_mb": round(peak_mb(), 1), "bare_python_mb": round(before, 1)}, sys.stdout)


if __name__ == "__main__":
    _main()
