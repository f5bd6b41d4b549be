"""The card of one event: what is said, by whom, when, where, and how sure, as escaped HTML."""

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
from geodata.screens.evidence.citation_html import cited
from geodata.screens.evidence.figure_ladder import ladder
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, element, picture, together
from geodata.vocabulary import PlaceRole
from geodata.words import Lang, direction, say


def card(
    event: Event, reader: CardContext, *, swatch: str = "", standing: str = "", note: str | None = None
) -> Markup:
    """The card of an event.

    ``swatch`` is the legend's picture of its kind, ``standing`` the words for its standing in the period,
    ``note`` what the reader must know first (that the filters hide it).
    """
    return element(
        "article",
        _head(event, reader, swatch, standing),
        element("p", note, class_="notice") if note else None,
        _facts(event, reader),
        ladder(event, reader.brief, reader.lang, log=reader.log, theme=reader.theme),
        element("p", reader.say("grade.on-card"), class_="quiet") if reader.grades.touch(event) else None,
        _claims(event, reader),
        queries(reader.brief.queries_of(event.id), reader),
        class_="card",
        lang=reader.lang,
        dir=direction(reader.lang),
        aria_label=event.title[reader.lang],
    )


def queries(found: tuple[Query, ...], reader: CardContext, *, titled: bool = True) -> Markup | None:
    """Notes on the text, each with its readings."""
    if not found:
        return None
    title = element("h3", reader.say("card.queries")) if titled else None
    notes = [_query(query, reader) for query in found]
    return element("section", title, *notes, class_="queries")


def _head(event: Event, reader: CardContext, swatch: str, standing: str) -> Markup:
    words = [kind_words(event, reader.lang), status_words(event, reader.lang), standing]
    tags = [element("span", word, class_="tag") for word in words if word]
    drawn = picture(swatch) if swatch else None
    kind = element("p", drawn, *tags, drafted(event, reader.lang), class_="kind")
    return element("header", kind, element("h2", event.title[reader.lang]))


def drafted(record: Event | Claim, lang: Lang) -> Markup | None:
    """The mark of what a rule found and no person has accepted."""
    tag = proposed_tag(record, lang)
    return element("span", tag, class_="tag proposed", title=say("proposed.note", lang)) if tag else None


def _facts(event: Event, reader: CardContext) -> Markup:
    rows = [
        ("card.when", _when(event, reader)),
        ("card.where", _where(event, reader)),
        ("card.actors", _actors(event, reader)),
        ("card.series", _series(event, reader)),
        ("card.off-map", event.off_map[reader.lang] if event.off_map else None),
    ]
    shown = [
        together(element("dt", reader.say(key)), element("dd", words))
        for key, words in rows
        if words is not None
    ]
    return element("dl", *shown, class_="facts")


def _when(event: Event, reader: CardContext) -> Markup:
    said, *details = date_facts(event.when, reader.lang)
    return together(
        element("span", said, class_="said"),
        *_quiet(*details),
        *_quiet(event.when.convention[reader.lang] if event.when.convention else None),
    )


def _where(event: Event, reader: CardContext) -> Markup | None:
    if not event.places:
        return None
    places = [_place(location, reader) for location in event.places]
    routed = any(location.role is PlaceRole.FROM for location in event.places)
    return together(*places, *_quiet(reader.say("card.schematic") if routed else None))


def _place(location: Location, reader: CardContext) -> Markup:
    place = reader.brief.place[location.place]
    role = None if location.role is PlaceRole.AT else f"{reader.say(f'place-role.{location.role}')} "
    return together(
        element("span", role, element("bdi", place.name[reader.lang]), class_="said"),
        *_quiet(
            reader.say(f"where-prec.{place.where_prec}"),
            reader.say(f"basis.{location.basis}"),
            reader.say("card.place-hedge", hedge=location.hedge[reader.lang]) if location.hedge else None,
        ),
        *_quiet(place.reason[reader.lang] if place.reason else None),
    )


def _actors(event: Event, reader: CardContext) -> Markup:
    meant = _meant(event, reader)
    rows = []
    for part in event.actors:
        name = element("bdi", reader.brief.actor[part.actor].name[reader.lang])
        role = element("span", reader.say(f"role.{part.role}"), class_="quiet")
        note = element("span", meant[part.actor], class_="quiet") if part.actor in meant else None
        rows.append(element("li", name, " ", role, " " if note else None, note))
    return element("ul", *rows, class_="plain")


def _meant(event: Event, reader: CardContext) -> dict[str, str]:
    """Actors of which a query says that another name was meant, with the words that say so."""
    swaps = [query.stands_for for query in reader.brief.queries_of(event.id) if query.stands_for]
    actors = reader.brief.actor
    return {
        swap.written: reader.say("card.as-written", meant=actors[swap.meant].name[reader.lang])
        for swap in swaps
        if swap.meant in actors
    }


def _series(event: Event, reader: CardContext) -> Markup | None:
    names = [each.title[reader.lang] for each in reader.brief.events if each.parent == event.id]
    if event.parent is not None:
        names.insert(0, reader.brief.event[event.parent].title[reader.lang])
    if not names:
        return None
    return element("ul", *(element("li", name) for name in names), class_="plain")


def _claims(event: Event, reader: CardContext) -> Markup:
    """Every claim; those of one sentence stand together over that sentence."""
    groups = groupby(event.claims, key=lambda claim: claim.sentence)
    blocks = [_passage(tuple(claims), reader) for _, claims in groups]
    return element("section", element("h3", reader.say("card.claims")), *blocks, class_="claims")


def _passage(claims: tuple[Claim, ...], reader: CardContext) -> Markup:
    original = reader.text is not None and reader.text.matches(reader.brief)
    source = reader.say("card.original" if original else "card.restatement")
    return element(
        "div",
        *(_claim(claim, reader) for claim in claims),
        cited(claims, reader.brief, reader.lang, reader.text),
        element("p", locator(claims[0].sentence, reader.brief, reader.lang), " · ", source, class_="locator"),
        class_="passage",
    )


def _claim(claim: Claim, reader: CardContext) -> Markup:
    heading = element(
        "p",
        element("bdi", speaker(claim, reader.brief, reader.lang), class_="speaker"),
        *(element("span", tag, class_=f"tag {claim.statement}") for tag in claim_manner(claim, reader.lang)),
        drafted(claim, reader.lang),
        class_="claim-head",
    )
    gist = element("p", claim.gist[reader.lang], class_="gist") if claim.gist else None
    lines = (element("p", line, class_="quiet") for line in claim_details(claim, reader.brief, reader.lang))
    return element("div", heading, gist, *lines, class_="claim")


def _query(query: Query, reader: CardContext) -> Markup:
    note = query_words(query, reader.lang)
    readings = [element("li", reading) for reading in note.readings]
    return element(
        "div",
        element("p", element("span", note.kind, class_="tag"), class_="claim-head"),
        element("p", note.what, class_="gist"),
        *_quiet(note.why),
        element("p", reader.say("card.readings"), class_="quiet") if readings else None,
        element("ul", *readings) if readings else None,
        *_quiet(note.reference),
        class_="query",
    )


def _quiet(*words: str | None) -> tuple[Markup, ...]:
    """Words of less weight on one line, or no line."""
    shown = join_facts(*words)
    return (element("span", shown, class_="quiet line"),) if shown else ()
