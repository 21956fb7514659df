"""What is planted for the checks of silences."""

from __future__ import annotations

from quiz.dossier import check_silences

from .planting import Planted

CASES: list[Planted] = [
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
