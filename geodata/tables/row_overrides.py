"""Fields of the events of rows that an analyst changed, by the key of the row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from geodata.brief.checks.kind_checks import event_kind_problems
from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.checks.reference_checks import event_references, unknown_references
from geodata.brief.checks.route_checks import event_route_problems
from geodata.brief.field_messages import expected_words, remedy_words
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.tables.row_ids import row_slug
from geodata.tables.row_records import RowEvents, TableRows
from geodata.words import CatalogueText


def with_overrides(
    rows: TableRows, brief: Brief, report: ProblemFactory
) -> tuple[TableRows, tuple[Problem, ...]]:
    """Return the rows with the fields that an analyst changed, and the problems of these."""
    at = [table.id for table in brief.tables].index(rows.table.id)
    problems: list[Problem] = []
    events: dict[int, Event] = {}
    for key, fields in rows.table.overrides.items():
        path: RecordPath = ("tables", at, "overrides", key)
        position = _position_of_key(rows, key)
        if position is None:
            problems.append(_gone(path, key, report))
            continue
        event, found = _overridden(rows.events.record(position), fields, path, brief, report)
        problems += found
        if event is not None:
            events[position] = event
    if not events:
        return rows, tuple(problems)
    changed = replace(rows)
    changed.__dict__["events"] = RowEvents(rows, events)
    return changed, tuple(problems)


def _gone(path: RecordPath, key: str, report: ProblemFactory) -> Problem:
    return report(
        "no-such-row",
        path,
        found=key,
        expected=CatalogueText("problem.no-such-row.expected"),
        mend=CatalogueText("problem.no-such-row.remedy"),
        level=ProblemLevel.WARNS,
    )


def _position_of_key(rows: TableRows, key: str) -> int | None:
    """Return the position of the row with a key, as it stands in the file or in the id of its event."""
    table_id = rows.table.id
    found = rows.events.position(f"{table_id}-{key}")
    return rows.events.position(f"{table_id}-{row_slug(key, table_id)}") if found is None else found


def _overridden(
    event: Event, fields: Mapping[str, Any], path: RecordPath, brief: Brief, report: ProblemFactory
) -> tuple[Event | None, tuple[Problem, ...]]:
    """Return an event with changed fields; None with the problems where they are not those of an event."""
    values = event.model_dump(exclude_defaults=True) | {"claims": event.claims}
    if fields.get("places"):
        values.pop("off_map", None)
    try:
        changed = Event.model_validate(
            values | dict(fields) | {"id": event.id}, context={"language": brief.language}
        )
    except ValidationError as error:
        return None, tuple(_field_problems(error, path, report))
    problems = (
        *unknown_references(event_references(path, changed), brief, report),
        *event_kind_problems(path, changed, brief, report),
        *event_route_problems(path, changed, brief, report),
    )
    kept = tuple(replace(problem, record_at=None) for problem in problems)
    return (None if kept else changed), kept


def _field_problems(error: ValidationError, path: RecordPath, report: ProblemFactory) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        is_unknown = detail["type"] == "extra_forbidden"
        yield report(
            "unknown-field" if is_unknown else "bad-value",
            (*path, *detail["loc"]),
            found=detail["input"],
            expected=CatalogueText("problem.unknown-field.expected-of-event")
            if is_unknown
            else expected_words(detail),
            mend=CatalogueText("problem.unknown-field.remedy-delete") if is_unknown else remedy_words(detail),
            leaves_off=False,
        )
