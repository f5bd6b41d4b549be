"""Rules that propose queries on a brief.

Three rules: comparable figures of one event that differ by more than a tenth and do not revise each other; a
citation that closes a sentence whose figures another actor announced; a weekday that does not match its date.
A proposal that a query of the brief already covers is marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations
from typing import Any

from geodata.brief.derived_facts.comparable_figures import figure_key, standing_claims
from geodata.brief.edtf import parse_edtf
from geodata.brief.problems import escape_invisible
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.record_types.text_records import Query
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.drafting.event_reading import UNNAMED_COUNT_ID
from geodata.phrasing.figure_words import figure_phrase, figure_phrase_without_unit
from geodata.phrasing.source_words import short_source_name
from geodata.prose.amounts.amount_phrases import spans_overlap
from geodata.prose.dates.date_phrases import DatePhrase, find_dates
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import tokenize
from geodata.words import DEFAULT_LANG, weekday_name

FIGURE_TOLERANCE = 0.1
"""Figures that differ by up to this share of the larger one count as equal."""


@dataclass(frozen=True)
class QueryProposal:
    """A proposed query; ``str()`` gives it on one line."""

    rule: str
    """``figures``, ``attribution`` or ``weekday``."""
    event: str
    """Id of the event."""
    claims: tuple[str, ...]
    sentences: tuple[int, ...]
    found: str
    """Values in question, with invisible characters escaped."""
    why: str
    """Reason for the query."""
    covered_by: str | None
    """Id of a query of the brief on the same words."""

    def __str__(self) -> str:
        """Return the proposal on one line."""
        claims = ", ".join(self.claims)
        covered = f" [already asked: {self.covered_by}]" if self.covered_by else ""
        return f"candidate {self.rule} {self.event} ({claims}): found {self.found}; {self.why}{covered}"

    def as_dict(self) -> dict[str, Any]:
        """Return the proposal as values for JSON."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }


def propose_queries(brief: Brief, text: SourceText | None = None) -> tuple[QueryProposal, ...]:
    """Return the proposed queries in the order of the events; with the text the cited words are read too."""
    own = text if text is not None and text.matches(brief) else None
    return tuple(
        found
        for event in brief.event_records
        for rule in (_figures, _attributions, _weekdays)
        for found in rule(event, brief, own)
    )


def _figures(event: Event, brief: Brief, _text: SourceText | None) -> Iterator[QueryProposal]:
    """Yield a proposal for each two different figures for one thing; none for one that was revised."""
    figured = [(claim, claim.figure) for claim in standing_claims(event) if claim.figure is not None]
    for (first, one), (second, other) in combinations(figured, 2):
        if _alike(one, other, brief) and _apart(one, other, brief):
            amounts = " / ".join(
                escape_invisible(
                    f"{_amount(figure, other if figure is one else one, brief)} "
                    f"({short_source_name(brief.source_by_id[claim.source], DEFAULT_LANG)})"
                )
                for claim, figure in ((first, one), (second, other))
            )
            unit = one.unit if one.unit == other.unit else f"{one.unit} and {other.unit}"
            why = f"both count {one.counts.id} in {unit} and differ by more than {FIGURE_TOLERANCE:.0%}"
            yield _proposal("figures", event, (first, second), brief, (amounts, why))


def _amount(figure: Figure, other: Figure, brief: Brief) -> str:
    """Return the amount of a figure, with its unit where that of the other is another."""
    if figure.unit == other.unit:
        return figure_phrase_without_unit(figure, DEFAULT_LANG)
    return figure_phrase(figure, brief, DEFAULT_LANG)


def _alike(one: Figure, other: Figure, brief: Brief) -> bool:
    """Return whether two figures count the same in one measure and scope, and are no alternatives."""
    first, second = (figure_key(each, brief.unit_table) for each in (one, other))
    return (
        first.without_alternative == second.without_alternative
        and one.counts.id != UNNAMED_COUNT_ID
        and (one.ratio is None) == (other.ratio is None)
        and not (one.alternative and one.alternative == other.alternative)
    )


def _apart(one: Figure, other: Figure, brief: Brief) -> bool:
    """Return whether two figures differ by more than the tolerance."""
    low, high = sorted((_ends(one, brief), _ends(other, brief)))
    return high[0] - low[1] > FIGURE_TOLERANCE * high[0]


def _ends(figure: Figure, brief: Brief) -> tuple[float, float]:
    """Return the lowest and the highest amount of a figure in the first unit of its measure."""
    if figure.ratio is not None:
        return float(figure.ratio.times), float(figure.ratio.times)
    factor = brief.unit_table.factor_of(figure.unit)
    if figure.value is not None:
        return figure.value * factor, figure.value * factor
    return (figure.low or 0) * factor, (figure.high or 0) * factor


def cited_sentences(event: Event) -> tuple[int, ...]:
    """Return the numbers of the sentences that the claims of an event cite first, each once."""
    return tuple(dict.fromkeys(claim.sentence for claim in event.claims if claim.sentence is not None))


def _attributions(event: Event, brief: Brief, text: SourceText | None) -> Iterator[QueryProposal]:
    """Yield proposals where a citation of one actor closes a sentence in which another announced something.

    A citation stands apart behind the words that it covers, as the last of a claim's spans; how far back it
    reaches is open. Chains ("A, according to B") name both sides and are queried where those are two actors.
    """
    for claim in event.claims:
        yield from _chain(claim, event, brief)
    for number in cited_sentences(event):
        here = [claim for claim in event.claims if claim.sentence == number]
        closing = [claim for claim in here if _is_closing_citation(claim, text)]
        for span_ in dict.fromkeys(max(claim.spans) for claim in closing):
            cited = [claim for claim in closing if max(claim.spans) == span_]
            opened = [claim for claim in here if claim not in cited and max(claim.spans)[1] <= span_[0]]
            yield from _citation_reach(event, brief, opened, cited)


def _citation_reach(
    event: Event, brief: Brief, opened: Sequence[Claim], cited: Sequence[Claim]
) -> Iterator[QueryProposal]:
    speaker = brief.source_by_id[cited[0].source]
    for claim in opened:
        other = brief.source_by_id[claim.source]
        if other.actor and speaker.actor and other.actor != speaker.actor:
            names = [
                escape_invisible(f"{short_source_name(source, DEFAULT_LANG)} ({source.actor})")
                for source in (other, speaker)
            ]
            why = "the citation that closes the sentence may reach back over the announcement"
            yield _proposal("attribution", event, (claim, *cited), brief, (", then ".join(names), why))


def _is_closing_citation(claim: Claim, text: SourceText | None) -> bool:
    """Return whether the last cited words are a citation apart from the rest."""
    if text is None or len(claim.spans) == 1:
        return len(claim.spans) > 1
    row = tokenize(text.content, *max(claim.spans))
    return bool(row) and phrases_of_list("according").match_at(row, 0) is not None


def _chain(claim: Claim, event: Event, brief: Brief) -> Iterator[QueryProposal]:
    """Yield a proposal for a chain of attribution through two actors."""
    actors = {
        source.actor for name in (*claim.via, claim.source) if (source := brief.source_by_id[name]).actor
    }
    if len(actors) > 1:
        names = ", then ".join(
            escape_invisible(short_source_name(brief.source_by_id[name], DEFAULT_LANG))
            for name in (*claim.via, claim.source)
        )
        why = "the chain passes from one actor to another: whose statement is it?"
        yield _proposal("attribution", event, (claim,), brief, (names, why))


def _weekdays(event: Event, brief: Brief, text: SourceText | None) -> Iterator[QueryProposal]:
    """Yield a proposal for each weekday that does not match its date, in the text or the restatement."""
    for number in cited_sentences(event):
        claims = [claim for claim in event.claims if claim.sentence == number]
        for named, day in dict.fromkeys(_named_days(number, claims, brief, text)):
            if day.isoweekday() != named:
                found = f"{_weekday_name(named)} {day}"
                why = f"{day} was a {weekday_name(day, DEFAULT_LANG)}"
                yield _proposal("weekday", event, claims, brief, (found, why))


def _named_days(
    number: int, claims: Sequence[Claim], brief: Brief, text: SourceText | None
) -> Iterator[tuple[int, date]]:
    """Yield weekdays with their dates, and a lone weekday with the day of the statement."""
    for words in _wordings(number, claims, brief, text):
        found = [each for each in find_dates(words, brief.as_of) if each.weekday]
        lone = [each for each in found if each.rule == "weekday"]
        yield from (
            (each.weekday or 0, day) for each in found if each not in lone and (day := _one_day(each))
        )
        said = {claim.said_on for claim in claims if claim.said_on}
        if len(lone) == 1 and len(said) == 1:
            yield lone[0].weekday or 0, said.pop()


def _wordings(number: int, claims: Sequence[Claim], brief: Brief, text: SourceText | None) -> Iterator[str]:
    sentence = brief.sentence_by_number[number]
    if text is not None:
        yield text.content[slice(*sentence.span)]
        return
    own = [sentence.restatement, *(claim.gist for claim in claims)]
    for words in own:
        if words is not None:
            yield from words.wordings


def _one_day(found: DatePhrase) -> date | None:
    """Return the day of a date that is a single day."""
    if found.edtf is None:
        return None
    bounds = parse_edtf(found.edtf)
    return bounds.earliest if bounds.earliest == bounds.latest else None


def _weekday_name(number: int) -> str:
    return weekday_name(date(2024, 1, number), DEFAULT_LANG)  # that January began on a Monday


def _proposal(
    rule: str, event: Event, claims: Sequence[Claim], brief: Brief, found_and_why: tuple[str, str]
) -> QueryProposal:
    """Return the proposal for some claims; ``found_and_why`` are its values and its reason."""
    sentences = tuple(dict.fromkeys(claim.sentence for claim in claims if claim.sentence is not None))
    covering = next((query.id for query in brief.queries_of(event.id) if _covers(query, claims)), None)
    return QueryProposal(
        rule, event.id, tuple(claim.id for claim in claims), sentences, *found_and_why, covering
    )


def _covers(query: Query, claims: Sequence[Claim]) -> bool:
    """Return whether a query is on words of every claim."""
    return all(
        claim.sentence == query.sentence
        and any(spans_overlap(one, other) for one in query.spans for other in claim.spans)
        for claim in claims
    )
