"""Reader of ``brief.yaml``: a validated Brief, or all problems with their lines.

Scalars are read as strings (YAML would turn 12:30 into 750, NO into False and 2012 into a number) and typed
by the records; duplicate keys, anchors and aliases are refused. No content of a file raises.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from geodata.brief.brief_files import digest_with_files, drawn_files
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_reading import RowOpener, YamlLines, read_records
from geodata.brief.records import Brief
from geodata.brief.yaml_values import YamlFile, YamlPath, read_yaml_values
from geodata.regular_file import FileReadError, read_regular_file
from geodata.words import CatalogueText
from geodata.words.file_faults import file_fault

BRIEF_FILE_NAME = "brief.yaml"
MAX_BRIEF_BYTES = 8_000_000
"""Largest file that is parsed, in bytes."""
MAX_PROBLEMS = 200
"""Problems of one brief that are reported, at most."""


@dataclass(frozen=True)
class BriefReading:
    """Result of reading a folder: a brief with its problems, or the problems that prevent one."""

    folder: Path
    brief: Brief | None
    problems: tuple[Problem, ...]
    digest: str
    """SHA-256 over ``brief.yaml`` and the files that the brief draws from, in hex; the key of every cache."""
    files: tuple[Path, ...] = ()
    """Files beside ``brief.yaml`` that the brief draws from, whether they exist or not."""
    lines: YamlLines = field(default_factory=dict)
    """Line of each value in the file, from 1, by its path; None where it stands in no file."""
    values: Mapping[str, Any] | None = field(default=None, repr=False)
    """Values of the file; None where it could not be parsed."""
    speaks_of_withheld: bool = False
    """Whether the word stands in the file, which matters where it could not be parsed."""


def read_brief(folder: Path, open_rows: RowOpener | None = None) -> BriefReading:
    """Return the brief in a folder, checked without its text, or the problems of its file.

    ``open_rows`` adds the rows of its tables; without it they are not read.
    """
    path = folder / BRIEF_FILE_NAME
    source = _Source(folder, files=folder, open_rows=open_rows)
    return _total_reading(source, YamlFile(str(path)), lambda each: _file_bytes(path, each))


def read_brief_values(
    folder: Path, values: Mapping[str, Any], open_rows: RowOpener | None = None
) -> BriefReading:
    """Return the brief in values that are edited, with the files of a folder; its problems have no lines.

    The digest is that of the values, written as JSON with sorted keys, and of the files.
    """
    path = folder / BRIEF_FILE_NAME
    data = json.dumps(values, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    source = _Source(folder, files=folder, open_rows=open_rows, values=values)
    return _total_reading(source, YamlFile(str(path), dict(_paths_without_lines(values, ()))), lambda _: data)


def read_brief_file(path: Path) -> BriefReading:
    """Return the brief in a file of any name; files beside it do not count."""
    return _total_reading(_Source(path), YamlFile(str(path)), lambda each: _file_bytes(path, each))


def read_brief_bytes(data: bytes, name: str = BRIEF_FILE_NAME) -> BriefReading:
    """Return the brief in the bytes of a file, such as an upload; problems give ``name`` as the file."""

    def upload(yaml_file: YamlFile) -> bytes | None:
        if len(data) <= MAX_BRIEF_BYTES:
            return data
        _too_large(len(data), yaml_file)
        return None

    return _total_reading(_Source(Path(name)), YamlFile(name), upload)


def read_brief_text(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a brief's file that is within the limits of reading, or its problems."""
    yaml_file = YamlFile(str(path))
    data = _file_bytes(path, yaml_file)
    if data is None or _values(data, yaml_file) is None or yaml_file.problems:
        return "", tuple(yaml_file.problems)
    return data.decode("utf-8-sig"), ()


@dataclass(frozen=True)
class _Source:
    """Origin of a brief: a folder or a file, the folder of the files that it names, its rows, its values."""

    folder: Path
    files: Path | None = None
    open_rows: RowOpener | None = None
    values: Mapping[str, Any] | None = None
    """Values that stand for those of the file."""


def _total_reading(
    source: _Source, yaml_file: YamlFile, read: Callable[[YamlFile], bytes | None]
) -> BriefReading:
    """Return the brief in the bytes that a function reads; any exception is a problem of this brief."""
    try:
        return _reading(source, read(yaml_file), yaml_file)
    except Exception as error:  # a fault that nobody thought of must not take other briefs down
        logging.getLogger(__name__).exception("cannot read %s", yaml_file.file)
        yaml_file.report(
            "internal",
            None,
            field="",
            found=CatalogueText("problem.internal.found", error=type(error).__name__),
            expected=CatalogueText("problem.internal.expected"),
            mend=CatalogueText("problem.internal.remedy"),
        )
        return BriefReading(source.folder, None, tuple(yaml_file.problems), "")


def _reading(source: _Source, data: bytes | None, yaml_file: YamlFile) -> BriefReading:
    folder, files = source.folder, source.files
    digest = hashlib.sha256(data or b"").hexdigest()
    values = source.values
    if values is None and data is not None:
        values = _values(data, yaml_file)
    brief = None
    if values is not None and not yaml_file.problems:
        brief, found = read_records(
            values,
            file=yaml_file.file,
            lines=yaml_file.lines,
            folder_name=folder.name,
            folder=files,
            open_rows=source.open_rows,
        )
        yaml_file.problems += found
    problems = _first_problems(yaml_file, is_open=brief is not None)
    reading = BriefReading(
        folder,
        brief,
        problems,
        digest,
        lines=yaml_file.lines,
        values=values,
        speaks_of_withheld=data is not None and b"withheld" in data,
    )
    if values is None or brief is None or files is None:
        return reading
    drawn = drawn_files(files, brief, values)
    return replace(reading, files=drawn, digest=digest_with_files(digest, files, drawn))


def _paths_without_lines(value: Any, path: YamlPath) -> Iterator[tuple[YamlPath, None]]:
    """Yield the path of each value, which has no line since it stands in no file."""
    yield path, None
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, Mapping):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for key, item in inner:
        yield from _paths_without_lines(item, (*path, key))


def _first_problems(yaml_file: YamlFile, *, is_open: bool) -> tuple[Problem, ...]:
    """Return the problems of a file in the order of their lines; of very many the first, and that.

    Those that keep the brief from opening come first among the very many.
    """
    by_line = sorted(yaml_file.problems, key=_line_of_problem)
    if len(by_line) <= MAX_PROBLEMS:
        return tuple(by_line)
    first = sorted(by_line, key=lambda problem: problem.level is not ProblemLevel.REFUSED)[:MAX_PROBLEMS]
    rest = Problem(
        "too-many",
        yaml_file.file,
        None,
        record="",
        field="",
        found=CatalogueText("problem.too-many.found", most=MAX_PROBLEMS),
        expected=CatalogueText("problem.too-many.expected"),
        mend=CatalogueText("problem.too-many.remedy"),
        level=ProblemLevel.BLOCKS if is_open else ProblemLevel.REFUSED,
    )
    return (*sorted(first, key=_line_of_problem), rest)


def _line_of_problem(problem: Problem) -> int:
    return problem.line or 0


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
            found=file_fault(error),
            expected=_readable(),
            mend=CatalogueText(
                "problem.unreadable.remedy-folder"
                if path.name == BRIEF_FILE_NAME
                else "problem.unreadable.remedy-file"
            ),
        )
    return None


def _readable() -> CatalogueText:
    return CatalogueText("problem.unreadable.expected-brief", most=MAX_BRIEF_BYTES // 1_000_000)


def _too_large(size: int, yaml_file: YamlFile) -> None:
    yaml_file.report(
        "too-large",
        None,
        field="",
        found=CatalogueText("file-fault.too-large", size=size),
        expected=_readable(),
        mend=CatalogueText("problem.too-large.remedy"),
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
            found=CatalogueText(
                "problem.encoding.found", byte=f"0x{data[error.start]:02x}", offset=str(error.start)
            ),
            expected=CatalogueText("problem.encoding.expected"),
            mend=CatalogueText("remedy.save-as-utf-8"),
        )
        return None
    return read_yaml_values(text, yaml_file)
