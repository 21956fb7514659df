"""`quiz generate --llm`: a language model's drafts beside the rules' own, in a real folder."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("llm")
if importlib.util.find_spec("spacy") is None:
    pytest.skip("the extra `author` is not installed", allow_module_level=True)

from quiz.cli import main
from quiz.dossier.load import load
from quiz.reading.draft.decided import settled_proposals
from quiz.reading.draft.lines import all_proposals, read_proposals
from quiz.reading.draft.model import DisputeProposal, FactProposal, WordingProposal
from tests.reading.scripted_llm import RIGHT, SOLD, TEXT, WRONG, Scripted, cite, dispute, registered, told

pytestmark = pytest.mark.usefixtures("llm_settings")

WATCHED = """
import sys
REACH = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}
reached = []
sys.addaudithook(lambda event, arguments: reached.append(event) if event in REACH else None)
from quiz.cli import main
try:
    main(sys.argv[1:])
except SystemExit as left:
    names = {one.partition(".")[0] for one in sys.modules}
    print(left.code, sorted(names & {"llm", "openai", "sqlite_utils"}), reached)
"""
"""Parts of spaCy open a socket of this machine to learn whether it knows IPv6; nothing reaches out."""


def rows(prompt, key: str) -> list[dict]:
    return [json.loads(line) for line in prompt.prompt.splitlines() if line.startswith(f'{{"{key}"')]


def views(prompt) -> str:
    voices = {row["name"]: row["voice"] for row in rows(prompt, "voice")}
    holm = next(voice for name, voice in voices.items() if "Holm" in name or "mayor" in name)
    berg = next(voice for name, voice in voices.items() if "Berg" in name and "company" not in name)
    made = [(holm, 2, RIGHT, "Selling was right."), (berg, 3, WRONG, "The sale destroys the port.")]
    return told(
        "positions",
        *(
            {
                "voice": voice,
                "subject": "the sale",
                "kind": "judgement",
                "claim": claim,
                "cites": [cite(n, text)],
            }
            for voice, n, text, claim in made
        ),
    )


def facts(prompt) -> str:
    made = []
    for row in rows(prompt, "fact"):
        slots = [one["slot"] for one in row["answers"] if one["printed"] == "4 May 2019"]
        if row["sentence"] == SOLD and slots:
            slot = {
                "slot": slots[0],
                "questions": ["When did it change hands?"],
                "distractors": ["9 June 2018"],
            }
            text = f"The quay went to the Berg company on {{{slots[0]}}}."
            made.append({"fact": row["fact"], "text": text, "slots": [slot], "cites": [cite(1, SOLD)]})
    return told("wordings", *made)


def model(**changed) -> Scripted:
    return Scripted(
        {"positions": [views], "wordings": [facts], "disputes": [told("disputes", dispute())]} | changed
    )


@pytest.fixture
def generate(tmp_path, capsys):
    article = tmp_path / "harbour.txt"
    article.write_text(TEXT, encoding="utf-8")

    def run(*more: str, code: int = 0) -> tuple[str, str]:
        with pytest.raises(SystemExit) as left:
            main(["generate", str(article), "-o", str(tmp_path / "out"), *more])
        out, err = capsys.readouterr()
        assert left.value.code == code, err
        return out, err

    run.article, run.folder = article, tmp_path / "out"
    return run


def contents(folder: Path) -> dict[str, bytes]:
    files = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def test_drafts_are_proposed_beside_the_rules_own_and_nothing_is_accepted(generate):
    generate()
    before = contents(generate.folder)
    with registered(model()):
        out, err = generate("--llm", "scripted")
    after = contents(generate.folder)
    assert {name for name, data in after.items() if before.get(name) != data} == {
        "proposed/llm.jsonl",
        "proposed/machine.jsonl",
    }
    drafted = read_proposals(generate.folder / "proposed" / "machine.jsonl")
    assert [type(one) for one in drafted] == [WordingProposal, DisputeProposal]
    assert {one.by for one in drafted} == {"llm scripted"}
    assert len({one.id for one in all_proposals(generate.folder)}) == len(all_proposals(generate.folder))
    assert load(generate.folder).disputes == []
    assert "1 wording, 1 dispute with 2 positions" in out
    assert "machine-made" in out
    assert err == ""


def test_without_the_option_nothing_is_loaded_or_sent_and_the_drafts_stay(generate):
    with registered(model()):
        generate("--llm", "scripted")
    drafted = (generate.folder / "proposed" / "machine.jsonl").read_bytes()
    command = [
        sys.executable,
        "-c",
        WATCHED,
        "generate",
        str(generate.article),
        "-o",
        str(generate.folder),
        "--again",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 [] []"
    assert (generate.folder / "proposed" / "machine.jsonl").read_bytes() == drafted


def test_the_same_command_again_asks_nothing_and_writes_the_same(generate):
    with registered(model()):
        generate("--llm", "scripted")
    before = contents(generate.folder)
    silent = Scripted({})
    with registered(silent):
        out, _ = generate("--llm", "scripted", "--json")
    assert contents(generate.folder) == before
    assert (silent.asked, json.loads(out)["llm"]["requests"]) == ([], 0)


def test_earlier_drafts_stay_until_their_sentence_is_gone_or_the_model_drafts_anew(generate):
    place = generate.folder / "proposed" / "machine.jsonl"
    with registered(model()):
        generate("--llm", "scripted")
    other = model(disputes=[told("disputes")])
    other.model_id = "other"
    with registered(other):
        generate("--llm", "other")
    assert [(one.by, type(one)) for one in read_proposals(place)] == [
        ("llm other", WordingProposal),
        ("llm scripted", DisputeProposal),
    ]
    generate.article.write_text(TEXT.replace("for ever", "for good"), encoding="utf-8")
    with registered(model(positions=["Sorry, no."])):
        out, err = generate("--llm", "scripted", code=1)
    assert [type(one) for one in read_proposals(place)] == [WordingProposal]
    assert "the model refused: Sorry, no." in err
    assert "1 was made of text that has changed meanwhile" in out


def test_a_text_that_changes_while_the_model_answers_has_its_drafts_dropped_and_counted(generate):
    generate()
    text = next((generate.folder / "articles").iterdir())

    def slow(_prompt) -> str:
        text.write_text(text.read_text(encoding="utf-8").replace("for ever", "for good"), encoding="utf-8")
        return told("disputes", dispute())

    with registered(model(disputes=[slow])):
        out, _ = generate("--llm", "scripted", "--json")
    told_of = json.loads(out)["llm"]
    assert told_of["kept"] == {"wordings": 1, "disputes": 0, "positions": 0}
    assert told_of["dropped"] == {"stale": 1}


def test_what_is_decided_is_not_sent_and_keeps_its_wording(generate):
    generate()
    facts_of = [one for one in all_proposals(generate.folder) if isinstance(one, FactProposal)]
    fact = next(one for one in facts_of if one.place.text == SOLD)
    with registered(model()):
        generate("--llm", "scripted")
    log = generate.folder / "proposed" / "decided.jsonl"
    log.write_text(f'{{"key":"1","id":"{fact.id}","decision":"rejected","at":"2026-01-01T00:00:00Z"}}\n')
    (generate.folder / "proposed" / "llm.jsonl").unlink()
    asked = model()
    with registered(asked):
        generate("--llm", "scripted")
    assert asked.asked
    assert not [row for _, one in asked.asked for row in rows(one, "fact") if row["sentence"] == SOLD]
    place = generate.folder / "proposed" / "machine.jsonl"
    assert [one.fact for one in read_proposals(place) if isinstance(one, WordingProposal)] == [fact.id]
    with log.open("a") as file:
        file.write(
            f'{{"key":"2","id":"{fact.id}","decision":"undone","at":"2026-01-01T00:00:00Z","of":"1"}}\n'
        )
    assert settled_proposals(generate.folder) == frozenset()


def test_an_unknown_model_is_a_wrong_call_and_nothing_is_written(generate):
    _, err = generate("--llm", "nobody", code=2)
    assert "There is no language model `nobody`." in err
    assert not generate.folder.exists()


def test_without_the_extra_the_command_to_install_it_is_named(generate, monkeypatch):
    monkeypatch.setitem(sys.modules, "llm", None)
    _, err = generate("--llm", "any", code=1)
    assert "pip install 'articlequiz[llm]'" in err
    assert not generate.folder.exists()


def test_a_stop_is_told_on_standard_error_and_what_rules_found_is_there(generate):
    class WrongKeyError(Exception):
        status_code = 401

    with registered(model(positions=[WrongKeyError("sk-secretsecret1234")])):
        out, err = generate("--llm", "scripted", "--json", code=1)
    assert "does not accept the key" in json.loads(out)["llm"]["stopped"]
    assert "Error: The model's server does not accept the key (HTTP 401).\n" in err
    assert "secretsecret" not in out + err
    assert (generate.folder / "sources.yaml").exists()
