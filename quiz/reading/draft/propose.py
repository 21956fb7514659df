"""The second pass: from the kept articles and parses to the files of proposals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quiz.progress import telling
from quiz.reading.claims.find import find_claims
from quiz.reading.draft.claims import claim_proposals
from quiz.reading.draft.credit import Voices
from quiz.reading.draft.lines import ACROSS, proposal_files, write_proposals
from quiz.reading.draft.shelf import Shelf

if TYPE_CHECKING:
    from quiz.progress import OnProgress
    from quiz.reading.draft.folder import Folder
    from quiz.reading.draft.model import AnyProposal


def propose(folder: Folder, on_progress: OnProgress | None = None) -> dict[str, int]:
    """Write the proposals of every article of a dossier, and those across them; return how many of each kind.

    A file of proposals whose source is gone is deleted.
    """
    shelf = Shelf(folder)
    count: Counter[str] = Counter()
    assert folder.dossier is not None
    voices = Voices(folder.dossier.voices, lambda _text: None)
    for number in telling(range(len(shelf)), on_progress):
        source, article, blocks = shelf[number]
        found: list[AnyProposal] = []
        claims = find_claims(article, blocks)
        found += claim_proposals(source, shelf.maps[number], article, blocks, claims, voices)
        write_proposals(folder.proposals_path(source), found)
        count.update(one.__struct_config__.tag for one in found)  # type: ignore[misc]
    write_proposals(folder.proposals_path(ACROSS), [])
    _forget(folder, shelf)
    return dict(sorted(count.items()))


def _forget(folder: Folder, shelf: Shelf) -> None:
    """Delete the proposals and parses of sources that are gone."""
    kept = {one.id for one in shelf.sources} | {ACROSS}
    for path in list(proposal_files(folder.path)):
        if path.stem not in kept:
            path.unlink()
    folder.parses.forget_others({folder.parses.path(shelf.article(number)) for number in range(len(shelf))})
