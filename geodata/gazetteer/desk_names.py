"""The desk's names: what an installation calls places of the gazetteer, from a CSV file of its own.

The file (setting ``names``) has the columns id, language, name. A name is used on the ground, in lists and in
exports; the search knows the gazetteer's names too. Cited words and names of a brief's records stay as
written.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from geodata.gazetteer.shipped_table import GazetteerPlace, shipped_places
from geodata.regular_file import FileReadError, read_regular_file
from geodata.settings import SettingsError, current_settings, variable_of
from geodata.words import LANGS, Lang, fold_text
from geodata.words.text_direction import find_suspicious_characters, strip_direction_marks

COLUMNS: Final = ("id", "language", "name")
MAX_NAMES_BYTES: Final = 5_000_000
MAX_DESK_NAME: Final = 120
"""Characters of a name."""
NAME_LANGUAGES: Final = tuple(lang for lang in LANGS if lang in GazetteerPlace.__dataclass_fields__)
"""Languages that the gazetteer has names in."""
_MOST_PROBLEMS: Final = 20

WrittenNames = Mapping[tuple[str, str], tuple[int, str]]
"""Line and name by id and language."""
_NONE: Final[WrittenNames] = {}


class DeskNamesError(SettingsError):
    """A file of names that cannot be used: one line for each that is wrong, with its place and its remedy."""


def read_desk_names(is_known: Callable[[str], bool]) -> Mapping[tuple[str, str], str]:
    """Return the names of the file of the settings by id and language; none without one.

    ``is_known`` tells whether the gazetteer has an id; another one is refused.

    Raises
    ------
    DeskNamesError
        With a line for each row that cannot be used.
    """
    written = _written_names()
    unknown = [(line, key[0]) for key, (line, _) in written.items() if not is_known(key[0])]
    if unknown:
        faults = [f"line {line}: {_unknown_id(place_id)}" for line, place_id in unknown]
        raise _error(faults, names_path() or Path())
    return {key: name for key, (_, name) in written.items()}


def desk_name(place_id: str, lang: Lang) -> str | None:
    """Return the desk's name of a place in a language, None where the gazetteer's own stands.

    Raises
    ------
    DeskNamesError
        Where the file of the settings cannot be used.
    """
    found = _written_names().get((place_id, lang))
    return found[1] if found else None


def desk_names_in(lang: Lang) -> dict[str, str]:
    """Return the desk's names in a language by the id of their places."""
    return {place_id: name for (place_id, own), (_, name) in _written_names().items() if own == lang}


def desk_name_ids(folded: str, *, begun: bool = False) -> list[str]:
    """Return the ids of the places of which the desk's name is a folded text, or begins with it."""
    return list(
        dict.fromkeys(
            place_id
            for (place_id, _), (_, name) in _written_names().items()
            if (own := fold_text(name)) == folded or (begun and f" {folded}" in f" {own}")
        )
    )


@cache
def names_path() -> Path | None:
    """Return the path of the file of names, as the settings had it at the start; None without one."""
    setting = current_settings().names.strip()
    return Path(setting) if setting else None


def _written_names() -> WrittenNames:
    path = names_path()
    return _read_names(path) if path else _NONE


def has_desk_names() -> bool:
    """Return whether the settings name a file of names."""
    return names_path() is not None


def desk_names_digest() -> str:
    """Return the SHA-256 of the file of names, a part of the keys of what holds names; "" without one."""
    path = names_path()
    return hashlib.sha256(_file_bytes(path)).hexdigest() if path else ""


@lru_cache(maxsize=2)
def _file_bytes(path: Path) -> bytes:
    try:
        return read_regular_file(path, MAX_NAMES_BYTES)
    except FileReadError as error:
        expected = f"a CSV table of at most {MAX_NAMES_BYTES // 1_000_000} MB with {', '.join(COLUMNS)}"
        raise _error([f"found {error.found}; expected {expected}; correct the path"], path) from None


@lru_cache(maxsize=2)
def _read_names(path: Path) -> WrittenNames:
    """Return the names of a file by id and language, each with its line; ids are not looked up."""
    data = _file_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _error(
            [f"line {line}: found bytes that are no UTF-8; expected UTF-8; save the table as UTF-8"], path
        ) from None
    names: dict[tuple[str, str], tuple[int, str]] = {}
    problems: list[str] = []
    for line, row in _rows(text, path):
        fault = _row_fault(row) or _repeated(row, names)
        if fault:
            problems.append(f"line {line}: {fault}")
        else:
            names[row["id"], row["language"]] = (line, row["name"])
    if problems:
        raise _error(problems, path)
    return names


def _rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of the last line of each row and its cells, trimmed; empty rows are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [cell.strip() for cell in next(reader, [])]
        if sorted(head) != sorted(COLUMNS):
            found = ", ".join(head) or "no header"
            fault = f"line 1: found {found[:80]!r}; expected the columns {', '.join(COLUMNS)}; write them"
            raise _error([fault], path)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(head):
                fault = (
                    f"line {reader.line_num}: found {len(cells)} cells; expected {len(head)}; "
                    "put a name with a comma in quotation marks"
                )
                raise _error([fault], path)
            trimmed = [strip_direction_marks(cell).strip() for cell in cells]
            yield reader.line_num, dict(zip(head, trimmed, strict=True))
    except csv.Error as error:
        fault = f"line {reader.line_num}: found {error}; expected a CSV table; correct it"
        raise _error([fault], path) from None


def _unknown_id(place_id: str) -> str:
    near = get_close_matches(place_id, shipped_places(), n=1)
    mend = f"write {near[0]}" if near else "`briefmap place WORDS` prints ids"
    return f"id: found {place_id[:80]!r}; expected an id of the gazetteer; {mend}"


def _row_fault(row: Mapping[str, str]) -> str:
    """Return what is wrong with a row but its id, and how to mend it; empty where nothing is."""
    name = row["name"]
    if row["language"] not in NAME_LANGUAGES:
        expected = " or ".join(NAME_LANGUAGES)
        return f"language: found {row['language'][:80]!r}; expected {expected}; correct it"
    if not name or len(name) > MAX_DESK_NAME:
        return f"name: found {len(name)} characters; expected 1 to {MAX_DESK_NAME}; write a name"
    if hidden := find_suspicious_characters(name):
        return f"name: found {hidden[0][1]} in it; expected visible letters; take it out"
    return ""


def _repeated(row: Mapping[str, str], names: WrittenNames) -> str:
    key = row["id"], row["language"]
    if key not in names:
        return ""
    return f"found a second name of {key[0]} in {key[1]}; expected one; take one of the two out"


def _error(faults: list[str], path: Path) -> DeskNamesError:
    lines = [f"{variable_of('names')} {path}: {fault}" for fault in faults[:_MOST_PROBLEMS]]
    if len(faults) > _MOST_PROBLEMS:
        lines.append(f"{variable_of('names')} {path}: {len(faults) - _MOST_PROBLEMS} more lines are wrong")
    return DeskNamesError("\n".join(lines))
