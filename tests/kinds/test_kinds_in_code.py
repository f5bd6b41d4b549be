"""No id of the table of kinds stands in the code: Python, TypeScript and style sheets read the table."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from geodata.kinds.kind_table import shipped_kinds

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "geodata"
BROWSER = PACKAGE / "instrument"
EXCEPTIONS: Mapping[str, str] = {
    "statement": "the field of a claim that says whether it reports, judges or forecasts, and its filter",
    "other": "the plural category of CLDR, and a class of the reading page",
    "host": "the header of HTTP",
    "target": "the attribute of a link in HTML",
    "subject": "the subject of a verb",
}
"""Id → the other thing of that name, which the code means."""
WORD = re.compile(r"[\"'`]([a-z0-9]+(?:-[a-z0-9]+)*)[\"'`]")
CLASS = re.compile(r"(?:kind|family|layer|second|tone|also)-([a-z0-9]+(?:-[a-z0-9]+)*)")


def ids() -> frozenset[str]:
    """Ids of kinds, families and roles."""
    table = shipped_kinds()
    return frozenset((*table.kinds, *table.families, *table.roles))


def literals(path: Path) -> Iterator[str]:
    """Yield every string of a file that could be an id: literals, values of enums, parts of class names."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        strings = [
            node.value
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        yield from strings
        yield from (name for each in strings for name in CLASS.findall(each))
    else:
        yield from WORD.findall(text)
        yield from CLASS.findall(text)


def sources() -> Iterator[Path]:
    """Yield the files of the program: Python, the browser's code, style sheets."""
    yield from (path for path in PACKAGE.rglob("*.py") if BROWSER not in path.parents)
    yield from (ROOT / "pages").glob("*.py")
    yield from (BROWSER / "src").rglob("*.ts")
    yield from (BROWSER / "served").glob("*.js")
    yield from (*(BROWSER / "src").rglob("*.css"), *PACKAGE.joinpath("screens").rglob("*.css"))
    yield PACKAGE / "export" / "report.css"


@pytest.mark.parametrize("path", sorted(sources()), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_kind_is_named_in_the_code(path: Path) -> None:
    """Whatever depends on a kind, a family or a role is a field of its block."""
    assert sorted({name for name in literals(path) if name in ids() - EXCEPTIONS.keys()}) == []


def test_each_exception_is_needed() -> None:
    """A name that the code no longer uses is no exception."""
    used = {name for path in sources() for name in literals(path)}
    assert EXCEPTIONS.keys() - used == set()
    assert EXCEPTIONS.keys() <= ids()


def test_a_named_kind_is_found(tmp_path: Path) -> None:
    """As a literal, as a value of an enumeration, in a class of CSS and in TypeScript."""
    for name, text in (
        ("a.py", 'KIND = "strike"'),
        ("b.py", 'class Kind(StrEnum):\n    STRIKE = "strike"'),
        ("c.css", ".kind-strike { color: red; }"),
        ("d.ts", "if (kind === 'strike') draw();"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert "strike" in set(literals(tmp_path / name))
