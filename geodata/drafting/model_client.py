"""Questions to a language model of the user's own, at an OpenAI-compatible address.

Nothing is sent unless the settings name an address and a model; an address that is not on this machine needs
the user's word each time, and a text with a marking a setting. No redirect is followed, no question is asked
again but in a plainer form, and an answer has a limit of bytes and of time.
"""

import json
import queue
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from ipaddress import ip_address
from threading import Thread
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from geodata.errors import BriefmapError
from geodata.settings import Settings
from geodata.words import CatalogueText

MOST_ANSWER_BYTES: Final = 1_000_000
"""Bytes of an answer, at most."""
_MOST_TOKENS: Final = 4096
_CHUNK: Final = 65_536
_SERVER_WORDS: Final = 160
"""Characters of a server's own words that a message repeats, at most."""
_OK, _REDIRECTS = 200, range(300, 400)
_REFUSED_FORM: Final = frozenset({400, 422})
"""Statuses of a server that does not take a field of the question."""
_STATUS_FAILURES: Final = {
    401: "key",
    403: "key",
    404: "not-found",
    429: "too-many",
    400: "form",
    422: "form",
}


class AnswerFault(StrEnum):
    """Fault of an answer that cannot be read; the next paragraph is asked all the same."""

    EMPTY = "empty"
    REFUSAL = "refusal"
    PROSE = "prose"
    BROKEN = "broken"
    """JSON that breaks off or is wrong."""
    SHAPE = "shape"
    """JSON without a list of events."""


class ModelFailureError(BriefmapError):
    """A failure after which the model is asked no more."""

    def __init__(self, code: str, **values: object) -> None:
        """Take the key of the catalogue below ``model-failure`` and the values of its entry."""
        self.words = CatalogueText(f"model-failure.{code}", **values)
        """The message."""
        super().__init__(str(self.words))


class AnswerFaultError(BriefmapError):
    """An answer that cannot be read."""

    def __init__(self, fault: AnswerFault) -> None:
        """Take the fault."""
        self.fault = fault
        super().__init__(fault.value)


class SendingFault(StrEnum):
    """Reason for which a text is not sent to the model of the settings."""

    NO_MODEL = "no-model"
    NOT_ASKED = "not-asked"
    """The address is not on this machine, and the user has not said that it may be used."""
    MARKED = "marked"


def sending_fault(settings: Settings, *, may_send: bool, is_marked: bool) -> SendingFault | None:
    """Return the reason for which a text may not be sent to the model; None where it may.

    Parameters
    ----------
    may_send
        Whether the user has said that this text may go to an address that is not on this machine.
    is_marked
        Whether the text, or the brief of it, has a marking.
    """
    if not settings.model_url or not settings.model:
        return SendingFault.NO_MODEL
    if is_loopback(settings.model_url):
        return None
    if is_marked and not settings.model_marked:
        return SendingFault.MARKED
    return None if may_send else SendingFault.NOT_ASKED


def is_loopback(url: str) -> bool:
    """Return whether an address is on this machine: ``localhost`` counts where its name leads there."""
    host = urlsplit(url).hostname or ""
    try:
        hosts = (
            {str(found[4][0]) for found in socket.getaddrinfo(host, None)} if host == "localhost" else {host}
        )
        return bool(hosts) and all(ip_address(each).is_loopback for each in hosts)
    except (OSError, ValueError):
        return False


@dataclass(frozen=True)
class _Received:
    """Status, headers and body of an answer."""

    status: int
    content_type: str
    location: str
    body: bytes


class ModelClient:
    """Client of one model; it remembers the form of question that its server takes."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings of an installation, which name an address and a model."""
        self._url = f"{settings.model_url}/chat/completions"
        self._model = settings.model
        self._key = settings.model_key.get_secret_value()
        self._forms = ["schema", "limits", "bare"]
        """Forms of a question that the server may take, the fullest first."""
        self._opener = OpenerDirector()  # without handlers of redirects and of other schemes
        proxies: dict[str, str] | None = {} if is_loopback(settings.model_url) else None
        for handler in (ProxyHandler(proxies), HTTPHandler(), HTTPSHandler()):
            self._opener.add_handler(handler)

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], seconds: float) -> str:
        """Return the model's answer to some messages.

        Parameters
        ----------
        schema
            JSON schema of the answer, for servers that take one.
        seconds
            Time that the answer may take in all.

        Raises
        ------
        AnswerFaultError
            Where the server answers, and the answer holds no words.
        ModelFailureError
            Where it should not be asked again.
        """
        last = time.monotonic() + seconds
        received = self._post(messages, schema, seconds)
        while received.status in _REFUSED_FORM and len(self._forms) > 1 and time.monotonic() < last:
            del self._forms[0]
            received = self._post(messages, schema, last - time.monotonic())
        return _answer_words(self._checked(received))

    def _post(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], seconds: float
    ) -> _Received:
        """Return what the server answers, in so many seconds: of a thread, so that no stall lasts longer."""
        body: dict[str, Any] = {"model": self._model, "messages": list(messages), "stream": False}
        if self._forms[0] != "bare":
            body |= {"temperature": 0, "max_tokens": _MOST_TOKENS}
        if self._forms[0] == "schema":
            named = {"name": "proposals", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = Request(self._url, json.dumps(body).encode(), headers, method="POST")  # noqa: S310 - see settings
        answers: queue.SimpleQueue[_Received | Exception] = queue.SimpleQueue()

        def exchange() -> None:
            try:
                answers.put(self._exchange(request, seconds))
            except Exception as error:  # noqa: BLE001 - raised again by the one who waits
                answers.put(error)

        Thread(target=exchange, daemon=True).start()
        try:
            found = answers.get(timeout=seconds)
        except queue.Empty:
            found = TimeoutError()
        if isinstance(found, _Received):
            return found
        raise self._failure(found, seconds) from found

    def _exchange(self, request: Request, seconds: float) -> _Received:
        last = time.monotonic() + seconds
        with self._opener.open(request, timeout=seconds) as response:
            body = bytearray()
            while chunk := response.read1(_CHUNK):
                body += chunk
                if len(body) > MOST_ANSWER_BYTES:
                    code = "too-large"
                    raise ModelFailureError(code, address=self._url, most=MOST_ANSWER_BYTES)
                if time.monotonic() > last:
                    raise TimeoutError
            named = response.headers
            return _Received(
                response.status, named.get_content_type(), named.get("Location", ""), bytes(body)
            )

    def _failure(self, error: Exception, seconds: float) -> Exception:
        """Return the failure that an error of the exchange is; an error of another kind as it is."""
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return ModelFailureError("time", address=self._url, seconds=round(seconds))
        if isinstance(reason, OSError | HTTPException | str):
            words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
            return ModelFailureError("connection", address=self._url, reason=words[:_SERVER_WORDS])
        return error

    def _checked(self, received: _Received) -> bytes:
        """Return the body of an answer in JSON.

        Raises
        ------
        ModelFailureError
            Where the status or the type is another one.
        """
        if received.status in _REDIRECTS:
            code = "redirect"
            raise ModelFailureError(code, address=self._url, location=received.location[:_SERVER_WORDS])
        if received.status != _OK:
            code = _STATUS_FAILURES.get(received.status, "status")
            words = self._words_of_error(received.body)
            raise ModelFailureError(
                code, address=self._url, model=self._model, status=received.status, words=words
            )
        if received.content_type != "application/json" and not received.content_type.endswith("+json"):
            code = "type"
            raise ModelFailureError(code, address=self._url, type=received.content_type[:_SERVER_WORDS])
        return received.body

    def _words_of_error(self, body: bytes) -> str:
        """Return what a server says of an error, without the key; a dash where it says nothing."""
        found = _read_json(body)
        error = found.get("error", found) if isinstance(found, dict) else None
        words = error.get("message") if isinstance(error, dict) else error
        if not isinstance(words, str) or not words.strip():
            return "–"
        plain = words.replace(self._key, "…") if self._key else words
        return " ".join(plain.split())[:_SERVER_WORDS]


def _read_json(body: bytes) -> object:
    """Return the value that bytes hold as JSON, None where they hold none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _answer_words(body: bytes) -> str:
    """Return the words of the first choice of an answer.

    Raises
    ------
    AnswerFaultError
        Where there are none.
    """
    found = _read_json(body)
    if not isinstance(found, dict):
        raise AnswerFaultError(AnswerFault.BROKEN)
    choices = found.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(message, dict):
        raise AnswerFaultError(AnswerFault.EMPTY)
    if message.get("refusal"):
        raise AnswerFaultError(AnswerFault.REFUSAL)
    words = message.get("content")
    if not isinstance(words, str) or not words.strip():
        raise AnswerFaultError(AnswerFault.EMPTY)
    return words
