"""The messages that Python sends have the fields of the contract and no others."""

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

import geodata
from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.column_file import column_file_bytes, read_column_file
from geodata.export.briefing_content import (
    compose_briefing,
    slide_map_spec,
    slide_selection,
    slides_of_brief,
)
from geodata.layout.camera_fit import WORLD_CAMERA
from geodata.layout.full_layout import LayoutOptions
from geodata.view import View
from geodata.webmap import assets
from geodata.webmap.briefing_contract import BRIEFING_MODELS, BriefingContent, ClaimSpeaker
from geodata.webmap.browser_contract import (
    MAP_MODELS,
    ColumnFileHeader,
    MapSpec,
    MessageFile,
    RowTexts,
    SlideSpec,
)
from geodata.webmap.component_contract import COMPONENT_MODELS
from geodata.webmap.map_spec import encode_event_titles, encode_map_spec
from geodata.webmap.shared_limits import SHARED_LIMITS
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


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_slide_map(described: Atlas, scale: float) -> None:
    """The enlarged map of each slide."""
    look = LayoutOptions("ar", "contrast", WORLD_CAMERA, (1320, 800))
    for slide in slides_of_brief(described.brief):
        spec = slide_map_spec(slide_selection(described, slide), look, scale=scale)
        SlideSpec.model_validate_json(spec)


def test_column_file_header(described: Atlas) -> None:
    """The header; of the columns their places."""
    header, _ = read_column_file(column_file_bytes(described))
    ColumnFileHeader.model_validate_json(json.dumps(header))


@pytest.mark.parametrize("lang", LANGS)
def test_message_file(lang: Lang) -> None:
    """The messages of a language, and the colours."""
    _, sha256, name = assets.asset_url(f"words-{lang}.json").split("/")
    MessageFile.model_validate_json(assets.asset_content(sha256, name) or b"")


def test_every_model_is_exchanged() -> None:
    """Each top message has a test of real data, here or beside the module that sends or receives it."""
    tests = "\n".join(file.read_text("utf-8") for file in Path(__file__).parents[1].rglob("test_*.py"))
    parts = {ClaimSpeaker}
    for model in {*MAP_MODELS, *COMPONENT_MODELS, *BRIEFING_MODELS} - parts:
        assert f"{model.__name__}.model_validate" in tests, model.__name__


def test_the_browser_has_no_limits_of_its_own() -> None:
    """A shared limit is defined in the generated file alone, and each is used."""
    sources = Path(geodata.__file__).parent / "instrument" / "src"
    files = [file for file in sources.rglob("*.ts") if file.parent.name != "generated"]
    text = "\n".join(file.read_text("utf-8") for file in files)
    for name in SHARED_LIMITS:
        assert not re.search(rf"\bconst {name}\b", text)
        assert re.search(rf"\b{name}\b", text), name


def test_another_field_is_refused(described: Atlas) -> None:
    """A field that the contract lacks, and a number that is text."""
    record = json.loads(encode_map_spec(described, View(lang="en")))
    for change in ({"unknown": 1}, {"size": ["960", 640]}):
        with pytest.raises(ValidationError):
            MapSpec.model_validate_json(json.dumps(record | change))
