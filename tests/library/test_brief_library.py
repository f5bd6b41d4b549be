"""The library: briefs that open, problems of those that do not, files read again when they change."""

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.brief_folders import brief_folders_in
from geodata.brief.brief_reader import BriefReading, read_brief
from geodata.library import brief_library, file_stamps
from geodata.library.brief_library import BriefLibrary, process_library
from tests.library_entry import brief_ids, entry_of

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
    assert brief_ids(shelf) == ("bad-one", "demo-2030-01")
    assert entry_of(shelf, "bad-one").atlas is None
    assert "dance" in str(entry_of(shelf, "bad-one").problems[0])
    assert entry_of(shelf, "demo-2030-01").atlas is not None


def test_a_changed_file_is_read_again_and_an_unchanged_one_not(write: Write) -> None:
    """Between two visits the atlas is the same object until the file is another."""
    folder = write("one")
    shelf = BriefLibrary(lambda: (folder,))
    first = entry_of(shelf, "demo-2030-01").atlas
    assert entry_of(shelf, "demo-2030-01").atlas is first
    write("one", old="Demo brief", new="A longer title")
    again = entry_of(shelf, "demo-2030-01")
    assert again.atlas is not first
    assert again.title is not None
    assert again.title["en"] == "A longer title"


def test_a_touched_file_keeps_its_atlas(write: Write) -> None:
    """The digest of the content is the key, not the time of the file."""
    folder = write("one")
    shelf = BriefLibrary(lambda: (folder,))
    first = entry_of(shelf, "demo-2030-01").atlas
    os.utime(folder / "brief.yaml", (1, 1))
    assert entry_of(shelf, "demo-2030-01").atlas is first


def test_a_broken_brief_opens_once_it_is_mended(write: Write) -> None:
    """Without a restart of the server."""
    folder = write("one", old="as_of: 2030-01-15", new="as_of: dance")
    shelf = BriefLibrary(lambda: (folder,))
    assert brief_ids(shelf) == ("one",)
    write("one")
    assert brief_ids(shelf) == ("demo-2030-01",)


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
    assert entry_of(shelf, "demo-2030-01").text is not None
    assert entry_of(shelf, "other").text is None
    assert [problem.code for problem in entry_of(shelf, "other").problems] == ["text-hash"]


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
    entry = entry_of(BriefLibrary(lambda: (folder,)), "demo-2030-01")
    assert [problem.code for problem in entry.problems] == codes
    assert (entry.text is not None) == (content == "right")


def same_facts(path: Path, data: bytes, *, seconds: float = 0) -> None:
    """Write a file, with its times and its length as before."""
    facts = path.stat()
    assert len(data) == facts.st_size
    path.write_bytes(data)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    time.sleep(seconds)


def test_an_edit_of_the_same_size_and_time_is_seen(write: Write) -> None:
    """Both right after the first reading, and when the file has long been settled."""
    folder = write("one")
    shelf = BriefLibrary(lambda: (folder,))
    for old, new in (("Demo brief", "Next brief"), ("Next brief", "Last brief")):
        title = entry_of(shelf, "demo-2030-01").title
        assert title is not None
        assert title["en"] == old
        path = folder / "brief.yaml"
        same_facts(path, path.read_bytes().replace(old.encode(), new.encode()), seconds=0.01)
    title = entry_of(shelf, "demo-2030-01").title
    assert title is not None
    assert title["en"] == "Last brief"


def test_an_unchanged_file_is_not_parsed_again(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither at each visit nor after a touch."""
    folder = write("one")
    read: list[Path] = []
    monkeypatch.setattr(brief_library, "open_brief", lambda path: read.append(path) or read_brief(path))
    shelf = BriefLibrary(lambda: (folder,))
    for _ in range(3):
        shelf.entries()
        os.utime(folder / "brief.yaml")
        entry_of(shelf, "demo-2030-01")
    assert read == [folder]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_text("id: demo-2030-01\ntitle: {ar: م", encoding="utf-8"),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), os.mkfifo(path)),
        lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
        lambda path: path.write_bytes(b"\xff\xfe"),
    ],
)
def test_a_brief_that_can_no_longer_be_read_stays_open(
    spoil: Callable[[Path], object], write: Write, demo_text: str
) -> None:
    """In its last good version, marked, with the problems of its file; readers see no other brief."""
    one, two = write("one", text=demo_text), write("two", old="id: demo-2030-01", new="id: other")
    shelf = BriefLibrary(lambda: brief_folders_in(one.parent))
    before = entry_of(shelf, "demo-2030-01")
    spoil(one / "brief.yaml")
    now = entry_of(shelf, "demo-2030-01")
    assert (now.is_last_good, now.atlas, now.text) == (True, before.atlas, before.text)
    assert now.problems
    assert brief_ids(shelf) == ("demo-2030-01", "other")
    assert not entry_of(shelf, "other").is_last_good
    with suppress(OSError):
        (one / "brief.yaml").unlink()
    write("one", old="Demo brief", new="A longer title")
    again = entry_of(shelf, "demo-2030-01")
    assert (again.is_last_good, again.problems) == (False, ())
    assert again.atlas is not before.atlas
    assert two.exists()


def test_a_folder_that_is_gone_is_no_brief(write: Write) -> None:
    """Its brief is closed."""
    folder = write("one")
    shelf = BriefLibrary(lambda: brief_folders_in(folder.parent))
    assert brief_ids(shelf) == ("demo-2030-01",)
    shutil.rmtree(folder)
    assert brief_ids(shelf) == ()


def test_a_pipe_as_text_is_a_problem_of_its_brief(write: Write) -> None:
    """Nobody waits for it."""
    one, two = write("one"), write("two", old="id: demo-2030-01", new="id: other")
    os.mkfifo(one / "text.en.txt")
    shelf = BriefLibrary(lambda: (one, two))
    assert [problem.code for problem in entry_of(shelf, "demo-2030-01").problems] == ["text"]
    assert entry_of(shelf, "other").problems == ()


def test_the_text_is_watched_and_part_of_the_digest(
    write: Write, demo_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text put beside a brief is seen, by its stamp alone, and makes another digest."""
    monkeypatch.setattr(file_stamps, "CLOCK_STEP_NS", -(10**15))
    folder = write("one")
    shelf = BriefLibrary(lambda: (folder,))
    before = entry_of(shelf, "demo-2030-01")
    (folder / "text.en.txt").write_text(demo_text, encoding="utf-8")
    now = entry_of(shelf, "demo-2030-01")
    assert now.text is not None
    assert before.atlas is not None
    assert now.atlas is not None
    assert (
        now.atlas.digest
        != before.atlas.digest
        == hashlib.sha256((folder / "brief.yaml").read_bytes()).hexdigest()
    )


def test_a_hanging_brief_holds_up_no_other(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others open while it is read; it opens when it can be read."""
    one, two = write("one"), write("two", old="id: demo-2030-01", new="id: other")
    free = threading.Event()

    def hang(path: Path) -> BriefReading:
        assert path == two or free.wait(60)
        return read_brief(path)

    monkeypatch.setattr(brief_library, "open_brief", hang)
    monkeypatch.setattr(brief_library, "FIRST_WAIT_S", 0.0)
    shelf = BriefLibrary(lambda: (one, two))
    while not any(entry.id == "other" for entry in shelf.entries()):
        time.sleep(0.01)
    assert [entry.problems[0].code for entry in shelf.entries() if entry.problems] == ["being-read"]
    assert brief_ids(shelf) == ("one", "other")
    free.set()
    monkeypatch.setattr(brief_library, "FIRST_WAIT_S", 60)
    assert entry_of(shelf, "demo-2030-01").problems == ()


def test_a_changed_brief_that_hangs_is_shown_as_before(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while it says so."""
    folder = write("one")
    free = threading.Event()
    shelf = BriefLibrary(lambda: (folder,))
    before = entry_of(shelf, "demo-2030-01")
    monkeypatch.setattr(brief_library, "open_brief", lambda path: free.wait(60) and read_brief(path))
    monkeypatch.setattr(brief_library, "WAIT_S", 0.05)
    write("one", old="Demo brief", new="A longer title")
    assert shelf.entries()[0] is before
    monkeypatch.setattr(brief_library, "OVERDUE_S", 0.0)
    (late,) = shelf.entries()
    assert late.atlas is before.atlas
    assert [problem.code for problem in late.problems] == ["being-read"]
    free.set()
    assert entry_of(shelf, "demo-2030-01").title != before.title


def test_two_requests_read_a_brief_once(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that come meanwhile wait for the same reading."""
    folder = write("one")
    read: list[Path] = []

    def slowly(path: Path) -> BriefReading:
        read.append(path)
        time.sleep(0.2)
        return read_brief(path)

    monkeypatch.setattr(brief_library, "open_brief", slowly)
    shelf = BriefLibrary(lambda: (folder,))
    with ThreadPoolExecutor(8) as visitors:
        entries = list(visitors.map(lambda _: entry_of(shelf, "demo-2030-01"), range(8)))
    assert read == [folder]
    assert len({id(entry.atlas) for entry in entries}) == 1


def test_a_file_system_that_hangs_leaves_the_known_briefs_open(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One visitor waits for the list of folders; the others have what is known."""
    folder = write("one")
    free, hangs, inside = threading.Event(), threading.Event(), threading.Event()

    def places() -> tuple[Path, ...]:
        if hangs.is_set():
            inside.set()
            free.wait(60)
        return (folder,)

    shelf = BriefLibrary(places)
    shelf.entries()
    hangs.set()
    monkeypatch.setattr(brief_library, "WAIT_S", 0.1)
    stuck = threading.Thread(target=shelf.entries, daemon=True)
    stuck.start()
    assert inside.wait(60)
    for _ in range(5):
        assert brief_ids(shelf) == ("demo-2030-01",)
    assert stuck.is_alive()
    free.set()
    stuck.join(60)


def test_a_fault_of_the_list_or_of_a_reading_is_logged(
    write: Write, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither closes a brief or stops the next reading."""
    one, two = write("one"), write("two", old="id: demo-2030-01", new="id: other")
    faulty = {"list": False}

    def places() -> tuple[Path, ...]:
        if faulty["list"]:
            raise ZeroDivisionError
        return one, two

    def fail(path: Path) -> BriefReading:
        if path == one:
            raise KeyError
        return read_brief(path)

    monkeypatch.setattr(brief_library, "open_brief", fail)
    shelf = BriefLibrary(places)
    assert [entry.problems[0].code for entry in shelf.entries() if entry.problems] == ["internal"]
    faulty["list"] = True
    assert brief_ids(shelf) == ("one", "other")
    assert "KeyError" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_problems_are_logged_once(write: Write, caplog: pytest.LogCaptureFixture) -> None:
    """When a file is read, not at each visit."""
    folder = write("one", old="kind: exercise", new="kind: dance")
    shelf = BriefLibrary(lambda: (folder,))
    shelf.entries()
    shelf.entries()
    assert caplog.text.count("found dance") == 1


@pytest.mark.parametrize("number", [120, pytest.param(1000, marks=pytest.mark.prove)])
def test_of_many_briefs_only_the_changed_one_is_read(
    number: int, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the folders are not looked at anew at every visit."""
    monkeypatch.setattr(file_stamps, "CLOCK_STEP_NS", -(10**15))
    folders = [write(f"b{at}", old="id: demo-2030-01", new=f"id: b{at}") for at in range(number)]
    looks: list[Path] = []

    def places() -> tuple[Path, ...]:
        looks.append(folders[0].parent)
        return brief_folders_in(folders[0].parent)

    shelf = BriefLibrary(places)
    while any(entry.atlas is None for entry in shelf.entries(wait=False)):
        time.sleep(0.1)
    read: list[Path] = []
    monkeypatch.setattr(brief_library, "open_brief", lambda path: read.append(path) or read_brief(path))
    write("b7", old="id: demo-2030-01", new="id: b7x")
    monkeypatch.setattr(brief_library, "LOOK_SHARE", 10**9)
    while "b7x" not in brief_ids(shelf):
        time.sleep(0.1)
    looks.clear()
    for _ in range(20):
        assert len(brief_ids(shelf)) == number
    assert looks == []
    assert entry_of(shelf, "b7x").atlas is not None
    assert read == [folders[7]]


def test_an_added_atlas_stays(demo_atlas: Atlas) -> None:
    """An added atlas is found by id and by digest."""
    shelf = BriefLibrary(tuple)
    shelf.add_atlas(demo_atlas)
    assert brief_ids(shelf) == ("demo-2030-01",)
    assert shelf.atlas_by_digest("demo") is demo_atlas


def test_a_brief_that_is_no_longer_listed_goes(write: Write) -> None:
    """It is kept only while its folder holds no brief, as between two steps of an editor."""
    listed = [write("one"), write("two", old="demo-2030-01", new="demo-two")]
    shelf = BriefLibrary(lambda: tuple(listed))
    assert brief_ids(shelf) == ("demo-2030-01", "demo-two")
    first = listed.pop(0)
    assert brief_ids(shelf) == ("demo-two",)
    assert (first / "brief.yaml").is_file()
