#!/usr/bin/env python3
"""Study, or run the tests, straight from a clone: needs only Python 3.11 or newer, with pip.

    python3 start.py               open the study app with the built-in deck
    python3 start.py decks         any command of `quiz`, with its arguments
    python3 start.py test          run the tests (more arguments go to pytest)

The program and what it needs are installed into `.venv` beside this file on the first run; later runs
start at once.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed"


def fail(message: str) -> None:
    """Say what is wrong and leave with exit code 1."""
    print(f"start.py: {message}", file=sys.stderr)
    raise SystemExit(1)


def wanted(extras: str) -> str:
    """Fingerprint what must be installed: the project's requirements, this Python, the extras."""
    project = (HERE / "pyproject.toml").read_bytes()
    return f"{hashlib.sha256(project).hexdigest()} {sys.version_info[:2]} {extras}"


def make_environment() -> list[str]:
    """Make `.venv`; return the command that runs pip for it.

    Some systems ship Python without the part that puts pip into new environments; there the pip of the
    Python that runs this file installs into `.venv` from outside.
    """
    python = str(BIN / "python")
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        venv.EnvBuilder(with_pip=False, clear=True).create(VENV)
    for command in (
        [python, "-m", "pip"],
        [python, "-m", "ensurepip"],
        [sys.executable, "-m", "pip", "--python", python],
    ):
        if command[-1] == "ensurepip":
            subprocess.run(command, capture_output=True, check=False)
            command = [python, "-m", "pip"]  # noqa: PLW2901
        if subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0:
            return command
    fail("pip is missing: install it for this Python (on Debian: apt install python3-pip python3-venv)")
    return []


def install(extras: str) -> None:
    """Bring `.venv` up to date with pyproject.toml; nothing to do on most runs."""
    have = STAMP.read_text() if STAMP.exists() else ""
    if have in {wanted(extras), wanted("dev")}:
        return
    print("Preparing: installing quiz into .venv (only the first time, about a minute) …", file=sys.stderr)
    pip = make_environment()
    target = f"{HERE}[{extras}]" if extras else str(HERE)
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([*pip, "install", *quiet, "--editable", target], check=False)
    if done.returncode != 0:
        fail("pip could not install what quiz needs; its message stands above. Mend that and run this again.")
    STAMP.write_text(wanted(extras))


def main(arguments: list[str]) -> int:
    """Install what is missing, then run the tests or `quiz`; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets a sentence, not a traceback
        fail(f"quiz needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    testing = arguments[:1] == ["test"]
    try:
        install("dev" if testing else "")
        if testing:
            command = [str(BIN / "python"), "-m", "pytest", *(arguments[1:] or ["--numprocesses=auto"])]
        else:
            command = [str(BIN / "python"), "-m", "quiz", *arguments]
        return subprocess.run(command, cwd=HERE if testing else None, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
