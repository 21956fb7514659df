"""What goes wrong with a language model is told, waited for, asked again or left, and costs nothing done."""

from __future__ import annotations

import _thread
import json
import signal
import threading

import pytest

pytest.importorskip("llm")

import llm

from quiz.errors import UsageError
from quiz.reading.llm.ask import Limits
from quiz.reading.llm.connect import NoKeyError, find_model
from quiz.reading.llm.draft import draft_with
from quiz.reading.llm.report import troubles
from tests.reading.scripted_llm import (
    FACT,
    QUICK,
    TEXT,
    Scripted,
    article,
    draft,
    good,
    registered,
)

pytestmark = pytest.mark.usefixtures("llm_settings")

SORRY = "I'm sorry, but I can't help with that."


class StatusError(Exception):
    """As providers' clients raise it: with a status, and headers on the response."""

    def __init__(self, status: int, wait: str | None = None, code: str | None = None) -> None:
        super().__init__(f"status {status}, key sk-secretsecret1234")
        self.status_code = status
        self.code = code
        self.response = type("Response", (), {"headers": {"retry-after": wait} if wait else {}})()


def test_readable_json_is_asked_for_once_more():
    model = Scripted(good() | {"wordings": ['{"wordings": [{"fact": "f1", ', good()["wordings"][0]]})
    drafted, report = draft(model)
    assert (len(drafted), report.repairs, report.requests, report.troubles) == (2, 1, 4, ())
    first, second = (prompt.prompt for task, prompt in model.asked if task == "wordings")
    assert first.strip() in second
    assert "could not be read" in second


@pytest.mark.parametrize(
    "bad", ['{"wordings": [', '{"wordings": 3}', '{"facts": []}', "{" * 100_000, '["{}"]']
)
def test_what_stays_unreadable_is_dropped_and_told(bad):
    drafted, report = draft(good() | {"wordings": [bad]})
    assert [one.__class__.__name__ for one in drafted] == ["DisputeProposal"]
    (trouble,) = report.troubles
    assert (trouble.source, trouble.task, trouble.what, report.repairs) == ("s1", "wordings", "unreadable", 1)
    assert [(one.planned, one.finished) for one in report.articles] == [(2, 1)]


@pytest.mark.parametrize(("answer", "what"), [(SORRY, "refused"), ("", "empty"), (" \n", "empty")])
def test_a_refusal_and_an_empty_answer_are_told_per_article(answer, what):
    drafted, report = draft(good() | {"positions": [answer]})
    assert [one.__class__.__name__ for one in drafted] == ["WordingProposal"]
    (trouble,) = report.troubles
    assert (trouble.source, trouble.what) == ("s1", what)
    assert trouble.message == (SORRY if what == "refused" else "the model answered nothing")
    assert [line for line in troubles(report) if line.startswith("s1, positions, part 1: the ")]


@pytest.mark.parametrize(
    "error",
    [
        StatusError(429),
        StatusError(503),
        TimeoutError("too slow"),
        ConnectionResetError("gone"),
        llm.ModelError("Rate limit reached for tokens per minute"),
        json.JSONDecodeError("Expecting value", "", 0),
    ],
    ids=lambda error: f"{type(error).__name__}-{getattr(error, 'status_code', '')}",
)
def test_what_passes_is_tried_again_after_growing_waits(error):
    waits = []
    drafted, report = draft(good() | {"positions": [error, error, good()["positions"][0]]}, wait=waits.append)
    assert (len(drafted), report.retries, report.requests, report.troubles) == (2, 2, 5, ())
    assert 0.25 <= waits[0] <= 0.5 <= waits[1] <= 1.0


def test_a_wait_that_the_provider_asks_for_is_kept_within_bounds():
    waits = []
    answers = {"positions": [StatusError(429, "3"), good()["positions"][0]]}
    draft(good() | answers, wait=waits.append)
    assert waits == [3.0]
    _, report = draft(good() | {"positions": [StatusError(429, "3600")]}, wait=waits.append)
    assert waits == [3.0]
    assert "asks to wait 3,600 seconds" in report.troubles[0].message


def test_a_model_that_is_down_is_given_up_and_what_is_done_is_kept():
    waits = []
    articles = [(name, article()) for name in ("s1", "s2", "s3")]
    model = Scripted(good() | {"positions": [good()["positions"][0], StatusError(500)]})
    model.answers["wordings"] = [good()["wordings"][0]]
    drafted, report = draft(model, articles=articles, wait=waits.append)
    assert [one.__class__.__name__ for one in drafted] == ["WordingProposal"]
    assert len(waits) == 2 * (QUICK.tries - 1)
    assert "does not answer" in report.stopped
    assert [one.finished for one in report.articles] == [2, 0, 0]


@pytest.mark.parametrize("status", [401, 402, 403, 404])
def test_what_no_request_can_mend_stops_at_once_and_shows_no_key(status):
    model = Scripted(good() | {"positions": [StatusError(status)]})
    drafted, report = draft(model)
    assert (drafted, len(model.asked)) == ((), 1)
    assert str(status) in report.stopped
    assert "secret" not in str(report)


def test_a_quota_that_is_used_up_is_not_waited_for():
    _, report = draft(good() | {"positions": [StatusError(429, code="insufficient_quota")]})
    assert (report.requests, report.stopped) == (1, "The account's quota is used up")


def test_another_fault_costs_one_request_and_shows_no_key():
    drafted, report = draft(good() | {"positions": [ValueError("bad sk-secretsecret1234 \x1b[2J")]})
    assert len(drafted) == 1
    assert report.troubles[0].message == "bad (key) [2J"


def test_a_plugin_that_ends_the_program_does_not():
    drafted, report = draft(good() | {"positions": [SystemExit(3)]})
    assert (len(drafted), report.troubles[0].what) == (1, "failed")


def test_an_answer_that_never_comes_is_left_behind():
    done = threading.Event()

    def hang(_):
        done.wait(20)
        return "{}"

    drafted, report = draft(
        good() | {"positions": [hang]}, limits=Limits(tries=2, answer=0.05, first_wait=0.01)
    )
    done.set()
    assert len(drafted) == 1
    assert report.troubles[0].message == "no answer within 0.05 seconds, 2 times"


def test_ctrl_c_while_waiting_for_an_answer_keeps_what_is_done(tmp_path):
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        pytest.skip("Ctrl-C is handled otherwise here")
    done = threading.Event()

    def interrupted(_):
        _thread.interrupt_main()
        done.wait(20)
        return "{}"

    articles, cache = [("s1", article()), ("s2", article())], tmp_path / "proposed" / "llm.jsonl"
    first = Scripted(good() | {"positions": [good()["positions"][0], interrupted]})
    drafted, report = draft(first, articles=articles, cache=cache)
    done.set()
    assert [one.__class__.__name__ for one in drafted] == ["WordingProposal"]
    assert (report.interrupted, report.stopped) == (True, "Stopped by Ctrl-C")
    again = Scripted(good())
    drafted, report = draft(again, articles=articles, cache=cache)
    assert (report.cached, report.requests, report.interrupted) == (2, 2, False)
    assert len(drafted) == 2


def test_ctrl_c_during_a_wait_keeps_what_is_done():
    def stop(_):
        raise KeyboardInterrupt

    drafted, report = draft(good() | {"disputes": [StatusError(429)]}, wait=stop)
    assert (len(drafted), report.interrupted) == (1, True)


def test_the_same_request_is_asked_once(tmp_path):
    cache = tmp_path / "proposed" / "llm.jsonl"
    first = draft(good(), cache=cache)
    silent = Scripted({})
    second = draft(silent, cache=cache)
    assert second.proposals == first.proposals
    assert (silent.asked, second.report.cached, second.report.requests) == ([], 3, 0)
    assert (second.report.tokens_in, second.report.cost) == (None, None)
    kept = [json.loads(line) for line in cache.read_text(encoding="utf-8").splitlines()]
    assert {(one["model"], one["task"], one["source"]) for one in kept} == {
        ("scripted", "positions", "s1"),
        ("scripted", "wordings", "s1"),
        ("scripted", "disputes", None),
    }


def test_another_text_another_model_and_other_facts_are_asked_anew(tmp_path):
    cache = tmp_path / "llm.jsonl"
    draft(good(), cache=cache)
    other = draft(Scripted(good(), model_id="other"), cache=cache).report
    assert (other.cached, other.requests) == (0, 3)
    edited = [("s1", article(TEXT.replace("for ever", "for good")))]
    report = draft(good(), cache=cache, articles=edited).report
    assert report.requests - report.repairs == 1  # the views; the facts' paragraph is as it was
    no_facts = draft(good(), cache=cache, proposals=[]).report
    assert no_facts.requests > 0


def test_answers_that_a_crash_cut_off_are_passed_over(tmp_path):
    cache = tmp_path / "llm.jsonl"
    draft(good(), cache=cache)
    whole = cache.read_bytes()
    cache.write_bytes(b"\xff\n[]\n" + whole[:-30])
    report = draft(good(), cache=cache).report
    assert (report.cached, report.requests) == (2, 1)
    assert draft(Scripted({}), cache=cache).report.cached == 3


def test_a_cache_that_cannot_be_written_costs_no_draft(tmp_path):
    (tmp_path / "proposed").write_text("a file where a folder should be")
    drafted, report = draft(good(), cache=tmp_path / "proposed" / "llm.jsonl")
    assert len(drafted) == 2
    assert "could not be kept" in report.cache_trouble


def test_refusals_and_nonsense_are_asked_again_in_the_next_run(tmp_path):
    cache = tmp_path / "llm.jsonl"
    draft(good() | {"positions": [SORRY]}, cache=cache)
    report = draft(good(), cache=cache).report
    assert (report.cached, report.kept["disputes"]) == (1, 1)


def test_progress_is_told_to_the_end():
    told = []
    draft(good(), on_progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_long_article_is_asked_about_in_parts_that_fit():
    text = (
        "\n\n".join(f"Holm said that quay {n} is {'very ' * 20}old." for n in range(40))
        + "\n\n"
        + " ".join(f"so{n}" for n in range(450))
    )
    model = Scripted(good())
    draft(model, articles=[("s1", article(text))], proposals=[], limits=Limits(chunk=1000, tries=1))
    shown = [
        [json.loads(line) for line in prompt.prompt.splitlines() if line.startswith('{"paragraph"')]
        for task, prompt in model.asked
        if task == "positions"
    ]
    assert len(shown) > 5
    assert all(sum(len(row["text"]) for row in rows) <= 1000 for rows in shown)
    assert [row["paragraph"] for rows in shown for row in rows][:40] == list(range(1, 41))
    whole = "".join(row["text"] for rows in shown for row in rows if row["paragraph"] == 41)
    assert whole.replace(" ", "") == "".join(f"so{n}" for n in range(450))


def test_only_so_many_facts_are_asked_about_the_worthiest_first():
    from msgspec.structs import replace

    facts = [replace(FACT, id=f"fact-{n}", worth=n / 10) for n in range(10)]
    model = Scripted(good())
    draft(model, proposals=facts, limits=Limits(facts=4, batch=3, tries=1))
    asked = [prompt.prompt for task, prompt in model.asked if task == "wordings"]
    assert [text.count('{"fact": "f') for text in asked] == [3, 1]


def test_an_unknown_model_is_a_wrong_call_and_the_nearest_is_named():
    with registered(Scripted(good(), model_id="harbour-large")), pytest.raises(UsageError) as caught:
        find_model("harbor-large")
    assert "Did you mean `harbour-large`?" in caught.value.message
    with pytest.raises(UsageError):
        find_model(" ")


def test_a_model_without_its_key_is_an_error_before_anything_is_sent():
    class Locked(llm.KeyModel):
        model_id, needs_key, key_env_var = "locked", "harbour", "HARBOUR_KEY"

        def execute(self, prompt, stream, response, conversation, key):
            raise AssertionError

    with registered(Locked()), pytest.raises(NoKeyError, match="llm keys set harbour"):
        draft_with("locked", [("s1", article())], [FACT])


def test_settings_that_the_package_cannot_read_are_told(llm_settings):
    llm_settings.mkdir()
    (llm_settings / "extra-openai-models.yaml").write_text("- model_name: x\n")
    from quiz.errors import QuizError

    with pytest.raises(QuizError, match="cannot list its models"):
        find_model("x")
