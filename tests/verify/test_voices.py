"""Paragraphs belong to those who speak in them."""

from __future__ import annotations

import pytest

from quiz.dossier.problems import DossierProblems

from .conftest import MILL, Mill

COMMENT = '{par: "5", role: comment, voice: reader}'


def test_a_comment_is_never_the_authors(mill: Mill) -> None:
    text = mill.dossier.read_text().replace("says: [reader]", "says: [editor]")
    mill.dossier.write_text(text.replace(COMMENT, '{par: "5", role: comment}'))
    report = mill.report()
    (one,) = report.found
    assert one.code == "V301"
    assert "paragraph 5 of `talks`" in one.message
    assert "role: comment" in mill.dossier.read_text().splitlines()[one.where.line - 1]


def test_what_is_signed_is_the_authors_but_not_below_a_comment(mill: Mill) -> None:
    text = mill.dossier.read_text()
    closing = text.replace("says: [reader]", "says: [editor]")
    mill.dossier.write_text(closing.replace(COMMENT, '{par: "5", role: signature}'))
    assert mill.report().sound
    mill.dossier.write_text(text.replace('{par: "6", role: caption}', '{par: "6", role: signature}'))
    ((code, message),) = mill.found()
    assert code == "V301"
    assert "paragraph 6 of `talks` is a signature" in message


def test_a_chain_that_begins_with_another_voice_does_not_even_load(mill: Mill) -> None:
    with pytest.raises(DossierProblems, match="spoken by `ada`, not by `ben`"):
        mill.report(("says: [ada]", "says: [ben]"))


def test_a_turn_given_to_another_speaker_is_found(mill: Mill) -> None:
    text = mill.dossier.read_text().replace("says: [ben]", "says: [ada]")
    mill.dossier.write_text(text.replace('{par: "4", voice: ben}', '{par: "4", voice: ada}'))
    ((code, message),) = mill.found(('{par: "1", role: heading}', '{par: "1", role: heading, voice: ben}'))
    assert code == "V302"
    assert "paragraph 4 of `talks` opens with the name of `ben`, but the map gives it to `ada`" in message


def test_a_person_who_is_quoted_is_named_there_or_shortly_before(mill: Mill) -> None:
    text = mill.dossier.read_text()
    assert mill.report(
        ('at: "mill#3", says: [reporter, brandt]', 'at: "mill#3", says: [reporter, ben]')
    ).found
    report = mill.report()
    assert [one.code for one in report.found] == ["V303"]
    assert "mill#3 is credited to `ben`" in report.found[0].message
    line = mill.dossier.read_text().splitlines()[report.found[0].where.line - 1]
    assert line[report.found[0].where.column - 1 :].startswith("ben]")
    mill.dossier.write_text(text)
    mill.write("mill.txt", MILL.replace("Brandt told", "she told"))  # named two paragraphs before
    assert "V303" not in [code for code, _ in mill.found()]


def test_a_surname_names_a_person(mill: Mill) -> None:
    mill.write("mill.txt", MILL.replace("Mayor Ilse Brandt", "The mayor"))
    assert [code for code, _ in mill.found(("names: [Brandt], ", ""))] == ["V104"]


def test_a_group_need_not_be_named(mill: Mill) -> None:
    mill.plant(
        (
            "{id: ben, kind: person, label: Ben}",
            "{id: ben, kind: person, label: Ben}\n  - {id: crowd, kind: group, label: the crowd}",
        ),
        ('at: "mill#3", says: [reporter, brandt]', 'at: "mill#3", says: [reporter, crowd]'),
    )
    assert mill.report().sound


def test_a_name_with_a_colon_is_no_turn_where_nobody_of_that_name_has_one(mill: Mill) -> None:
    text = mill.dossier.read_text().replace("says: [ben]", "says: [ada]")
    mill.dossier.write_text(text.replace('{par: "4", voice: ben}', '{par: "4", voice: ada}'))
    assert mill.report().sound
