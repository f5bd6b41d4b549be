"""Who says what: every source with its claims, its letter and their numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.brief.grades import LETTERS, NUMBERS, UNKNOWN, ordered
from geodata.brief.records import Claim, Event, Source
from geodata.phrasing.record_words import locator, source_words, speaker
from geodata.screens.evidence.event_card import proposed_tag
from geodata.screens.evidence.figure_ladder import figure_line
from geodata.screens.evidence.focused_event import focus_link
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element
from geodata.vocabulary import Stance
from geodata.words import Lang, direction, say
from geodata.words.day_names import day

MAX_CLAIMS_PER_SOURCE: Final = 60
MAX_LISTED_SOURCES: Final = 30
GRADE_STEPS: Final = {
    grade: step for grades in (LETTERS, NUMBERS) for step, grade in enumerate(map(str, grades), 1)
}


@dataclass(frozen=True)
class SourceClaims:
    """A source, what it says, and what of others it passes on, of the events that pass the filters."""

    source: Source
    said: tuple[tuple[Event, Claim], ...]
    passed: tuple[tuple[Event, Claim], ...]


def claims_by_source(context: Desk) -> tuple[SourceClaims, ...]:
    """Every source of the brief, in the order of the brief, with its claims of the events that are shown."""
    said: dict[str, list[tuple[Event, Claim]]] = {source.id: [] for source in context.brief.sources}
    passed: dict[str, list[tuple[Event, Claim]]] = {source.id: [] for source in context.brief.sources}
    for row in context.selection.shown:
        event = context.brief.events[int(row)]
        for claim in event.claims:
            said[claim.source].append((event, claim))
            for name in claim.via:
                passed[name].append((event, claim))
    return tuple(
        SourceClaims(source, tuple(said[source.id]), tuple(passed[source.id]))
        for source in context.brief.sources
    )


def source_list_html(context: Desk) -> Markup:
    """Every source with its claims: those that were judged from A to E, the others apart from them."""
    lang, known = context.lang, {voice.source.id: voice for voice in claims_by_source(context)}
    judged, unknown = ordered(tuple(voice.source for voice in known.values()))
    room = max(MAX_LISTED_SOURCES - len(judged), 0)
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
        element("h2", say("sources.unjudged", lang)) if judged and unknown[:room] else None,
        *(_source_section(context, known[source.id]) for source in unknown[:room]),
        class_="voices asks",
        lang=lang,
        dir=direction(lang),
    )


def _source_index(found: Iterable[SourceClaims], lang: Lang) -> Markup:
    """The sources in one line each, with the number of their claims; a click leads to them."""
    items = (
        element(
            "li",
            grade_badge(voice.source.reliability, lang),
            element("a", element("bdi", source_words(voice.source, lang)), href=f"#source-{voice.source.id}"),
            element("span", str(len(voice.said)), class_="quiet"),
        )
        for voice in found
    )
    return element("ul", *items, class_="voices-index plain", aria_label=say("page.sources", lang))


def grade_badge(grade: str, lang: Lang) -> Markup:
    """A letter or a number of a grade; what cannot be judged looks apart from the scale, not at its end."""
    kind = "unknown" if grade in UNKNOWN else f"step-{GRADE_STEPS[grade]}"
    letter = grade in LETTERS
    words = say(
        "sources.letter" if letter else "sources.number",
        lang,
        grade=grade,
        words=say(f"{'reliability' if letter else 'credibility'}.{grade}", lang),
    )
    return element("span", grade, class_=f"grade {kind}", title=words, role="img", aria_label=words)


def _source_section(context: Desk, voice: SourceClaims) -> Markup:
    lang, source = context.lang, voice.source
    actor = context.brief.actor.get(source.actor) if source.actor else None
    about = [
        say("sources.speaks-for", lang, actor=actor.name[lang]) if actor else None,
        say("count.claims", lang, n=len(voice.said)) if voice.said else say("sources.silent", lang),
        say("sources.passes-on", lang, n=len(voice.passed)) if voice.passed else None,
    ]
    return element(
        "section",
        element("h3", grade_badge(source.reliability, lang), element("bdi", source.name[lang])),
        element("p", " · ".join(word for word in about if word), class_="quiet"),
        _claim_items(context, voice.said),
        class_="voice",
        id=f"source-{source.id}",
        tabindex=-1,
    )


def _claim_items(context: Desk, said: Sequence[tuple[Event, Claim]]) -> Markup | None:
    if not said:
        return None
    items = [_claim_item(context, event, claim) for event, claim in said[:MAX_CLAIMS_PER_SOURCE]]
    more = (
        say("sources.more", context.lang, shown=MAX_CLAIMS_PER_SOURCE, n=len(said))
        if len(said) > MAX_CLAIMS_PER_SOURCE
        else None
    )
    return element("ul", *items, element("li", more, class_="quiet") if more else None, class_="plain")


def _claim_item(context: Desk, event: Event, claim: Claim) -> Markup:
    lang = context.lang
    tags = [say(f"statement.{claim.statement}", lang)]
    if claim.stance is not Stance.ASSERTS:
        tags.append(say(f"stance.{claim.stance}", lang))
    return element(
        "li",
        grade_badge(str(claim.credibility), lang),
        element(
            "div",
            element(
                "p",
                focus_link(context, event.id, event.title[lang]),
                *(element("span", tag, class_=f"tag {claim.statement}") for tag in tags),
                proposed_tag(claim, lang),
                class_=f"claim-head ink-{event.kind}",
            ),
            element("p", words) if (words := claim_summary(claim, lang)) else None,
            element("p", " · ".join(_claim_details(context, claim)), class_="quiet"),
        ),
    )


def claim_summary(claim: Claim, lang: Lang) -> str | None:
    """What a claim says in few words: our gist of it, else its figure."""
    if claim.gist:
        return claim.gist[lang]
    return figure_line(claim.figure, lang) if claim.figure else None


def _claim_details(context: Desk, claim: Claim) -> list[str]:
    """The small print: the chain of attribution, the day of the saying, the place in the text."""
    lang = context.lang
    chain = speaker(claim, context.brief, lang) if claim.via else None
    said = say("card.said-on", lang, day=day(claim.said_on, lang)) if claim.said_on else None
    return [words for words in (chain, said, locator(claim.sentence, context.brief, lang)) if words]
