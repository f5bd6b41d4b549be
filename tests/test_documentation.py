"""README and guide name everything that a user can type, set or read, and lead nowhere in vain."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geodata.atlas.csv_rows import EXPORT_COLUMNS
from geodata.atlas.event_columns import EVENT_COLUMNS, ColumnDescription
from geodata.command_line.cli import build_parser
from geodata.export.formats import FormatGroup, formats_of
from geodata.service.routes import build_routes
from geodata.settings import setting_descriptions
from geodata.view import UNRELATED_KEYS, URL_PARAMETERS
from geodata.words import catalogue_entries
from tests.loaded_script import load_script

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "geodata" / "guide"
DOCUMENTS = (ROOT / "README.md", *sorted(GUIDE.glob("*.md")))
README_BYTES = 9_000
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "geodata").rglob("*.py"))
COMMANDS = build_parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE)
GROUPS = tomllib.loads((ROOT / "tests" / "browser" / "prove.toml").read_text(encoding="utf-8"))["group"]
TESTS = "".join(
    path.read_text(encoding="utf-8")
    for folder in (ROOT / "tests", ROOT / "geodata" / "instrument" / "tests")
    for path in folder.rglob("*")
    if path.suffix in {".py", ".ts"}
)
CODE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def guide(topic: str) -> str:
    """Return a page of the guide."""
    return (GUIDE / f"{topic}.md").read_text(encoding="utf-8")


def first_cells(topic: str) -> list[str]:
    """Return the first cell of each row of the tables of a page."""
    return [line.split("|")[1].strip() for line in guide(topic).splitlines() if line.startswith("| ")]


def anchors(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as Markdown viewers make them."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", document.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


def links() -> list[tuple[Path, str]]:
    """Return each link and picture of the documents with the document that holds it."""
    texts = [(path, CODE.sub("", path.read_text(encoding="utf-8"))) for path in DOCUMENTS]
    return [(path, link) for path, text in texts for link in LINK.findall(text)]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_commands(command: str) -> None:
    """Each command stands in the table with each of its options."""
    row = next(line for line in guide("command-line").splitlines() if line.startswith(f"| `{command}"))
    options = {option for action in COMMANDS[command]._actions for option in action.option_strings[-1:]}
    missing = {option for option in options - {"--help"} if option not in row}
    assert missing <= {"--output"}
    assert ("-o FILE" in row) == ("--output" in options)


def test_formats() -> None:
    """Every data format has its row, every picture its route, in the order of the registry."""
    data = tuple(formats_of(FormatGroup.DATA))
    listed = guide("data").partition("| format | for | shapes |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE)) == data
    assert "--format " + r"\|".join(data) in guide("command-line")
    assert re.findall(r"`(?:GET )?/snapshot\.(\w+)`", guide("pictures")) == list(
        formats_of(FormatGroup.PICTURE)
    )
    assert set(formats_of(FormatGroup.PAPER)) <= set(COMMANDS)


@pytest.mark.parametrize("name", sorted(URL_PARAMETERS))
def test_parameters(name: str) -> None:
    """Each parameter of a link stands in the table of links."""
    assert any(f"`{name}`" in cell for cell in first_cells("links"))


@pytest.mark.parametrize("name", sorted(UNRELATED_KEYS - {"embed_options"}))
def test_parameters_beside_the_view(name: str) -> None:
    """Each parameter that is no part of the View is named on a page."""
    pages = "".join(guide(topic) for topic in ("links", "briefing", "deployment", "pictures"))
    assert re.search(rf"`[^`]*\b{name}\b[^`]*`", pages)


@pytest.mark.parametrize("column", [*EVENT_COLUMNS, *EXPORT_COLUMNS], ids=lambda column: column.name)
def test_columns(column: ColumnDescription) -> None:
    """Each column has its row, word for word as in the code."""
    assert f"| `{column.name}` | {column.type} | {column.unit} | {column.meaning} |\n" in guide("data")


def test_fields() -> None:
    """The page of fields is the one that the schema gives."""
    pages = load_script(ROOT / "tests" / "vectors" / "fields.py")
    assert guide("fields") == pages.fields_page(), "write it anew: python tests/vectors/fields.py"


@pytest.mark.parametrize("route", build_routes(), ids=lambda route: route.path)
def test_routes(route: object) -> None:
    """Each route has an address on the pages about deployment and pictures."""
    assert any(route.path_regex.match(address) for address in _addresses())  # type: ignore[attr-defined]


def test_no_other_routes() -> None:
    """Each address that is said to answer does."""
    found = build_routes()
    assert len(_addresses()) >= len(found)
    unknown = [each for each in _addresses() if not any(route.path_regex.match(each) for route in found)]
    assert unknown == []


def _addresses() -> list[str]:
    pages = guide("deployment") + guide("pictures")
    return re.findall(r"`(?:GET )?(/(?:[\w-]+|snapshot)[/.<>\w-]*)(?:\?[^`]*)?`", pages)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\"(BRIEFMAP_[A-Z_]+)\"", SOURCES))))
def test_environment(name: str) -> None:
    """Each variable that the code reads is explained."""
    assert f"`{name}`" in first_cells("deployment")


@pytest.mark.parametrize("name", setting_descriptions())
def test_settings(name: str) -> None:
    """Each setting is explained."""
    assert any(f"`{name}`" in cell for cell in first_cells("deployment"))


@pytest.mark.parametrize("target", TARGETS)
def test_targets(target: str) -> None:
    """Each target that make offers is named."""
    assert f"make {target}" in guide("using")


def test_targets_and_variables_are_found() -> None:
    """The tests above look at something."""
    assert {"run", "test", "prove", "lint", "bench", "wheelhouse", "help"} <= set(TARGETS)
    assert len(set(re.findall(r"\"BRIEFMAP_[A-Z_]+\"", SOURCES))) >= 2


def test_the_readme_is_short() -> None:
    """Whatever is more stands in the guide."""
    assert len(DOCUMENTS[0].read_bytes()) <= README_BYTES


def test_the_readme_leads_to_every_page() -> None:
    """Each page of the guide is linked."""
    linked = {link for path, link in links() if path == DOCUMENTS[0]}
    pages = {f"geodata/guide/{path.name}" for path in DOCUMENTS[1:] if path.stem != "index"}
    assert pages - linked == set()


@pytest.mark.parametrize(("document", "link"), links(), ids=lambda value: getattr(value, "stem", value))
def test_links(document: Path, link: str) -> None:
    """Each link leads to a file of the repository, and to a heading in it where it names one."""
    path, _, anchor = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    assert target.is_file()
    assert target.is_relative_to(ROOT)
    assert not anchor or anchor in anchors(target)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_pages_are_plain_markdown(document: Path) -> None:
    """A document has one title, and no HTML, which the app shows as it is written."""
    text = CODE.sub("", document.read_text(encoding="utf-8"))
    assert re.findall(r"^# ", text, re.MULTILINE) == ["# "]
    assert text.startswith("# ")
    assert re.findall(r"<[a-z/!]", re.sub(r"`[^`]*`", "", text)) == []


def test_glossary() -> None:
    """The terms of the interface are those of the glossary."""
    rows = [line.split("|")[1:3] for line in guide("glossary").splitlines() if line.startswith("| ")]
    terms = {english.strip(): arabic.strip() for english, arabic in rows}
    shown: dict[str, set[str]] = {}
    for words in catalogue_entries().values():
        shown.setdefault(str(words["en"]).lower(), set()).update(
            {str(words["ar"]), str(words["ar"]).removeprefix("ال")}
        )
    # On screen "version" is the program's, and "perhaps" stands beside "within the period".
    both = (terms.keys() & shown.keys()) - {"version", "perhaps"}
    assert len(both) >= 12
    assert [term for term in both if terms[term] not in shown[term]] == []


def test_the_example_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of the guide works as it stands, on a new brief."""
    code = guide("data").partition("```python\n")[2].partition("```")[0]
    monkeypatch.chdir(ROOT / "geodata" / "data")
    exec(code.replace("my-brief", "skeleton").replace("actor=prk&from=2024-10-01", "actor=xxa"), {})  # noqa: S102
    assert "harbour-exercise" in capsys.readouterr().out


def group_row(group: dict[str, Any]) -> str:
    """Return the row of the page about testing for a group of slow tests."""
    moved = [name.partition("::")[2].replace("[", ": ").rstrip("]") for name in group["prove"]]
    cells = [group["rule"], *(", ".join(f"`{name}`" for name in names) for names in (group["stays"], moved))]
    return f"| {' | '.join(cells)} |"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["rule"])
def test_slow_tests(group: dict[str, Any]) -> None:
    """Each group has its row; its slow tests exist, and so do the quick ones, which are not wholly slow."""
    assert f"{group_row(group)}\n" in guide("testing")
    slow = [name.partition("::")[2] for each in GROUPS for name in each["prove"]]
    for name in group["prove"]:
        file, _, function = name.partition("::")
        assert f"def {function.partition('[')[0]}(" in (ROOT / "tests" / "browser" / file).read_text("utf-8")
    for name in group["stays"]:
        assert name not in slow
        assert (f"def {name}(" if name.startswith("test_") else f'"{name}"') in TESTS


def test_no_other_slow_tests() -> None:
    """The page about testing lists no group that is not in the file."""
    rows = guide("testing").partition("\n| rule |")[2].splitlines()[2:]
    assert [row for row in rows if row.startswith("|")] == [group_row(group) for group in GROUPS]
