"""Drafting with a language model: the one function that is called from outside, :func:`draft_with`."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from quiz.reading.llm.answers import UnreadableAnswerError, read_items
from quiz.reading.llm.ask import Asker, FailedError, GivenUpError, HopelessError, Limits
from quiz.reading.llm.cache import Cache, Kept, request_key
from quiz.reading.llm.checks import DraftContext
from quiz.reading.llm.connect import find_model
from quiz.reading.llm.disputes import View, disputes_of, distinct, request_for, views_of
from quiz.reading.llm.own_words import OwnWords
from quiz.reading.llm.prompts import Prompt, filled, version
from quiz.reading.llm.report import ArticleTally, LlmReport, Tally, Trouble
from quiz.reading.llm.requests import Cast, requests_for
from quiz.reading.llm.wordings import wordings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from quiz.progress import OnProgress
    from quiz.reading.draft.model import AnyProposal, DisputeProposal, WordingProposal
    from quiz.reading.llm.connect import Reply
    from quiz.reading.llm.requests import Request
    from quiz.reading.structure.article import Article

_MOST_GIVEN_UP = 2
"""After so many requests in a row that were tried in vain, the model's server is taken to be down."""
_LONGEST_SAID = 200
_AGAIN = "Run the same command again: what was answered is not asked again."
_MEND = "Mend that, then run the same command again: what was answered is not asked again."


class LlmDraft(NamedTuple):
    """What a language model drafted, all of it proposals, and what became of the rest.

    ``proposals`` are wordings, in the order of the articles and their text, then disputes; their ``by`` is
    ``llm`` and the model's id.
    """

    proposals: tuple[WordingProposal | DisputeProposal, ...]
    report: LlmReport


def draft_with(
    model_name: str,
    articles_with_ids: Sequence[tuple[str, Article]],
    proposals: Sequence[AnyProposal],
    on_progress: OnProgress | None = None,
    limits: Limits | None = None,
    *,
    voices: Mapping[str, str] | None = None,
    authors: Mapping[str, str] | None = None,
    cache: Path | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> LlmDraft:
    """Have a language model draft wordings of facts, and disputes with positions, for a person to review.

    ``articles_with_ids`` are the sources' ids with their articles, ``proposals`` what rules found in them;
    ``voices`` maps the ids of the voices that there are to their labels, ``authors`` sources to the voice of
    their author. A view may be credited to these voices and to whoever ``proposals`` name in the article,
    nobody else. ``cache`` is the file of answers, ``proposed/llm.jsonl``: with it, an interrupted draft goes
    on where it was, and the same request is never paid twice.

    The articles' text is sent to wherever the model is. Whatever goes wrong after the first request, and
    Ctrl-C, end in a draft of what was done until then; see ``interrupted``, ``stopped`` and ``troubles`` of
    the report. Raises, before anything is sent, :class:`~quiz.reading.llm.connect.NoLlmError`,
    :class:`~quiz.reading.llm.connect.NoKeyError`, and :class:`~quiz.errors.UsageError` for an unknown model.
    """
    limits = limits or Limits()
    model = find_model(model_name)
    run = _Run(model, limits, cache, on_progress, wait)
    cast = Cast(voices or {}, proposals, authors)
    articles = dict(articles_with_ids)
    context = DraftContext(articles, tuple(proposals), cast, OwnWords(articles.values()), run.tally, run.by)
    planned = _planned(articles_with_ids, proposals, cast, limits)
    wordings: dict[str, WordingProposal] = {}
    views: list[View] = []
    disputes: list[DisputeProposal] = []
    run.plan(planned)
    try:
        for request in planned:
            items = run.items(request)
            if request.task == "positions":
                views += views_of(context, request, items)
            else:
                wordings.update((one.id, one) for one in wordings_of(context, request, items))
        disputes = _disputes(context, views, limits, run)
        run.finish()
    except KeyboardInterrupt:
        run.interrupted = True
    except HopelessError as error:
        run.stopped = str(error)
    kept: dict[str, WordingProposal | DisputeProposal] = {**wordings, **{one.id: one for one in disputes}}
    return LlmDraft(tuple(kept.values()), run.report(wordings=len(wordings), disputes=disputes))


def _planned(
    articles: Sequence[tuple[str, Article]], proposals: Sequence[AnyProposal], cast: Cast, limits: Limits
) -> list[Request]:
    return [
        one for source, article in articles for one in requests_for(source, article, proposals, cast, limits)
    ]


def _disputes(
    context: DraftContext, views: Sequence[View], limits: Limits, run: _Run
) -> list[DisputeProposal]:
    """Have the model draw up disputes of the views that it found, where two voices hold any."""
    grouped = distinct(context, views, limits.positions)
    if len({view.position.voice for view in grouped.values()}) > 1:
        return disputes_of(context, grouped, run.items(request_for(context, grouped)))
    if grouped:
        disputes_of(context, grouped, ())  # tells why there is none
    return []


class _Run:
    """One draft under way: asks or looks up, tells how far it is, counts."""

    def __init__(
        self,
        model: Any,
        limits: Limits,
        cache: Path | None,
        on_progress: OnProgress | None,
        wait: Callable[[float], None],
    ) -> None:
        self.tally = Tally()
        self.model = str(model.model_id)
        self.by = f"llm {self.model}"
        self.interrupted = False
        self.stopped: str | None = None
        self._asker = Asker(model, limits, wait=wait)
        self._cache = Cache(cache)
        self._on_progress = on_progress
        self._planned: Counter[str] = Counter()
        self._finished: Counter[str] = Counter()
        self._cached: Counter[str] = Counter()
        self._sources: list[str] = []
        self._done = self._total = self._given_up = 0

    def plan(self, requests: Sequence[Request]) -> None:
        """Take note of what is going to be asked; the request on disputes comes on top."""
        for request in requests:
            if request.source is not None:
                self._planned[request.source] += 1
        self._sources = list(self._planned)
        self._total = len(requests) + 1
        self._tell()

    def finish(self) -> None:
        """Say that nothing more is asked."""
        self._done = self._total
        self._tell()

    def _tell(self) -> None:
        if self._on_progress is not None:
            self._on_progress(self._done, self._total)

    def items(self, request: Request) -> list[Any]:
        """Return the raw items of an answer, none where the request brought nothing: that is told."""
        key = request_key(self.model, version(), request.prompt)
        earlier = self._cache.answer(key)
        found = self._readable(request, earlier) if earlier is not None else None
        source = request.source or ""
        if found is not None:
            self.tally.cached += 1
            self._cached[source] += 1
        else:
            found = self._asked(request, key)
        if found is not None:
            self._finished[source] += 1
        self._done = min(self._done + 1, self._total)
        self._tell()
        return found or []

    def _readable(self, request: Request, text: str) -> list[Any] | None:
        try:
            return read_items(request.task, text)
        except UnreadableAnswerError:
            return None

    def _asked(self, request: Request, key: str) -> list[Any] | None:
        asked = request.prompt
        for repair in (False, True):
            reply = self._reply(request, asked)
            if reply is None:
                return None
            try:
                found = read_items(request.task, reply.text)
            except UnreadableAnswerError as error:
                if not repair:
                    fault = "it was cut off for its length" if reply.cut else str(error)
                    asked = _repaired(request.prompt, fault)
                    self.tally.repairs += 1
                    continue
                self._unreadable(request, reply, str(error))
                return None
            self._keep(request, key, reply.text)
            return found
        return None

    def _reply(self, request: Request, asked: Prompt) -> Reply | None:
        """Return an answer that holds some text, or None after telling why there is none."""
        try:
            reply = self._asker.ask(asked)
        except GivenUpError as error:
            self._trouble(request, "failed", str(error))
            self._given_up += 1
            if self._given_up >= _MOST_GIVEN_UP:
                raise HopelessError(f"{self.model} does not answer ({error})") from error
            return None
        except FailedError as error:
            self._trouble(request, "failed", str(error))
            return None
        self._given_up = 0
        self.tally.used(reply.tokens_in, reply.tokens_out, reply.cost)
        if reply.refusal is not None:
            self._trouble(request, "refused", reply.refusal)
            return None
        if not reply.text.strip():
            self._trouble(request, "empty", "the model answered nothing")
            return None
        return reply

    def _unreadable(self, request: Request, reply: Reply, fault: str) -> None:
        if "{" in reply.text:
            self._trouble(request, "unreadable", fault)
        else:  # words instead of data: what it says is most likely why
            self._trouble(request, "refused", reply.text)

    def _trouble(self, request: Request, what: Any, message: str) -> None:
        told = " ".join(message.split())[:_LONGEST_SAID]
        self.tally.troubles.append(
            Trouble(source=request.source, task=request.task, part=request.part, what=what, message=told)
        )

    def _keep(self, request: Request, key: str, answer: str) -> None:
        self._cache.keep(
            Kept(
                key=key,
                model=self.model,
                prompt=version(),
                task=request.task,
                source=request.source,
                part=request.part,
                fingerprint=request.fingerprint,
                answer=answer,
            )
        )

    def report(self, *, wordings: int, disputes: Sequence[DisputeProposal]) -> LlmReport:
        """Return what it came to."""
        tally = self.tally
        positions = sum(len(one.positions) for one in disputes)
        stopped = "Stopped by Ctrl-C" if self.interrupted else self.stopped
        return LlmReport(
            model=self.model,
            kept={"wordings": wordings, "disputes": len(disputes), "positions": positions},
            dropped={str(reason): number for reason, number in sorted(tally.dropped.items())},
            articles=tuple(
                ArticleTally(
                    source=source,
                    planned=self._planned[source],
                    finished=self._finished[source],
                    cached=self._cached[source],
                )
                for source in self._sources
            ),
            troubles=tuple(tally.troubles),
            requests=self._asker.calls,
            cached=tally.cached,
            retries=self._asker.retries,
            repairs=tally.repairs,
            tokens_in=tally.tokens_in,
            tokens_out=tally.tokens_out,
            untold=tally.untold,
            cost=tally.cost(),
            interrupted=self.interrupted,
            stopped=stopped,
            remedy=_AGAIN if self.interrupted else _MEND if stopped else None,
            cache_trouble=self._cache.trouble,
        )


def _repaired(prompt: Prompt, fault: str) -> Prompt:
    return Prompt(prompt.task, prompt.system, filled("repair", asked=prompt.user, fault=fault), prompt.schema)
