"""Through the package's own class for servers that speak OpenAI's language: a small one on this machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytest.importorskip("llm")

from quiz.reading.llm.ask import Limits
from quiz.reading.llm.connect import call
from quiz.reading.llm.draft import draft_with
from quiz.reading.llm.prompts import Prompt
from tests.reading.scripted_llm import PROPOSALS, QUICK, VOICES, Scripted, article, good

AT_ONCE = {"retry-after-ms": "1"}
"""The provider's own client also tries again; it shall not wait long for it."""


class Server(ThreadingHTTPServer):
    """Answers by script: (status, headers, body), a text for the model to say, or a function; else well."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: list = []
        self.requests: list[dict] = []
        self.keys: list[str | None] = []
        self.released = threading.Event()
        self.usage: dict | None = {"prompt_tokens": 200, "completion_tokens": 20, "total_tokens": 220}

    def answer(self, asked: dict):
        one = self.script.pop(0) if self.script else None
        if callable(one):
            one = one(self)
        if isinstance(one, tuple):
            return one
        task = next(iter(asked["response_format"]["json_schema"]["schema"]["properties"]))
        return 200, {}, json.dumps(self.said(good()[task][0] if one is None else one))

    def said(self, text: str | None, **message) -> dict:
        choice = {
            "index": 0,
            "message": {"role": "assistant", "content": text} | message,
            "finish_reason": "stop",
        }
        return {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "small",
            "choices": [choice],
            "usage": self.usage,
        }


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append(asked)
        self.server.keys.append(self.headers["authorization"])
        status, headers, body = self.server.answer(asked)
        try:
            self.send_response(status)
            for name, value in ({"content-type": "application/json"} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())
        except OSError:  # whoever asked has left
            pass

    def log_message(self, *arguments) -> None:
        pass


def streamed(text: str) -> str:
    def chunk(delta: dict) -> str:
        choice = {"index": 0, "delta": delta}
        whole = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "small",
            "choices": [choice],
        }
        return f"data: {json.dumps(whole)}\n\n"

    return f"{chunk({'role': 'assistant', 'content': ''})}{chunk({'content': text})}data: [DONE]\n\n"


@pytest.fixture
def server(llm_settings, monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    llm_settings.mkdir()
    (llm_settings / "keys.json").write_text('{"harbour": "sk-harbourkey12345"}')
    host, port = server.server_address[:2]
    (llm_settings / "extra-openai-models.yaml").write_text(
        f"- model_id: local\n  model_name: small\n  api_base: http://{host}:{port}/v1\n"
        "  api_key_name: harbour\n  supports_schema: true\n  can_stream: false\n"
        f"- model_id: streaming\n  model_name: small\n  api_base: http://{host}:{port}/v1\n"
        "  supports_schema: true\n"
    )
    yield server
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


def draft(limits: Limits = QUICK, model: str = "local"):
    waits: list[float] = []
    drafted = draft_with(
        model, [("s1", article())], PROPOSALS, limits=limits, voices=VOICES, wait=waits.append
    )
    return *drafted, waits


def test_a_good_server_drafts_within_the_schema_and_without_streaming(server):
    drafted, report, waits = draft()
    assert (len(drafted), waits, report.troubles) == (2, [], ())
    assert {one.by for one in drafted} == {"llm local"}
    assert (report.tokens_in, report.tokens_out, report.cost, report.untold) == (600, 60, None, 0)
    assert server.keys == ["Bearer sk-harbourkey12345"] * 3
    for asked in server.requests:
        assert asked["model"] == "small"
        assert not asked.get("stream")
        assert asked["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
        assert [message["role"] for message in asked["messages"]] == ["system", "user"]


def test_a_cost_is_told_only_where_the_server_tells_it(server):
    server.usage |= {"cost": 0.25}
    assert draft()[1].cost == 0.75


def test_too_many_requests_are_waited_for_as_long_as_the_server_says(server):
    busy = (429, AT_ONCE | {"retry-after": "2"}, '{"error": {"message": "slow down"}}')
    server.script = [busy] * 3
    drafted, report, waits = draft()
    assert (len(drafted), report.retries, waits) == (2, 1, [2.0])
    assert len(server.requests) == 6


def test_a_server_that_fails_is_tried_again_and_then_given_up(server):
    server.script = [(500, AT_ONCE, "<html>oh")] * 100
    drafted, report, waits = draft()
    assert (drafted, report.retries, len(waits)) == ((), 4, 4)
    assert report.stopped == "local does not answer (HTTP 500, 3 times)"
    assert [one.what for one in report.troubles] == ["failed", "failed"]


def test_a_wrong_key_stops_at_once_and_is_shown_nowhere(server):
    server.script = [(401, {}, '{"error": {"message": "Incorrect API key: sk-harbourkey12345"}}')]
    drafted, report, _ = draft()
    assert (drafted, len(server.requests)) == ((), 1)
    assert "does not accept the key (HTTP 401)" in report.stopped
    assert "harbourkey" not in str(report)


def test_a_request_that_the_server_refuses_costs_that_request_alone(server):
    server.script = [(400, {}, '{"error": {"message": "context length exceeded"}}')]
    drafted, report, waits = draft()
    assert (len(drafted), waits) == (1, [])
    assert "context length exceeded" in report.troubles[0].message


def test_a_slow_server_is_left_behind(server):
    def slow(server):
        server.released.wait(20)
        return 200, {}, "{}"

    server.script = [slow, slow]
    drafted, report, _ = draft(Limits(tries=2, answer=0.5, first_wait=0.01))
    assert len(drafted) == 1
    assert report.troubles[0].message == "no answer within 0.5 seconds, 2 times"


def test_json_that_the_model_cut_off_is_asked_for_again(server):
    server.script = ['{"positions": [{"voice": "holm", "cl']
    drafted, report, _ = draft()
    assert (len(drafted), report.repairs, len(server.requests)) == (2, 1, 4)


@pytest.mark.parametrize("headers", [{}, {"content-length": "5000"}], ids=["cut", "shorter than announced"])
def test_json_that_the_server_cut_off_is_tried_again(server, headers):
    server.script = [(200, headers | AT_ONCE, '{"id": "1", "choices": [{"mess')] * (3 if headers else 1)
    drafted, report, _ = draft()
    assert (len(drafted), report.retries, report.troubles) == (2, 1, ())


def test_a_refusal_is_told_in_the_models_words(server):
    server.script = [lambda server: (200, {}, json.dumps(server.said(None, refusal="I will not.")))]
    drafted, report, _ = draft()
    assert len(drafted) == 1
    assert [(one.what, one.message) for one in report.troubles] == [("refused", "I will not.")]


def test_a_server_that_counts_no_tokens_is_no_trouble(server):
    server.usage = None
    for task in ("positions", "wordings", "disputes"):
        server.script += [None, (200, {"content-type": "text/event-stream"}, streamed(good()[task][0]))]
    drafted, report, _ = draft(model="streaming")
    assert (len(drafted), report.troubles) == (2, ())
    assert (report.tokens_in, report.untold) == (None, 3)
    assert [bool(asked.get("stream")) for asked in server.requests] == [False, True] * 3


def test_another_missing_attribute_is_no_reason_to_ask_again():
    model = Scripted({"wordings": [AttributeError("of a plugin", name="model_dump", obj=object())]})
    model.can_stream = True
    prompt = Prompt("wordings", "rules", "task", {"properties": {"wordings": {}}})
    with pytest.raises(AttributeError, match="of a plugin"):
        call(model, prompt)
    assert len(model.asked) == 1


def test_a_server_that_is_not_there_is_given_up(server):
    server.shutdown()
    server.server_close()
    _, report, waits = draft(Limits(tries=1))
    assert "does not answer" in report.stopped
    assert waits == []
