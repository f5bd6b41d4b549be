"""Briefs of the store packed into one file, and packs taken into it, joined where the brief is there."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import uuid4

from geodata.editing.joined_values import Side
from geodata.store.brief_rows import (
    BriefVersion,
    NewVersion,
    brief_row,
    find_brief_row,
    insert_brief,
    insert_version,
    set_base,
    set_brief,
    version_values,
)
from geodata.store.brief_versions import StoredBriefs
from geodata.store.folder_pack import folder_content, folder_files
from geodata.store.pack_file import OpenedPack, PackContent, PackedVersion, write_pack
from geodata.store.pack_joining import UnpackedBrief, join_pack
from geodata.store.store_engine import StoreDatabase
from geodata.store.stored_files import StoredFiles
from geodata.store.working_copies import MAX_OPERATIONS, WorkingCopies


class BriefPacks:
    """Packs of the briefs of a store."""

    def __init__(self, store: StoreDatabase) -> None:
        """Take the store."""
        self._store = store
        self._copies, self._files = WorkingCopies(store), StoredFiles(store)
        self._briefs = StoredBriefs(store, self._copies)

    def pack(self, brief_id: str, author: str, path: Path) -> None:
        """Write a brief with its versions and files; edits are made a version first.

        Raises
        ------
        EditError
            Where its edits do not fit into its text.
        LookupError
            Where the store has no such brief.
        PackError
            Where the file cannot be written.
        """
        saved = self._briefs.save(brief_id, author)
        files = {name: self._reader(file.sha256) for name, file in self._files.of_brief(brief_id).items()}
        with self._store.reading() as connection:
            folder = brief_row(connection, brief_id).folder
        beside = folder_files(Path(folder)) if folder and Path(folder).is_dir() else {}
        text = self._briefs.text(brief_id, saved.number)
        write_pack(self._content(brief_id, text, {**beside, **files}), path)

    def pack_folder(self, folder: Path, path: Path) -> None:
        """Write the brief in a folder, with the versions that the store has of it.

        Raises
        ------
        PackError
            Where the brief cannot be read, or the file not be written.
        """
        content = folder_content(folder)
        with self._store.reading() as connection:
            row = find_brief_row(connection, content.brief)
        if row is not None and row.folder and Path(row.folder).resolve() == folder.resolve():
            content = self._content(content.brief, content.text, content.files or {})
        write_pack(content, path)

    def unpack(self, pack: OpenedPack, author: str, take: Side | None = None) -> UnpackedBrief:
        """Take a pack into the store; a brief that is there is joined into its working copy by field.

        Raises
        ------
        EditError
            Where a side has records that cannot be told apart, or an edit came in between.
        PackConflictError
            Where both sides changed the same places and no side is taken; nothing is joined.
        StoreError
            Where the store does not take it.
        """
        with self._store.reading() as connection:
            is_new = find_brief_row(connection, pack.brief) is None
        if is_new:
            self._put_files(pack)
            self._add(pack, author)
            self._attach(pack, tuple(pack.manifest.files))
            return UnpackedBrief(pack.brief, is_new=True, changes=0, conflicts=())
        return self._join(pack, author, take)

    def _join(self, pack: OpenedPack, author: str, take: Side | None) -> UnpackedBrief:
        mine = self._copies.current(pack.brief).values
        known = {version.digest for version in self._briefs.versions(pack.brief)}
        present = {name: file.sha256 for name, file in self._files.of_brief(pack.brief).items()}
        joined = join_pack(pack, mine, known, present, take)
        self._put_files(pack)
        for first in range(0, len(joined.operations), MAX_OPERATIONS):
            group = joined.operations[first : first + MAX_OPERATIONS]
            self._copies.apply(pack.brief, uuid4().hex, author, group)
        self._attach(pack, joined.files)
        self._add_versions(pack, known)
        changes = len(joined.operations)
        return UnpackedBrief(pack.brief, is_new=False, changes=changes, conflicts=joined.conflicts)

    def _add(self, pack: OpenedPack, author: str) -> None:
        """Add the brief of a pack with its versions; the working copy starts from the text of the pack."""
        values = version_values(pack.text)
        digest = hashlib.sha256(pack.text.encode()).hexdigest()
        with self._store.writing() as connection:
            insert_brief(connection, pack.brief, values)
            numbers: dict[int, int] = {}
            start = None
            for version in pack.manifest.versions:
                made = _new_version(pack, version, numbers.get(version.parent or 0))
                numbers[version.number] = insert_version(connection, pack.brief, made)
                start = numbers[version.number] if version.digest == digest else start
            if start is None:
                start = insert_version(connection, pack.brief, NewVersion(pack.text, "app", author))
            set_base(connection, pack.brief, start, values)
            set_brief(connection, pack.brief, published=numbers.get(pack.manifest.published or 0))

    def _add_versions(self, pack: OpenedPack, known: set[str]) -> None:
        """Add the versions of a pack that the store has not, so that a later pack starts from them."""
        digest = hashlib.sha256(pack.text.encode()).hexdigest()
        with self._store.writing() as connection:
            brief_row(connection, pack.brief, lock=True)
            for version in pack.manifest.versions:
                if version.digest not in known:
                    insert_version(connection, pack.brief, _new_version(pack, version, None))
            if digest not in known | {version.digest for version in pack.manifest.versions}:
                insert_version(connection, pack.brief, NewVersion(pack.text, "app"))

    def _put_files(self, pack: OpenedPack) -> None:
        for name in pack.manifest.files:
            with pack.open_file(name) as stream:
                self._files.put(stream)

    def _attach(self, pack: OpenedPack, names: tuple[str, ...]) -> None:
        for name in names:
            self._files.attach(pack.brief, name, pack.manifest.files[name])

    def _content(
        self, brief_id: str, text: str, files: Mapping[str, Callable[[], Iterator[bytes]]]
    ) -> PackContent:
        versions = tuple(reversed(self._briefs.versions(brief_id)))
        published = next((version.number for version in versions if version.is_published), None)
        packed = tuple(
            (_packed_version(version), self._briefs.text(brief_id, version.number)) for version in versions
        )
        return PackContent(brief_id, text, packed, published, files)

    def _reader(self, sha256: str) -> Callable[[], Iterator[bytes]]:
        return lambda: self._files.pieces(sha256)


def _new_version(pack: OpenedPack, version: PackedVersion, parent: int | None) -> NewVersion:
    text = pack.version_text(version.number)
    return NewVersion(text, version.origin, version.author, version.message, parent, version.saved_at)


def _packed_version(version: BriefVersion) -> PackedVersion:
    return PackedVersion(
        number=version.number,
        parent=version.parent,
        digest=version.digest,
        origin=version.origin,
        author=version.author,
        saved_at=version.saved_at,
        message=version.message,
    )
