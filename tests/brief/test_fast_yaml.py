"""Tests of the fast parser: the same values and lines as ruamel, or a refusal."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief import brief_reader, fast_yaml
from geodata.brief.brief_folders import brief_folders_in, shipped_briefs_directory
from geodata.brief.brief_reader import read_brief_bytes

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
    "a: &x 1\n",
    "a: 1\nb: *x\n",
    "a: 1\na: 2\n",
    "a: !!str 1\n",
    "? [a]\n: 1\n",
    "%YAML 1.1\n---\na: 1\n",
    "a: 1\n---\nb: 2\n",
    "- a\n",
    "word",
    "",
    "a: [\n",
    "a:\tb\n",
    "a: b\u2028c\n",
    "a: >\n \n  b\n",
    "a: 1\n...\n",
    "a: \x00\n",
    "a: " + "[" * 60 + "]" * 60 + "\n",
]


def otherwise(text: str) -> tuple[Any, dict[fast_yaml.YamlPath, int], list[Any]]:
    """Return values, lines and problems as read by ruamel."""
    document = brief_reader._YamlFile("brief.yaml")
    return brief_reader._read_slowly(text, document), document.lines, document.problems


def alike(text: str) -> bool:
    """Return whether both read the same; lines of absent values may differ."""
    found = fast_yaml.parse_plain_yaml(text)
    if found is None:
        return True
    values, lines, problems = otherwise(text)
    absent = {path for path in lines if at(values, path) is None}
    marked = {path: line for path, line in lines.items() if path not in absent}
    here = {path: line for path, line in found[1].items() if path not in absent}
    return (found[0], here, []) == (values, marked, problems)


def at(values: Any, path: fast_yaml.YamlPath) -> Any:
    """The value at a path."""
    for part in path:
        values = values[part]
    return values


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_document_is_read_alike(text: str) -> None:
    """Values and lines are those of ruamel."""
    assert fast_yaml.parse_plain_yaml(text) == otherwise(text)[:2]


def test_the_shipped_briefs_are_plain() -> None:
    """Every shipped brief is plain and is read to the same values and lines."""
    for folder in brief_folders_in(shipped_briefs_directory()):
        text = (folder / "brief.yaml").read_text(encoding="utf-8")
        assert fast_yaml.parse_plain_yaml(text) == otherwise(text)[:2]


@pytest.mark.parametrize("text", ODD)
def test_what_is_not_plain_is_left_to_the_other(text: str) -> None:
    """The fast parser refuses it."""
    assert fast_yaml.parse_plain_yaml(text) is None


@given(st.text("ab:-?[]{},#&*!|>'\"%@` \n\\~01\r", max_size=40))
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
    assert done.stdout.strip() in {"yaml", "yaml-anchor", "encoding", "missing", "unknown-field", "bad-value"}


def test_without_libyaml(monkeypatch: pytest.MonkeyPatch, demo_yaml: str) -> None:
    """A brief is read the same without libyaml."""
    with_it = read_brief_bytes(demo_yaml.encode())
    monkeypatch.setattr(fast_yaml, "CParser", None)
    assert with_it.brief is not None
    assert read_brief_bytes(demo_yaml.encode()) == with_it
