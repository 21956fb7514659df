"""Who does what to whom, by the grammar of a verb or of a noun of a deed; and whether it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.across.stems import lexicon, stem

if TYPE_CHECKING:
    from quiz.reading.parse import Parse

_DENY = frozenset(str.split("deny refute dispute disprove"))
_WILL = frozenset({"will", "’ll", "'ll", "wo"})
_FEW, _MANY = 7, 16
"""So many words are near, and so many too many."""
_BY = frozenset(str.split("by in after before without while since"))
_SUFFER = frozenset(str.split("die perish drown sink collapse"))
"""Verbs whose subject is whom it happens to."""
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_HAPPEN = frozenset(str.split("come happen follow begin start occur be take ensue continue"))
_MODAL = frozenset(str.split("will would may might could can should must shall wo ’ll 'll"))
_NOT = frozenset(str.split("if unless whether lest"))
_AIMS = frozenset(str.split("to"))
_WHOM = frozenset(str.split("of on against upon"))
_LIGHT = frozenset(str.split("carry conduct mount launch stage commit make perform undertake suffer"))


def verb_parts(parse: Parse, verb: int) -> tuple[int | None, int | None]:
    """Return who does what a verb tells of, and to whom, in the active and the passive."""
    whom = _end(parse, parse.kid(verb, "dobj", "obj"))
    left = _left(parse, verb)
    if left is not None and whom is None:
        return None, left
    passive = parse.kid(verb, "nsubjpass")
    agent = parse.kid(verb, "agent")
    by = parse.kid(agent, "pobj") if agent is not None else None
    if passive is not None or agent is not None or (parse.tags[verb] == "VBN" and parse.deps[verb] == "acl"):
        subject = passive if passive is not None else _shared(parse, verb, "nsubjpass")
        if subject is None and parse.deps[verb] == "acl":
            subject = parse.heads[verb]
        return by, _real(parse, verb, subject)
    subject = _real(parse, verb, _subject(parse, verb))
    if whom is None and parse.lemmas[verb] in _SUFFER:
        return None, subject
    return subject, whom


def _left(parse: Parse, verb: int) -> int | None:
    """Return whom something left in a state: "left three children wounded"."""
    head = parse.heads[verb]
    if parse.tags[verb] != "VBN" or head == verb or parse.lemmas[head] != "leave":
        return None
    suffered = parse.kid(head, "dobj", "obj")
    return suffered if suffered is not None and suffered == verb - 1 else None


def _shared(parse: Parse, verb: int, label: str) -> int | None:
    """Return the subject that a verb has from the one it is joined to: "was stormed and breached"."""
    while parse.deps[verb] == "conj":
        verb = parse.heads[verb]
        if (found := parse.kid(verb, label)) is not None:
            return found
    return None


def _subject(parse: Parse, verb: int) -> int | None:
    for _ in range(4):
        if (found := parse.kid(verb, "nsubj")) is not None:
            return found
        if parse.kid(verb, "nsubjpass") is not None:
            return None
        if parse.deps[verb] == "acl" and parse.tags[verb] == "VBG":
            return parse.heads[verb]
        above = parse.heads[verb]
        if parse.deps[verb] == "pcomp":  # "accused Lee of stealing", but "grew rich by stealing"
            verb, above = above, parse.heads[above]
            if parse.lower[verb] not in _BY:
                return parse.kid(above, "dobj", "obj", "nsubjpass") or parse.kid(above, "nsubj")
        elif parse.deps[verb] == "xcomp" and parse.kid(above, "dobj", "obj") is not None:
            return None  # "asked Lee to leave", "took a knife to open it": either may be
        elif parse.deps[verb] not in {"conj", "advcl", "xcomp"} or above == verb:
            return None
        verb = above
    return None


def _real(parse: Parse, verb: int, subject: int | None) -> int | None:
    """Return what a relative pronoun stands for, and who "it" is where it denies what it did."""
    head = parse.heads[verb]
    if subject is not None and parse.pos[subject] == "PRON" and parse.lemmas[head] in _DENY:
        return parse.kid(head, "nsubj") if parse.deps[verb] == "ccomp" else subject
    if subject is None or parse.lower[subject] not in {"which", "who", "that"}:
        return subject
    while parse.deps[verb] == "conj":
        verb = parse.heads[verb]
    return parse.heads[verb] if parse.deps[verb] == "relcl" else None


def _end(parse: Parse, word: int | None) -> int | None:
    """Return the noun that a number of something is of: "a number of fishermen"."""
    if word is not None and parse.lower[word] in {"number", "dozens", "hundreds", "thousands", "group"}:
        of = parse.kid(word, "prep")
        inner = parse.kid(of, "pobj") if of is not None and parse.lower[of] == "of" else None
        return inner if inner is not None else word
    return word


def noun_parts(parse: Parse, noun: int) -> tuple[int | None, int | None]:
    """Return who does what a noun tells of, and to whom it is done, as far as they are said."""
    noun = deed_noun(parse, noun) or noun
    who, whom = _behind(parse, noun)
    if whom is not None and who is None:
        who = _by(parse, whom)
    for kid in parse.kids[noun]:
        named = parse.text[parse.begins[kid]].isupper() and parse.pos[kid] in {"PROPN", "ADJ"}
        suffers = whom is None and stem(parse.lower[noun]) in lexicon().suffered
        if parse.deps[kid] == "poss" or (parse.deps[kid] == "compound" and not named):
            if suffers:
                whom = kid
            elif who is None and parse.deps[kid] == "poss":
                who = kid
        elif parse.deps[kid] in {"compound", "amod", "nmod"} and named and who is None:
            who = kid
    return _lent(parse, noun, who, whom)


def deed_noun(parse: Parse, noun: int) -> int | None:
    """Return the noun whose parts a noun has: its own, or that of "retaliatory missile strikes".

    A "strike force" and an "arrest warrant" are no deeds: None.
    """
    above = noun
    while parse.deps[above] == "compound":
        above = parse.heads[above]
    return above if above == noun or stem(parse.lower[above]) in lexicon().deeds else None


def _behind(parse: Parse, noun: int) -> tuple[int | None, int | None]:
    """Return by whom and of or on whom a deed is, as the words behind its noun say."""
    who = whom = None
    for kid in parse.kids[noun]:
        label, text = parse.deps[kid], parse.lower[kid]
        if label == "prep" and text in _WHOM and whom is None:
            whom = parse.kid(kid, "pobj")
        elif label == "npadvmod" and whom is None:  # "an assault last month on a base"
            at = next((one for one in parse.kids[kid] if parse.lower[one] in _WHOM and one > kid), None)
            whom = parse.kid(at, "pobj") if at is not None else None
        elif text == "by" and who is None:
            who = parse.kid(kid, "pobj")
    head = parse.heads[noun]
    if whom is None and parse.deps[noun] == "attr":  # "the cause was an assault last month on a base"
        on = [kid for kid in parse.kids[head] if kid > noun and parse.lower[kid] in _WHOM - {"of"}]
        whom = parse.kid(on[0], "pobj") if on else None
    return who, whom


def _lent(parse: Parse, noun: int, who: int | None, whom: int | None) -> tuple[int | None, int | None]:
    """Return what the verb beside a noun adds: "the camp came under fire", "they carried out a raid"."""
    head = parse.heads[noun]
    verb = parse.heads[head] if parse.deps[noun] == "pobj" else head
    before = parse.lower[head] if parse.deps[noun] == "pobj" else ""
    if before == "under" and parse.lemmas[verb] == "come":
        whom = whom if whom is not None else parse.kid(verb, "nsubj")
    elif who is None and before == "with":
        who = parse.kid(verb, "nsubj")
    elif who is None and parse.deps[noun] == "dobj" and parse.lemmas[verb] in _LIGHT:
        who = _subject(parse, verb)
    return who, whom


def _by(parse: Parse, whom: int) -> int | None:
    """Return who a deed is by where "by" stands right behind whom it is done to, whatever it hangs from."""
    after = parse.right[whom] + 1
    for by in (*parse.kids[whom], after):
        if by < len(parse) and parse.lower[by] == "by" and by > whom:
            return parse.kid(by, "pobj")
    return None


def happened(parse: Parse, word: int) -> tuple[bool, bool, bool]:
    """Tell whether a word tells of what happened; else whether of what will, or of what is denied."""
    if parse.lower[parse.sentence_end(word)] == "?":
        return False, False, False
    done, future, denied = True, False, False
    chain = [one for one in (word, *parse.above(word)) if one >= parse.sentence[word]]
    for below, verb in zip([word, *chain], chain[:4], strict=False):
        if verb != word and parse.deps[below] in _SUBJECT and parse.lemmas[verb] not in _HAPPEN:
            modal = any(parse.lower[kid] in _MODAL for kid in parse.kids[verb])
            return done and not modal, False, False  # "the strike will have effects": it may be there
        kids = {parse.lower[kid] for kid in parse.kids[verb] if parse.deps[kid] in {"aux", "mark", "neg"}}
        negated = any(parse.deps[kid] == "neg" for kid in parse.kids[verb])
        if verb != word and parse.lemmas[verb] in _DENY:
            return False, False, True
        if kids & _MODAL or kids & _AIMS:
            done, future = False, future or bool(kids & _WILL)
        if kids & _NOT or negated:
            done, denied = False, negated and verb == word and done
        if parse.pos[verb] == "VERB" and parse.deps[verb] in {"relcl", "ROOT", "advcl", "csubj"}:
            break
    return done, future, denied and not future


def clause(parse: Parse, word: int, whom: int | None, who: int | None) -> tuple[int, int]:
    """Return the first and last word of what tells of a deed, from a denial or its helping verbs on."""
    chain = [one for one in parse.above(word) if one >= parse.sentence[word]][:3]
    deny = next((one for one in chain if parse.lemmas[one] in _DENY), None)
    near = [one for one in (word, *chain) if parse.pos[one] in {"VERB", "AUX"}]
    first, last = word, word
    if parse.pos[word] == "NOUN":
        first, last = min(parse.left[word], word), max(word, *(near or [word]))
    helping = [kid for one in near for kid in parse.kids[one] if parse.deps[kid] in {"aux", "auxpass", "neg"}]
    first = min([first, *(one for one in helping if word - one < _FEW)])
    if deny is not None and 0 < word - deny < _MANY:
        first = min(first, deny)
    if who is not None and 0 < first - who < _FEW:
        first = parse.left[who] if first - parse.left[who] < _FEW else who
    if whom is not None and 0 < whom - word < _FEW:
        last = max(last, whom)
    return first, last if last - first < _MANY else word
