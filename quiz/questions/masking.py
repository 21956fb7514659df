"""A view without its holder: the sentence to put to a learner who is asked whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quiz.questions.wording import BLANK, capitalised

_NOUN = (
    "view|views|judgement|judgment|eyes|account|reading|opinion|words|reckoning|telling|estimate|assessment|"
    "analysis|explanation|interpretation|belief|forecast|expectation|understanding|argument"
)
_SAYS = (
    "says|said|writes|wrote|holds|held|thinks|thought|believes|believed|finds|found|argues|argued|explains|"
    "explained|claims|claimed|notes|noted|states|stated|asserts|asserted|maintains|maintained|predicts|"
    "predicted|expects|expected|judges|judged|warns|warned|suggests|suggested|reckons|reckoned|adds|added|"
    "concludes|concluded|points out|has it|have it|put it|puts it|sees it|saw it|tells|told|reports|reported|"
    "suspects|suspected|fears|feared|advises|advised|grants|granted|declares|declared|hints|hinted|admits|"
    "admitted|observes|observed|speculates|speculated|foresees|foresaw|wonders|wondered|"
    "say|write|hold|think|believe|find|argue|explain|claim|note|expect|warn|suggest|suspect|fear|advise|grant"
)
_H = re.escape(BLANK)
_STRIPPED = (
    re.compile(rf"^(?:To|For|According to) {_H}(?:['’]s (?:{_NOUN}))?(?:, |: )"),
    re.compile(rf"^(?:In|By|On|From) {_H}['’]s? (?:\w+ )?(?:{_NOUN}),? "),
    re.compile(rf"^In the (?:{_NOUN}) of {_H},? "),
    re.compile(rf"^As {_H} (?:{_SAYS}), "),
    re.compile(rf"^{_H} (?:{_SAYS}) (?:most |above all )?that "),
    re.compile(rf",? (?:{_SAYS}) {_H}(?:,|(?=[.;]))"),
    re.compile(rf",? as {_H} (?:{_SAYS})(?:,|(?=[.;]))"),
    re.compile(rf",? {_H} (?:{_SAYS})(?:,|(?=[.;]))"),
    re.compile(rf",? (?:in|by|on) {_H}['’]s? (?:\w+ )?(?:{_NOUN})(?:,|(?=[.;]))"),
    re.compile(rf",? according to {_H}(?:,|(?=[.;]))"),
)


_OPENER = re.compile(
    r"(?:After|Although|As|At|Asked|Because|Before|Besides|By|Despite|During|Even|Faced|For|From|Given|Had|If|In|"
    r"Instead|Of|On|Once|Over|Rather|Should|Since|Though|Through|To|Told|Under|Unless|Until|When|Where|While|"
    r"With|Within|Without)(?: [^\s,;:]+){1,8}$"
)
"""What may stand before a sentence's subject; a comma parts them."""
_NEW_SUBJECT = re.compile(
    r" (?:[A-Z‘“]|(?:an?|the|this|that|these|those|its?|his|her|their|they|he|she|we|you|there|any|no|some|"
    r"many|most|more|all|both|each|every|one|only|two|three|nobody|nothing|even)\b)"
)
_HANGS_ON = re.compile(r",? (?:who|whom|whose|which)\b")

_QUOTES = "‘“'\"’”"
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def _by_first(names: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return the names' words by their first word, longer names first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        parts = tuple(part.lower() for part in _WORD.findall(name))
        if parts and (len(parts) > 1 or len(parts[0]) > 2):
            found.setdefault(parts[0], set()).add(parts)
    return {first: sorted(ways, key=lambda way: (-len(way), way)) for first, ways in found.items()}


def masked(text: str, names: Sequence[str]) -> str:
    """Return the text with each of the names blanked, whatever marks stand between and around their words."""
    by_first = _by_first(tuple(names))
    spans = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)]
    out, at, i = "", 0, 0
    while i < len(spans):
        size = next((len(way) for way in by_first.get(spans[i][2], ()) if _stands(spans, i, way)), 0)
        if not size:
            i += 1
            continue
        start, end = _with_marks(text, spans[i][0], spans[i + size - 1][1])
        out += text[at:start] + BLANK
        at, i = end, i + size
    out += text[at:]
    return re.sub(rf"\b[Tt]he {_H}", BLANK, re.sub(rf"{_H}(?: {_H})+", BLANK, out))


def _stands(spans: list[tuple[int, int, str]], i: int, way: tuple[str, ...]) -> bool:
    """Tell whether a name's words stand together from the i-th word on."""
    if i + len(way) > len(spans) or any(spans[i + n][2] != part for n, part in enumerate(way)):
        return False
    return all(spans[i + n + 1][0] - spans[i + n][1] <= 3 for n in range(len(way) - 1))


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a name's place by the quotation marks around it and by what stands in brackets after it."""
    if start and text[start - 1] in _QUOTES and (start == 1 or text[start - 2] == " "):
        closing = {"‘": "’", "“": "”"}.get(text[start - 1], text[start - 1])
        if closing in text[start : end + 1]:
            start -= 1
    if end < len(text) and text[end] in '’”"' and not text[end + 1 : end + 2].isalpha():
        opened = {"’": "‘", "”": "“"}.get(text[end], text[end])
        if opened in text[start:end]:
            end += 1
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1  # the bracket is the name's own: `Michael (TCF)`
    if text[end : end + 2] == " (" and (close := text.find(")", end)) > 0:
        end = close + 1
    return start, end


def proposition(text: str, names: Sequence[str]) -> str:
    """Return what is said without by whom: ``In Hook's view, sanctions work`` becomes ``Sanctions work``.

    Where the holder is woven into the sentence, its name is blanked.
    """
    out = masked(text, names)
    for pattern in _STRIPPED:
        found = pattern.search(out)
        if found is None:
            continue
        before, after = out[: found.start()], out[found.end() :]
        comma = "," if found.start() and _OPENER.match(before) and _NEW_SUBJECT.match(after) else ""
        shorter = before + comma + after
        if BLANK in shorter or len(shorter.split()) <= 3:
            continue
        if found[0].endswith(" that ") and " and that " in after:
            continue  # the second clause hangs on the holder's verb as well
        if found.start() and _HANGS_ON.match(after):
            break  # the comma after the holder parts what it hangs on, too
        return capitalised(shorter.strip(" ,;"))
    return capitalised(out)
