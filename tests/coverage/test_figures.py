"""Figures of a small dossier, counted by hand beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.coverage.measure import Figures, Spread, measure
from quiz.coverage.tell import as_json, as_text, bar
from quiz.dossier.load import load
from quiz.dossier.skeleton import skeleton
from quiz.questions.build import build_deck
from quiz.verify.articles import find_articles

EXTRA = """\
sources:
  - id: weekly
    file: weekly.txt
    label: the Weekly essay
    author: essayist
    paragraphs: 63
    map:
      - {par: "1", role: title}
      - {par: "60-61", role: comment, voice: reader}
      - {par: "62", role: read-also}
      - {par: "63", role: credit}
voices:
  - {id: essayist, kind: author, label: the essayist}
  - {id: reader, kind: commenter, label: a reader}
cards:
  - {id: by-hand, front: What is a tram?, back: a train in the street,
     evidence: [{at: "weekly#2", says: [essayist], printed: a tram}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in skeleton("tram", "Tram").items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _figures(folder: Path, *, articles: bool = False) -> Figures:
    dossier = load(folder)
    found = find_articles(dossier.sources, folder / "articles") if articles else {}
    return measure(dossier, build_deck(dossier), found)


def test_paragraphs_and_what_rests_on_them(folder: Path) -> None:
    found = _figures(folder).paragraphs["morning-post"]
    assert [one.entries for one in found] == [0, 0, 1, 1, 1]
    assert [one.tells for one in found] == [False, False, True, True, True]
    assert not any(one.bare for one in found)


def test_a_discrepancy_counts_once_and_each_position_by_itself(folder: Path) -> None:
    for name in ("discrepancies", "disputes"):
        file = folder / f"{name}.yaml"
        text = file.read_text().replace('"evening-star#2"', '"evening-star#3"')
        text = text.replace("evening-star-reporter, brandt]", "evening-star-reporter, reyes]")
        file.write_text(
            text.replace(
                '"morning-post#5", says: [ines-falk', '"evening-star#3", says: [evening-star-reporter'
            )
        )
    assert _figures(folder).paragraphs["evening-star"][2].entries == 3


def test_what_is_bare_is_told_by_role_and_headings_are_not(folder: Path) -> None:
    (folder / "extra.yaml").write_text(EXTRA)
    lines = list(as_text(_figures(folder)))
    assert "weekly, body: 3-59" in lines
    assert "weekly, comment: 60-61" in lines
    assert not any(
        line.startswith(("weekly, title", "weekly, credit", "weekly, read-also")) for line in lines
    )
    assert "morning-post: none" in lines
    at = lines.index("weekly")
    assert lines[at + 1 : at + 3] == [
        "   1  -1........ .......... .......... .......... ..........",
        "  51  .......... .--",
    ]


def test_voices_are_counted_and_who_holds_nothing_is_named(folder: Path) -> None:
    (folder / "extra.yaml").write_text(EXTRA)
    figures = _figures(folder)
    held = {one.voice: (one.statements, one.values, one.positions, one.sources) for one in figures.voices}
    assert held == {
        "ines-falk": (1, 1, 0, 1),
        "evening-star-reporter": (0, 1, 0, 1),
        "reyes": (0, 0, 1, 1),
        "brandt": (0, 0, 1, 1),
    }
    assert figures.voices[0].voice == "ines-falk"
    lines = list(as_text(figures))
    assert "voices that hold nothing: reader" in lines
    assert "balance: ines-falk holds 40% of all;" in lines
    assert "  half of all is held by 2 of 4 voices" in lines


def test_words_and_openings_need_the_articles(folder: Path) -> None:
    (folder / "disputes.yaml").unlink()
    assert "evening-star, body: 3" in list(as_text(_figures(folder)))
    lines = list(as_text(_figures(folder, articles=True)))
    at = lines.index("evening-star, body: 3")
    assert lines[at + 1] == "     3   19 words  “My customers come by car, and …"
    assert lines[at + 2] == "  by words: 14 of 33 stand in paragraphs with an entry (42%)"
    (folder / "articles" / "evening-star.txt").unlink()
    assert "articles that were not found: evening-star" in list(as_text(_figures(folder, articles=True)))


def test_cards_forms_lengths_and_wrong_options(folder: Path) -> None:
    figures = _figures(folder)
    assert (figures.cards, figures.questions) == (8, 18)
    assert sum(figures.card_kinds.values()) == sum(figures.forms_per_card.values()) == 8
    assert sum(figures.forms.values()) == 18
    assert figures.importance == {3: 2, 2: 5, 1: 1}
    assert figures.sentence_words == Spread(14, 14.0, 14)
    assert figures.longest == (("first-tram", 14),)
    assert figures.options is not None
    assert figures.options.least <= figures.options.median <= figures.options.most


def test_stances_that_nobody_takes_and_disputes_from_one_source_are_named(folder: Path) -> None:
    file = folder / "disputes.yaml"
    text = file.read_text()
    stance = "      - {id: too-early, label: it is too early to tell}\n"
    file.write_text(text.replace("    positions:", f"{stance}    positions:"))
    lines = list(as_text(_figures(folder)))
    assert "stances that nobody takes: good-for-harwick, too-early" in lines
    assert "disputes told from one source only (0 of 1): none" in lines


def test_a_dossier_of_a_deck_alone_has_figures_too(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("deck: {id: d, title: D, format: 1, licence: MIT}\n")
    figures = _figures(tmp_path)
    assert (figures.cards, figures.sentence_words, figures.options) == (0, None, None)
    assert next(as_text(figures)) == "d: 0 cards, 0 questions"
    assert as_json(figures)["voices"] == []


def test_every_line_fits_eighty_columns(folder: Path, root: Path) -> None:
    (folder / "extra.yaml").write_text(EXTRA.replace("label: a reader", f"label: {'x' * 200}"))
    for line in as_text(_figures(folder, articles=True)):
        assert len(line) <= 80, line


@pytest.mark.parametrize(("count", "most", "length"), [(0, 10, 0), (1, 1000, 1), (5, 10, 9), (10, 10, 18)])
def test_a_bar_is_as_long_as_its_share_and_never_nothing_for_something(
    count: int, most: int, length: int
) -> None:
    assert bar(count, most) == "█" * length
