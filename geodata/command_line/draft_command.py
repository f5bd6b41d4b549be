"""Texts read by rule: a whole brief (``draft``), place names (``places``), and what ``check`` proposes."""

import json
import re
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.proposal_counts import count_proposals
from geodata.brief.proposal_doubt import is_doubtful, proposed_fields
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextError, load_text
from geodata.brief.yaml_writer import format_brief_yaml
from geodata.command_line.command_output import (
    Replaces,
    command_problem,
    forced,
    print_problem,
    write_output,
)
from geodata.command_line.model_request import request_proposals
from geodata.command_line.resolve_arguments import print_problems, text_problem
from geodata.drafting.brief_draft import BriefDraft, draft_brief
from geodata.drafting.query_rules import propose_queries
from geodata.gazetteer import IndexBuildError, PlaceRecord, build_index, gazetteer_places, place_of_id
from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import PlaceMention, TextPlaces, find_place_names
from geodata.words import CatalogueText
from geodata.words.nearest_spellings import nearest_keys

_HEADER_REMARKS = (
    "Found by rule (briefmap draft). Nothing here has been accepted by a person.",
    "To accept a record or a field: briefmap accept FOLDER ID[.FIELD[=READING]]. What a figure counts is",
    "yours to say. A field that is not accepted carries the rule that filled it, and how often it was right.",
    "The text itself is not here: spans are offsets in it. Compare: briefmap check FOLDER --text FILE",
)


def write_draft(arguments: Namespace) -> int:
    """Propose a brief for a text and write it as YAML."""
    _build_names()
    try:
        text = load_text(arguments.text)
    except TextError as error:
        return print_problems((text_problem(arguments.text, error),))
    answer = request_proposals(text, arguments)
    if isinstance(answer, Problem):
        code = print_problems((answer,))
        if answer.level is not ProblemLevel.WARNS:
            return code
        answer = None
    found = draft_brief(
        text,
        brief_id=_brief_id_from(arguments.text),
        as_of=arguments.as_of,
        lang=arguments.lang,
        model=answer,
    )
    problem = write_output(
        format_brief_yaml(found.brief, (*_HEADER_REMARKS, *_decision_remarks(found))),
        arguments.output,
        replaces=forced(arguments, Replaces.NOTHING),
    )
    if problem is None:
        print_problem(f"{arguments.text}: {count_proposals(found.brief)}")
        for line in _decision_remarks(found):
            print_problem(line)
    return print_problems((problem,) if problem else ())


def print_proposals(brief: Brief, text: SourceText | None) -> None:
    """Print the unaccepted proposals of a brief and the queries that rules find; neither is a problem."""
    if count := count_proposals(brief):
        print_problem(str(count))
    for line in _doubt_lines(brief):
        print_problem(line)
    if found := propose_queries(brief, text):
        print_problem(f"found by rule, to be judged by a person ({len(found)}):")
        for candidate in found:
            print_problem(f"  {candidate}")


def _doubt_lines(brief: Brief) -> Iterator[str]:
    """Yield a line for each rule whose fields are doubtful, with its precision, and one for each question."""
    doubtful: dict[tuple[str, str], list[str]] = {}
    for event in brief.event_records:
        for name, each in proposed_fields(event).items():
            if each.readings:
                forms = ", ".join(f"{event.id}.{name}={reading}" for reading in each.readings)
                yield f"  to be chosen: {forms}"
            elif is_doubtful(each):
                measured = f"right in {each.precision:.2f} of {each.n} cases" if each.n else "never measured"
                doubtful.setdefault((each.rule, measured), []).append(f"{event.id}.{name}")
    for (rule, measured), fields in doubtful.items():
        yield f"  doubtful by rule {rule} ({measured}): {', '.join(fields)}"


def _decision_remarks(found: BriefDraft) -> tuple[str, ...]:
    return tuple(f"To decide: {line}." for line in found.ambiguities)


def _brief_id_from(path: Path) -> str:
    """Return an id for the brief, made of the name of its text."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.name.partition(".")[0].lower()).strip("-")[:60]
    return f"draft-{plain}" if plain else "draft"


def print_places(arguments: Namespace) -> int:
    """Print the place names of each text, in the order given."""
    theatre = arguments.theatre
    if theatre and (problem := _theatre_problem(theatre)):
        return print_problems((problem,))
    _build_names()
    problems: list[Problem] = []
    for path in arguments.files:
        try:
            text = load_text(path)
        except TextError as error:
            problems.append(text_problem(path, error))
            continue
        found = find_place_names(text.content, theatre=[theatre] if theatre else ())
        lines = (
            [json.dumps(_place_report(path, found), ensure_ascii=False)]
            if arguments.json
            else _place_lines(path, found)
        )
        write_output("".join(f"{line}\n" for line in lines), None)
    return print_problems(tuple(problems))


def _build_names() -> None:
    """Build the index of place names where it is missing; say so where it cannot be built."""
    try:
        build_index()
    except IndexBuildError as error:
        print_problem(f"{error}; until then only the places of the shipped table are known")


def _theatre_problem(theatre: str) -> Problem | None:
    place = place_of_id(theatre)
    if place is not None and place.kind == "country":
        return None
    states = {
        each.id: (each.id, each.ar, each.en, *each.aliases)
        for each in gazetteer_places().values()
        if each.kind == "country"
    }
    near = nearest_keys(theatre, states)
    such = CatalogueText("command.unknown-state.expected-such", ids=tuple(near))
    return command_problem(
        "unknown-state",
        "--theatre",
        found=theatre,
        expected=such if near else CatalogueText("command.unknown-state.expected"),
        mend=CatalogueText("command.unknown-state.remedy", id="lby"),
    )


def _place_report(path: Path, found: TextPlaces) -> Mapping[str, object]:
    shares = {state: round(share, 3) for state, share in found.theatre.items()}
    return {"file": str(path), "theatre": shares, "places": [_mention_cells(each) for each in found.mentions]}


def _mention_cells(mention: PlaceMention) -> dict[str, object]:
    cells: dict[str, object] = {"start": mention.start, "end": mention.end, "words": mention.words}
    if mention.reading is not Reading.PLACE:
        cells["as"] = mention.reading.value
    if mention.place is not None:
        cells |= _position(mention.place) | {"where_prec": mention.place.where_prec}
    elif mention.asked:
        cells["asked"] = [_position(each) for each in mention.asked]
    return cells


def _position(place: PlaceRecord) -> dict[str, object]:
    return {"id": place.id, "lon": place.lon, "lat": place.lat, "radius_km": place.radius_km}


def _place_lines(path: Path, found: TextPlaces) -> Iterator[str]:
    states = ", ".join(f"{state} {share:.0%}" for state, share in list(found.theatre.items())[:3])
    yield f"{path}: {len(found.mentions)} names; theatre: {states or 'none'}"
    for each in found.mentions:
        if each.place is not None:
            meant = _described(each.place)
        elif each.asked:
            meant = "asked: " + " | ".join(map(_described, each.asked))
        else:
            meant = "part of another name"
        government = " (its government)" if each.reading is Reading.GOVERNMENT else ""
        yield f"{each.start}-{each.end}\t{each.words}\t{meant}{government}"


def _described(place: PlaceRecord) -> str:
    where = ", ".join(filter(None, (place.kind.value, place.province, place.country)))
    return f"{place.en or place.ar} [{place.id}: {where}] {place.lat:.2f} {place.lon:.2f}"
