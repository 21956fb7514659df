"""The rule about what a sentence asserts and its source does not: a denial, a supposition, a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.dossier.fields import Kind
from quiz.dossier.marks import Path
from quiz.lint.context import Context
from quiz.lint.rule import Hit, rule

_NEGATED = re.compile(
    r"\b(?:no|not|never|nor|neither|nothing|nobody|none|without|cannot|den(?:y|ies|ied)|refused|failed|unable|"
    r"unlikely|impossible|lack(?:s|ed)?|little|hardly|barely|scarcely|rejected|ruled? out|\w+n[’']t)\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(r"(?:\b(?:is|was|were|are) not|n[’']t|\bnot) (?:the )?only\b", re.IGNORECASE)
_SAYS_NO = re.compile(
    r"\b(?:no|not|never|nor|neither|nothing|nobody|none|without|cannot|too|hard|difficult\w*|less|few|little|"
    r"un(?!ited|it\b|its\b|ity|ion|der|til|ique|iver)\w{3,}|im(?:possib|material|probab|perfect)\w*|"
    r"in(?:capab|conceiv|sufficien|abil|complete|sign)\w*|ir(?:rel|reg)\w*|illegal\w*|"
    r"dis(?:trust|lik|agre|miss|count|claim|approv|avow|bel|reg)\w*|\w{3,}less|den(?:y|ies|ied|ial)|"
    r"refus\w+|fail\w*|lack\w*|hardly|barely|scarcely|reject\w*|rul\w+ out|end(?:s|ed)?|stop\w*|"
    r"against|instead|rather|only|alone|avoid\w*|prevent\w*|spare[sd]?|absen\w+|free of|out of|short of|"
    r"in vain|doubt\w*|oppos\w*|los(?:es?|t)|beyond|wrong|false|exclud\w*|contradict\w*|drop\w*|"
    r"g[ai]ve\w* up|dead|pass\w* over|silen\w*|omit\w*|ignor\w*|(?:it|him|her|them)sel(?:f|ves))\b|n[’']t\b",
    re.IGNORECASE,
)
"""Ways to say no; generous, for a sentence of ours says it in other words."""
_SUPPOSED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|would have|could have|[Mm]ight|may|[Ww]hether|[Pp]erhaps|[Pp]ossibly|[Mm]aybe|"
    r"[Ss]upposedly|[Aa]llegedly|[Ss]uppose)\b"
)
_SAYS_SUPPOSED = re.compile(
    r"\b(?:if|unless|until|would|could|can|might|may|will|should|whether|perhaps|maybe|possib\w+|likely|probab\w+|"
    r"suppos\w+|alleg\w+|seem\w*|expect\w*|suspect\w*|fear\w*|hop(?:es?|ed|ing)|warn\w*|threat\w*|in case|"
    r"risk\w*|danger\w*|potential\w*|chances?|apparent\w*|doubt\w*|question\w*|predict\w*|believ\w*|think\w*|"
    r"suggest\w*|consider\w*|wonder\w*|conceiv\w*|imagin\w*|speculat\w*|condition\w*|provided|depend\w*)\b",
    re.IGNORECASE,
)


@rule("Q504", "asserted-though-not-so")
def asserted(context: Context) -> Iterator[Hit]:
    """A sentence asserts what its anchor denies, supposes or asks.

    Looks at the anchor, the words of the source that the dossier has: a negation, an ‘if’ or ‘might’, or a
    question mark there must be in our sentence too, in whatever words.

    Reason: The worst that can be said of a card: the source says the opposite, or never said so.

    Source: Complaints about claims read by machine; the design of this program.

    Remedy: Put the negation or condition into the sentence, or choose an anchor that says what it says.
    """
    for i, statement in enumerate(context.dossier.statements):
        text = " ".join([context.material.plain_text(statement), statement.quote or ""])
        for j, evidence in enumerate(statement.evidence):
            path: Path = ("statements", i, "evidence", j, "printed")
            if what := _unsaid(evidence.printed, text, statement.kind):
                yield Hit(
                    statement.id,
                    path,
                    f"“{evidence.printed}” {what}, and the sentence does not: “{text.strip()}”",
                )
        if (
            statement.kind is Kind.REPORT
            and not statement.needs_holder
            and statement.text.rstrip().endswith("?")
        ):
            yield Hit(statement.id, ("statements", i, "text"), "a question is shown as a report")
    for i, dispute in enumerate(context.dossier.disputes):
        for k, position in enumerate(dispute.positions):
            text = f"{position.claim} {position.grounds or ''} {position.hedge or ''}"
            for j, evidence in enumerate(position.evidence):
                if what := _unsaid(evidence.printed, text, position.kind):
                    at = f"{dispute.id}#{position.id}"
                    path = ("disputes", i, "positions", k, "evidence", j, "printed")
                    yield Hit(
                        at, path, f"“{evidence.printed}” {what}, and the claim does not: “{position.claim}”"
                    )


def _unsaid(printed: str, text: str, kind: Kind) -> str | None:
    """Return what the anchor does that the sentence does not."""
    if _NEGATED.search(_NO_DENIAL.sub(" ", printed)) and not _SAYS_NO.search(text):
        return "denies"
    if _SUPPOSED.search(printed) and not _SAYS_SUPPOSED.search(text) and kind is not Kind.PREDICTION:
        return "supposes"
    if printed.rstrip("”’\"' ").endswith("?") and not _SAYS_SUPPOSED.search(text):
        return "asks"
    return None
