"""The ladder of figures: who said how much of what, on which day; never added, never averaged."""

from geodata.brief.records import Brief, Claim, Event, Figure
from geodata.brief.said import figure_words, rivals, speaker
from geodata.screens.markup import Markup, element
from geodata.words import Lang, say
from geodata.words.dates import day


def ladder(event: Event, brief: Brief, lang: Lang) -> Markup | None:
    """The figures of an event as a table, a row a figure in the order of the text; None where it has none."""
    claims = rivals(event)
    if not claims:
        return None
    rival = len(claims) > 1
    return element(
        "section",
        element("h3", say("card.rivals" if rival else "card.figures", lang)),
        element("table", _head(lang), element("tbody", *(_row(claim, brief, lang) for claim in claims))),
        element("p", say("card.alternative", lang), class_="quiet") if _alternatives(claims) else None,
        element("p", say("card.figures-note", lang), class_="quiet") if rival else None,
        class_="ladder",
    )


def amount(figure: Figure, lang: Lang) -> str:
    """A figure and what it counts in one line."""
    return f"{figure_words(figure, lang)} · {figure.counts[lang]}"


def _head(lang: Lang) -> Markup:
    keys = ("card.amount", "card.speaker")
    return element("thead", element("tr", *(element("th", say(key, lang), scope="col") for key in keys)))


def _row(claim: Claim, brief: Brief, lang: Lang) -> Markup:
    if claim.figure is None:
        message = f"ladder: claim {claim.id!r} has no figure, expected one of rivals(event)"
        raise ValueError(message)
    said = say("card.said-on", lang, day=day(claim.said_on, lang)) if claim.said_on else None
    return element(
        "tr",
        element(
            "td",
            element("span", figure_words(claim.figure, lang), class_="amount"),
            element("span", claim.figure.counts[lang], class_="line"),
        ),
        element(
            "td",
            element("bdi", speaker(claim, brief, lang)),
            element("span", said, class_="quiet line") if said else None,
        ),
    )


def _alternatives(claims: tuple[Claim, ...]) -> bool:
    named = [claim.figure.alternative for claim in claims if claim.figure and claim.figure.alternative]
    return len(named) > len(set(named))
