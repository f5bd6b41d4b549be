"""Mutated bytes of a brief: whatever they are, they are read as a brief or as problems, in bounded time."""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.brief.brief_folders import shipped_brief_folders
from geodata.brief.brief_reader import BRIEF_FILE_NAME, read_brief_bytes

SNIPPETS = (
    *(
        b"\t",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n---\n",
        b"\n...\n",
        b"%YAML 1.1\n",
        b"&a ",
        b"*a ",
        b"!x ",
    ),
    *(
        "\u2028".encode(),
        "\u202e".encode(),
        "\x85".encode(),
        b"#",
        b": ",
        b"- ",
        b"? ",
        b"|\n",
        b">\n",
        b'"',
        b"'",
    ),
    *(
        b"[" * 400,
        b"{a: " * 400,
        b"- " * 400,
        b"[" * 50_000,
        b"".join(b" " * at + b"a:\n" for at in range(300)),
    ),
    *(
        b"9" * 400,
        b"9" * 5000,
        b"1e999",
        b"-1",
        b"0x1F",
        b".5",
        "٩".encode() * 30,
        b"nan",
        b"1,5",
        b"~",
        b"null",
    ),
    *(
        b"9999~",
        b"0001~",
        b"../..",
        b"9999-12-31~/..",
        b"2024-02-30",
        b"0000",
        b"2024/2023",
        b"2024-10-23T99:99",
    ),
    *(
        b"low: 9999999999999999999\n",
        b"high: 1\n",
        b"schema: 2\n",
        b"id: " + b"a" * 3000,
        b"../../etc/passwd",
    ),
)
"""Bytes that are put in: signs, nesting, numbers and dates on which a reader may stumble."""


@cache
def shipped_bytes() -> bytes:
    """The default shipped brief."""
    return Path(shipped_brief_folders()[0], BRIEF_FILE_NAME).read_bytes()


@cache
def plain_seconds() -> float:
    """Shortest of five times of reading it."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert read_brief_bytes(shipped_bytes()).brief is not None
        times.append(time.perf_counter() - start)
    return min(times)


@st.composite
def mutated(draw: Callable[..., int]) -> bytes:
    """Bytes of the shipped brief with up to eight changes."""
    data = bytearray(shipped_bytes())
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data)))
        how = draw(st.integers(0, 5))
        if not data:
            break
        if how == 0:
            data[at % len(data)] ^= 1 << draw(st.integers(0, 7))
        elif how == 1:
            del data[at : at + draw(st.integers(1, 3000))]
        elif how == 2:
            data[at:at] = data[at : at + draw(st.integers(1, 3000))]
        elif how == 3:
            data[at:at] = SNIPPETS[draw(st.integers(0, len(SNIPPETS) - 1))]
        elif how == 4:
            put_in_place_of_a_value(data, at, SNIPPETS[draw(st.integers(0, len(SNIPPETS) - 1))])
        else:
            del data[at or 1 :]
    return bytes(data)


def put_in_place_of_a_value(data: bytearray, at: int, new: bytes) -> None:
    """Replace the value behind the next colon, up to a comma, a bracket or the end of the line."""
    start = data.find(b": ", at)
    if start >= 0:
        stops = [end for sign in (b",", b"}", b"]", b"\n") if (end := data.find(sign, start)) > 0]
        data[start + 2 : min(stops, default=len(data))] = new


def check(data: bytes) -> None:
    """Read mutated bytes."""
    start = time.perf_counter()
    found = read_brief_bytes(data)
    assert time.perf_counter() - start < 200 * plain_seconds() + 2
    assert found.brief is not None or found.problems
    for problem in found.problems:
        assert problem.code != "internal"
        assert problem.found
        assert problem.expected
        assert problem.mend
        assert "\n" not in str(problem)
        assert len(problem.as_dict()["found"]) < 600  # each of 80 characters may be an escape


@given(mutated())
@settings(max_examples=100, deadline=None)
def test_a_mutated_brief_is_a_brief_or_problems(data: bytes) -> None:
    """Never an exception."""
    check(data)


@pytest.mark.prove
@given(mutated())
@settings(max_examples=2000, deadline=None)
def test_two_thousand_mutated_briefs(data: bytes) -> None:
    """The same, at length."""
    check(data)


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_each_snippet_in_place_of_values(snippet: bytes) -> None:
    """In a date, a number, an id, a list and the whole file."""
    data = shipped_bytes()
    for field in (b"edtf: ", b"value: ", b"id: ", b"spans: ", b"published: ", b"as_of: ", b"characters: "):
        changed = bytearray(data)
        put_in_place_of_a_value(changed, data.index(field), snippet)
        check(bytes(changed))
    check(snippet)
    check(snippet + data)
