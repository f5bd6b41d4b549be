"""Reference layers with their shapes: neither counted nor filtered, hidden one by one."""

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.link_ids import unknown_values
from geodata.atlas.selection import count_filter_choices, select_events
from geodata.view import View, parse_view


def test_a_layer_has_its_facts_and_shapes(layered_atlas: Atlas) -> None:
    """In the order of the brief."""
    layers = {layer.id: layer for layer in layered_atlas.layers}
    assert list(layers) == ["listed", "range", "track", "bases", "wait"]
    listed = layers["listed"]
    assert listed.document is not None
    assert (listed.document.id, str(listed.as_of), listed.look.value) == ("chart", "2030-01-01", "area")
    assert layers["range"].document is layers["range"].as_of is None
    assert {name: [shape.dimension for shape in layer.shapes] for name, layer in layers.items()} == {
        "listed": [2],
        "range": [2],
        "track": [1],
        "bases": [0, 2],
        "wait": [0],
    }


def test_a_shape_has_its_name_or_the_title(layered_atlas: Atlas) -> None:
    """A name without a language is in the brief's own."""
    layers = {layer.id: layer for layer in layered_atlas.layers}
    bases, wait = layers["bases"], layers["wait"]
    assert [bases.name_of(shape).root for shape in bases.shapes] == [
        {"en": "A <b>base</b>"},
        {"ar": "قاعدة"},
    ]
    assert wait.name_of(wait.shapes[0]) == wait.title


def test_no_filter_bears_on_layers_and_none_is_an_event(layered_atlas: Atlas) -> None:
    """Neither period nor kinds; what hides them counts nothing as hidden."""
    for query in ("layer=strike", "from=1990-01-01&to=1990-01-02", "actor=-", "bounds=0,0,1,1"):
        assert len(select_events(layered_atlas, parse_view(query).view).shown_layers) == 5
    hidden = select_events(layered_atlas, parse_view("hide=layer:track&hide=layer:wait").view)
    assert [layer.id for layer in hidden.shown_layers] == ["listed", "range", "bases"]
    assert (hidden.within_count, hidden.hidden_by_reason) == (2, {})
    assert count_filter_choices(hidden) == count_filter_choices(select_events(layered_atlas, View()))


def test_an_unknown_layer_is_told_as_other_unknown_ids(layered_atlas: Atlas) -> None:
    """By its key and its value in the link."""
    parsed = parse_view("hide=layer:track&hide=layer:trak&hide=ahead")
    (found,) = unknown_values(parsed, layered_atlas.brief)
    assert (found.key, found.value, found.near[0]) == ("hide", "layer:trak", "layer:track")


def test_a_brief_without_layers_has_none(demo_atlas: Atlas) -> None:
    """As most briefs."""
    assert demo_atlas.layers == ()
