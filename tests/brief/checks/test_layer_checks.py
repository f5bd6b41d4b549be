"""Problems of reference layers, each with its line and remedy; a layer without shapes is left off."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief, read_brief_bytes
from geodata.brief.problems import ProblemLevel
from tests.layered_brief import BRIEF, LAYERS, write_layered_brief

LINE = BRIEF.count("\n") + 1
"""Line of the first layer."""


@pytest.mark.parametrize(
    ("layer", "code", "field", "told"),
    [
        ("{id: a, title: {en: A}, file: none.geojson}", "shape-file", "file", "none.geojson cannot be read"),
        ("{id: a, title: {en: A}, file: brief.yaml}", "shape-file", "file", "brief.yaml is no JSON"),
        ("{id: a, title: {en: A}, file: ../a.geojson}", "bad-value", "file", "../a.geojson"),
        ("{id: a, title: {en: A}, places: [nowhere]}", "unknown-id", "places.0", "nowhere"),
        ("{id: a, title: {en: A}, document: nothing, places: [zone]}", "unknown-id", "document", "nothing"),
        ("{id: a, title: {en: A}, places: [port, port]}", "layer-empty", "places", "from a place to itself"),
        ("{id: a, title: {en: A}}", "bad-value", "", "a group of fields"),
        ("{id: a, title: {en: A}, places: [zone], look: circle}", "bad-value", "look", "circle"),
    ],
)
def test_a_layer_without_shapes_is_left_off(
    tmp_path: Path, layer: str, code: str, field: str, told: str
) -> None:
    """The brief opens without it, and says so."""
    reading = read_brief(write_layered_brief(tmp_path, layer, LAYERS["range"]))
    (problem,) = reading.problems
    assert (problem.code, problem.field, problem.line) == (code, field, LINE)
    assert told in problem.found
    assert problem.mend
    assert problem.level is ProblemLevel.BLOCKS
    assert reading.brief is not None
    assert [found.id for found in reading.brief.layers] == ["range"]
    assert reading.brief.unfinished == 1


def test_a_place_that_cannot_be_drawn_takes_its_layer_along(tmp_path: Path) -> None:
    """The place is the first thing to mend."""
    folder = write_layered_brief(tmp_path)
    text = (folder / "brief.yaml").read_text("utf-8").replace("[131, 40], [125, 40]", "[125, 40], [131, 40]")
    (folder / "brief.yaml").write_text(text, encoding="utf-8")
    reading = read_brief(folder)
    assert reading.brief is not None
    assert [found.id for found in reading.brief.layers] == ["range", "track", "bases", "wait"]
    assert {(found.code, found.record) for found in reading.problems} >= {
        ("ring-crosses", "places[0] (zone)"),
        ("left-off", "layers[0] (listed)"),
    }


@pytest.mark.parametrize(
    ("look", "places", "warned"),
    [
        ("area", "[port]", True),
        ("area", "[zone]", False),
        ("line", "[zone]", False),
        ("line", "[port]", True),
        ("arrow", "[zone]", True),
        ("arrow", "[zone, ring]", False),
        ("note", "[zone]", False),
        ("points", "[zone]", False),
    ],
)
def test_a_look_that_the_shapes_have_not_is_warned_of(
    tmp_path: Path,
    look: str,
    places: str,
    warned: bool,  # noqa: FBT001
) -> None:
    """The layer stays: its shapes are drawn as what they are."""
    layer = f"{{id: a, title: {{en: A}}, places: {places}, look: {look}}}"
    reading = read_brief(write_layered_brief(tmp_path, layer))
    assert [(found.code, found.level) for found in reading.problems] == (
        [("layer-look", ProblemLevel.WARNS)] if warned else []
    )
    assert reading.brief is not None
    assert len(reading.brief.layers) == 1


@pytest.mark.parametrize(("layer", "limit"), [("wait", "MOST_NOTES"), ("track", "MOST_HEADS")])
def test_what_has_no_room_on_the_map_is_warned_of(
    tmp_path: Path, layer: str, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notes without their words, arrows without their heads."""
    monkeypatch.setattr(f"geodata.brief.checks.layer_checks.{limit}", 0)
    reading = read_brief(write_layered_brief(tmp_path, LAYERS[layer]))
    (problem,) = reading.problems
    assert (problem.code, problem.field, problem.level) == ("layer-large", "look", ProblemLevel.WARNS)


@pytest.mark.parametrize(
    ("look", "places", "dimensions"),
    [
        ("line", "[port, buoy]", [1]),
        ("line", "[zone, ring]", [2, 2]),
        ("line", "[port, zone]", [0, 2]),
        ("arrow", "[port, zone]", [1]),
        ("points", "[port, buoy]", [0, 0]),
    ],
)
def test_a_line_joins_points_and_an_arrow_any_places(
    tmp_path: Path, look: str, places: str, dimensions: list[int]
) -> None:
    """In their order; every other look has each place by itself."""
    layer = f"{{id: a, title: {{en: A}}, places: {places}, look: {look}}}"
    brief = read_brief(write_layered_brief(tmp_path, layer)).brief
    assert brief is not None
    shapes = brief.layers[0].shapes(brief.place_resolver, brief.folder)
    assert [shape.dimension for shape in shapes] == dimensions


def test_files_of_an_upload_are_not_there(tmp_path: Path) -> None:
    """Its layers of places are."""
    data = (write_layered_brief(tmp_path) / "brief.yaml").read_bytes()
    reading = read_brief_bytes(data)
    assert reading.brief is not None
    assert "bases" not in {layer.id for layer in reading.brief.layers}
    assert [(found.code, found.field) for found in reading.problems] == [("shape-file", "file")]


def test_the_file_of_a_layer_is_part_of_the_digest(tmp_path: Path) -> None:
    """The browser keeps what it drew for a year."""
    folder = write_layered_brief(tmp_path)
    before = read_brief(folder)
    assert folder / "bases.geojson" in before.files
    (folder / "bases.geojson").write_text('{"type": "Point", "coordinates": [1, 2]}', encoding="utf-8")
    assert read_brief(folder).digest != before.digest


def test_a_slide_hides_a_layer_that_there_is(tmp_path: Path) -> None:
    """Another id is a problem of the slide."""
    slides = "slides:\n" + "".join(
        f'  - {{id: {name}, title: {{en: "S"}}, view: "hide=layer:{layer}"}}\n'
        for name, layer in (("one", "range"), ("two", "rang"))
    )
    folder = write_layered_brief(tmp_path)
    with (folder / "brief.yaml").open("a", encoding="utf-8") as file:
        file.write(slides)
    reading = read_brief(folder)
    (problem,) = reading.problems
    assert (problem.code, problem.record, problem.found) == ("unknown-id", "slides[1] (two)", "rang")
    assert problem.expected == "a reference layer of this brief"
    assert problem.mend == "write range"
