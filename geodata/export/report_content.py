"""What a selection says, in words ready to be set: one source for slides and report, so they cannot differ.

Every word is the catalogue's or the brief's own restatement; the brief's text itself is never here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.records import Brief, Claim, Event, Query, Source
from geodata.errors import BriefmapError
from geodata.phrasing.record_words import (
    UNGRADED,
    badge_lines,
    edtf_words,
    figure_words,
    grade_words,
    locator,
    span_words,
    speaker,
    when_words,
    where_words,
)
from geodata.vocabulary import Stance
from geodata.words import Lang, period, say
from geodata.words.day_names import day

MOST_SLIDES = 120
MOST_REPORTED = 2000
"""Events in one file, beyond which nobody reads it and its making stops the others."""
SHORT = 12
"""Characters of a hash that tell it from another on paper."""


class TooManyError(BriefmapError):
    """More events than a file of this kind can hold: nothing is made, since nothing may be left out."""

    def __init__(self, found: int, most: int) -> None:
        """Say how many were found, and how many there may be."""
        super().__init__(f"found {found} events, expected at most {most}; filter by period, actors or layers")
        self.found, self.most = found, most


def bounded(selection: Selection, most: int) -> Selection:
    """The selection itself.

    Raises
    ------
    TooManyError
        Where it shows more events than ``most``.
    """
    if len(selection.shown) > most:
        raise TooManyError(len(selection.shown), most)
    return selection


@dataclass(frozen=True)
class Said:
    """One claim: who says it, in what manner, what."""

    id: str
    speaker: str
    tags: tuple[str, ...]
    """Kind of statement, the stance where it is more than asserting, whether it is only proposed."""
    gist: str | None
    details: tuple[str, ...]
    """Figure with what it counts, day of the saying, hedge, grade."""
    source: str
    """The source's full name."""


@dataclass(frozen=True)
class Passage:
    """The claims that rest on one sentence, with its place and our restatement of it."""

    said: tuple[Said, ...]
    locator: str
    restatement: str | None


@dataclass(frozen=True)
class Note:
    """What looks wrong in the text: flagged, never mended."""

    kind: str
    what: str
    why: str
    readings: tuple[str, ...]
    reference: str | None


@dataclass(frozen=True)
class Item:
    """One event."""

    id: str
    title: str
    tags: tuple[str, ...]
    """Kind, status, standing, whether it is only proposed."""
    facts: tuple[tuple[str, str], ...]
    """Name and words of when, where, who."""
    figures: tuple[str, ...]
    """A line a figure, each with its speaker."""
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    reason: str | None
    """Why it is not on the map; none where it is."""


@dataclass(frozen=True)
class Dossier:
    """A brief seen through a View, in one language."""

    selection: Selection
    lang: Lang

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.selection.atlas.brief

    @property
    def title(self) -> str:
        """Title of the brief."""
        return self.brief.title[self.lang]

    @property
    def byline(self) -> str:
        """Publisher, day of publication, and the day up to which the brief knows."""
        brief, lang = self.brief, self.lang
        published = edtf_words(brief.published, lang) if brief.published else None
        parts = (
            brief.publisher[lang] if brief.publisher else None,
            say("head.published", lang, date=published) if published else None,
            say("as-of", lang, day=day(brief.as_of, lang)),
        )
        return " · ".join(part for part in parts if part)

    @property
    def period(self) -> str:
        """The period asked for."""
        view = self.selection.view
        return period(view.start, view.end, self.lang)

    @property
    def actors(self) -> str:
        """The actors asked for; empty where all are."""
        chosen = self.selection.view.actors
        known = self.brief.actor
        names = [known[name].name[self.lang] for name in sorted(chosen or ()) if name in known]
        return _comma(self.lang).join(names)

    @property
    def counts(self) -> tuple[tuple[int, str], ...]:
        """How many events are within the period, perhaps within it, and filtered out."""
        found = self.selection
        counted = (("within", found.within), ("perhaps", found.perhaps), ("hidden", found.hidden))
        return tuple((number, say(f"counts.{name}", self.lang)) for name, number in counted)

    @property
    def omitted(self) -> tuple[str, ...]:
        """Each filter that hides events, with how many."""
        return tuple(
            f"{say('count.events', self.lang, n=number)}: {say(f'omitted.{name}', self.lang)}"
            for name, number in self.selection.omitted.items()
        )

    @property
    def summary(self) -> tuple[str, ...]:
        """The bottom line."""
        return tuple(line[self.lang] for line in self.brief.summary)

    @property
    def imprint(self) -> str:
        """Which brief in which state this was made from."""
        digest = self.selection.atlas.digest[:SHORT]
        return say("paper.imprint", self.lang, brief=self.brief.id, digest=digest)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every event that passes the filters, in the order of the brief."""
        return tuple(self._item(int(row)) for row in self.selection.shown)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Name of each source that is cited for what is shown, with its sentences."""
        cited: dict[str, set[int]] = {}
        for row in self.selection.shown:
            for claim in self.brief.events[int(row)].claims:
                for name in (claim.source, *claim.via):
                    cited.setdefault(name, set()).add(claim.sentence)
        listed = (source for source in self.brief.sources if source.id in cited)
        return tuple((self._source(source), self._sentences(cited[source.id])) for source in listed)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes on the text."""
        return tuple(note(query, self.lang) for query in self.brief.queries)

    def _source(self, source: Source) -> str:
        actor = self.brief.actor.get(source.actor) if source.actor else None
        grade = None
        if source.reliability != UNGRADED[0]:
            grade = f"{source.reliability}: {say(f'reliability.{source.reliability}', self.lang)}"
        speaks = say("sources.speaks-for", self.lang, actor=actor.name[self.lang]) if actor else None
        return " · ".join(part for part in (source.name[self.lang], speaks, grade) if part)

    def _sentences(self, numbers: set[int]) -> str:
        return say("paper.sentences", self.lang, sentences=", ".join(map(str, sorted(numbers))))

    def _item(self, row: int) -> Item:
        event, lang = self.brief.events[row], self.lang
        standing = STANDINGS[int(self.selection.standing[row])]
        groups = groupby(event.claims, key=lambda claim: claim.sentence)
        return Item(
            id=event.id,
            title=event.title[lang],
            tags=tuple(
                say(key, lang)
                for key in (
                    f"kind.{event.kind}",
                    f"status.{event.status}",
                    f"standing.{standing}",
                    *(("proposed.tag",) if event.proposed else ()),
                )
            ),
            facts=tuple(_facts(event, self.brief, lang)),
            figures=badge_lines(event, self.brief, lang),
            passages=tuple(_passage(number, tuple(claims), self.brief, lang) for number, claims in groups),
            notes=tuple(note(query, lang) for query in self.brief.queries_of(event.id)),
            reason=_reason(event, lang),
        )


def note(query: Query, lang: Lang) -> Note:
    """A query in words."""
    return Note(
        kind=say(f"query.{query.kind}", lang),
        what=query.what[lang],
        why=query.why[lang],
        readings=tuple(reading[lang] for reading in query.readings),
        reference=say("card.reference", lang, reference=query.reference) if query.reference else None,
    )


def _reason(event: Event, lang: Lang) -> str | None:
    if event.on_map:
        return None
    return event.off_map[lang] if event.off_map else say("paper.relation", lang)


def _facts(event: Event, brief: Brief, lang: Lang) -> Iterator[tuple[str, str]]:
    said, span = when_words(event.when, lang), span_words(event.when, lang)
    holds = None if event.when.undated else say(f"holds.{event.when.holds}", lang)
    when = (said, span if span != said else None, holds)
    yield say("card.when", lang), " · ".join(part for part in when if part)
    if event.places:
        worst = max(brief.place[at.place].where_prec for at in event.places)
        bases = dict.fromkeys(say(f"basis.{at.basis}", lang) for at in event.places)
        where = (where_words(event, brief, lang), say(f"where-prec.{worst}", lang), *bases)
        yield say("card.where", lang), " · ".join(where)
    names = (
        say(
            "paper.actor", lang, actor=brief.actor[part.actor].name[lang], role=say(f"role.{part.role}", lang)
        )
        for part in event.actors
    )
    yield say("card.actors", lang), _comma(lang).join(names)


def _passage(number: int, claims: tuple[Claim, ...], brief: Brief, lang: Lang) -> Passage:
    restatement = brief.sentence[number].restatement
    return Passage(
        said=tuple(_said(claim, brief, lang) for claim in claims),
        locator=locator(number, brief, lang),
        restatement=restatement[lang] if restatement else None,
    )


def _said(claim: Claim, brief: Brief, lang: Lang) -> Said:
    tags = [say(f"statement.{claim.statement}", lang)]
    if claim.stance is not Stance.ASSERTS:
        tags.append(say(f"stance.{claim.stance}", lang))
    if claim.proposed:
        tags.append(say("proposed.tag", lang))
    return Said(
        id=claim.id,
        speaker=speaker(claim, brief, lang),
        tags=tuple(tags),
        gist=claim.gist[lang] if claim.gist else None,
        details=tuple(_details(claim, brief, lang)),
        source=brief.source[claim.source].name[lang],
    )


def _details(claim: Claim, brief: Brief, lang: Lang) -> Iterator[str]:
    if claim.figure:
        yield f"{figure_words(claim.figure, lang)} · {claim.figure.counts[lang]}"
    if claim.said_on:
        yield say("card.said-on", lang, day=day(claim.said_on, lang))
    if claim.hedge:
        yield say("card.hedge", lang, hedge=claim.hedge[lang])
    if grade := grade_words(claim, brief, lang):
        yield grade


def _comma(lang: Lang) -> str:
    return "، " if lang == "ar" else ", "
