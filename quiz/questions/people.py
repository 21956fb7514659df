"""Names of people as they are typed: titles, particles, initials and order make no difference."""

from __future__ import annotations

from functools import lru_cache

from quiz.questions.folding import words

_TITLES = frozenset(
    str.split(
        "mayor governor general gen brigadier brig major maj lieutenant lt colonel col captain capt "
        "commander "
        "admiral adm marshal mr mrs ms miss dr prof professor sir lord lady president vice premier "
        "chancellor senator sen secretary minister ambassador ayatollah sayyed sayyid seyyed sheikh "
        "shaikh imam hajj haj shahid king prince chairman mullah grand the"
    )
)
_PARTICLES = frozenset({"al", "el", "ul"})


@lru_cache(maxsize=16_384)
def bare_name(text: str) -> tuple[str, ...]:
    """Return a name's folded words without titles before it and without the particle ``al``."""
    found = list(words(text))
    while len(found) > 1 and found[0] in _TITLES:
        found.pop(0)
    kept = [word for word in found if word not in _PARTICLES]
    return tuple(kept or found)


@lru_cache(maxsize=16_384)
def person_keys(text: str) -> frozenset[str]:
    """Return the forms under which a typed name is compared: run together, and ``Surname, First`` turned."""
    found = bare_name(text)
    if not found:
        return frozenset({"".join(text.split())[:300]})
    keys = {"".join(found)}
    if "," in text and len(found) > 1:
        keys.add("".join((*found[1:], found[0])))
    return frozenset(keys)


def short_forms(name: str) -> list[str]:
    """Return a name's surname, and its surname with initials: for ``Qassem Soleimani`` also ``Q Soleimani``.

    The surname is the last word; names of one word have no shorter form.
    """
    found = bare_name(name)
    if len(found) < 2 or "(" in name or any(word[0].isdigit() for word in found):
        return []
    surname, given = found[-1], found[:-1]
    initials = [word[0] for word in given]
    forms = [surname, " ".join((*initials, surname)), f"{initials[0]} {surname}", f"{given[0]} {surname}"]
    return list(dict.fromkeys(form for form in forms if form != " ".join(found)))
