"""What people wrote reaches the screen as text and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.model import EvidenceLine
from quiz.questions.response import Diff
from tui.text import duration, emphasise, one_line, plain, plural, safe
from tui.widgets.charts import column
from tui.widgets.decks import shares
from tui.widgets.explanation import chain
from tui.widgets.verdict import GAP, right_letters, typed_letters


@given(st.text())
def test_nothing_a_terminal_obeys_gets_through(text: str) -> None:
    for made in (safe(text), plain(text).plain, one_line(text), emphasise(text, text[:3], "bold").plain):
        assert not any(ord(char) < 32 and char != "\n" for char in made)
        assert not any(0x7F <= ord(char) <= 0x9F for char in made)
        assert not any(char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for char in made)
    assert "\n" not in one_line(text)


@given(st.text(alphabet="[]/=abc bold"))
def test_square_brackets_stay(text: str) -> None:
    assert plain(text).plain == text
    assert plain(text, "bold").plain == text


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        ("It left Baghdad airport.", "Baghdad", "Baghdad"),
        ("In Muscat the US met them.", "US", "US"),
        ("Muscat", "Musc", None),
        ("[bold] and b", "b", "b"),
        ("nothing", "", None),
    ],
)
def test_the_answer_stands_out_where_it_is_a_word_of_its_own(text: str, part: str, found: str | None) -> None:
    content = emphasise(text, part, "bold")
    assert content.plain == text
    marked = [text[span.start : span.end] for span in content.spans]
    assert marked == ([found] if found else [])
    if found == "US":
        assert content.spans[0].start == text.index(" US ") + 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (45.4, "45 s"), (60, "1 min"), (372, "6 min 12 s"), (3600, "1 h"), (3840, "1 h 4 min")],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_plurals() -> None:
    assert (plural(1, "card"), plural(2, "card"), plural(1200, "card")) == (
        "1 card",
        "2 cards",
        "1,200 cards",
    )


# ---------------------------------------------------------------- bars


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=5), st.integers(0, 200))
def test_shares_fill_the_width_and_show_whatever_is_there(counts: list[int], width: int) -> None:
    lengths = shares(tuple(counts), width)
    assert len(lengths) == len(counts)
    assert sum(lengths) == (width if sum(counts) else 0)
    if width >= len(counts):
        assert all((length > 0) == (count > 0) for length, count in zip(lengths, counts, strict=True))


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(1, 8))
def test_a_column_has_its_height_and_never_hides_a_value(value: int, more: int, height: int) -> None:
    cells = column(value, value + more, height)
    assert len(cells) == height
    assert (cells[-1] != " ") == (value > 0)
    if value and not more:
        assert set(cells) == {"█"}


# ---------------------------------------------------------------- voices and letters


def line(*voices: str, ascribed: bool = False) -> EvidenceLine:
    return EvidenceLine(
        source="s", source_label="S", paragraph=1, voices=voices, printed="x", ascribed=ascribed
    )


def test_chains_of_voices_in_words() -> None:
    assert chain(line("the author")) == "the author"
    assert chain(line("the author", "Hook")) == "Hook, as reported by the author"
    assert (
        chain(line("Magnier", "the leadership", ascribed=True))
        == "the view of the leadership according to Magnier"
    )
    assert chain(line("the page", "Lone Wolf", "Mao")) == "Mao, as reported by Lone Wolf, in the page’s words"
    assert chain(line()) == ""


RUNS = st.lists(
    st.builds(
        Diff, st.sampled_from(["same", "missing", "extra"]), st.text(alphabet="abcé ", min_size=1, max_size=5)
    ),
    max_size=6,
)


@given(RUNS)
def test_both_lines_of_a_diff_stay_aligned(runs: list[Diff]) -> None:
    typed, right = typed_letters(tuple(runs)).plain, right_letters(tuple(runs)).plain
    assert len(typed) == len(right)
    assert typed.replace(GAP, "") == "".join(run.text for run in runs if run.op != "missing")
    assert right.replace(GAP, "") == "".join(run.text for run in runs if run.op != "extra")
