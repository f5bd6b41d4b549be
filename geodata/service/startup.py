"""Start and stop of the app: briefs and basemap are prepared and exempt from garbage collection."""

import gc
import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import Final

from starlette.concurrency import run_in_threadpool

from geodata.atlas.library import process_library
from geodata.service.routes import warm_caches

GRACE_S: Final = 5.0
"""Seconds that running responses have left after a stop signal."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Prepare the data of a first visit, and freeze all imported and read objects.

    Two thirds of a rerun's processor time were the collector walking over modules that never die.
    """
    _limit_stop_time()
    await run_in_threadpool(process_library().entries)
    await run_in_threadpool(warm_caches)
    gc.collect()
    gc.freeze()
    yield


def _limit_stop_time() -> None:
    """End the process soon after SIGTERM, whatever still runs."""
    if threading.current_thread() is not threading.main_thread():
        return
    before = signal.getsignal(signal.SIGTERM)

    def stop(number: int, frame: FrameType | None) -> None:
        last = threading.Timer(GRACE_S, os._exit, (0,))
        last.daemon = True
        last.start()
        if callable(before):
            before(number, frame)

    if callable(before):
        signal.signal(signal.SIGTERM, stop)
