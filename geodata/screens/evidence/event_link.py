"""Link to an event: the script of the page follows it in place, a new tab opens the same page."""

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.view import View
from geodata.words import Lang


def event_link(
    event: Event,
    brief: Brief,
    lang: Lang,
    *children: str | None,
    class_: str | None = None,
    document: str | None = None,
) -> Markup:
    """Return a link that puts an event in focus.

    Parameters
    ----------
    document
        Document on screen at the address.
    """
    view = View(brief=brief.id, lang=lang, focus=event.id, document=document)
    return html_element("a", *children, href=f"?{view.query_string()}", class_=class_, data_focus=event.id)
