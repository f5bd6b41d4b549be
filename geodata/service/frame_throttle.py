"""Throttle of a web socket's messages: an ASGI middleware that makes one page wait, not everybody else.

Messages are handed on unchanged, in order, and none is dropped: Streamlit merges what waits in its own queue
and keeps the clicks in it.
"""

import asyncio
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class MessageAllowance:
    """So many messages at once, and so many a second after them (a token bucket)."""

    def __init__(self, burst: int, rate: float, now: Callable[[], float] = time.monotonic) -> None:
        """Begin with a full allowance; ``now`` gives seconds."""
        self._burst, self._rate, self._now = float(burst), rate, now
        self._left, self._at = float(burst), now()

    def take(self) -> float:
        """Take one message from the allowance; return the seconds that it must wait."""
        now = self._now()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._left / self._rate)


class FrameThrottle:
    """ASGI middleware that holds back the messages of a socket beyond its allowance."""

    def __init__(self, app: ASGIApp, burst: int, rate: float) -> None:
        """Wrap an application; ``burst`` messages at once, ``rate`` a second after them."""
        self._app, self._burst, self._rate = app, burst, rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a socket gets an allowance of its own."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        allowance = MessageAllowance(self._burst, self._rate)

        async def receive_slowly() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and (wait := allowance.take()) > 0:
                await asyncio.sleep(wait)
            return message

        await self._app(scope, receive_slowly, send)
