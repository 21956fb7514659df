"""Whole sets of keys to choose from, and what keys a command may be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from tui.commands import COMMANDS, Scope, all_commands, command


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of keys: what differs from the commands' own."""

    id: str
    label: str
    remark: str
    keys: Mapping[str, str]


def _up_down(up: str, down: str) -> dict[str, str]:
    scopes = ("home", "study", "pick", "assign", "checklist", "disputes", "page", "keys")
    keys = {}
    for scope in scopes:
        keys[f"{scope}.up"] = f"{up},{command(f'{scope}.up').keys}"
        keys[f"{scope}.down"] = f"{down},{command(f'{scope}.down').keys}"
    return keys


PRESETS = (
    Preset("default", "Default", "digits and arrows", {}),
    Preset(
        "vim",
        "Vim",
        "h j k l to move",
        {
            **_up_down("k", "j"),
            "assign.previous": "h,left",
            "assign.next": "l,right,space",
            "disputes.left": "h,left",
            "disputes.right": "l,right",
            "page.page-up": "ctrl+b,pageup",
            "page.page-down": "ctrl+f,pagedown,space",
            "judge.other": "h,l,left,right,up,down",
        },
    ),
    Preset(
        "home-row",
        "Home row",
        "j k l ; to answer and to rate",
        {
            **{
                f"{scope}.{n}": f"{key},{n}"
                for scope in ("pick", "assign", "checklist")
                for n, key in enumerate(("j", "k", "l", "semicolon"), 1)
            },
            **{
                f"{scope}.{word}": f"{key},{n}"
                for scope in ("study", "reveal")
                for n, (word, key) in enumerate(
                    zip(("again", "hard", "good", "easy"), ("j", "k", "l", "semicolon"), strict=True), 1
                )
            },
            "judge.true": "j,t",
            "judge.false": "k,f",
        },
    ),
)
"""The sets offered."""


def preset_of(keys: Mapping[str, str]) -> Preset | None:
    """Return the set that these keys are, or None where they are the learner's own."""
    return next((preset for preset in PRESETS if dict(preset.keys) == dict(keys)), None)


def known(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys of commands there are; a newer or older version may have had others.

    A list of keys that was written by hand may have gaps, which no key can fill.
    """
    ids = {each.id for _, each in all_commands()}
    listed = {name: [key.strip() for key in value.split(",")] for name, value in keys.items() if name in ids}
    return {name: ",".join(filter(None, each)) for name, each in listed.items() if any(each)}


def keys_of(command_id: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command, after the learner's own."""
    return tuple(key.strip() for key in (own.get(command_id) or command(command_id).keys).split(","))


def scope_of(command_id: str) -> Scope:
    """Return the scope of a command; KeyError where there is none."""
    for scope, commands in COMMANDS.items():
        if any(each.id == command_id for each in commands):
            return scope
    raise KeyError(command_id)


def clash(command_id: str, key: str, own: Mapping[str, str]) -> str | None:
    """Return the id of the command that has this key already where both could be meant, or None.

    Two commands clash that can be used at the same time: those of one scope, those that can be used
    everywhere with all others, those of a question with those of the screen it stands on. Commands that
    share a key as they come, as moving in a list and scrolling the page do, may share others, too.
    """
    return next(
        (
            other.id
            for _, other in all_commands()
            if other.id != command_id
            and key in keys_of(other.id, own)
            and _at_once(command_id, other.id)
            and frozenset((command_id, other.id)) not in _meant_to_share()
        ),
        None,
    )


_QUESTIONS = frozenset(
    {
        Scope.PICK,
        Scope.JUDGE,
        Scope.TYPE,
        Scope.ASSIGN,
        Scope.ARRANGE,
        Scope.NOTES,
        Scope.CHECKLIST,
        Scope.REVEAL,
    }
)
"""The scopes of questions, which stand on the study screen."""

_ANSWERED = frozenset(
    {"study.continue", "study.again", "study.hard", "study.good", "study.easy", "study.overrule"}
)
"""What can be done once a question is answered, and so takes no more keys."""


def _at_once(one: str, other: str) -> bool:
    """Whether there is a moment at which both commands can be used."""
    scopes = {scope_of(one), scope_of(other)}
    if len(scopes) == 1 or Scope.APP in scopes:
        return True
    if command(one).priority or command(other).priority:
        return True
    if Scope.STUDY in scopes:
        return bool(scopes & _QUESTIONS) and not {one, other} & _ANSWERED
    return scopes == {Scope.SUMMARY, Scope.LIST} and "page.back" not in {one, other}


@cache
def _meant_to_share() -> frozenset[frozenset[str]]:
    """The pairs of commands of different scopes that have a key in common by default or in a preset."""
    pairs = set()
    for preset in PRESETS:
        holders: dict[str, list[str]] = {}
        for _, each in all_commands():
            for key in keys_of(each.id, preset.keys):
                holders.setdefault(key, []).append(each.id)
        pairs |= {
            frozenset(pair)
            for ids in holders.values()
            for pair in combinations(ids, 2)
            if scope_of(pair[0]) is not scope_of(pair[1])
        }
    return frozenset(pairs)
