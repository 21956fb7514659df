"""What in a clause shows that it foretells, recommends, explains or judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.standing import opinions

if TYPE_CHECKING:
    from quiz.reading.parse import Parse

_COPULAS = frozenset({"be", "seem", "appear", "look", "sound", "remain", "become", "prove", "feel"})
_MAKES = frozenset(str.split("mark represent constitute pose reflect amount reveal betray offer show"))
"""Verbs whose object is said of their subject: "it marks a dangerous new course"."""
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_OUGHT = frozenset({"should", "must", "ought"})
_BOUND = frozenset({"likely", "unlikely", "bound", "sure", "certain", "destined", "doomed"})
_HABIT = frozenset(str.split("sometimes often usually always generally normally typically occasionally"))
_THEREFORE = frozenset({"therefore", "thus", "hence", "consequently"})
_REASON = frozenset(str.split("reason cause motive explanation problem"))
_CAUSES = frozenset(str.split("cause lead explain force undermine threaten affect signal"))
_MOTIVES = frozenset(str.split("divert distract provoke justify conceal hide deceive please impress appease"))
"""What somebody does something for, as only who tells of it can say."""
_POINTS = frozenset({"it", "this", "that"})
_NOTED = frozenset(str.split("note remember mention know say add recognize recognise realize realise point"))
_EASE = frozenset(str.split("possible impossible easy hard difficult simple"))
_DAYS = frozenset(
    str.split(
        "monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow january february "
        "march april june july august september october november december"
    )
)
_THINGS = frozenset({"ORG", "PRODUCT", "FAC", "EVENT", "WORK_OF_ART", "LAW"})
_SETTLED = frozenset({"devoted", "available", "open", "closed", "held", "free"})
_ORDER = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_ARRANGED = frozenset(
    str.split(
        "hold send present show devote open publish announce provide organise organize schedule conduct "
        "display award broadcast host launch scrap recount receive exhibit meet discuss attend visit perform "
        "feature include address explore describe examine start begin introduce test report speak join"
    )
)
"""What is arranged beforehand: that it will happen is news, no prophecy."""
_IS = frozenset({"'s", "’s", "'re", "’re", "'m", "’m"})
_MAYBE = frozenset({"could", "might", "may"})
_TELLER = frozenset({"i", "we"})
_READER = frozenset({"you"})


def foretells(parse: Parse, verb: int, subject: int) -> int | None:
    """Return the word by which a clause says what will be; a plan, a habit and "you will find" are none."""
    if parse.lower[subject] in {"we", "one"} and parse.lemmas[verb] == "expect":
        return verb
    if parse.lower[subject] in _TELLER | _READER:
        return None
    stated = parse.kid(verb, "acomp")
    if parse.lemmas[verb] in _ARRANGED or (stated is not None and parse.lower[stated] in _SETTLED):
        return None
    told = parse.kid(verb, "attr")
    if told is not None and any(parse.tags[one] == "CD" for one in range(told, parse.right[told] + 1)):
        return None  # "the median will be 2"
    hedged = any(parse.deps[kid] in {"neg", "advmod"} for kid in parse.kids[verb])
    if _is_planned(parse, subject) and not hedged:
        return None
    if any(parse.deps[kid] in {"dobj", "dative"} and parse.lower[kid] in _READER for kid in parse.kids[verb]):
        return None
    if any(parse.lower[kid] in _HABIT for kid in parse.kids[verb]) or _is_dated(parse, verb):
        return None
    for kid in parse.kids[verb]:
        if parse.deps[kid] == "aux" and parse.lower[kid] in _AHEAD:
            return kid
        if parse.deps[kid] == "aux" and parse.lower[kid] in _MAYBE and _is_open(parse, verb, subject):
            return kid
        if parse.deps[kid] == "acomp" and parse.lower[kid] in _BOUND and parse.kid(kid, "xcomp") is not None:
            return kid
    aim = parse.kid(verb, "xcomp")
    going = parse.lower[verb] == "going" and aim is not None and parse.kid(aim, "aux") is not None
    return verb if going and parse.kid(verb, "aux") is not None else None


def _is_open(parse: Parse, verb: int, subject: int) -> bool:
    """Tell whether what "could" be is what may come, not what somebody was able or is allowed to do."""
    barred = {"neg", "auxpass"}
    if any(parse.deps[kid] in barred or parse.lower[kid] in {"have", "be"} for kid in parse.kids[verb]):
        return False
    words = range(parse.sentence[verb], parse.sentence_end(verb) + 1)
    past = any(parse.tags[word] == "VBD" and parse.deps[word] != "relcl" for word in words)
    return parse.tags[verb] == "VB" and parse.tags[subject] == "NN" and not past


def _is_dated(parse: Parse, verb: int) -> bool:
    """Tell whether a day stands in a verb's sentence: what is planned for it is no prophecy."""
    words = range(parse.sentence[verb], parse.sentence_end(verb) + 1)
    return any(parse.lower[word] in _DAYS and parse.pos[word] in {"PROPN", "NOUN"} for word in words)


def _is_planned(parse: Parse, subject: int) -> bool:
    """Tell whether the subject is a thing with a name, of which plans are told: "the museum will get"."""
    return any(first <= subject < end and label in _THINGS for first, end, label in parse.entities)


def recommends(parse: Parse, verb: int) -> int | None:
    """Return the word by which a clause says what ought to be: should, must, needs to."""
    words = range(parse.sentence[verb], parse.sentence_end(verb) + 1)
    rule = any(parse.tags[word] == "CD" and parse.lower[word] != "one" for word in words)  # "in 20 days"
    for kid in parse.kids[verb]:
        ought = parse.deps[kid] == "aux" and parse.lower[kid] in _OUGHT
        if parse.lower[kid] == "must" and (rule or parse.tags[verb] == "VBN"):
            continue  # "must have come": so it was
        if ought:
            return kid
    aim = parse.kid(verb, "xcomp")
    needs = parse.lemmas[verb] in {"need", "deserve"} and parse.tags[verb] in {"VBZ", "VBP"}
    return verb if needs and not rule and aim is not None and parse.lower[parse.left[aim]] == "to" else None


def explains(parse: Parse, verb: int) -> int | None:
    """Return the word by which a clause says why: because, the reason is, in the hope of."""
    told: int | None = verb
    while told is not None:  # "was forced to decide, for the reason that" may hang from either verb
        for kid in parse.kids[told]:
            word = _reason(parse, told, kid)
            if word is not None:
                return word
        told = parse.kid(told, "xcomp")
    causes = parse.lemmas[verb] in _CAUSES and parse.tags[verb] in {"VBZ", "VBP"}
    if parse.lemmas[verb] == "signal" and not any(parse.lower[kid] in _POINTS for kid in parse.kids[verb]):
        return None  # a person does so with the hand
    below = {parse.lower[kid] for kid in parse.kids[verb]}
    if parse.lemmas[verb] == "lead" and ("by" in below or not ("to" in below or parse.kid(verb, "dobj"))):
        return None  # a candidate leads in a state, by so many points
    return verb if causes and parse.kid(verb, "dobj", "prep", "ccomp") is not None else None


def _reason(parse: Parse, verb: int, kid: int) -> int | None:
    """Return the word that makes a part of a clause its reason, or somebody's motive."""
    low, dep, lemma = parse.lower[kid], parse.deps[kid], parse.lemmas[kid]
    if dep == "advmod":
        return kid if low in _THEREFORE and parse.tags[verb] != "VBD" else None
    if dep == "prep":
        of = parse.kid(kid, "pobj")
        named = of is not None and (low, parse.lemmas[of]) in {("for", "reason"), ("in", "hope")}
        named = named and of is not None and parse.right[of] > of  # "for this reason" says none
        because = low == "because" and not _was_done(parse, verb)
        return of if named else kid if because else None
    if dep in {"advcl", "xcomp"}:
        mark = parse.kid(kid, "mark")
        if mark is not None and parse.lower[mark] == "because":
            return None if _was_done(parse, verb) else mark
        aim = parse.tags[kid] == "VB" and lemma in _MOTIVES
        meant = dep == "xcomp" and parse.tags[kid] == "VB" and parse.kid(kid, "aux") is not None
        subject = parse.kid(verb, "nsubj")
        points = subject is not None and parse.lower[subject] in _POINTS - {"it"}
        return kid if aim or (meant and points and base(parse, verb) == "be") else None
    if dep in {"nsubj", "attr"} and base(parse, verb) == "be":
        apart = any(parse.tags[one] == "WDT" for one in range(kid, verb))  # "the cause of which is unknown"
        told = parse.kid(verb, "attr", "ccomp", "advcl", "xcomp") is not None
        noun = _one_of(parse, kid)
        several = parse.tags[noun] == "NNS" and noun == kid  # "some problems are unsolved"
        return kid if told and not (apart or several) and parse.lemmas[noun] in _REASON else None
    return None


def _was_done(parse: Parse, verb: int) -> bool:
    """Tell whether a deed is reported in the passive: "the flights were cancelled because of snow"."""
    passive = parse.kid(verb, "auxpass")
    return passive is not None and parse.tags[passive] == "VBD"


def judges(parse: Parse, verb: int) -> int | None:
    """Return the word by which a clause judges: an adverb of opinion, or what it says of its subject."""
    for kid in parse.kids[verb]:
        adverb = parse.deps[kid] == "advmod" and parse.pos[kid] == "ADV"
        if adverb and parse.lower[kid] in opinions().judgement:
            return kid
    what = base(parse, verb)
    if what == "become" and parse.tags[verb] == "VBD":
        return None  # how something changed is told
    predicate = {"dobj"} if what in _MAKES else {"acomp", "attr", "oprd"} if what in _COPULAS else set()
    for kid in parse.kids[verb]:
        if kid > verb and parse.deps[kid] in predicate and not _only_notes(parse, verb, kid):
            word = _evaluation(parse, verb, _one_of(parse, kid))
            if word is not None:
                return word
    whole = what == "seem" or parse.kid(verb, "xcomp", "acomp", "oprd", "ccomp") is not None
    return verb if whole and what in {"seem", "appear"} else None


def _only_notes(parse: Parse, verb: int, told: int) -> bool:
    """Tell whether what is important is only to know something: "it is important to note that"."""
    aim = parse.kid(told, "xcomp") or parse.kid(verb, "xcomp")
    return aim is not None and parse.lemmas[aim] in _NOTED


def _evaluation(parse: Parse, verb: int, told: int) -> int | None:
    """Return the word that judges in what a clause says of its subject; of what "there is" only the noun."""
    words = opinions()
    there = parse.kid(verb, "expl") is not None
    if there and not any(parse.lower[kid] in {"no", "little"} for kid in parse.kids[told]):
        return None  # "there is the matter of", but "there is no doubt"
    inner = [one for one in parse.kids[told] if parse.deps[one] in {"amod", "conj"} and not there]
    for word in (told, *inner):
        beside = {parse.lower[one] for one in parse.kids[word]}
        if "statistically" in beside or beside & _ORDER or {parse.lower[one] for one in inner} & _ORDER:
            continue  # "the third biggest city"
        if parse.lower[word] in words.judgement or (parse.pos[word] == "ADJ" and "too" in beside):
            return word
        if parse.lower[word] in words.predicate and _is_meant(parse, verb, told, word):
            return word
    return None


def _one_of(parse: Parse, noun: int) -> int:
    """Return what something is one of, where it is that: "one of the main reasons"."""
    of = parse.kid(noun, "prep") if parse.lower[noun] == "one" else None
    return noun if of is None else parse.kid(of, "pobj") or noun


def _is_meant(parse: Parse, verb: int, noun: int, word: int) -> bool:
    """Tell whether a word judges as part of a predicate: what was easy or is possible to do does not."""
    low = parse.lower[word]
    if parse.pos[word] == "NOUN" and word != noun:
        return False
    if low in _EASE and parse.tags[verb] == "VBD":
        return False
    return low != "possible" or parse.kid(verb, "ccomp") is not None or parse.kid(word, "ccomp") is not None


def base(parse: Parse, verb: int) -> str:
    """Return a verb's base form, that of a clipped "is" as well."""
    return "be" if parse.lower[verb] in _IS and parse.pos[verb] in {"AUX", "VERB"} else parse.lemmas[verb]
