"""Rows of the tables of briefs and versions, and what they stand for."""

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, select, update

from geodata.brief.yaml_edit import EditError
from geodata.brief.yaml_values import YamlFile, read_yaml_values
from geodata.editing.record_path import Values
from geodata.store.store_tables import BRIEFS, VERSIONS
from geodata.words import LANGS

VersionOrigin = Literal["file", "app"]


@dataclass(frozen=True)
class ListedBrief:
    """A brief as lists show it; nothing of it is read for that."""

    id: str
    title: Mapping[str, str]
    """Title by language, as far as it has one."""
    day: str
    """Day up to which it knows, as it is written."""
    events: int
    documents: int
    folder: str | None
    """Path of its folder; None where the store alone has it."""
    is_published: bool
    is_edited: bool
    """Whether there are edits since its last version."""
    is_archived: bool
    changed_at: float
    """Seconds since 1970."""


@dataclass(frozen=True)
class BriefVersion:
    """One version of a brief, without its text."""

    brief: str
    number: int
    parent: int | None
    """Number of the version that it was made from."""
    digest: str
    """SHA-256 of its text, in hex."""
    origin: VersionOrigin
    author: str
    saved_at: float
    """Seconds since 1970."""
    message: str
    is_published: bool
    is_base: bool
    """Whether the working copy starts from it."""
    is_waiting: bool
    """Whether it came with the file and waits for an editor."""


@dataclass(frozen=True)
class BriefState:
    """State of a brief in the store, without its words."""

    base: int
    """Version that the working copy starts from."""
    head: int
    """Last edit."""
    edited: int
    """Number of edit groups since that version."""
    published: int | None
    published_digest: str | None
    """SHA-256 of the published version."""
    file_digest: str | None
    """SHA-256 of the file in its folder as last seen."""
    waiting: int | None
    """Version that came with the file and waits for an editor."""
    is_of_store: bool
    """Whether the store alone has it, and no folder."""


@dataclass(frozen=True)
class NewVersion:
    """A version before it has a number."""

    text: str
    origin: VersionOrigin
    author: str = ""
    message: str = ""
    parent: int | None = None
    saved_at: float | None = None
    """Seconds since 1970; None is now."""


def find_brief_row(connection: Connection, brief_id: str, *, lock: bool = False) -> Row[Any] | None:
    """Return the row of a brief, with ``lock`` locked until the transaction ends; None without one."""
    query = select(BRIEFS).where(BRIEFS.c.id == brief_id)
    return connection.execute(query.with_for_update() if lock else query).one_or_none()


def brief_row(connection: Connection, brief_id: str, *, lock: bool = False) -> Row[Any]:
    """Return the row of a brief, with ``lock`` locked until the transaction ends.

    Raises
    ------
    LookupError
        Where there is none.
    """
    row = find_brief_row(connection, brief_id, lock=lock)
    if row is None:
        raise LookupError(brief_id)
    return row


def version_row(connection: Connection, brief_id: str, number: int) -> Row[Any]:
    """Return the row of a version.

    Raises
    ------
    LookupError
        Where there is none.
    """
    query = select(VERSIONS).where((VERSIONS.c.brief == brief_id) & (VERSIONS.c.number == number))
    row = connection.execute(query).one_or_none()
    if row is None:
        message = f"{brief_id} has no version {number}"
        raise LookupError(message)
    return row


def insert_brief(connection: Connection, brief_id: str, values: Values, folder: str | None = None) -> None:
    """Add the row of a brief that has no version yet."""
    facts = {"base": 0, "base_head": 0, "head": 0, "archived": False, "changed_at": time.time()}
    connection.execute(BRIEFS.insert(), {"id": brief_id, "folder": folder, **facts, **_list_columns(values)})


def insert_version(connection: Connection, brief_id: str, version: NewVersion) -> int:
    """Add a version of a brief, and return its number."""
    last = select(func.max(VERSIONS.c.number)).where(VERSIONS.c.brief == brief_id)
    number = (connection.scalar(last) or 0) + 1
    connection.execute(
        VERSIONS.insert(),
        {
            "brief": brief_id,
            "number": number,
            "parent": version.parent,
            "digest": hashlib.sha256(version.text.encode()).hexdigest(),
            "text": version.text,
            "origin": version.origin,
            "author": version.author,
            "saved_at": time.time() if version.saved_at is None else version.saved_at,
            "message": version.message,
        },
    )
    return number


def set_base(connection: Connection, brief_id: str, number: int, values: Values) -> None:
    """Let the working copy be a version, without any of the edits before."""
    changed = {"base": number, "base_head": BRIEFS.c.head, "changed_at": time.time()}
    set_brief(connection, brief_id, **changed, **_list_columns(values))


def set_brief(connection: Connection, brief_id: str, **columns: Any) -> None:
    """Set columns of the row of a brief."""
    connection.execute(update(BRIEFS).where(BRIEFS.c.id == brief_id).values(**columns))


def decoded_text(data: bytes) -> str:
    """Return the text in the bytes of a file.

    Raises
    ------
    EditError
        Where they are not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"store: found byte {error.start} of another encoding, expected UTF-8; save the file as UTF-8"
        )
        raise EditError(message) from None


def version_values(text: str) -> Values:
    """Return the values in the text of a version.

    Raises
    ------
    EditError
        Where it is no YAML mapping that can be read.
    """
    yaml_file = YamlFile("brief.yaml")
    values = read_yaml_values(text, yaml_file)
    if values is None or yaml_file.problems:
        told = str(yaml_file.problems[0]) if yaml_file.problems else "no values"
        message = f"store: {told:.300}; expected a file that can be read; correct it"
        raise EditError(message)
    return values


def version_of_row(row: Row[Any], brief: Row[Any]) -> BriefVersion:
    """Return the version that a row stands for."""
    return BriefVersion(
        row.brief,
        row.number,
        row.parent,
        row.digest,
        row.origin,
        row.author,
        row.saved_at,
        row.message,
        is_published=row.number == brief.published,
        is_base=row.number == brief.base,
        is_waiting=row.number == brief.waiting,
    )


def listed_brief(row: Row[Any]) -> ListedBrief:
    """Return the brief that a row stands for, as lists show it."""
    return ListedBrief(
        row.id,
        json.loads(row.title),
        row.day,
        row.events,
        row.documents,
        row.folder,
        is_published=row.published is not None,
        is_edited=row.head > row.base_head,
        is_archived=row.archived,
        changed_at=row.changed_at,
    )


def _list_columns(values: Values) -> dict[str, Any]:
    title = values.get("title")
    plain = title if isinstance(title, Mapping) else dict.fromkeys(LANGS, title) if title else {}
    words = {lang: words for lang, words in plain.items() if isinstance(words, str)}
    counts = {name: values.get(name) for name in ("events", "documents")}
    return {
        "title": json.dumps(words, ensure_ascii=False),
        "day": str(values.get("as_of") or "")[:40],
        **{name: len(records) if isinstance(records, list) else 0 for name, records in counts.items()},
    }
