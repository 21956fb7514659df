"""What is planted for the checks of dates and of the order of events."""

from __future__ import annotations

from quiz.dossier import check_events

from .planting import Planted

CASES: list[Planted] = [
    (
        check_events.dates_valid,
        "published: 2021-03-05",
        "published: §5 March 2021",
        "`5 March 2021` is not a date as the format writes it",
        "dates look like 2020, 2020-01, 2020-01-03, 1979~ (about) or 2020-01-02/2020-01-03 (between)",
    ),
    (
        check_events.dates_valid,
        "published: 2021-03-05",
        "published: §XXXX-03-05",
        "`XXXX-03-05` does not tell when the source was published",
        "leave `published` out, or look the year up",
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
]
