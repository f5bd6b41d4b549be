"""Queue of requests that draw: so many at once, so many waiting, and a limit to the wait.

A request that waits holds no thread, so that the others are answered meanwhile.
"""

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geodata.settings import Settings, current_settings

RETRY_AFTER_S: Final = 2
Endpoint = Callable[[Request], Response]
AsyncEndpoint = Callable[[Request], Awaitable[Response]]


class RequestQueue:
    """Requests of one route in the order in which they came."""

    def __init__(self, settings: Settings) -> None:
        """Begin empty, with the limits of the settings."""
        self._slots = asyncio.Semaphore(settings.drawn_at_once)
        self._room = settings.drawn_at_once + settings.waiting_requests
        self._longest_s = settings.waiting_s

    async def answer(self, endpoint: Endpoint, request: Request) -> Response:
        """Answer a request in its turn; 503 where too many wait, or it waited too long."""
        if self._room == 0:
            return _busy_response()
        self._room -= 1
        try:
            if not await self._has_turn():
                return _busy_response()
            try:
                return await run_in_threadpool(endpoint, request)
            finally:
                self._slots.release()
        finally:
            self._room += 1

    async def _has_turn(self) -> bool:
        """Wait for a slot; return whether it came in time."""
        try:
            await asyncio.wait_for(self._slots.acquire(), self._longest_s)
        except TimeoutError:
            return False
        return True


def queued(endpoint: Endpoint) -> AsyncEndpoint:
    """Return an endpoint whose requests wait for their turn in a queue of their own."""
    queue: RequestQueue | None = None

    @functools.wraps(endpoint)
    async def _answer(request: Request) -> Response:
        nonlocal queue
        if queue is None:
            queue = RequestQueue(current_settings())
        return await queue.answer(endpoint, request)

    return _answer


def _busy_response() -> Response:
    """Return the answer to a request for which there is no room."""
    headers = {"cache-control": "no-store", "retry-after": str(RETRY_AFTER_S)}
    return JSONResponse({"error": "busy: try again soon"}, status_code=503, headers=headers)
