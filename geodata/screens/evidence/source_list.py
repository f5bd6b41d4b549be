"""List of sources: each with its claims, its reliability letter and their credibility numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.brief.grades import LETTERS, NUMBERS, UNKNOWN, ordered
from geodata.brief.records import Claim, Event, Source
from geodata.phrasing.claim_words import claim_manner, gist_or_figure, said_on_words
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import locator
from geodata.phrasing.source_words import source_affiliation, source_words, speaker
from geodata.screens.evidence.event_card import proposed_tag_html
from geodata.screens.evidence.focused_event import focus_link
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import Lang, direction, say

MAX_CLAIMS_PER_SOURCE: Final = 60
MAX_LISTED_SOURCES: Final = 30
GRADE_STEPS: Final = {
    grade: step for grades in (LETTERS, NUMBERS) for step, grade in enumerate(map(str, grades), 1)
}


@dataclass(frozen=True)
class SourceClaims:
    """A source with its own claims and those it passes on, of the selected events."""

    source: Source
    claims: tuple[tuple[Event, Claim], ...]
    passed_on: tuple[tuple[Event, Claim], ...]


def claims_by_source(context: Desk) -> tuple[SourceClaims, ...]:
    """Return every source in the order of the brief, with its claims of the selected events."""
    claims: dict[str, list[tuple[Event, Claim]]] = {source.id: [] for source in context.brief.sources}
    passed_on: dict[str, list[tuple[Event, Claim]]] = {source.id: [] for source in context.brief.sources}
    for row in context.selection.shown:
        event = context.brief.events[int(row)]
        for claim in event.claims:
            claims[claim.source].append((event, claim))
            for name in claim.via:
                passed_on[name].append((event, claim))
    return tuple(
        SourceClaims(source, tuple(claims[source.id]), tuple(passed_on[source.id]))
        for source in context.brief.sources
    )


def source_list_html(context: Desk) -> Markup:
    """Return every source with its claims: those graded A to E first, then the ungraded."""
    lang, known = context.lang, {entry.source.id: entry for entry in claims_by_source(context)}
    judged, unknown = ordered(tuple(entry.source for entry in known.values()))
    remaining = max(MAX_LISTED_SOURCES - len(judged), 0)
    cut = (
        say("sources.cut", lang, shown=MAX_LISTED_SOURCES, n=len(known))
        if len(known) > MAX_LISTED_SOURCES
        else None
    )
    return element(
        "div",
        _source_index(known.values(), lang),
        element("p", cut, class_="notice") if cut else None,
        element("h2", say("sources.judged", lang)) if judged else None,
        *(_source_section(context, known[source.id]) for source in judged[:MAX_LISTED_SOURCES]),
        element("h2", say("sources.unjudged", lang)) if judged and unknown[:remaining] else None,
        *(_source_section(context, known[source.id]) for source in unknown[:remaining]),
        class_="voices asks",
        lang=lang,
        dir=direction(lang),
    )


def _source_index(found: Iterable[SourceClaims], lang: Lang) -> Markup:
    """Return one line per source, with its number of claims and a link to its section."""
    items = (
        element(
            "li",
            grade_badge(entry.source.reliability, lang),
            element("a", element("bdi", source_words(entry.source, lang)), href=f"#source-{entry.source.id}"),
            element("span", str(len(entry.claims)), class_="quiet"),
        )
        for entry in found
    )
    return element("ul", *items, class_="voices-index plain", aria_label=say("page.sources", lang))


def grade_badge(grade: str, lang: Lang) -> Markup:
    """Return a letter or number as a badge; "cannot be judged" stands apart from the scale."""
    kind = "unknown" if grade in UNKNOWN else f"step-{GRADE_STEPS[grade]}"
    letter = grade in LETTERS
    words = say(
        "sources.letter" if letter else "sources.number",
        lang,
        grade=grade,
        words=say(f"{'reliability' if letter else 'credibility'}.{grade}", lang),
    )
    return element("span", grade, class_=f"grade {kind}", title=words, role="img", aria_label=words)


def _source_section(context: Desk, entry: SourceClaims) -> Markup:
    lang, source = context.lang, entry.source
    about = join_facts(
        source_affiliation(source, context.brief, lang),
        say("count.claims", lang, n=len(entry.claims)) if entry.claims else say("sources.silent", lang),
        say("sources.passes-on", lang, n=len(entry.passed_on)) if entry.passed_on else None,
    )
    return element(
        "section",
        element("h3", grade_badge(source.reliability, lang), element("bdi", source.name[lang])),
        element("p", about, class_="quiet"),
        _claim_items(context, entry.claims),
        class_="voice",
        id=f"source-{source.id}",
        tabindex=-1,
    )


def _claim_items(context: Desk, claims: Sequence[tuple[Event, Claim]]) -> Markup | None:
    if not claims:
        return None
    items = [_claim_item(context, event, claim) for event, claim in claims[:MAX_CLAIMS_PER_SOURCE]]
    more = (
        say("sources.more", context.lang, shown=MAX_CLAIMS_PER_SOURCE, n=len(claims))
        if len(claims) > MAX_CLAIMS_PER_SOURCE
        else None
    )
    return element("ul", *items, element("li", more, class_="quiet") if more else None, class_="plain")


def _claim_item(context: Desk, event: Event, claim: Claim) -> Markup:
    lang = context.lang
    return element(
        "li",
        grade_badge(str(claim.credibility), lang),
        element(
            "div",
            element(
                "p",
                focus_link(context, event.id, event.title[lang]),
                *(element("span", tag, class_=f"tag {claim.statement}") for tag in claim_manner(claim, lang)),
                proposed_tag_html(claim, lang),
                class_=f"claim-head ink-{event.kind}",
            ),
            element("p", words) if (words := gist_or_figure(claim, lang)) else None,
            element("p", _claim_details(context, claim), class_="quiet"),
        ),
    )


def _claim_details(context: Desk, claim: Claim) -> str:
    """Return a claim's chain of attribution, day and locator in the text, on one line."""
    lang = context.lang
    chain = speaker(claim, context.brief, lang) if claim.via else None
    return join_facts(chain, said_on_words(claim, lang), locator(claim.sentence, context.brief, lang))
