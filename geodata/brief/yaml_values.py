"""Values of a YAML text with the line of each, within limits of depth, number and time.

The values are built from the events of a parser, one by one, so that a limit ends the reading where it is
reached: :mod:`geodata.brief.fast_yaml` gives the events of libyaml; for a text on which versions of YAML
differ, or without libyaml, ruamel gives them, about fifty times slower.
"""

import time
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

from geodata.brief.fast_yaml import EventSource, find_doubtful_sign, plain_events
from geodata.brief.problems import Problem, escape_invisible
from geodata.errors import BriefmapError
from geodata.words import CatalogueText

YamlPath = tuple[str | int, ...]
"""Keys and list indices from the root of a document to a value."""
ABSENT_SCALARS: Final = frozenset({"", "null", "~"})
"""Plain scalars that stand for an absent value."""
MAX_YAML_DEPTH: Final = 40
"""Deepest nesting of values that is read."""
MAX_YAML_VALUES: Final = 500_000
"""Largest number of values in a file; a brief of 8 MB has about 350,000."""
MAX_YAML_SECONDS: Final = 20.0
"""Longest time that the values of a file may take."""
MAX_YAML_PROBLEMS: Final = 100
"""Problems of one file that are reported; reading ends there."""
MAX_SLOW_CHARACTERS: Final = 500_000
"""Longest text that ruamel reads: about six seconds."""
_SYNTAX_FAULTS: Final = {
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no-colon",
    "did not find expected ',' or ']'": "open-list",
    "expected ',' or ']'": "open-list",
    "did not find expected ',' or '}'": "open-fields",
    "expected ',' or '}'": "open-fields",
    "cannot start any token": "sign",
    "tab character": "tab",
    "unexpected end of stream": "open-quote",
    "unknown escape character": "escape",
    "block sequence entries are not allowed": "dash",
    "sequence entries are not allowed": "dash",
    "did not find expected '-' indicator": "indent",
    "did not find expected key": "indent",
    "expected <block end>": "indent",
    "undefined tag handle": "tag",
    "did not find expected <document start>": "after-end",
    "expected '<document start>'": "after-end",
}
"""Faults of syntax, as the catalogue names them, by words that libyaml or ruamel has for them."""
_VALUES_PER_CLOCK: Final = 256
"""Values between two looks at the clock."""


class _StopReadingError(BriefmapError):
    """The rest of a file is not read; the problem is reported already."""


@dataclass
class YamlFile:
    """A YAML file while it is read: the line of every value, and the problems so far."""

    file: str
    lines: dict[YamlPath, int | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(  # noqa: PLR0913 - the parts of a problem, by name
        self,
        code: str,
        line: int | None,
        *,
        field: str,
        found: str,
        expected: CatalogueText,
        mend: CatalogueText,
    ) -> None:
        """Add a problem that belongs to no record."""
        self.problems.append(Problem(code, self.file, line, "", field, found, expected, mend))


def read_yaml_values(text: str, yaml_file: YamlFile) -> dict[str, Any] | None:
    """Return the mapping in a text, or None after reporting a problem; lines go into ``yaml_file``."""
    source = plain_events(text)
    if source is None:
        if len(text) > MAX_SLOW_CHARACTERS:
            _report_slow_text(text, yaml_file)
            return None
        source = slow_events(text)
    try:
        return _ValueReader(source, yaml_file).document()
    except _StopReadingError:
        return None
    except source.error as error:
        _report_syntax(error, text, yaml_file)
        return None


def slow_events(text: str) -> EventSource:
    """Return the events of a text by ruamel."""
    from ruamel.yaml import YAML, events  # noqa: PLC0415 - a plain file is read without
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    return EventSource(YAML(typ="safe", pure=True).parse(text).__next__, events, YAMLError)


def dotted_path(path: YamlPath) -> str:
    """Return a path as a problem shows it: ``events.3.title``."""
    return ".".join(str(part) for part in path)


class _ValueReader:
    """Builder of the values of one document."""

    def __init__(self, source: EventSource, yaml_file: YamlFile) -> None:
        self._next = source.next_event
        self._kinds = source.events
        self._file = yaml_file
        self._deadline = time.monotonic() + MAX_YAML_SECONDS

    def document(self) -> dict[str, Any] | None:
        """Return the values of the only document."""
        self._next()  # the start of the stream
        event = self._next()
        if isinstance(event, self._kinds.DocumentStartEvent):
            event = self._next()
        if not isinstance(event, self._kinds.MappingStartEvent):
            self._refuse_root(event)
        values: dict[str, Any] = self._value(event, ())
        self._next()  # the end of the document
        if not isinstance(event := self._next(), self._kinds.StreamEndEvent):
            self._stop("yaml", event, "", "second-document")
        return values

    def _refuse_root(self, event: Any) -> NoReturn:
        empty = isinstance(event, self._kinds.StreamEndEvent) or getattr(event, "value", None) == ""
        self._stop("yaml", event, "", "empty-root" if empty else "root")

    def _value(self, event: Any, path: YamlPath) -> Any:
        kind = type(event)
        lines = self._file.lines
        lines[path] = event.start_mark.line + 1
        if len(lines) % _VALUES_PER_CLOCK == 0 or len(path) > MAX_YAML_DEPTH:
            self._check_limits(event, path)
        if event.anchor is not None:
            self._report_anchor(event, path)
            if kind is self._kinds.AliasEvent:
                return None
        if kind is self._kinds.ScalarEvent:
            # An empty plain scalar is an absent value; every other one is a string as spelled.
            return None if event.value in ABSENT_SCALARS and not event.style else event.value
        return self._list(path) if kind is self._kinds.SequenceStartEvent else self._mapping(path)

    def _list(self, path: YamlPath) -> list[Any]:
        items: list[Any] = []
        while type(event := self._next()) is not self._kinds.SequenceEndEvent:
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: YamlPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while type(key := self._next()) is not self._kinds.MappingEndEvent:
            if type(key) is not self._kinds.ScalarEvent:
                self._refuse_key(key, path)
            name = key.value
            if key.anchor is not None:
                self._report_anchor(key, path)
            if name in values:
                self._report_duplicate(key, (*path, name))
                self._value(self._next(), (*path, name))
                continue
            values[name] = self._value(self._next(), (*path, name))
        return values

    def _check_limits(self, event: Any, path: YamlPath) -> None:
        """Stop where the file is nested too deep, has too many values, or has taken too long."""
        if len(path) > MAX_YAML_DEPTH:
            self._stop("too-deep", event, dotted_path(path[:3]), "levels", most=MAX_YAML_DEPTH)
        if len(self._file.lines) > MAX_YAML_VALUES:
            self._stop("too-large", event, "", "values", most=MAX_YAML_VALUES)
        if time.monotonic() > self._deadline:
            self._stop("too-slow", event, "", "seconds", seconds=MAX_YAML_SECONDS)

    def _report_anchor(self, event: Any, path: YamlPath) -> None:
        sign = "*" if type(event) is self._kinds.AliasEvent else "&"
        self._report("yaml-anchor", event, dotted_path(path), "sign", name=f"{sign}{event.anchor}", sign=sign)

    def _report_duplicate(self, key: Any, path: YamlPath) -> None:
        key_words = escape_invisible(key.value)
        first = str(self._file.lines[path])
        self._report("duplicate-key", key, dotted_path(path), "key", key=key_words, line=first)

    def _refuse_key(self, key: Any, path: YamlPath) -> NoReturn:
        is_alias = type(key) is self._kinds.AliasEvent
        if is_alias:
            self._stop("yaml", key, dotted_path(path), "alias-key", name=f"*{key.anchor}")
        self._stop("yaml", key, dotted_path(path), "list-key")

    def _stop(self, code: str, event: Any, field: str, fault: str, **values: object) -> NoReturn:
        self._report(code, event, field, fault, **values)
        raise _StopReadingError

    def _report(self, code: str, event: Any, field: str, fault: str, **values: object) -> None:
        """Report a problem at an event, in the words that the catalogue has for a fault."""
        self._file.report(
            code,
            event.start_mark.line + 1,
            field=field,
            found=CatalogueText(f"yaml-fault.{fault}.found", **values),
            expected=CatalogueText(f"yaml-fault.{fault}.expected", **values),
            mend=CatalogueText(f"yaml-fault.{fault}.remedy", **values),
        )
        if len(self._file.problems) >= MAX_YAML_PROBLEMS:
            raise _StopReadingError


def _report_syntax(error: Exception, text: str, yaml_file: YamlFile) -> None:
    """Report an error of a parser, with its line and the line of the construct that it is in."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    told = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    found = CatalogueText(f"yaml-syntax.{_syntax_fault(told)}")
    line = mark.line + 1 if mark else None
    if (character := getattr(error, "character", None)) is not None:
        sign = character if isinstance(character, str) else chr(character)
        found = CatalogueText("yaml-syntax.character", character=f"U+{ord(sign):04X}")
        line = text[: max(text.find(sign), 0)].count("\n") + 1
    elif begun is not None and begun.line + 1 != line:
        found = CatalogueText("yaml-syntax.begun", fault=found, line=str(begun.line + 1))
    yaml_file.report(
        "yaml",
        line,
        field="",
        found=found,
        expected=CatalogueText("problem.yaml.expected"),
        mend=CatalogueText("problem.yaml.remedy"),
    )


def _syntax_fault(told: str) -> str:
    """Return the catalogue's name of a fault of syntax, from the words of either parser."""
    return next((fault for words, fault in _SYNTAX_FAULTS.items() if words in told), "other")


def _report_slow_text(text: str, yaml_file: YamlFile) -> None:
    """Report a text that is too long for the slow parser, at the sign for which it would be needed."""
    line, sign = find_doubtful_sign(text)
    found = sign if line else CatalogueText("problem.too-slow.found-without-libyaml")
    yaml_file.report(
        "too-slow",
        line,
        field="",
        found=found,
        expected=CatalogueText("problem.too-slow.expected-plain", characters=MAX_SLOW_CHARACTERS),
        mend=CatalogueText("problem.too-slow.remedy-plain"),
    )
