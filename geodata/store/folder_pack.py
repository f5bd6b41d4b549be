"""Packs of briefs in folders: the files that go into one, and one taken into a folder."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

from geodata.brief.brief_files import MAX_DOCUMENT_BYTES
from geodata.brief.brief_reader import BRIEF_FILE_NAME, MAX_BRIEF_BYTES, read_brief
from geodata.brief.yaml_edit import EditError
from geodata.editing.joined_values import Side
from geodata.editing.operations import apply_operations
from geodata.editing.record_path import Values
from geodata.editing.yaml_update import yaml_with_values
from geodata.regular_file import FileReadError, read_regular_file, regular_file_sha256
from geodata.store.brief_rows import decoded_text, version_values
from geodata.store.file_replacement import replace_file
from geodata.store.pack_file import OpenedPack, PackContent, PackError
from geodata.store.pack_joining import PackJoin, UnpackedBrief, join_pack
from geodata.store.stored_files import PIECE_BYTES, stored_name


def unpack_into_folder(pack: OpenedPack, folder: Path, take: Side | None = None) -> UnpackedBrief:
    """Take a pack into a folder; a brief that lies there is joined by field, and its comments are kept.

    Raises
    ------
    EditError
        Where a side has records that cannot be told apart, or the file cannot hold what was joined.
    FileChangedError
        Where the file was changed meanwhile.
    OSError
        Where the folder cannot be written.
    PackConflictError
        Where both sides changed the same places and no side is taken; nothing is changed.
    PackError
        Where the folder holds something else than this brief.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        _write_new_folder(pack, folder)
        return UnpackedBrief(pack.brief, is_new=True, changes=0, conflicts=())
    brief_id, text = read_folder_brief(folder)
    if brief_id != pack.brief:
        message = (
            f"{folder}: found the brief {brief_id}, expected {pack.brief}, whose pack it is; take another"
        )
        raise PackError(message)
    path = folder / BRIEF_FILE_NAME
    data = read_regular_file(path, MAX_BRIEF_BYTES)
    present = {
        name: regular_file_sha256(folder / name, MAX_DOCUMENT_BYTES)
        for name in pack.manifest.files
        if os.path.lexists(folder / name) and _is_inside(folder, name)
    }
    digest = hashlib.sha256(text.encode()).hexdigest()
    mine = version_values(text)
    joined = join_pack(pack, mine, {digest}, present, take)
    updated = _updated_text(pack, text, mine, joined)
    for name in joined.files:
        _write_entry(pack, name, folder)
    if updated != text:
        replace_file(path, updated.encode(), over=data)
    return UnpackedBrief(brief_id, is_new=False, changes=len(joined.operations), conflicts=joined.conflicts)


def folder_content(folder: Path) -> PackContent:
    """Return what a pack of the brief in a folder holds, without versions.

    Raises
    ------
    PackError
        Where the brief, or a file that it draws from, cannot be read.
    """
    brief_id, text = read_folder_brief(folder)
    return PackContent(brief_id, text, files=folder_files(folder))


def folder_files(folder: Path) -> dict[str, Callable[[], Iterator[bytes]]]:
    """Return readers of the files that the brief in a folder draws from, by name, as far as they are there.

    Raises
    ------
    PackError
        Where one cannot be read, or leads out of the folder.
    """
    found = {}
    for path in read_brief(folder).files:
        if not os.path.lexists(path):
            continue
        try:
            name = stored_name(path.relative_to(folder).as_posix())
            if not _is_inside(folder, name):
                message = (
                    f"{path}: found a link that leads out of the folder, expected a file in it; copy it there"
                )
                raise PackError(message)
            regular_file_sha256(path, MAX_DOCUMENT_BYTES)
        except FileReadError as error:
            message = f"{path}: found {error.found}, expected a file that can be read; correct or remove it"
            raise PackError(message) from error
        except EditError as error:
            raise PackError(str(error)) from error
        found[name] = _file_reader(path)
    return found


def _file_reader(path: Path) -> Callable[[], Iterator[bytes]]:
    def read() -> Iterator[bytes]:
        with path.open("rb") as stream:
            while piece := stream.read(PIECE_BYTES):
                yield piece

    return read


def read_folder_brief(folder: Path) -> tuple[str, str]:
    """Return the id and the text of the brief in a folder.

    Raises
    ------
    PackError
        Where there is none that opens.
    """
    path = folder / BRIEF_FILE_NAME
    try:
        text = decoded_text(read_regular_file(path, MAX_BRIEF_BYTES))
        brief = read_brief(folder).brief
        values = version_values(text)
    except (FileReadError, EditError) as error:
        message = f"{path}: found {error}, expected a brief; run: briefmap check {folder}"
        raise PackError(message) from error
    brief_id = brief.id if brief else values.get("id")
    if not isinstance(brief_id, str) or brief is None:
        message = f"{path}: found a brief that does not open, expected one; run: briefmap check {folder}"
        raise PackError(message)
    return brief_id, text


def _write_new_folder(pack: OpenedPack, folder: Path) -> None:
    """Write a folder beside its place and move it there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.{uuid4().hex}.part")
    try:
        part.mkdir()
        for name in pack.manifest.files:
            _write_entry(pack, name, part)
        (part / BRIEF_FILE_NAME).write_bytes(pack.text.encode())
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_entry(pack: OpenedPack, name: str, folder: Path) -> None:
    """Write a file of a pack beside its place and move it there."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if not _is_inside(folder, name):
        message = f"{target}: found a link that leads out of the folder, expected none; remove it"
        raise PackError(message)
    part = target.with_name(f".{uuid4().hex}.part")
    try:
        with pack.open_file(name) as stream, part.open("xb") as file:
            shutil.copyfileobj(stream, file, PIECE_BYTES)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _is_inside(folder: Path, name: str) -> bool:
    """Return whether a file of a folder is in it, whatever links lie on its way."""
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def _updated_text(pack: OpenedPack, text: str, mine: Values, joined: PackJoin) -> str:
    """Return the text of a file with the other side in it; of one that nobody changed the pack's own."""
    values, _ = apply_operations(mine, joined.operations)
    return pack.text if values == version_values(pack.text) else yaml_with_values(text, values)
