"""The start: briefs are open before the first visit, and the collector has little left to walk."""

import asyncio
import gc
import threading
import time

import pytest
import streamlit as st

from geodata.service import startup
from geodata.service.startup import lifespan


async def frozen_objects() -> int:
    """Return the number of objects exempt from garbage collection while the app runs."""
    async with lifespan(None):
        return gc.get_freeze_count()


def test_lifespan_freezes_what_was_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules and briefs are not walked over at every rerun."""
    monkeypatch.setattr(startup, "warm_stand_ins", lambda _: None)
    before = gc.get_freeze_count()
    try:
        assert asyncio.run(frozen_objects()) > before + 10_000
    finally:
        gc.unfreeze()


def test_the_first_map_is_made_beside_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the pictures in the place of maps after it. The app answers meanwhile, and ends after them."""
    made: list[str] = []
    answering = threading.Event()

    def _make_map() -> None:
        assert answering.wait(10)
        made.append("map")

    def _draw(stopping: threading.Event) -> None:
        assert stopping.wait(10)
        time.sleep(0.2)  # a picture takes its time
        made.append("pictures")

    async def _run() -> None:
        async with lifespan(None):
            answering.set()

    monkeypatch.setattr(startup, "warm_first_map", _make_map)
    monkeypatch.setattr(startup, "warm_stand_ins", _draw)
    try:
        asyncio.run(_run())
        assert made == ["map", "pictures"]
    finally:
        gc.unfreeze()


def test_no_run_ends_with_a_full_collection() -> None:
    """With fifty sessions open each would take the processor longer than the run itself."""
    assert st.get_option("runner.postScriptGC") is False
