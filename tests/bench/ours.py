"""Briefmap itself, with a synthetic brief of ``BENCH_EVENTS`` events beside the shipped one."""

import os
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]

from synthetic import synthetic  # noqa: E402

from geodata.library.brief_library import process_library  # noqa: E402
from geodata.screens.shell.page_registry import PAGES  # noqa: E402
from geodata.service.middleware import build_middleware  # noqa: E402
from geodata.service.routes import build_routes  # noqa: E402
from geodata.service.startup import lifespan  # noqa: E402

if number := int(os.environ["BENCH_EVENTS"]):
    process_library().add_atlas(synthetic(number))

app = st.App(
    ROOT / "pages" / "main.py",
    routes=build_routes(),
    middleware=build_middleware([entry.url_path for entry in PAGES]),
    lifespan=lifespan,
)
