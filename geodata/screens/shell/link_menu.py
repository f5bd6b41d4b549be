"""Link menu of the header: the address of the current View, and the code that embeds it in another site."""

from html import escape
from typing import Final

import streamlit as st

from geodata.screens.shell import brief_edits
from geodata.screens.shell.menu_button import show_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_registry import PAGES, page_by_name
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.settings import variable_of
from geodata.webmap import assets
from geodata.words import Lang, language_direction, translate

EMBED_SIZE: Final = (960, 640)
"""Width and height in CSS pixels of the iframe that is offered; the app fits into 320 by 240 and more."""
EMBEDDABLE: Final = ("dashboard", "briefing")
"""Names of the pages that embed code is offered for."""


def show_link_menu(context: PageContext) -> None:
    """Write the header's button with the menu behind it."""
    lang, icon = context.lang, ":material/link:"
    show_menu(
        translate("header.link", lang),
        _show_addresses,
        key=f"link-{lang}",
        icon=icon,
        keeps=[f"embed-{lang}"],
    )


def _show_addresses(context: PageContext) -> None:
    lang = context.lang
    st.html(html_element("p", translate("link.help", lang)))
    st.code(link_address(context), language=None, wrap_lines=True)
    if assets.is_map_built():
        st.html(html_element("p", translate("link.keep-camera", lang), class_="quiet"))
    if brief_edits.has_unpublished_edits(context):
        st.html(html_element("p", translate("link.leaves-edits", lang), class_="notice"))
    st.html(html_element("h3", translate("embed.heading", lang), class_="menu-head"))
    page_name = st.radio(
        translate("embed.content", lang),
        EMBEDDABLE,
        format_func=lambda name: translate(f"embed.{name}", lang),
        key=f"embed-{lang}",
        horizontal=True,
    )
    st.code(embed_code(context, page_name), language=None, wrap_lines=True)
    st.html(html_element("p", translate("embed.code-help", lang), class_="quiet"))
    st.html(_administrator_help(lang))


def _administrator_help(lang: Lang) -> Markup:
    """Return the folded words on the setting of the server by which other sites may show the frame."""
    setting = variable_of("frame_ancestors")
    return html_element(
        "details",
        html_element("summary", translate("embed.for-administrators", lang)),
        html_element("p", translate("embed.allowed-sites-help", lang, setting=setting)),
        class_="quiet",
        lang=lang,
        dir=language_direction(lang),
    )


def app_root() -> str:
    """Return the address of the app as the browser has it, with the base path and a slash at the end."""
    address = _page_address()
    for entry in PAGES:
        address = address.removesuffix(f"/{entry.name}")
    return f"{address}/"


def link_address(context: PageContext) -> str:
    """Return the full address of the View; brief, language and theme are always named in it."""
    last = _page_address().rpartition("/")[2]
    keeps_page = any(entry.name == last and entry.is_link_target for entry in PAGES)
    return f"{app_root()}{last if keeps_page else ''}?{_view_query(context)}"


def embed_code(context: PageContext, page_name: str) -> str:
    """Return the HTML of an iframe with the dashboard at this View, or with the brief's slides turning."""
    path = page_by_name(page_name).url_path
    if page_name == "briefing":
        query = f"brief={context.brief.id}&lang={context.lang}&theme={context.theme}&play=20"
    else:
        query = _view_query(context)
    source = f"{app_root()}{path}?{query}&embed=true"
    width, height = EMBED_SIZE
    return (
        f'<iframe src="{escape(source)}" title="{escape(context.title)}" width="{width}" height="{height}" '
        'style="border: 0; max-width: 100%" loading="lazy" allow="fullscreen; clipboard-write"></iframe>'
    )


def _page_address() -> str:
    return (st.context.url or "").partition("?")[0].rstrip("/")


def _view_query(context: PageContext) -> str:
    return context.view.with_changes(
        brief=context.brief.id, lang=context.lang, theme=context.theme
    ).query_string()
