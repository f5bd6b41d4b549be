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


def test_the_first_map_is_made_before_the_app_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures in the place of maps are made later, beside it; the app ends after them."""
    made: list[str] = []
    drawing = threading.Event()

    def _draw(stopping: threading.Event) -> None:
        drawing.set()
        assert stopping.wait(10)
        time.sleep(0.2)  # a picture takes its time
        made.append("pictures")

    async def _run() -> None:
        async with lifespan(None):
            made.append("answers")
            assert drawing.wait(10)

    monkeypatch.setattr(startup, "warm_first_map", lambda: made.append("map"))
    monkeypatch.setattr(startup, "warm_stand_ins", _draw)
    monkeypatch.setattr(startup, "CALM_S", 0.0)
    try:
        asyncio.run(_run())
        assert made == ["map", "answers", "pictures"]
    finally:
        gc.unfreeze()


def test_the_first_readers_have_the_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that ends within its first seconds has drawn nothing ahead."""
    drawn: list[str] = []

    async def _run() -> None:
        async with lifespan(None):
            pass

    monkeypatch.setattr(startup, "warm_stand_ins", lambda _: drawn.append("pictures"))
    try:
        asyncio.run(_run())
        assert drawn == []
    finally:
        gc.unfreeze()


def test_no_run_ends_with_a_full_collection() -> None:
    """With fifty sessions open each would take the processor longer than the run itself."""
    assert st.get_option("runner.postScriptGC") is False
