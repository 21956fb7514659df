"""Read on after a syntax error, so that one broken entry hides no problem of the others."""

from __future__ import annotations

import re

from quiz.dossier.yamlnodes import Tree, parse
from quiz.dossier.yamltext import Fault, Place

_MOST_TRIES = 20
_LONGEST = 2_000_000
"""Longer texts are read once only: each further try costs as much as the first."""


def parse_on(text: str) -> tuple[Tree, str, str]:
    """Parse a text; where an entry of a list breaks its syntax, blank that entry and parse again.

    Returns the tree with the faults of all tries, the text it was read from (same line numbers) and the
    lines that were left out.
    """
    tree = parse(text)
    if not tree.fatal:
        return tree, text, ""
    faults: list[Fault] = []
    lost: list[str] = []
    reached = 0
    for _ in range(_MOST_TRIES):
        faults += [fault for fault in tree.faults if fault not in faults]
        if not tree.fatal or tree.open_item is None or len(text) > _LONGEST:
            break
        if tree.open_item.line <= reached:
            break
        blanked = _blank(text, tree.open_item)
        if blanked is None:
            break
        reached = tree.open_item.line
        text, gone = blanked
        lost.append(gone)
        tree = parse(text)
    else:
        faults += [fault for fault in tree.faults if fault not in faults]
    rest = "" if not tree.fatal else text
    return tree._replace(faults=faults), text, "\n".join([*lost, rest])


def _blank(text: str, item: Place) -> tuple[str, str] | None:
    """Empty the lines of a list's item, from its dash up to the next one in the same column."""
    lines = text.splitlines(keepends=True)
    first = item.line - 1
    while first >= 0 and not (dash := re.match(r"( *)- ?", lines[first])):
        first -= 1
    if first < 0 or not dash:
        return None
    indent = len(dash[1])
    end = first + 1
    following = re.compile(rf" {{0,{indent}}}(- |-$|[^\s#-])")
    while end < len(lines) and not following.match(lines[end].rstrip("\r\n")):
        end += 1
    gone = "".join(lines[first:end])
    ends = [line[len(line.rstrip("\r\n")) :] for line in lines[first:end]]
    return "".join([*lines[:first], *ends, *lines[end:]]), gone
