"""Next steps for a brief without events, in place of the hint to choose one."""

from typing import Final

import streamlit as st

from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_guide_link
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import Lang, language_direction, translate

NEXT_STEPS: Final = {
    "draft": "briefmap draft my-text.txt -o FOLDER/brief.yaml",
    "example": "briefmap new FOLDER",
    "check": "briefmap check FOLDER",
}
"""Commands by the step that they are for."""


def show_empty_brief(context: PageContext) -> None:
    """Write what to do next, and the link to the guide."""
    st.html(empty_brief_html(context.lang))
    show_guide_link("writing", context.view, label=translate("empty-brief.guide", context.lang))


def empty_brief_html(lang: Lang) -> Markup:
    """Return the next steps, each with its command."""
    steps = (
        html_element(
            "li",
            translate(f"empty-brief.{name}", lang),
            html_element("code", command, dir="ltr", class_="line"),
        )
        for name, command in NEXT_STEPS.items()
    )
    return html_element(
        "section",
        html_element("h2", translate("empty-brief.title", lang)),
        html_element("p", translate("empty-brief.intro", lang)),
        html_element("ol", *steps),
        class_="bottom-line",
        lang=lang,
        dir=language_direction(lang),
    )
