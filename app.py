"""ASGI app of screens and routes: ``streamlit run app.py`` or ``uvicorn app:app``."""

import streamlit as st

from geodata.screens.shell.error_report import report_script_error
from geodata.screens.shell.page_registry import PAGES
from geodata.service.middleware import build_middleware
from geodata.service.routes import build_routes
from geodata.service.startup import lifespan
from geodata.settings import current_settings

auth = current_settings().auth
base = st.get_option("server.baseUrlPath")
app = st.App(
    "pages/main.py",
    routes=build_routes(base),
    middleware=build_middleware(
        [entry.url_path for entry in PAGES],
        base=base,
        hosts=st.get_option("server.allowedHosts"),
        origins=st.get_option("server.corsAllowedOrigins"),
    ),
    secrets={"auth": auth.plain()} if auth else None,
    lifespan=lifespan,
    on_script_error=report_script_error,
)
