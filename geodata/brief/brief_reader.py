"""From ``brief.yaml`` to a Brief, with every problem at once and the line of each.

Scalars are read as strings (YAML alone would turn 12:30 into 750, NO into False, and 2012 into a number) and
typed by the records; duplicate keys, anchors and aliases are refused. Nothing in a file raises.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from geodata.brief import fast_yaml
from geodata.brief.check import check
from geodata.brief.problems import Problem
from geodata.brief.records import Brief

FILE = "brief.yaml"
MAX_BYTES = 8_000_000
"""A brief larger than this is no brief; it is refused before it is parsed."""
_READABLE = f"a readable file of at most {MAX_BYTES // 1_000_000} MB"

Path_ = fast_yaml.Path


@dataclass(frozen=True)
class Reading:
    """What came of reading a folder: a brief, or the problems that stand in its way."""

    folder: Path
    brief: Brief | None
    problems: tuple[Problem, ...]
    digest: str
    """SHA-256 of the file; the key of every cache."""


@dataclass
class _Document:
    """A YAML document as plain values, with the line of every value."""

    file: str
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, line: int | None, **words: str) -> None:
        """Add a problem that has no record."""
        self.problems.append(Problem(code, self.file, line, record="", **words))


def read(folder: Path) -> Reading:
    """The brief in a folder, checked without its text; bad content comes back as problems."""
    path = folder / FILE
    document = _Document(str(path))
    return _reading(folder, _bytes(path, document), document)


def read_bytes(data: bytes, name: str = FILE) -> Reading:
    """The brief in the bytes of a file that lies nowhere, such as an upload; ``name`` is said in problems."""
    document = _Document(name)
    if len(data) > MAX_BYTES:
        _too_large(len(data), document)
        return _reading(Path(name), None, document)
    return _reading(Path(name), data, document)


def _reading(folder: Path, data: bytes | None, document: _Document) -> Reading:
    digest = hashlib.sha256(data or b"").hexdigest()
    values = _values(data, document) if data is not None else None
    brief = None if values is None or document.problems else _brief(values, document)
    if brief is not None:
        document.problems += check(brief, file=document.file, lines=document.lines)
    problems = tuple(sorted(document.problems, key=lambda problem: problem.line or 0))
    return Reading(folder, None if problems else brief, problems, digest)


def _bytes(path: Path, document: _Document) -> bytes | None:
    try:
        size = path.stat().st_size
        if size <= MAX_BYTES:
            return path.read_bytes()
        _too_large(size, document)
    except OSError as error:
        document.report(
            "unreadable",
            None,
            field="",
            found=error.strerror or str(error),
            expected=_READABLE,
            mend=f"put a {FILE} there (python -m geodata new FOLDER writes one) and make it readable",
        )
    return None


def _too_large(size: int, document: _Document) -> None:
    document.report(
        "too-large", None, field="", found=f"{size:,} bytes", expected=_READABLE, mend="split the brief"
    )


def _values(data: bytes, document: _Document) -> Any:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        document.report(
            "encoding",
            line,
            field="",
            found=f"byte 0x{data[error.start]:02x} at offset {error.start}",
            expected="UTF-8",
            mend="save the file as UTF-8",
        )
        return None
    found = fast_yaml.plain(text)
    if found is None:
        return _slowly(text, document)
    values, document.lines = found
    return values


def _slowly(text: str, document: _Document) -> Any:
    """The values of a document that is not plain, or what is wrong with it."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - a plain document is read without
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415
    from ruamel.yaml.nodes import MappingNode  # noqa: PLC0415

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        document.report(
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
        document.report(
            "yaml",
            1,
            field="",
            found="an empty or a deeply nested document" if node is None else "a list or a word",
            expected="fields such as id:, title:, events:",
            mend="start from python -m geodata new FOLDER",
        )
        return None
    return _plain(node, (), document)


def _plain(node: Any, path: Path_, document: _Document) -> Any:
    line = node.start_mark.line + 1
    document.lines[path] = line
    if node.anchor or len(path) > fast_yaml.MAX_DEPTH:
        document.report(
            "yaml-anchor",
            line,
            field=_dotted(path),
            found=f"&{node.anchor}" if node.anchor else "a value nested too deep",
            expected="plain values",
            mend="write the value out where it belongs",
        )
        return None
    if node.id == "scalar":
        # An empty plain scalar is an absent value; every other one is the string that was written.
        return None if node.value in fast_yaml.ABSENT and not node.style else node.value
    if node.id == "sequence":
        return [_plain(item, (*path, index), document) for index, item in enumerate(node.value)]
    return dict(_pairs(node, path, document))


def _pairs(node: Any, path: Path_, document: _Document) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in seen:
            document.report(
                "duplicate-key",
                line,
                field=_dotted((*path, key)),
                found=f"{key} a second time (first on line {seen[key]})",
                expected="each key once",
                mend="delete one, or write both values in one list",
            )
        seen.setdefault(key, line)
        yield key, _plain(value_node, (*path, key), document)


def _brief(values: Mapping[str, Any], document: _Document) -> Brief | None:
    try:
        return Brief.model_validate(values)
    except ValidationError as error:
        # A list whose only item is wrong counts as too short as well: that is said once, of the item.
        details = [at for at in error.errors() if at["type"] != "too_short" or not at["input"]]
        document.problems += [_problem(detail, values, document) for detail in details]
        return None


def _problem(detail: ErrorDetails, values: Mapping[str, Any], document: _Document) -> Problem:
    path = _on_file(detail["loc"], document)
    message = detail["msg"].removeprefix("Value error, ")
    missing = detail["type"] == "missing"
    code = {"missing": "missing", "extra_forbidden": "unknown-field"}.get(detail["type"], "bad-value")
    base = Problem(
        code=code,
        file=document.file,
        line=_line(path, document),
        record=_record(path, values),
        field=_dotted(path[2:] if len(path) > 1 and isinstance(path[1], int) else path),
        found="nothing" if missing else _found(detail["input"]),
        expected="a value" if missing else message[0].lower() + message[1:],
        mend="add the field" if missing else "write a value of that form",
    )
    if code == "unknown-field":
        known = _known_fields(path)
        return replace(base, expected=f"one of {known}", mend="correct the spelling or delete the field")
    return base


def _on_file(loc: tuple[int | str, ...], document: _Document) -> Path_:
    """A pydantic location without the parts that are not in the file (names of union members)."""
    path: Path_ = ()
    for part in loc:
        longer = (*path, part)
        if longer in document.lines or part == loc[-1]:
            path = longer
    return path if path in document.lines or not path else _trimmed(path, document)


def _trimmed(path: Path_, document: _Document) -> Path_:
    """A missing field keeps its name; the name of a union member goes."""
    return path if path[:-1] in document.lines and path[-1] not in {"int", "float"} else path[:-1]


def _line(path: Path_, document: _Document) -> int | None:
    while path and path not in document.lines:
        path = path[:-1]
    return document.lines.get(path)


def _record(path: Path_, values: Mapping[str, Any]) -> str:
    """The record a path lies in, with its id where it has one: ``events[3] (ocean-2024)``."""
    if len(path) < 2 or not isinstance(path[1], int):  # noqa: PLR2004
        return ""
    record = values[str(path[0])][path[1]]
    name = record.get("id") or record.get("number") if isinstance(record, dict) else None
    return f"{path[0]}[{path[1]}]" + (f" ({name})" if name else "")


def _dotted(path: Path_) -> str:
    return ".".join(str(part) for part in path)


def _found(value: object) -> str:
    return (
        "a list"
        if isinstance(value, list)
        else "a group of fields"
        if isinstance(value, dict)
        else str(value)
    )


def _known_fields(path: Path_) -> str:
    model: Any = Brief
    for part in path[:-1]:
        if isinstance(part, str):
            model = _model_of(model.model_fields[part].annotation)
    return ", ".join(model.model_fields)


def _model_of(annotation: Any) -> Any:
    """The record inside ``tuple[Record, ...] | None`` and the like."""
    if hasattr(annotation, "model_fields"):
        return annotation
    found = [_model_of(part) for part in getattr(annotation, "__args__", ())]
    return next((model for model in found if model is not None), None)
