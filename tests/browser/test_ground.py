"""The ground of the map: its archive read by ranges and kept, its names, its scale, archives of one's own."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.mercator import Viewport
from geodata.layout.name_placement import place_ground_names
from geodata.library.brief_library import process_library
from geodata.view import Camera, View
from geodata.words import Lang
from tests.browser.conftest import MAP, Open, Settle

pytestmark = pytest.mark.browser
WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Edg/126.0"
)
VLADIVOSTOK = "lon=131.9&lat=43.1"
ARCHIVE = "/ground/"
LOADED = """
() => performance.getEntriesByType("resource").filter(({name}) => name.includes("/ground/"))
  .map(({name, transferSize}) => [name, transferSize])
"""
BOXES = """
() => {
  const roots = [document];
  for (const root of roots)
    for (const each of root.querySelectorAll("*")) if (each.shadowRoot) roots.push(each.shadowRoot);
  const boxes = (chosen) => roots.flatMap((root) => [...root.querySelectorAll(chosen)])
    .map((each) => [each.textContent, each.getBoundingClientRect()])
    .map(([text, {left, top, right, bottom}]) => [text, left, top, right, bottom]);
  return {names: boxes(".ground-name .words"), labels: boxes(".labels .label")};
}
"""


def names_of(page: Page) -> list[str]:
    """The names of the ground on the map, once there are any."""
    page.wait_for_selector(".ground-name", state="attached")
    return page.locator(".ground-name .words").all_inner_texts()


@pytest.mark.prove
def test_a_second_visit_loads_nothing_of_the_archive_again(
    chromium: Browser, address: str, settle: Settle
) -> None:
    """Ranges are asked for, each is answered with 206 and a strong ETag, and kept: on Windows too."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, user_agent=WINDOWS)
    answers: list[tuple[int, dict[str, str]]] = []
    found = []
    for _ in range(2):
        page = context.new_page()
        page.on(
            "response",
            lambda answer: answers.append((answer.status, answer.headers)) if ARCHIVE in answer.url else None,
        )
        page.goto(f"{address}?lang=en&{VLADIVOSTOK}&zoom=5")
        page.wait_for_selector(MAP)
        settle(page)
        names_of(page)
        found.append(dict(page.evaluate(LOADED)))
        page.close()
    context.close()
    first, again = found
    assert len(first) > 3
    assert min(first.values()) > 0
    assert again.keys() == first.keys()
    assert set(again.values()) == {0}
    assert {status for status, _ in answers} == {206}
    assert all(headers["etag"].startswith('"') for _, headers in answers)
    assert not any("content-encoding" in headers for _, headers in answers)


@pytest.mark.parametrize(
    ("lang", "zoom", "states"),
    [
        ("en", 5, {"Russia", "China", "North Korea", "Japan"}),
        ("ar", 5, {"روسيا", "الصين", "كوريا الشمالية", "اليابان"}),
    ],
)
def test_states_that_act_are_named_and_no_name_covers_the_brief(
    open_page: Open, lang: str, zoom: int, states: set[str]
) -> None:
    """In the reader's language, with towns by rank; the words of the brief stay clear."""
    page = open_page(f"?lang={lang}&lon=133.5&lat=42.5&zoom={zoom}")
    expect(page.locator(".ground-name.acts").nth(len(states) - 1)).to_be_attached()
    names = names_of(page)
    assert states <= set(names)
    assert page.locator(".ground-name.town").count() >= 1
    assert len(names) <= 60
    boxes: dict[str, list[Any]] = page.evaluate(BOXES)
    assert len(boxes["labels"]) > 3
    for name, *box in boxes["names"]:
        assert not [text for text, *other in boxes["labels"] if overlap(box, other)], name
    nearer = open_page(f"?lang={lang}&lon=128&lat=36.5&zoom={zoom + 2}")  # where words leave more room
    expect(nearer.locator(".ground-name.town").nth(1)).to_be_attached()


@pytest.mark.parametrize(("lang", "strait"), [("en", "Strait of Hormuz"), ("ar", "مضيق هرمز")])
def test_a_water_whose_usual_place_is_out_of_view_is_named(open_page: Open, lang: str, strait: str) -> None:
    """In the part of it that is seen."""
    page = open_page(f"?lang={lang}&lon=56.3&lat=26.5&zoom=11&layer=-")
    expect(page.locator(".ground-name.water .words", has_text=strait)).to_be_visible()


def test_areas_are_fetched_in_full_detail_when_the_map_is_near(open_page: Open, settle: Settle) -> None:
    """At first sight from afar none is."""
    fetched = "() => performance.getEntriesByType('resource').map(({name}) => name.split('/').pop())"
    far = open_page(f"?lang=en&{VLADIVOSTOK}&zoom=5")
    assert not [name for name in far.evaluate(fetched) if name.startswith("full-")]
    near = open_page(f"?lang=en&{VLADIVOSTOK}&zoom=8")
    settle(near)
    assert "full-sea-of-japan.geojson" in near.evaluate(fetched)


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes of left, top, right and bottom overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_names_follow_a_drag_and_are_placed_anew_where_it_ends(open_page: Open, settle: Settle) -> None:
    """While the hand moves they keep their place on the ground; then Iran is named in what is seen of it."""
    page = open_page("?lang=en&lon=50&lat=30&zoom=5")
    names_of(page)
    fetched = "() => performance.getEntriesByType('resource').some(({name}) => name.includes('/named-'))"
    page.wait_for_function(fetched)  # areas of names out of view: with them names are placed once more
    settle(page)
    town = page.locator(".ground-name.town .words").first
    before = town.bounding_box()
    frame = page.locator(".instrument .frame").bounding_box()
    assert before is not None
    assert frame is not None
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 3
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 20, steps=4)
    during = town.bounding_box()
    assert during is not None
    assert (during["x"] - before["x"], during["y"] - before["y"]) == pytest.approx((40, 20), abs=1.5)
    page.mouse.up()
    settle(page)
    expect(page.locator(".ground-name.acts .words", has_text="Iran")).to_be_visible()


def test_the_map_comes_to_zoom_12_and_tells_its_scale(open_page: Open) -> None:
    """Beyond zoom 9 the coast is coarse."""
    note = "Coasts are drawn at a scale of 1:10 million"
    page = open_page(f"?lang=en&{VLADIVOSTOK}&zoom=9")
    expect(page.locator(".map-notes")).not_to_contain_text(note)
    page = open_page(f"?lang=en&{VLADIVOSTOK}&zoom=15")
    expect(page.locator(".map-notes")).to_contain_text(note)
    expect(page.locator(".instrument .frame")).to_have_attribute("data-camera", "131.9 43.1 12")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_picture_has_the_states_of_the_screen(open_page: Open, lang: Lang) -> None:
    """One rule in both languages: the states that a Scene of this size names are those on the screen."""
    page = open_page(f"?lang={lang}&lon=60&lat=40&zoom=3")
    page.wait_for_selector(".ground-name.acts", state="attached")
    box = page.locator(".instrument .map").bounding_box()
    assert box is not None
    atlas = next(entry.atlas for entry in process_library().entries() if entry.id == "siyaqat-2024-10")
    assert isinstance(atlas, Atlas)
    size = round(box["width"]), round(box["height"])
    scene = compose_scene(
        select_events(atlas, View()),
        lang=lang,
        theme="light",
        size=size,
        camera=Camera(lon=60, lat=40, zoom=3),
    )
    drawn = {text.text for text in place_ground_names(scene).texts if text.strong}
    shown = set(page.locator(".ground-name.acts .words").all_inner_texts())
    assert len(shown & drawn) >= max(len(drawn), len(shown)) - 1
    assert Viewport(scene.camera, scene.size).size == size
