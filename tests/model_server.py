"""A server on this machine that answers as servers of language models do, well and badly."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from geodata.settings import Settings

Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]
MODEL = "small-model:1b"


@dataclass
class ModelServer:
    """A running server: its address, its replies in order (the last again and again), what it was asked."""

    url: str
    replies: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def settings(self, **more: Any) -> Settings:
        """Settings that name this server."""
        return Settings(**({"model_url": self.url, "model": MODEL, "model_paragraph_s": 20} | more))


@contextmanager
def model_server(*replies: Reply) -> Iterator[ModelServer]:
    """Yield a server on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            served.asked.append(asked | {"path": self.path})
            served.keys.append(self.headers.get("Authorization", ""))
            reply = served.replies[min(len(served.asked), len(served.replies)) - 1]
            try:
                reply(self, asked)
            except OSError:  # the client has gone
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1", list(replies))
    server.stop = served.stop  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        served.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = 200,
    content_type: str = "application/json; charset=utf-8",
    **headers: str,
) -> None:
    """Send an answer."""
    handler.send_response(status)
    handler.send_header("Content-Type", content_type)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def raw(body: str, **how: Any) -> Reply:
    """Reply with a body as it is."""
    return lambda handler, _: send(handler, body.encode(), **how)


def says(words: str | None, finish: str = "stop", **message: Any) -> Reply:
    """Reply with words of the model."""
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": words} | message,
    }
    return raw(json.dumps({"object": "chat.completion", "model": MODEL, "choices": [choice]}))


def events(*found: dict[str, Any], **how: Any) -> Reply:
    """Reply with events, as the schema has them."""
    return says(json.dumps({"events": list(found)}, ensure_ascii=False), **how)


def event(words: str, kind: str = "incident", **more: Any) -> dict[str, Any]:
    """An event as a model writes it."""
    empty: dict[str, Any] = {"date": None, "actors": [], "places": [], "figures": [], "speaker": None}
    return {"kind": kind, "status": "actual", "words": words} | empty | more


def error(status: int, message: str = "") -> Reply:
    """Reply with an error as such servers word it."""
    return raw(json.dumps({"error": {"message": message, "type": "x"}} if message else {}), status=status)


def stall(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Send nothing until the server stops."""
    handler.server.stop.wait(20)  # type: ignore[attr-defined]


def drip(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Send a byte now and then, which no limit of one wait would end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.server.stop.wait(0.05):  # type: ignore[attr-defined]
        handler.wfile.write(b" ")


def drip_headers(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Send a header now and then, before any body."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
    while not handler.server.stop.wait(0.1):  # type: ignore[attr-defined]
        handler.wfile.write(b"X: 1\r\n")


def flood(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Send a body that never ends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.server.stop.is_set():  # type: ignore[attr-defined]
        handler.wfile.write(b" " * 65_536)
