"""The decks that come with the program, built into the store on first start and when they have changed."""

from __future__ import annotations

from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from quiz.store.api import Store

_NAME: Final = "builtin-decks"
_ORIGIN: Final = "built-in:"
_BUILDERS: Final = ("quiz.questions", "quiz.dossier")
"""The packages whose code decides what a dossier is built into."""


def ensure_builtin(
    store: Store, progress: Callable[[str, float | None], None] | None = None, *, anew: bool = False
) -> list[str]:
    """Build the built-in decks that are new or have changed; return their ids.

    Whether any has is found out by hashing their files, and the code that builds them, without reading
    either. A built-in deck that was removed stays removed until it is built by hand. ``progress`` is told
    what is being done, and how much of it is done, from 0 to 1. With ``anew`` they are built even if nothing
    has changed: what is stored of them may be damaged.
    """
    found = fingerprint()
    stored = store.setting(_NAME)
    before = _seen(stored)
    if before.fingerprint == found and not anew:
        return []
    from quiz.dossier.load import load
    from quiz.questions.build import build_deck

    there = {deck.id for deck in store.decks()}
    folders = [entry for entry in _sorted(files("decks")) if entry.joinpath("deck.yaml").is_file()]
    built = []
    seen = set(before.decks)
    for number, folder in enumerate(folders):
        if progress is not None:
            progress(f"Building the deck {folder.name}", number / len(folders))
        deck = build_deck(load(folder))
        if deck.id in there or deck.id not in seen:
            store.sync_deck(deck, origin=f"{_ORIGIN}{folder.name}")
            built.append(deck.id)
        seen.add(deck.id)
    store.set_setting(_NAME, msgspec.json.encode(_Seen(found, sorted(seen))).decode())
    if progress is not None:
        progress("The decks are ready", 1.0)
    return built


def builtin_folder(origin: str | None) -> Traversable | None:
    """Return the folder that a built-in deck was built from; None where a deck came from elsewhere."""
    if origin is None or not origin.startswith(_ORIGIN):
        return None
    return files("decks").joinpath(origin.removeprefix(_ORIGIN))


class _Seen(msgspec.Struct):
    """What was built before: the fingerprint of it all, and the ids of the decks."""

    fingerprint: str = ""
    decks: list[str] = []


def _seen(stored: str | None) -> _Seen:
    """Return what was built before; nothing where that cannot be read, so that it is built again."""
    if stored is None:
        return _Seen()
    try:
        return msgspec.json.decode(stored, type=_Seen)
    except msgspec.DecodeError:
        return _Seen()


def fingerprint() -> str:
    """Return a hash of the built-in decks' files and of the code that builds them."""
    digest = blake2b(digest_size=16)
    for root, suffix in (("decks", (".yaml", ".yml")), *((package, (".py",)) for package in _BUILDERS)):
        for path, entry in _files(files(root), root):
            if path.endswith(suffix):
                data = entry.read_bytes()
                digest.update(f"{path}\0{len(data)}\0".encode())
                digest.update(data)
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in _sorted(folder):
        name = f"{path}/{entry.name}"
        if entry.is_file():
            yield name, entry
        elif entry.name != "__pycache__":
            yield from _files(entry, name)


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted((entry for entry in folder.iterdir()), key=lambda entry: entry.name)
