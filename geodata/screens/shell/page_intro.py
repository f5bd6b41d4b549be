"""Introduction of a page beside the map: its subject, and the number of events filtered out."""

from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import direction, say


def page_intro_html(context: Desk, page: str, *more: Markup | None, intro: str = "intro") -> Markup:
    """Return a page's title, a sentence about it, the number of hidden events, and more parts."""
    lang, hidden = context.lang, context.selection.hidden
    return element(
        "header",
        element("h2", say(f"{page}.title", lang)),
        element("p", say(f"{page}.{intro}", lang)),
        element("p", say("opening.hidden", lang, n=hidden), class_="notice") if hidden else None,
        *more,
        lang=lang,
        dir=direction(lang),
    )
