"""Every exception class of the package derives from one base."""

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path

from geodata.errors import BriefmapError

ROOT = Path(__file__).parents[1]
BUILT_APART = ROOT / "geodata/instrument/hatch_build.py"
"""Runs where the package is not installed yet."""


def exception_classes() -> Iterator[tuple[str, list[str]]]:
    """Names of the exception classes in the sources, each with the names of its bases."""
    sources = [*ROOT.glob("geodata/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
    for path in sources:
        if path == BUILT_APART or "node_modules" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = [ast.unparse(base).rpartition(".")[2] for base in node.bases]
                if any(is_exception(name) for name in (node.name, *bases)):
                    yield node.name, bases


def is_exception(name: str) -> bool:
    """Whether a class name is one of a built-in exception, or ends like one."""
    known = getattr(builtins, name, None)
    return name.endswith(("Error", "Exception")) or (
        isinstance(known, type) and issubclass(known, BaseException)
    )


def test_every_exception_has_the_one_base() -> None:
    """No class of our own derives from an exception of Python or of a library."""
    found = dict(exception_classes())
    assert found.pop(BriefmapError.__name__) == ["Exception"]
    assert {"TextError", "PictureOptionsError", "FileReadError"} <= found.keys()
    known = {BriefmapError.__name__, *found}
    assert {name: bases for name, bases in found.items() if not set(bases) <= known or not bases} == {}
