"""Bad briefs: folders with the smallest input of each fault that once took all briefs down, and its kin.

The fields that are attacked are those of the published schema, so that a new field is attacked by itself.
"""

import copy
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.schema.brief_schema import brief_json_schema
from geodata.brief.yaml_edit import load_yaml
from tests.brief_mutants import BRIEF, FILES

Json = dict[str, Any]
Field = tuple[tuple[str | int, ...], str]
"""Path of a record, and one of its fields."""
OPENS, REFUSED, EITHER = "opens", "refused", "either"
"""Verdicts: the brief opens, with or without a record; it does not; it depends on the field."""
DIGITS = "9" * 400
DATES = ("9999~", "0001~", "9999-12-31~/..", "../0001-01-01~", "../..")
INVISIBLE = ("\u202e51", "5\u200b1", "5\u00ad1", "\u001b[31m5", "5\nno problems in 3 events", "\ufeff5")
SIGNS = (*DATES, DIGITS, f"-{DIGITS}", "1e999", "nan", *INVISIBLE, "\x00", "=1+1", "a" * 100_000)
"""Texts that are written into each field."""


@dataclass(frozen=True)
class BadBrief:
    """A folder to write, and the verdict on it."""

    name: str
    verdict: str
    write: Callable[[Path], None]


def write_base(folder: Path, text: str = BRIEF) -> None:
    """Write a brief and the files beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / BRIEF_FILE_NAME).write_bytes(text.encode("utf-8", "surrogatepass"))


def bad_briefs() -> tuple[BadBrief, ...]:
    """Return the bad folders of every kind."""
    return (*_written(), *_odd_files())


def bad_records(fields: Iterable[Field] | None = None) -> Iterator[tuple[str, str]]:
    """Yield a name and the brief, as JSON, with each bad text in some fields, or in each of the schema."""
    values = _values()
    for path, field in plain_fields() if fields is None else fields:
        for number, sign in enumerate(SIGNS):
            changed = copy.deepcopy(values)
            record = changed
            for part in path:
                record = record[part]
            record[field] = sign
            yield f"{field_name((path, field))}:{number}", json.dumps(changed, ensure_ascii=True)


def plain_fields() -> Iterator[Field]:
    """Yield each field of the schema that holds no records, of the first record of each kind."""
    schema = brief_json_schema()
    return _plain_fields(_values(), schema, schema, ())


def field_name(field: Field) -> str:
    """Return the dotted path of a field."""
    return ".".join(map(str, (*field[0], field[1])))


def _values() -> Any:
    return json.loads(json.dumps(load_yaml(BRIEF), default=str))


def _plain_fields(value: Any, form: Json, schema: Json, path: tuple[str | int, ...]) -> Iterator[Field]:
    """Yield the path of each first record of its kind, and each of its fields that holds no records."""
    if isinstance(value, list):
        items = next((each["items"] for each in _forms(form, schema) if "items" in each), None)
        if items is not None and value:
            yield from _plain_fields(value[0], items, schema, (*path, 0))
    elif isinstance(value, dict):
        fields = next((each["properties"] for each in _forms(form, schema) if "properties" in each), {})
        for name, each in fields.items():
            if isinstance(value.get(name), dict | list):
                yield from _plain_fields(value[name], each, schema, (*path, name))
            yield path, name


def _forms(form: Json, schema: Json) -> list[Json]:
    if "$ref" in form:
        form = schema["$defs"][form["$ref"].rpartition("/")[2]]
    parts = form.get("anyOf") or form.get("oneOf")
    return [form] if parts is None else [each for part in parts for each in _forms(part, schema)]


def _written() -> Iterator[BadBrief]:
    """Yield folders whose ``brief.yaml`` is bad."""
    for name, (old, new, verdict) in _REPLACED.items():
        if BRIEF.count(old) == 0:
            msg = f"{name}: the brief no longer has {old!r}"
            raise ValueError(msg)
        text = BRIEF.replace(old, new, 1)
        yield BadBrief(name, verdict, lambda folder, text=text: write_base(folder, text))
    long = BRIEF + "# remark\n" * 600_000
    texts = {
        "tab in a comment of a long file": (long + "#\there\n", OPENS),
        "comments alone, 5 MB": (long, OPENS),
        "400 levels of brackets": (f"{BRIEF}tags2: {'[' * 400}{']' * 400}\n", REFUSED),
        "400 levels of mappings": (f"{BRIEF}tags2: {'{a: ' * 400}1{'}' * 400}\n", REFUSED),
        "400 levels of indentation": (BRIEF + "".join(f"{' ' * at}a:\n" for at in range(400)), REFUSED),
        "50,000 open brackets": ("[" * 50_000, REFUSED),
        "half saved": (BRIEF[: len(BRIEF) // 2], EITHER),
        "half a line": (BRIEF[: BRIEF.index("as_of") + 8], REFUSED),
        "empty": ("", REFUSED),
        "a word": ("brief", REFUSED),
        "anchors": (BRIEF.replace("tags: [sea]", "tags: &a [sea]"), REFUSED),
        "lone surrogate": (BRIEF.replace('en: "Brief"', 'en: "\\ud800"'), REFUSED),
        "lone surrogate in bytes": (BRIEF.replace('en: "Brief"', 'en: "\ud800"'), REFUSED),
        "too large": (BRIEF + "#" * 8_100_000, REFUSED),
    }
    for name, (text, verdict) in texts.items():
        yield BadBrief(name, verdict, lambda folder, text=text: write_base(folder, text))


_REPLACED = {
    **{
        f"date {sign}": ("edtf: 2029-12,", f'edtf: "{sign}",', EITHER)
        for sign in (*DATES, f"{DIGITS}/2000", "2030/2029")
    },
    **{f"published {sign}": ("published: 2030-01", f'published: "{sign}"', EITHER) for sign in DATES},
    **{f"start {sign}": ("start: ../2022-10", f'start: "{sign}"', EITHER) for sign in DATES},
    "open date with an open start": ("edtf: ../.., start: ../2022-10", "edtf: ../.., start: ../..", OPENS),
    "period 9999~": ("value: 30, qualifier: about", "ratio: {times: 2, period: 9999~}", EITHER),
    "reversed range": ("{value: 30, qualifier: about,", f"{{low: 5{DIGITS}, high: 1{DIGITS},", OPENS),
    "figure of 400 digits": ("value: 30, qualifier: about", f"value: {DIGITS}", OPENS),
    "turned number": ("value: 30, qualifier: about", 'value: "\\u202e51"', OPENS),
    "turned number as it is": ("value: 30, qualifier: about", 'value: "\u202e51"', EITHER),
    "escape in an id": ("id: ministry,", 'id: "mini\\e[31mstry\\nno problems in 3 events",', OPENS),
    "escape in a key": ("    weight: 1\n", '    "we\\e[2J\\nno problems": 1\n', OPENS),
    "Vladivostok to Russia": (
        "[{place: irn, role: from}, {place: rus, role: to}]",
        "[{place: vladivostok, role: from}, {place: rus, role: to}]",
        OPENS,
    ),
    "as of the first year": ("as_of: 2030-01-15T06:00Z", "as_of: 0001-01-01", OPENS),
    "as of the last year": ("as_of: 2030-01-15T06:00Z", "as_of: 9999-12-31", OPENS),
}
"""By name: words of the base brief, the bad ones in their place, and the verdict."""


def _odd_files() -> Iterator[BadBrief]:
    """Yield folders in which a file is no file, or too large."""
    for file in (*FILES, BRIEF_FILE_NAME):
        # Without its text a brief opens, but is not exported from the command line.
        verdict = REFUSED if file == BRIEF_FILE_NAME else EITHER
        for name, make in _ODD.items():

            def write(folder: Path, file: str = file, make: Callable[[Path], None] = make) -> None:
                write_base(folder)
                (folder / file).unlink()
                make(folder / file)

            yield BadBrief(f"{name} as {file}", verdict, write)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)


_ODD: dict[str, Callable[[Path], None]] = {
    "named pipe": os.mkfifo,
    "link to /dev/zero": lambda path: path.symlink_to("/dev/zero"),
    "link to itself": lambda path: path.symlink_to(path),
    "directory": Path.mkdir,
    "3 GB of zeros": _huge,
    "nothing": lambda _path: None,
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 40) and None,
}
