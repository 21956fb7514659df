"""What sources are called: ids by their files, labels by their titles."""

from __future__ import annotations

import pytest

from quiz.reading.draft.enter import Entered
from quiz.reading.draft.labels import called
from quiz.reading.structure.article import Article, Extract
from quiz.reading.structure.assemble import assemble

TEXT = "Harbour plan divides Port Lund\n\nThe council voted on Tuesday to fill in the harbour, as planned.\n"


def names(file: str) -> tuple[str, str]:
    return tuple(called(assemble(Extract(file, "text", TEXT))))


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        ("council-minutes.txt", "council-minutes"),
        ("Council Minutes (final).pdf", "council-minutes-final"),
        ("sub/CouncilMinutes.html", "council-minutes"),
        ("2021-05-03_harbour_vote.md", "2021-05-03-harbour-vote"),
        ("bbc.html", "bbc"),
        ("world-europe-50979463.html", "world-europe"),
        ("Überfahrt.txt", "uberfahrt"),
    ],
)
def test_a_file_with_a_good_name_names_the_source(file, slug):
    assert names(file) == (slug, "the ‘Harbour plan divides Port Lund’ article")


@pytest.mark.parametrize(
    "file",
    [
        "download (3).html",
        "index.html",
        "article1.txt",
        "000_c2903e9d5e4b9b03.txt",
        "a.txt",
        "Untitled document.pdf",
        "standard input",
        "2021-05-03.txt",
    ],
)
def test_a_file_whose_name_says_nothing_leaves_it_to_the_title(file):
    assert names(file) == ("harbour-plan-divides-port", "the ‘Harbour plan divides Port Lund’ article")


def test_a_short_title_keeps_going_until_it_tells_something():
    one = Article("download.txt", "text", (), title="What came of the green shoots in the barley")
    assert called(one).label == "the ‘What came of the green shoots …’ article"


@pytest.mark.parametrize(("known", "voices"), [(["Ruth Ambler"], 2), (["Ruth Ambler", "Tom Ambler"], 4)])
def test_a_surname_in_another_article_is_the_one_voice_that_bears_it(known, voices):
    entered = Entered()
    turns = "".join(f"{name}: The quay is sinking.\n\n" for name in [*known, "Ada Moss"])
    entered.enter(assemble(Extract("one.txt", "text", f"{TEXT}\n{turns}{turns}")))
    second = "AMBLER: It sinks.\n\nMOSS: Why?\n\nAMBLER: It is old.\n\nMOSS: No."
    entered.enter(assemble(Extract("two.txt", "text", second)))
    people = [one for one in entered.voices if one.kind == "person"]
    assert len(people) == voices
    assert ("Ambler" in {one.label for one in people}) is (len(known) == 2)
