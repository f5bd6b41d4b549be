"""Sign-in page: all that is shown of the app until a user has signed in, where the settings ask for that."""

import streamlit as st

from geodata.atlas.view_defaults import resolve_lang, resolve_theme
from geodata.kinds.kind_table import shipped_kinds
from geodata.screens.shell import view_state
from geodata.screens.shell.page_theme import page_style
from geodata.screens.shell.widget_text import html_element
from geodata.settings import current_settings
from geodata.words import language_direction, translate


def must_sign_in() -> bool:
    """Return whether this session must sign in before it is shown anything."""
    return current_settings().auth is not None and not st.user.get("is_logged_in")


def show_sign_in(page: str) -> None:
    """Write the reason, and the button that leads to the sign-in."""
    view = view_state.read_view(page)
    lang = resolve_lang(view, None, st.context.locale)
    theme = resolve_theme(view, "dark" if st.context.theme.type == "dark" else "light")
    st.html(page_style(lang, theme, shipped_kinds()))
    with st.container(key="sign-in"):
        st.html(
            html_element(
                "div",
                html_element("h1", translate("sign-in.title", lang)),
                html_element("p", translate("sign-in.intro", lang)),
                lang=lang,
                dir=language_direction(lang),
            )
        )
        st.button(translate("sign-in.button", lang), key=f"sign-in-{lang}", type="primary", on_click=st.login)
