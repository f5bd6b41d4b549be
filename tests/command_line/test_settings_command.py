"""``briefmap settings``."""

import tomllib
from pathlib import Path

import pytest

from geodata.command_line.cli import run_command
from geodata.settings import FILE_VARIABLE, setting_descriptions, variable_of

AUTH = """\
[auth]
redirect_uri = "https://briefs.example/oauth2callback"
cookie_secret = "{secret}"
client_id = "briefs"
client_secret = "hush"
server_metadata_url = "https://login.example/.well-known/openid-configuration"
"""


def test_what_is_printed_can_be_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every setting is there with its value and origin, and the whole is TOML."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    monkeypatch.setenv(variable_of("allowed_hosts"), "briefs.example")
    monkeypatch.setenv(variable_of("framerate"), "3")
    assert run_command(["settings"]) == 0
    told = capsys.readouterr()
    found = tomllib.loads(told.out)
    assert found.keys() == setting_descriptions().keys() - {"auth"}
    assert found["allowed_hosts"] == ["briefs.example"]
    assert 'allowed_hosts = ["briefs.example"]  # BRIEFMAP_ALLOWED_HOSTS' in told.out
    assert "BRIEFMAP_FRAMERATE: no setting of this name" in told.err


def test_a_wrong_setting_stops_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The problem is one line with its remedy, and no traceback."""
    monkeypatch.setenv(variable_of("frame_rate"), "-1")
    assert run_command(["settings"]) == 1
    assert capsys.readouterr().err.startswith("BRIEFMAP_FRAME_RATE: found '-1'")


def test_no_secret_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a sign-in it is told where it is set up, and of a wrong one what is wrong with it."""
    file = tmp_path / "own.toml"
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    file.write_text(AUTH.format(secret="s" * 32), encoding="utf-8")
    assert run_command(["settings"]) == 0
    assert f"# [auth]  # {file}" in (told := capsys.readouterr().out)
    assert not [each for each in ("sss", "hush") if each in told]
    file.write_text(AUTH.format(secret="s" * 31), encoding="utf-8")
    assert run_command(["settings"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{file}: auth.cookie_secret: ")
    assert "sss" not in told


def test_the_key_of_a_model_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told that there is one, on a line that is no value of the file."""
    monkeypatch.setenv(variable_of("model_key"), "hush-hush")
    assert run_command(["settings"]) == 0
    told = capsys.readouterr().out
    assert "# model_key is set and not shown  # BRIEFMAP_MODEL_KEY" in told
    assert "hush" not in told
    assert "model_key" not in tomllib.loads(told)


def test_the_address_of_the_store_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It holds a password; one that is wrong is not repeated either."""
    name = variable_of("database")
    monkeypatch.setenv(name, "postgresql+psycopg://ana:hush-hush@db.example/briefs")
    assert run_command(["settings"]) == 0
    told = capsys.readouterr().out
    assert f"# database is set and not shown  # {name}" in told
    assert "hush" not in told
    assert "db.example" not in told
    monkeypatch.setenv(name, "mysql://ana:hush-hush@db.example/briefs")
    assert run_command(["settings"]) == 1
    found = capsys.readouterr().err
    assert found.startswith(f"{name}: ")
    assert "hush" not in found
