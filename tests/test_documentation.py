"""The README names everything that a user can type, set or read."""

import re
from pathlib import Path

import pytest

from geodata.atlas.csv_rows import SHEET_COLUMNS
from geodata.atlas.event_columns import EVENT_COLUMNS, Column
from geodata.export.formats import FormatGroup, formats_of
from geodata.service.cli import parser
from geodata.view import PARAMETERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "geodata").rglob("*.py"))
COMMANDS = parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
TARGETS = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def section(title: str) -> str:
    """The part of the README under one heading."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_commands(command: str) -> None:
    """Each command stands in the table with each of its options."""
    row = next(line for line in section("Command line").splitlines() if line.startswith(f"| `{command}"))
    options = {option for action in COMMANDS[command]._actions for option in action.option_strings[-1:]}
    missing = {option for option in options - {"--help"} if option not in row}
    assert missing <= {"--output"}
    assert ("-o FILE" in row) == ("--output" in options)


def test_formats() -> None:
    """Every data format has its row, every picture its route, in the order of the registry."""
    rows = section("Slides, report, data") + section("Data")
    data = tuple(formats_of(FormatGroup.DATA))
    listed = rows.partition("| format | for | shapes |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE)) == data
    assert "--format " + r"\|".join(data) in section("Command line")
    assert re.findall(r"`(?:GET )?/snapshot\.(\w+)`", README) == list(formats_of(FormatGroup.PICTURE))
    assert set(formats_of(FormatGroup.PAPER)) <= set(COMMANDS)


@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_parameters(name: str) -> None:
    """Each parameter of a link stands in the table of links."""
    cells = [line.split("|")[1] for line in section("Links").splitlines() if line.startswith("| `")]
    assert any(f"`{name}`" in cell for cell in cells)


@pytest.mark.parametrize("column", [*EVENT_COLUMNS, *SHEET_COLUMNS], ids=lambda column: column.name)
def test_columns(column: Column) -> None:
    """Each column has its row, word for word as in the code."""
    assert f"| `{column.name}` | {column.type} | {column.unit} | {column.meaning} |\n" in section("Data")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\"(BRIEFMAP_[A-Z_]+)\"", SOURCES))))
def test_environment(name: str) -> None:
    """Each variable that the code reads is explained."""
    assert f"| `{name}` |" in section("Deployment")


@pytest.mark.parametrize("target", TARGETS)
def test_targets(target: str) -> None:
    """Each target that make offers is named."""
    assert f"make {target}" in section("Two commands")


def test_targets_and_variables_are_found() -> None:
    """The tests above look at something."""
    assert {"run", "test", "lint", "bench", "wheelhouse", "help"} <= set(TARGETS)
    assert len(set(re.findall(r"\"BRIEFMAP_[A-Z_]+\"", SOURCES))) >= 3


def test_the_example_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of the README works as it stands, on a new brief."""
    code = section("Data").partition("```python\n")[2].partition("```")[0]
    monkeypatch.chdir(ROOT / "geodata" / "data")
    exec(code.replace("my-brief", "skeleton").replace("actor=prk&from=2024-10-01", "actor=xxa"), {})  # noqa: S102
    assert "harbour-exercise" in capsys.readouterr().out
