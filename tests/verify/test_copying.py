"""Eight words of an article in a row are found wherever they stand; seven are not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.verify.copying import RUN, Run, RunFinder
from quiz.verify.words import word_list

from .conftest import Mill

COPIED = "the paper wrote: “A red sky over Celle"  # eight words
CLAIM = 'claim: "The owner set fire to his own mill."'


def test_eight_words_are_found_with_the_place_they_are_from(mill: Mill) -> None:
    report = mill.report((CLAIM, "claim: 'He says The Paper wrote: \"a red sky over Celle\", and no more.'"))
    (one,) = report.found
    assert one.code == "V501"
    assert one.message.startswith("8 words in a row are those of mill#2: `The Paper wrote:")
    line = mill.dossier.read_text().splitlines()[one.where.line - 1]
    assert line.lstrip().startswith("claim:")


def test_seven_words_are_not(mill: Mill) -> None:
    assert mill.report((CLAIM, "claim: 'He says the newspaper wrote: \"a red sky over Celle\".'")).sound


def test_a_slots_answer_counts_as_part_of_the_sentence(mill: Mill) -> None:
    # 'mill on the Aller burned down on 4 May 1987', of which the slots hold the river and the day
    mill.plant(
        (
            'text: "On {day} fire took the mill at {river}."',
            'text: "The mill on {river} burned down on {day}."',
        ),
        ('value: "1987-05-04"', 'value: "1987-05-04", show: "4 May 1987"'),
        ("value: the Aller", 'value: the Aller, show: "the Aller"'),
    )
    ((code, message),) = mill.found()
    assert code == "V501"
    assert "10 words in a row are those of mill#1" in message


def test_a_sentence_is_reported_once(mill: Mill) -> None:
    text = "Around 3,500 came, and the paper wrote: 'A red sky over Celle', on {day}, at {river}."
    report = mill.report(('text: "On {day} fire took the mill at {river}."', f'text: "{text}"'))
    assert [one.code for one in report.found] == ["V501"]


def test_runs_are_found_in_notes_distractors_and_topics(mill: Mill) -> None:
    mill.plant(
        ("licence: MIT}", f"licence: MIT, topics: [{{id: t, title: '{COPIED}'}}]}}"),
        (
            "value: the Aller}",
            f"value: the Aller, distractors: ['{COPIED}']}}",
        ),
        (
            "    author: reporter\n",
            f"    author: reporter\n    note: '{COPIED}'\n",
        ),
    )
    assert [code for code, _ in mill.found()] == ["V501"] * 3


def test_names_and_titles_in_a_row_are_nobodys_sentence(mill: Mill) -> None:
    names = "Ilse Brandt and the Red Wharf Rowing Club"
    mill.write(
        "talks.txt", (mill.articles / "talks.txt").read_text().replace("They paid", f"{names}, they paid")
    )
    mill.plant((CLAIM, f'claim: "{names}."'))
    assert "V501" in [code for code, _ in mill.found()]
    mill.plant(
        (
            "  - {id: celle, name: Celle",
            "  - {id: club, name: Red Wharf Rowing Club, type: other}\n  - {id: celle, name: Celle",
        )
    )
    assert "V501" not in [code for code, _ in mill.found()]


# ---------------------------------------------------------------- the finder

WORD = st.sampled_from("abc")
TEXT = st.lists(WORD, max_size=40)


def brute(words: list[str], texts: list[list[str]], start: int) -> bool:
    """Tell whether the eight words from ``start`` on stand in one of the texts."""
    wanted = words[start : start + RUN]
    return any(text[i : i + RUN] == wanted for text in texts for i in range(len(text) - RUN + 1))


@given(TEXT, st.lists(TEXT, max_size=3))
def test_the_runs_cover_every_place_that_holds_eight_words_of_an_article(
    words: list[str], texts: list[list[str]]
) -> None:
    finder = RunFinder(("s", number, text) for number, text in enumerate(texts, 1))
    runs = list(finder.runs(words))
    for run in runs:
        assert run.end - run.start >= RUN
        text = texts[run.paragraph - 1]
        size = run.end - run.start
        assert any(text[i : i + size] == words[run.start : run.end] for i in range(len(text)))
    assert all(one.end <= two.start for one, two in pairwise(runs))
    begins = [i for i in range(len(words) - RUN + 1) if brute(words, texts, i)]
    assert bool(runs) == bool(begins)
    covered = {i for run in runs for i in range(run.start, run.end)}
    assert all(i in covered for i in begins)


@given(st.lists(st.sampled_from("abcdefghij"), min_size=RUN, max_size=30, unique=True), st.integers(0, 22))
def test_a_planted_run_is_found_whole(words: list[str], at: int) -> None:
    at = min(at, len(words) - RUN)
    finder = RunFinder([("s", 7, words)])
    planted = ["x", *words[at:], "y"]
    assert list(finder.runs(planted)) == [Run(1, len(planted) - 1, "s", 7)]
    assert list(finder.runs(["x", *words[at : at + RUN - 1], "y"])) == []


def test_a_run_does_not_go_over_a_paragraphs_end() -> None:
    finder = RunFinder([("s", 1, list("abcde")), ("s", 2, list("fghij"))])
    assert list(finder.runs(list("abcdefghij"))) == []


@given(st.text())
def test_words_know_their_places(text: str) -> None:
    for word in word_list(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.folded


def test_case_quotes_points_and_hyphens_do_not_hide_a_copy() -> None:
    printed = [word.folded for word in word_list("The U.S.-led strike — “killed” 3,500 of Iran’s men")]
    changed = [word.folded for word in word_list("the US led Strike killed 3500 of Iran's men")]
    assert printed == changed
