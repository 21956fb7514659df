"""What a fact is worth asking, how sure the reading is, and why: few reasons, each plain to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.dossier.fields import Role
from quiz.reading.facts.credit import OPEN_VOICE
from quiz.reading.facts.sentences import subject_of
from quiz.reading.facts.wording import (
    gives_an_example,
    has_no_verb,
    is_personal,
    leaves_open,
    places_in_time,
    speaks_of_itself,
    tells_of_the_teller,
)

if TYPE_CHECKING:
    from quiz.reading.draft.model import AnswerProposal, Standing, WhenProposal
    from quiz.reading.facts.credit import Credit
    from quiz.reading.facts.naming import Named
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse
    from quiz.reading.structure.article import Paragraph

_PRESENT = frozenset({"VBZ", "VBP"})
_THINGS = frozenset({"it", "this", "that", "these", "those"})
_COMES_OUT = frozenset({"emerge", "transpire"})
_FEW = 3
"""Answers; a sentence with as many holds enough that is exact."""
_POINTING = frozenset({"he", "she", "it", "they", "this", "that", "these", "those", "which", "who", "there"})
_SMALL = 0.6
"""A figure up to a dozen is worth no more."""
_HANDFUL = 0.46
"""A handful of things, or a name that only owns or accompanies, is worth less."""
_SLIGHT = 0.3
"""Answers worth no more hardly count."""
_LONG = 45
"""Words from which on a sentence tells too much at once."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """All that is known of a fact when it is weighed."""

    paragraph: Paragraph
    sentence: Sentence
    told: Credit
    standing: Standing
    answers: tuple[AnswerProposal, ...]
    named: tuple[Named, ...]
    when: WhenProposal | None
    opening: bool = False
    whole: bool = True
    named_before: bool = True


@dataclass(frozen=True, slots=True)
class Weight:
    """Worth and confidence from 0 to 1, and the reasons.

    ``fit`` is what the worth would be if only how and where it is said spoke against asking: a view, or how
    things are, may be asked about late; what points at another text or at its teller may not.
    """

    worth: float
    fit: float
    confidence: float
    why: tuple[str, ...]


def weigh(fact: Weighed) -> Weight:
    """Weigh a fact by what it holds and what is doubtful about it."""
    holds, slights, unfit = _for(fact), _against(fact), _unfit(fact)
    least = 0.1 + sum(amount for amount, _ in (*holds, *unfit))
    worth = least + sum(amount for amount, _ in slights)
    why = tuple(reason for _, reason in (*holds, *slights, *unfit))
    return Weight(_rounded(worth), _rounded(least), round(_confidence(fact), 2), why)


def _rounded(amount: float) -> float:
    return round(min(1.0, max(0.0, amount)), 2)


def _for(fact: Weighed) -> list[tuple[float, str]]:
    out = []
    kinds = {one.type for one in fact.answers if one.worth >= 0.3}
    figures = [one.worth for one in fact.answers if one.unit and one.worth >= 0.4]
    if figures:
        out.append((0.3 if max(figures) > _SMALL else 0.15, "a figure with its unit"))
    if "duration" in kinds:
        out.append((0.15, "a span of time"))
    if any(one.type == "date" and one.worth > _SLIGHT for one in fact.answers):
        out.append((0.25, "a dated event"))
    elif places_in_time(fact.when):
        out.append((0.1, "an event in an order"))
    if "role" in kinds:
        out.append((0.15, "an office or part"))
    actors = {one.slug for one in fact.named if one.worth >= 0.35}
    if len(actors) > 1:
        out.append((0.2, "names two actors"))
    elif actors:
        out.append((0.1, "names an actor"))
    if _happened(fact.sentence):
        out.append((0.1, "tells what happened"))
    if fact.opening:
        out.append((0.1, "opening paragraph"))
    return out


def _against(fact: Weighed) -> list[tuple[float, str]]:
    """Return what makes a fact less worth asking: how it stands, and what it holds little of."""
    out = []
    actors = {one.slug for one in fact.named if one.worth >= 0.35}
    if fact.paragraph.role is Role.CAPTION:
        out.append((-0.05, "caption"))
    if fact.standing == "judged":
        out.append((-0.2, "a view") if fact.told.claims else (-0.1, "holds a word of opinion"))
    if fact.standing == "predicted":
        out.append((-0.1, "a prediction"))
    if _is_plain(fact):
        happened = _happened(fact.sentence)
        if fact.standing in {"judged", "predicted"} and not happened:
            out.append((-0.1, "a view with little to ask"))
        lasts = fact.sentence.block.parse.tags[fact.sentence.root()] in _PRESENT
        if not happened and (len(actors) < 2 or lasts) and not places_in_time(fact.when):
            out.append((-0.1, "tells how things are, not what happened"))
    if OPEN_VOICE in fact.told.says:
        open_view = _is_plain(fact) and not _happened(fact.sentence)
        out.append((-0.2 if open_view else -0.1, "whose words these are is open"))
    if fact.sentence.last - fact.sentence.first > _LONG:
        out.append((-0.1, "a long sentence"))
    return out + _of_the_answers(fact)


def _unfit(fact: Weighed) -> list[tuple[float, str]]:
    """Return what makes a sentence hardly a fact to ask about on its own: how and where it is said."""
    out = _of_the_subject(fact)
    if fact.paragraph.role is Role.COMMENT:
        out.append((-0.25 if _is_plain(fact) else -0.15, "a reader's comment"))
    if not fact.whole:
        out.append((-0.15, "only a side clause is told"))
    if speaks_of_itself(fact.sentence):
        out.append((-0.3, "speaks of the text itself"))
    if gives_an_example(fact.sentence):
        out.append((-0.1, "only an example"))
    if has_no_verb(fact.sentence):
        out.append((-0.1, "no main verb"))
    return out


def _of_the_subject(fact: Weighed) -> list[tuple[float, str]]:
    """Return what speaks against asking of whom or what a sentence tells."""
    if is_personal(fact.sentence):
        telling = tells_of_the_teller(fact.sentence, fact.answers, happened=_happened(fact.sentence))
        return [(-0.2 if telling else -0.4, "speaks of the speaker or the reader")]
    parse, root = fact.sentence.block.parse, fact.sentence.root()
    subject = subject_of(parse, root)
    if subject is None or parse.lower[subject] not in _POINTING or _stands_for_a_clause(parse, root, subject):
        return []
    out = [(-0.1, "what its subject points at stands elsewhere")]
    if parse.lower[subject] in _THINGS and _is_plain(fact):
        out.append((-0.1, "and what it says is open"))
    if not fact.named_before:
        out.append((-0.15, "nobody is named before whom it could mean"))
    return out


def _stands_for_a_clause(parse: Parse, root: int, subject: int) -> bool:
    """Tell whether "it" only stands for what follows: "it emerged that the boats had sunk".

    Without "that", the clause is often taken for an object, which such a verb has not.
    """
    return parse.lower[subject] == "it" and any(
        kid > root
        and (
            parse.deps[kid] in {"ccomp", "csubj"}
            or (parse.deps[kid] == "dobj" and parse.lemmas[root] in _COMES_OUT)
        )
        for kid in parse.kids[root]
    )


def _of_the_answers(fact: Weighed) -> list[tuple[float, str]]:
    """Return what speaks against asking for what a sentence holds."""
    out = []
    if all(one.worth < _SLIGHT for one in fact.answers):
        out.append((-0.1, "no answer stands out"))
    elif _is_slight(fact):
        out.append((-0.15, "no answer stands out"))
    if _is_plain(fact) and leaves_open(fact.sentence) and len(fact.answers) < _FEW:
        out.append((-0.1, "leaves open how many"))
    if all(one.type == "term" for one in fact.answers) and fact.standing == "reported":
        out.append((-0.1, "names nobody and no time"))
    return out


def _is_slight(fact: Weighed) -> bool:
    """Tell whether, in what did not happen, one name that only owns or a handful is all to ask for."""
    best = [one for one in fact.answers if one.worth > _SLIGHT]
    if _happened(fact.sentence) or len(best) > 1:
        return False
    return all(one.worth < _HANDFUL and one.type != "term" for one in best)


def _is_plain(fact: Weighed) -> bool:
    """Tell whether a fact holds no figure, date, office or quoted words."""
    return not any(
        one.entity is None and one.worth >= (0.25 if one.type == "role" else 0.35) for one in fact.answers
    )


def _happened(sentence: Sentence) -> bool:
    """Tell whether the main verb tells something past."""
    parse, root = sentence.block.parse, sentence.root()
    if parse.lemmas[root] in {"be", "have", "seem", "appear"}:
        return False
    if parse.tags[root] == "VBD":
        return True
    return parse.tags[root] == "VBN" and any(
        parse.deps[kid] in {"aux", "auxpass"}
        and parse.lower[kid] in {"was", "were", "has", "have", "had", "been"}
        for kid in parse.kids[root]
    )


def _confidence(fact: Weighed) -> float:
    """Tell how likely it is that the sentence is told as the proposal has it."""
    if fact.standing == "judged":
        return 0.5
    sure = 0.45
    if _happened(fact.sentence):
        sure += 0.15
    if any(one.type in {"date", "number"} for one in fact.answers):
        sure += 0.15
    if fact.standing in {"attributed", "predicted"}:
        sure = max(sure, 0.6)
    if OPEN_VOICE in fact.told.says:
        sure -= 0.2
    if fact.paragraph.role is Role.COMMENT:
        sure -= 0.1
    return min(0.95, max(0.1, sure))
