"""Card of one event as escaped HTML: date, places, actors, figures, claims and queries."""

from itertools import groupby

from geodata.brief.records import Claim, Event, Location, Query
from geodata.phrasing.claim_words import claim_details, claim_manner
from geodata.phrasing.date_words import date_facts
from geodata.phrasing.event_words import kind_words, status_words
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import locator
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.query_words import query_words
from geodata.phrasing.source_words import speaker
from geodata.screens.evidence.citation_html import citation_quote
from geodata.screens.evidence.figure_ladder import figure_ladder_html
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, element, picture, together
from geodata.vocabulary import PlaceRole
from geodata.words import Lang, direction, say


def card(
    event: Event, context: CardContext, *, swatch: str = "", standing: str = "", note: str | None = None
) -> Markup:
    """Return the card of an event.

    Parameters
    ----------
    swatch
        The legend's symbol of its kind, as SVG.
    standing
        Words for its standing in the period.
    note
        A notice at the top, such as the filter that hides the event.
    """
    return element(
        "article",
        _card_header(event, context, swatch, standing),
        element("p", note, class_="notice") if note else None,
        _facts_list(event, context),
        figure_ladder_html(event, context.brief, context.lang, log=context.log_scale, theme=context.theme),
        element("p", context.say("grade.on-card"), class_="quiet") if context.grades.touch(event) else None,
        _claims_section(event, context),
        queries_html(context.brief.queries_of(event.id), context),
        class_="card",
        lang=context.lang,
        dir=direction(context.lang),
        aria_label=event.title[context.lang],
    )


def queries_html(found: tuple[Query, ...], context: CardContext, *, titled: bool = True) -> Markup | None:
    """Return queries about the text, each with its possible readings; None without any."""
    if not found:
        return None
    title = element("h3", context.say("card.queries")) if titled else None
    notes = [_query_html(query, context) for query in found]
    return element("section", title, *notes, class_="queries")


def _card_header(event: Event, context: CardContext, swatch: str, standing: str) -> Markup:
    words = [kind_words(event, context.lang), status_words(event, context.lang), standing]
    tags = [element("span", word, class_="tag") for word in words if word]
    symbol = picture(swatch) if swatch else None
    kind = element("p", symbol, *tags, proposed_tag_html(event, context.lang), class_="kind")
    return element("header", kind, element("h2", event.title[context.lang]))


def proposed_tag_html(record: Event | Claim, lang: Lang) -> Markup | None:
    """Return the tag of a record that a rule proposed and no person has accepted; else None."""
    tag = proposed_tag(record, lang)
    return element("span", tag, class_="tag proposed", title=say("proposed.note", lang)) if tag else None


def _facts_list(event: Event, context: CardContext) -> Markup:
    rows = [
        ("card.when", _when_html(event, context)),
        ("card.where", _where_html(event, context)),
        ("card.actors", _actor_list(event, context)),
        ("card.series", _series_list(event, context)),
        ("card.off-map", event.off_map[context.lang] if event.off_map else None),
    ]
    shown = [
        together(element("dt", context.say(key)), element("dd", words))
        for key, words in rows
        if words is not None
    ]
    return element("dl", *shown, class_="facts")


def _when_html(event: Event, context: CardContext) -> Markup:
    said, *details = date_facts(event.when, context.lang)
    return together(
        element("span", said, class_="said"),
        *_quiet_line(*details),
        *_quiet_line(event.when.convention[context.lang] if event.when.convention else None),
    )


def _where_html(event: Event, context: CardContext) -> Markup | None:
    if not event.places:
        return None
    places = [_place_html(location, context) for location in event.places]
    routed = any(location.role is PlaceRole.FROM for location in event.places)
    return together(*places, *_quiet_line(context.say("card.schematic") if routed else None))


def _place_html(location: Location, context: CardContext) -> Markup:
    place = context.brief.place[location.place]
    role = None if location.role is PlaceRole.AT else f"{context.say(f'place-role.{location.role}')} "
    return together(
        element("span", role, element("bdi", place.name[context.lang]), class_="said"),
        *_quiet_line(
            context.say(f"where-prec.{place.where_prec}"),
            context.say(f"basis.{location.basis}"),
            context.say("card.place-hedge", hedge=location.hedge[context.lang]) if location.hedge else None,
        ),
        *_quiet_line(place.reason[context.lang] if place.reason else None),
    )


def _actor_list(event: Event, context: CardContext) -> Markup:
    intended = _intended_actors(event, context)
    rows = []
    for part in event.actors:
        name = element("bdi", context.brief.actor[part.actor].name[context.lang])
        role = element("span", context.say(f"role.{part.role}"), class_="quiet")
        note = element("span", intended[part.actor], class_="quiet") if part.actor in intended else None
        rows.append(element("li", name, " ", role, " " if note else None, note))
    return element("ul", *rows, class_="plain")


def _intended_actors(event: Event, context: CardContext) -> dict[str, str]:
    """Return the words for the actor meant, by id of the actor that the text names in error."""
    slips = [query.stands_for for query in context.brief.queries_of(event.id) if query.stands_for]
    actors = context.brief.actor
    return {
        slip.written: context.say("card.as-written", meant=actors[slip.meant].name[context.lang])
        for slip in slips
        if slip.meant in actors
    }


def _series_list(event: Event, context: CardContext) -> Markup | None:
    names = [each.title[context.lang] for each in context.brief.events if each.parent == event.id]
    if event.parent is not None:
        names.insert(0, context.brief.event[event.parent].title[context.lang])
    if not names:
        return None
    return element("ul", *(element("li", name) for name in names), class_="plain")


def _claims_section(event: Event, context: CardContext) -> Markup:
    """Return every claim; claims of one sentence stand together over that sentence."""
    groups = groupby(event.claims, key=lambda claim: claim.sentence)
    blocks = [_sentence_claims(tuple(claims), context) for _, claims in groups]
    return element("section", element("h3", context.say("card.claims")), *blocks, class_="claims")


def _sentence_claims(claims: tuple[Claim, ...], context: CardContext) -> Markup:
    original = context.text is not None and context.text.matches(context.brief)
    source = context.say("card.original" if original else "card.restatement")
    place = locator(claims[0].sentence, context.brief, context.lang)
    return element(
        "div",
        *(_claim_html(claim, context) for claim in claims),
        citation_quote(claims, context.brief, context.lang, context.text),
        element("p", place, " · ", source, class_="locator"),
        class_="passage",
    )


def _claim_html(claim: Claim, context: CardContext) -> Markup:
    heading = element(
        "p",
        element("bdi", speaker(claim, context.brief, context.lang), class_="speaker"),
        *(element("span", tag, class_=f"tag {claim.statement}") for tag in claim_manner(claim, context.lang)),
        proposed_tag_html(claim, context.lang),
        class_="claim-head",
    )
    gist = element("p", claim.gist[context.lang], class_="gist") if claim.gist else None
    lines = (element("p", line, class_="quiet") for line in claim_details(claim, context.brief, context.lang))
    return element("div", heading, gist, *lines, class_="claim")


def _query_html(query: Query, context: CardContext) -> Markup:
    note = query_words(query, context.lang)
    readings = [element("li", reading) for reading in note.readings]
    return element(
        "div",
        element("p", element("span", note.kind, class_="tag"), class_="claim-head"),
        element("p", note.what, class_="gist"),
        *_quiet_line(note.why),
        element("p", context.say("card.readings"), class_="quiet") if readings else None,
        element("ul", *readings) if readings else None,
        *_quiet_line(note.reference),
        class_="query",
    )


def _quiet_line(*words: str | None) -> tuple[Markup, ...]:
    """Join words into one secondary line; no line without words."""
    shown = join_facts(*words)
    return (element("span", shown, class_="quiet line"),) if shown else ()
