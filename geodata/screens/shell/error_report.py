"""Report of an unexpected error: a number for the reader, the details in the server's log."""

import logging
import secrets

import streamlit as st

from geodata.screens.shell.widget_text import html_element
from geodata.words import LANGS, language_direction, translate


def report_script_error(error: Exception) -> bool:
    """Log an error under a number and show the number, never the error itself.

    It is written in both languages, since the chosen one may be the cause. Returns true: Streamlit then shows
    nothing else.
    """
    number = secrets.token_hex(4)
    logging.getLogger(__name__).error("incident %s", number, exc_info=error)
    lines = [
        html_element("p", translate("page-error", lang, id=number), lang=lang, dir=language_direction(lang))
        for lang in LANGS
    ]
    st.html(html_element("div", *lines, class_="warnings", role="alert"))
    return True
