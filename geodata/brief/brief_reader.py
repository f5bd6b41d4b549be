"""Reader of ``brief.yaml``: a validated Brief, or all problems with their lines.

Scalars are read as strings (YAML would turn 12:30 into 750, NO into False and 2012 into a number) and typed
by the records; duplicate keys, anchors and aliases are refused. No content of a file raises.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from geodata.brief import fast_yaml
from geodata.brief.check import check_brief
from geodata.brief.kind_check import KindFinding, kind_findings_in_values
from geodata.brief.problems import Problem
from geodata.brief.records import Brief

BRIEF_FILE_NAME = "brief.yaml"
MAX_BRIEF_BYTES = 8_000_000
"""Largest file that is parsed, in bytes."""
_READABLE = f"a readable file of at most {MAX_BRIEF_BYTES // 1_000_000} MB"

_Path = fast_yaml.YamlPath


@dataclass(frozen=True)
class BriefReading:
    """Result of reading a folder: a brief, or the problems that prevent one."""

    folder: Path
    brief: Brief | None
    problems: tuple[Problem, ...]
    digest: str
    """SHA-256 of the file in hex; the key of every cache."""


@dataclass
class _YamlFile:
    """A YAML file while it is read: the line of every value, and the problems so far."""

    file: str
    lines: dict[_Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, line: int | None, **fields: str) -> None:
        """Add a problem that belongs to no record."""
        self.problems.append(Problem(code, self.file, line, record="", **fields))


def read_brief(folder: Path) -> BriefReading:
    """Return the brief in a folder, checked without its text, or the problems of its file."""
    path = folder / BRIEF_FILE_NAME
    yaml_file = _YamlFile(str(path))
    return _reading(folder, _bytes(path, yaml_file), yaml_file)


def read_brief_bytes(data: bytes, name: str = BRIEF_FILE_NAME) -> BriefReading:
    """Return the brief in the bytes of a file, such as an upload; problems give ``name`` as the file."""
    yaml_file = _YamlFile(name)
    if len(data) > MAX_BRIEF_BYTES:
        _too_large(len(data), yaml_file)
        return _reading(Path(name), None, yaml_file)
    return _reading(Path(name), data, yaml_file)


def _reading(folder: Path, data: bytes | None, yaml_file: _YamlFile) -> BriefReading:
    digest = hashlib.sha256(data or b"").hexdigest()
    values = _values(data, yaml_file) if data is not None else None
    brief = None if values is None or yaml_file.problems else _brief(values, yaml_file)
    if brief is not None:
        yaml_file.problems += check_brief(brief, file=yaml_file.file, lines=yaml_file.lines)
    problems = tuple(sorted(yaml_file.problems, key=lambda problem: problem.line or 0))
    return BriefReading(folder, None if problems else brief, problems, digest)


def _bytes(path: Path, yaml_file: _YamlFile) -> bytes | None:
    try:
        size = path.stat().st_size
        if size <= MAX_BRIEF_BYTES:
            return path.read_bytes()
        _too_large(size, yaml_file)
    except OSError as error:
        yaml_file.report(
            "unreadable",
            None,
            field="",
            found=error.strerror or str(error),
            expected=_READABLE,
            mend=f"put a {BRIEF_FILE_NAME} there (python -m geodata new FOLDER writes one) and make it "
            "readable",
        )
    return None


def _too_large(size: int, yaml_file: _YamlFile) -> None:
    yaml_file.report(
        "too-large", None, field="", found=f"{size:,} bytes", expected=_READABLE, mend="split the brief"
    )


def _values(data: bytes, yaml_file: _YamlFile) -> Any:
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
    parsed = fast_yaml.parse_plain_yaml(text)
    if parsed is None:
        return _read_slowly(text, yaml_file)
    values, yaml_file.lines = parsed
    return values


def _read_slowly(text: str, yaml_file: _YamlFile) -> Any:
    """Return the values of a text that the fast parser refuses, or None after reporting a problem."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - a plain file is read without
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415
    from ruamel.yaml.nodes import MappingNode  # noqa: PLC0415

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yaml_file.report(
            "yaml",
            mark.line + 1 if mark else None,
            field="",
            found=str(getattr(error, "problem", None) or error).splitlines()[0],
            expected="a YAML document",
            mend="check indentation, quotes and brackets on this line and the one before",
        )
        return None
    except RecursionError:
        node = None
    if not isinstance(node, MappingNode):
        yaml_file.report(
            "yaml",
            1,
            field="",
            found="an empty or a deeply nested document" if node is None else "a list or a word",
            expected="fields such as id:, title:, events:",
            mend="start from python -m geodata new FOLDER",
        )
        return None
    return _node_value(node, (), yaml_file)


def _node_value(node: Any, path: _Path, yaml_file: _YamlFile) -> Any:
    line = node.start_mark.line + 1
    yaml_file.lines[path] = line
    if node.anchor or len(path) > fast_yaml.MAX_YAML_DEPTH:
        yaml_file.report(
            "yaml-anchor",
            line,
            field=_dotted(path),
            found=f"&{node.anchor}" if node.anchor else "a value nested too deep",
            expected="plain values",
            mend="write the value out where it belongs",
        )
        return None
    if node.id == "scalar":
        # An empty plain scalar is an absent value; every other one is a string as spelled.
        return None if node.value in fast_yaml.ABSENT_SCALARS and not node.style else node.value
    if node.id == "sequence":
        return [_node_value(item, (*path, index), yaml_file) for index, item in enumerate(node.value)]
    return dict(_items(node, path, yaml_file))


def _items(node: Any, path: _Path, yaml_file: _YamlFile) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in seen:
            yaml_file.report(
                "duplicate-key",
                line,
                field=_dotted((*path, key)),
                found=f"{key} a second time (first on line {seen[key]})",
                expected="each key once",
                mend="delete one, or write both values in one list",
            )
        seen.setdefault(key, line)
        yield key, _node_value(value_node, (*path, key), yaml_file)


def _brief(values: Mapping[str, Any], yaml_file: _YamlFile) -> Brief | None:
    try:
        return Brief.model_validate(values)
    except ValidationError as error:
        # pydantic reports a list whose only item is wrong as too short as well: one report is enough.
        details = [at for at in error.errors() if at["type"] != "too_short" or not at["input"]]
        yaml_file.problems += [_problem(detail, values, yaml_file) for detail in details]
        yaml_file.problems += [_kind_problem(found, values, yaml_file) for found in _kinds_in(values)]
        return None


def _kinds_in(values: object) -> Iterator[KindFinding]:
    return kind_findings_in_values(values) if isinstance(values, Mapping) else iter(())


def _kind_problem(found: KindFinding, values: Mapping[str, Any], yaml_file: _YamlFile) -> Problem:
    return Problem(
        found.code,
        yaml_file.file,
        _line(found.path, yaml_file),
        record=_record(found.path, values),
        field=_dotted(found.path[2:]),
        found=found.found,
        expected=found.expected,
        mend=found.mend,
    )


def _problem(detail: ErrorDetails, values: Mapping[str, Any], yaml_file: _YamlFile) -> Problem:
    path = _on_file(detail["loc"], yaml_file)
    message = detail["msg"].removeprefix("Value error, ")
    missing = detail["type"] == "missing"
    code = {"missing": "missing", "extra_forbidden": "unknown-field"}.get(detail["type"], "bad-value")
    base = Problem(
        code=code,
        file=yaml_file.file,
        line=_line(path, yaml_file),
        record=_record(path, values),
        field=_dotted(path[2:] if len(path) > 1 and isinstance(path[1], int) else path),
        found="nothing" if missing else _shown(detail["input"]),
        expected="a value" if missing else message[0].lower() + message[1:],
        mend="add the field" if missing else "write a value of that form",
    )
    if code == "unknown-field":
        known = _known_fields(path)
        return replace(base, expected=f"one of {known}", mend="correct the spelling or delete the field")
    return base


def _on_file(loc: tuple[int | str, ...], yaml_file: _YamlFile) -> _Path:
    """Return a pydantic location without names of union members, which are not in the file."""
    path: _Path = ()
    for part in loc:
        longer = (*path, part)
        if longer in yaml_file.lines or part == loc[-1]:
            path = longer
    return path if path in yaml_file.lines or not path else _trimmed(path, yaml_file)


def _trimmed(path: _Path, yaml_file: _YamlFile) -> _Path:
    """Return a path without a union member at its end; a missing field keeps its name."""
    return path if path[:-1] in yaml_file.lines and path[-1] not in {"int", "float"} else path[:-1]


def _line(path: _Path, yaml_file: _YamlFile) -> int | None:
    while path and path not in yaml_file.lines:
        path = path[:-1]
    return yaml_file.lines.get(path)


def _record(path: _Path, values: Mapping[str, Any]) -> str:
    """Return the record of a path, with its id where it has one: ``events[3] (ocean-2024)``."""
    if len(path) < 2 or not isinstance(path[1], int):  # noqa: PLR2004
        return ""
    record = values[str(path[0])][path[1]]
    name = record.get("id") or record.get("number") if isinstance(record, dict) else None
    return f"{path[0]}[{path[1]}]" + (f" ({name})" if name else "")


def _dotted(path: _Path) -> str:
    return ".".join(str(part) for part in path)


def _shown(value: object) -> str:
    """Return a value as a problem shows it."""
    return (
        "a list"
        if isinstance(value, list)
        else "a group of fields"
        if isinstance(value, dict)
        else str(value)
    )


def _known_fields(path: _Path) -> str:
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
    models = [_model_of(part) for part in getattr(annotation, "__args__", ())]
    return next((model for model in models if model is not None), None)
