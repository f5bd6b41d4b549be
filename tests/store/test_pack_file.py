"""A pack is taken whole or refused with one report, whatever lies in the file."""

import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geodata.store import pack_file
from geodata.store.pack_file import (
    MAX_RATIO,
    PackContent,
    PackedVersion,
    PackError,
    is_pack,
    opened_pack,
    write_pack,
)

TEXT = 'id: raids\ntitle: {en: "Raids"}\n'
FILES = {"sources/a.txt": b"words " * 50, "b.bin": os.urandom(1000)}
MANIFEST = ".briefmap/pack.json"


def version(number: int, text: str = TEXT) -> tuple[PackedVersion, str]:
    """Return a version with its text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = PackedVersion(
        number=number, digest=digest, origin="app", author="ana", saved_at=1.5, message="a\nb"
    )
    return made, text


def content(**changed: Any) -> PackContent:
    """Return the content of a pack."""
    files = {name: (lambda data=data: iter([data])) for name, data in FILES.items()}
    return PackContent(
        **({"brief": "raids", "text": TEXT, "versions": (version(1),), "files": files} | changed)
    )


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a whole pack."""
    write_pack(content(), tmp_path / "x.zip")
    return tmp_path / "x.zip"


def test_what_went_in_comes_out(pack: Path, tmp_path: Path) -> None:
    """And any program unzips the folder of the brief."""
    with opened_pack(pack) as opened:
        assert (opened.brief, opened.text, opened.version_text(1)) == ("raids", TEXT, TEXT)
        assert opened.manifest.versions == (version(1)[0],)
        found = {}
        for name in opened.manifest.files:
            with opened.open_file(name) as stream:
                found[name] = stream.read()
        assert found == FILES
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "out")
    assert (tmp_path / "out" / "brief.yaml").read_text() == TEXT
    assert (tmp_path / "out" / "b.bin").read_bytes() == FILES["b.bin"]
    assert is_pack(pack)


def test_a_file_that_packs_like_a_bomb_can_be_packed(tmp_path: Path) -> None:
    """Ours is stored as it is, and taken again."""
    zeros = bytes(3_000_000)
    write_pack(content(files={"zeros": lambda: iter([zeros])}), tmp_path / "x.zip")
    with opened_pack(tmp_path / "x.zip") as opened, opened.open_file("zeros") as stream:
        assert stream.read() == zeros


def test_the_same_content_is_the_same_file(pack: Path, tmp_path: Path) -> None:
    """To the byte."""
    write_pack(content(), tmp_path / "y.zip")
    assert (tmp_path / "y.zip").read_bytes() == pack.read_bytes()


def entries(pack: Path) -> dict[str, bytes]:
    """Return the entries of a pack."""
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(pack: Path, found: dict[Any, bytes]) -> None:
    """Write a pack of other entries."""
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)


def added(
    name: str, data: bytes = b"x", *, mode: int = stat.S_IFREG, lists: bool = False
) -> Callable[[Path], None]:
    """Return what adds an entry to a pack, named in its list if asked."""

    def change(pack: Path) -> None:
        """Change."""
        found: dict[Any, bytes] = dict(entries(pack))
        entry = zipfile.ZipInfo(name)
        entry.external_attr = (mode | 0o644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        if lists:
            manifest = json.loads(found[MANIFEST])
            manifest["files"][name] = hashlib.sha256(data).hexdigest()
            found[MANIFEST] = json.dumps(manifest).encode()
        found[entry] = data
        zipped(pack, found)

    return change


def manifest(**changed: Any) -> Callable[[Path], None]:
    """Return what changes facts of a pack."""

    def change(pack: Path) -> None:
        """Change."""
        found = entries(pack)
        zipped(pack, {**found, MANIFEST: json.dumps(json.loads(found[MANIFEST]) | changed).encode()})

    return change


def replaced(name: str, data: bytes | None) -> Callable[[Path], None]:
    """Return what replaces an entry of a pack, or takes it out."""

    def change(pack: Path) -> None:
        """Change."""
        found = entries(pack) | ({} if data is None else {name: data})
        zipped(pack, {key: value for key, value in found.items() if data is not None or key != name})

    return change


def doubled(pack: Path) -> None:
    """Add an entry of a name that is there."""
    with zipfile.ZipFile(pack, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("b.bin", b"other")


def encrypted(pack: Path) -> None:
    """Let an entry say that it is encrypted."""
    data = bytearray(pack.read_bytes())
    at = data.rindex(b"PK\1\2")
    data[at + 8] |= 1
    pack.write_bytes(data)


def lying(pack: Path) -> None:
    """Let the list of entries tell a small size of a large one."""
    added("big", bytes(40_000_000), lists=True)(pack)
    data = bytearray(pack.read_bytes())
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    pack.write_bytes(data)


def many(pack: Path) -> None:
    """Add entries without end."""
    zipped(pack, entries(pack) | {f"f{number}": b"" for number in range(8_000)})


def flipped(pack: Path) -> None:
    """Change one bit of a file that is packed."""
    data = bytearray(pack.read_bytes())
    data[data.index(b"b.bin") + 100] ^= 1
    pack.write_bytes(data)


BAD: dict[str, tuple[Callable[[Path], Any], str]] = {
    "..": (added("../x", lists=True), "leads out"),
    ".. within": (added("a/../../x", lists=True), "leads out"),
    "absolute": (added("/etc/x", lists=True), "leads out"),
    "drive": (added("C:/x", lists=True), "leads out"),
    "backslash": (added("..\\x", lists=True), "leads out"),
    "own folder": (added(".briefmap/x", lists=True), "leads out"),
    "own folder, unlisted": (added(".briefmap/../../x"), "lacks"),
    "link": (added("link", b"/etc/passwd", mode=stat.S_IFLNK, lists=True), "no plain file"),
    "device": (added("dev", mode=stat.S_IFCHR, lists=True), "no plain file"),
    "NUL": (added("a\0b", lists=True), "found"),
    "hidden signs": (added("a\u202eb", lists=True), "leads out"),
    "bomb": (added("bomb", bytes(20_000_000), lists=True), "20,000,000 bytes packed in"),
    "large text": (replaced("brief.yaml", b"# " + os.urandom(5_000_000).hex().encode()), "bytes packed in"),
    "lying size": (lying, "found"),
    "many": (many, "entries"),
    "doubled": (doubled, "twice"),
    "doubled by case": (added("B.BIN", lists=True), "twice"),
    "encrypted": (encrypted, "no plain file"),
    "unlisted": (added("extra"), "lacks: 'extra'"),
    "missing": (replaced("b.bin", None), "no entry: 'b.bin'"),
    "no brief": (replaced("brief.yaml", None), "no entry: 'brief.yaml'"),
    "other bytes": (replaced("b.bin", b"other"), "other bytes in 'b.bin'"),
    "other version": (replaced(".briefmap/versions/1.yaml", b"id: raids\n"), "another text in version 1"),
    "file and folder": (added("b.bin/x", lists=True), "as a file and a folder"),
    "no facts": (replaced(MANIFEST, None), "no .briefmap/pack.json"),
    "broken facts": (replaced(MANIFEST, b"{"), "Invalid JSON"),
    "other facts": (manifest(brief="../x"), "pack.json: brief"),
    "more facts": (manifest(secret=1), "pack.json: secret"),
    "newer": (manifest(format="briefmap-pack 2"), "the format"),
    "another brief": (manifest(brief="log"), "the brief 'raids' in a pack of log"),
    "another brief's text": (replaced("brief.yaml", b"id: log\n"), "the brief 'log' in a pack of raids"),
    "no text": (replaced("brief.yaml", b"\xff\xfe"), "another encoding"),
    "no yaml": (replaced("brief.yaml", b"- a\n"), "in it"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:-300]), "ends as no pack"),
    "one bit": (flipped, "found"),
    "garbage": (lambda path: path.write_bytes(os.urandom(5000)), "ends as no pack"),
    "empty": (lambda path: path.write_bytes(b""), "ends as no pack"),
    "missing file": (lambda path: path.unlink(), "no file"),
    "pipe": (lambda path: (path.unlink(), os.mkfifo(path)), "no file"),
    "folder": (lambda path: (path.unlink(), path.mkdir()), "no file"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_file_that_is_no_whole_pack_is_refused(pack: Path, bad: str) -> None:
    """With one line that names the file and what was found."""
    spoil, words = BAD[bad]
    spoil(pack)
    with pytest.raises(PackError) as raised, opened_pack(pack):
        pass
    told = str(raised.value)
    assert words in told
    assert told.startswith(f"{pack}: found ")
    assert "nothing was taken" in told
    assert "\n" not in told


def test_a_zip_of_another_program_is_taken(pack: Path, tmp_path: Path) -> None:
    """Unzipped and zipped again, with entries for folders."""
    zipped(tmp_path / "y.zip", {"sources/": b"", **entries(pack)})
    with opened_pack(tmp_path / "y.zip") as opened:
        assert opened.text == TEXT
    assert not is_pack(tmp_path)
    (tmp_path / "z.zip").write_bytes(b"x")
    assert not is_pack(tmp_path / "z.zip")


def test_sizes_in_all_are_limited(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of files, of texts, and of the pack itself."""
    assert MAX_RATIO <= 200
    for name in ("MAX_PACK_BYTES", "MAX_TEXT_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(pack_file, name, 60)
            with pytest.raises(PackError), opened_pack(pack):
                pass


def test_a_pack_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """A file that fails while it is read leaves nothing, and an older pack as it was."""

    def failing() -> Any:
        """Fail at the second piece."""
        yield b"x"
        message = "cut"
        raise OSError(message)

    path = tmp_path / "x.zip"
    path.write_bytes(b"before")
    with pytest.raises(PackError, match="cut"):
        write_pack(content(files={"a": failing}), path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(PackError, match="expected room"):
        write_pack(content(), tmp_path / "none" / "x.zip")


def test_errors_of_whoever_uses_a_pack_are_their_own(pack: Path) -> None:
    """They are no faults of the pack."""
    message = "full"
    with pytest.raises(OSError, match=message), opened_pack(pack):
        raise OSError(message)
