"""Questions to a language model of the user's own: what is sent where, and which failures end it."""

import json
import socket
import time
from typing import Any

import pytest

from geodata.drafting.model_client import (
    MOST_ANSWER_BYTES,
    AnswerFault,
    AnswerFaultError,
    ModelClient,
    ModelFailureError,
    SendingFault,
    is_loopback,
    sending_fault,
)
from geodata.settings import Settings
from tests.model_server import (
    MODEL,
    ModelServer,
    Reply,
    drip,
    drip_headers,
    error,
    events,
    flood,
    model_server,
    raw,
    says,
    send,
    stall,
)

MESSAGES = [{"role": "user", "content": "It rained."}]
SCHEMA = {"type": "object"}
ELSEWHERE = "https://models.example/v1"


def ask(served: ModelServer, seconds: float = 20, **more: Any) -> str:
    """Ask a server one question."""
    return ModelClient(served.settings(**more)).ask(MESSAGES, SCHEMA, seconds)


def failure(served: ModelServer, seconds: float = 20, **more: Any) -> ModelFailureError:
    """Ask a server one question and return the failure."""
    with pytest.raises(ModelFailureError) as caught:
        ask(served, seconds, **more)
    return caught.value


def test_a_question_names_model_schema_and_key() -> None:
    """It goes to the address of chats, with the limits that servers know."""
    with model_server(says("[]")) as served:
        assert ask(served, model_key="hush") == "[]"
    (asked,) = served.asked
    assert asked["path"] == "/v1/chat/completions"
    assert (asked["model"], asked["messages"], asked["stream"]) == (MODEL, MESSAGES, False)
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (asked["temperature"], asked["max_tokens"]) == (0, 4096)
    assert served.keys == ["Bearer hush"]


def test_without_a_key_none_is_sent() -> None:
    """Ollama and llama.cpp ask for none."""
    with model_server(says("[]")) as served:
        ask(served)
    assert served.keys == [""]


def test_a_server_that_takes_no_schema_is_asked_plainly() -> None:
    """First without the schema, then without limits; the form that it takes is kept."""
    with model_server(error(400, "no such field"), error(422, "max_tokens"), says("[]")) as served:
        client = ModelClient(served.settings())
        assert client.ask(MESSAGES, SCHEMA, 20) == "[]"
        assert client.ask(MESSAGES, SCHEMA, 20) == "[]"
    assert ["response_format" in each for each in served.asked] == [True, False, False, False]
    assert ["max_tokens" in each for each in served.asked] == [True, True, False, False]


def test_a_server_that_takes_no_form_is_asked_thrice_at_most() -> None:
    """The server's own words say why."""
    with model_server(error(400, "context too long")) as served:
        found = failure(served)
    assert len(served.asked) == 3
    assert "answered 400 (context too long)" in found.words


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (error(401, "bad key hush"), "answered 401; expected a key"),
        (error(403), "answered 403; expected a key"),
        (error(404, "model 'small-model:1b' not found"), "answered 404 (model 'small-model:1b' not found)"),
        (error(429), "answered 429, too many questions"),
        (error(500, "out of\nmemory"), "answered 500 (out of memory)"),
        (raw("<h1>Bad gateway</h1>", status=502, content_type="text/html"), "answered 502 (–)"),
        (raw("<h1>Sign in</h1>", content_type="text/html"), "answered with text/html"),
        (flood, f"over {MOST_ANSWER_BYTES:,} bytes"),
    ],
)
def test_failures_that_end_the_asking(reply: Reply, words: str) -> None:
    """Each is one line with the address and the remedy; nothing is asked twice."""
    with model_server(reply) as served:
        found = failure(served, model_key="hush")
    assert words in found.words
    assert served.url in found.words
    assert len(served.asked) == 1
    assert "hush" not in found.words
    assert found.words.in_language("ar") != found.words


def test_the_key_is_never_repeated() -> None:
    """Not where the server's words have it."""
    with model_server(error(500, "wrong key hush-hush for you")) as served:
        found = failure(served, model_key="hush-hush")
    assert "(wrong key … for you)" in found.words


@pytest.mark.parametrize("reply", [stall, drip, drip_headers])
def test_a_stall_ends_in_time(reply: Reply) -> None:
    """Also where a byte comes now and then."""
    with model_server(reply) as served:
        begun = time.monotonic()
        found = failure(served, 0.4)
        assert time.monotonic() - begun < 5
    assert "no answer of http://127.0.0.1" in found.words


def test_no_connection() -> None:
    """A port that nobody listens at is told with the address."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        settings = Settings(model=MODEL, model_url=f"http://127.0.0.1:{held.getsockname()[1]}/v1")
        with pytest.raises(ModelFailureError, match=r"found no connection to http://127\.0\.0\.1.*refused"):
            ModelClient(settings).ask(MESSAGES, SCHEMA, 5)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    """The text and the key stay with the address of the settings."""
    with model_server(says("[]")) as other:
        reply: Reply = lambda handler, _: send(handler, b"", status=status, Location=other.url)  # noqa: E731
        with model_server(reply) as served:
            found = failure(served, model_key="hush")
        assert other.asked == []
    assert f"leads on to {other.url}" in found.words


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (raw(json.dumps({"choices": []})), AnswerFault.EMPTY),
        (raw(json.dumps({"choices": None})), AnswerFault.EMPTY),
        (raw(json.dumps({"choices": [{"text": "old form"}]})), AnswerFault.EMPTY),
        (says(""), AnswerFault.EMPTY),
        (says(None), AnswerFault.EMPTY),
        (says(None, refusal="I will not."), AnswerFault.REFUSAL),
        (raw('{"choices": [{"message": {"cont'), AnswerFault.BROKEN),
        (raw("[" * 100_000), AnswerFault.BROKEN),
        (raw("[1]"), AnswerFault.BROKEN),
    ],
)
def test_answers_without_words(reply: Reply, fault: AnswerFault) -> None:
    """They are no failure of the server: the next paragraph may be answered."""
    with model_server(reply) as served, pytest.raises(AnswerFaultError) as caught:
        ask(served)
    assert caught.value.fault is fault


def test_a_proxy_is_never_asked_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's proxies are for other hosts."""
    with model_server(says("[]")) as proxy, model_server(events()) as served:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
            monkeypatch.setenv(name.upper(), proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        ask(served)
        assert proxy.asked == []
        client = ModelClient(Settings(model=MODEL, model_url="http://models.example/v1"))
        assert client.ask(MESSAGES, SCHEMA, 20) == "[]"
        assert [each["path"] for each in proxy.asked] == ["http://models.example/v1/chat/completions"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:11434/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:8000/v1", True),
        ("http://localhost:8080/v1", True),
        ("http://0.0.0.0:8080/v1", False),
        ("http://10.0.0.5/v1", False),
        ("http://127.0.0.1.example/v1", False),
        ("http://localhost.example/v1", False),
        ("http://2130706433/v1", False),
        (ELSEWHERE, False),
    ],
)
def test_addresses_of_this_machine(url: str, *, expected: bool) -> None:
    """Whatever is not surely here is elsewhere."""
    assert is_loopback(url) is expected


def test_a_localhost_that_leads_elsewhere_is_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name alone does not count."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [(2, 1, 6, "", ("192.0.2.1", 0))])
    assert not is_loopback("http://localhost:8080/v1")


@pytest.mark.parametrize(
    ("set_values", "may_send", "is_marked", "fault"),
    [
        ({}, True, False, SendingFault.NO_MODEL),
        ({"model": MODEL}, True, False, SendingFault.NO_MODEL),
        ({"model": MODEL, "model_url": "http://127.0.0.1/v1"}, False, True, None),
        ({"model": MODEL, "model_url": ELSEWHERE}, False, False, SendingFault.NOT_ASKED),
        ({"model": MODEL, "model_url": ELSEWHERE}, True, False, None),
        ({"model": MODEL, "model_url": ELSEWHERE}, True, True, SendingFault.MARKED),
        (
            {"model": MODEL, "model_url": ELSEWHERE, "model_marked": True},
            False,
            True,
            SendingFault.NOT_ASKED,
        ),
        ({"model": MODEL, "model_url": ELSEWHERE, "model_marked": True}, True, True, None),
    ],
)
def test_what_may_be_sent(
    set_values: dict[str, Any], *, may_send: bool, is_marked: bool, fault: SendingFault | None
) -> None:
    """Off by default; elsewhere only with the user's word, and a marked text by a setting alone."""
    assert sending_fault(Settings(**set_values), may_send=may_send, is_marked=is_marked) is fault
