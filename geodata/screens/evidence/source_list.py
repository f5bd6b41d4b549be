"""List of sources: each with its claims, its reliability letter and their credibility numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, overload

from geodata.brief.grades import (
    CREDIBILITY_NUMBERS,
    RELIABILITY_LETTERS,
    UNJUDGED_GRADES,
    split_by_reliability,
)
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.brief.records import Brief
from geodata.phrasing.claim_words import claim_manner, gist_or_figure, said_on_phrase
from geodata.phrasing.document_words import claim_locator
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.source_words import short_source_name, source_affiliation, speaker_phrase
from geodata.screens.evidence.citation_html import superseded_line
from geodata.screens.evidence.event_card import proposed_tag_html
from geodata.screens.evidence.focused_event import focus_link
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_theme import family_class
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import Lang, language_direction, translate

MAX_CLAIMS_PER_SOURCE: Final = 60
MAX_LISTED_SOURCES: Final = 30
GRADE_STEPS: Final = {
    grade: step
    for grades in (RELIABILITY_LETTERS, CREDIBILITY_NUMBERS)
    for step, grade in enumerate(map(str, grades), 1)
}


@dataclass(frozen=True)
class SourceClaims:
    """A source with its own claims and those it passes on, of the selected events."""

    source: Source
    claims: Sequence[tuple[Event, Claim]]
    passed_on: tuple[tuple[Event, Claim], ...]


class ShownClaims(Sequence[tuple[Event, Claim]]):
    """Claims with their events, each read from the brief when it is asked for."""

    def __init__(self, brief: Brief, told: Sequence[tuple[int, str]]) -> None:
        """Take row numbers of events with ids of their claims."""
        self._brief, self._told = brief, told

    def __len__(self) -> int:
        """Return the number of claims."""
        return len(self._told)

    @overload
    def __getitem__(self, position: int) -> tuple[Event, Claim]: ...

    @overload
    def __getitem__(self, position: slice) -> Sequence[tuple[Event, Claim]]: ...

    def __getitem__(self, position: int | slice) -> tuple[Event, Claim] | Sequence[tuple[Event, Claim]]:
        """Return event and claim at a position, or a part of them."""
        if isinstance(position, slice):
            return ShownClaims(self._brief, self._told[position])
        row, claim_id = self._told[position]
        event = self._brief.events[row]
        return event, next(claim for claim in event.claims if claim.id == claim_id)


def claims_by_source(context: PageContext) -> tuple[SourceClaims, ...]:
    """Return every source in the order of the brief, with its claims of the selected events."""
    brief, told = context.brief, context.atlas.claims
    shown = told.loc[told["event"].isin(context.selection.shown_rows)]
    own = {
        name: list(zip(found["event"], found["claim_id"], strict=True))
        for name, found in shown.groupby("source")
    }
    passed_on: dict[str, list[tuple[Event, Claim]]] = {source.id: [] for source in brief.sources}
    # Rows of tables pass no statement on.
    for event in brief.event_records:
        if context.selection.reason_of(event.id):
            continue
        for claim in event.claims:
            for name in claim.via:
                passed_on[name].append((event, claim))
    return tuple(
        SourceClaims(source, ShownClaims(brief, own.get(source.id, [])), tuple(passed_on[source.id]))
        for source in context.brief.sources
    )


def source_list_html(context: PageContext) -> Markup:
    """Return every source with its claims: those graded A to E first, then the ungraded."""
    lang, known = context.lang, {entry.source.id: entry for entry in claims_by_source(context)}
    judged, unknown = split_by_reliability(tuple(entry.source for entry in known.values()))
    remaining = max(MAX_LISTED_SOURCES - len(judged), 0)
    cut = (
        translate("sources.truncated", lang, shown=MAX_LISTED_SOURCES, n=len(known))
        if len(known) > MAX_LISTED_SOURCES
        else None
    )
    return html_element(
        "div",
        _source_index(known.values(), lang),
        html_element("p", cut, class_="notice") if cut else None,
        html_element("h2", translate("sources.reliability-judged", lang)) if judged else None,
        *(_source_section(context, known[source.id]) for source in judged[:MAX_LISTED_SOURCES]),
        html_element("h2", translate("sources.reliability-not-judged", lang))
        if judged and unknown[:remaining]
        else None,
        *(_source_section(context, known[source.id]) for source in unknown[:remaining]),
        class_="source-list event-links",
        lang=lang,
        dir=language_direction(lang),
    )


def _source_index(found: Iterable[SourceClaims], lang: Lang) -> Markup:
    """Return one line per source, with its number of claims and a link to its section."""
    items = (
        html_element(
            "li",
            grade_badge(entry.source.reliability, lang),
            html_element(
                "a",
                html_element("bdi", short_source_name(entry.source, lang)),
                href=f"#source-{entry.source.id}",
            ),
            html_element("span", str(len(entry.claims)), class_="quiet"),
        )
        for entry in found
    )
    return html_element("ul", *items, class_="source-index plain", aria_label=translate("page.sources", lang))


def grade_badge(grade: str, lang: Lang) -> Markup:
    """Return a letter or number as a badge; "cannot be judged" stands apart from the scale."""
    kind = "unknown" if grade in UNJUDGED_GRADES else f"step-{GRADE_STEPS[grade]}"
    letter = grade in RELIABILITY_LETTERS
    words = translate(
        "sources.reliability-letter" if letter else "sources.credibility-number",
        lang,
        grade=grade,
        words=translate(f"{'reliability' if letter else 'credibility'}.{grade}", lang),
    )
    return html_element("span", grade, class_=f"grade {kind}", title=words, role="img", aria_label=words)


def _source_section(context: PageContext, entry: SourceClaims) -> Markup:
    lang, source = context.lang, entry.source
    about = join_facts(
        source_affiliation(source, context.brief, lang),
        translate("count.claims", lang, n=len(entry.claims))
        if entry.claims
        else translate("sources.no-claims", lang),
        translate("sources.passes-on", lang, n=len(entry.passed_on)) if entry.passed_on else None,
    )
    return html_element(
        "section",
        html_element("h3", grade_badge(source.reliability, lang), html_element("bdi", source.name[lang])),
        html_element("p", about, class_="quiet"),
        _claim_items(context, entry.claims),
        class_="source-claims",
        id=f"source-{source.id}",
        tabindex=-1,
    )


def _claim_items(context: PageContext, claims: Sequence[tuple[Event, Claim]]) -> Markup | None:
    if not claims:
        return None
    items = [_claim_item(context, event, claim) for event, claim in claims[:MAX_CLAIMS_PER_SOURCE]]
    more = (
        translate("sources.claims-truncated", context.lang, shown=MAX_CLAIMS_PER_SOURCE, n=len(claims))
        if len(claims) > MAX_CLAIMS_PER_SOURCE
        else None
    )
    return html_element(
        "ul", *items, html_element("li", more, class_="quiet") if more else None, class_="plain"
    )


def _claim_item(context: PageContext, event: Event, claim: Claim) -> Markup:
    lang = context.lang
    return html_element(
        "li",
        grade_badge(str(claim.credibility), lang),
        html_element(
            "div",
            html_element(
                "p",
                focus_link(context, event.id, event.title[lang]),
                *(
                    html_element("span", tag, class_=f"tag {claim.statement}")
                    for tag in claim_manner(claim, lang)
                ),
                proposed_tag_html(claim, lang),
                class_=f"claim-head {family_class(context.brief.family_of(event))}",
            ),
            html_element("p", words) if (words := gist_or_figure(claim, context.brief, lang)) else None,
            html_element("p", _claim_details(context, claim), class_="quiet"),
            superseded_line(claim, context.card_context),
        ),
    )


def _claim_details(context: PageContext, claim: Claim) -> str:
    """Return a claim's chain of attribution, day and locator in the text, on one line."""
    lang = context.lang
    chain = speaker_phrase(claim, context.brief, lang) if claim.via else None
    return join_facts(chain, said_on_phrase(claim, lang), claim_locator(claim, context.brief, lang))
