"""Names for articles and voices that a learner can remember, also where the text prints none."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.fields import Role
from quiz.questions.slugs import slug_of

if TYPE_CHECKING:
    from quiz.reading.structure.article import Article

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SMALL = frozenset(
    str.split(
        "a an the and or but nor of in on at to for from by with as is are was were be been being not no so "
        "if it its his her their our your my he she they we you i this that these those there here what "
        "which who whom whose when where why how than then into over under about after before between during "
        "against would could should may might must can will shall do does did has have had more most very "
        "also such one two three some any all many much other another own same only just even still yet up "
        "out off said says"
    )
)
_SAYS_NOTHING = frozenset(
    str.split(
        "article text story page post index untitled document download file copy draft scan input standard "
        "print view content default output news html txt pdf www com new temp tmp test doc docx img src data "
        "save saved unnamed part items item node section asp aspx php cgi htm amp main home attachment export"
    )
)
_OPENS = frozenset(str.split("a an the so and but or"))
_TOLD = re.compile(r"\b(?:told|tells) (?P<name>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)+)")
"""Whom people tell things, by a name of several words."""
_SUFFIX = re.compile(r"\.[^.\s]{1,5}$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MANY_DIGITS = re.compile(r"\d{5}|^(?=.*\d)(?=.*[a-f])[0-9a-f]{6,}$|\d[a-z]+\d[a-z]*\d", re.IGNORECASE)
_TITLE_WORDS, _TELLING = 5, 3
"""Words of a title that are kept; more where fewer than so many of them tell something."""
_LONGEST_PHRASE = 48
_SHORTEST = 4
"""Letters. Shorter words are no part of a phrase that names an article."""


class Called(NamedTuple):
    """What an article is called: its id, and its label after "the"."""

    slug: str
    label: str


def called(article: Article) -> Called:
    """Name an article: its id by its file's name where that says something, its label by its title.

    Without a title the label comes from who talks in it, its file's name, or words that come again; the id
    of an article whose file's name says nothing comes from the same words as its label.
    """
    told = _told_by(article)
    slug = _file_slug(article.name)
    return told if slug is None else Called(slug, told.label)


def _told_by(article: Article) -> Called:
    form = _form(article)
    if article.title:
        phrase = _shortened(article.title)
        if phrase:
            return Called(_from_phrase(phrase), f"the ‘{phrase}’ {form}")
    speakers = [one for one in article.speakers if one not in {"interviewer", "interviewee"}]
    if speakers:
        others = len(speakers) - 1
        who = speakers[0] if not others else f"{speakers[0]} and {speakers[1]}"
        who = who if others < 2 else f"{speakers[0]} and {others} others"
        return Called(slug_of(f"{form} {speakers[0]}", 4), f"the {form} with {_line(who)}")
    phrase = _from_name(article.name) or _told(article) or _repeated(article) or _opening(article)
    if not phrase:
        return Called(
            slug_of(article.name.rpartition(".")[0] or article.name, 4), "the article without words"
        )
    return Called(_from_phrase(phrase), f"the ‘{phrase}’ {form}")


def author_label(article: Article, label: str) -> str:
    """Return how an author is called that the text does not name."""
    spoken = all(one.voice is not None for one in article.paragraphs if one.role is Role.BODY)
    if article.speakers:
        return f"the {'editor' if spoken else 'introduction'} of {label}"
    return f"the author of {label}"


def _form(article: Article) -> str:
    if "interviewer" in article.speakers or "interviewee" in article.speakers:
        return "interview"
    if len(article.speakers) > 2:
        return "roundtable"
    return "conversation" if len(article.speakers) == 2 else "article"


def _line(text: str) -> str:
    return " ".join(text.split())


def _bare(word: str) -> str:
    return word.lower().strip("‘’'\"“”.,:;?!…")


def _shortened(title: str) -> str:
    """Return a title's beginning: a few words, of which the last tells something."""
    words = _line(title).split(" ")
    size = _TITLE_WORDS
    while size < len(words) and sum(_bare(one) not in _SMALL for one in words[:size]) < _TELLING:
        size += 1
    kept = words[:size]
    while len(kept) > 1 and (len(" ".join(kept)) > _LONGEST_PHRASE or _bare(kept[-1]) in _SMALL):
        kept.pop()
    phrase = " ".join(kept).replace("‘", "").strip(" ,:;–—-.…“”\"'?!")[:_LONGEST_PHRASE]
    return phrase if len(kept) == len(words) or not phrase else f"{phrase} …"


def _from_phrase(phrase: str) -> str:
    """Return a slug of a phrase without the small words that it opens with."""
    words = phrase.split(" ")
    while len(words) > 1 and _bare(words[0]) in _OPENS:
        words = words[1:]
    return slug_of(" ".join(words), 4, 32)


def _from_name(name: str) -> str:
    """Return the words of a file's name, where it has any: no numbers and no digits among letters."""
    stem = re.split(r"[\\/]", name)[-1].rpartition(".")[0] or name
    parts = [one for one in re.split(r"[^\w]+|_", stem) if one]
    words = [
        one for one in parts if one.isalpha() and len(one) > 2 and re.search(r"[aeiouyà-ÿ]", one.lower())
    ]
    telling = [one for one in words if one.lower() not in _SAYS_NOTHING | _SMALL]
    return " ".join(words[:_TITLE_WORDS]) if telling and not re.fullmatch(r"[0-9a-f]{6,}", stem) else ""


def _file_slug(name: str) -> str | None:
    """Return a slug of a file's name, without what says nothing at its ends and numbers of many digits.

    None where no word of it tells anything: "download (3)", "index", "c2903e9d".
    """
    stem = re.split(r"[\\/]", name)[-1]
    stem = _SUFFIX.sub("", stem) if "." in stem else stem
    parts = re.findall(r"[^\W_]+", _CAMEL.sub(" ", stem))
    parts = [one for one in parts if not _MANY_DIGITS.search(one)]
    while parts and parts[0].lower() in _SAYS_NOTHING:
        parts = parts[1:]
    while parts and parts[-1].lower() in _SAYS_NOTHING:
        parts = parts[:-1]
    telling = [one for one in parts if _tells(one)]
    return slug_of(" ".join(parts), 8) if telling else None


def _tells(word: str) -> bool:
    low = word.lower()
    short = len(low) in {3, 4} and word.isalpha()  # the name of a paper: bbc, nyt
    spoken = word.isalpha() and len(low) > 2 and re.search(r"[aeiouyà-ÿ]", low) is not None
    return (short or spoken or (len(low) > 1 and not low.isascii())) and low not in _SAYS_NOTHING | _SMALL


def _bodies(article: Article) -> list[str]:
    return [one.text for one in article.paragraphs if one.role is Role.BODY] or [
        one.text for one in article.paragraphs
    ]


def _told(article: Article) -> str:
    """Return whom several say to have been told things, often the paper itself: "told Inside Lund"."""
    names = Counter(one["name"] for text in _bodies(article) for one in _TOLD.finditer(text[:20_000]))
    best = max(names, key=lambda one: names[one], default="")
    return best if names[best] > 1 and len(best) <= _LONGEST_PHRASE else ""


def _repeated(article: Article) -> str:
    """Return two words that stand side by side most often, small ones before names; "" where none does so."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text in _bodies(article):
        before: re.Match[str] | None = None
        for word in _WORD.finditer(text[:20_000]):
            fits = len(word[0]) >= _SHORTEST and word[0].lower() not in _SMALL
            if fits and before is not None and text[before.end() : word.start()] == " ":
                pairs[before[0], word[0]] += 1
            before = word if fits else None
    named = [(pair, times) for pair, times in pairs.items() if times > 1]
    if not named:
        return ""
    best = max(named, key=lambda one: (one[0][0].islower() and one[0][1].islower(), one[1]))
    return " ".join(best[0])


def _opening(article: Article) -> str:
    """Return the first words of the text that tell something."""
    for text in _bodies(article):
        words = [one[0] for one in _WORD.finditer(text[:2_000]) if one[0].lower() not in _SMALL]
        if words:
            return " ".join(words[:2])[:_LONGEST_PHRASE]
    return ""
