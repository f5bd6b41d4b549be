"""The pictures in a map's place on disk: found again, drawn again where they are not whole."""

import os
from pathlib import Path
from typing import Any

import pytest

from geodata.jobs import stand_in_store
from geodata.jobs.stand_in_store import load_or_draw, stand_in_digest

WEBP = b"RIFF" + (8).to_bytes(4, "little") + b"WEBP\n\0\r\n"
FACTS = {"size": [778, 520], "titles": {"a": "\u0628\u062d\u0631\n"}}


class Drawing:
    """Draws the picture, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[bytes, dict[str, Any]]:
        """Draw once more."""
        self.times += 1
        return WEBP, FACTS


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of caches, which is not there yet."""
    monkeypatch.setenv("BRIEFMAP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_picture_is_drawn_once(folder: Path) -> None:
    """With line feeds in picture and titles; nothing but it lies in the folder."""
    draw = Drawing()
    assert load_or_draw("a", draw) == load_or_draw("a", draw) == (WEBP, FACTS)
    assert draw.times == 1
    assert [path.name for path in folder.iterdir()] == ["stand-in-a"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"{}\n",
        b"{}\nRIFF",
        b"[\n" + WEBP,
        b"{}\n" + WEBP[:-1],
        b"{}\n" + WEBP + b"x",
        b"\xff\n" + WEBP,
    ],
)
def test_a_damaged_picture_is_drawn_again(folder: Path, content: bytes) -> None:
    """A disk that was full, a file that another program wrote."""
    folder.mkdir()
    (folder / "stand-in-a").write_bytes(content)
    assert load_or_draw("a", Drawing()) == (WEBP, FACTS)
    draw = Drawing()
    assert load_or_draw("a", draw) == (WEBP, FACTS)
    assert draw.times == 0


def test_a_folder_that_cannot_be_written_holds_up_nothing(folder: Path) -> None:
    """Each picture is then drawn when it is needed."""
    folder.write_text("a file in the folder's place")
    draw = Drawing()
    assert load_or_draw("a", draw) == load_or_draw("a", draw) == (WEBP, FACTS)
    assert draw.times == 2


def test_those_used_longest_ago_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what else lies in the folder stays."""
    monkeypatch.setattr(stand_in_store, "MAX_STORED_STAND_INS", 2)
    folder.mkdir()
    (folder / "names-1.sqlite").touch()
    for age, name in enumerate("abc"):
        load_or_draw(name, Drawing())
        os.utime(folder / f"stand-in-{name}", (1000 + age, 1000 + age))
    load_or_draw("b", Drawing())  # used now
    load_or_draw("d", Drawing())
    assert sorted(path.name for path in folder.iterdir()) == ["names-1.sqlite", "stand-in-b", "stand-in-d"]


def test_another_program_draws_another_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A change of what draws gives another digest, a change of the guide does not."""
    package = tmp_path / "geodata"
    for name in ("render/a.py", "guide/map.md"):
        (package / name).parent.mkdir(parents=True)
        (package / name).write_text("1")
    monkeypatch.setattr(stand_in_store, "files", lambda _: package)

    def found() -> str:
        stand_in_store._program_stamp.cache_clear()
        return stand_in_digest(size=(1, 2))

    before = found()
    (package / "guide/map.md").write_text("22")
    assert found() == before
    assert stand_in_digest(size=(1, 3)) != before
    (package / "render/a.py").write_text("22")
    assert found() != before
    monkeypatch.undo()
    stand_in_store._program_stamp.cache_clear()
