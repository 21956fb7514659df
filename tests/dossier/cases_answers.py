"""What is planted for the checks of answers, wrong answers and questions."""

from __future__ import annotations

from quiz.dossier import check_answers

from .planting import Planted

CASES: list[Planted] = [
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
        check_answers.wrong_options_of_cards_are_wrong,
        "distractors: [the Drina, the Sava]",
        "distractors: [the Drina, §The  Lomna]",
        "`The Lomna` stands under `distractors` and is a right answer too",
        "delete it in one of the two places",
    ),
    (
        check_answers.not_offered_where_offered,
        "{type: person, entity: novak}",
        "{type: person, entity: novak, not_offered: [§novak]}",
        "`novak` is the answer itself",
        "delete it here",
    ),
    (
        check_answers.not_offered_where_offered,
        "{type: person, entity: novak}",
        "{type: person, entity: novak, distractors: [Lydia Nowak], not_offered: [§nowak]}",
        "`nowak` stands among the wrong answers too",
        "delete it here",
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
]
