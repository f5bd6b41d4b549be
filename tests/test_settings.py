"""Settings: file, environment over it, origins, and one report of all that is wrong."""

from pathlib import Path

import pytest

from geodata.settings import (
    FILE_VARIABLE,
    SettingsError,
    current_settings,
    setting_descriptions,
    settings_in_use,
    unknown_variables,
    variable_of,
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Path of the settings file in the working directory; it is not there yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    for name in setting_descriptions():
        monkeypatch.delenv(variable_of(name), raising=False)
    return tmp_path / "briefmap.toml"


def test_a_variable_stands_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each value is told with where it is from."""
    file.write_text('frame_burst = 7\nallowed_hosts = ["briefs.example"]\n', encoding="utf-8")
    monkeypatch.setenv(variable_of("frame_burst"), "9")
    used = settings_in_use()
    assert (used.settings.frame_burst, used.settings.allowed_hosts) == (9, ("briefs.example",))
    assert used.origins["frame_burst"] == "BRIEFMAP_FRAME_BURST"
    assert used.origins["allowed_hosts"] == "briefmap.toml"
    assert used.origins["frame_rate"] == "default"


def test_a_changed_file_is_read_anew(file: Path) -> None:
    """A setting takes effect without a restart where it is read at each use."""
    file.write_text('briefs = "one"\n', encoding="utf-8")
    assert current_settings().briefs == "one"
    file.write_text('briefs = "another"\n', encoding="utf-8")
    assert current_settings().briefs == "another"


def test_all_that_is_wrong_is_said_at_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown name, a wrong number and a wrong host are three lines with their places."""
    file.write_text("frame_brust = 7\ndrawn_at_once = 0\n", encoding="utf-8")
    monkeypatch.setenv(variable_of("allowed_hosts"), "briefs.example:8501")
    with pytest.raises(SettingsError) as caught:
        current_settings()
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert any("briefmap.toml: frame_brust: found an unknown setting" in line for line in lines)
    assert any("briefmap.toml: drawn_at_once: found 0" in line for line in lines)
    assert any("BRIEFMAP_ALLOWED_HOSTS: found briefs.example:8501; expected" in line for line in lines)


@pytest.mark.parametrize("content", ["briefs = ", "\u0000", "a = " + "[" * 5000])
def test_a_file_that_is_no_toml_is_one_problem(file: Path, content: str) -> None:
    """The file is named, with what was found."""
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"briefmap.toml: found .*expected TOML"):
        current_settings()


def test_a_named_file_must_be_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong path does not mean the defaults."""
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    with pytest.raises(SettingsError, match="found no file"):
        current_settings()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ("'self'",)),
        ("'none'", ("'none'",)),
        ("'self' https://intranet.example", ("'self'", "https://intranet.example")),
        ("https://*.example:8443", ("https://*.example:8443",)),
    ],
)
def test_frame_ancestors(
    value: str, expected: tuple[str, ...], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting lists origins; without it only the app itself may frame the app."""
    assert not file.exists()
    monkeypatch.setenv(variable_of("frame_ancestors"), value)
    assert current_settings().frame_ancestors == expected


@pytest.mark.parametrize(
    "value", ["*", "intranet.example", "'none' 'self'", "https://a.example; script-src *"]
)
def test_frame_ancestors_that_no_browser_reads_are_refused(
    value: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that is no origin stops the start, with the remedy."""
    assert not file.exists()
    monkeypatch.setenv(variable_of("frame_ancestors"), value)
    with pytest.raises(
        SettingsError, match=r"FRAME_ANCESTORS: found .*; expected .*https://intranet.example"
    ):
        current_settings()


def test_every_setting_is_described() -> None:
    """The command that lists them has a sentence for each."""
    assert all(text.endswith(".") for text in setting_descriptions().values())


def test_no_variable_sets_a_section(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that looks like it is told to be unknown."""
    monkeypatch.setenv(variable_of("auth"), "{}")
    assert current_settings().auth is None
    assert unknown_variables({variable_of("auth"): "{}"}) == [variable_of("auth")]


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:11434/v1",
        "ftp://127.0.0.1/v1",
        "http:///v1",
        "http://user:hush@127.0.0.1/v1",
        "http://127.0.0.1/v1?key=hush",
        "http://127.0.0.1/v1#hush",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1/v 1",
        "http://127.0.0.1/v1\r\nX: hush",
        "http://127.0.0.1\\hush/v1",
        "http://[::1/v1",
    ],
)
def test_a_wrong_address_of_a_model_is_refused(url: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message repeats nothing of it, since a password may stand there."""
    assert not file.exists()
    monkeypatch.setenv(variable_of("model"), "small")
    monkeypatch.setenv(variable_of("model_url"), url)
    with pytest.raises(SettingsError, match="BRIEFMAP_MODEL_URL: found an address of another form") as caught:
        current_settings()
    assert "hush" not in str(caught.value)


def test_an_address_of_a_model_needs_its_name(file: Path) -> None:
    """One without the other is told at the start; a slash at the end does not count."""
    file.write_text('model_url = "http://127.0.0.1:11434/v1/"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="model_url: found an address alone; expected the name"):
        current_settings()
    file.write_text('model_url = "http://127.0.0.1:11434/v1/"\nmodel = "org/small:1b"\n', encoding="utf-8")
    assert current_settings().model_url == "http://127.0.0.1:11434/v1"


@pytest.mark.parametrize("line", ['model_key = "hush hush"', 'model_key = "hush\\nhush"', "model_key = 4711"])
def test_a_wrong_key_is_not_repeated(line: str, file: Path) -> None:
    """Neither in its file's problem nor in the value's own form."""
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="model_key: found") as caught:
        current_settings()
    assert not [each for each in ("hush", "4711") if each in str(caught.value)]
    file.write_text('model_key = "hush-hush"\n', encoding="utf-8")
    assert "hush" not in repr(current_settings())


@pytest.mark.parametrize("name", ["a\nb", "n" * 121])
def test_a_name_of_a_model_prints(name: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands on cards."""
    assert not file.exists()
    monkeypatch.setenv(variable_of("model"), name)
    with pytest.raises(SettingsError, match=r"BRIEFMAP_MODEL: found .*; expected up to 120 characters"):
        current_settings()
