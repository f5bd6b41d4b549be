"""The messages that Python sends have the fields of the contract and no others."""

import json

import pytest
from pydantic import ValidationError

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.column_file import column_file_bytes, read_column_file
from geodata.export.briefing_content import compose_briefing
from geodata.view import View
from geodata.webmap import assets
from geodata.webmap.browser_contract import ColumnFileHeader, MapSpec, MessageFile, RowTexts
from geodata.webmap.component_contract import BriefingContent
from geodata.webmap.map_spec import encode_event_titles, encode_map_spec
from geodata.words import LANGS, Lang


@pytest.fixture(params=["shipped_atlas", "demo_atlas"])
def described(request: pytest.FixtureRequest) -> Atlas:
    """The shipped brief and the invented one."""
    found: Atlas = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_map_spec(described: Atlas, lang: Lang) -> None:
    """A map spec with all additions."""
    for view in (View(lang=lang), View.model_validate({"lang": lang, "show": ["relations", "symbols"]})):
        MapSpec.model_validate_json(encode_map_spec(described, view))


def test_titles(described: Atlas) -> None:
    """Titles of rows."""
    for record in json.loads(encode_event_titles(described, range(9), "en")):
        RowTexts.model_validate(record)


@pytest.mark.parametrize("lang", LANGS)
def test_briefing(described: Atlas, lang: Lang) -> None:
    """All slides."""
    BriefingContent.model_validate_json(json.dumps(compose_briefing(described, lang, "dark")))


def test_column_file_header(described: Atlas) -> None:
    """The header; of the columns their places."""
    header, _ = read_column_file(column_file_bytes(described))
    ColumnFileHeader.model_validate_json(json.dumps(header))


@pytest.mark.parametrize("lang", LANGS)
def test_message_file(lang: Lang) -> None:
    """The messages of a language, and the colours."""
    _, sha256, name = assets.asset_url(f"words-{lang}.json").split("/")
    MessageFile.model_validate_json(assets.asset_content(sha256, name) or b"")


def test_another_field_is_refused(described: Atlas) -> None:
    """A field that the contract lacks, and a number that is text."""
    record = json.loads(encode_map_spec(described, View(lang="en")))
    for change in ({"unknown": 1}, {"size": ["960", 640]}):
        with pytest.raises(ValidationError):
            MapSpec.model_validate_json(json.dumps(record | change))
