"""Entries written as YAML in the built-in decks' style, and changed with remarks and quoting kept."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from quiz.reading.language import NoReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

_PLAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NAMES = frozenset(
    str.split(
        "id kind type entity topic tags says stance relation bounds basis confusable of about part_of skip "
        "contrast not_offered was after before rule form"
    )
)
"""Keys whose values are ids or words of the format, and need no quotes."""
_ONE_LINE = frozenset({"voices", "entities", "sources"})
"""Sections whose entries stand on one line each."""
_OPEN = frozenset({"answers", "ask"})
"""Keys whose values stand one to a line below them."""
_LISTED = frozenset({"evidence", "stances", "values", "positions", "members", "pairs"})
"""Keys whose items stand one to a line below them."""
_SPREAD = frozenset({"positions"})
"""Keys whose items are spread over lines of their own."""


def _yaml(dash: int) -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=dash + 2, offset=dash)
    return yaml


def render(section: str, node: dict[str, Any]) -> str:
    """Return an entry's lines, its dash indented by two, with a line end after each."""
    styled = _styled(node, flow=section in _ONE_LINE)
    return _dump(section, [styled], 2)


def _dump(section: str, entries: Any, dash: int) -> str:
    out = io.StringIO()
    _yaml(dash).dump({section: entries}, out)
    return out.getvalue().partition("\n")[2]


def _styled(value: Any, *, flow: bool, key: str = "") -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, dict):
        made = CommentedMap({name: _styled(one, flow=flow, key=name) for name, one in value.items()})
        inside = flow or (key != "" and key not in _OPEN and key not in _SPREAD)
        if inside:
            made.fa.set_flow_style()
            for name in list(made):
                made[name] = _styled(value[name], flow=True, key=name)
        return made
    if isinstance(value, list | tuple):
        listed = CommentedSeq([_styled(one, flow=flow, key=key) for one in value])
        if flow or key not in _LISTED:
            listed.fa.set_flow_style()
        return listed
    return _scalar(value, key)


def _scalar(value: Any, key: str) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if not isinstance(value, str):
        return value
    if _PLAIN.fullmatch(value) and value not in _WORDS_OF_YAML and key in _NAMES:
        return value
    return DoubleQuotedScalarString(value)


def changed(section: str, block: str, dash: int, change: Callable[[CommentedMap], None]) -> str:
    """Return the lines of one entry after ``change`` was done to it; what it does not touch stays written so.

    ``block`` are the entry's lines as they stand in the file, its dash in column ``dash``.
    """
    end = "\r\n" if "\r\n" in block else "\n"
    plain = block.replace("\r\n", "\n")
    tree = _yaml(dash).load(f"{section}:\n{plain}")
    change(tree[section][0])
    text = _dump(section, tree[section], dash)
    if not plain.endswith("\n"):
        text = text.rstrip("\n")
    return text.replace("\n", end)


def styled(node: Any, key: str) -> Any:
    """Return a value to be put under ``key`` of an entry that is changed, in the same style."""
    return _styled(node, flow=False, key=key)


@cache
def load_round_trip() -> bool:
    """Load the round-trip parser now, so that the first decision does not wait for it.

    Raises :class:`~quiz.reading.language.NoReaderError` where the extra ``author`` is not installed.
    """
    try:
        import ruamel.yaml
    except ImportError as error:
        raise NoReaderError(
            "Entries are written with ruamel.yaml, and it is not installed.",
            remedy="pip install 'articlequiz[author]'",
        ) from error
    return bool(ruamel.yaml.__version__)
