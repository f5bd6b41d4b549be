"""Records of a brief made from the values of its file; an invalid record is left off, with its problems.

Values are those of :mod:`geodata.brief.brief_reader`: mappings, lists and strings, with the line of each.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from geodata.brief.checks.check import MAX_CHECK_PROBLEMS, check_brief
from geodata.brief.checks.kind_checks import value_kind_findings
from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.field_messages import expected_words, remedy_words
from geodata.brief.present_ids import with_present_ids
from geodata.brief.problems import RECORD_GROUPS, LeftOffRecord, Problem, ProblemLevel
from geodata.brief.record_types.document_record import document_type
from geodata.brief.records import Brief
from geodata.brief.schema.shape_upgrade import upgrade_values
from geodata.places.own_geometry import FORM_TAGS
from geodata.vocabulary import DocumentType
from geodata.words import DEFAULT_LANG, LANGUAGES, CatalogueText

YamlLines = Mapping[tuple[str | int, ...], int | None]
"""Line of each value of a file, from 1, by its path; None for a value that stands in no file."""
RowOpener = Callable[[Brief, ProblemFactory], tuple[Brief, tuple[Problem, ...]]]
"""Function that adds the rows of its tables to a brief, and returns their problems."""
_Path = tuple[str | int, ...]
_RecordAt = tuple[str, int]
_NEEDED: Final = frozenset({"schema", "id", "title", "as_of", "language", "marking", "documents"})
"""Fields of the brief without whose value it does not open."""
_PLACEHOLDERS: Final = {
    "id": "brief",
    "title": {DEFAULT_LANG: "brief"},
    "as_of": "2000-01-01",
    "language": DEFAULT_LANG,
}
"""Values with which the rest of a brief is checked where its own are refused."""
_MAX_ROUNDS: Final = 20
"""Rounds of checks, at most; each may leave off further records, which others name."""
_UNION_MEMBERS: Final = frozenset({"int", "float", *FORM_TAGS})


@dataclass(frozen=True)
class _RecordFile:
    """Values and lines of a file, and the records of it that are not left off."""

    file: str
    values: Mapping[str, Any]
    lines: YamlLines
    left_off: Mapping[_RecordAt, tuple[Problem, ...]] = field(default_factory=dict)
    left_fields: frozenset[str] = frozenset()
    """Fields of the brief that are left off: the rest is checked, whether it can open without them or not."""

    @property
    def extent(self) -> tuple[int, int]:
        """Numbers of records and fields that are left off; it grows until nothing more has to go."""
        return len(self.left_off), len(self.left_fields)

    @cached_property
    def positions(self) -> Mapping[str, list[int]]:
        """Indices of the records of each list that are kept."""
        return {
            group: [at for at in range(len(records)) if (group, at) not in self.left_off]
            for group, records in self.values.items()
            if isinstance(records, list)
        }

    def kept_values(self) -> dict[str, Any]:
        """Return the values without the records that are left off."""
        kept = {name: value for name, value in self.values.items() if name not in self.left_fields}
        kept |= {name: value for name, value in _PLACEHOLDERS.items() if name in self.left_fields}
        for group in {group for group, _ in self.left_off}:
            kept[group] = [self.values[group][at] for at in self.positions[group]]
        return kept

    def path_in_file(self, path: _Path) -> _Path:
        """Return the path in the file of a path in the kept values."""
        match path:
            case (str(group), int(at), *rest) if (positions := self.positions.get(group)) and at < len(
                positions
            ):
                return (group, positions[at], *rest)
        return path

    def without(self, problems: Iterable[Problem], *, with_fields: bool) -> "_RecordFile":
        """Return the file with the records of some problems left off, and perhaps the brief's own fields."""
        left_off, left_fields = dict(self.left_off), set(self.left_fields)
        by_record: dict[_RecordAt, list[Problem]] = {}
        for problem in problems:
            if problem.record_at is not None:
                by_record.setdefault(problem.record_at, []).append(problem)
            elif with_fields and (name := problem.field.partition(".")[0]) != "documents":
                left_fields.add(name)
        left_off |= {at: (*left_off.get(at, ()), *found) for at, found in by_record.items()}
        return replace(self, left_off=left_off, left_fields=frozenset(left_fields))

    def left_off_records(self) -> tuple[LeftOffRecord, ...]:
        """Return the records that are left off, in the order of the file."""
        return tuple(
            LeftOffRecord(group, at, record_name(self.values[group][at]), self.left_off[group, at])
            for group, at in sorted(self.left_off)
        )


def read_records(  # noqa: PLR0913 - all but the values by name
    values: Mapping[str, Any],
    *,
    file: str,
    lines: YamlLines,
    folder_name: str = "",
    folder: Path | None = None,
    open_rows: RowOpener | None = None,
) -> tuple[Brief | None, tuple[Problem, ...]]:
    """Return the brief in the values of a file, without the records that have problems, and all problems.

    None instead of the brief where a problem is of the brief itself. Without ``id`` that of the folder.
    ``folder`` has the files that the brief names; ``open_rows`` adds the rows of its tables.
    """
    values, lines = upgrade_values(values, lines)
    values = with_present_ids(values)
    if values.get("id") is None and folder_name:
        values["id"] = brief_id_from_name(folder_name)
    records, problems = _RecordFile(file, values, lines), []
    for _ in range(_MAX_ROUNDS):
        brief, found = _validated(records)
        if brief is not None:
            brief = brief.in_folder(folder).leaving_off(records.left_off_records())
            brief, of_tables = _with_rows(brief, open_rows, records)
            found = (*of_tables, *check_brief(brief, file=file, lines=lines))
        reduced = records.without(found, with_fields=brief is None)
        if reduced.extent == records.extent:
            break
        problems += [problem for problem in found if brief is None or problem.record_at is not None]
        records = reduced
    else:
        return None, (*problems, _too_many(file))
    every = (*problems, *found)
    if brief is None or any(problem.level is ProblemLevel.REFUSED for problem in every):
        return None, every
    return with_blocking_problems(brief, every), every


def with_blocking_problems(brief: Brief, problems: Iterable[Problem]) -> Brief:
    """Return the brief, unfinished where one of these problems blocks, with a record left off or not."""
    blocked = brief.is_unfinished or any(problem.level is ProblemLevel.BLOCKS for problem in problems)
    return brief.leaving_off(brief.left_off, blocked=blocked)


def _with_rows(
    brief: Brief, open_rows: RowOpener | None, records: _RecordFile
) -> tuple[Brief, tuple[Problem, ...]]:
    """Return the brief with the rows of its tables, and their problems."""
    if open_rows is None or not brief.tables:
        return brief, ()
    return open_rows(brief, ProblemFactory(brief, records.file, records.lines))


def _too_many(file: str) -> Problem:
    return Problem(
        "too-many",
        file,
        None,
        record="",
        field="",
        found=CatalogueText("problem.too-many.found-rounds", rounds=_MAX_ROUNDS),
        expected=CatalogueText("problem.too-many.expected-fewer"),
        mend=CatalogueText("problem.too-many.remedy-others"),
    )


def brief_id_from_name(name: str) -> str:
    """Return an id made from the name of a folder."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80].strip("-") or "brief"


def _validated(records: _RecordFile) -> tuple[Brief | None, tuple[Problem, ...]]:
    """Return the brief of the kept values, or the problems of its fields."""
    values = records.kept_values()
    try:
        return Brief.model_validate(values, context={"language": _own_language(values)}), ()
    except ValidationError as error:
        # pydantic reports a list whose only item is wrong as too short as well: one report is enough.
        found = error.errors(include_url=False)
        details = [at for at in found if at["type"] != "too_short" or not at["input"]]
        problems = [_problem(detail, records) for detail in details]
        return None, (*problems, *_kinds_of_invalid_events(details, values, records))


def _kinds_of_invalid_events(
    details: list[ErrorDetails], values: Mapping[str, Any], records: _RecordFile
) -> Iterator[Problem]:
    """Yield a problem for each unknown kind or role of the events that are invalid otherwise."""
    paths = [detail["loc"] for detail in details]
    # A text in the place of the list has a path of one part.
    invalid = {path[1] for path in paths if path[:1] == ("events",) and len(path) > 1}
    findings = value_kind_findings(values, sorted(at for at in invalid if isinstance(at, int)))
    for each in islice(findings, MAX_CHECK_PROBLEMS):
        path = records.path_in_file(each.path)
        yield _problem_at(
            path, records, code=each.code, found=each.found, expected=each.expected, mend=each.mend
        )


def _own_language(values: Mapping[str, Any]) -> str | None:
    """Return the language of a brief, in which its bare strings are; None where the value is none."""
    language = values.get("language")
    return language if isinstance(language, str) and language in LANGUAGES else None


def _problem(detail: ErrorDetails, records: _RecordFile) -> Problem:
    path = _path_of_value(records.path_in_file(detail["loc"]), records.lines)
    missing = detail["type"] == "missing"
    code = {"missing": "missing", "extra_forbidden": "unknown-field"}.get(detail["type"], "bad-value")
    found = CatalogueText("problem.missing.found") if missing else _shown(detail["input"])
    if code == "unknown-field":
        expected = CatalogueText("value.one-of", values=_known_fields(path))
        mend = CatalogueText("problem.unknown-field.remedy")
    else:
        expected, mend = expected_words(detail), remedy_words(detail)
    return _problem_at(path, records, code=code, found=found, expected=expected, mend=mend)


def _problem_at(  # noqa: PLR0913 - the parts of a problem, by name
    path: _Path, records: _RecordFile, *, code: str, found: str, expected: CatalogueText, mend: CatalogueText
) -> Problem:
    """Return a problem of the value at a path of the file."""
    record_at = _record_at(path, records.values)
    return Problem(
        code=code,
        file=records.file,
        line=line_of(path, records.lines),
        record=_record(record_at, records.values),
        field=".".join(map(str, path[2:] if record_at else path)),
        found=found,
        expected=expected,
        mend=mend,
        level=ProblemLevel.REFUSED if record_at is None and path[0] in _NEEDED else ProblemLevel.BLOCKS,
        record_at=record_at,
    )


def _record_at(path: _Path, values: Mapping[str, Any]) -> _RecordAt | None:
    """Return list and index of the record that holds a value, if one does that can be left off.

    Without the document that the brief encodes its sentences would be those of the next one.
    """
    match path:
        case ("documents", int(at), *_) if at == _text_position(values["documents"]):
            return None
        case (str(group), int(at), *_) if group in RECORD_GROUPS:
            return group, at
    return None


def _text_position(documents: Iterable[Any]) -> int | None:
    """Return the index of the document that the brief encodes."""
    for at, each in enumerate(documents):
        if isinstance(each, Mapping) and document_type(each) == DocumentType.TEXT:
            return at
    return None


def _path_of_value(loc: _Path, lines: YamlLines) -> _Path:
    """Return a pydantic location without names of union members, which are not in the file."""
    path: _Path = ()
    for part in loc:
        longer = (*path, part)
        if longer in lines or part == loc[-1]:
            path = longer
    if not path or path in lines or (path[:-1] in lines and path[-1] not in _UNION_MEMBERS):
        return path
    return path[:-1]


def line_of(path: _Path, lines: YamlLines) -> int | None:
    """Return the line of a value, or of the nearest one that holds it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _record(record_at: _RecordAt | None, values: Mapping[str, Any]) -> str:
    """Return list, index and id of a record: ``events[3] (ocean-2024)``."""
    if record_at is None:
        return ""
    group, at = record_at
    name = record_name(values[group][at])
    return f"{group}[{at}]" + (f" ({name})" if name else "")


def record_name(values: object) -> str | None:
    """Return the id or the number in the values of a record, where there is one."""
    name = values.get("id") or values.get("number") if isinstance(values, Mapping) else None
    return name if isinstance(name, str) else None


def _shown(value: object) -> str:
    """Return a value as a problem shows it."""
    if isinstance(value, list | dict):
        return CatalogueText("value.found-list" if isinstance(value, list) else "value.found-fields")
    return str(value) or CatalogueText("value.found-empty")


def _known_fields(path: _Path) -> tuple[str, ...]:
    """Return the fields that the record at a path may have."""
    model: Any = Brief
    for part in path[:-1]:
        model = _model_of(_fields_as_written(model).get(str(part))) or model
    return tuple(_fields_as_written(model))


def _fields_as_written(model: Any) -> dict[str, Any]:
    """Return the types of the fields of a record, by the names that a file has."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _model_of(annotation: Any) -> Any:
    """Return the record class inside an annotation such as ``tuple[Record, ...] | None``."""
    if hasattr(annotation, "model_fields"):
        return annotation
    found = [_model_of(part) for part in getattr(annotation, "__args__", ())]
    return next((model for model in found if model is not None), None)
