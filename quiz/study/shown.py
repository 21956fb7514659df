"""What stood on the screen and what was answered, as the log keeps it: JSON that anybody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from quiz.questions.model import AnyInstance, Arrange, Assign, Checklist, Judge, Pick, Reveal, Show, Type
from quiz.questions.response import Response

if TYPE_CHECKING:
    from collections.abc import Mapping


def instance_json(instance: AnyInstance) -> str:
    """Return prompt, options and key exactly as shown; not the explanation, which the deck has."""
    shown: dict[str, Any] = {"prompt": instance.prompt}
    match instance:
        case Show():
            shown["shape"] = "show"
        case Pick():
            shown |= {"shape": "pick", "options": instance.options, "key": instance.key}
        case Judge():
            shown |= {"shape": "judge", "text": instance.text, "key": instance.key}
        case Type():
            shown |= {"shape": "type", "key": instance.key.display}
        case Assign():
            shown |= {"shape": "assign", "rows": instance.rows}
        case Arrange():
            shown |= {"shape": "arrange", "items": instance.items, "key": instance.key}
        case Checklist():
            shown |= {"shape": "checklist", "items": instance.items}
        case Reveal():
            shown |= {"shape": "reveal", "back": instance.back}
    return _json(shown)


def response_json(response: Response) -> str:
    """Return a response as it was given, typed text as typed."""
    return _json(response)


def _json(value: Response | Mapping[str, Any]) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # a terminal may deliver bytes that are no text: they are kept as escapes
        import json

        return json.dumps(msgspec.to_builtins(value))
