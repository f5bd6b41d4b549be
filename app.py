"""The launcher: ``streamlit run app.py`` (or ``uvicorn app:app``) serves the screens and the routes."""

import streamlit as st

from geodata.screens.incident import report
from geodata.service.headers import middleware
from geodata.service.routes import routes
from geodata.service.start import lifespan

app = st.App(
    "pages/main.py",
    routes=routes(st.get_option("server.baseUrlPath")),
    middleware=middleware(),
    lifespan=lifespan,
    on_script_error=report,
)
