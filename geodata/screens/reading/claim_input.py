"""Fields of the claim form, prefilled from the proposal, and the records made of the answers."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import streamlit as st

from geodata.brief.edtf import parse_edtf
from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.date_record import EventDate
from geodata.brief.record_types.event_parts import Location, Participation
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Counted, Figure
from geodata.brief.records import Brief
from geodata.drafting.claim_proposal import (
    ClaimProposal,
    EventProposal,
    open_source_ids,
    unused_record_id,
)
from geodata.drafting.speaker_sources import bilingual_entry
from geodata.errors import BriefmapError
from geodata.gazetteer import place_of_id
from geodata.kinds.event_kind import RoleEnd
from geodata.phrasing.list_words import join_list
from geodata.phrasing.source_words import short_source_name
from geodata.phrasing.world_place_words import place_surroundings
from geodata.prose.lexicon import word_lists
from geodata.screens.shell.option_labels import unique_labels
from geodata.vocabulary import Holds, PlaceRole, Qualifier, Stance, Statement, Status
from geodata.words import LANGS, Lang, catalogue_entries, format_number, parse_number, translate
from geodata.words.localized_text import LocalizedText
from geodata.words.text_direction import strip_isolates

_PLURAL_SAMPLE: Final = 10
"""A number that takes the plural form in both languages."""
RANGE_DASHES: Final = "-–"
_COUNTED_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ClaimInputError(BriefmapError):
    """An answer of the form that makes no valid record."""

    def __init__(self, reason: str, typed: str = "") -> None:
        """Take a catalogue key below ``claim-form.`` and the answer as typed."""
        super().__init__(reason)
        self._typed = typed

    def words(self, lang: Lang) -> str:
        """Return the fault and its remedy in a language."""
        return translate(f"claim-form.{self}", lang, typed=self._typed)


@dataclass(frozen=True)
class ClaimAnswers:
    """Answers of the claim form, as typed or chosen."""

    sentence: int
    spans: tuple[TextSpan, ...]
    hedge: LocalizedText | None
    source: str
    statement: Statement
    stance: Stance
    said_on: str
    gist: tuple[str, str]
    amount: str
    qualifier: Qualifier
    unit: str
    counts: tuple[str, str, str]
    event: "NewEventAnswers | None" = None


@dataclass(frozen=True)
class NewEventAnswers:
    """Answers of the claim form about a new event."""

    proposed: EventProposal
    kind: str
    """Id of the kind."""
    status: Status
    title: tuple[str, str]
    edtf: str
    actors: tuple[str, ...]
    places: tuple[str, ...]


def ask_claim_fields(lang: Lang, proposal: ClaimProposal, brief: Brief, *, new: bool) -> ClaimAnswers:
    """Write the fields of the form and return their answers; with ``new`` those of a new event too."""
    event = _ask_event_fields(lang, proposal.event, brief) if new else None
    claim = proposal.claim
    first, second = st.columns(2)
    with first:
        source = _ask_choice("source", lang, open_source_ids(brief), claim.source, brief)
        said_on = st.text_input(translate("claim-form.said-on", lang), str(claim.said_on or ""))
        gist_ar = st.text_input(translate("claim-form.gist-ar", lang))
    with second:
        statement = _ask_choice("statement", lang, list(Statement), claim.statement)
        stance = _ask_choice("stance", lang, list(Stance), claim.stance)
        gist_en = st.text_input(translate("claim-form.gist-en", lang))
    return ClaimAnswers(
        claim.sentence or 0,
        claim.spans,
        claim.hedge,
        source,
        Statement(statement),
        Stance(stance),
        said_on.strip(),
        (gist_ar.strip(), gist_en.strip()),
        *_ask_figure_fields(lang, claim.figure),
        event,
    )


def _ask_figure_fields(
    lang: Lang, proposed: Figure | None
) -> tuple[str, Qualifier, str, tuple[str, str, str]]:
    """Write the fields of the figure and return amount, qualifier, unit and counted thing."""
    first, second = st.columns(2)
    units = [*word_lists()["unit"], "unknown"]
    unit = proposed.unit if proposed and proposed.unit in units else "unknown"
    with first:
        amount = st.text_input(translate("claim-form.amount", lang), _amount_text(proposed, lang))
        unit = _ask_choice("unit", lang, units, unit)
        counts_ar = st.text_input(translate("claim-form.counted-ar", lang))
    with second:
        qualifier = _ask_choice(
            "qualifier", lang, list(Qualifier), proposed.qualifier if proposed else Qualifier.EXACT
        )
        counts = st.text_input(translate("claim-form.counted-name", lang))
        counts_en = st.text_input(translate("claim-form.counted-en", lang))
    return amount.strip(), Qualifier(qualifier), unit, (counts.strip(), counts_ar.strip(), counts_en.strip())


def _amount_text(proposed: Figure | None, lang: Lang) -> str:
    if proposed is None or proposed.ratio is not None:
        return ""
    if proposed.low is not None and proposed.high is not None:
        return f"{format_number(proposed.low, lang)}-{format_number(proposed.high, lang)}"
    return format_number(proposed.value or 0, lang)


def _ask_event_fields(lang: Lang, proposed: EventProposal, brief: Brief) -> NewEventAnswers:
    """Write the fields of a new event: kind, status, titles, date, actors and places."""
    actors = list(dict.fromkeys([*(part.actor for part in proposed.actors), *brief.actor_by_id]))
    places = list(
        dict.fromkeys([*(at.place for at in proposed.places), *(place.id for place in brief.named_places)])
    )
    first, second = st.columns(2)
    with first:
        kind = _ask_choice("kind", lang, list(brief.kind_by_id), proposed.kind, brief)
        title_ar = st.text_input(translate("claim-form.title-ar", lang), proposed.title["ar"])
        edtf = st.text_input(translate("claim-form.date", lang), proposed.when.edtf or "")
    with second:
        status = _ask_choice("status", lang, list(Status), proposed.status)
        title_en = st.text_input(translate("claim-form.title-en", lang), proposed.title["en"])
    chosen = st.multiselect(
        translate("claim-form.actors", lang),
        actors,
        [part.actor for part in proposed.actors],
        placeholder=translate("claim-form.choose", lang),
        format_func=lambda name: brief.actor_by_id[name].name[lang] if name in brief.actor_by_id else name,
    )
    chosen_places = st.multiselect(
        translate("claim-form.places", lang),
        places,
        [at.place for at in proposed.places],
        placeholder=translate("claim-form.choose", lang),
        format_func=lambda name: place_label(name, brief, lang),
    )
    title = (title_ar.strip(), title_en.strip())
    return NewEventAnswers(
        proposed, kind, Status(status), title, edtf.strip(), tuple(chosen), tuple(chosen_places)
    )


def place_label(place_id: str, brief: Brief, lang: Lang) -> str:
    """Return the name of a place of the brief, or of one of the gazetteer with its province and state."""
    own = brief.place_by_id.get(place_id)
    found = None if own else place_of_id(place_id)
    if found is None:
        return own.name[lang] if own else place_id
    return join_list(filter(None, (found.name[lang], place_surroundings(found, lang))), lang)


def _ask_choice(name: str, lang: Lang, options: list[Any], proposed: Any, brief: Brief | None = None) -> str:
    """Write a select box of ids, labelled in words, and return the chosen id."""
    names = _names_in_brief(name, brief, lang) if brief else {}

    def _said(value: str) -> str:
        if names:
            return names[value]
        if name == "qualifier":
            return translate(f"qualifier.{value}", lang, amount="…")
        if name == "unit":
            return unit_label(value, lang)
        return translate(f"{name}.{value}", lang)

    found: str = st.selectbox(
        translate(f"claim-form.{name}", lang), options, index=options.index(proposed), format_func=_said
    )
    return found


def _names_in_brief(name: str, brief: Brief, lang: Lang) -> dict[str, str]:
    """Return the labels of the choices that a brief has: its kinds or its sources, by id."""
    if name == "kind":
        return {kind.id: kind.name(lang) for kind in brief.kind_by_id.values()}
    return unique_labels({each.id: short_source_name(each, lang) for each in brief.sources})


def unit_label(unit: str, lang: Lang) -> str:
    """Return a unit in the plural, without a number."""
    if f"unit.{unit}" not in catalogue_entries():
        return unit
    counted = translate(f"unit.{unit}", lang, n=_PLURAL_SAMPLE)
    return strip_isolates(counted).replace(str(_PLURAL_SAMPLE), "").strip(" ()")


def build_claim(answers: ClaimAnswers, brief: Brief, event_id: str) -> Claim:
    """Build the claim of the answers, with a free id.

    Raises
    ------
    ClaimInputError
        Where an answer makes no valid record.
    """
    gist = _require_words(answers.gist) if any(answers.gist) else None
    return Claim(
        id=unused_record_id(brief, event_id),
        source=answers.source,
        cites=(Citation(sentence=answers.sentence, spans=answers.spans),),
        said_on=_parse_day(answers.said_on),
        statement=answers.statement,
        stance=answers.stance,
        hedge=answers.hedge,
        figure=_build_figure(answers),
        gist=gist,
    )


def build_event(answers: ClaimAnswers, brief: Brief) -> Event:
    """Build the event of the answers, with its one claim.

    Raises
    ------
    ClaimInputError
        Where an answer makes no valid record.
    """
    new = answers.event
    if new is None:
        raise ClaimInputError(reason="needs-actor")
    event_id = unused_record_id(brief, new.kind)
    same_kind = new.kind == new.proposed.kind
    roles = {part.actor: part.role for part in new.proposed.actors if same_kind}
    place_roles = {at.place: at.role for at in new.proposed.places if same_kind}
    kinds = brief.kind_table
    default_role = kinds.role_at(new.kind, RoleEnd.NONE) or kinds.roles_of(new.kind)[0]
    return Event(
        id=event_id,
        kind=new.kind,
        title=_require_words(new.title),
        status=new.status,
        when=_build_when(new),
        actors=tuple(Participation(actor=name, role=roles.get(name, default_role)) for name in new.actors),
        places=tuple(Location(place=name, role=place_roles.get(name, PlaceRole.AT)) for name in new.places),
        claims=(build_claim(answers, brief, event_id),),
        off_map=None if new.places else bilingual_entry("claim-form.no-place"),
    )


def _build_when(new: NewEventAnswers) -> EventDate:
    """Return the date read from the text, or the one typed instead."""
    if new.edtf == (new.proposed.when.edtf or ""):
        return new.proposed.when
    if not new.edtf:
        return EventDate(undated=True)
    try:
        parse_edtf(new.edtf)
    except ValueError as error:
        raise ClaimInputError(reason="bad-date", typed=new.edtf) from error
    return EventDate(edtf=new.edtf, holds=Holds.THROUGHOUT if new.edtf.endswith("/..") else Holds.SOMETIME)


def _build_figure(answers: ClaimAnswers) -> Figure | None:
    if not answers.amount:
        return None
    low, high = _parse_range(answers.amount)
    name, arabic, english = answers.counts
    if not _COUNTED_ID.fullmatch(name):
        raise ClaimInputError(reason="bad-counted-name" if name else "no-counted-name", typed=name)
    counts = Counted(id=name, words=_require_words((arabic, english)))
    amounts = {"value": low} if high is None else {"low": low, "high": high}
    return Figure.model_validate(
        amounts | {"qualifier": answers.qualifier, "unit": answers.unit, "counts": counts}
    )


def _parse_range(amount: str) -> tuple[float, float | None]:
    """Return one number and None, or the two ends of a range."""
    for dash in RANGE_DASHES:
        low, found, high = amount.partition(dash)
        if found:
            return _parse_number(low), _parse_number(high)
    return _parse_number(amount), None


def _parse_number(typed: str) -> float:
    try:
        return parse_number(typed)
    except ValueError as error:
        raise ClaimInputError(reason="bad-number", typed=typed) from error


def _parse_day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise ClaimInputError(reason="bad-day", typed=typed) from error


def _require_words(typed: tuple[str, str]) -> LocalizedText:
    """Return the Arabic and English words that were typed; none at all is refused."""
    if not any(typed):
        raise ClaimInputError(reason="untold")
    return LocalizedText({lang: line for lang, line in zip(LANGS, typed, strict=False) if line})
