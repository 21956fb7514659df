"""A dossier is a folder or a file; all its problems come at once, each with its place and remedy."""

from __future__ import annotations

import gc
import sys
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from quiz.dossier.load import load, load_with_marks
from quiz.dossier.problems import MOST_PROBLEMS, DossierProblems
from quiz.dossier.yamlnodes import parse
from quiz.errors import DossierError

if TYPE_CHECKING:
    from pathlib import Path

DECK = "deck: {id: d, title: D, format: 1, licence: MIT}\n"
CARD = "  - {{id: {0}, front: What is {0}?, back: It is that}}\n"


def cards(*ids: str) -> str:
    return "cards:\n" + "".join(CARD.format(name) for name in ids)


def test_sections_of_all_files_are_joined_in_the_order_of_their_paths(folder: Any) -> None:
    dossier = folder.load(
        z=cards("last"), b=DECK + cards("third"), a__x=cards("first"), a__y=cards("second"), c=cards("fourth")
    )
    assert [card.id for card in dossier.cards] == ["first", "second", "third", "fourth", "last"]


def test_yml_counts_and_other_files_do_not(folder: Any) -> None:
    folder.write(
        deck=DECK, articles__notes="no: dossier", **{".hidden__x": "no: dossier", "sub__.x": "no: dossier"}
    )
    (folder.path / "more.yml").write_text(cards("one"))
    (folder.path / "README.md").write_text("no: dossier")
    (folder.path / "sub").mkdir(exist_ok=True)
    assert [card.id for card in load(folder.path).cards] == ["one"]


def test_a_single_file_is_a_dossier_too(tmp_path: Path) -> None:
    file = tmp_path / "whole.txt"
    file.write_text(DECK + cards("one"))
    assert load(file).deck.id == "d"


@pytest.mark.parametrize("text", ["A strike: it was [said\n\nthat {nothing\n", "{{{", "a,b\n1,2\n", "- x\n"])
def test_a_file_of_another_kind_is_told_as_that(tmp_path: Path, text: str) -> None:
    file = tmp_path / "article.txt"
    file.write_text(text)
    with pytest.raises(DossierError, match=r"article\.txt is not a dossier"):
        load(file)


@pytest.mark.parametrize("text", ["deck: {id: d\n", "", "statments: []\n"])
def test_in_a_folder_with_a_dot_in_its_name_problems_keep_their_places(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "my.deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text(text)
    with pytest.raises(DossierProblems):
        load(folder)


def test_a_dossier_inside_a_package_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from a zip file, where there is no path on disk."""
    archive = tmp_path / "packed.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("packed_deck/__init__.py", "")
        packed.writestr("packed_deck/data/deck.yaml", DECK)
        packed.writestr("packed_deck/data/sub/cards.yaml", cards("one"))
        packed.writestr("packed_deck/broken/deck.yaml", DECK + "cards: 1\n")
    monkeypatch.syspath_prepend(str(archive))
    assert [card.id for card in load(files("packed_deck") / "data").cards] == ["one"]
    with pytest.raises(DossierProblems, match=r"^broken/deck\.yaml:2:1: `cards` must be a list"):
        load(files("packed_deck") / "broken")
    del sys.modules["packed_deck"]


def test_an_empty_key_says_as_much_as_none(folder: Any) -> None:
    text = folder.sound.replace("published: 2021-03-05", "published:").replace("[engineers]", "[engineers]")
    text = text.replace("confusable: [nowak]}", "confusable: ~, note: null}").replace(
        "cards:\n", "cards:\n  -\n", 1
    )
    problems = folder.problems(sound=text)
    assert [p.message for p in problems] == ["the entry is empty"]
    dossier = folder.load(sound=text.replace("cards:\n  -\n", "cards:\n"))
    assert dossier.sources[0].published is None
    assert dossier.entities[0].confusable == []


def test_empty_sections_and_files_are_nothing(folder: Any) -> None:
    dossier = folder.load(a=DECK + "cards:\nstatements: []\nvoices: ~\n", b="", c="# nothing yet\n")
    assert dossier.statements == dossier.voices == dossier.cards == []


def test_all_problems_of_all_files_come_at_once(folder: Any) -> None:
    """Syntax, encoding, schema and references, several in a file and in an entry; none hides another."""
    sound = (
        folder.sound.replace("kind: prediction", "kind: predicton")
        .replace("licence: MIT", "licence: MIT\n  autor: me")
        .replace("topic: opening\n    front", "topic: openings\n    front")
        .replace("ribbon?]", "ribbon?]\n    importance: 4\n    imprtance: 3")
        .replace("relation: conflict", "relation: conflict\n    thing: twice")
    )
    problems = folder.problems(
        sound=sound,
        broken=cards("fine")
        + "  - {id: half, front: [unclosed, back: x}\n"
        + cards("one")[7:]
        + "statments: []\n",
        latin="cards: # é\n".encode("latin-1"),
        other="- not\n- sections\n",
        third="statements:\n  - {id: x}\n  - just words\nvoices: {}\nentities: text\ndeck: {id: again}\n",
    )
    assert [f"{p.file}:{p.line}:{p.column}: {p.message}" for p in problems] == [
        "broken.yaml:3:41: a list in [brackets] is not closed or a comma is missing",
        "broken.yaml:5:1: unknown section `statments`",
        "latin.yaml:1:10: the byte 0xE9 is not UTF-8",
        "other.yaml:1:1: the file does not begin with a section",
        "sound.yaml:7:3: unknown key `autor`",
        "sound.yaml:49:17: `importance` must be 3 or less",
        "sound.yaml:50:5: unknown key `imprtance`",
        "sound.yaml:98:5: `thing` stands twice here; the first is in line 95",
        "sound.yaml:124:15: `kind` cannot be `predicton`",
        "sound.yaml:129:12: there is no topic `openings`",
        "third.yaml:2:5: `answers` is missing",
        "third.yaml:2:5: `ask` is missing",
        "third.yaml:2:5: `evidence` is missing",
        "third.yaml:2:5: `kind` is missing",
        "third.yaml:2:5: `text` is missing",
        "third.yaml:3:5: the entry must be keys with values",
        "third.yaml:4:1: `voices` must be a list of entries",
        "third.yaml:5:1: `entities` must be a list of entries",
        "third.yaml:6:1: `deck` stands twice (see sound.yaml:1)",
    ]
    assert all(p.remedy for p in problems)


def test_a_problem_reads_as_one_line_with_place_and_remedy(folder: Any) -> None:
    folder.write(deck=DECK.replace("title", "titel"))
    with pytest.raises(DossierError) as caught:
        load(folder.path)
    at = f"{folder.path.as_posix()}/deck.yaml"
    assert str(caught.value) == (
        f"{at}:1:1: `title` is missing — add it\n{at}:1:15: unknown key `titel` — did you mean `title`?"
    )
    assert caught.value.title == "The dossier has problems"


def test_entries_around_a_broken_one_are_still_checked(folder: Any) -> None:
    entries = [
        "  - {id: one, front: a, back: b, topic: nowhere}\n",
        "  - {id: two, front: 'open, back: b}\n",
        "  - {id: three, front: it's, back: b, importance: 9}\n",
        "  - id: four\n    front: a: b\n    back: c\n",
        "  - {id: five, front: a, back: b, bakc: c}\n",
    ]
    problems = folder.problems(deck=DECK + "cards:\n" + "".join(entries))
    assert [(p.line, p.column, p.message) for p in problems] == [
        (3, 41, "there is no topic `nowhere`"),
        (
            5,
            27,
            "keys in {braces} are not closed or a comma is missing (it belongs to what begins in line 4)",
        ),
        (5, 51, "`importance` must be 3 or less"),
        (7, 13, "there is a `: ` where no key can be"),
        (9, 35, "unknown key `bakc`"),
    ]


def test_naming_an_entry_that_could_not_be_read_is_no_further_problem(folder: Any) -> None:
    text = folder.sound
    for old, new in [
        ("- id: bridge-opens\n    kind: report", "- id: bridge-opens\n    kind: reprot"),  # an event
        ("{id: nowak, name: Lydia Nowak, type: person}", "{id: nowak, name: [Lydia], type: person}"),
        ("{id: engineers, kind: group", "{id: engineers, kind: group: x"),  # not even YAML
        ("stance: is-safe\n", "stance: is-save\n"),
        ("    - {id: repairs, title", "    - {id: repairs, tilte"),
        ("file: gazette.txt", "fiel: gazette.txt"),
    ]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    problems = folder.problems(sound=text)
    assert [(p.line, p.message) for p in problems] == [
        (9, "`title` is missing"),
        (9, "unknown key `tilte`"),
        (21, "`file` is missing"),
        (22, "unknown key `fiel`"),
        (31, "keys in {braces} are not closed or a comma is missing"),
        (34, "`name` must be text"),
        (39, "`kind` cannot be `reprot`"),
        (108, "this dispute has no stance `is-save`"),
    ]


def test_the_remedy_may_be_followed_word_by_word(folder: Any) -> None:
    """Mending one problem after the other, as told, ends in a sound dossier."""
    text = folder.sound.replace("kind: prediction", "kind: predicton").replace(
        "[mayor], printed: a cen", "[myor], printed: a cen"
    )
    for _ in range(2):
        problem = folder.problems(sound=text)[0]
        assert problem.remedy is not None
        meant = problem.remedy.split("`")[1]
        lines = text.split("\n")
        line = lines[problem.line - 1]
        wrong = problem.message.split("`")[-2]
        assert line[problem.column - 1 :].startswith(wrong)
        lines[problem.line - 1] = line[: problem.column - 1] + meant + line[problem.column - 1 + len(wrong) :]
        text = "\n".join(lines)
    folder.load(sound=text)


def test_a_dossier_needs_a_deck(folder: Any) -> None:
    problems = folder.problems(a=cards("one"), b="")
    assert [(p.file, p.line, p.message) for p in problems] == [
        ("a.yaml", 1, "the dossier has no section `deck`")
    ]


def test_a_broken_deck_does_not_make_its_topics_unknown(folder: Any) -> None:
    problems = folder.problems(sound=folder.sound.replace("format: 1", "format: 2"))
    assert [(p.line, p.column, p.message) for p in problems] == [
        (4, 11, "this program does not read format `2`")
    ]


def test_very_many_problems_are_counted_and_not_all_told(folder: Any) -> None:
    entry = "  - {id: x, front: a, back: b, bad: c}\n"
    with pytest.raises(DossierProblems) as caught:
        folder.load(a=DECK + "cards:\n" + entry * 3000)
    assert len(caught.value.problems) == MOST_PROBLEMS
    assert caught.value.omitted >= 2000
    assert str(caught.value).endswith(f"… and {caught.value.omitted:,} more")


def test_messages_hold_no_control_codes_and_stay_short(folder: Any) -> None:
    hostile = "\\e[31mred\\u202e" + "x" * 500
    problems = folder.problems(
        a=DECK + f'cards:\n  - {{id: "{hostile}", "{hostile}": 1, front: a, back: b}}\n'
    )
    assert problems
    for problem in problems:
        assert str(problem).isprintable()
        assert len(problem.message) < 200


def test_the_collector_runs_again_afterwards(folder: Any) -> None:
    assert gc.isenabled()
    folder.load(sound=folder.sound)
    assert gc.isenabled()
    folder.problems(sound="deck: 1")
    assert gc.isenabled()


def test_places_are_found_with_each_file_read_once_more(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """However problems lie across files: finding a place must not cost a file's whole length each time."""
    ids = [f"x{i}" for i in range(60)]
    files = {f"f{number}": cards(*ids[number::6]) for number in range(6)}
    read: list[int] = []
    monkeypatch.setattr("quiz.dossier.marks.parse", lambda text: read.append(len(text)) or parse(text))
    problems = folder.problems(deck=DECK, **files, z=cards(*ids))
    assert len(problems) == 60
    assert all(problem.file == "z.yaml" and "(see f" in problem.message for problem in problems)
    assert len(read) <= 7


# ---------------------------------------------------------------- marks


def test_marks_lead_to_every_entry_and_what_is_in_it(folder: Any) -> None:
    folder.write(a=folder.sound, b="# more\n" + cards("one", "two"))
    dossier, marks = load_with_marks(folder.path)
    top = folder.path.as_posix()
    lines = {"a": folder.sound.split("\n"), "b": ["# more", *cards("one", "two").split("\n")]}

    def at(*path: str | int, at_key: bool = False) -> str:
        where = marks.where(path, at_key=at_key)
        name = where.file.removeprefix(f"{top}/").removesuffix(".yaml")
        return lines[name][where.line - 1][where.column - 1 :]

    assert [card.id for card in dossier.cards] == ["river", "one", "two"]
    assert at("cards", 2).startswith("{id: two")
    assert at("cards", 2, "front").startswith("What is two?")
    assert at("statements", 1, "answers", "cost", "unit").startswith("crowns")
    assert at("statements", 1, "answers", "cost", "unit", at_key=True).startswith("unit: crowns")
    assert at("statements", 2, "evidence", 0, "says", 1).startswith("engineers]")
    assert at("disputes", 0, "positions", 2, "claim").startswith("The deck will sag")
    assert at("deck", "topics", 1, "id").startswith("repairs,")
    assert at("deck").startswith("deck:")


def test_marks_of_what_is_not_written_out_are_the_nearest_there_is(folder: Any) -> None:
    folder.write(a=folder.sound)
    _, marks = load_with_marks(folder.path)
    statement = marks.where(("statements", 0))
    assert marks.where(("statements", 0, "note")) == statement
    assert marks.where(("statements", 0, "when", "after", 3)) == marks.where(("statements", 0, "when"))
    assert marks.where(("statements", 99)).file == statement.file
    assert marks.where(("nothing", 0)).line == 1


def test_marks_outlive_the_files(folder: Any) -> None:
    """A file changed after loading does not lead to a wrong line."""
    folder.write(a=folder.sound)
    _, marks = load_with_marks(folder.path)
    expected = marks.where(("cards", 0, "back"))
    _, later = load_with_marks(folder.path)
    folder.write(a="# quite different\n")
    assert later.where(("cards", 0, "back")) == expected
