"""The start: briefs are open before the first visit, and the collector has little left to walk."""

import asyncio
import gc

from geodata.service.startup import lifespan


async def frozen_objects() -> int:
    """Return the number of objects exempt from garbage collection while the app runs."""
    async with lifespan(None):
        return gc.get_freeze_count()


def test_lifespan_freezes_what_was_imported() -> None:
    """Modules and briefs are not walked over at every rerun."""
    before = gc.get_freeze_count()
    try:
        assert asyncio.run(frozen_objects()) > before + 10_000
    finally:
        gc.unfreeze()
