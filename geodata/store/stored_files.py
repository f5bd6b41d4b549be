"""Files of briefs in the store: by their hash, in pieces, so that none is held whole in memory.

A file is there when all its pieces are. Pieces are stored a few at a time, so that edits need not wait for a
large file; one that was broken off is taken up again by putting the file anew.
"""

import hashlib
import math
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, delete, func, select

from geodata.brief.brief_files import MAX_DOCUMENT_BYTES
from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.record_types.document_record import FileInFolder
from geodata.brief.yaml_edit import EditError
from geodata.settings import cache_folder
from geodata.store.brief_rows import brief_row
from geodata.store.store_engine import StoreDatabase, StoreError, insert_missing
from geodata.store.store_tables import BRIEF_FILES, FILE_PIECES, FILES

PIECE_BYTES: Final = 1 << 20
"""Size of a piece; the last one of a file is smaller."""
PIECES_AT_ONCE: Final = 8
"""Pieces of one transaction."""
MAX_STORED_NAME: Final = 300
"""Characters of the name of a file, at most."""
MAX_BRIEF_FILES: Final = 2_000
"""Files of one brief, at most."""
_FOLDERS_KEPT: Final = 8
"""Folders of one brief that are kept in the cache."""
_NAME: Final = TypeAdapter(FileInFolder)


@dataclass(frozen=True)
class StoredFile:
    """A file in the store."""

    sha256: str
    """SHA-256 of its bytes, in lower-case hex."""
    size: int
    """Bytes."""


class StoredFiles:
    """The files of a store; thread-safe."""

    def __init__(self, store: StoreDatabase) -> None:
        """Take the store."""
        self._store = store

    def put(self, stream: IO[bytes], max_bytes: int = MAX_DOCUMENT_BYTES) -> StoredFile:
        """Store the bytes of a stream; a file that is there already is not stored again.

        Raises
        ------
        EditError
            Where it has more bytes than it may.
        StoreError
            Where the store does not take it.
        """
        with tempfile.TemporaryFile() as spool:
            file = _spooled(stream, spool, max_bytes)
            if self.find(file.sha256) is not None:
                return file
            with self._store.writing() as connection:
                insert_missing(connection, FILES, [{"sha256": file.sha256, "bytes": file.size}])
            count = _piece_count(file.size)
            for first in range(0, count, PIECES_AT_ONCE):
                self._put_pieces(file.sha256, spool, range(first, min(first + PIECES_AT_ONCE, count)))
        return file

    def find(self, sha256: str) -> StoredFile | None:
        """Return the file with a hash; None where it is not there, or not all of it."""
        with self._store.reading() as connection:
            size = _size(connection, sha256)
            is_whole = size is not None and _stored_pieces(connection, sha256) == _piece_count(size)
        return StoredFile(sha256, size) if is_whole and size is not None else None

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of a file, piece by piece.

        Raises
        ------
        LookupError
            Where it is not there, or not all of it.
        """
        file = self.find(sha256)
        if file is None:
            raise LookupError(sha256)
        for number in range(_piece_count(file.size)):
            query = select(FILE_PIECES.c.content).where(
                (FILE_PIECES.c.sha256 == sha256) & (FILE_PIECES.c.number == number)
            )
            with self._store.reading() as connection:
                content = connection.scalar(query)
            if content is None:
                raise LookupError(sha256)
            yield bytes(content)

    def attach(self, brief_id: str, name: str, sha256: str) -> None:
        """Let a file be one of a brief, by the name that stands in it, in the place of any of that name.

        Raises
        ------
        EditError
            Where the name leads out of the brief's folder, or another of its files is in the way.
        LookupError
            Where there is no such brief or file.
        """
        if self.find(sha256) is None:
            raise LookupError(sha256)
        name = stored_name(name)
        with self._store.writing() as connection:
            brief_row(connection, brief_id, lock=True)
            _check_place(name, _named(connection, brief_id))
            _detach(connection, brief_id, name)
            connection.execute(BRIEF_FILES.insert(), {"brief": brief_id, "name": name, "sha256": sha256})

    def of_brief(self, brief_id: str) -> dict[str, StoredFile]:
        """Return the files of a brief by their names, in the order of these."""
        with self._store.reading() as connection:
            return _named(connection, brief_id)

    def materialise(self, brief_id: str, text: str, cache: Path | None = None) -> Path:
        """Return a folder with the text of a brief and its files, as a brief that was written by hand.

        Parameters
        ----------
        text
            Text of its ``brief.yaml``: that of a version, or of the working copy.
        cache
            Folder of what can be made again; None takes that of the settings.

        Returns
        -------
        Folder in the cache, the same for the same text and files; nobody else may change it.

        Raises
        ------
        StoreError
            Where the folder cannot be written, or a file is not the one that was stored.
        """
        files = self.of_brief(brief_id)
        facts = [
            hashlib.sha256(text.encode()).hexdigest(),
            *(f"{file.sha256} {name}" for name, file in files.items()),
        ]
        digest = hashlib.sha256("\n".join(facts).encode()).hexdigest()
        root = (cache or cache_folder()) / "stored"
        folder = root / "briefs" / brief_id / digest[:32] / brief_id
        try:
            if not folder.is_dir():
                self._write_folder(folder, text, files, root / "files")
            os.utime(folder.parent)
            _drop_old_folders(folder.parent.parent)
        except OSError as error:
            message = (
                f"{folder}: found {error.strerror}, expected a folder that can be written; make room, or set "
                "BRIEFMAP_CACHE to another"
            )
            raise StoreError(message) from error
        return folder

    def write_file(self, file: StoredFile, path: Path) -> None:
        """Write the bytes of a file to a new one, whole or not at all.

        Raises
        ------
        LookupError
            Where the store does not have it.
        OSError
            Where it cannot be written.
        StoreError
            Where its bytes are not those that were stored.
        """
        part = path.with_name(f".{uuid4().hex}.part")
        try:
            digest = hashlib.sha256()
            with part.open("xb") as stream:
                for piece in self.pieces(file.sha256):
                    digest.update(piece)
                    stream.write(piece)
            if digest.hexdigest() != file.sha256:
                message = (
                    f"{self._store.place}: found other bytes in the file {file.sha256[:12]}…, expected those "
                    "that were stored; restore a backup: briefmap restore FILE"
                )
                raise StoreError(message)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _put_pieces(self, sha256: str, spool: IO[bytes], numbers: range) -> None:
        rows = []
        for number in numbers:
            spool.seek(number * PIECE_BYTES)
            rows.append({"sha256": sha256, "number": number, "content": spool.read(PIECE_BYTES)})
        with self._store.writing() as connection:
            insert_missing(connection, FILE_PIECES, rows)

    def _write_folder(self, folder: Path, text: str, files: Mapping[str, StoredFile], contents: Path) -> None:
        """Write a folder beside its place and move it there."""
        part = folder.parent.with_name(f".{uuid4().hex}.part")
        try:
            written = part / folder.name
            written.mkdir(parents=True)
            (written / BRIEF_FILE_NAME).write_bytes(text.encode())
            for name, file in files.items():
                target = written / name
                target.parent.mkdir(parents=True, exist_ok=True)
                self._link_content(file, contents, target)
            try:
                part.replace(folder.parent)
            except OSError:
                if not folder.is_dir():  # else another process was quicker
                    raise
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def _link_content(self, file: StoredFile, contents: Path, target: Path) -> None:
        """Let a file in a folder be the one in the cache, which all folders share."""
        contents.mkdir(parents=True, exist_ok=True)
        kept = contents / file.sha256
        if not kept.is_file() or kept.stat().st_size != file.size:
            self.write_file(file, kept)
        try:
            os.link(kept, target)
        except OSError:  # a disk without links
            shutil.copyfile(kept, target)


def stored_name(name: str) -> str:
    """Return the name of a file of a brief in its one spelling.

    Raises
    ------
    EditError
        Where it is none that a brief can name, or that of the brief itself.
    """
    try:
        checked = str(PurePosixPath(_NAME.validate_python(name)))
    except ValidationError:
        checked = ""
    parts = [part.casefold() for part in checked.split("/")]
    if not checked or len(checked) > MAX_STORED_NAME or parts[0] in {BRIEF_FILE_NAME, ".briefmap"}:
        message = (
            f"store: found {name!r:.120} as the name of a file, expected a path within the brief's folder "
            "such as sources/report.txt; rename it"
        )
        raise EditError(message)
    return checked


def _spooled(stream: IO[bytes], spool: IO[bytes], max_bytes: int) -> StoredFile:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(PIECE_BYTES):
        size += len(chunk)
        if size > max_bytes:
            message = f"store: found more than {max_bytes:,} bytes, expected fewer; divide the file"
            raise EditError(message)
        digest.update(chunk)
        spool.write(chunk)
    return StoredFile(digest.hexdigest(), size)


def _piece_count(size: int) -> int:
    return math.ceil(size / PIECE_BYTES)


def _size(connection: Connection, sha256: str) -> int | None:
    size: int | None = connection.scalar(select(FILES.c.bytes).where(FILES.c.sha256 == sha256))
    return size


def _stored_pieces(connection: Connection, sha256: str) -> int:
    query = select(func.count()).select_from(FILE_PIECES).where(FILE_PIECES.c.sha256 == sha256)
    return connection.scalar(query) or 0


def _named(connection: Connection, brief_id: str) -> dict[str, StoredFile]:
    query = (
        select(BRIEF_FILES.c.name, FILES.c.sha256, FILES.c.bytes)
        .join(FILES, FILES.c.sha256 == BRIEF_FILES.c.sha256)
        .where(BRIEF_FILES.c.brief == brief_id)
    )
    found: dict[str, Any] = {row.name: StoredFile(row.sha256, row.bytes) for row in connection.execute(query)}
    return dict(sorted(found.items()))


def _detach(connection: Connection, brief_id: str, name: str) -> None:
    connection.execute(
        delete(BRIEF_FILES).where((BRIEF_FILES.c.brief == brief_id) & (BRIEF_FILES.c.name == name))
    )


def _check_place(name: str, taken: Mapping[str, StoredFile]) -> None:
    """Refuse a file where another is in the place of its folder, or it in that of another's."""
    hindrance = next(
        (each for each in taken if each.startswith(f"{name}/") or name.startswith(f"{each}/")), None
    )
    if hindrance is not None or (name not in taken and len(taken) >= MAX_BRIEF_FILES):
        found = f"a file {hindrance!r:.120}" if hindrance else f"{len(taken)} files"
        message = (
            f"store: {name!r:.120}: found {found} in the brief already, expected a free place; rename it"
        )
        raise EditError(message)


def _drop_old_folders(folder: Path) -> None:
    """Remove all but the folders of a brief that were asked for last."""
    with os.scandir(folder) as found:
        folders = sorted((each.stat().st_mtime, each.path) for each in found if not each.name.startswith("."))
    for _, path in folders[:-_FOLDERS_KEPT]:
        shutil.rmtree(path, ignore_errors=True)
