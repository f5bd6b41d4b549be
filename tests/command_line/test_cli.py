"""The command line as a shell sees it: data on one stream, problems on the other, an exit code."""

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.command_line.cli import build_parser, run_command
from geodata.export import formats
from geodata.export.formats import ExportFormat, FormatGroup, formats_of


def run(*words: str, **options: str) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own."""
    command = [sys.executable, "-m", "geodata", *words]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, env=options or None)


@pytest.mark.parametrize("words", [[], ["frobnicate"], ["locate", "ships"], ["features", "--format", "shp"]])
def test_a_wrong_command_is_a_problem(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A parse error ends with code 1 and words on standard error."""
    with pytest.raises(SystemExit) as ended:
        run_command(words)
    found = capsys.readouterr()
    assert (ended.value.code, found.out) == (1, "")
    assert "briefmap" in found.err


def test_every_command_has_its_function() -> None:
    """The parser offers nothing that is not there."""
    from geodata.command_line import commands  # noqa: PLC0415

    offered = build_parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    known = (
        "check features snapshot open slides report schema new locate places draft diff serve nginx upgrade "
        "settings gazetteer place near rebase accept edit versions pack unpack backup restore"
    )
    assert set(offered) == set(known.split())
    functions = {"paper" if name in formats_of(FormatGroup.PAPER) else name for name in offered}
    assert all(callable(getattr(commands, f"run_{name}")) for name in functions)


def test_a_new_format_is_offered(monkeypatch: pytest.MonkeyPatch, demo_folder: Path, tmp_path: Path) -> None:
    """One entry of the registry is a choice of its command, or a command of its own."""
    maker = "geodata.export.data_files:geojson_file"
    new = [ExportFormat(group, group, f"New {group}", "text/x", maker, help="new") for group in FormatGroup]
    monkeypatch.setattr(formats, "FORMATS", {**formats.FORMATS, **{entry.name: entry for entry in new}})
    assert build_parser().parse_args(["features", "--format", "data"]).format == "data"
    assert build_parser().parse_args(["snapshot", "--format", "picture", "-o", "x"]).format == "picture"
    assert build_parser().parse_args(["paper"]).format == "paper"
    assert "PNG, SVG, PDF or New picture" in build_parser().format_help().replace("\n" + " " * 24, " ")
    target = tmp_path / "brief.new"
    assert run_command(["features", str(demo_folder), "--format", "data", "-o", str(target)]) == 0
    assert json.loads(target.read_bytes())["features"]


def test_a_reader_that_has_enough_is_no_problem(demo_folder: Path) -> None:
    """A pipe that closes early (`| head`) ends the command quietly."""
    briefmap = f"{sys.executable} -m geodata"
    command = f"{briefmap} schema | head -1; {briefmap} features {demo_folder} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.stdout == b"{\n"
    assert done.stderr == b""


def test_output_is_utf8_whatever_the_locale(demo_folder: Path) -> None:
    """Arabic is written also where the environment promises only ASCII."""
    done = run("features", str(demo_folder), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["features"][0]["properties"]["title_ar"] == "مناورة الميناء"


def test_help_and_version_import_nothing_heavy() -> None:
    """Asking for help must not wait for the libraries that draw maps."""
    code = "import sys; from geodata.command_line.cli import build_parser; build_parser(); "
    code += "print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout == b"False\n"


def test_a_picture_imports_nothing_of_the_page(tmp_path: Path) -> None:
    """A command imports nothing of other commands or of the dashboard."""
    code = "import sys; from geodata.command_line.cli import run_command; run_command(sys.argv[1:]); "
    code += "print(*sys.modules)"
    words = ["snapshot", "--view", "lang=en", "-o", str(tmp_path / "out.png")]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True, timeout=120)
    loaded = {name.partition(".")[0] for name in done.stdout.decode().split()}
    assert not loaded & {"streamlit", "pydeck", "jinja2", "altair", "networkx", "pptx", "scipy", "requests"}
    assert b"geodata.drafting" not in done.stdout


def test_the_collector_rests_in_a_command_and_not_in_a_server() -> None:
    """A short command walks its objects less; a server keeps to the usual rule."""
    code = "import gc\nfrom geodata.command_line import cli\n"
    code += "cli.run_command = lambda: print(*gc.get_threshold())\n"
    code += "cli.run(); print(gc.get_freeze_count() > 0)"
    usual = " ".join(map(str, gc.get_threshold()))
    for word, expected in (("check", "10000 100 100"), ("serve", usual)):
        done = subprocess.run([sys.executable, "-c", code, word], capture_output=True, check=True, timeout=60)
        assert done.stdout.decode().splitlines() == [expected, "True"]
