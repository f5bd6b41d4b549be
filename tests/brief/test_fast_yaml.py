"""Tests of libyaml's events: the same values and lines as by ruamel's, or a refusal."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief import fast_yaml
from geodata.brief.brief_folders import brief_folders_in, shipped_briefs_directory
from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.fast_yaml import EventSource, find_doubtful_sign, plain_events
from geodata.brief.yaml_values import YamlFile, YamlPath, _StopReadingError, _ValueReader, slow_events

pytest.importorskip("yaml.cyaml", exc_type=ImportError, reason="PyYAML was built without libyaml")

PLAIN = [
    "a: 1\nb: [x, {c: ~}]\n",
    "a:\n- x\n-\n- 'y'\n",
    "a: >\n  folded\n  words\n\n  more\nb: |-\n  kept\n   as is\n",
    '"a": "\\u0628 \\/ \\x41"\n? b\n: 12:30\n',
    "# remark\n---\na: NO # remark\nb: {c: http://x/y?z, d: [-1, 0x1F]}\n",
    "{a: b, c: {}, d: [], e: ''}",
    "a:\n  - b: 1\n    c:\n\n      d: 2\n  - - e\n    - f\n",
    "a: plain words\n  that go on\nb: 'it''s'\n",
    "a: null\r\nb: 'null'\r\nc:\r\n  - d\r\n",
]
ODD = [
    "%YAML 1.1\n---\na: 1\n",
    "a: b\u2028c\n",
    "a: b\x85c\n",
    "a: b\ufeffc\n",
    "a: |#\n  b\n",
    "a: 1\n...\n",
]


def read(source: EventSource | None) -> tuple[Any, dict[YamlPath, int], list[Any]] | None:
    """Return values, lines and problems by the events of a parser; None where it refuses the text."""
    assert source is not None
    found = YamlFile("brief.yaml")
    reader = _ValueReader(source, found)
    try:
        values = reader.document()
    except (source.error, _StopReadingError):
        return None
    absent = {path for path in found.lines if at(values, path) is None}
    lines = {path: line for path, line in found.lines.items() if path not in absent}
    return values, lines, [(problem.code, problem.found) for problem in found.problems]


def alike(text: str) -> bool:
    """Return whether both parsers read the same, or one refuses; lines of absent values may differ."""
    source = plain_events(text)
    if source is None:
        return True
    found, other = read(source), read(slow_events(text))
    return found is None or other is None or found == other


def at(values: Any, path: YamlPath) -> Any:
    """The value at a path; None where a problem stands in its place."""
    for part in path:
        values = values[part] if values is not None else None
    return values


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_document_is_read_alike(text: str) -> None:
    """Values and lines are those of ruamel."""
    found = read(plain_events(text))
    assert found is not None
    assert found == read(slow_events(text))


def test_the_shipped_briefs_are_plain() -> None:
    """Every shipped brief is plain and is read to the same values and lines."""
    for folder in brief_folders_in(shipped_briefs_directory()):
        text = (folder / "brief.yaml").read_text(encoding="utf-8")
        assert read(plain_events(text)) == read(slow_events(text)) is not None


@pytest.mark.parametrize("text", ODD)
def test_what_is_not_plain_is_left_to_the_other(text: str) -> None:
    """The fast parser refuses it."""
    assert plain_events(text) is None


@pytest.mark.parametrize("text", ["a: b # c\td\n", "a:\tb\n", "a: 1\n   \nb: 2\n", "a: >\n \n  b\n"])
def test_tabs_and_blank_lines_are_plain(text: str) -> None:
    """A tab in a comment must not make a large file slow."""
    assert read(plain_events(text)) is not None


@pytest.mark.parametrize(
    ("text", "line", "sign"),
    [("a: b\nc: d\u2028e\n", 2, "U+2028"), ("a: b\n\n%x", 3, "%"), ("a: b", None, "")],
)
def test_the_doubtful_sign_is_found(text: str, line: int | None, sign: str) -> None:
    """With its line."""
    found = find_doubtful_sign(text)
    assert found[0] == line
    assert sign in found[1]


@given(st.text("ab:-?[]{},#&*!|>'\"%@` \n\\~01\r\t", max_size=40))
def test_whatever_is_read_is_read_alike(text: str) -> None:
    """Any text is refused, or read as ruamel reads it without a problem."""
    assert alike(text)


@given(
    st.recursive(
        st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=12,
    )
)
def test_what_another_program_wrote_is_read_alike(value: object) -> None:
    """The same for YAML written by PyYAML in its various styles."""
    import yaml  # noqa: PLC0415 - may be missing

    text = yaml.safe_dump({"a": value}, allow_unicode=True)
    assert alike(text)


ATTACKS = [
    b"[" * 1_000_000,
    b"{" * 1_000_000,
    b"a: " + b"[" * 500_000 + b"]" * 500_000,
    b"- " * 500_000,
    b"? " * 500_000,
    b"".join(b" " * at + b"a:\n" for at in range(3000)),
    b"a: &a [x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (at, at, at - 1, at - 1) for at in range(98, 123)),
    b"a: &a [*a]\n",
    "a: [".encode("utf-16"),
    "\ufeff\ufeffa: b".encode(),
    b"a:\n\t- b\n",
    b"a: \xff",
    b"a: !!python/object/apply:os.system [exit]\n",
    b"%TAG ! tag:x,2000:\n---\na: !b c\n",
]


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_an_attack_is_refused(tmp_path: Path, number: int) -> None:
    """A hostile file is reported as a problem and does not end the process."""
    (tmp_path / "brief.yaml").write_bytes(ATTACKS[number])
    code = "import sys; from pathlib import Path; from geodata.brief.brief_reader import read_brief\n"
    code += "found = read_brief(Path(sys.argv[1])); assert found.brief is None; print(found.problems[0].code)"
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {"yaml", "yaml-anchor", "encoding", "too-deep", "missing", "unknown-field"}


def test_without_libyaml(monkeypatch: pytest.MonkeyPatch, demo_yaml: str) -> None:
    """A brief is read the same without libyaml."""
    with_it = read_brief_bytes(demo_yaml.encode())
    monkeypatch.setattr(fast_yaml, "CParser", None)
    assert with_it.brief is not None
    assert read_brief_bytes(demo_yaml.encode()) == with_it
