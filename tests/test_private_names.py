"""Other libraries' internals: each is listed with its reason, and is still there in the installed version."""

import ast
import dataclasses
import importlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit
from pptx import Presentation
from pptx.util import Pt

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "geodata"
LISTED = json.loads((ROOT / "tests" / "private_names.json").read_text(encoding="utf-8"))
UNDOCUMENTED = re.compile(
    r"streamlit\.(?!testing\.v1$)|pptx\.(?:opc|oxml)|ruamel\.yaml\.(?:resolver|nodes)|.*\._"
)
"""Modules that their library's documentation does not list."""
STANDARD = {"os._exit"}
"""Documented names that begin with an underscore."""
SELECTOR = re.compile(r"\[(data-(?:testid|test|stale|variant|selected|focused)[\w-]*)(?:=\"(\w+)\")?\]")


def modules() -> Iterator[Path]:
    """Yield the Python modules of the package."""
    frontend = PACKAGE / "instrument"
    yield from (path for path in PACKAGE.rglob("*.py") if frontend not in path.parents)


def private_attributes(path: Path) -> Iterator[str]:
    """Yield private attributes of values that are not the module's own."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    own |= {node.attr for node in attributes if ast.unparse(node.value) in {"self", "cls"}}
    for node in attributes:
        if re.match(r"_[a-z]", node.attr) and node.attr not in own and ast.unparse(node) not in STANDARD:
            yield node.attr


def undocumented_modules(path: Path) -> Iterator[str]:
    """Yield imported modules that no documentation lists."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and UNDOCUMENTED.match(node.module):
            yield node.module


def selectors(path: Path) -> Iterator[str]:
    """Yield the attributes of Streamlit's DOM that a style sheet selects by."""
    for name, value in SELECTOR.findall(path.read_text(encoding="utf-8")):
        yield f"{name}={value}" if name == "data-testid" else name


@cache
def used() -> dict[str, set[str]]:
    """Return each private name with the files that use it."""
    found: dict[str, set[str]] = {}
    for path in modules():
        for name in (*private_attributes(path), *undocumented_modules(path)):
            found.setdefault(name, set()).add(str(path.relative_to(ROOT)))
    for path in (PACKAGE / "screens").rglob("*.css"):
        for name in selectors(path):
            found.setdefault(name, set()).add(str(path.relative_to(ROOT)))
    return found


def test_every_private_name_is_listed() -> None:
    """A name that is used stands in the list with its files, and a listed one is used."""
    assert {name: sorted(files) for name, files in used().items()} == {
        entry["name"]: sorted(entry["files"]) for entry in LISTED
    }


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["name"])
def test_every_entry_says_why(entry: dict[str, str]) -> None:
    """Each has a library and a reason of a sentence."""
    assert set(entry) == {"library", "name", "files", "why"}
    assert entry["why"].endswith(".")


@pytest.mark.parametrize("name", [entry["name"] for entry in LISTED if "." in entry["name"]])
def test_modules_are_there(name: str) -> None:
    """The installed version still has the module."""
    importlib.import_module(name)


def test_streamlit_takes_our_manifest() -> None:
    """A component is registered by a manifest with these fields."""
    scanner = importlib.import_module("streamlit.components.v2.manifest_scanner")
    manager = importlib.import_module("streamlit.components.v2.get_bidi_component_manager")
    fields = {field.name for field in dataclasses.fields(scanner.ComponentManifest)}
    assert {"name", "version", "components"} <= fields
    assert {"name", "asset_dir"} <= {field.name for field in dataclasses.fields(scanner.ComponentConfig)}
    assert callable(manager.get_bidi_component_manager)


def test_pptx_has_its_elements() -> None:
    """Shapes, paragraphs and runs give their XML element."""
    slides = Presentation()
    shape = slides.slides.add_slide(slides.slide_layouts[6]).shapes.add_textbox(Pt(1), Pt(1), Pt(9), Pt(9))
    paragraph = shape.text_frame.paragraphs[0]
    assert shape._element.tag.endswith("}sp")
    assert paragraph._p.tag.endswith("}p")
    assert paragraph.add_run()._r.tag.endswith("}r")


@cache
def frontend() -> str:
    """Return Streamlit's own code for the browser."""
    folder = Path(streamlit.__file__).parent / "static"
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.js"))


@pytest.mark.parametrize("name", [entry["name"] for entry in LISTED if entry["name"].startswith("data-")])
def test_streamlit_still_writes_the_attribute(name: str) -> None:
    """The code for the browser that is installed writes it."""
    key, _, value = name.partition("=")
    assert (value or key) in frontend()
