"""Reader of ``brief.yaml``: a validated Brief, or all problems with their lines.

Scalars are read as strings (YAML would turn 12:30 into 750, NO into False and 2012 into a number) and typed
by the records; duplicate keys, anchors and aliases are refused. No content of a file raises.
"""

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from geodata.brief.brief_files import digest_with_files, drawn_files
from geodata.brief.check import check_brief
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.regular_file import FileReadError, read_regular_file
from geodata.brief.yaml_values import YamlFile, YamlPath, dotted_path, read_yaml_values

BRIEF_FILE_NAME = "brief.yaml"
MAX_BRIEF_BYTES = 8_000_000
"""Largest file that is parsed, in bytes."""
MAX_PROBLEMS = 200
"""Problems of one brief that are reported, at most."""
_MEND_UNREADABLE = (
    f"put a {BRIEF_FILE_NAME} there (python -m geodata new FOLDER writes one) and make it readable"
)
_READABLE = f"a readable file of at most {MAX_BRIEF_BYTES // 1_000_000} MB"


@dataclass(frozen=True)
class BriefReading:
    """Result of reading a folder: a brief, or the problems that prevent one."""

    folder: Path
    brief: Brief | None
    problems: tuple[Problem, ...]
    digest: str
    """SHA-256 over ``brief.yaml`` and the files that the brief draws from, in hex; the key of every cache."""
    files: tuple[Path, ...] = ()
    """Files beside ``brief.yaml`` that the brief draws from, whether they exist or not."""


def read_brief(folder: Path) -> BriefReading:
    """Return the brief in a folder, checked without its text, or the problems of its file."""
    path = folder / BRIEF_FILE_NAME
    reading = _total_reading(folder, YamlFile(str(path)), lambda yaml_file: _file_bytes(path, yaml_file))
    if reading.brief is None:
        return reading
    files = drawn_files(folder, reading.brief)
    return replace(reading, files=files, digest=digest_with_files(reading.digest, folder, files))


def read_brief_file(path: Path) -> BriefReading:
    """Return the brief in a file of any name; files beside it do not count."""
    return _total_reading(path, YamlFile(str(path)), lambda yaml_file: _file_bytes(path, yaml_file))


def read_brief_bytes(data: bytes, name: str = BRIEF_FILE_NAME) -> BriefReading:
    """Return the brief in the bytes of a file, such as an upload; problems give ``name`` as the file."""

    def upload(yaml_file: YamlFile) -> bytes | None:
        if len(data) <= MAX_BRIEF_BYTES:
            return data
        _too_large(len(data), yaml_file)
        return None

    return _total_reading(Path(name), YamlFile(name), upload)


def _total_reading(
    folder: Path, yaml_file: YamlFile, read: Callable[[YamlFile], bytes | None]
) -> BriefReading:
    """Return the brief in the bytes that a function reads; any exception is a problem of this brief."""
    try:
        return _reading(folder, read(yaml_file), yaml_file)
    except Exception as error:  # a fault that nobody thought of must not take other briefs down
        logging.getLogger(__name__).exception("cannot read %s", yaml_file.file)
        yaml_file.report(
            "internal",
            None,
            field="",
            found=f"a fault of Briefmap ({type(error).__name__})",
            expected="a brief or its problems",
            mend="report it with the log; until then undo the last change of the file",
        )
        return BriefReading(folder, None, tuple(yaml_file.problems), "")


def _reading(folder: Path, data: bytes | None, yaml_file: YamlFile) -> BriefReading:
    digest = hashlib.sha256(data or b"").hexdigest()
    values = _values(data, yaml_file) if data is not None else None
    brief = None if values is None or yaml_file.problems else _brief(values, yaml_file)
    if brief is not None:
        yaml_file.problems += check_brief(brief, file=yaml_file.file, lines=yaml_file.lines)
    problems = _first_problems(yaml_file)
    return BriefReading(folder, None if problems else brief, problems, digest)


def _first_problems(yaml_file: YamlFile) -> tuple[Problem, ...]:
    """Return the problems of a file in the order of their lines; of very many the first, and that."""
    found = tuple(sorted(yaml_file.problems, key=lambda problem: problem.line or 0))
    if len(found) <= MAX_PROBLEMS:
        return found
    rest = Problem(
        "too-many",
        yaml_file.file,
        None,
        record="",
        field="",
        found=f"more than {MAX_PROBLEMS} problems",
        expected="a brief without problems",
        mend="mend those above first",
    )
    return (*found[:MAX_PROBLEMS], rest)


def _file_bytes(path: Path, yaml_file: YamlFile) -> bytes | None:
    try:
        return read_regular_file(path, MAX_BRIEF_BYTES)
    except FileReadError as error:
        if error.code == "too-large":
            _too_large(error.size, yaml_file)
            return None
        yaml_file.report(
            "unreadable",
            None,
            field="",
            found=error.found,
            expected=_READABLE,
            mend=_MEND_UNREADABLE if path.name == BRIEF_FILE_NAME else "choose a readable file",
        )
    return None


def _too_large(size: int, yaml_file: YamlFile) -> None:
    yaml_file.report(
        "too-large", None, field="", found=f"{size:,} bytes", expected=_READABLE, mend="split the brief"
    )


def _values(data: bytes, yaml_file: YamlFile) -> Any:
    """Return the values in the bytes of a file, or None after reporting a problem."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yaml_file.report(
            "encoding",
            line,
            field="",
            found=f"byte 0x{data[error.start]:02x} at offset {error.start}",
            expected="UTF-8",
            mend="save the file as UTF-8",
        )
        return None
    return read_yaml_values(text, yaml_file)


def _brief(values: Mapping[str, Any], yaml_file: YamlFile) -> Brief | None:
    try:
        return Brief.model_validate(values)
    except ValidationError as error:
        # pydantic reports a list whose only item is wrong as too short as well: one report is enough.
        details = [
            at for at in error.errors(include_url=False) if at["type"] != "too_short" or not at["input"]
        ]
        yaml_file.problems += [_problem(detail, values, yaml_file) for detail in details[: MAX_PROBLEMS + 1]]
        return None


def _problem(detail: ErrorDetails, values: Mapping[str, Any], yaml_file: YamlFile) -> Problem:
    path = _on_file(detail["loc"], yaml_file)
    message = detail["msg"].removeprefix("Value error, ")
    missing = detail["type"] == "missing"
    code = {"missing": "missing", "extra_forbidden": "unknown-field"}.get(detail["type"], "bad-value")
    base = Problem(
        code=code,
        file=yaml_file.file,
        line=_line(path, yaml_file),
        record=_record(path, values),
        field=dotted_path(path[2:] if len(path) > 1 and isinstance(path[1], int) else path),
        found="nothing" if missing else _shown(detail["input"]),
        expected="a value" if missing else message[0].lower() + message[1:],
        mend="add the field" if missing else "write a value of that form",
    )
    if code == "unknown-field":
        known = _known_fields(path)
        return replace(base, expected=f"one of {known}", mend="correct the spelling or delete the field")
    return base


def _on_file(loc: tuple[int | str, ...], yaml_file: YamlFile) -> YamlPath:
    """Return a pydantic location without names of union members, which are not in the file."""
    path: YamlPath = ()
    for part in loc:
        longer = (*path, part)
        if longer in yaml_file.lines or part == loc[-1]:
            path = longer
    return path if path in yaml_file.lines or not path else _trimmed(path, yaml_file)


def _trimmed(path: YamlPath, yaml_file: YamlFile) -> YamlPath:
    """Return a path without a union member at its end; a missing field keeps its name."""
    return path if path[:-1] in yaml_file.lines and path[-1] not in {"int", "float"} else path[:-1]


def _line(path: YamlPath, yaml_file: YamlFile) -> int | None:
    while path and path not in yaml_file.lines:
        path = path[:-1]
    return yaml_file.lines.get(path)


def _record(path: YamlPath, values: Mapping[str, Any]) -> str:
    """Return the record of a path, with its id where it has one: ``events[3] (ocean-2024)``."""
    if len(path) < 2 or not isinstance(path[1], int):  # noqa: PLR2004
        return ""
    record = values[str(path[0])][path[1]]
    name = record.get("id") or record.get("number") if isinstance(record, dict) else None
    return f"{path[0]}[{path[1]}]" + (f" ({name})" if name else "")


def _shown(value: object) -> str:
    """Return a value as a problem shows it."""
    return (
        "a list"
        if isinstance(value, list)
        else "a group of fields"
        if isinstance(value, dict)
        else str(value) or "an empty text"
    )


def _known_fields(path: YamlPath) -> str:
    """Return the fields that the record at a path may have."""
    model: Any = Brief
    for part in path[:-1]:
        if isinstance(part, str):
            model = _model_of(model.model_fields[part].annotation)
    return ", ".join(model.model_fields)


def _model_of(annotation: Any) -> Any:
    """Return the record class inside an annotation such as ``tuple[Record, ...] | None``."""
    if hasattr(annotation, "model_fields"):
        return annotation
    found = [_model_of(part) for part in getattr(annotation, "__args__", ())]
    return next((model for model in found if model is not None), None)
