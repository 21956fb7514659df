"""What is planted for the checks of the glossary."""

from __future__ import annotations

from quiz.dossier import check_glossary

from .planting import Planted

_DECK = "  licence: MIT\n"
_LINE = "{{term: {0}, instead_of: [{1}], reason: So it is}}"


def _glossary(*lines: tuple[str, str]) -> str:
    return _DECK + "  glossary:\n" + "".join(f"    - {_LINE.format(*line)}\n" for line in lines)


CASES: list[Planted] = [
    (
        check_glossary.preferred_words_are_not_avoided,
        _DECK,
        _glossary(("[death, §targeted killing]", "murder"), ("death", "kill")),
        "`killing` is to be written here, and avoided as `kill` (see sound.yaml:9)",
        "delete it in one of the two places",
    ),
    (
        check_glossary.avoided_words_stand_once,
        _DECK,
        _glossary(("killing", "murder"), ("death", "§Murders")),
        "`Murders` is avoided twice (see sound.yaml:8)",
        "keep one; other forms of a word are found by themselves",
    ),
    (
        check_glossary.avoided_words_stand_once,
        _DECK,
        _glossary(("killing", "§—")),
        "`—` is no word",
        "give a word, or several",
    ),
]
