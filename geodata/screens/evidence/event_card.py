"""Card of one event as escaped HTML: date, places, actors, figures, claims and queries."""

from itertools import groupby

from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_parts import Location
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.text_records import Query
from geodata.phrasing.claim_words import claim_details, claim_manner
from geodata.phrasing.clock_words import event_date_facts
from geodata.phrasing.document_words import citation_locator, document_name
from geodata.phrasing.event_words import event_identifiers, event_kind_name, event_status_name
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import location_precision
from geodata.phrasing.proposal_words import open_questions, proposed_tag
from geodata.phrasing.query_words import describe_query
from geodata.phrasing.source_words import speaker_phrase
from geodata.phrasing.stamp_words import untranslated_tag
from geodata.phrasing.teller_words import tellers_phrase
from geodata.screens.evidence.citation_html import passages_html
from geodata.screens.evidence.event_link import event_link
from geodata.screens.evidence.figure_ladder import figure_ladder_html
from geodata.screens.evidence.passage_links import passage_link
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, html_element, join_markup, svg_image_element
from geodata.tables.row_facts import row_of_event
from geodata.vocabulary import PlaceRole
from geodata.words import Lang, language_direction, translate


def event_card_html(
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
    return html_element(
        "article",
        _card_header(event, context, swatch, standing),
        html_element("p", note, class_="notice") if note else None,
        *(html_element("p", asked, class_="notice") for asked in open_questions(event, context.lang)),
        _facts_list(event, context),
        figure_ladder_html(event, context.brief, context.lang, log=context.log_scale, theme=context.theme),
        _claims_section(event, context),
        _row_section(event, context),
        queries_html(context.brief.queries_of(event.id), context),
        class_="card",
        lang=context.lang,
        dir=language_direction(context.lang),
        aria_label=event.title[context.lang],
    )


def queries_html(
    found: tuple[Query, ...], context: CardContext, *, titled: bool = True, linked: bool = False
) -> Markup | None:
    """Return queries about the text, each with its possible readings; None without any.

    Parameters
    ----------
    linked
        Whether each leads to its sentence and to its events.
    """
    if not found:
        return None
    title = html_element("h3", context.say("event-card.queries")) if titled else None
    notes = [
        _query_html(query, context, *(_query_links(query, context) if linked else ())) for query in found
    ]
    return html_element("section", title, *notes, class_="queries")


def _card_header(event: Event, context: CardContext, swatch: str, standing: str) -> Markup:
    words = [
        event_kind_name(event, context.brief, context.lang),
        event_status_name(event, context.lang),
        standing,
        untranslated_tag(event, context.brief, context.lang),
    ]
    tags = [html_element("span", word, class_="tag") for word in words if word]
    symbol = svg_image_element(swatch) if swatch else None
    kind = html_element("p", symbol, *tags, proposed_tag_html(event, context.lang), class_="kind")
    return html_element("header", kind, html_element("h2", event.title[context.lang]))


def proposed_tag_html(record: Event | Claim, lang: Lang) -> Markup | None:
    """Return the tag of a record that a rule proposed and no person has accepted; else None."""
    tag = proposed_tag(record, lang)
    return (
        html_element("span", tag, class_="tag proposed", title=translate("proposal.explanation", lang))
        if tag
        else None
    )


def _facts_list(event: Event, context: CardContext) -> Markup:
    rows = [
        ("event-card.when", _when_html(event, context)),
        ("event-card.where", _where_html(event, context)),
        ("event-card.actors", _actor_list(event, context)),
        ("event-card.told-by", html_element("span", tellers_phrase(event, context.brief, context.lang))),
        ("event-card.series", _series_list(event, context)),
        ("event-card.off-map", event.off_map[context.lang] if event.off_map else None),
        *((f"event-card.{key}", _reference_list(words)) for key, words in event_identifiers(event)),
    ]
    shown = [
        join_markup(html_element("dt", context.say(key)), html_element("dd", words))
        for key, words in rows
        if words is not None
    ]
    return html_element("dl", *shown, class_="facts")


def _reference_list(words: tuple[str, ...]) -> Markup:
    """Return tags, ids elsewhere or addresses as a list of text, since no link leaves the site."""
    items = (html_element("li", html_element("bdi", word), class_="reference") for word in words)
    return html_element("ul", *items, class_="plain")


def _when_html(event: Event, context: CardContext) -> Markup:
    said, *details = event_date_facts(event, context.lang)
    return join_markup(
        html_element("span", said, class_="fact"),
        *_quiet_line(*details),
        *_quiet_line(event.when.convention[context.lang] if event.when.convention else None),
    )


def _where_html(event: Event, context: CardContext) -> Markup | None:
    if not event.places:
        return None
    places = [_place_html(location, context) for location in event.places]
    routed = any(location.role is PlaceRole.FROM for location in event.places)
    return join_markup(*places, *_quiet_line(context.say("event-card.schematic-note") if routed else None))


def _place_html(location: Location, context: CardContext) -> Markup:
    place = context.brief.place_by_id[location.place]
    role = None if location.role is PlaceRole.AT else f"{context.say(f'place-role.{location.role}')} "
    return join_markup(
        html_element("span", role, html_element("bdi", place.name[context.lang]), class_="fact"),
        *_quiet_line(
            location_precision(location, context.brief, context.lang),
            context.say(f"basis.{location.basis}"),
            context.say("event-card.place-hedge", hedge=location.hedge[context.lang])
            if location.hedge
            else None,
        ),
        *_quiet_line(place.reason[context.lang] if place.reason else None),
    )


def _actor_list(event: Event, context: CardContext) -> Markup | None:
    if not event.actors:
        return None
    intended = _intended_actors(event, context)
    rows = []
    for part in event.actors:
        name = html_element("bdi", context.brief.actor_by_id[part.actor].name[context.lang])
        role = html_element(
            "span", context.brief.kind_table.roles[part.role].name(context.lang), class_="quiet"
        )
        note = html_element("span", intended[part.actor], class_="quiet") if part.actor in intended else None
        rows.append(html_element("li", name, " ", role, " " if note else None, note))
    return html_element("ul", *rows, class_="plain")


def _intended_actors(event: Event, context: CardContext) -> dict[str, str]:
    """Return the words for the actor meant, by id of the actor that the text names in error."""
    slips = [query.stands_for for query in context.brief.queries_of(event.id) if query.stands_for]
    actors = context.brief.actor_by_id
    return {
        slip.written: context.say("event-card.as-written", meant=actors[slip.meant].name[context.lang])
        for slip in slips
        if slip.meant in actors
    }


def _series_list(event: Event, context: CardContext) -> Markup | None:
    names = [each.title[context.lang] for each in context.brief.event_records if each.parent == event.id]
    if event.parent is not None:
        names.insert(0, context.brief.event_by_id[event.parent].title[context.lang])
    if not names:
        return None
    return html_element("ul", *(html_element("li", name) for name in names), class_="plain")


def _claims_section(event: Event, context: CardContext) -> Markup:
    """Return every claim; claims of one passage stand together over that passage."""
    groups = groupby(event.claims, key=lambda claim: claim.passage)
    blocks = [_passage_claims(tuple(claims), event, context) for _, claims in groups]
    return html_element(
        "section", html_element("h3", context.say("event-card.claims")), *blocks, class_="claims"
    )


def _row_section(event: Event, context: CardContext) -> Markup | None:
    """Return the row that an event was made from, with the cells that are not told otherwise."""
    row = row_of_event(context.brief, event.id)
    if row is None:
        return None
    place = context.say("event-card.row-place", record=row.record, line=row.line)
    cells = (
        join_markup(html_element("dt", html_element("bdi", column)), html_element("dd", cell, dir="auto"))
        for column, cell in row.cells
    )
    return html_element(
        "section",
        html_element("h3", context.say("event-card.row")),
        html_element("p", join_facts(document_name(row.document, context.lang), place), class_="quiet"),
        html_element("dl", *cells, class_="facts quiet") if row.cells else None,
        class_="row-facts",
    )


def _passage_claims(claims: tuple[Claim, ...], event: Event, context: CardContext) -> Markup:
    return html_element(
        "div",
        *(_claim_html(claim, context) for claim in claims),
        passages_html(claims, event.id, context),
        class_="passage",
    )


def _claim_html(claim: Claim, context: CardContext) -> Markup:
    heading = html_element(
        "p",
        html_element("bdi", speaker_phrase(claim, context.brief, context.lang), class_="speaker"),
        *(
            html_element("span", tag, class_=f"tag {claim.statement}")
            for tag in claim_manner(claim, context.lang)
        ),
        proposed_tag_html(claim, context.lang),
        class_="claim-head",
    )
    gist = html_element("p", claim.gist[context.lang], class_="gist") if claim.gist else None
    lines = (
        html_element("p", line, class_="quiet") for line in claim_details(claim, context.brief, context.lang)
    )
    return html_element("div", heading, gist, *lines, class_="claim")


def _query_links(query: Query, context: CardContext) -> tuple[Markup, ...]:
    """Return the link to the sentence of a query, and its events as links, where it has any."""
    cited = Citation(document=query.document, sentence=query.sentence, spans=query.spans)
    place = citation_locator(cited, context.brief, context.lang)
    sentence = html_element("p", passage_link(cited, place, context, None), class_="locator")
    events = [context.brief.event_by_id[name] for name in query.events]
    chips = [html_element("li", _query_chip(event, context)) for event in events]
    label = context.say("text-notes.events")
    return (sentence, *((html_element("ul", *chips, class_="chips", aria_label=label),) if chips else ()))


def _query_chip(event: Event, context: CardContext) -> Markup:
    title = html_element("span", event.title[context.lang], class_="chip-title")
    return event_link(event, context.brief, context.lang, title, class_=f"chip kind-{event.kind}")


def _query_html(query: Query, context: CardContext, *links: Markup) -> Markup:
    note = describe_query(query, context.lang)
    readings = [html_element("li", reading) for reading in note.readings]
    return html_element(
        "div",
        html_element("p", html_element("span", note.kind, class_="tag"), class_="claim-head"),
        html_element("p", note.what, class_="gist"),
        *_quiet_line(note.why),
        html_element("p", context.say("event-card.possible-readings"), class_="quiet") if readings else None,
        html_element("ul", *readings) if readings else None,
        *_quiet_line(note.reference),
        *links,
        class_="query",
    )


def _quiet_line(*words: str | None) -> tuple[Markup, ...]:
    """Join words into one secondary line; no line without words."""
    shown = join_facts(*words)
    return (html_element("span", shown, class_="quiet line"),) if shown else ()
