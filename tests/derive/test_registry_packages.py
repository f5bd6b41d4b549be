"""Packages of registries, pinned by hash."""

import dataclasses
import hashlib
import zipfile
from pathlib import Path

import pytest

from geodata.derive import registry_packages


def pinned(path: Path) -> registry_packages.Package:
    """Give the record of a package whose file is this one."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return registry_packages.Package("demo", "1", path.name, digest, "public domain")


def wheel(folder: Path) -> Path:
    """Write a package file with one member."""
    path = folder / "demo-1.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("demo/data.txt", "land")
    return path


def test_a_package_at_hand_is_not_downloaded(tmp_path: Path) -> None:
    """What is in the cache is taken from there."""
    path = wheel(tmp_path)
    assert registry_packages.fetch(pinned(path), tmp_path) == path


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    """A package that changed under its name derives nothing."""
    other = dataclasses.replace(pinned(wheel(tmp_path)), sha256="0" * 64)
    with pytest.raises(ValueError, match=r"SHA-256 is [0-9a-f]{64}, expected 0{64}; delete the file"):
        registry_packages.fetch(other, tmp_path)


def test_a_member_is_read(tmp_path: Path) -> None:
    """A wheel is a zip; a member it lacks is an error."""
    path = wheel(tmp_path)
    assert registry_packages.member(path, "demo/data.txt") == b"land"
    with pytest.raises(KeyError):
        registry_packages.member(path, "demo/sea.txt")


def test_every_package_is_pinned_and_licensed() -> None:
    """Name, version, hash and licence stand in the provenance."""
    for package in registry_packages.PACKAGES:
        assert len(package.sha256) == 64
        assert package.version in package.file
        assert package.licence
