"""Changes between two versions of a brief, record by record, matched by stable ids.

A change has the words before and after in every language; figures keep their speakers, so that a changed
number never stands without its speaker.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal

from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.record_types.source_record import Source
from geodata.brief.record_types.text_records import Query, Sentence
from geodata.brief.records import Brief
from geodata.brief.text_coverage import CoveragePart, coverage_part, sentence_coverage
from geodata.phrasing.claim_words import judgement_phrases, stance_name
from geodata.phrasing.clock_words import cut_off_phrase, event_date_phrase
from geodata.phrasing.compared_events import compared_events
from geodata.phrasing.date_words import edtf_phrase
from geodata.phrasing.document_words import citation_locator
from geodata.phrasing.event_words import actors_with_roles, event_kind_name, event_status_name
from geodata.phrasing.figure_words import figure_with_counts
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.place_words import event_place_phrase
from geodata.phrasing.source_words import grade_with_meaning, short_source_name, speaker_phrase
from geodata.words import DEFAULT_LANG, LANGS, Lang, format_day, translate

RecordType = Literal["brief", "event", "claim", "source", "sentence", "query"]
ChangeAspect = Literal[
    "added", "removed", "accepted", "kind", "title", "status", "when", "moved", "actors", "event",
    "figure", "speaker", "statement", "said-on", "cited", "gist", "graded", "name", "coverage", "restated",
    "question", "as-of", "text", "details",
]  # fmt: skip
_EMPTY = ""


class ChangeWords(dict[Lang, str]):
    """The same words in every interface language; empty where there is no value."""

    def __bool__(self) -> bool:
        """Return whether there are any words."""
        return any(self.values())


_NO_WORDS: Final = ChangeWords(dict.fromkeys(LANGS, _EMPTY))


@dataclass(frozen=True)
class BriefChange:
    """One change of one record."""

    record: RecordType
    id: str
    aspect: ChangeAspect
    before: ChangeWords
    after: ChangeWords
    event: str | None = None
    """Id of its event, where the newer brief has it."""

    def __str__(self) -> str:
        """Return the change on one line of English."""
        words = " -> ".join(said[DEFAULT_LANG] or "nothing" for said in (self.before, self.after))
        return f"{self.record} {self.id} {self.aspect}: {words}"

    def as_dict(self) -> dict[str, Any]:
        """Return the change as JSON-plain values."""
        return asdict(self)


_Describe = Callable[[Any, Brief, Lang], str]
_Aspects = dict[ChangeAspect, tuple[Callable[[Any, Brief], object], _Describe]]
"""Aspect → the value that is compared, and its words."""


def compare_briefs(old: Brief, new: Brief) -> tuple[BriefChange, ...]:
    """Return the changes from an older to a newer version, in the order of the newer one, removals last."""
    before_events, after_events = compared_events(old, new), compared_events(new, old)
    before_claims, after_claims = _claims_by_id(before_events), _claims_by_id(after_events)
    pairs: tuple[tuple[RecordType, Mapping[Any, Any], Mapping[Any, Any], _Aspects, _Describe], ...] = (
        ("event", before_events, after_events, _EVENT, _event_line),
        ("claim", before_claims, after_claims, _CLAIM, _claim_line),
        ("source", old.source_by_id, new.source_by_id, _SOURCE, _source_name),
        (
            "sentence",
            old.sentence_by_number,
            new.sentence_by_number,
            _sentence_aspects(old, new),
            _sentence_line,
        ),
        ("query", _queries_by_id(old), _queries_by_id(new), _QUERY, _query_line),
    )
    changes = list(_changed_aspects("brief", old.id, (old, old), (new, new), _BRIEF))
    for record, before, after, aspects, describe in pairs:
        for name, value in after.items():
            if name in before:
                changes += _changed_aspects(record, str(name), (before[name], old), (value, new), aspects)
            else:
                added = BriefChange(record, str(name), "added", _NO_WORDS, _NO_WORDS)
                changes.append(replace(added, after=_in_every_language(describe, (value, new))))
        for name in (name for name in before if name not in after):
            removed = BriefChange(record, str(name), "removed", _NO_WORDS, _NO_WORDS)
            changes.append(replace(removed, before=_in_every_language(describe, (before[name], old))))
    return tuple(_with_event(change, new, after_claims) for change in changes)


def _changed_aspects(
    record: RecordType, name: str, before: tuple[Any, Brief], after: tuple[Any, Brief], aspects: _Aspects
) -> Iterator[BriefChange]:
    """Yield the aspects in which two versions of one record differ."""
    for aspect, (compare, describe) in aspects.items():
        if compare(*before) != compare(*after):
            yield BriefChange(
                record,
                name,
                aspect,
                _in_every_language(describe, before),
                _in_every_language(describe, after),
            )


def _in_every_language(describe: _Describe, at: tuple[Any, Brief]) -> ChangeWords:
    return ChangeWords({lang: describe(*at, lang) for lang in LANGS})


def _with_event(change: BriefChange, new: Brief, claims: Mapping[str, tuple[Event, Claim]]) -> BriefChange:
    """Return the change with its event of the newer brief."""
    if change.record == "event":
        return replace(change, event=change.id if change.id in new.event_by_id else None)
    is_claim = change.record == "claim" and change.id in claims
    return replace(change, event=claims[change.id][0].id) if is_claim else change


def _claims_by_id(events: Mapping[str, Event]) -> dict[str, tuple[Event, Claim]]:
    return {claim.id: (event, claim) for event in events.values() for claim in event.claims}


def _queries_by_id(brief: Brief) -> dict[str, Query]:
    return {query.id: query for query in brief.queries}


def _event_line(event: Event, brief: Brief, lang: Lang) -> str:
    """Return title, date and place of an event on one line."""
    return join_facts(
        event.title[lang], event_date_phrase(event, lang), event_place_phrase(event, brief, lang)
    )


def _claim_line(at: tuple[Event, Claim], brief: Brief, lang: Lang) -> str:
    """Return speaker, event and figure of a claim on one line."""
    event, claim = at
    amount = _figure_with_counts(claim.figure, brief, lang)
    return join_facts(speaker_phrase(claim, brief, lang), event.title[lang], amount)


def _figure_with_counts(figure: Figure | None, brief: Brief, lang: Lang) -> str:
    return figure_with_counts(figure, brief, lang, between=" ") if figure else _EMPTY


def _figure_and_speaker(at: tuple[Event, Claim], brief: Brief, lang: Lang) -> str:
    """Return the figure of a claim with its speaker, since a number never stands alone."""
    _, claim = at
    if claim.figure is None:
        return _EMPTY
    return translate(
        "figure.with-speaker",
        lang,
        figure=_figure_with_counts(claim.figure, brief, lang),
        speaker=speaker_phrase(claim, brief, lang),
    )


def _source_name(source: Source, _brief: Brief, lang: Lang) -> str:
    return short_source_name(source, lang)


def _text_line(sentence: Sentence) -> str:
    return str(list(sentence.span))


def _sentence_line(sentence: Sentence, _brief: Brief, lang: Lang) -> str:
    return sentence.restatement[lang] if sentence.restatement else _text_line(sentence)


def _query_line(query: Query, _brief: Brief, lang: Lang) -> str:
    return query.what[lang]


def _places_and_shapes(event: Event, brief: Brief) -> object:
    """Return the places of an event with their shapes, for comparison."""
    return [(at, brief.place_by_id[at.place].geometry) for at in event.places]


def _place_line(event: Event, brief: Brief, lang: Lang) -> str:
    """Return the place of an event in words, with its shapes where they are not the place's own."""
    shapes = {
        shape
        for at in event.places
        for shape in brief.place_by_id[at.place].gazetteer_ids
        if shape != at.place
    }
    words = event_place_phrase(event, brief, lang)
    return f"{words} ({join_list(sorted(shapes), DEFAULT_LANG)})" if shapes else words


def _actor_line(event: Event, brief: Brief, lang: Lang) -> str:
    return actors_with_roles(event, brief, lang, isolated=False)


def _event_remarks(event: Event, _brief: Brief, lang: Lang) -> str:
    """Return series, off-map reason and date convention of an event on one line."""
    remarks = [words[lang] for words in (event.off_map, event.when.convention) if words]
    return join_facts(event.parent, *remarks)


def _brief_remarks(brief: Brief, _: Brief, lang: Lang) -> str:
    """Return publisher, date, summary, actors and places of a brief on one line."""
    names = [
        *(actor.name[lang] for actor in brief.actors),
        *(place.name[lang] for place in brief.written_places),
    ]
    publisher = brief.publisher[lang] if brief.publisher else None
    published = edtf_phrase(brief.published, lang) if brief.published else None
    return join_facts(publisher, published, *(line[lang] for line in brief.summary), *names)


def _part(sentence: Sentence, brief: Brief) -> CoveragePart:
    return coverage_part(sentence_coverage(brief)[sentence.number])


_REST = ("publisher", "published", "language", "summary", "kinds", "units", "actors", "places")
_BRIEF: _Aspects = {
    "title": (lambda brief, _: brief.title, lambda brief, _, lang: brief.title[lang]),
    "as-of": (lambda brief, _: brief.cut_off, lambda brief, _, lang: cut_off_phrase(brief, lang)),
    "text": (
        lambda brief, _: brief.text,
        lambda brief, _, __: f"SHA-256 {(brief.text_sha256 or _EMPTY)[:12]}…",
    ),
    "details": (lambda brief, _: [getattr(brief, name) for name in _REST], _brief_remarks),
}
_EVENT: _Aspects = {
    "accepted": (
        lambda event, _: event.is_proposed,
        lambda event, _, lang: _proposal_state(event.is_proposed, lang),
    ),
    "title": (lambda event, _: event.title, lambda event, _, lang: event.title[lang]),
    "kind": (lambda event, _: event.kind, event_kind_name),
    "status": (lambda event, _: event.status, lambda event, _, lang: event_status_name(event, lang)),
    "when": (
        lambda event, _: (event.when.model_copy(update={"convention": None}), event.clock),
        lambda event, _, lang: (
            f"{event_date_phrase(event, lang)} · {translate(f'holds.{event.when.holds}', lang)}"
        ),
    ),
    "moved": (_places_and_shapes, _place_line),
    "actors": (lambda event, _: event.actors, _actor_line),
    "details": (lambda event, _: (event.parent, event.off_map, event.when.convention), _event_remarks),
}
_CLAIM: _Aspects = {
    "accepted": (
        lambda at, _: at[1].is_proposed,
        lambda at, _, lang: _proposal_state(at[1].is_proposed, lang),
    ),
    "event": (lambda at, _: at[0].id, lambda at, _, lang: at[0].title[lang]),
    "figure": (lambda at, _: at[1].figure, _figure_and_speaker),
    "speaker": (
        lambda at, _: (at[1].source, at[1].via),
        lambda at, brief, lang: speaker_phrase(at[1], brief, lang),
    ),
    "statement": (
        lambda at, _: (at[1].statement, at[1].stance, at[1].hedge, at[1].likelihood, at[1].confidence),
        lambda at, _, lang: _statement_line(at[1], lang),
    ),
    "said-on": (
        lambda at, _: at[1].said_on,
        lambda at, _, lang: format_day(at[1].said_on, lang) if at[1].said_on else _EMPTY,
    ),
    "cited": (
        lambda at, _: at[1].cites,
        lambda at, brief, lang: join_facts(*(_citation_line(each, brief, lang) for each in at[1].cites)),
    ),
    "graded": (
        lambda at, _: at[1].credibility,
        lambda at, _, lang: grade_with_meaning("credibility", at[1].credibility, lang),
    ),
    "gist": (lambda at, _: at[1].gist, lambda at, _, lang: at[1].gist[lang] if at[1].gist else _EMPTY),
}
_SOURCE: _Aspects = {
    "name": (
        lambda source, _: (source.name, source.short, source.actor),
        lambda source, _, lang: source.name[lang],
    ),
    "graded": (
        lambda source, _: source.reliability,
        lambda source, _, lang: grade_with_meaning("reliability", source.reliability, lang),
    ),
}
_RESTATED: _Aspects = {
    "accepted": (
        lambda sentence, _: sentence.is_proposed,
        lambda sentence, _, lang: _proposal_state(sentence.is_proposed, lang),
    ),
    "coverage": (
        lambda sentence, _: (sentence.heading, sentence.set_aside is None),
        lambda sentence, brief, lang: translate(f"coverage.{_part(sentence, brief)}", lang),
    ),
    "restated": (lambda sentence, _: sentence.restatement, _sentence_line),
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


def _sentence_aspects(old: Brief, new: Brief) -> _Aspects:
    """Return the aspects of sentences; offsets are among them where both versions have the same text."""
    return _RESTATED | _CITED if old.text_sha256 == new.text_sha256 else _RESTATED


def _statement_line(claim: Claim, lang: Lang) -> str:
    hedge = claim.hedge[lang] if claim.hedge else None
    judged = judgement_phrases(claim, lang)
    return join_facts(
        translate(f"statement.{claim.statement}", lang), stance_name(claim, lang), hedge, *judged
    )


def _citation_line(citation: Citation, brief: Brief, lang: Lang) -> str:
    """Return the number of a cited sentence with its offsets, else the place in the document."""
    if not citation.is_of_text:
        return citation_locator(citation, brief, lang)
    return f"{translate('term.sentence', lang)} {citation.sentence} {list(map(list, citation.spans))}"


def _proposal_state(proposed: bool, lang: Lang) -> str:  # noqa: FBT001 - a value of a record
    return translate("proposal.label" if proposed else "proposal.accepted", lang)
