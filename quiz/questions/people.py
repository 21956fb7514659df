"""Names of people as they are typed: titles, particles, initials and order make no difference."""

from __future__ import annotations

from functools import lru_cache

from quiz.questions.folding import base_words, words

HONORIFICS = frozenset(
    str.split(
        "mayor governor general gen brigadier brig major maj lieutenant lt colonel col captain capt "
        "commander "
        "admiral adm marshal mr mrs ms miss dr prof professor sir lord lady president vice premier "
        "chancellor senator sen secretary minister ambassador ayatollah sayyed sayyid seyyed sheikh "
        "shaikh imam hajj haj shahid king prince chairman mullah grand the"
    )
)
"""What may stand before anybody's name."""
_BEFORE_TITLES = frozenset(str.split("former late then acting deputy ex retired senior his her of and"))
"""What may stand before and between the titles of a person whose titles the dossier gives."""
_PARTICLES = frozenset({"al", "el", "ul"})
_OF_A_COUNTRY = ("ian", "an", "n", "i")
"""Endings that make ``Iranian`` and ``Iraqi`` of the countries that roles name."""


@lru_cache(maxsize=16_384)
def bare_name(text: str, titles: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a name's folded words without titles before it and without the particle ``al``.

    ``titles`` may stand there beside those that may stand before any name.
    """
    kept = [word for word in words(text)[_titles_before(text, titles) :] if word not in _PARTICLES]
    return tuple(kept or words(text))


def _titles_before(text: str, titles: tuple[str, ...]) -> int:
    """Count the words before the name; the last word is never one of them."""
    found, said = words(text), base_words(text)
    own = frozenset((*titles, *_BEFORE_TITLES)) if titles else frozenset()
    count = 0
    for word in (said if len(said) == len(found) else found)[:-1]:
        if word not in HONORIFICS and not _is_own(word, own):
            break
        count += 1
    return count


def _is_own(word: str, titles: frozenset[str]) -> bool:
    return word in titles or any(
        word.endswith(end) and word[: -len(end)] in titles
        for end in _OF_A_COUNTRY
        if len(word) > len(end) + 3
    )


@lru_cache(maxsize=16_384)
def with_fewer_titles(text: str, titles: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a name run together as it stands, then without its first title, and so on to the bare name."""
    found = words(text)
    return tuple("".join(found[place:]) for place in range(_titles_before(text, titles) + 1))


@lru_cache(maxsize=16_384)
def person_keys(text: str, titles: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the forms under which a typed name is compared: run together, and ``Surname, First`` turned."""
    found = bare_name(text, titles)
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
    # The initial A would be taken for an article, which leaves a surname that may be another's, too.
    return list(dict.fromkeys(f for f in forms if f != " ".join(found) and not f.startswith("a ")))
