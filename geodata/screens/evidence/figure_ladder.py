"""Figure ladder of an event card: every figure with its speaker and day; never summed or averaged."""

from geodata.brief.records import Brief, Claim, Event
from geodata.charts.ladder_html import look, tables
from geodata.charts.ladders import axes, ladders
from geodata.phrasing.figure_words import rivals
from geodata.screens.shell.widget_text import Markup, element
from geodata.view import Theme
from geodata.words import Lang, say


def figure_ladder_html(
    event: Event, brief: Brief, lang: Lang, *, log: bool = False, theme: Theme = "light"
) -> Markup | None:
    """Return the figures of an event: a table per unit, with a chart where figures are rivals.

    None where the event has no figure.
    """
    claims = rivals(event)
    if not claims:
        return None
    rival, found = len(claims) > 1, ladders(event)
    return element(
        "section",
        element("h3", say("card.rivals" if rival else "card.figures", lang)),
        *tables(found, axes(found, log=log), brief, look(event.kind, lang, theme)),
        element("p", say("card.alternative", lang), class_="quiet") if _has_alternatives(claims) else None,
        element("p", say("card.figures-note", lang), class_="quiet") if rival else None,
        class_="ladder",
    )


def _has_alternatives(claims: tuple[Claim, ...]) -> bool:
    named = [claim.figure.alternative for claim in claims if claim.figure and claim.figure.alternative]
    return len(named) > len(set(named))
