"""Every entry of the catalogue is used by the code: no words are kept that nobody reads."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from geodata.words import catalogue_entries

ROOT = Path(__file__).parents[2]
PYTHON = ("geodata/**/*.py", "pages/*.py")
BROWSER = ("geodata/instrument/src/**/*.ts", "geodata/screens/served/*.js")
COMPUTED_FAMILIES = frozenset({"actors", "credibility", "actor-match", "reliability"})
"""Families whose name is a value at the place of use, such as the page of an introduction."""
SCREEN = "briefing-screen."
"""Entries that the briefing screen gets under their last name."""


def _sources(*globs: str) -> list[str]:
    paths = [path for each in globs for path in ROOT.glob(each) if "node_modules" not in path.parts]
    return [path.read_text(encoding="utf-8") for path in paths]


@cache
def _quoted() -> frozenset[str]:
    """Return every quoted word of lower-case letters, digits, dots and hyphens."""
    found = "\n".join(_sources(*PYTHON, *BROWSER))
    return frozenset(re.findall(r"""(?<=["'`])[a-z0-9.-]+(?=["'`])""", found))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the keys made of a family's name and a value, as patterns."""
    python = [node for text in _sources(*PYTHON) for node in ast.walk(ast.parse(text))]
    parts = [
        [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        for node in python
        if isinstance(node, ast.JoinedStr)
    ]
    templates = re.findall(r"`([a-z0-9.${}\w-]+)`", "\n".join(_sources(*BROWSER)))
    parts += [[text or None for text in re.split(r"\$\{.*?\}", each)] for each in templates if "${" in each]
    named = [each for each in parts if re.fullmatch(r"[a-z-]+\..*", str(each[0] or ""))]
    return tuple(
        re.compile("".join("[^.]*" if part is None else re.escape(str(part)) for part in each))
        for each in named
    )


@pytest.mark.parametrize("key", catalogue_entries())
def test_entry_is_used(key: str) -> None:
    """A key is quoted in the code, or made of its family's name and a value."""
    if key.startswith(SCREEN):
        name = re.escape(key.removeprefix(SCREEN))
        briefing = "\n".join(_sources("geodata/instrument/src/briefing/*.ts"))
        assert re.search(rf"words\.{name}\b|[\"']{name}[\"']", briefing)
    else:
        computed = any(pattern.fullmatch(key) for pattern in _patterns())
        assert key in _quoted() or computed or key.partition(".")[0] in COMPUTED_FAMILIES


@cache
def _called_keys() -> frozenset[str]:
    """Return the keys that calls have, as of ``translate``; computed parts become asterisks."""
    python = [node for text in _sources(*PYTHON) for node in ast.walk(ast.parse(text))]
    first = [node.args[0] for node in python if isinstance(node, ast.Call) and _is_translation(node)]
    typescript = re.findall(r"ranslate\((\"[^\"]+\"|`[^`]+`)", "\n".join(_sources(*BROWSER)))
    plain = {node.value for node in first if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    computed = {
        "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        for node in first
        if isinstance(node, ast.JoinedStr)
    }
    browser = {re.sub(r"\$\{[^}]*\}", "*", each[1:-1]) for each in typescript}
    return frozenset(plain | computed | browser)


def _is_translation(call: ast.Call) -> bool:
    """Return whether a call has a catalogue key as its first argument."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    return name in {"translate", "translate_plainly", "say", "CatalogueText"} and bool(call.args)


@pytest.mark.parametrize("key", sorted(_called_keys()))
def test_key_is_in_the_catalogue(key: str) -> None:
    """A key in the code has an entry, and a computed one fits at least one entry."""
    pattern = re.compile("[^ ]+".join(map(re.escape, key.split("*"))))
    assert any(pattern.fullmatch(each) for each in catalogue_entries())
