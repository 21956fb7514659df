"""What a check of a dossier against its articles finds: kinds with a code and a reason, and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from quiz.dossier.marks import Path


class Kind(NamedTuple):
    """A kind of finding: its heading, in a few words, and why it matters."""

    title: str
    reason: str


KINDS: Final[dict[str, Kind]] = {
    "V001": Kind("dossier does not load", "What cannot be read cannot be held against anything."),
    "V101": Kind("article missing", "Nothing of a source can be checked without its text."),
    "V102": Kind("article unreadable", "A picture, a huge file or another encoding holds no paragraphs."),
    "V103": Kind("paragraph count differs", "Evidence names paragraphs by number."),
    "V104": Kind("paragraph changed", "A card may rest on words that are no longer there."),
    "V105": Kind("paragraph moved", "Its evidence points to another paragraph by now."),
    "V201": Kind("anchor not in the article", "An anchor is what a reader looks for to find the place."),
    "V202": Kind("anchor in another paragraph", "The evidence sends its reader to the wrong place."),
    "V203": Kind("anchor cut inside a word", "An anchor is whole words, as printed."),
    "V301": Kind("comment credited to the author", "What a reader writes below an article is no part of it."),
    "V302": Kind("turn given to another speaker", "The text itself says who speaks."),
    "V303": Kind(
        "speaker not named", "Words credited to someone who is not even named are likely another's."
    ),
    "V401": Kind("answer not in the evidence", "A learner is told to look there."),
    "V402": Kind("quotation not as printed", "Quotation marks promise the very words."),
    "V403": Kind("year not in the article", "A date is as precise as the text is; the rest is inferred."),
    "V501": Kind("copied words", "An article's sentences are its author's; the facts are not."),
    "V601": Kind("no paragraph of the text", "Headings sharpen, and captions come from elsewhere."),
    "V602": Kind("pull quote alone", "A pull quote may leave out who says it, or half of what is said."),
}
"""Every kind of finding, by its code."""

GROUPS: Final[dict[str, str]] = {
    "V0": "loading",
    "V1": "fingerprints",
    "V2": "anchors",
    "V3": "voices",
    "V4": "answers",
    "V5": "copying",
    "V6": "roles",
}
"""The checks, by the beginning of their codes, in the order they run."""


class Finding(NamedTuple):
    """Something in a dossier that its articles do not bear out, and where in the dossier it stands."""

    code: str
    path: Path
    message: str
    remedy: str
