"""Packs: one brief as a zip file with its ``brief.yaml``, the files that it names, its versions and authors.

Unzipped by any program it is the folder of the brief; what only this program needs lies in ``.briefmap``.
Nothing of a pack is trusted: names, sizes, sums and ids are checked before anything is taken from it.
"""

import hashlib
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Annotated, Final, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from geodata.brief.brief_files import MAX_DOCUMENT_BYTES
from geodata.brief.brief_reader import BRIEF_FILE_NAME, MAX_BRIEF_BYTES
from geodata.brief.record_fields import RecordId
from geodata.brief.record_types.document_record import Sha256
from geodata.brief.yaml_edit import EditError
from geodata.errors import BriefmapError
from geodata.store.brief_rows import decoded_text, version_values
from geodata.store.stored_files import MAX_BRIEF_FILES, PIECE_BYTES, stored_name

PACK_FORMAT: Final = "briefmap-pack 1"
MAX_PACK_BYTES: Final = 2_000_000_000
"""Bytes of a pack, and of all that it holds, at most."""
MAX_TEXT_BYTES: Final = 400_000_000
"""Bytes of all versions in one pack, at most."""
MAX_RATIO: Final = 200
"""Bytes that one byte of a pack may stand for, in an entry of more than 1 MiB."""
MAX_VERSIONS: Final = 5_000
"""Versions in one pack, at most."""
_MAX_ENTRIES: Final = MAX_BRIEF_FILES + MAX_VERSIONS + 100
_MAX_DIRECTORY_BYTES: Final = _MAX_ENTRIES * 1_000
_MAX_MANIFEST_BYTES: Final = 8_000_000
_OWN_FOLDER: Final = ".briefmap"
_MANIFEST: Final = f"{_OWN_FOLDER}/pack.json"
_END: Final = struct.Struct("<4s4H2LH")
"""Record at the end of a zip file: sign, disks, entries, size and place of their list, comment."""
_ENCRYPTED: Final = 1
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


class PackError(BriefmapError):
    """A pack that cannot be made, or a file that is none which can be taken."""


class PackedVersion(BaseModel):
    """A version in a pack, without its text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Annotated[int, Field(ge=1, lt=1 << 31)]
    parent: Annotated[int, Field(ge=1, lt=1 << 31)] | None = None
    digest: Sha256
    """SHA-256 of its text."""
    origin: Literal["file", "app"]
    author: Annotated[str, Field(max_length=500)]
    saved_at: Annotated[float, Field(ge=0, le=1e11, allow_inf_nan=False)]
    """Seconds since 1970."""
    message: Annotated[str, Field(max_length=10_000)]


class PackManifest(BaseModel):
    """Facts of a pack."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: str
    brief: RecordId
    published: int | None = None
    """Number of the version that is published."""
    versions: Annotated[tuple[PackedVersion, ...], Field(max_length=MAX_VERSIONS)]
    """Versions, the oldest first."""
    files: Annotated[dict[str, Sha256], Field(max_length=MAX_BRIEF_FILES)]
    """Files of the brief: their SHA-256 by name."""


@dataclass(frozen=True)
class OpenedPack:
    """A pack whose content was checked from end to end."""

    manifest: PackManifest
    text: str
    """Text of its ``brief.yaml``."""
    archive: zipfile.ZipFile

    @property
    def brief(self) -> str:
        """Id of its brief."""
        return self.manifest.brief

    def version_text(self, number: int) -> str:
        """Return the text of a version."""
        return decoded_text(self.archive.read(_version_entry(number)))

    @contextmanager
    def open_file(self, name: str) -> Iterator[IO[bytes]]:
        """Give the bytes of a file of the brief."""
        with self.archive.open(name) as stream:
            yield stream


@dataclass(frozen=True)
class PackContent:
    """Content of a pack before it is written; the sums of its files come from their bytes."""

    brief: str
    text: str
    versions: tuple[tuple[PackedVersion, str], ...] = ()
    """Versions with their texts, the oldest first."""
    published: int | None = None
    files: Mapping[str, Callable[[], Iterator[bytes]]] | None = None
    """Readers of the files by name; each may be called twice."""


def write_pack(content: PackContent, path: Path) -> None:
    """Write a pack, which is there whole or not at all.

    Raises
    ------
    PackError
        Where the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            _write_entries(content, archive)
        part.replace(path)
    except (OSError, ValueError, zipfile.LargeZipFile) as error:
        found = getattr(error, "strerror", None) or str(error)
        message = (
            f"{path}: found {found:.200}, expected room for the pack; make room, or choose another place"
        )
        raise PackError(message) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def opened_pack(path: Path) -> Iterator[OpenedPack]:
    """Give a pack that was checked from end to end.

    Raises
    ------
    PackError
        Where the file is none, is damaged, or holds what no pack may.
    """
    with _reported(path):
        if not path.is_file():
            _refuse(path, "no file", "correct the path")
        _check_directory_size(path)
        archive = zipfile.ZipFile(path)
    with archive:
        with _reported(path):
            entries = _checked_entries(archive, path)
            manifest = _manifest(archive, entries, path)
            _check_names(manifest, entries, path)
            pack = _checked_pack(archive, manifest, path)
        yield pack


def is_pack(path: Path) -> bool:
    """Return whether a file is a pack, as far as its facts tell."""
    if not path.is_file():
        return False
    try:
        with _reported(path):
            _check_directory_size(path)
            with zipfile.ZipFile(path) as archive:
                _manifest(archive, _checked_entries(archive, path), path)
    except PackError:
        return False
    return True


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Raise whatever a file makes of a reader as a :class:`PackError`."""
    try:
        yield
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        _refuse(path, f"{type(error).__name__}: {error!s:.200}", "copy it again, or take another")
    except EditError as error:
        _refuse(path, f"in it {error!s:.400}", "take another")


def _write_entries(content: PackContent, archive: zipfile.ZipFile) -> None:
    sums = {}
    for name, reader in (content.files or {}).items():
        digest = hashlib.sha256()
        with archive.open(_entry(name, reader), "w") as target:
            for piece in reader():
                digest.update(piece)
                target.write(piece)
        sums[name] = digest.hexdigest()
    texts = {BRIEF_FILE_NAME: content.text}
    texts |= {_version_entry(version.number): text for version, text in content.versions}
    manifest = PackManifest(
        format=PACK_FORMAT,
        brief=content.brief,
        published=content.published,
        versions=tuple(version for version, _ in content.versions),
        files=sums,
    )
    texts[_MANIFEST] = manifest.model_dump_json(indent=1)
    for name, text in texts.items():
        data = text.encode()
        archive.writestr(_entry(name, lambda data=data: iter([data])), data)  # type: ignore[misc]


def _entry(name: str, reader: Callable[[], Iterator[bytes]]) -> zipfile.ZipInfo:
    """Return an entry that is deflated, or stored where a reader would take it for a bomb."""
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    packer, size, packed = zlib.compressobj(), 0, 0
    for piece in reader():
        size += len(piece)
        packed += len(packer.compress(piece))
    packed += len(packer.flush())
    is_bomb = size > PIECE_BYTES and size > (MAX_RATIO // 2) * packed
    entry.compress_type = zipfile.ZIP_STORED if is_bomb else zipfile.ZIP_DEFLATED
    return entry


def _version_entry(number: int) -> str:
    return f"{_OWN_FOLDER}/versions/{number}.yaml"


def _check_directory_size(path: Path) -> None:
    """Refuse a file that is too large, or whose list of entries is, before that list is read."""
    with path.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - _END.size))
        data = stream.read(_END.size)
    if size > MAX_PACK_BYTES:
        _refuse(path, f"{size:,} bytes", f"take one of at most {MAX_PACK_BYTES:,}")
    sign, *numbers = _END.unpack(data) if len(data) == _END.size else (b"",)
    if sign != b"PK\5\6":
        _refuse(path, "a file that ends as no pack does", "copy it again, or take another")
    if numbers[3] > _MAX_ENTRIES or numbers[4] > _MAX_DIRECTORY_BYTES:
        _refuse(path, f"{numbers[3]:,} entries", f"take one of at most {_MAX_ENTRIES:,}")


def _checked_entries(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name, without folders; each is a plain file of a name and a size that may be."""
    found: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in archive.infolist():
        name = entry.filename
        is_link = stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}
        if is_link or entry.orig_filename != name or entry.flag_bits & _ENCRYPTED:
            _refuse(path, f"the entry {name!r:.120}, which is no plain file", "take another")
        if not name.startswith(f"{_OWN_FOLDER}/") and name != BRIEF_FILE_NAME:
            _check_file_name(name, path)
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            _refuse(path, f"the name {name!r:.120} twice", "take another")
        seen.add(folded)
        if not entry.is_dir():
            found[name] = entry
    _check_sizes(found, path)
    return found


def _check_file_name(name: str, path: Path) -> None:
    try:
        is_plain = stored_name(name) == name.rstrip("/")
    except EditError:
        is_plain = False
    if not is_plain:
        _refuse(path, f"the name {name!r:.120}, which leads out of its folder", "take another")


def _check_sizes(entries: Mapping[str, zipfile.ZipInfo], path: Path) -> None:
    totals = {True: 0, False: 0}
    for name, entry in entries.items():
        own = name == BRIEF_FILE_NAME or name.startswith(f"{_OWN_FOLDER}/")
        most, most_in_all = (MAX_BRIEF_BYTES, MAX_TEXT_BYTES) if own else (MAX_DOCUMENT_BYTES, MAX_PACK_BYTES)
        totals[own] += entry.file_size
        is_bomb = entry.file_size > PIECE_BYTES and entry.file_size > MAX_RATIO * entry.compress_size
        if entry.file_size > most or totals[own] > most_in_all or is_bomb:
            found = f"{name!r:.120} with {entry.file_size:,} bytes packed in {entry.compress_size:,}"
            _refuse(path, found, "take one that unpacks to less")


def _manifest(archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], path: Path) -> PackManifest:
    if _MANIFEST not in entries or entries[_MANIFEST].file_size > _MAX_MANIFEST_BYTES:
        _refuse(path, f"no {_MANIFEST} in it", "take one that briefmap pack made")
    try:
        manifest = PackManifest.model_validate_json(archive.read(_MANIFEST))
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(map(str, fault["loc"]))
        _refuse(path, f"{_MANIFEST}: {at:.80}: {fault['msg']:.200}", "take another")
    if manifest.format != PACK_FORMAT:
        _refuse(path, f"the format {manifest.format!r:.40}", "unpack it with the program that made it")
    return manifest


def _check_names(manifest: PackManifest, entries: Mapping[str, zipfile.ZipInfo], path: Path) -> None:
    numbers = [version.number for version in manifest.versions]
    if sorted(set(numbers)) != numbers:
        _refuse(path, "versions out of order", "take another")
    for name in manifest.files:
        _check_file_name(name, path)
    folders = {str(folder) for name in manifest.files for folder in PurePosixPath(name).parents}
    if clash := folders & set(manifest.files):
        _refuse(path, f"{min(clash)!r:.120} as a file and a folder", "take another")
    expected = {BRIEF_FILE_NAME, _MANIFEST, *map(_version_entry, numbers), *manifest.files}
    if other := sorted(expected ^ set(entries)):
        found = "an entry that its list lacks" if other[0] in entries else "no entry"
        _refuse(path, f"{found}: {other[0]!r:.120}", "take another")


def _checked_pack(archive: zipfile.ZipFile, manifest: PackManifest, path: Path) -> OpenedPack:
    for name, sha256 in manifest.files.items():
        digest = hashlib.sha256()
        with archive.open(name) as stream:
            while piece := stream.read(PIECE_BYTES):
                digest.update(piece)
        if digest.hexdigest() != sha256:
            _refuse(path, f"other bytes in {name!r:.120} than its sum says", "copy it again, or take another")
    pack = OpenedPack(manifest, decoded_text(archive.read(BRIEF_FILE_NAME)), archive)
    _check_id(pack.text, manifest.brief, path)
    for version in manifest.versions:
        text = pack.version_text(version.number)
        if hashlib.sha256(text.encode()).hexdigest() != version.digest:
            _refuse(path, f"another text in version {version.number} than its sum says", "take another")
        _check_id(text, manifest.brief, path)
    return pack


def _check_id(text: str, brief_id: str, path: Path) -> None:
    found = version_values(text).get("id") or brief_id
    if found != brief_id:
        _refuse(path, f"the brief {found!r:.80} in a pack of {brief_id}", "take another")


def _refuse(path: Path, found: str, remedy: str) -> NoReturn:
    message = f"{path}: found {found}, expected a pack of a brief; nothing was taken from it: {remedy}"
    raise PackError(message)
