"""ASGI app of screens and routes: ``streamlit run app.py`` or ``uvicorn app:app``."""

import streamlit as st

from geodata.screens.shell.error_report import report_script_error
from geodata.service.routes import build_routes
from geodata.service.security_headers import security_middleware
from geodata.service.startup import lifespan

app = st.App(
    "pages/main.py",
    routes=build_routes(st.get_option("server.baseUrlPath")),
    middleware=security_middleware(),
    lifespan=lifespan,
    on_script_error=report_script_error,
)
