"""Start and stop of the app: briefs are prepared and exempt from garbage collection."""

import gc
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import Final

from starlette.concurrency import run_in_threadpool

from geodata.ground.ground_sources import required_sources
from geodata.jobs.file_jobs import start_workers, stop_workers
from geodata.library.brief_library import process_library
from geodata.service.routes import warm_caches, warm_first_map
from geodata.service.stand_in_route import warm_stand_ins

SWITCH_S: Final = 0.001
"""Seconds after which a thread that draws gives way to one that answers; a fifth of the default."""
CALM_S: Final = 15.0
"""Seconds after the start in which no picture is drawn ahead: the first reader's map needs the processors."""
GRACE_S: Final = 5.0
"""Seconds that running responses have left after a stop signal."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Prepare the data of a first visit, start the workers, and freeze all imported and read objects.

    Two thirds of a rerun's processor time were the collector walking over modules that never die.
    """
    required_sources()
    _limit_stop_time()
    sys.setswitchinterval(SWITCH_S)
    await run_in_threadpool(process_library().entries)
    await run_in_threadpool(warm_caches)
    await run_in_threadpool(warm_first_map)
    gc.collect()
    gc.freeze()
    start_workers()
    stopping = threading.Event()
    warming = threading.Thread(target=_draw_ahead, args=[stopping], daemon=True)
    warming.start()
    try:
        yield
    finally:
        stopping.set()
        stop_workers()
        # An interpreter that ends under a thread within GEOS ends by a segmentation fault.
        await run_in_threadpool(warming.join, GRACE_S)


def _draw_ahead(stopping: threading.Event) -> None:
    if not stopping.wait(CALM_S):
        warm_stand_ins(stopping)


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
