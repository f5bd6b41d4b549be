"""Who says what: every source with its claims, its letter and their numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.brief.grades import LETTERS, NUMBERS, UNKNOWN, ordered
from geodata.brief.records import Claim, Event, Source
from geodata.phrasing.claim_words import claim_manner, gist_or_figure, said_on_words
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import locator
from geodata.phrasing.source_words import source_affiliation, source_words, speaker
from geodata.screens.evidence.event_card import drafted
from geodata.screens.evidence.focused_event import asking
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import Lang, direction, say

MOST_CLAIMS: Final = 60
MOST_SOURCES: Final = 30
STEPS: Final = {
    grade: step for grades in (LETTERS, NUMBERS) for step, grade in enumerate(map(str, grades), 1)
}


@dataclass(frozen=True)
class Voice:
    """A source, what it says, and what of others it passes on, of the events that pass the filters."""

    source: Source
    said: tuple[tuple[Event, Claim], ...]
    passed: tuple[tuple[Event, Claim], ...]


def voices(desk: Desk) -> tuple[Voice, ...]:
    """Every source of the brief, in the order of the brief, with its claims of the events that are shown."""
    said: dict[str, list[tuple[Event, Claim]]] = {source.id: [] for source in desk.brief.sources}
    passed: dict[str, list[tuple[Event, Claim]]] = {source.id: [] for source in desk.brief.sources}
    for row in desk.selection.shown:
        event = desk.brief.events[int(row)]
        for claim in event.claims:
            said[claim.source].append((event, claim))
            for name in claim.via:
                passed[name].append((event, claim))
    return tuple(
        Voice(source, tuple(said[source.id]), tuple(passed[source.id])) for source in desk.brief.sources
    )


def listing(desk: Desk) -> Markup:
    """Every source with its claims: those that were judged from A to E, the others apart from them."""
    lang, known = desk.lang, {voice.source.id: voice for voice in voices(desk)}
    judged, unknown = ordered(tuple(voice.source for voice in known.values()))
    room = max(MOST_SOURCES - len(judged), 0)
    cut = say("sources.cut", lang, shown=MOST_SOURCES, n=len(known)) if len(known) > MOST_SOURCES else None
    return element(
        "div",
        _index(known.values(), lang),
        element("p", cut, class_="notice") if cut else None,
        element("h2", say("sources.judged", lang)) if judged else None,
        *(_voice(desk, known[source.id]) for source in judged[:MOST_SOURCES]),
        element("h2", say("sources.unjudged", lang)) if judged and unknown[:room] else None,
        *(_voice(desk, known[source.id]) for source in unknown[:room]),
        class_="voices asks",
        lang=lang,
        dir=direction(lang),
    )


def _index(found: Iterable[Voice], lang: Lang) -> Markup:
    """The sources in one line each, with the number of their claims; a click leads to them."""
    items = (
        element(
            "li",
            badge(voice.source.reliability, lang),
            element("a", element("bdi", source_words(voice.source, lang)), href=f"#source-{voice.source.id}"),
            element("span", str(len(voice.said)), class_="quiet"),
        )
        for voice in found
    )
    return element("ul", *items, class_="voices-index plain", aria_label=say("page.sources", lang))


def badge(grade: str, lang: Lang) -> Markup:
    """A letter or a number of a grade; what cannot be judged looks apart from the scale, not at its end."""
    kind = "unknown" if grade in UNKNOWN else f"step-{STEPS[grade]}"
    letter = grade in LETTERS
    words = say(
        "sources.letter" if letter else "sources.number",
        lang,
        grade=grade,
        words=say(f"{'reliability' if letter else 'credibility'}.{grade}", lang),
    )
    return element("span", grade, class_=f"grade {kind}", title=words, role="img", aria_label=words)


def _voice(desk: Desk, voice: Voice) -> Markup:
    lang, source = desk.lang, voice.source
    about = join_facts(
        source_affiliation(source, desk.brief, lang),
        say("count.claims", lang, n=len(voice.said)) if voice.said else say("sources.silent", lang),
        say("sources.passes-on", lang, n=len(voice.passed)) if voice.passed else None,
    )
    return element(
        "section",
        element("h3", badge(source.reliability, lang), element("bdi", source.name[lang])),
        element("p", about, class_="quiet"),
        _claims(desk, voice.said),
        class_="voice",
        id=f"source-{source.id}",
        tabindex=-1,
    )


def _claims(desk: Desk, said: Sequence[tuple[Event, Claim]]) -> Markup | None:
    if not said:
        return None
    items = [_claim(desk, event, claim) for event, claim in said[:MOST_CLAIMS]]
    more = say("sources.more", desk.lang, shown=MOST_CLAIMS, n=len(said)) if len(said) > MOST_CLAIMS else None
    return element("ul", *items, element("li", more, class_="quiet") if more else None, class_="plain")


def _claim(desk: Desk, event: Event, claim: Claim) -> Markup:
    lang = desk.lang
    return element(
        "li",
        badge(str(claim.credibility), lang),
        element(
            "div",
            element(
                "p",
                asking(desk, event.id, event.title[lang]),
                *(element("span", tag, class_=f"tag {claim.statement}") for tag in claim_manner(claim, lang)),
                drafted(claim, lang),
                class_=f"claim-head ink-{event.kind}",
            ),
            element("p", words) if (words := gist_or_figure(claim, lang)) else None,
            element("p", _small(desk, claim), class_="quiet"),
        ),
    )


def _small(desk: Desk, claim: Claim) -> str:
    """The small print: the chain of attribution, the day of the saying, the place in the text."""
    lang = desk.lang
    chain = speaker(claim, desk.brief, lang) if claim.via else None
    return join_facts(chain, said_on_words(claim, lang), locator(claim.sentence, desk.brief, lang))
