"""What is planted for the checks of sources: paragraphs, maps, who speaks there."""

from __future__ import annotations

from quiz.dossier import check_sources

from .planting import Planted

CASES: list[Planted] = [
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
]
