"""Introduction of a page beside the map: its subject, and the number of events filtered out."""

from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import language_direction, translate


def page_intro_html(context: PageContext, page: str, *more: Markup | None, intro: str = "intro") -> Markup:
    """Return a page's title, a sentence about it, the number of hidden events, and more parts."""
    lang, hidden = context.lang, context.selection.hidden_count
    return html_element(
        "header",
        html_element("h2", translate(f"{page}.title", lang)),
        html_element("p", translate(f"{page}.{intro}", lang)),
        html_element("p", translate("page-intro.hidden-events", lang, n=hidden), class_="notice")
        if hidden
        else None,
        *more,
        lang=lang,
        dir=language_direction(lang),
    )
