"""The one module that knows the package ``llm``: which model is meant, and one call of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quiz.errors import QuizError, UsageError
from quiz.text import printable

if TYPE_CHECKING:
    from quiz.reading.llm.prompts import Prompt

_LONGEST = 300
_KEY = re.compile(r"\b(?:sk|pk|key|bearer|token)[-_ :=]+[\w.\-*]{8,}", re.IGNORECASE)


class NoLlmError(QuizError):
    """The package ``llm`` is not installed."""

    title = "Drafting with a language model needs an extra"


class NoKeyError(QuizError):
    """The model needs a key, and none is set up."""

    title = "The language model needs a key"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. ``refusal`` are the provider's or the model's words where it refuses.

    ``cost`` is None unless the provider told it, ``cut`` whether the answer ended for its length.
    """

    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None
    refusal: str | None = None
    cut: bool = False


def find_model(name: str) -> Any:
    """Return a model of the package ``llm``, by id or alias, with its key (if it needs one) set up.

    Nothing is sent. Raises :class:`NoLlmError`, :class:`NoKeyError` and :class:`UsageError`.
    """
    try:
        import llm
    except ImportError as error:
        raise NoLlmError(
            "Drafts by a language model are made with the package llm, and it is not installed.",
            remedy="pip install 'articlequiz[llm]'",
        ) from error
    remedy = "`llm models` lists those that are set up; `llm install` adds others."
    if not name.strip():
        raise UsageError("--llm needs the name of a model.", remedy=remedy)
    try:
        model = llm.get_model(name)
    except llm.UnknownModelError as error:
        raise UsageError(f"There is no language model `{name}`.{_near(name)}", remedy=remedy) from error
    except Exception as error:  # a plugin or a configuration file that is broken
        raise QuizError(
            f"The package llm cannot list its models: {said(error)}",
            remedy="See whether `llm models` works, and mend what it names.",
        ) from error
    try:
        model.get_key()
    except llm.NeedsKeyException as error:
        raise NoKeyError(f"The language model `{name}` needs a key: {said(error)}.", remedy=None) from error
    return model


def _near(name: str) -> str:
    from difflib import get_close_matches

    import llm

    near = get_close_matches(name, sorted(llm.get_model_aliases()), n=1)
    return f" Did you mean `{near[0]}`?" if near else ""


def call(model: Any, prompt: Prompt) -> Reply:
    """Ask a model once and wait for the whole answer. Raises whatever the model raises."""
    held = bool(getattr(model, "supports_schema", False))
    user = prompt.user if held else prompt.with_schema_told()
    more: dict[str, Any] = {"system": prompt.system, "schema": prompt.schema if held else None}
    try:
        response = model.prompt(user, stream=False, **more)
        text = response.text()
    except AttributeError as error:
        if not (_lacks_count(error) and getattr(model, "can_stream", False)):
            raise
        response = model.prompt(user, stream=True, **more)
        text = response.text()
    usage, raw = response.usage(), response.json() or {}
    return Reply(
        text=text,
        tokens_in=usage.input,
        tokens_out=usage.output,
        cost=_cost(usage.details),
        refusal=_refusal(raw),
        cut=any(value in {"length", "max_tokens"} for value in _values(raw, _ENDINGS)),
    )


def _lacks_count(error: AttributeError) -> bool:
    """Tell whether a server counted no tokens: llm needs the count unless the answer comes in pieces."""
    return error.obj is None and error.name == "model_dump"


_ENDINGS = frozenset({"finish_reason", "stop_reason"})
_REFUSALS = frozenset({"content_filter", "refusal", "SAFETY"})


def _refusal(raw: Any) -> str | None:
    for words in _values(raw, frozenset({"refusal"})):
        if words.strip():
            return words
    for ending in _values(raw, _ENDINGS):
        if ending in _REFUSALS:
            return f"the provider ended it: {ending}"
    return None


def _values(raw: Any, names: frozenset[str], depth: int = 0) -> list[str]:
    """Return the texts under some keys, however deep: providers differ in where they put them."""
    if depth > 8:
        return []
    if isinstance(raw, dict):
        here = [value for key, value in raw.items() if key in names and isinstance(value, str)]
        return here + [one for value in raw.values() for one in _values(value, names, depth + 1)]
    if isinstance(raw, list):
        return [one for value in raw for one in _values(value, names, depth + 1)]
    return []


def _cost(details: Any) -> float | None:
    """Return what a provider says that an answer cost, in its own unit, where it says so."""
    cost = details.get("cost") if isinstance(details, dict) else None
    return float(cost) if isinstance(cost, int | float) and not isinstance(cost, bool) else None


def said(error: BaseException) -> str:
    """Return an error in one line, without what looks like a key."""
    words = " ".join(printable(str(error)).split()) or type(error).__name__
    return _KEY.sub("(key)", words)[:_LONGEST].rstrip(".")
