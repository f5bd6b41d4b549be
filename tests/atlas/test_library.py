"""The library: briefs that open, problems of those that do not, files read again when they change."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.library import BriefLibrary, process_library

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, demo_yaml: str) -> Write:
    """Write the demo brief into a temporary folder, changed as given."""

    def one(name: str, *, old: str = "", new: str = "", text: str = "") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "brief.yaml").write_text(
            demo_yaml.replace(old, new) if old else demo_yaml, encoding="utf-8"
        )
        if text:
            (folder / "text.en.txt").write_text(text, encoding="utf-8")
        return folder

    return one


def test_shipped_briefs_open() -> None:
    """Every shipped brief opens without a problem."""
    first = process_library().entries()[0]
    assert (first.id, first.problems) == ("siyaqat-2024-10", ())
    assert first.atlas is not None
    assert process_library().atlas_by_digest(first.atlas.digest) is first.atlas


def test_a_broken_brief_leaves_the_others_open(write: Write) -> None:
    """Problems stay with the brief that has them."""
    good, bad = write("good"), write("Bad One!", old="as_of: 2030-01-15", new="as_of: dance")
    shelf = BriefLibrary(lambda: (bad, good))
    assert shelf.brief_ids() == ("bad-one", "demo-2030-01")
    assert shelf.entry("bad-one").atlas is None
    assert "dance" in str(shelf.entry("bad-one").problems[0])
    assert shelf.entry("demo-2030-01").atlas is not None


def test_a_changed_file_is_read_again_and_an_unchanged_one_not(write: Write) -> None:
    """Between two visits the atlas is the same object until the file is another."""
    folder = write("one")
    shelf = BriefLibrary(lambda: (folder,))
    first = shelf.entry("demo-2030-01").atlas
    assert shelf.entry("demo-2030-01").atlas is first
    write("one", old="Demo brief", new="A longer title")
    again = shelf.entry("demo-2030-01")
    assert again.atlas is not first
    assert again.title is not None
    assert again.title["en"] == "A longer title"


def test_a_touched_file_keeps_its_atlas(write: Write) -> None:
    """The digest of the content is the key, not the time of the file."""
    folder = write("one")
    shelf = BriefLibrary(lambda: (folder,))
    first = shelf.entry("demo-2030-01").atlas
    os.utime(folder / "brief.yaml", (1, 1))
    assert shelf.entry("demo-2030-01").atlas is first


def test_a_broken_brief_opens_once_it_is_mended(write: Write) -> None:
    """Without a restart of the server."""
    folder = write("one", old="as_of: 2030-01-15", new="as_of: dance")
    shelf = BriefLibrary(lambda: (folder,))
    assert shelf.brief_ids() == ("one",)
    write("one")
    assert shelf.brief_ids() == ("demo-2030-01",)


def test_two_folders_with_one_id(write: Write) -> None:
    """The first is opened, and both have a problem."""
    folders = write("a"), write("b")
    shelf = BriefLibrary(lambda: folders)
    first, second = shelf.entries()
    assert (first.id, second.id) == ("demo-2030-01", "demo-2030-01-2")
    assert first.atlas is not None
    assert second.atlas is None
    assert [entry.problems[-1].code for entry in (first, second)] == ["duplicate-brief"] * 2


def test_the_text_beside_a_brief(write: Write, demo_text: str) -> None:
    """The right text comes with its brief; line ends do not matter, words do."""
    right = write("right", text=demo_text.replace("\n", "\r\n"))
    wrong = write("wrong", old="id: demo-2030-01", new="id: other", text="another text")
    shelf = BriefLibrary(lambda: (right, wrong))
    assert shelf.entry("demo-2030-01").text is not None
    assert shelf.entry("other").text is None
    assert [problem.code for problem in shelf.entry("other").problems] == ["text-hash"]


@pytest.mark.parametrize(("content", "codes"), [("right", []), ("another", ["text-hash"]), (None, ["text"])])
def test_the_text_of_the_environment(
    content: str | None,
    codes: list[str],
    write: Write,
    demo_text: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """A matching text is taken; a wrong or missing one is a problem."""
    if content:
        (tmp_path / "text.txt").write_text(demo_text if content == "right" else content, encoding="utf-8")
    monkeypatch.setenv("BRIEFMAP_TEXT", str(tmp_path / "text.txt"))
    folder = write("one")
    entry = BriefLibrary(lambda: (folder,)).entry("demo-2030-01")
    assert [problem.code for problem in entry.problems] == codes
    assert (entry.text is not None) == (content == "right")


def test_an_unknown_brief_is_named() -> None:
    """The error names the briefs that exist."""
    with pytest.raises(KeyError, match=r"no brief 'nope'.*siyaqat-2024-10"):
        process_library().entry("nope")


def test_an_added_atlas_stays(demo_atlas: Atlas) -> None:
    """An added atlas is found by id and by digest."""
    shelf = BriefLibrary(tuple)
    shelf.add_atlas(demo_atlas)
    assert shelf.brief_ids() == ("demo-2030-01",)
    assert shelf.atlas_by_digest("demo") is demo_atlas
