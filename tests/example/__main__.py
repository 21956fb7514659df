"""Write what the commands and screens of docs/example.md show now into the page: ``python -m tests.example``.

Where the page tells truly what is shown, also with ``…`` for what it leaves out, it stays as it is. What
differs is put in whole: look at it, and shorten it with ``…`` where it is long.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.example.page import steps, told
from tests.example.playing import ROOT, play, ready

PAGE = ROOT / "docs" / "example.md"


async def refresh(page: str) -> tuple[str, list[int]]:
    """Return the page as it should be, and the lines of the commands and screens that were put in anew."""
    new, at, lines = "", 0, []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ready(folder)
        async for step, real in play(steps(page), folder):
            if not told(step.kind, step.shown, real):
                text = "".join(f"{line.rstrip()}\n" for line in real.splitlines())
                new += page[at : step.start] + text
                at = step.end
                lines.append(step.line)
    return new + page[at:], lines


def main() -> None:
    """Write the page."""
    page, lines = asyncio.run(refresh(PAGE.read_text(encoding="utf-8")))
    PAGE.write_text(page, encoding="utf-8")
    print(f"{PAGE}: {len(lines)} put in anew" + "".join(f"\n  after line {line}" for line in lines))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests" / "tui"))
    main()
