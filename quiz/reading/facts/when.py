"""When a told event took place, as far as its sentence says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier.dates import UNKNOWN_YEAR
from quiz.reading.draft.model import WhenProposal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.facts.dates import Dated
    from quiz.reading.facts.sentences import Sentence

_ORDER = re.compile(
    r"^\W{0,3}(?P<first>(?:shortly |soon |immediately |long |just )?(?:after|before|following)(?:wards?)? "
    r"(?!all\b)[^,]{3,60}(?=,)|(?:then|later|afterwards?|subsequently|meanwhile|eventually|finally|previously|earlier|"
    r"soon after|by then|since then|at the time|in response|in retaliation|within (?:hours|days|weeks))\b)"
    r"|\b(?P<inner>(?:this|which|that) (?:was|were) followed by|"
    r"within (?:hours|days|weeks|minutes)(?: of [^,.;]{3,40})?|"
    r"(?:shortly|soon|immediately|just|hours|days|weeks|months) (?:after|before)[^,.;]{3,50}|"
    r"(?:hours|days|weeks|months|years) (?:later|earlier))",
    re.IGNORECASE,
)


def when_of(sentence: Sentence, dated: Sequence[Dated]) -> WhenProposal | None:
    """Return a sentence's place in time: a date that hangs from its main clause, else any, else an order.

    A date beats mere words; a day beats a year.
    """
    parse = sentence.block.parse
    best: tuple[int, int, int] | None = None
    chosen: Dated | None = None
    for one in dated:
        place = sentence.at(one.start, one.end)
        if place is None:
            continue
        depth = len([word for word in parse.above(place[0]) if parse.pos[word] in {"VERB", "AUX"}])
        modifies = parse.deps[place[-1]] in {"nummod", "compound", "amod"}
        open_year = one.edtf is not None and one.edtf.startswith(UNKNOWN_YEAR)
        key = (one.edtf is None, open_year + modifies + max(0, depth - 1), -len(one.edtf or ""))
        if best is None or key < best:
            best, chosen = key, one
    if chosen is not None:
        return WhenProposal(
            printed=" ".join(chosen.printed.split()), edtf=chosen.edtf, inferred=chosen.inferred
        )
    order = _ORDER.search(sentence.text)
    if order is None:
        return None
    return WhenProposal(printed=" ".join((order["first"] or order["inner"]).split()))
