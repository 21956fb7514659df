"""A person gives sources and voices other ids: proposals follow, or are left out; nobody is made up."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.errors import DossierError
from quiz.reading.draft.generate import generate
from quiz.reading.draft.lines import all_proposals
from tests.reading.review_folders import opened

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed"
)


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "port-lund"))


def change(folder: Path, old: str, new: str, *names: str) -> None:
    for name in names or ("sources", "voices"):
        path = folder / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def chains(review) -> set[str]:
    """Every voice in the evidence of what is proposed, and every voice that would come with it."""
    drafts = [review.draft(one.id) for one in review.queue(kinds={"fact", "claim"})]
    said = {voice for one in drafts for evidence in one.entry.evidence for voice in evidence.says}
    return said | {voice.id for one in drafts for voice in one.voices}


def test_a_source_with_another_id_keeps_proposals_text_and_decisions(folder, articles):
    review = opened(folder)
    first, *rest = [one.id for one in review.queue(source="vote", kinds={"fact", "claim"})]
    entities = {one.id for one in review.queue(kinds={"entity"})}
    review.reject(first)
    change(folder, "id: vote", "id: harbour", "sources")
    with pytest.raises(DossierError, match="sources were changed"):
        review.reject(rest[0])
    for drafted_again in (False, True):
        review = opened(folder)
        left = review.queue(source="harbour", kinds={"fact", "claim"})
        assert sorted(one.id for one in left) == sorted(rest)
        assert {one.id for one in review.queue(kinds={"entity"})} == entities
        assert review.queue(source="vote") == ()
        assert review.paragraphs("harbour")[0] == "Harbour plan divides Port Lund"
        evidence = review.draft(left[0].id).entry.evidence[0]
        assert (evidence.at.partition("#")[0], evidence.says[0]) == ("harbour", "ada-moss")
        assert evidence.printed
        assert bool(review.warnings) is not drafted_again
        review.close()
        assert {one.state for one in generate([articles], folder).articles} == {"unchanged"}
    found = sorted(one.name for one in (folder / "proposed").glob("*.jsonl"))
    assert found == ["across.jsonl", "decided.jsonl", "harbour.jsonl", "read.jsonl", "talk.jsonl"]
    assert sorted(one.name for one in (folder / "articles").iterdir()) == ["harbour.txt", "talk.txt"]


def test_what_is_about_a_source_that_is_gone_is_left_out_and_generate_forgets_it(folder, articles):
    text = (folder / "sources.yaml").read_text(encoding="utf-8")
    (folder / "sources.yaml").write_text(text[: text.index("  - id: vote")], encoding="utf-8")
    review = opened(folder)
    assert "the source `vote` is not in the dossier any more" in review.warnings[-1]
    assert {one.source for one in review.queue(kinds={"fact", "claim"})} == {"talk"}
    assert review.view(review.queue(kinds={"entity"})[0].id)
    review.close()
    generate([articles / "talk.txt"], folder)
    assert not (folder / "proposed" / "vote.jsonl").exists()
    assert opened(folder).warnings == []


def test_a_voice_with_another_id_is_nobody_new(folder):
    before = chains(opened(folder))
    assert {"ada-moss", "dina"} <= before
    change(folder, "ada-moss", "moss")
    change(folder, "dina", "diana")
    change(folder, "talk-author", "desk")
    assert chains(opened(folder)) == {
        {"ada-moss": "moss", "dina": "diana", "talk-author": "desk"}.get(one, one) for one in before
    }


def test_who_speaks_in_a_corrected_map_heads_the_chain_alone(folder):
    change(folder, '{par: "3", voice: dina}', '{par: "3", voice: dan}', "sources")
    review = opened(folder)
    said = next(one for one in review.queue(source="talk") if one.paragraph == 3)
    assert review.draft(said.id).entry.evidence[0].says == ("dan", "fishermen")
    assert "changed since the draft" in review.warnings[0]


def test_whoever_is_gone_with_nobody_in_their_place_is_not_made_anew(folder):
    change(folder, "voice: dina", "voice: bea", "sources")
    change(folder, '{par: "3", voice: bea}', '{par: "3", voice: dan}', "sources")
    change(folder, '  - {id: dina, kind: person, label: "Dina"}\n', "", "voices")
    review = opened(folder)
    assert "dina" not in chains(review)
    (folder / "proposed" / ".drafted").unlink()  # drafted by an earlier version: only the id can tell
    change(folder, "ada-moss", "vote-author", "sources", "voices")
    proposed = folder / "proposed" / "vote.jsonl"
    proposed.write_text(proposed.read_text().replace("ada-moss", "vote-author"))
    change(folder, "vote-author", "moss")
    review = opened(folder)
    assert "the voice `vote-author` is not in the dossier any more" in review.warnings[-1]
    assert "vote-author" not in chains(review)


def test_ids_stay_the_same_under_another_id_of_the_source_also_when_the_article_is_read_again(
    folder, articles
):
    before = {one.id for one in all_proposals(folder)}
    change(folder, "id: vote", "id: harbour", "sources")
    generate([articles], folder)
    (folder / "articles" / "harbour.txt").unlink()
    generate([articles], folder)
    assert {one.id for one in all_proposals(folder)} == before
    assert {one.id for one in load(folder).sources} == {"harbour", "talk"}
