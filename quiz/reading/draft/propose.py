"""The second pass: from the kept articles and parses to the files of proposals."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from quiz.dossier.fields import Role
from quiz.dossier.maps import ParagraphMap
from quiz.progress import telling
from quiz.reading.claims.find import find_claims
from quiz.reading.draft.claims import claim_proposals
from quiz.reading.draft.credit import Voices
from quiz.reading.draft.lines import ACROSS, proposal_files, write_proposals
from quiz.reading.draft.settle import rebuild, shortened
from quiz.reading.structure.article import Article

if TYPE_CHECKING:
    from quiz.dossier.schema import Source
    from quiz.progress import OnProgress
    from quiz.reading.draft.folder import Folder
    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.parse import Block

_HELD = 64
"""So many parsed articles are held in memory; the others are read again from disk when they are wanted."""


class Shelf(Sequence[tuple[str, Article, Sequence["Block"]]]):
    """The articles of a dossier with their parses, in the order of the sources, loaded when asked for.

    Roles are those of the sources' maps, which a person may have corrected.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.sources = [one for one in folder.sources if folder.article_path(one.id).is_file()]
        self.maps = [ParagraphMap(one) for one in self.sources]
        self._labels = {} if folder.dossier is None else {one.id: one.label for one in folder.dossier.voices}
        self._held: OrderedDict[int, tuple[str, Article, Sequence[Block]]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.sources)

    @overload
    def __getitem__(self, index: int) -> tuple[str, Article, Sequence[Block]]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[str, Article, Sequence[Block]]]: ...

    def __getitem__(
        self, index: int | slice
    ) -> tuple[str, Article, Sequence[Block]] | list[tuple[str, Article, Sequence[Block]]]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        number = range(len(self))[index]
        if number not in self._held:
            article = self._article(number)
            self._held[number] = (self.sources[number].id, article, self._folder.parses.read(article))
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(number)
        return self._held[number]

    def _article(self, number: int) -> Article:
        source, places = self.sources[number], self.maps[number]
        text = self._folder.article_path(source.id).read_bytes().decode("utf-8", "replace")
        roles = {par: Role(places.role(par)) for par in range(1, source.paragraphs + 1)}
        about = Article(
            name=source.file,
            format="text",
            paragraphs=(),
            title=source.title,
            author=self._labels.get(source.author),
            publisher=source.publisher,
            published=source.published,
        )
        return shortened(rebuild(about, text, roles))


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
    _forget(folder, shelf.sources)
    return dict(sorted(count.items()))


def _forget(folder: Folder, sources: Sequence[Source]) -> None:
    kept = {one.id for one in sources} | {ACROSS}
    for path in list(proposal_files(folder.path)):
        if path.stem not in kept:
            path.unlink()
