"""Label blocks of the shipped brief."""

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.layout.labels.label_blocks import ELLIPSIS, MAX_TITLE_LETTERS, make_label_blocks, map_title
from geodata.layout.labels.label_words import LabelBlock
from geodata.layout.lanes import lane_bundles, lane_marks
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.styles import GLYPH_SIZE, RIM_SCALE
from geodata.layout.text_lines import text_width
from geodata.view import Camera, View
from geodata.words import Lang, translate

FAR_EAST = Camera(lon=130.0, lat=42.0, zoom=3.0)


@pytest.fixture(scope="module")
def found(layout_context: LayoutContext) -> dict[str, LabelBlock]:
    """The blocks of the brief by the event they hang on."""
    return {block.event: block for block in make_label_blocks(layout_context, lane_marks(layout_context))}


def said(block: LabelBlock) -> str:
    """The words of a block in its first version."""
    return " ".join(row.text for row in block.versions[0])


def test_a_figure_never_stands_without_its_speaker(found: dict[str, LabelBlock]) -> None:
    """Each figure of troops stands with its speaker and the thing counted."""
    words = said(found["troops-in-russia"])
    seoul = "South Korean intelligence"
    for amount, speaker in (("1,500", seoul), ("10,000", "Zelensky"), ("3,000", "Kirby")):
        assert f"{amount} soldiers" in words
        assert speaker in words


def test_the_ladder_has_one_unit(found: dict[str, LabelBlock]) -> None:
    """The capacity of containers is left to the list."""
    words = said(found["prk-rus-containers"])
    assert "6,700" in words
    assert "13,000" in words
    assert "3,000,000" not in words


def test_figures_stand_at_events_of_weight_one(found: dict[str, LabelBlock]) -> None:
    """Whatever the width of the map; each shape comes without them too, later."""
    with_figures = {name for name, block in found.items() if any(row.is_figure for row in block.versions[0])}
    assert with_figures == {"troops-in-russia", "prk-rus-containers"}
    for name in with_figures:
        shown = [any(row.is_figure for row in version) for version in found[name].versions]
        assert shown == sorted(shown, reverse=True)
        assert not shown[-1]


def test_every_event_on_the_map_has_words(
    layout_context: LayoutContext, found: dict[str, LabelBlock]
) -> None:
    """And its number, which is its place in the file, whatever is filtered."""
    events = [event.id for event in layout_context.brief.events]
    bundles = [bundle for bundle in lane_bundles(layout_context) if bundle.is_shared]
    shared = {drawn.event.id for bundle in bundles for drawn in bundle.members}
    drawn = {drawn.event.id for drawn in layout_context.events_on_map}
    assert found.keys() == drawn - shared | {bundle.key for bundle in bundles}
    assert {name: block.number.text for name, block in found.items() if block.number} == {
        name: str(events.index(name) + 1) for name in found if name in events
    }


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """The tag stands under the title, and the panel has a dashed edge."""
    found = LayoutContext(select_events(drafted_atlas, View()), "en", "light", Viewport(FAR_EAST, (960, 640)))
    rows = [row for block in make_label_blocks(found, lane_marks(found)) for row in block.versions[0]]
    assert {row.event for row in rows if row.text == "Found by rule"} == {"harbour-exercise"}
    assert {row.event for row in rows if row.proposed} == {"harbour-exercise"}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("joint-sea", "mostly"),
        ("ufs-2024", "Place inferred"),
        ("kor-ukr-arms", "Proposed"),
    ],
)
def test_remarks_are_written(found: dict[str, LabelBlock], event: str, words: str) -> None:
    """Hedge, inference and status are in words, not in the line alone."""
    assert all(words in " ".join(row.text for row in version) for version in found[event].versions)


def signed_blocks(atlas: Atlas, lang: Lang = "en") -> dict[str, LabelBlock]:
    """The blocks of a brief by the key of their marks."""
    context = LayoutContext(select_events(atlas, View()), lang, "light", Viewport(FAR_EAST, (960, 640)))
    return {block.event: block for block in make_label_blocks(context, lane_marks(context))}


@pytest.mark.parametrize(("lang", "name"), [("en", "Yemen"), ("ar", "اليمن")])
def test_a_sign_of_several_events_counts_them_in_words(signed_atlas: Atlas, lang: Lang, name: str) -> None:
    """Name of the country, then the count, with room for any smaller one; it chooses its place first."""
    block = signed_blocks(signed_atlas, lang)["area:yem"]
    assert said(block) == f"{name} {translate('count.events', lang, n=4)}"
    assert [row.is_count for row in block.versions[0]] == [False, True]
    count = block.versions[0][1]
    assert all(
        count.room >= text_width(translate("count.events", lang, n=number), count.size)
        for number in range(1, 5)
    )
    assert block.leads


def test_events_that_share_a_sign_have_no_words_of_their_own(signed_atlas: Atlas) -> None:
    """The one alone has its title beside the sign, and the shipment its line's."""
    found = signed_blocks(signed_atlas)
    assert found.keys() == {"area:yem", "drill", "route"}
    assert said(found["drill"]) == "A drill"


def test_a_short_title_is_for_the_map(signed_atlas: Atlas) -> None:
    """Two or three words, where the brief has them."""
    data = signed_atlas.brief.model_dump(mode="json", exclude_none=True)
    (drill,) = [event for event in data["events"] if event["id"] == "drill"]
    drill["short"] = {"en": "Drill"}
    assert said(signed_blocks(build_atlas(Brief.model_validate(data), "short"))["drill"]) == "Drill"


@pytest.fixture(scope="module")
def told_blocks(told_atlas: Atlas) -> dict[str, LabelBlock]:
    """The blocks of a brief of figures, by event."""
    camera = Camera(lon=44.0, lat=14.0, zoom=5.0)
    context = LayoutContext(select_events(told_atlas, View()), "en", "light", Viewport(camera, (960, 640)))
    return {block.event: block for block in make_label_blocks(context, ())}


def test_a_total_never_stands_on_a_mark(told_blocks: dict[str, LabelBlock]) -> None:
    """Neither a total of a country, nor a rate, nor a mass stands with those killed in the raid."""
    words = said(told_blocks["raid"])
    assert "7 people killed" in words
    assert "5 soldiers (4–9)" in words
    assert not any(amount in words for amount in ("205", "sorties", "tonnes"))


def test_short_title_and_weight(told_blocks: dict[str, LabelBlock]) -> None:
    """The map takes the short title where there is one; an event without a weight has the usual one."""
    assert said(told_blocks["raid"]).startswith("Harbour raid ")
    assert said(told_blocks["depot"]).startswith("Depot burnt ")
    assert {name: block.weight for name, block in told_blocks.items()} == {"raid": 1, "depot": 3}


def test_a_label_keeps_off_the_rim(told_blocks: dict[str, LabelBlock]) -> None:
    """The ring round a point takes more room than a glyph alone."""
    assert told_blocks["depot"].clearance >= GLYPH_SIZE * RIM_SCALE / 2


def test_a_long_title_ends_at_a_pause(layout_context: LayoutContext) -> None:
    """Or between two words; a short title is never cut."""
    event = layout_context.events_on_map[0].event
    words = "Foreign ministers meet for talks on the strait, and agree on nothing that was on their list"
    cases = {
        words: f"Foreign ministers meet for talks on the strait {ELLIPSIS}",
        words.replace(",", ""): f"Foreign ministers meet for talks on the strait and agree on {ELLIPSIS}",
        "Talks fail": "Talks fail",
    }
    for title, shown in cases.items():
        changed = event.model_copy(update={"title": {"en": title, "ar": title}, "short": None})
        assert map_title(changed, layout_context) == shown
        assert len(shown) <= MAX_TITLE_LETTERS + 2
    short = event.model_copy(update={"title": {"en": words}, "short": {"en": words}})
    assert map_title(short, layout_context) == words
