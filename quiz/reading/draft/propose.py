"""The second pass: from the kept articles and parses to the files of proposals."""

from __future__ import annotations

from collections import ChainMap, Counter
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import structs

from quiz.progress import telling
from quiz.reading.across.conflicts import find_conflicts
from quiz.reading.across.deeds import find_deeds, types_of
from quiz.reading.across.disputes import group_claims
from quiz.reading.across.nouns import nouns_of
from quiz.reading.across.told import maybe_one, without_wordings
from quiz.reading.claims.find import find_claims
from quiz.reading.draft.claims import claim_proposals
from quiz.reading.draft.credit import Voices
from quiz.reading.draft.done import count_if_done, note_done, state_of
from quiz.reading.draft.groups import views_of_groups
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.kept_articles import KeptArticles
from quiz.reading.draft.lines import ACROSS, LLM_DRAFTS, kind_of, proposal_files, write_proposals
from quiz.reading.draft.model import FactProposal
from quiz.reading.draft.passing import worth_a_look
from quiz.reading.entities.cast import find_cast
from quiz.reading.facts.find import AUTHOR, find_facts
from quiz.reading.facts.naming import entities_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.progress import OnProgress
    from quiz.reading.across.deeds import Deed
    from quiz.reading.draft.folder import Folder
    from quiz.reading.draft.model import AnyProposal, ClaimProposal


def propose(folder: Folder, on_progress: OnProgress | None = None) -> dict[str, int]:
    """Write the proposals of every article, and those across them; return how many there are by kind.

    Nothing is done where nothing that they depend on has changed.
    """
    assert folder.dossier is not None
    state = state_of(folder)
    count = count_if_done(folder.path, state)
    if count is not None:
        return count
    articles = KeptArticles(folder)
    cast = find_cast(articles)
    voices, entities = Voices(folder.dossier.voices, cast), entities_of(cast)
    facts: list[FactProposal] = []
    claims: list[ClaimProposal] = []
    nouns: dict[str, frozenset[str]] = {}
    deeds: list[Deed] = []
    same = maybe_one(cast)
    types, first_names = types_of(cast, same), folder.first_names()
    for number in telling(range(len(articles)), on_progress):
        source, article, _ = articles[number]
        first = first_names.get(source, source)
        blocks, places = articles.blocks(number), articles.maps[number]
        found = find_claims(article, blocks)
        seen_too = [*found, *views_of_groups(blocks, found)]
        told = claim_proposals(source, places, article, blocks, seen_too, voices, first)
        labels = ChainMap({AUTHOR: places.author}, articles.voices(source), voices.labels)
        published = articles.sources[number].published
        seen = find_facts(source, article, blocks, seen_too, cast, published, labels, entities=entities)
        here = _named_alike(seen, voices, first)
        in_text: list[ClaimProposal | FactProposal] = sorted([*told, *here], key=_in_text)
        write_proposals(folder.proposals_path(source), in_text)
        claims += told
        nouns |= nouns_of(told, blocks)
        deeds += find_deeds(source, blocks, [*here, *told], cast, same, types)
        facts += map(without_wordings, here)
    across: list[AnyProposal] = [
        *worth_a_look(cast.entities, claims),
        *find_conflicts(facts, cast, deeds),
    ]
    across += group_claims(claims, cast, nouns)
    write_proposals(folder.proposals_path(ACROSS), across)
    _forget(folder, articles)
    count = dict(sorted(Counter(kind_of(one) for one in (*claims, *facts, *across)).items()))
    note_done(
        folder, state, count, map(folder.proposals_path, [*(one.id for one in articles.sources), ACROSS])
    )
    return count


def _in_text(proposal: ClaimProposal | FactProposal) -> tuple[int, int, int, str, str]:
    """Return where in its article a proposal belongs: facts before the claims of the same sentence."""
    place = proposal.place
    return (
        place.paragraph,
        place.start,
        place.end,
        "" if isinstance(proposal, FactProposal) else "~",
        proposal.id,
    )


def _named_alike(facts: Sequence[FactProposal], voices: Voices, source: str) -> list[FactProposal]:
    """Return facts whose chains name voices as the dossier does, with ids that hold where paragraphs move.

    ``source`` is what the source was called when it was first drafted from.
    """
    times: Counter[tuple[str, str]] = Counter()
    out = []
    for fact in facts:
        key = (source, fact.place.text)
        times[key] += 1
        says = tuple(one for one, _ in groupby(voices.known(one) for one in fact.says))
        out.append(structs.replace(fact, id=proposal_id("fact", *key, times[key]), says=says))
    return out


def _forget(folder: Folder, articles: KeptArticles) -> None:
    """Delete the proposals of sources that are gone, and the parses of texts that are."""
    kept = {one.id for one in folder.sources} | {ACROSS, LLM_DRAFTS}
    for path in proposal_files(folder.path):
        if path.stem not in kept:
            path.unlink(missing_ok=True)
    folder.parses.forget_others(articles.parses)
