"""Many events: fetched by URL, exact or thinned, in the look of the style table."""

import json

import pytest

from geodata.atlas.filters import Selection, select
from geodata.atlas.frames import Atlas, atlas
from geodata.brief.records import Brief
from geodata.picture.compose import compose
from geodata.picture.deck import deck
from geodata.picture.dense import INLINE, marks_json, radius
from geodata.view import View, parse

COPIES = 300


@pytest.fixture(scope="module")
def many(brief: Brief) -> Atlas:
    """The meeting at Vladivostok three hundred times."""
    one = brief.event["vladivostok-summit"]
    events = tuple(one.model_copy(update={"id": f"copy-{at}"}) for at in range(COPIES))
    return atlas(brief.model_copy(update={"events": events, "queries": ()}), "0" * 64)


def test_many_events_travel_by_url(many: Atlas) -> None:
    """The page carries the address alone, with the whole View in it."""
    scene = compose(select(many, parse("layer=meeting").view), lang="ar", theme="dark")
    assert scene.dense is not None
    assert scene.dense.url.startswith(f"marks/{many.digest}.json?")
    assert {"layer=meeting", "lang=ar", "theme=dark", "size=960x640"} <= set(
        scene.dense.url.split("?")[1].split("&")
    )
    assert len(deck(scene).to_json()) < 6000 < COPIES * 100 > INLINE


def test_the_address_leads_to_the_same_marks(many: Atlas) -> None:
    """What the route makes of it is what the Scene counted."""
    scene = compose(select(many, View()), lang="en", theme="light")
    assert scene.dense is not None
    view = parse(scene.dense.url.split("?")[1]).view
    rows = json.loads(marks_json(many, view, size=scene.size))
    assert len(rows) == scene.dense.marks == COPIES
    assert {"event", "head", "p", "c", "r"} == set(rows[0])


def test_rows_carry_standing_and_place(everything: Selection) -> None:
    """Two decimals of opacity at most: within and perhaps; longitude before latitude."""
    rows = {row.get("event"): row for row in json.loads(marks_json(everything.atlas, everything.view))}
    assert rows["vladivostok-summit"]["p"] == pytest.approx([131.9, 43.1], abs=0.1)
    assert {row["c"][3] for row in rows.values()} <= {255, 140}


def test_a_focus_among_many_is_drawn(many: Atlas) -> None:
    """Its ring is there though its mark may be thinned away."""
    scene = compose(select(many, parse("focus=copy-7").view), lang="en", theme="light")
    assert [(dot.event, dot.focused) for dot in scene.dots] == [("copy-7", True)]


def test_a_mark_grows_with_its_count() -> None:
    """More events, a larger mark, up to seven pixels."""
    sizes = [radius(count) for count in (1, 2, 10, 100, 10**6)]
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (3.0, 7.0)
