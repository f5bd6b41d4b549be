"""Changes as they are typed on the command line, made operations on the values of a brief."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NoReturn

from pydantic import ValidationError

from geodata.brief.records import Brief
from geodata.brief.yaml_values import YamlFile, read_yaml_values
from geodata.command_line.brief_target import ProblemError
from geodata.command_line.command_output import command_problem
from geodata.editing.citing_records import citing_records
from geodata.editing.operations import (
    AddRecord,
    MoveRecord,
    Operation,
    RemoveRecord,
    SetField,
    apply_operation,
    field_value,
)
from geodata.editing.record_path import NESTED_LISTS, Values, find_record, listed_records, record_key
from geodata.words import CatalogueText

Change = tuple[str, str]
"""Name of an option, without its hyphens, and its value."""
_FIELDS: Final = frozenset(field.alias or name for name, field in Brief.model_fields.items())
_SHOWN: Final = 10


def typed_operations(values: Values, changes: Sequence[Change], *, force: bool) -> tuple[Operation, ...]:
    """Return the operations that changes ask for, each on what those before it leave.

    Parameters
    ----------
    force
        Whether a record that others refer to may be removed.

    Raises
    ------
    EditError
        Where one does not fit the brief.
    ProblemError
        Where one is not understood.
    """
    found: list[Operation] = []
    for option, text, behind in _with_neighbours(changes):
        try:
            operation = _operation(values, option, text, behind, force=force)
        except ValidationError as error:
            _refuse(option, f"{text:.80}: {error.errors(include_url=False)[0]['msg']}", f"expected-{option}")
        values, _ = apply_operation(values, operation)
        found.append(operation)
    return tuple(found)


def _with_neighbours(changes: Sequence[Change]) -> Iterator[tuple[str, str, str | None]]:
    """Yield each change with the neighbour that follows it."""
    for at, (option, text) in enumerate(changes):
        if option != "behind":
            follows = changes[at + 1 : at + 2]
            is_placed = bool(follows) and follows[0][0] == "behind"
            yield option, text, follows[0][1] if is_placed else None
        elif not at or changes[at - 1][0] not in {"add", "move"}:
            _refuse(option, text, "expected-behind")


def _operation(values: Values, option: str, text: str, behind: str | None, *, force: bool) -> Operation:
    match option:
        case "set" | "unset":
            return _set_field(values, option, text)
        case "add":
            return _add_record(text, behind)
        case "remove":
            return _remove_record(values, text, force=force)
        case _:
            return MoveRecord(record=_record_path(values, text), behind=behind or "")


def _set_field(values: Values, option: str, text: str) -> SetField:
    place, sign, written = text.partition("=")
    if bool(sign) != (option == "set"):
        _refuse(option, text, f"expected-{option}")
    after: Any = written if sign else None
    if place.endswith(":"):
        place = place.removesuffix(":")
        after = _yaml_values(f"value: {written}", option, text).get("value")
    record, field = _record_and_field(values, place, option)
    before = field_value(find_record(values, record), field)
    if option == "unset" and before is None:
        _refuse(option, text, "expected-unset")
    return SetField(record=record, field=field, before=before, after=after)


def _add_record(text: str, behind: str | None) -> AddRecord:
    group, sign, written = text.partition(":")
    if not sign:
        _refuse("add", text, "expected-add")
    return AddRecord(group=group, values=_yaml_values(written, "add", text), behind=behind)


def _remove_record(values: Values, text: str, *, force: bool) -> RemoveRecord:
    path = _record_path(values, text)
    citing = () if force else citing_records(values, path)
    if citing:
        more = ("…",) if len(citing) > _SHOWN else ()
        raise ProblemError(
            command_problem(
                "change",
                f"--remove {text:.80}",
                found=CatalogueText("command.change.found-cited", records=(*citing[:_SHOWN], *more)),
                expected=CatalogueText("command.change.expected-uncited"),
                mend=CatalogueText("command.change.remedy-cited", option="--force"),
            )
        )
    return RemoveRecord(record=path, values=dict(find_record(values, path)))


def _yaml_values(written: str, option: str, text: str) -> Values:
    yaml_file = YamlFile(f"--{option}")
    found = read_yaml_values(written, yaml_file)
    if found is None or yaml_file.problems:
        _refuse(option, text, f"expected-{option}")
    return found


def _record_and_field(values: Values, place: str, option: str) -> tuple[str, str]:
    """Return the path of a record and the field of it that are written as one."""
    first, _, rest = place.partition(".")
    if "/" not in first and first in _FIELDS:
        return "", place
    if not rest:
        _refuse(option, place, f"expected-{option}")
    return _record_path(values, first), rest


def _record_path(values: Values, text: str) -> str:
    """Return the path of a record that is named by it, or by an id that no other record has."""
    if "/" in text:
        return text
    found = [path for path in _paths(values) if path.rpartition("/")[2] == text]
    if len(found) > 1:
        _refuse_place(text, CatalogueText("command.change.found-several", paths=tuple(found[:_SHOWN])))
    if not found:
        _refuse_place(text, CatalogueText("command.change.found-none"))
    return found[0]


def _paths(values: Values, within: str = "", group: str = "") -> Iterator[str]:
    """Yield the paths of all records."""
    for name in NESTED_LISTS.get(group, ()):
        for record in listed_records(values, name):
            if (key := record_key(name, record)) is not None:
                path = f"{within}/{name}/{key}".lstrip("/")
                yield path
                yield from _paths(record, path, name)


def _refuse(option: str, found: str, expected: str) -> NoReturn:
    raise ProblemError(
        command_problem(
            "change",
            f"--{option}",
            found=found,
            expected=CatalogueText(f"command.change.{expected}"),
            mend=CatalogueText("command.change.remedy"),
        )
    )


def _refuse_place(text: str, found: CatalogueText) -> NoReturn:
    raise ProblemError(
        command_problem(
            "change",
            text,
            found=found,
            expected=CatalogueText("command.change.expected-record"),
            mend=CatalogueText("command.change.remedy-record"),
        )
    )
