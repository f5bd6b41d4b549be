"""Arguments and outputs at their limits: each is one line of words, none a traceback."""

import io
import socket
import sys

import pytest

from geodata.command_line.cli import run_command
from geodata.command_line.commands import address_problem


class FullDisk(io.StringIO):
    """Standard output on a device without room."""

    def flush(self) -> None:
        """Refuse to write."""
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "--port", "99999"], "expected a number from 1 to 65535"),
        (["serve", "--port", "٨٠"], "expected a number from 1 to 65535"),
        (["serve", "--port", "0"], "expected a number from 1 to 65535"),
        (["draft", "x.txt", "--as-of", "0001-01-01"], "expected a day from 1000-01-01"),
        (["draft", "x.txt", "--as-of", "yesterday"], "expected a day from 1000-01-01"),
    ],
)
def test_impossible_arguments(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The argument is named with what is expected."""
    with pytest.raises(SystemExit) as caught:
        run_command(arguments)
    assert caught.value.code == 1
    assert words in capsys.readouterr().err


def test_a_full_disk_behind_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code is 1, and standard error says why."""
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert run_command(["nginx"]) == 1
    assert "No space left on device" in capsys.readouterr().err


def test_a_closed_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code is 1, and standard error says why."""
    monkeypatch.setattr(sys, "stdout", None)
    assert run_command(["nginx"]) == 1
    assert "found it closed" in capsys.readouterr().err


def test_an_address_that_cannot_be_listened_to() -> None:
    """An unknown host and a port in use are problems, a free port is none."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert "in use" in str(address_problem("127.0.0.1", port))
    assert address_problem("127.0.0.1", port) is None
    assert address_problem("bad..host", port) is not None


def test_no_words_are_nowhere(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty search finds nothing and says so."""
    text = f"{tmp_path}/text.txt"
    with open(text, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("A ship left the harbour.\n")
    assert run_command(["locate", " ", "--text", text]) == 1
    assert "not-found" in capsys.readouterr().err
