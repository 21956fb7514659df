"""Citations are looked up exactly; without the option nothing of the package is loaded and nothing sent."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.reading.draft.model import Place
from quiz.reading.llm.answers import Cite, schema
from quiz.reading.llm.cite import folded, look_up
from quiz.reading.llm.connect import NoLlmError
from quiz.reading.llm.draft import draft_with
from quiz.reading.llm.prompts import fenced
from quiz.reading.structure.article import Extract
from quiz.reading.structure.assemble import assemble

WATCH = """
import sys
opened = []
def hook(event, arguments):
    if event.startswith("socket."):
        opened.append(event)
sys.addaudithook(hook)
{code}
names = {{one.partition(".")[0] for one in sys.modules}}
heavy = {{"llm", "openai", "httpx", "httpx2", "sqlite_utils"}} & names
print(sorted(heavy), opened)
"""
ROOMS = (
    "import quiz.reading.llm.draft, quiz.reading.llm.report, quiz.reading.claims.find, "
    "quiz.reading.structure.files, quiz.cli.root"
)


def test_importing_all_of_it_loads_no_model_and_opens_no_socket():
    script = WATCH.format(code=ROOMS)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] []"


def test_the_watch_itself_sees_a_socket():
    script = WATCH.format(code="import socket; socket.socket().close()")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "socket.__new__" in done.stdout


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(NoLlmError, match="not installed") as caught:
        draft_with("any", [], [])
    assert caught.value.remedy == "pip install 'articlequiz[llm]'"


WORDS = st.lists(st.text(st.sampled_from("ab“”‘’'\"—é1."), min_size=1, max_size=5), min_size=8, max_size=20)
SPACES = st.sampled_from([" ", "\n", "\u00a0", "  ", "\t"])


@given(st.data())
def test_whatever_is_printed_is_found_at_its_place(data):
    words = data.draw(WORDS)
    text = "".join(word + data.draw(SPACES) for word in words).strip()
    article = assemble(Extract("a.txt", "text", text))
    shown = article.paragraph(1).text
    split = shown.split()
    first = data.draw(st.integers(0, len(split) - 4))
    cited = " ".join(split[first : first + 4]).replace("“", '"').replace("’", "'")
    (place,) = look_up("s1", article, [Cite(1, cited)])
    assert isinstance(place, Place)
    assert shown[place.start : place.end] == place.text
    assert folded(place.text)[0] == folded(cited)[0]


@given(st.text())
def test_each_folded_character_knows_where_it_came_from(text):
    shown, places = folded(text)
    assert len(shown) == len(places)
    assert places == sorted(set(places))
    assert all(text[at].isspace() == (char == " ") for char, at in zip(shown, places, strict=True))


@given(st.lists(st.dictionaries(st.text(max_size=3), st.text())))
def test_no_data_can_look_like_the_end_of_its_fence(rows):
    lines = fenced("facts", rows).splitlines()
    assert lines[-1].endswith(">>>")
    assert len(lines) == max(1, len(rows)) + 2
    assert all(line[:1] == "{" for line in lines[1:-1] if line)


@pytest.mark.parametrize("task", ["wordings", "positions", "disputes"])
def test_a_schema_keeps_to_what_every_provider_takes(task):
    def walk(part):
        assert not part.keys() - {"type", "properties", "required", "additionalProperties", "items", "enum"}
        if part["type"] == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])
        for inner in [*part.get("properties", {}).values(), *([part["items"]] if "items" in part else [])]:
            walk(inner)

    walk(schema(task))
