"""Figure ladder of an event card: every figure with its speaker and day; never summed or averaged."""

from geodata.brief.derived_facts.comparable_figures import claims_with_figures
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.charts.ladder_html import LadderSource, ladder_style, ladder_tables
from geodata.charts.ladders import event_ladders, unit_axes
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.view import Theme
from geodata.words import Lang, translate


def figure_ladder_html(
    event: Event, brief: Brief, lang: Lang, *, log: bool = False, theme: Theme = "light"
) -> Markup | None:
    """Return the figures of an event: a table per unit, with a chart where figures are rivals.

    None where the event has no figure.
    """
    claims = claims_with_figures(event)
    if not claims:
        return None
    found = event_ladders(event, brief)
    rival = any(ladder.has_rivals for ladder in found)
    return html_element(
        "section",
        html_element("h3", translate("event-card.rival-figures" if rival else "event-card.figures", lang)),
        *ladder_tables(
            found,
            unit_axes(found, log=log),
            LadderSource(event, brief),
            ladder_style(brief.kind_table.look_of(event.kind), lang, theme),
        ),
        html_element("p", translate("event-card.alternatives-note", lang), class_="quiet")
        if _has_alternatives(claims)
        else None,
        html_element("p", translate("event-card.figures-note", lang), class_="quiet")
        if len(claims) > 1
        else None,
        class_="ladder",
    )


def _has_alternatives(claims: tuple[Claim, ...]) -> bool:
    named = [claim.figure.alternative for claim in claims if claim.figure and claim.figure.alternative]
    return len(named) > len(set(named))
