"""What changed between two versions of a brief, record by record, known by their stable ids.

A change says what it was and what it is in words of both languages; figures keep their speakers, so that a
changed number is never read without who gave it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal, get_args

from geodata.brief.figure_record import Figure
from geodata.brief.records import Brief, Claim, Event, Query, Sentence, Source
from geodata.phrasing.record_words import figure_words, source_words, speaker, when_words, where_words
from geodata.words import Lang, day, say

Record = Literal["brief", "event", "claim", "source", "sentence", "query"]
Aspect = Literal[
    "added", "removed", "accepted", "kind", "title", "status", "when", "moved", "actors", "event",
    "figure", "speaker", "statement", "said-on", "cited", "gist", "graded", "name", "coverage", "restated",
    "question", "as-of", "text", "details",
]  # fmt: skip
RECORDS: Final[tuple[Record, ...]] = get_args(Record)
ASPECTS: Final[tuple[Aspect, ...]] = get_args(Aspect)
_NOTHING = ""


@dataclass(frozen=True)
class Said:
    """The same words in both languages, as a reader sees them; empty where there was nothing."""

    ar: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        """The words in one language."""
        return self.ar if lang == "ar" else self.en

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.ar or self.en)


_NEITHER: Final = Said(_NOTHING, _NOTHING)


@dataclass(frozen=True)
class Change:
    """One change of one record."""

    record: Record
    id: str
    aspect: Aspect
    before: Said
    after: Said
    event: str | None = None
    """The event that it belongs to, where the newer brief has it."""

    def __str__(self) -> str:
        """The change on one line of English."""
        words = " -> ".join(said.en or "nothing" for said in (self.before, self.after))
        return f"{self.record} {self.id} {self.aspect}: {words}"

    def as_dict(self) -> dict[str, Any]:
        """The change as JSON-plain values."""
        return asdict(self)


_Describe = Callable[[Any, Brief, Lang], str]
_Aspects = dict[Aspect, tuple[Callable[[Any, Brief], object], _Describe]]
"""For each aspect what is compared, and how it is said."""


def diff(old: Brief, new: Brief) -> tuple[Change, ...]:
    """What changed from an older to a newer version, in the order of the newer one; removed records last."""
    pairs: tuple[tuple[Record, Mapping[Any, Any], Mapping[Any, Any], _Aspects, _Describe], ...] = (
        ("event", old.event, new.event, _EVENT, _event),
        ("claim", _claims(old), _claims(new), _CLAIM, _claim),
        ("source", old.source, new.source, _SOURCE, _source),
        ("sentence", old.sentence, new.sentence, _sentences(old, new), _sentence),
        ("query", _queries(old), _queries(new), _QUERY, _query),
    )
    found = list(_compared("brief", old.id, (old, old), (new, new), _BRIEF))
    for record, before, after, aspects, describe in pairs:
        for name, value in after.items():
            if name in before:
                found += _compared(record, str(name), (before[name], old), (value, new), aspects)
            else:
                added = Change(record, str(name), "added", _NEITHER, _NEITHER)
                found.append(replace(added, after=_said(describe, (value, new))))
        for name in (name for name in before if name not in after):
            removed = Change(record, str(name), "removed", _NEITHER, _NEITHER)
            found.append(replace(removed, before=_said(describe, (before[name], old))))
    return tuple(_placed(change, new) for change in found)


def _compared(
    record: Record, name: str, before: tuple[Any, Brief], after: tuple[Any, Brief], aspects: _Aspects
) -> Iterator[Change]:
    """The aspects in which two versions of one record differ."""
    for aspect, (compare, describe) in aspects.items():
        if compare(*before) != compare(*after):
            yield Change(record, name, aspect, _said(describe, before), _said(describe, after))


def _said(describe: _Describe, at: tuple[Any, Brief]) -> Said:
    return Said(describe(*at, "ar"), describe(*at, "en"))


def _placed(change: Change, new: Brief) -> Change:
    """The change with the event of the newer brief that it belongs to."""
    owners = {claim.id: event.id for event in new.events for claim in event.claims}
    if change.record == "event":
        return replace(change, event=change.id if change.id in new.event else None)
    return replace(change, event=owners.get(change.id)) if change.record == "claim" else change


def _claims(brief: Brief) -> dict[str, tuple[Event, Claim]]:
    return {claim.id: (event, claim) for event in brief.events for claim in event.claims}


def _queries(brief: Brief) -> dict[str, Query]:
    return {query.id: query for query in brief.queries}


def _event(event: Event, brief: Brief, lang: Lang) -> str:
    """An event in a line: title, date, place."""
    return " · ".join((event.title[lang], when_words(event.when, lang), where_words(event, brief, lang)))


def _claim(at: tuple[Event, Claim], brief: Brief, lang: Lang) -> str:
    """A claim in a line: who says it, of what, and the figure."""
    event, claim = at
    amount = _amount(claim.figure, lang)
    return " · ".join(part for part in (speaker(claim, brief, lang), event.title[lang], amount) if part)


def _amount(figure: Figure | None, lang: Lang) -> str:
    return f"{figure_words(figure, lang)} {figure.counts[lang]}" if figure else _NOTHING


def _figure(at: tuple[Event, Claim], brief: Brief, lang: Lang) -> str:
    """A figure with its speaker: a number never stands alone."""
    _, claim = at
    if claim.figure is None:
        return _NOTHING
    return say("badge.line", lang, figure=_amount(claim.figure, lang), speaker=speaker(claim, brief, lang))


def _source(source: Source, _brief: Brief, lang: Lang) -> str:
    return source_words(source, lang)


def _sentence(sentence: Sentence, _brief: Brief, lang: Lang) -> str:
    return sentence.restatement[lang] if sentence.restatement else say(f"coverage.{sentence.coverage}", lang)


def _query(query: Query, _brief: Brief, lang: Lang) -> str:
    return query.what[lang]


def _places(event: Event, brief: Brief) -> object:
    """Where an event is: its places, and the shapes that they are drawn with."""
    return [(at, brief.place[at.place].geometry) for at in event.places]


def _moved(event: Event, brief: Brief, lang: Lang) -> str:
    """Where an event is in words, with the shapes where they are not the place's own."""
    shapes = {shape for at in event.places for shape in brief.place[at.place].geometry if shape != at.place}
    words = where_words(event, brief, lang)
    return f"{words} ({', '.join(sorted(shapes))})" if shapes else words


def _actors(event: Event, brief: Brief, lang: Lang) -> str:
    comma = "، " if lang == "ar" else ", "
    parts = (
        f"{brief.actor[part.actor].name[lang]} ({say(f'role.{part.role}', lang)})" for part in event.actors
    )
    return comma.join(parts)


def _details(event: Event, _brief: Brief, lang: Lang) -> str:
    """The remarks of an event: its series, why it is off the map, what its date rests on."""
    remarks = [words[lang] for words in (event.off_map, event.when.convention) if words]
    return " · ".join([*([event.parent] if event.parent else []), *remarks])


def _rest(brief: Brief, _: Brief, lang: Lang) -> str:
    """The rest of a brief in a line: publisher, date, bottom line, names of actors and places."""
    names = [*(actor.name[lang] for actor in brief.actors), *(place.name[lang] for place in brief.places)]
    published = [brief.published] if brief.published else []
    publisher = [brief.publisher[lang]] if brief.publisher else []
    return " · ".join([*publisher, *published, *(line[lang] for line in brief.summary), *names])


_REST = ("publisher", "published", "language", "summary", "actors", "places")
_BRIEF: _Aspects = {
    "title": (lambda brief, _: brief.title, lambda brief, _, lang: brief.title[lang]),
    "as-of": (lambda brief, _: brief.as_of, lambda brief, _, lang: day(brief.as_of, lang)),
    "text": (lambda brief, _: brief.text, lambda brief, _, __: f"SHA-256 {brief.text.sha256[:12]}…"),
    "details": (lambda brief, _: [getattr(brief, name) for name in _REST], _rest),
}
_EVENT: _Aspects = {
    "accepted": (lambda event, _: event.proposed, lambda event, _, lang: _mark(event.proposed, lang)),
    "title": (lambda event, _: event.title, lambda event, _, lang: event.title[lang]),
    "kind": (lambda event, _: event.kind, lambda event, _, lang: say(f"kind.{event.kind}", lang)),
    "status": (lambda event, _: event.status, lambda event, _, lang: say(f"status.{event.status}", lang)),
    "when": (
        lambda event, _: event.when.model_copy(update={"convention": None}),
        lambda event, _, lang: f"{when_words(event.when, lang)} · {say(f'holds.{event.when.holds}', lang)}",
    ),
    "moved": (_places, _moved),
    "actors": (lambda event, _: event.actors, _actors),
    "details": (lambda event, _: (event.parent, event.off_map, event.when.convention), _details),
}
_CLAIM: _Aspects = {
    "accepted": (lambda at, _: at[1].proposed, lambda at, _, lang: _mark(at[1].proposed, lang)),
    "event": (lambda at, _: at[0].id, lambda at, _, lang: at[0].title[lang]),
    "figure": (lambda at, _: at[1].figure, _figure),
    "speaker": (
        lambda at, _: (at[1].source, at[1].via),
        lambda at, brief, lang: speaker(at[1], brief, lang),
    ),
    "statement": (
        lambda at, _: (at[1].statement, at[1].stance, at[1].hedge),
        lambda at, _, lang: _statement(at[1], lang),
    ),
    "said-on": (
        lambda at, _: at[1].said_on,
        lambda at, _, lang: day(at[1].said_on, lang) if at[1].said_on else _NOTHING,
    ),
    "cited": (
        lambda at, _: (at[1].sentence, at[1].spans),
        lambda at, _, lang: f"{say('term.sentence', lang)} {at[1].sentence} {list(map(list, at[1].spans))}",
    ),
    "graded": (
        lambda at, _: at[1].credibility,
        lambda at, _, lang: _graded("credibility", at[1].credibility, lang),
    ),
    "gist": (lambda at, _: at[1].gist, lambda at, _, lang: at[1].gist[lang] if at[1].gist else _NOTHING),
}
_SOURCE: _Aspects = {
    "name": (
        lambda source, _: (source.name, source.short, source.actor),
        lambda source, _, lang: source.name[lang],
    ),
    "graded": (
        lambda source, _: source.reliability,
        lambda source, _, lang: _graded("reliability", source.reliability, lang),
    ),
}
_RESTATED: _Aspects = {
    "accepted": (
        lambda sentence, _: sentence.proposed,
        lambda sentence, _, lang: _mark(sentence.proposed, lang),
    ),
    "coverage": (
        lambda sentence, _: sentence.coverage,
        lambda sentence, _, lang: say(f"coverage.{sentence.coverage}", lang),
    ),
    "restated": (lambda sentence, _: sentence.restatement, _sentence),
    "details": (
        lambda sentence, _: (sentence.paragraph, sentence.reason),
        lambda sentence, _, lang: sentence.reason[lang] if sentence.reason else str(sentence.paragraph),
    ),
}
_CITED: _Aspects = {
    "cited": (lambda sentence, _: sentence.span, lambda sentence, _, __: str(list(sentence.span))),
}
_QUERY: _Aspects = {
    "question": (
        lambda query, _: query,
        lambda query, _, lang: f"{query.what[lang]} {query.why[lang]}",
    ),
}


def _sentences(old: Brief, new: Brief) -> _Aspects:
    """Offsets are compared where both versions point into the same text."""
    return _RESTATED | _CITED if old.text.sha256 == new.text.sha256 else _RESTATED


def _statement(claim: Claim, lang: Lang) -> str:
    parts = [say(f"statement.{claim.statement}", lang), say(f"stance.{claim.stance}", lang)]
    return " · ".join([*parts, *([claim.hedge[lang]] if claim.hedge else [])])


def _graded(scale: str, grade: str | int, lang: Lang) -> str:
    return f"{grade}: {say(f'{scale}.{grade}', lang)}"


def _mark(proposed: bool, lang: Lang) -> str:  # noqa: FBT001 - a value of a record
    return say("proposed.tag" if proposed else "proposed.accepted", lang)
