"""Every check between entries finds what is planted for it: there, and nothing else anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from quiz.dossier import check, check_answers, check_events, check_references, check_silences, check_sources
from quiz.dossier.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

Planted: TypeAlias = "tuple[Callable[..., Any], str, str, str, str]"
"""A check, a part of sound.yaml, what replaces it (§ marks where the problem is), message and remedy."""

PLANTED: list[Planted] = [
    (
        check_references.unique_ids,
        "- id: length",
        "- id: §bridge-opens",
        "`bridge-opens` is already the id of a statement (see sound.yaml:38)",
        "give one of them another id",
    ),
    (
        check_references.unique_ids,
        "label: several engineers}",
        "label: several engineers}\n  - {id: §mayor, kind: group, label: the council}",
        "`mayor` is already the id of a voice (see sound.yaml:30)",
        "give one of them another id",
    ),
    (
        check_references.unique_ids,
        "title: The repairs}",
        "title: The repairs}\n    - {id: §opening, title: Again}",
        "topic `opening` stands twice (see sound.yaml:8)",
        "delete one of them",
    ),
    (
        check_references.former_ids,
        "was: [bolts]",
        "was: [old-bolts, §river]",
        "`was` names `river`, which is still an id (see sound.yaml:124)",
        "rename that entry, or take the id out of `was`",
    ),
    (
        check_references.former_ids,
        "      - id: columnist-warns\n",
        "      - id: columnist-warns\n        was: [§mayor-calm]\n",
        "`was` names `mayor-calm`, which is still a position of this dispute (see sound.yaml:107)",
        "rename that position, or take the id out of `was`",
    ),
    (
        check_references.unique_labels,
        "label: several engineers",
        "label: §mayor  Lída NOVAK",
        "another voice has the label `mayor Lída NOVAK` too (see sound.yaml:30)",
        "say in the label what tells them apart",
    ),
    (
        check_references.unique_labels,
        "label: the Gazette column\n",
        "label: §The Courier report\n",
        "another source has the label `The Courier report` too (see sound.yaml:13)",
        "say in the label what tells them apart",
    ),
    (
        check_references.voices_exist,
        "author: gazette-author",
        "author: §gazete-author",
        "there is no voice `gazete-author`",
        "did you mean `gazette-author`?",
    ),
    (
        check_references.voices_exist,
        "[gazette-author, engineers]",
        "[gazette-author, §welders]",
        "there is no voice `welders`",
        "add it under `voices`, or name another",
    ),
    (
        check_references.voices_exist,
        '{par: "1", role: title}',
        '{par: "1", role: title, voice: §newsroom}',
        "there is no voice `newsroom`",
        "add it under `voices`, or name another",
    ),
    (
        check_references.voices_exist,
        "entity: novak}\n  - {id: engineers",
        "entity: novak, confusable: [§major]}\n  - {id: engineers",
        "there is no voice `major`",
        "did you mean `mayor`?",
    ),
    (
        check_references.sources_exist,
        'at: "courier#5"',
        'at: §"curier#5"',
        "there is no source `curier`",
        "did you mean `courier`?",
    ),
    (
        check_references.sources_exist,
        'at: "courier#5"',
        'at: §"courier#13"',
        "`courier` has 12 paragraphs, there is no paragraph 13",
        "count runs of lines between blank lines, from 1",
    ),
    (
        check_references.sources_exist,
        'from: ["gazette#2", "gazette#3"]',
        'from: ["gazette#2", §"gazette#4"]',
        "`gazette` has 3 paragraphs, there is no paragraph 4",
        "count runs of lines between blank lines, from 1",
    ),
    (
        check_references.entities_exist,
        "label: Mayor Lida Novak, entity: novak}",
        "label: Mayor Lida Novak, entity: §mayor}",
        "there is no entity `mayor`",
        "add it under `entities`, or name another",
    ),
    (
        check_references.entities_exist,
        "{type: person, entity: novak}",
        "{type: person, entity: §novack}",
        "there is no entity `novack`",
        "did you mean `novak`?",
    ),
    (
        check_references.entities_exist,
        "of: nowak,",
        "of: §nowac,",
        "there is no entity `nowac`",
        "did you mean `nowak`?",
    ),
    (
        check_references.entities_exist,
        "confusable: [nowak]}",
        "confusable: [nowak, §kowalski]}",
        "there is no entity `kowalski`",
        "add it under `entities`, or name another",
    ),
    (
        check_references.topics_exist,
        "    topic: opening\n    front",
        "    topic: §openning\n    front",
        "there is no topic `openning`",
        "did you mean `opening`?",
    ),
    (
        check_references.topics_exist,
        "    topic: repairs\n    text",
        "    topic: §costs\n    text",
        "there is no topic `costs`",
        "add it to `topics` in `deck`",
    ),
    (
        check_references.later_entries_exist,
        "{ref: crossing-safe, relation",
        "{ref: §crossing-save, relation",
        "there is no entry `crossing-save`",
        "did you mean `crossing-safe`?",
    ),
    (
        check_references.later_entries_exist,
        "{ref: crossing-safe, relation",
        "{ref: §bolts-to-blame, relation",
        "`later` refers to its own entry",
        "name the entry that shows the outcome",
    ),
    (
        check_references.pulls_against_positions,
        '["crossing-safe#mayor-calm"]',
        '[§"crossing-safe#mayor-clam"]',
        "there is no position `crossing-safe#mayor-clam`",
        "did you mean `crossing-safe#mayor-calm`?",
    ),
    (
        check_references.pulls_against_positions,
        '["crossing-safe#mayor-calm"]',
        '[§"crossing-safe#columnist-warns"]',
        "`crossing-safe#columnist-warns` is held by `gazette-author`, this one by `mayor`",
        "`pulls_against` is for two positions of one voice; others differ by their stance",
    ),
    (
        check_references.pulls_against_positions,
        '["crossing-safe#mayor-calm"]',
        '[§"crossing-safe#mayor-doubts"]',
        "a position cannot pull against itself",
        "name the other position",
    ),
    (
        check_references.values_answer_slots,
        "{value: 80 metres, ",
        '{value: 80 metres, of: [§"bridge-open#day"], ',
        "there is no statement `bridge-open`",
        "did you mean `bridge-opens`?",
    ),
    (
        check_references.values_answer_slots,
        "{value: 80 metres, ",
        '{value: 80 metres, of: [§"bridge-opens#days"], ',
        "`bridge-opens` has no slot `days`",
        "did you mean `day`?",
    ),
    (
        check_references.values_answer_slots,
        "{value: 80 metres, ",
        '{value: 80 metres, of: [§"bridge-opens#x"], ',
        "`bridge-opens` has no slot `x`",
        "its slots are day or who",
    ),
    (
        check_references.values_answer_slots,
        "{value: 90 metres, ",
        '{value: 90 metres, of: ["bridge-opens#day", §"bridge-opens#day"], ',
        "`bridge-opens#day` is given as the answer of another value already (see sound.yaml:97)",
        "keep the one that it is",
    ),
    (
        check_references.not_confusable_with_itself,
        "confusable: [nowak]}",
        "confusable: [nowak, §novak]}",
        "`novak` is confusable with itself",
        "name the other one",
    ),
    (
        check_sources.map_in_range,
        'par: "4-6,8"',
        'par: §"4-6,8,11-13"',
        "`courier` has 12 paragraphs, there is no paragraph 13",
        "correct `par`, or `paragraphs` of the source",
    ),
    (
        check_sources.map_in_range,
        '{par: "1", role: title}',
        '{par: §"0-1", role: title}',
        "`courier` has 12 paragraphs, there is no paragraph 0",
        "correct `par`, or `paragraphs` of the source",
    ),
    (
        check_sources.map_in_range,
        'par: "4-6,8"',
        'par: §"6-4,4-6,8"',
        "the range 6-4 runs backwards",
        "write 4-6",
    ),
    (
        check_sources.map_in_range,
        "role: pull-quote, of: 5}",
        "role: pull-quote, of: §13}",
        "there is no paragraph 13",
        "give the paragraph that the pull quote repeats",
    ),
    (
        check_sources.map_in_range,
        "role: pull-quote, of: 5}",
        "role: pull-quote, of: §7}",
        "a pull quote cannot repeat itself",
        "give the paragraph that the pull quote repeats",
    ),
    (
        check_sources.map_in_range,
        '{par: "1", role: title}',
        '{par: "1", role: title, of: §3}',
        "`of` is for pull quotes",
        "add `role: pull-quote`, or delete `of`",
    ),
    (
        check_sources.map_consistent,
        '{par: "1", role: title}',
        '{par: "1", role: title}\n      - {par: §"10-12,1", role: heading}',
        "paragraph 1 has two roles: `heading` and `title` (see sound.yaml:18)",
        "let each paragraph have one",
    ),
    (
        check_sources.map_consistent,
        '{par: "7", role: pull-quote, of: 5}',
        '{par: "7", role: pull-quote, of: 5}\n      - {par: §"6-7", voice: engineers}',
        "paragraph 6 has two voices: `mayor` and `engineers` (see sound.yaml:19)",
        "let each paragraph have one",
    ),
    (
        check_sources.not_too_many_paragraphs,
        "label: the Gazette column\n    author: gazette-author\n    paragraphs: 3\n"
        "    fingerprints: [0123456789abcdef, 0123456789abcde0, 0123456789abcde1]\n",
        "label: the Gazette column\n    author: gazette-author\n    paragraphs: 99999\n"
        "  - {id: s1, file: f, label: s1, author: mayor, paragraphs: §99999}\n"
        "  - {id: s2, file: f, label: s2, author: mayor, paragraphs: 99999}\n",
        "the sources have more than 200,000 paragraphs in all",
        "make two dossiers of it",
    ),
    (
        check_sources.fingerprints_complete,
        "[0123456789abcdef, 0123456789abcde0,",
        "§[0123456789abcdef,",
        "there are 2 fingerprints for 3 paragraphs",
        "take them anew with `quiz sources fingerprint FILE`",
    ),
    (
        check_sources.chain_begins_with_speaker,
        'at: "courier#5", says: [mayor]',
        'at: "courier#5", says: [§courier-author, mayor]',
        "paragraph 5 of `courier` is spoken by `mayor`, not by `courier-author`",
        "write `says: [mayor]`, or correct the source's map",
    ),
    (
        check_sources.chain_begins_with_speaker,
        "says: [gazette-author, engineers]",
        "says: [§engineers]",
        "paragraph 2 of `gazette` is spoken by `gazette-author`, not by `engineers`",
        "write `says: [gazette-author, engineers]`, or correct the source's map",
    ),
    (
        check_sources.chain_repeats_nobody,
        "says: [gazette-author, engineers]",
        "says: [gazette-author, §gazette-author, engineers]",
        "`gazette-author` speaks through itself",
        "name each voice once",
    ),
    (
        check_answers.values_fit,
        'value: "3500"',
        'value: §"3,500"',
        "`3,500` is not a number",
        "write `3500`; `unit` says of what, `bounds` says about, at-least and so on, `show` how it reads",
    ),
    (
        check_answers.values_fit,
        'value: "3500"',
        "value: §several thousand",
        "`several thousand` is not a number",
        "write digits; `unit` says of what, `bounds` says about, at-least and so on, `show` how it reads",
    ),
    (
        check_answers.values_fit,
        "value: 2021-03-04, accept",
        "value: §2021-02-30, accept",
        "`2021-02-30` is not a date as the format writes it",
        "February 2021 has 28 days",
    ),
    (
        check_answers.values_fit,
        "value: P2W",
        "value: §two weeks",
        "`two weeks` is not a duration as the format writes it",
        "durations look like P2W (two weeks), P3D, P1Y6M or PT11H (eleven hours)",
    ),
    (
        check_answers.values_fit,
        "{type: term, value: its bolts",
        "{type: term, §unit: bolts, value: its bolts",
        "`unit` is for numbers, this answer is a term",
        "write `type: number`, or delete the key",
    ),
    (
        check_answers.values_fit,
        "value: P2W",
        "§of: ostrov, value: P2W",
        "`of` is for roles, this answer is a duration",
        "write `type: role`, or delete the key",
    ),
    (
        check_answers.entities_fit,
        "{type: person, entity: novak}",
        "{type: person, entity: §works}",
        "the slot wants a person, but `works` is of type organisation",
        "correct the slot's `type`, or name another entity",
    ),
    (
        check_answers.entities_fit,
        "{type: person, entity: novak}",
        "{type: date, §entity: novak}",
        "a date is not an entity",
        "give a `value`",
    ),
    (
        check_answers.free_text_for_entity,
        "{type: person, entity: novak}",
        "{type: person, §value: Nováková}",
        "`Nováková` is a name of the entity `novak`",
        "write `entity: novak` instead of `value`",
    ),
    (
        check_answers.wrong_answers_are_wrong,
        "distractors: [its cables, its paint]",
        "distractors: [its cables, §Bolts]",
        "`Bolts` stands under `distractors` and is a right answer too",
        "delete it in one of the two places",
    ),
    (
        check_answers.wrong_answers_are_wrong,
        "confusable: [its bolt cutters]",
        "confusable: [§its bolts]",
        "`its bolts` stands under `confusable` and is a right answer too",
        "delete it in one of the two places",
    ),
    (
        check_answers.answer_not_in_question,
        "who: [Who opened the bridge?, Who cut the ribbon?]",
        "who: [Who opened the bridge?, §Which Lida Novák cut the ribbon?]",
        "the question shows its answer, `Lida Novak`",
        "ask without it",
    ),
    (
        check_answers.answer_not_in_question,
        "span: How long did the repairs take?",
        "span: §Which two weeks did the repairs take?",
        "the question shows its answer, `two weeks`",
        "ask without it",
    ),
    (
        check_answers.answer_not_in_question,
        "cost: What did the repairs cost?",
        "cost: §What did the 3500 crowns pay for?",
        "the question shows its answer, `3500`",
        "ask without it",
    ),
    (
        check_answers.questions_stand_alone,
        "span: How long did the repairs take?",
        'span: [§"How long did the repairs for {cost} crowns take?"]',
        "the question holds the slot {cost}",
        "write the words out",
    ),
    (
        check_answers.variants_told_apart,
        "variants: [the Works]",
        "variants: [§Ostrov]",
        "`Ostrov` is a name of `ostrov` too (see sound.yaml:35)",
        "delete it in one of them, or write `confusable: [ostrov]`",
    ),
    (
        check_answers.values_differ,
        "value: 90 metres",
        "value: §80  METRES",
        "`80 METRES` stands for two values of this discrepancy (see sound.yaml:96)",
        "say it so that one value is meant",
    ),
    (
        check_answers.values_differ,
        "value: 90 metres,",
        "value: 90 metres, accept: [ninety, §80 metres],",
        "`80 metres` stands for two values of this discrepancy (see sound.yaml:96)",
        "say it so that one value is meant",
    ),
    (
        check_answers.quotes_short,
        "quote: the bolts gave way",
        "quote: §one two three four five six seven eight",
        "the quotation has 8 words",
        "quote at most 7, the ones that count",
    ),
    (
        check_events.dates_valid,
        "published: 2021-03-05",
        "published: §5 March 2021",
        "`5 March 2021` is not a date as the format writes it",
        "dates look like 2020, 2020-01, 2020-01-03, 1979~ (about) or 2020-01-02/2020-01-03 (between)",
    ),
    (
        check_events.dates_valid,
        "when: {edtf: 2021-03-04}",
        "when: {edtf: §2021-3-4}",
        "`2021-3-4` is not a date as the format writes it",
        "dates look like 2020, 2020-01, 2020-01-03, 1979~ (about) or 2020-01-02/2020-01-03 (between)",
    ),
    (
        check_events.terms_of_roles,
        "until: bridge-opens",
        "until: §bridge-open",
        "`bridge-open` is neither a date nor the id of an event",
        "did you mean the event `bridge-opens`?",
    ),
    (
        check_events.terms_of_roles,
        'since: "2019"',
        'since: §"2019-13"',
        "`2019-13` is neither a date nor the id of an event",
        "the month is 01 to 12 (or 21 to 24 for spring to winter)",
    ),
    (
        check_events.order_names_events,
        "after: [bridge-opens]",
        "after: [§bridge-open]",
        "there is no event `bridge-open`",
        "did you mean `bridge-opens`?",
    ),
    (
        check_events.order_names_events,
        "after: [bridge-opens]",
        "before: [§nowak-clerk]",
        "`nowak-clerk` is a statement without `when`",
        "give it a `when`, or name an event",
    ),
    (
        check_events.order_names_events,
        "after: [bridge-opens]",
        "before: [§the-flood]",
        "there is no event `the-flood`",
        "name a statement that has `when`",
    ),
    (
        check_events.discrepancies_are_about_events,
        "    relation: conflict\n",
        "    relation: conflict\n    about: [bridge-opens, §bridge-open]\n",
        "there is no event `bridge-open`",
        "did you mean `bridge-opens`?",
    ),
    (
        check_events.discrepancies_are_about_events,
        "    relation: conflict\n",
        "    relation: conflict\n    about: [§nowak-clerk]\n",
        "`nowak-clerk` is a statement without `when`",
        "give it a `when`, or name an event",
    ),
    (
        check_events.order_has_no_circle,
        "after: [bridge-opens]",
        "after: [§repairs-begin]",
        "the order runs in a circle: `repairs-begin` after `repairs-begin`",
        "delete one `after` or `before` of it",
    ),
    (
        check_events.order_has_no_circle,
        "after: [bridge-opens]",
        "after: [bridge-opens], before: [§bridge-opens]",
        "the order runs in a circle: `repairs-begin` after `bridge-opens` after `repairs-begin`",
        "delete one `after` or `before` of it",
    ),
    (
        check_events.order_fits_dates,
        "when: {text: soon after, after: [bridge-opens]}",
        "when: {edtf: 2021-02, after: [§bridge-opens]}",
        "`repairs-begin` is said to come after `bridge-opens`, but their dates say the opposite"
        " (see sound.yaml:48)",
        "correct the order or one of the dates",
    ),
    (
        check_events.order_fits_dates,
        "when: {text: soon after, after: [bridge-opens]}",
        "when: {edtf: 2022, before: [§bridge-opens]}",
        "`bridge-opens` is said to come after `repairs-begin`, but their dates say the opposite"
        " (see sound.yaml:61)",
        "correct the order or one of the dates",
    ),
    (
        check_silences.silenced_places_exist,
        "  licence: MIT\n",
        "  licence: MIT\n  lint: [{rule: Q101, reason: So it is, at: §bridge-open}]\n",
        "there is no entry `bridge-open`",
        "did you mean `bridge-opens`?",
    ),
    (
        check_silences.silenced_places_exist,
        "  licence: MIT\n",
        "  licence: MIT\n  lint: [{rule: Q101, reason: So it is, at: §bridge/bridge-opens#days}]\n",
        "`bridge-opens` has no card `days`",
        "did you mean `bridge-opens#day`?",
    ),
]


def _name(case: Planted) -> str:
    return f"{case[0].__name__}: {case[2]}"


@pytest.mark.parametrize("case", PLANTED, ids=_name)
def test_a_check_finds_what_is_planted_and_nothing_else(case: Planted, folder: Any) -> None:
    _, old, new, message, remedy = case
    problems, where = folder.planted(old, new)
    assert problems == [Problem(*where, message, remedy)]


@pytest.mark.parametrize("case", PLANTED, ids=_name)
def test_it_is_that_check_which_finds_it(case: Planted, folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the check the planted error would pass: no other one covers for it."""
    checker, old, new, *_ = case
    monkeypatch.setattr(check, "CHECKS", tuple(one for one in check.CHECKS if one is not checker))
    folder.load(sound=folder.sound.replace(old, new).replace("§", ""))


def test_every_check_has_something_planted() -> None:
    elsewhere = {"quiz.dossier.check_sets"}
    checks = {one.__name__ for one in check.CHECKS if one.__module__ not in elsewhere}
    assert checks == {case[0].__name__ for case in PLANTED}


def test_the_sound_dossier_has_no_problems(folder: Any) -> None:
    dossier = folder.load(sound=folder.sound)
    assert [statement.id for statement in dossier.statements] == [
        "bridge-opens",
        "repairs-begin",
        "bolts-to-blame",
        "nowak-clerk",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A former id may be shared: an entry was split. A name may be, by two that are confusable.
        ("was: [safe]", "was: [bolts]"),
        ("name: Lydia Nowak, type: person}", "name: Lydia Nowak, type: person, variants: [Mayor Novak]}"),
        # One line of the map may give the voice and another the role.
        ('{par: "7", role: pull-quote, of: 5}', '{par: "5", role: heading}'),
        # A small figure in a question is not its answer, nor is `us` the US.
        (
            'value: "3500", unit: crowns, bounds: about, tolerance: "100"}',
            'value: "20", unit: crowns}\n      who: {type: term, value: US}',
        ),
        # Dates that only may be in order are no contradiction, and nor are those said to be about right.
        ("when: {text: soon after, after: [bridge-opens]}", "when: {edtf: 2021, after: [bridge-opens]}"),
        ("when: {text: soon after, after: [bridge-opens]}", "when: {edtf: 2021-02~, after: [bridge-opens]}"),
        # Organisations act from places, and places act.
        ("{type: person, entity: novak}", "{type: organisation, entity: ostrov}"),
        ("{type: person, entity: novak}", "{type: term, entity: works}"),
        # Free text stays where no entity has the name.
        ("{type: person, entity: novak}", "{type: person, value: Jan Dvorak}"),
    ],
)
def test_what_looks_alike_and_is_right_passes(old: str, new: str, folder: Any) -> None:
    assert folder.sound.count(old) == 1
    text = folder.sound.replace(old, new)
    if "{type: term, value: US}" in new:
        text = text.replace("and cost {cost} crowns", "and cost {cost} crowns, said {who}")
        text = text.replace(
            "What did the repairs cost?", "What did the 20 days cost?\n      who: Who told us?"
        )
    folder.load(sound=text)


def test_a_long_circle_is_found_without_recursion(folder: Any) -> None:
    entry = (
        "  - id: e{0}\n    kind: report\n    text: 'Event {{a}}.'\n"
        "    answers: {{a: {{type: term, value: x{0}}}}}\n"
        "    ask: {{a: What?}}\n    evidence: [{{at: 'courier#2', says: [courier-author], printed: x}}]\n"
        "    when: {{after: [e{1}]}}\n"
    )
    ring = "".join(entry.format(i, (i + 1) % 3000) for i in range(3000))
    problems = folder.problems(sound=folder.sound, ring="statements:\n" + ring)
    assert len(problems) == 1
    assert problems[0].message.startswith("the order runs in a circle: `e0` after `e1` after `e2`")
    assert problems[0].message.endswith("…")


def test_confusable_holds_both_ways(folder: Any) -> None:
    text = folder.sound.replace("entity: novak}", "entity: novak, confusable: [engineers]}", 1)
    dossier = folder.load(sound=text)
    entities = {entity.id: entity.confusable for entity in dossier.entities}
    voices = {voice.id: voice.confusable for voice in dossier.voices}
    assert entities["novak"] == ["nowak"]
    assert entities["nowak"] == ["novak"]
    assert entities["ostrov"] == []
    assert voices["engineers"] == ["mayor"]
