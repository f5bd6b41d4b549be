"""Requests that draw wait in turn, and hold no thread meanwhile."""

import asyncio
import threading

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geodata.service.request_queue import RequestQueue, queued
from geodata.settings import Settings

REQUEST = Request({"type": "http", "headers": []})


def limits(**changes: float) -> Settings:
    """Return settings with limits of their own."""
    return Settings.model_validate({"drawn_at_once": 2, "waiting_requests": 3, "waiting_s": 20} | changes)


def test_so_many_at_once_and_the_others_in_turn() -> None:
    """Of ten requests two are answered at a time; with room to wait all of them are."""
    running, most = 0, 0
    lock = threading.Lock()

    def draw(_request: Request) -> Response:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        threading.Event().wait(0.01)
        with lock:
            running -= 1
        return PlainTextResponse("drawn")

    async def ask_all() -> list[Response]:
        queue = RequestQueue(limits(waiting_requests=10))
        return await asyncio.gather(*(queue.answer(draw, REQUEST) for _ in range(10)))

    assert [answer.status_code for answer in asyncio.run(ask_all())] == [200] * 10
    assert most == 2


def test_beyond_the_queue_the_answer_is_when_to_come_back() -> None:
    """With two drawn and three waiting, the sixth is told so at once."""
    go = threading.Event()

    def draw(_request: Request) -> Response:
        assert go.wait(20)
        return PlainTextResponse("drawn")

    async def ask_six() -> tuple[Response, list[Response]]:
        queue = RequestQueue(limits())
        tasks = [asyncio.create_task(queue.answer(draw, REQUEST)) for _ in range(5)]
        await asyncio.sleep(0)
        refused = await queue.answer(draw, REQUEST)
        go.set()
        return refused, await asyncio.gather(*tasks)

    refused, answers = asyncio.run(ask_six())
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
    assert [answer.status_code for answer in answers] == [200] * 5


def test_a_wait_has_an_end() -> None:
    """A request that waited too long is refused; its place in the queue is free again."""
    go = threading.Event()

    def draw(_request: Request) -> Response:
        assert go.wait(20)
        return PlainTextResponse("drawn")

    async def ask_two() -> tuple[Response, Response, Response]:
        queue = RequestQueue(limits(drawn_at_once=1, waiting_s=0.01))
        first = asyncio.create_task(queue.answer(draw, REQUEST))
        await asyncio.sleep(0)
        second = await queue.answer(draw, REQUEST)
        go.set()
        return await first, second, await queue.answer(draw, REQUEST)

    assert [answer.status_code for answer in asyncio.run(ask_two())] == [200, 503, 200]


def test_an_error_gives_its_turn_back() -> None:
    """After an error the next request is answered."""

    def fail(_request: Request) -> Response:
        raise ZeroDivisionError

    async def ask_twice() -> None:
        answer = queued(fail)
        for _ in range(5):
            with pytest.raises(ZeroDivisionError):
                await answer(REQUEST)

    asyncio.run(asyncio.wait_for(ask_twice(), 20))
