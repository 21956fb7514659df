"""What was typed beside what is right, letter by letter."""

from __future__ import annotations

from quiz.questions.response import Diff

_LONGEST = 200


def diff(typed: str, right: str) -> tuple[Diff, ...]:
    """Return runs that are the same, missing from ``typed``, or too much in it; letters' case is ignored.

    Runs that agree are written as in ``right``. Texts are cut at 200 characters.
    """
    from rapidfuzz.distance import Indel

    typed, right = typed.strip()[:_LONGEST], right[:_LONGEST]
    left, wanted = _lower(typed), _lower(right)
    out: list[Diff] = []
    for op in Indel.opcodes(left, wanted):
        if op.tag == "equal":
            out.append(Diff("same", right[op.dest_start : op.dest_end]))
        elif op.tag == "delete":
            out.append(Diff("extra", typed[op.src_start : op.src_end]))
        else:
            out.append(Diff("missing", right[op.dest_start : op.dest_end]))
    return tuple(out)


def _lower(text: str) -> str:
    """Lower each letter that stays one letter, so that places in the text keep their number."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
