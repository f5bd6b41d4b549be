"""Mutants of a valid brief: of one that opens, every export is made, whatever its fields hold."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.problems import ProblemLevel
from geodata.export.formats import FORMATS, ExportFormat, FormatGroup, formats_of
from geodata.render.picture_options import parse_picture_options
from geodata.settings import variable_of
from geodata.tables.brief_opening import open_brief
from geodata.view import View
from geodata.words import LANGS, Lang
from tests.brief_mutants import BRIEF, mutants, write_mutant

DATA = (FormatGroup.DATA,)
PAPERS = (FormatGroup.PICTURE, FormatGroup.PAPER)
DRAWN = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one mutant after the other lies."""
    return tmp_path_factory.mktemp("mutant")


@pytest.fixture(scope="module", autouse=True)
def _unkept_columns() -> Iterable[None]:
    """Columns of the mutants' tables are kept nowhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(variable_of("cache"), "/dev/null/nowhere")
        yield


def opened(text: str, folder: Path) -> Selection | None:
    """The whole of a mutant; None where it does not open, for a reason that is said."""
    reading = open_brief(write_mutant(folder / "brief", text))
    assert all(problem.code != "internal" for problem in reading.problems)
    if reading.brief is None:
        assert any(problem.level is ProblemLevel.REFUSED for problem in reading.problems)
        return None
    return select_events(build_atlas(reading.brief, reading.digest), View())


def made(entry: ExportFormat, selection: Selection, lang: Lang) -> bytes:
    """A file of the selection."""
    make = entry.load_maker()
    if entry.group is FormatGroup.DATA:
        return make(selection)
    if entry.group is FormatGroup.PAPER:
        return make(selection, lang=lang, theme="dark", marking="TEST")
    options = parse_picture_options(entry.name, size="600x600", scale="0.5")
    return make(selection, options, lang=lang, theme="light")


def export_all(text: str, folder: Path, groups: tuple[FormatGroup, ...], *, each: bool = True) -> None:
    """Make the exports of some groups, one of each group or all, in a language by the length of the text."""
    selection = opened(text, folder)
    assume(selection is not None)
    assert selection is not None
    for group in groups:
        entries = list(formats_of(group).values())
        turn = len(text) // len(LANGS) % len(entries)
        for entry in entries if each else entries[turn : turn + 1]:
            assert made(entry, selection, LANGS[len(text) % len(LANGS)])


def test_the_brief_itself_is_valid(folder: Path) -> None:
    """Every event of it is there, so that a change meets each kind of record."""
    selection = opened(BRIEF, folder)
    assert selection is not None
    assert selection.atlas.brief.left_off == ()
    assert len(selection.atlas.brief.events) == 6


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_brief_is_exported(folder: Path, lang: Lang) -> None:
    """Title, day and language alone make every file, in both languages."""
    text = "schema: 2\nid: empty\ntitle: Nothing yet\nas_of: 2030-01-15\nlanguage: en\n"
    selection = opened(text, folder)
    assert selection is not None
    assert all(made(entry, selection, lang) for entry in FORMATS.values())


@given(mutants())
@settings(DRAWN, max_examples=100)
def test_what_opens_is_exported_as_data(folder: Path, text: str) -> None:
    """In the data formats in turn."""
    export_all(text, folder, DATA, each=False)


@given(mutants())
@DRAWN
def test_what_opens_is_drawn_and_told(folder: Path, text: str) -> None:
    """As a picture, and as slides or a report, in turn."""
    export_all(text, folder, PAPERS, each=False)


@pytest.mark.prove
@pytest.mark.parametrize("part", range(4))
@given(mutants())
@settings(DRAWN, max_examples=1000)
def test_four_thousand_are_exported_as_data(folder: Path, part: int, text: str) -> None:
    """In every one."""
    del part
    export_all(text, folder, DATA)


@pytest.mark.prove
@pytest.mark.parametrize("part", range(2))
@given(mutants())
@settings(DRAWN, max_examples=100)
def test_two_hundred_are_drawn_and_told(folder: Path, part: int, text: str) -> None:
    """As every picture, as slides and as a report."""
    del part
    export_all(text, folder, PAPERS)
