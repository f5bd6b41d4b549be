"""Tests of documents against their files."""

import hashlib
import io
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from geodata.brief.brief_reader import read_brief
from geodata.brief.checks.check import check_documents
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.schema.shape_rewrite import upgrade_text

QUOTE = "ships were seen"
TWELVE = [f"paper-{at}" for at in range(12)]


@pytest.fixture
def folder(tmp_path: Path, demo_yaml: str) -> Path:
    """A folder with the invented brief, eleven texts and a table, one quoted by a claim."""
    documents = []
    for at, name in enumerate(TWELVE):
        table = name == "paper-11"
        content = f"id;n\n1;{at}\n" if table else f"Number {at}: some {QUOTE} here.\n"
        path = tmp_path / f"{name}.{'csv' if table else 'txt'}"
        path.write_text(content, encoding="utf-8")
        size = "rows: 1" if table else f"characters: {len(content)}"
        digest = hashlib.sha256(content.encode()).hexdigest()
        documents.append(f"  - {{id: {name}, file: {path.name}, sha256: {digest}, {size}}}\n")
    yaml = upgrade_text(demo_yaml)
    head, facts, rest = yaml.partition("documents: ")
    own, _, rest = rest.partition("\n")
    listed = f"documents:\n  - {own[1:-1]}\n{''.join(documents)}"
    rest = rest.replace(
        "sentence: 3\n        spans: [[103, 105]]", f'document: paper-3\n        quote: "{QUOTE}"'
    )
    assert facts
    (tmp_path / "brief.yaml").write_text(head + listed + rest, encoding="utf-8")
    return tmp_path


def found(folder: Path) -> tuple[Problem, ...]:
    """The problems of the documents in a folder."""
    reading = read_brief(folder)
    assert reading.problems == ()
    assert reading.brief is not None
    return check_documents(reading.brief, folder, lines=reading.lines)


def test_sound(folder: Path) -> None:
    """Files as they were are no problem, whatever their line ends."""
    assert found(folder) == ()
    path = folder / "paper-3.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(folder) == ()


@pytest.mark.parametrize("name", ["paper-7.txt", "paper-11.csv"])
def test_the_one_that_changed_is_named(folder: Path, name: str) -> None:
    """Of twelve documents one letter of a text, or one byte of a table, is enough."""
    path = folder / name
    data = path.read_bytes()
    path.write_bytes(data[:-2] + b"x" + data[-1:])
    (problem,) = found(folder)
    assert (problem.code, problem.level) == ("document-hash", ProblemLevel.BLOCKS)
    assert name in problem.found
    assert problem.line is not None
    assert name in (folder / "brief.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_a_table_is_hashed_by_its_bytes(folder: Path) -> None:
    """Another line end is another file."""
    path = folder / "paper-11.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [problem.code for problem in found(folder)] == ["document-hash"]


def test_a_quote_is_found_to_the_letter(folder: Path) -> None:
    """A letter more is a problem of the claim."""
    path = folder / "brief.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(f'"{QUOTE}"', '"ships were sees"'), encoding="utf-8"
    )
    (problem,) = found(folder)
    assert (problem.code, problem.record, problem.field) == (
        "quote",
        "events[0] (harbour-exercise)",
        "claims.1.quote",
    )


def test_a_file_that_is_not_there_is_a_warning(folder: Path) -> None:
    """A brief may travel without its documents."""
    (folder / "paper-2.txt").unlink()
    (folder / "paper-4.txt").unlink()
    (folder / "paper-4.txt").symlink_to("/etc/passwd")
    assert [(problem.code, problem.level.value) for problem in found(folder)] == [("unreadable", "warns")] * 2


def test_what_is_no_file_is_a_warning(folder: Path) -> None:
    """At once: nobody writes into a named pipe, and links may lead in a circle."""
    for name in ("paper-2.txt", "paper-4.txt", "paper-6.txt"):
        (folder / name).unlink()
    os.mkfifo(folder / "paper-2.txt")
    (folder / "paper-4.txt").symlink_to("paper-4.txt")
    (folder / "paper-6.txt").mkdir()
    problems = found(folder)
    assert [(problem.code, problem.level.value) for problem in problems] == [("unreadable", "warns")] * 3
    assert "a named pipe" in problems[0].found
    assert "a directory" in problems[2].found


def test_a_replaced_document_names_what_rests_on_it(folder: Path) -> None:
    """Claims that still cite the older one are listed; without any there is nothing to say."""
    path = folder / "brief.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{id: paper-9,", "{id: paper-9, supersedes: paper-3,"), encoding="utf-8")
    (problem,) = read_brief(folder).problems
    assert (problem.code, problem.level.value) == ("superseded", "warns")
    assert "harbour-exercise-2" in problem.found
    path.write_text(text.replace("{id: paper-9,", "{id: paper-9, supersedes: paper-4,"), encoding="utf-8")
    assert read_brief(folder).problems == ()


@pytest.mark.parametrize(
    ("head", "box", "codes"),
    [
        (b"", "10, 20, 200, 120", []),
        (b"", "10, 20, 300, 200", []),
        (b"", "10, 20, 301, 120", ["box"]),
        (b"", "200, 20, 10, 120", ["box"]),
        (b"", "-1, 20, 10, 120", ["box"]),
        (b"GIF89a", "10, 20, 200, 120", ["picture"]),
    ],
)
def test_cited_parts_lie_within_their_picture(
    papers_folder: Path, tmp_path: Path, head: bytes, box: str, codes: list[str]
) -> None:
    """A warning, as where the file is no picture that is shown."""
    folder = tmp_path / "papers"
    shutil.copytree(papers_folder, folder)
    file = io.BytesIO()
    Image.new("RGB", (300, 200)).save(file, "PNG")
    (folder / "port.png").write_bytes(head or file.getvalue())
    text = (folder / "brief.yaml").read_text("utf-8").replace("10, 20, 200, 120", box)
    text = text.replace("type: picture,", "type: picture, file: port.png,")
    (folder / "brief.yaml").write_text(text, "utf-8")
    problems = [each for each in open_problems(folder) if each.code in {"box", "picture"}]
    assert [each.code for each in problems] == codes
    assert all(each.level is ProblemLevel.WARNS and each.line for each in problems)


def open_problems(folder: Path) -> tuple[Problem, ...]:
    """The problems of the documents in a folder, beside those of its records."""
    reading = read_brief(folder)
    assert reading.brief is not None
    return check_documents(reading.brief, folder, lines=reading.lines)
