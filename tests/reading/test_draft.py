"""From articles to a dossier's folder: entries that load at once, and proposals beside them."""

from __future__ import annotations

import json

from quiz.dossier.load import load
from quiz.dossier.maps import ParagraphMap
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.dossier.skeleton import EDITOR_LINE, SCHEMA_FILE
from quiz.reading.draft.generate import generate
from quiz.reading.draft.lines import all_proposals
from quiz.reading.draft.model import ClaimProposal

from .conftest import files


def test_the_dossier_loads_at_once(drafted):
    dossier = load(drafted)
    assert (dossier.deck.id, dossier.deck.title, dossier.statements) == ("port-lund", "Port lund", [])
    talk, vote = dossier.sources
    assert (vote.title, vote.label) == (
        "Harbour plan divides Port Lund",
        "the ‘Harbour plan divides Port Lund’ article",
    )
    voices = {one.id: (str(one.kind), one.label) for one in dossier.voices}
    assert voices[vote.author] == ("author", "Ada Moss")
    assert voices["bea"] == ("commenter", "Bea")
    assert [voices[ParagraphMap(talk).voice(number)] for number in (1, 2, 3)] == [
        ("person", "Dina"), ("person", "Dan"), ("person", "Dina")
    ]  # fmt: skip
    assert [ParagraphMap(vote).role(number) for number in range(1, 8)] == [
        "title", "byline", "body", "body", "body", "label", "comment"
    ]  # fmt: skip


def test_editors_find_the_format_from_the_first_line_of_each_file(drafted):
    assert json.loads((drafted / SCHEMA_FILE).read_text(encoding="utf-8"))["type"] == "object"
    made = {path.name: path.read_text(encoding="utf-8") for path in drafted.glob("*.yaml")}
    assert made.keys() == {"deck.yaml", "sources.yaml", "voices.yaml"}
    assert [name for name, text in made.items() if not text.startswith(EDITOR_LINE)] == []


def test_numbers_and_fingerprints_hold_in_the_kept_text(drafted):
    for source in load(drafted).sources:
        kept = (drafted / "articles" / source.file).read_text(encoding="utf-8")
        assert [fingerprint(one) for one in split_paragraphs(kept)] == source.fingerprints


def test_claims_are_proposed_with_their_sentence_holder_and_chain(drafted):
    claims = {one.place.text: one for one in all_proposals(drafted) if isinstance(one, ClaimProposal)}
    said = next(one for text, one in claims.items() if text.startswith("“The quay is sinking,”"))
    assert (said.holder.kind, said.mode, said.through) == ("named", "quote", ("ada-moss",))
    warned = claims["He warned that the plan would cost the town its fishermen."]
    assert (warned.holder.kind, warned.holder.voice) == ("pronoun", None)
    assert "bo-holm" in warned.holder.candidates
    own = claims["The plan is a disgrace, and it will ruin the town."]
    assert (own.holder.kind, own.holder.voice, own.through) == ("author", "ada-moss", ())
    fear = next(one for text, one in claims.items() if text.startswith("I fear"))
    assert (fear.holder.kind, fear.holder.voice) == ("speaker", "dan")


def test_offsets_find_the_words_in_the_kept_text(drafted):
    texts = {
        one.id: split_paragraphs((drafted / "articles" / one.file).read_text(encoding="utf-8"))
        for one in load(drafted).sources
    }
    found = [one for one in all_proposals(drafted) if hasattr(one, "place")]
    for place in [place for one in found for place in (one.place, *getattr(one, "content", ()))]:
        assert texts[place.source][place.paragraph - 1][place.start : place.end] == place.text


def test_the_same_articles_give_the_same_bytes(drafted, articles, tmp_path):
    generate([articles], tmp_path / "port-lund")
    assert files(tmp_path / "port-lund") == files(drafted)
