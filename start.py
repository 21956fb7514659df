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
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed"
LOCK = HERE / ".venv.lock"
"""Held while something is installed; the system lets go of it when its process ends, however it ends."""
UNFINISHED = "unfinished"
TESTING = {"author", "dev", "drill", "llm", "paper"}
"""What the tests need; whoever only studies needs none of it."""
AUTHORING = {"generate", "review"}
"""Commands that read articles and need the extra `author`."""


def fail(message: str) -> NoReturn:
    """Say what is wrong and leave with exit code 1."""
    print(f"start.py: {message}", file=sys.stderr)
    raise SystemExit(1)


def fingerprint(data: bytes) -> str:
    """Return a short hash."""
    return hashlib.sha256(data).hexdigest()[:16]


def base() -> str:
    """Say for which Python, place and requirements something is installed."""
    place = fingerprint(os.fsencode(f"{sys.version_info[:2]} {HERE}"))
    return f"{place} {fingerprint((HERE / 'pyproject.toml').read_bytes())}"


def extras_for(arguments: list[str]) -> set[str]:
    """Return the optional parts that a call needs: studying needs none."""
    if arguments[:1] == ["test"]:
        return TESTING
    if arguments[:1] == ["drill"]:
        return {"drill"}
    if arguments[:1] == ["paper"]:
        return {"paper"} if "--enter" not in arguments and "--html-only" not in arguments else set()
    if arguments[:1] == ["export"]:
        return {"exchange"} if any(one.endswith("kahoot") for one in arguments) else set()
    needed = {"author"} if AUTHORING & set(arguments[:1]) else set()
    return needed | ({"llm"} if needed and any(one.split("=")[0] == "--llm" for one in arguments) else set())


def find_pip() -> list[str]:
    """Return the command that runs pip for `.venv`.

    Some systems ship Python without the part that puts pip into new environments; there the pip of the
    Python that runs this file installs into `.venv` from outside.
    """
    inside = [str(PYTHON), "-m", "pip"]
    if works(inside):
        return inside
    subprocess.run([str(PYTHON), "-m", "ensurepip"], capture_output=True, check=False)
    outside = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    for pip in (inside, outside):
        if works(pip):
            return pip
    fail("pip is missing: install it for this Python (on Debian: apt install python3-pip python3-venv)")


def works(pip: list[str]) -> bool:
    """Tell whether this is a pip."""
    return subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode == 0


def locked(file: IO[str]) -> bool:
    """Take the lock and say so; False where another process holds it."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: then nobody can hold one
        pass
    return True


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process installs, and keep others waiting meanwhile."""
    with LOCK.open("a") as file:
        if not locked(file):
            print("Another start.py is installing quiz into .venv; waiting for it …", file=sys.stderr)
            while not locked(file):
                time.sleep(0.2)
        yield


def installed() -> tuple[str, set[str]]:
    """Return for what `.venv` was made, and with which extras where it is up to date."""
    have, _, listed = (STAMP.read_text() if STAMP.is_file() else "").rpartition(" ")
    return have, {one for one in listed.split(",") if one} if have == base() else set()


def install(needed: set[str]) -> None:
    """Bring `.venv` up to date with pyproject.toml; nothing to do on most runs."""
    if not is_ready(needed):
        with alone():
            if not is_ready(needed):  # the one that was waited for may have installed it
                install_now(needed)


def is_ready(needed: set[str]) -> bool:
    """Tell whether `.venv` has what is needed."""
    have, there = installed()
    return have == base() and needed <= there and PYTHON.exists()


def install_now(needed: set[str]) -> None:
    """Make `.venv` where it is not to be trusted, and install into it what is needed and what it had."""
    have, there = installed()
    print("Preparing: installing quiz into .venv (only the first time, about a minute) …", file=sys.stderr)
    # What was interrupted, or made by another Python or in another place, is not to be trusted. An
    # environment without a stamp is somebody's own: it is used, and kept.
    if not PYTHON.exists() or (STAMP.is_file() and have.split(" ")[0] != base().split(" ")[0]):
        venv.EnvBuilder(with_pip=False, clear=True).create(VENV)
    STAMP.write_text(UNFINISHED)
    extras = ",".join(sorted(needed | there))
    target = f"{HERE}[{extras}]" if extras else str(HERE)
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([*find_pip(), "install", *quiet, "--editable", target], check=False)
    if done.returncode != 0:
        fail("pip could not install what quiz needs; its message stands above. Mend that and run this again.")
    STAMP.write_text(f"{base()} {extras}")


def run(command: list[str]) -> NoReturn:
    """Run a command in this one's place, so that signals and exit codes are its own."""
    if os.name == "nt":
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def main(arguments: list[str]) -> NoReturn:
    """Install what is missing, then run the tests or `quiz`; leave with its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets a sentence, not a traceback
        fail(f"quiz needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    testing = arguments[:1] == ["test"]
    try:
        install(extras_for(arguments))
        if testing:
            os.chdir(HERE)
            run([str(PYTHON), "-m", "pytest", *(arguments[1:] or ["--numprocesses=auto"])])
        # -P: a file called quiz.py where it is called from is somebody else's.
        run([str(PYTHON), "-P", "-m", "quiz", *arguments])
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except (OSError, ValueError) as error:
        fail(f"{VENV} cannot be used: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
