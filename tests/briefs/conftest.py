"""Fixtures: the October 2024 brief and, if available, its text."""

from importlib.resources import files
from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, load_text

FOLDER = Path(str(files("geodata") / "data" / "briefs" / "siyaqat-2024-10"))
TEXT = Path(__file__).resolve().parents[3] / "shared" / "brief" / "siyaqat-2024-10.ar.txt"


@pytest.fixture(scope="session")
def folder() -> Path:
    """The folder of the brief."""
    return FOLDER


@pytest.fixture(scope="session")
def brief() -> Brief:
    """The brief, read without a problem."""
    reading = read_brief(FOLDER)
    assert reading.problems == ()
    assert reading.brief is not None
    return reading.brief


@pytest.fixture(scope="session")
def text() -> SourceText:
    """The text that the brief was made from, if available."""
    if not TEXT.exists():
        pytest.skip("the text of the brief is not at hand: only the structured brief is published")
    return load_text(TEXT)


@pytest.fixture(scope="session")
def claims(brief: Brief) -> dict[str, Claim]:
    """Every claim of the brief by its id."""
    return {claim.id: claim for event in brief.events for claim in event.claims}
