"""What the schema finds wrong in an entry is said in plain words, at its place, with a remedy."""

# ruff: noqa: E501 - the messages stand here as they are printed

from __future__ import annotations

import json
from typing import Any

import pytest

from quiz.dossier.explain import _PATTERNS
from quiz.dossier.jsonschema import json_schema

# A part of sound.yaml, what replaces it (§ marks where the problem is), and what is said.
PLANTED: list[tuple[str, str, str]] = [
    (
        "    quote: the bolts gave way\n",
        "    §qoute: the bolts gave way\n",
        "unknown key `qoute` — did you mean `quote`?",
    ),
    (
        "published: 2021-03-05",
        "§date: 2021-03-05",
        "unknown key `date` — the keys here are id, file, label, title, author, publisher, published, url, paragraphs, fingerprints, map and note",
    ),
    (
        "{type: duration, value: P2W,",
        "{type: duration, value: P2W, §vlaue: P3W,",
        "unknown key `vlaue` — did you mean `value`?",
    ),
    (
        "printed: on Thursday}",
        "printed: on Thursday, §says_who: x}",
        "unknown key `says_who` — did you mean `says`?",
    ),
    (
        '{at: "courier#2", says: [courier-author], printed: on Thursday}',
        '§{at: "courier#2", says: [courier-author]}',
        "`printed` is missing — add it: One to six words exactly as printed in the paragraph",
    ),
    (
        "label: the Gazette column\n",
        "label: §''\n",
        "`label` is empty — fill it in, or delete it",
    ),
    (
        "label: the Gazette column\n",
        'label: §"the Gazette\\ncolumn"\n',
        "`label` has more than one line: `the Gazette column` — write it on one line, or after `>-`",
    ),
    (
        "says: [mayor], printed: a century",
        'says: [mayor], printed: §"a\\ncentury"',
        "`printed` has more than one line: `a century` — write it on one line, or after `>-`",
    ),
    (
        "says: [mayor], printed: a century",
        "says: §[], printed: a century",
        "`says` is empty — fill it in, or delete it",
    ),
    (
        "front: Which river does the bridge cross?",
        "front: §'  '",
        "`front` is empty — fill it in, or delete it",
    ),
    (
        "label: the Gazette column\n",
        "label: §[the Gazette column]\n",
        "`label` must be text — write a text; put it in double quotes if it holds `: ` or `#`",
    ),
    (
        "label: the Gazette column\n",
        "label: §{the: Gazette}\n",
        "`label` must be text — write a text; put it in double quotes if it holds `: ` or `#`",
    ),
    (
        "was: [bolts]",
        "was: §bolts",
        "`was` must be a list — write each item on a line of its own that begins with `- `, or all of them in [brackets]",
    ),
    (
        'evidence: [{at: "courier#5", says: [mayor], printed: a century}]',
        'evidence: §{at: "courier#5", says: [mayor], printed: a century}',
        "`evidence` must be a list — write each item on a line of its own that begins with `- `, or all of them in [brackets]",
    ),
    (
        "after: [bridge-opens]}",
        "after: §bridge-opens}",
        "`after` must be a list — write each item on a line of its own that begins with `- `, or all of them in [brackets]",
    ),
    (
        "    when: {text: soon after, after: [bridge-opens]}\n",
        "    when: §soon after\n",
        "`when` must be keys with values — write `key: value` on lines of their own below it",
    ),
    (
        '      - {par: "1", role: title}',
        "      - §title",
        "item 1 of `map` must be keys with values — write `key: value` on lines of their own below it",
    ),
    (
        "paragraphs: 12",
        "paragraphs: §twelve",
        "`paragraphs` must be a whole number — write digits only",
    ),
    (
        "paragraphs: 12",
        "paragraphs: §0",
        "`paragraphs` must be 1 or more — correct the number",
    ),
    (
        "paragraphs: 12",
        "paragraphs: §1.5",
        "`paragraphs` must be a whole number — write digits only",
    ),
    (
        "paragraphs: 3\n",
        "paragraphs: §100000\n",
        "`paragraphs` must be 99999 or less — correct the number",
    ),
    (
        "back: the Lomna",
        "back: the Lomna\n    reversed: §maybe",
        "`reversed` must be true or false — write true or false",
    ),
    (
        "kind: explanation",
        "kind: §explanation of it",
        "`kind` cannot be `explanation of it` — did you mean `explanation`? it is one of report, claim, prediction, judgement, explanation or recommendation",
    ),
    (
        '{par: "1", role: title}',
        '{par: "1", role: §headng}',
        "`role` cannot be `headng` — did you mean `heading`? it is one of body, title, byline, heading, label, caption, credit, pull-quote, comment, signature or read-also",
    ),
    (
        "relation: conflict",
        "relation: §differ",
        "`relation` cannot be `differ` — it is one of conflict, precision, slip, wording or writing-date",
    ),
    (
        "basis: inferred",
        "basis: §infered",
        "`basis` cannot be `infered` — did you mean `inferred`? it is one of stated, inferred or outside",
    ),
    (
        "type: number, value",
        "type: §numbr, value",
        "`type` cannot be `numbr` — did you mean `number`? it is one of person, organisation, place, date, duration, number, role or term",
    ),
    (
        "bounds: about",
        "bounds: §ca",
        "`bounds` cannot be `ca` — it is one of exact, about, at-least, at-most, more-than or less-than",
    ),
    (
        "ref: crossing-safe, relation: contradicted",
        "ref: crossing-safe, relation: §came-true",
        "`relation` cannot be `came-true` — it is one of reported-since, borne-out, overtaken or contradicted",
    ),
    (
        "format: 1",
        "format: §2",
        "this program does not read format `2` — write `format: 1`, or get a newer version of the program",
    ),
    (
        "- id: river",
        "- id: §The River",
        "`id` is not an id: `The River` — ids are lower-case letters, digits and hyphens, like `the-river`",
    ),
    (
        "- id: river",
        "- id: §'!'",
        "`id` is not an id: `!` — ids are lower-case letters, digits and hyphens",
    ),
    (
        'at: "courier#5"',
        'at: §"courier 5"',
        "`at` is not a source and a paragraph: `courier 5` — write the source's id, `#` and the paragraph's number, like \"s0#5\"",
    ),
    (
        'par: "4-6,8"',
        'par: §"4 to 6"',
        '`par` does not name paragraphs: `4 to 6` — write numbers and ranges, like "12" or "14,17-20,23"',
    ),
    (
        "language: en",
        "language: §the English one",
        "`language` is not a language: `the English one` — write its code, like en, de or pt-BR",
    ),
    (
        "[0123456789abcdef,",
        "[§0123456789ABCDEF,",
        "item 1 of `fingerprints` is not a fingerprint: `0123456789ABCDEF` — take the sixteen characters that `quiz sources fingerprint FILE` prints",
    ),
    (
        'tolerance: "100"',
        "tolerance: §10%",
        "`tolerance` is not a plain number: `10%` — write digits, like 10 or 0.5",
    ),
    (
        "printed: a century",
        "printed: §xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "`printed` is longer than 80 characters — say it more shortly",
    ),
    (
        "- id: river",
        "- id: §riiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
        "`id` is longer than 64 characters — say it more shortly",
    ),
    (
        "printed: a century",
        "printed: §stand for at least a whole century",
        "an anchor has at most six words — give only the words that find the place",
    ),
    (
        "{type: person, entity: novak}",
        "§{type: person}",
        "an answer is either an `entity` or a `value` — give one of them, and not both",
    ),
    (
        "{type: person, entity: novak}",
        "§{type: person, entity: novak, value: Novak}",
        "an answer is either an `entity` or a `value` — give one of them, and not both",
    ),
    (
        "when: {edtf: 2021-03-04}",
        "when: §{basis: stated}",
        "`when` gives no time — give `edtf`, `after`, `before` or at least `text`",
    ),
    (
        "when: {edtf: 2021-03-04}",
        "when: §{edtf: 2021-03-04, basis: inferred}",
        "an inferred date does not say `why` — add `why`: the words or paragraphs it follows from",
    ),
    (
        'text: "Lydia',
        'text: §"{town} Lydia',
        "the slot {town} has no answer — add `town` to `answers`",
    ),
    (
        "      post: Which post did Lydia Nowak hold?",
        "      post: Which post did Lydia Nowak hold?\n      town: §Where?",
        "`ask` names `town`, which is no slot — correct the name, or delete it",
    ),
    (
        '      - {at: "gazette#2", says: [gazette-author, engineers], printed: the bolts}',
        '      §- {at: "gazette#2", says: [gazette-author, engineers], printed: the bolts}\n      - {at: "gazette#2", says: [gazette-author], printed: the bolts}',
        "the evidence ends in different voices — a view has one holder: make a statement for each of them",
    ),
    (
        "- id: columnist-warns",
        "- id: §mayor-doubts",
        "position `mayor-doubts` stands twice — give it another id",
    ),
    (
        "- id: columnist-warns",
        "- id: §positions",
        "no position may be called `positions` — give it another id",
    ),
    (
        "        stance: is-safe\n",
        "        stance: §is-save\n",
        "this dispute has no stance `is-save` — its stances are `is-safe`, `is-unsafe`",
    ),
    (
        "    question: Is the bridge safe to cross?\n",
        "    question: Is the bridge safe to cross?\n    contrast: [mayor-calm, §columnist]\n",
        "this dispute has no position `columnist` — name one of its positions",
    ),
    (
        "    question: Is the bridge safe to cross?\n",
        "    question: Is the bridge safe to cross?\n    contrast: §[mayor-doubts, columnist-warns]\n",
        "both positions take the same stance — name positions on different stances",
    ),
    (
        "    question: Is the bridge safe to cross?\n",
        "    question: Is the bridge safe to cross?\n    contrast: §[mayor-calm]\n",
        "a contrast is between two positions — name two positions, or write `contrast: []` for none",
    ),
    (
        "post: {type: role, value: town clerk,",
        "post: {type: role, skip: §[cloze, short-answer], value: town clerk,",
        "no form is left in which the answer is typed — keep `cloze` or `short-answer`: what is due is recalled",
    ),
    (
        'evidence: [{at: "gazette#3", says: [gazette-author], printed: will sag}]',
        'evidence: §[{at: "gazette#3", says: [gazette-author], printed: will sag}, {at: "courier#5", says: [mayor], printed: x}]',
        "the evidence ends in different voices — make one position for each of them",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), PLANTED, ids=[case[1].strip()[:50] for case in PLANTED])
def test_a_fault_in_an_entry_is_told_at_its_place(old: str, new: str, said: str, folder: Any) -> None:
    problems, where = folder.planted(old, new)
    assert [f"{p.message} — {p.remedy}" for p in problems] == [said]
    assert (problems[0].file, problems[0].line, problems[0].column) == where


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # What is left out is told where the entry begins.
        ("    label: the Gazette column\n", "", [(21, 5, "`label` is missing")]),
        (
            "    why: the column names no other part\n",
            "",
            [(64, 5, "an inferred statement does not say from what")],
        ),
        (
            "      who: [Who opened the bridge?, Who cut the ribbon?]\n",
            "",
            [(46, 7, "nothing asks for the slot {who}")],
        ),
        (
            "opened on {day} by {who}",
            "opened on {day} by {who}, yes {who}",
            [(41, 11, "the slot {who} stands twice in `text`")],
        ),
        # One cause, two things to mend.
        (
            "      post: {type: role, value: town clerk",
            "      town: {type: place, entity: ostrov}\n      post: {type: role, value: town clerk",
            [(84, 13, "`text` has no slot {town}"), (87, 7, "nothing asks for the slot {town}")],
        ),
        (
            "{id: is-unsafe, label",
            "{id: is-safe, label",
            [
                (105, 14, "stance `is-safe` stands twice"),
                (113, 17, "this dispute has no stance `is-unsafe`"),
                (119, 17, "this dispute has no stance `is-unsafe`"),
            ],
        ),
        # A misspelt key does not hide how the rest fits together, nor what it names.
        (
            "    quote: the bolts gave way\n",
            "    qoute: x\n    topic: none-such\n    tags: [Bad Tag]\n",
            [
                (75, 5, "unknown key `qoute`"),
                (76, 12, "there is no topic `none-such`"),
                (77, 12, "item 1 of `tags` is not an id: `Bad Tag`"),
            ],
        ),
        (
            "opened on {day} by {who}",
            'opened by {who}"\n    ocasion: "on a Thursday',
            [(42, 5, "unknown key `ocasion`"), (44, 12, "`text` has no slot {day}")],
        ),
        # A map that cannot be read makes nobody speak in the wrong place.
        (
            '      - {par: "1", role: title}\n',
            "      - title\n",
            [(18, 9, "item 1 of `map` must be keys with values")],
        ),
    ],
)
def test_what_belongs_together_is_told_together(
    old: str, new: str, found: list[tuple[int, int, str]], folder: Any
) -> None:
    assert folder.sound.count(old) == 1
    problems = folder.problems(sound=folder.sound.replace(old, new))
    assert [(p.line, p.column, p.message) for p in problems] == found


def test_every_pattern_of_the_schema_has_its_sentence() -> None:
    patterns = set()

    def collect(node: object) -> None:
        if isinstance(node, dict):
            patterns.update({node["pattern"]} if isinstance(node.get("pattern"), str) else set())
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    collect(json.loads(json.dumps(json_schema())))
    patterns.discard("^[0-9]+$")  # of the JSON Schema alone: a number in quotes
    assert patterns == set(_PATTERNS)
