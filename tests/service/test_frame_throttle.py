"""Messages of one page are held back, and none is lost."""

import asyncio
from collections.abc import MutableMapping
from itertools import pairwise
from typing import Any

import pytest

from geodata.service import frame_throttle
from geodata.service.frame_throttle import FrameThrottle, MessageAllowance


def test_allowance_of_a_burst_and_a_rate() -> None:
    """The first messages do not wait, the next ones wait longer each, and rest fills the allowance."""
    clock = [0.0]
    allowance = MessageAllowance(3, 10, lambda: clock[0])
    assert [allowance.take() for _ in range(5)] == [0, 0, 0, pytest.approx(0.1), pytest.approx(0.2)]
    clock[0] = 100.0
    assert [allowance.take() for _ in range(4)] == [0, 0, 0, pytest.approx(0.1)]


def test_messages_are_handed_on_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket's messages come through unchanged, those beyond the burst later; its end does not wait."""
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(frame_throttle.asyncio, "sleep", note)
    frames = [{"type": "websocket.receive", "bytes": bytes([at])} for at in range(30)]
    queue: list[MutableMapping[str, Any]] = [*frames, {"type": "websocket.disconnect"}]
    heard: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return queue.pop(0)

    async def send(_message: MutableMapping[str, Any]) -> None:
        """Drop what is sent."""

    async def listen(_scope: object, receive_message: Any, _send: object) -> None:
        while not heard or heard[-1]["type"] != "websocket.disconnect":
            heard.append(await receive_message())

    asyncio.run(FrameThrottle(listen, burst=20, rate=10)({"type": "websocket"}, receive, send))
    assert heard == [*frames, {"type": "websocket.disconnect"}]
    assert len(waits) == 10
    assert all(later > earlier for earlier, later in pairwise(waits))


def test_requests_are_not_held_back() -> None:
    """Only sockets have an allowance."""
    seen = []

    async def app(scope: Any, receive: Any, _send: Any) -> None:
        seen.append((scope["type"], receive))

    async def receive() -> MutableMapping[str, Any]:
        return {}

    asyncio.run(FrameThrottle(app, burst=1, rate=1)({"type": "http"}, receive, receive))  # type: ignore[arg-type]
    assert seen == [("http", receive)]
