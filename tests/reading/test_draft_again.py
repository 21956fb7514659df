"""A second run: what is there stays, what is new is added, what changed is read again."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.errors import DossierError, QuizError, UsageError
from quiz.reading.draft import parsing
from quiz.reading.draft.generate import generate
from quiz.reading.draft.lines import all_proposals
from quiz.reading.draft.report import Wish
from tests.reading.review_folders import opened

from .conftest import VOTE, files

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed"
)


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "port-lund"))


@pytest.fixture
def texts(articles: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(articles, tmp_path / "texts"))


def states(report) -> dict[str, str]:
    return {one.name: one.state for one in report.articles}


def test_nothing_new_changes_no_byte(folder, texts):
    before = files(folder)
    assert states(generate([texts], folder)) == {"talk.txt": "unchanged", "vote.txt": "unchanged"}
    assert files(folder) == before


def test_a_new_article_is_added_and_what_was_edited_stays(folder, texts):
    edited = (
        (folder / "sources.yaml")
        .read_text(encoding="utf-8")
        .replace('label: "the ‘Harbour', "note: 'by hand'   # mine\n    label: \"the ‘Harbour")
    )
    (folder / "sources.yaml").write_text(edited, encoding="utf-8")
    (texts / "quay.txt").write_text(
        "The quay of Port Lund\n\nBy Cy Lee\n\nBo Holm said that it would last.\n"
    )
    report = generate([texts], folder)
    assert states(report) == {"quay.txt": "new", "talk.txt": "unchanged", "vote.txt": "unchanged"}
    now = (folder / "sources.yaml").read_text(encoding="utf-8")
    assert now.startswith(edited)
    assert [one.id for one in load(folder).sources][-1] == "quay"
    assert load(folder).voices[-1].label == "Cy Lee"


def test_a_changed_article_is_read_again_and_sentences_that_stay_keep_their_ids(folder, texts):
    before = {one.id for one in all_proposals(folder) if one.id.startswith("claim")}
    changed = VOTE.replace("The council", "It rained in Port Lund.\n\nThe council").replace(
        "a disgrace", "a shame"
    )
    (texts / "vote.txt").write_text(changed, encoding="utf-8")
    assert states(generate([texts], folder)) == {"talk.txt": "unchanged", "vote.txt": "changed"}
    source = load(folder).sources[1]
    assert (source.paragraphs, source.author) == (8, "ada-moss")
    assert [one.label for one in load(folder).voices].count("Bea") == 1
    after = {one.id for one in all_proposals(folder) if one.id.startswith("claim")}
    assert len(before - after) == 1


def test_a_changed_article_with_an_edited_entry_is_left_as_it_was(folder, texts):
    path = folder / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("author: ada-moss", "author: ada-moss # she"))
    before = files(folder)
    (texts / "vote.txt").write_text(VOTE + "\nMore.\n", encoding="utf-8")
    report = generate([texts], folder)
    assert states(report)["vote.txt"] == "kept"
    assert "edited by hand" in report.warnings[0]
    assert files(folder) == before


def test_another_article_under_the_same_name_is_another_source(folder, texts):
    (texts / "vote.txt").write_text(
        "The bridge of Port Lund\n\nBy Cy Lee\n\nIt fell, said Bo Holm.\n", encoding="utf-8"
    )
    assert states(generate([texts], folder))["vote.txt"] == "new"
    assert len(load(folder).sources) == 3


def test_a_corrected_map_is_heeded(folder, texts):
    path = folder / "sources.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('{par: "2", voice: dan}', '{par: "2", voice: dina}')
    )
    generate([texts], folder)
    fear = next(one for one in all_proposals(folder) if getattr(one, "cue", "") == "fear")
    assert fear.holder.voice == "dina"


@pytest.mark.parametrize(
    ("stopped", "together", "entered"),
    [(1, 1, None), (2, 1, 1), (1, 20_000, 2)],
    ids=["at-the-first", "at-the-second", "at-both"],
)
def test_after_a_stop_the_same_command_ends_where_an_unbroken_run_does(
    drafted,
    texts,
    tmp_path,
    monkeypatch,
    stopped,
    together,
    entered,
):
    folder, calls = tmp_path / "port-lund", []

    def stop(*arguments, **more):
        calls.append(arguments)
        if len(calls) == stopped:
            raise KeyboardInterrupt
        return parse(*arguments, **more)

    parse = parsing._parse
    monkeypatch.setattr(parsing, "_parse", stop)
    monkeypatch.setattr(parsing, "_BATCH", together)
    with pytest.raises(KeyboardInterrupt):
        generate([texts], folder)
    monkeypatch.setattr(parsing, "_parse", parse)
    assert not list(folder.rglob("*.part"))
    assert (folder / "deck.yaml").exists() == (entered is not None)
    if entered is not None:
        assert len(load(folder).sources) == entered
    generate([texts], folder)
    assert files(folder) == files(drafted)


def test_several_processes_give_the_same_bytes(drafted, texts, tmp_path):
    generate([texts], tmp_path / "port-lund", Wish(jobs=2))
    assert files(tmp_path / "port-lund") == files(drafted)


def test_an_article_given_twice_is_one_source(texts, tmp_path):
    shutil.copy(texts / "vote.txt", texts / "z.txt")
    report = generate([texts, texts / "vote.txt"], tmp_path / "d")
    assert [one.state for one in report.articles] == ["new", "new", "repeated", "repeated"]
    assert len(load(tmp_path / "d").sources) == 2


def test_a_folder_that_holds_something_else_is_refused(texts, tmp_path):
    with pytest.raises(UsageError, match="something else"):
        generate([texts], texts)
    with pytest.raises(UsageError, match="is a file"):
        generate([texts], texts / "vote.txt")
    assert sorted(one.name for one in texts.iterdir()) == ["talk.txt", "vote.txt"]


def test_a_dossier_with_problems_is_not_touched(folder, texts):
    (folder / "voices.yaml").write_text("voices: [", encoding="utf-8")
    before = files(folder)
    with pytest.raises(DossierError):
        generate([texts], folder)
    assert files(folder) == before


def test_what_cannot_be_read_is_told_and_the_rest_is_read(texts, tmp_path):
    (texts / "a.txt").write_bytes(b"")
    (texts / "b.txt").write_bytes(b"a\x00b")
    (texts / "c.pdf").write_bytes(b"%PDF-1.4 nothing")
    report = generate([texts, texts / "gone.txt", tmp_path / "x.csv"], tmp_path / "d")
    assert sorted(Path(one.name).name for one in report.failed) == [
        "a.txt",
        "b.txt",
        "c.pdf",
        "gone.txt",
        "x.csv",
    ]
    assert len(load(tmp_path / "d").sources) == 2


def test_strange_texts_give_a_draft_or_a_message(tmp_path):
    strange = {
        "word.txt": "Word",
        "arabic.txt": "قال الرئيس إن الخطة جيدة.\n\nوأضاف أن المدينة تحتاج إليها.",
        "loud.txt": "THE MAYOR SAID THE QUAY WAS SINKING. NOBODY BELIEVED HER.",
        "bare.txt": "the mayor said the quay was sinking and nobody believed her " * 40,
        "soup.html": "<p><div><b>Unclosed <p>“said” the <<< mayor &amp; &bogus; </i></html><p>",
        "marks.txt": "…\n\n“”\n\n!!!\n\n—",
    }
    for name, text in strange.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = generate(sorted(tmp_path.glob("*.*")), tmp_path / "d")
    assert report.failed == []
    assert len(load(tmp_path / "d").sources) == len(strange)
    assert report.warnings == ["arabic.txt: does not seem to be English: only its structure is read"]
    kept = {one.source: one.name for one in report.articles}
    texts = {kept[one.stem]: one.read_text(encoding="utf-8") for one in (tmp_path / "d/articles").iterdir()}
    assert texts["arabic.txt"].strip() == strange["arabic.txt"]
    assert "Unclosed" in texts["soup.html"]
    assert "<" not in texts["soup.html"].replace("<<<", "")
    told = {
        kept[place.source] for one in all_proposals(tmp_path / "d") if (place := getattr(one, "place", None))
    }
    assert "loud.txt" in told
    assert not told & {"word.txt", "arabic.txt", "marks.txt"}


def test_the_order_in_which_articles_are_read_changes_no_proposal(folder, texts, tmp_path):
    other = tmp_path / "other" / folder.name
    generate([texts / "vote.txt"], other)
    generate([texts / "talk.txt"], other)
    for name in ("across", "talk", "vote"):
        made, before = (one / "proposed" / f"{name}.jsonl" for one in (other, folder))
        assert made.read_bytes() == before.read_bytes()


def test_a_file_of_proposals_that_was_changed_is_written_anew(folder, texts):
    path = folder / "proposed" / "vote.jsonl"
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b'{"kind"', b'{"bind"', 1))
    with pytest.raises(QuizError, match=r"vote\.jsonl:1 is no proposal") as told:
        opened(folder)
    assert "quiz generate" in told.value.remedy
    generate([texts], folder)
    assert path.read_bytes() == sound
    assert opened(folder).warnings == []
