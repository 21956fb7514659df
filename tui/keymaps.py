"""Whole sets of keys to choose from, and what keys a command may be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
                for scope in ("pick", "assign")
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
    """Return the keys of commands there are; a newer or older version may have had others."""
    ids = {each.id for _, each in all_commands()}
    return {name: value for name, value in keys.items() if name in ids and value.strip()}


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

    Two commands of one scope never share a key, and keys that work everywhere are nobody else's.
    """
    scope = scope_of(command_id)
    for other_scope, other in all_commands():
        if other.id == command_id or key not in keys_of(other.id, own):
            continue
        if other_scope is scope or other.priority or command(command_id).priority:
            return other.id
    return None
