"""What the app does when it starts: open the briefs, make the basemap, spare both from the collector."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool

from geodata.atlas.library import library
from geodata.service.routes import warm


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Make ready what the first visit needs, and freeze what was imported and read.

    Two thirds of a rerun's processor time were the collector walking over modules that never die.
    """
    entries = await run_in_threadpool(library().entries)
    for entry in entries:
        for problem in entry.problems:
            logging.getLogger(__name__).warning("%s", problem)
    await run_in_threadpool(warm)
    gc.collect()
    gc.freeze()
    yield
