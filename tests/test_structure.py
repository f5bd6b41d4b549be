"""The tree itself: names, sizes, docstrings and other libraries' internals."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "geodata"
FRONTEND = PACKAGE / "instrument"
PRIVATE = ROOT / "tests" / "private_names.json"
RIDDLE = re.compile(r"(What|Where|Who|Why|How|Which)\b")
MOST_LINES = 400
MOST_MODULES = 25
MOST_SELECTORS = 60
STREAMLIT_DOM = re.compile(
    r"\[data-(?:testid|stale|variant|selected|focused|test-connection-state)|\[kind|\[role=\"(?:listbox|option|group|alert)\""
    r"|\.react-aria|\.vega|\.stApp|\.st-emotion|#root"
)
"""Selectors on DOM that Streamlit writes; ``st-key-…`` is documented and ours to use."""


@cache
def modules() -> tuple[Path, ...]:
    """Python modules of the package, without the frontend's folder."""
    return tuple(sorted(path for path in PACKAGE.rglob("*.py") if FRONTEND not in path.parents))


@cache
def tree(path: Path) -> ast.Module:
    """Syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def frontend() -> tuple[Path, ...]:
    """TypeScript and style sheets of the frontend, and style sheets of the screens."""
    sources = (FRONTEND / "src").rglob("*")
    return tuple(
        path
        for path in (*sources, *PACKAGE.joinpath("screens").rglob("*.css"))
        if path.suffix in {".ts", ".css"}
    )


def name(path: Path) -> str:
    """Path from the root of the checkout."""
    return str(path.relative_to(ROOT))


def doubled(names: list[str]) -> list[str]:
    """Names that occur more than once."""
    return sorted(each for each, count in Counter(names).items() if count > 1)


def test_no_two_modules_share_a_name() -> None:
    """An import tells its subject without its room."""
    python = [path.stem for path in modules() if not path.stem.startswith("__")]
    script = [path.stem for path in (FRONTEND / "src").rglob("*.ts") if path.stem != "css.d"]
    assert doubled(python) == []
    assert doubled(script) == []


def test_no_two_public_classes_share_a_name() -> None:
    """A class is known by its name alone."""
    classes = [
        node.name
        for path in modules()
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert doubled(classes) == []


def test_no_two_public_functions_share_a_name() -> None:
    """A function is known by its name alone."""
    functions = [
        node.name
        for path in modules()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert doubled(functions) == []


def docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each docstring, those under constants and fields included."""
    for node in ast.walk(tree(path)):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        for child in body:
            if (
                isinstance(child, ast.Expr)
                and isinstance(child.value, ast.Constant)
                and isinstance(child.value.value, str)
            ):
                yield child.lineno, child.value.value.strip()


@pytest.mark.parametrize("path", [*modules(), FRONTEND / "hatch_build.py"], ids=name)
def test_no_docstring_begins_with_a_question(path: Path) -> None:
    """A first line names the thing or the action."""
    found = [(line, text.splitlines()[0]) for line, text in docstrings(path) if text and RIDDLE.match(text)]
    assert found == []


def test_no_module_is_too_long() -> None:
    """A module fits in the head."""
    paths = (*modules(), *frontend())
    found = {name(path): path.read_text(encoding="utf-8").count("\n") for path in paths}
    assert {each: lines for each, lines in found.items() if lines > MOST_LINES} == {}


def test_no_room_is_too_full() -> None:
    """A room holds one subject."""
    rooms = Counter(name(path.parent) for path in modules() if path.stem != "__init__")
    assert {room: count for room, count in rooms.items() if count > MOST_MODULES} == {}


def test_every_room_says_its_subject() -> None:
    """Three lines: its subject, and the borders to its neighbours."""
    for path in modules():
        if path.stem == "__init__" and path.parent != PACKAGE:
            text = ast.get_docstring(tree(path)) or ""
            assert len([line for line in text.splitlines() if line]) == 3, name(path)
            assert "In:" in text, name(path)
            assert "Not in:" in text, name(path)


def test_selectors_on_the_dom_of_streamlit_are_few() -> None:
    """Its DOM moves with each release."""
    sheets = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "screens").rglob("*.css"))
    found = STREAMLIT_DOM.findall(sheets)
    assert len(found) <= MOST_SELECTORS
    assert ".stApp" not in sheets
