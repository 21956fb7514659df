"""The commands, as a person or a script uses them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from quiz.cli.forms import FORMS
from quiz.cli.root import COMMANDS, cli
from quiz.questions.model import Form

from .conftest import DOSSIER, Cli


def commands() -> list[tuple[str, click.Command]]:
    found = []
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", command.commands[sub]) for sub in command.commands]
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_every_command_says_what_it_does_and_gives_an_example(name: str, command: click.Command) -> None:
    assert command.help
    if name in COMMANDS:
        assert command.get_short_help_str(200) == COMMANDS[name]
    if not isinstance(command, click.Group):
        assert f"quiz {name}" in command.help, "an example shows how it is called"
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.name}"


def test_the_forms_one_can_ask_for_are_the_forms_there_are() -> None:
    assert set(FORMS) == set(Form) - {Form.STUDY}


def test_the_builtin_deck_is_there_on_first_use(quiz: Cli) -> None:
    quiz.database.unlink()
    done = quiz("decks", "--json")
    assert done.code == 0
    decks = json.loads(done.out)
    assert decks[0]["id"] == "soleimani"
    assert decks[0]["cards"] > 300
    assert all(deck["new"] > 0 for deck in decks)


def test_build_reports_what_changed(quiz: Cli, dossier: Path) -> None:
    first = json.loads(quiz("build", str(dossier), "--json").out)
    assert sorted(first["added"]) == ["rivers/basel#river", "rivers/longest#river"]
    again = quiz("build", str(dossier))
    assert "nothing changed" in again.out
    dossier.write_text(DOSSIER.replace("Basel lies on", "Basel stands on").replace("id: longest", "id: long"))
    third = json.loads(quiz("build", str(dossier), "--json").out)
    assert third["changed"] == ["rivers/basel#river"]
    assert third["added"] == ["rivers/long#river"]
    assert third["removed"] == ["rivers/longest#river"]


def test_a_dry_run_changes_nothing(quiz: Cli, dossier: Path) -> None:
    assert "Would build" in quiz("build", str(dossier), "--dry-run").out
    assert "rivers" not in quiz("decks").out


def test_a_bad_dossier_is_refused_with_file_line_and_remedy(quiz: Cli, dossier: Path) -> None:
    dossier.write_text(
        DOSSIER.replace("entity: rhine}", "entity: rhin}").replace("kind: report", "kynd: report", 1)
    )
    done = quiz("build", str(dossier))
    assert done.code == 1
    assert f"{dossier.name}:13:" in done.err
    assert "did you mean `kind`" in done.err
    assert "did you mean `rhine`" in done.err
    assert not done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["study", "--forms", "chioce"],
        ["study", "--limit", "0"],
        ["study", "--limit", "many"],
        ["study", "--minutes", "-1"],
        ["build"],
        ["build", "no/such/folder"],
        ["show"],
        ["nonsense"],
        ["--nonsense"],
        ["completion", "tcsh"],
    ],
)
def test_a_wrong_call_exits_with_2(quiz: Cli, arguments: list[str]) -> None:
    done = quiz(*arguments)
    assert done.code == 2
    assert "Error" in done.err
    assert not done.out


@pytest.mark.parametrize(
    "arguments", [["show", "nowhere"], ["study", "nowhere", "--plain"], ["remove", "nowhere", "--yes"]]
)
def test_an_unknown_deck_exits_with_1_and_names_those_there_are(quiz: Cli, arguments: list[str]) -> None:
    done = quiz(*arguments)
    assert done.code == 1
    assert "nowhere" in done.err
    assert "soleimani" in done.err


def test_mistyped_commands_and_forms_get_a_proposal(quiz: Cli) -> None:
    assert "Did you mean 'study'?" in quiz("sttudy").err
    assert "Did you mean 'choice'?" in quiz("study", "--forms", "chioce").err


def test_show_prints_readable_text_and_json(quiz: Cli, dossier: Path) -> None:
    text = quiz("show", str(dossier)).out
    assert "Which of the four rivers is the longest?" in text
    assert "the river article" in text
    found = json.loads(quiz("show", str(dossier), "--json").out)
    assert set(found) >= {"deck", "sources", "cards"}
    assert found["sources"][0]["id"] == "s0"
    assert found["sources"][0]["file"] == "rivers.txt"
    card = next(card for card in found["cards"] if card["id"] == "rivers/basel#river")
    assert card["kind"] == "statement"
    assert card["statement_kind"] == "report"
    assert card["answers"] == ["Rhine"]
    assert [(line["source"], line["paragraph"]) for line in card["evidence"]] == [("s0", 2)]
    assert all(
        set(question) >= {"form", "prompt", "options", "answer", "explanation"}
        for question in card["questions"]
    )


def test_show_of_a_library_deck_equals_show_of_its_dossier(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    assert quiz("show", "rivers", "--json").out == quiz("show", str(dossier), "--json").out


def test_remove_asks_first_and_keeps_progress(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    quiz("study", "rivers", "--plain", stdin="\n\n")
    assert quiz("remove", "rivers", stdin="n\n").code != 0
    assert "rivers" in quiz("decks").out
    assert quiz("remove", "rivers", "--yes").code == 0
    assert "rivers" not in quiz("decks").out
    quiz("build", str(dossier))
    row = next(row for row in json.loads(quiz("decks", "--json").out) if row["id"] == "rivers")
    assert row["new"] == 0
    assert row["learning"] == 2


def test_due_in_json(quiz: Cli) -> None:
    due = json.loads(quiz("due", "--json").out)
    assert due["new"] > 0
    assert due["due"] == 0
    assert due["answered_today"] == 0


def test_learners_have_progress_of_their_own(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    quiz("learners", "add", "Ada")
    quiz("--learner", "Ada", "study", "rivers", "--plain", "--limit", "1", stdin="\n")
    assert json.loads(quiz("--learner", "Ada", "due", "--json").out)["learning"] >= 1
    assert json.loads(quiz("due", "--json").out)["learning"] == 0


def test_backup_and_restore(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    quiz("build", str(dossier))
    copy = tmp_path / "copy.db"
    assert quiz("backup", str(copy)).code == 0
    assert quiz("backup", str(copy)).code == 1, "a copy is never overwritten"
    quiz("remove", "rivers", "--yes")
    assert quiz("restore", str(copy), "--yes").code == 0
    assert "rivers" in quiz("decks").out
    assert quiz("backup", "--list").out.strip()


def test_restoring_what_is_no_copy_changes_nothing(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    quiz("build", str(dossier))
    junk = tmp_path / "junk.db"
    junk.write_bytes(b"not a database at all" * 100)
    done = quiz("restore", str(junk), "--yes")
    assert done.code == 1
    assert "rivers" in quiz("decks").out


def test_sources_attach_finds_the_articles(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "renamed.txt").write_text("The Danube is the longest.\n\nBasel is on the Rhine.\n")
    marks = quiz("sources", "fingerprint", str(articles / "renamed.txt")).out
    prints = [line.strip("- \"'") for line in marks.splitlines() if line.startswith("  - ")]
    dossier.write_text(
        DOSSIER.replace("paragraphs: 2}", f"paragraphs: 2, fingerprints: {json.dumps(prints)}}}")
    )
    quiz("build", str(dossier))
    done = quiz("sources", "attach", str(articles), "--deck", "rivers")
    assert done.code == 0
    assert "2 of 2" in done.out
    (row,) = json.loads(quiz("sources", "list", "rivers", "--json").out)
    assert row["path"] == str(articles / "renamed.txt")


def test_what_is_no_article_has_no_fingerprints(quiz: Cli, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\xff")
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("picture.txt", "pipe.txt"):
        done = quiz("sources", "fingerprint", str(tmp_path / name))
        assert done.code == 1
        assert f"{name} is not " in done.err
        assert "plain text in UTF-8" in done.err
        assert not done.out


def test_a_source_without_fingerprints_is_known_by_its_name_and_length(
    quiz: Cli, dossier: Path, tmp_path: Path
) -> None:
    quiz("build", str(dossier))
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "rivers.txt").write_text("One.\n\nTwo.\n\nOne too many.\n")
    assert quiz("sources", "attach", str(articles), "--deck", "rivers").code == 1
    (articles / "rivers.txt").write_text("One.\n\nTwo.\n")
    assert quiz("sources", "attach", str(articles), "--deck", "rivers").code == 0


def test_limits_hold_for_all_decks_together(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    rows = json.loads(quiz("decks", "--json").out)
    assert {row["id"]: row["new"] for row in rows}["rivers"] == 2
    assert sum(row["new"] for row in rows) > 12
    assert json.loads(quiz("due", "--json").out)["new"] == 10


def test_attaching_the_wrong_folder_is_an_error(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    quiz("build", str(dossier))
    (tmp_path / "empty").mkdir()
    done = quiz("sources", "attach", str(tmp_path / "empty"))
    assert done.code == 1
    assert "None of the articles" in done.err


def test_schema_is_a_json_schema(quiz: Cli) -> None:
    schema = json.loads(quiz("schema").out)
    assert schema["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(quiz: Cli, shell: str) -> None:
    assert "_QUIZ_COMPLETE" in quiz("completion", shell).out


def test_the_app_in_a_pipe_is_an_error_that_names_the_plain_mode(quiz: Cli) -> None:
    done = quiz()
    assert done.code == 2
    assert "--plain" in done.err


def test_a_file_that_is_no_database_is_left_alone(quiz: Cli) -> None:
    quiz.database.write_text("my shopping list")
    done = quiz("decks")
    assert done.code == 1
    assert quiz.database.read_text() == "my shopping list"


def test_a_full_disk_behind_standard_output_is_told_without_a_traceback(quiz: Cli, dossier: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quiz", "show", str(dossier)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "Error: No space left on device\n"


def test_completing_after_a_mistyped_command_is_silent(quiz: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_QUIZ_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "quiz sttudy ")
    monkeypatch.setenv("COMP_CWORD", "2")
    done = quiz()
    assert (done.code, done.err) == (0, "")


def test_a_broken_folder_does_not_flood_the_screen(quiz: Cli, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    entries = "\n".join(f"  - {{id: e{n}, name: E, type: thing{n}}}" for n in range(1200))
    broken.write_text(f"deck: {{id: d, title: D, format: 1, licence: MIT}}\nentities:\n{entries}\n")
    for command in (["build", str(broken)], ["show", str(broken)]):
        lines = quiz(*command).err.splitlines()
        assert len(lines) == 51
        assert lines[-1].endswith("more; --all lists the first 1,000")
        every = quiz(*command, "--all")
        assert every.code == 1
        assert len(every.err.splitlines()) == 1001
    for command in (["lint", str(broken)], ["verify", str(broken)]):
        lines = quiz(*command).err.splitlines()
        assert len(lines) == 51
        assert "--format json" in lines[-1]


def test_a_few_problems_are_told_whole(quiz: Cli, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    entries = "\n".join(f"  - {{id: e{n}, name: E, type: thing{n}}}" for n in range(60))
    broken.write_text(f"deck: {{id: d, title: D, format: 1, licence: MIT}}\nentities:\n{entries}\n")
    lines = quiz("build", str(broken)).err.splitlines()
    assert lines[-1] == "… and 10 more; --all lists them"
    assert len(quiz("build", str(broken), "--all").err.splitlines()) == 60
    broken.write_text("deck: {id: d, titel: D, format: 1, licence: MIT}\n")
    assert "--all" not in quiz("build", str(broken)).err


def test_one_is_told_as_one(quiz: Cli, dossier: Path) -> None:
    for deck in json.loads(quiz("decks", "--json").out):
        quiz("remove", deck["id"], "--yes", "--purge")
    text = DOSSIER[: DOSSIER.index("  - id: basel")].replace("paragraphs: 2", "paragraphs: 1")
    dossier.write_text(text, encoding="utf-8")
    assert "1 card," in quiz("build", str(dossier)).out
    assert "1 card," in quiz("show", "rivers").out
    assert "(rivers.txt, 1 paragraph)" in quiz("show", "rivers").out
    quiz("study", "--plain", stdin=":s\n")
    told = quiz("doctor", "--rebuild").out
    assert told.startswith("1 deck, 1 card, 1 learner, 1 event.\n")
    assert "of 1 card from 1 event:" in told


@pytest.mark.parametrize("command", ["lint", "verify", "build"])
def test_a_decks_id_where_a_dossier_is_meant_is_told_as_that(quiz: Cli, command: str) -> None:
    done = quiz(command, "soleimani")
    assert done.code == 2
    assert "This command reads a dossier" in done.err
    assert "the id of a deck" in " ".join(done.err.split())
