"""Problems have words in every language: each code that the tree has, and each bad brief that is read."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.problems import Problem
from geodata.screens.shell.notices import problems_html
from geodata.tables.brief_opening import open_unmasked_brief
from geodata.words import CatalogueText, catalogue_entries
from tests.attack.bad_briefs import BadBrief, bad_briefs, bad_records

ROOT = Path(__file__).parents[2] / "geodata"
ROOMS = ("atlas", "brief", "command_line", "drafting", "kinds", "places", "tables", "screens")
RECORDS = ("brief/record_types", "brief/record_fields.py", "brief/edtf.py", "kinds/event_kind.py",
           "places/own_geometry.py", "words/localized_text.py")  # fmt: skip
"""Modules whose ``ValueError`` is a message to pydantic, and so a problem of a brief."""
FAMILIES = ("alternatives", "check", "command", "file-fault", "picture-fault", "problem", "problem-advice",
            "problem-line", "remedy", "ring-fault", "shape-file", "table-fault", "value", "value-fault",
            "value-form", "yaml-fault", "yaml-syntax")  # fmt: skip
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
_LATIN = re.compile(r"[A-Za-z][A-Za-z_-]{2,}")
NAMES = frozenset(
    {
        *("Briefmap", "YAML", "PyYAML", "libyaml", "UTF-", "SHA-", "PNG", "JPEG", "GeoJSON", "JSON"),
        *("FeatureCollection", "EDTF", "usd", "yem", "fr-CA", "a-f", "a-z"),
        *("best", "box", "document", "end", "from", "high", "lat", "lon", "low", "page", "quote", "ratio"),
        *("row", "sentence", "spans", "start", "value"),
    }
)
"""Names of formats, programs and fields, which an Arabic text has as they are."""
TOO_LARGE = ("5 MB", "long file", "3 GB", "too large", "50,000", "/dev/zero")


def _trees(*places: str) -> Iterator[tuple[Path, ast.Module]]:
    for place in places:
        at = ROOT / place
        for path in sorted(at.rglob("*.py")) if at.is_dir() else (at,):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_each_problem_has_its_words_in_the_catalogue() -> None:
    """No call that makes a problem has English words of its own for what is right or the remedy."""
    own = [
        f"{path.name}:{node.lineno}"
        for path, tree in _trees(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and {each.arg for each in node.keywords} & {"expected", "mend"}
        and any(_is_text(each.value) for each in node.keywords if each.arg in {"expected", "mend"})
    ]
    assert own == []


def test_each_message_of_a_record_has_its_words_in_the_catalogue() -> None:
    """A message to pydantic is what a problem expects."""
    own = [
        f"{path.name}:{node.lineno}"
        for path, tree in _trees(*RECORDS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and getattr(node.targets[0], "id", "") in {"msg", "message"}
        and _is_text(node.value)
    ]
    assert own == []


def _arabic_templates() -> Iterator[tuple[str, str]]:
    for key, entry in catalogue_entries().items():
        if key.partition(".")[0] in FAMILIES:
            template = entry["ar"]
            for text in (template,) if isinstance(template, str) else template.values():
                yield key, text


@pytest.mark.parametrize(("key", "template"), [*_arabic_templates()])
def test_arabic_words_of_problems_are_arabic(key: str, template: str) -> None:
    """But for values, code in isolates, and names of formats, programs and fields; no Latin comma."""
    plain = _ISOLATED.sub("", re.sub(r"\{\w+\}", "", template))
    assert set(_LATIN.findall(plain)) <= NAMES, key
    assert not re.search(r"[,;?](?!\d)", plain)


def _said_in_arabic(problem: Problem) -> Iterator[str]:
    """Yield the words of a problem in Arabic, without the values in them."""
    for words in (problem.found, problem.expected, problem.mend):
        if isinstance(words, CatalogueText):
            said = words.in_language("ar")
            while said != (said := _ISOLATED.sub("", said)):
                pass
            yield said


def _check(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert isinstance(problem.expected, CatalogueText), problem
        assert isinstance(problem.mend, CatalogueText), problem
        for said in _said_in_arabic(problem):
            assert set(_LATIN.findall(said)) <= NAMES, problem


BAD = [each for each in bad_briefs() if not any(words in each.name for words in TOO_LARGE)]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_brief_is_told_in_arabic(bad: BadBrief, tmp_path: Path) -> None:
    """Each problem of it, and the box above the page."""
    bad.write(tmp_path / "brief")
    problems = open_unmasked_brief(tmp_path / "brief").problems
    _check(problems)
    html = problems_html(problems, "ar", "problems") if problems else ""
    frame = re.sub("<code.*?</code>|<bdi.*?</bdi>|<[^>]*>", "", html, flags=re.DOTALL)
    assert set(_LATIN.findall(frame)) <= NAMES


@cache
def _some_records() -> tuple[tuple[str, str], ...]:
    """Every field of the schema, with one of the bad texts each."""
    by_field: dict[str, tuple[str, str]] = {}
    for at, (name, text) in enumerate(bad_records()):
        field = name.rpartition(":")[0]
        if field not in by_field or at % 7 == 0:
            by_field[field] = (name, text)
    return tuple(by_field.values())


def test_bad_values_of_every_field_are_told_in_arabic() -> None:
    """The messages of records, and those of pydantic itself."""
    told = 0
    for _, text in _some_records():
        problems = read_brief_bytes(text.encode("utf-8", "surrogatepass")).problems
        told += len(problems)
        _check(problems)
    assert told > len(_some_records()) // 2
