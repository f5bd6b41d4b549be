"""The frame: positions in both directions of writing."""

from dataclasses import replace
from math import cos, radians

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.layout.composition import compose_scene, compose_unlabelled_scene
from geodata.layout.labels.number_key import number_key, short_number_key
from geodata.layout.scene import Scene
from geodata.library.brief_library import process_library
from geodata.render.frame_parts import FrameText
from geodata.render.page_look import SLIDE, page_look
from geodata.render.picture_file import _metadata, compose_picture_scene, draw_framed_scene
from geodata.render.picture_frame import SCREEN_MAP_SIZE, lay_out_frame
from geodata.render.picture_options import PICTURE_SIZES, PictureOptions
from geodata.view import parse_view
from geodata.words import LANGS, Lang, translate
from tests.isolates import without_isolates
from tests.quick_diagonal import quick_diagonal

SHAPES = [*PICTURE_SIZES.values(), (800, 600), (600, 600), (4000, 700)]


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_map_has_most_of_the_paper(everything: Selection, size: tuple[int, int], lang: Lang) -> None:
    """The map lies within the paper and takes two fifths of it or more; of a slide a third."""
    frame = lay_out_frame(
        marked(compose_unlabelled_scene(everything, lang=lang, theme="light", size=SCREEN_MAP_SIZE), "X"),
        size,
    )
    box = frame.map
    assert 0 < box.left < box.right < size[0]
    assert 0 < box.top < box.bottom < size[1]
    share = 1 / 3 if page_look(size) is SLIDE else 0.4
    assert (box.right - box.left) * (box.bottom - box.top) > share * size[0] * size[1]


def test_arabic_is_the_mirror(everything: Selection) -> None:
    """The legend stands at the start: left of the map in English, right of it in Arabic."""
    english, arabic = (
        lay_out_frame(
            compose_unlabelled_scene(everything, lang=lang, theme="light", size=SCREEN_MAP_SIZE), (1920, 1080)
        )
        for lang in ("en", "ar")
    )
    assert max(one.x for one in english.swatches) < english.map.left
    assert min(one.x for one in arabic.swatches) > arabic.map.right
    assert {line.align for line in arabic.texts if line.role == "title"} == {"end"}


@pytest.mark.parametrize(
    "size", [PICTURE_SIZES["16:9"], PICTURE_SIZES["a4-portrait"]], ids=["beside", "under"]
)
@pytest.mark.parametrize("lang", LANGS)
def test_swatches_stand_at_the_start_of_their_words(
    everything: Selection, lang: Lang, size: tuple[int, int]
) -> None:
    """With the same gap in both directions of writing, at the height of the first line."""
    frame = lay_out_frame(
        compose_unlabelled_scene(everything, lang=lang, theme="light", size=SCREEN_MAP_SIZE), size
    )
    words = {(round(line.x, 3), round(line.y, 3)) for line in frame.texts if line.role == "legend"}
    for swatch in frame.swatches:
        x = swatch.x + (40 if lang == "en" else -6) * swatch.scale
        assert (round(x, 3), round(swatch.y, 3)) in words
        assert 0 < swatch.x < swatch.x + 34 * swatch.scale < size[0]


def test_scale_bar_is_true(scene: Scene) -> None:
    """The bar is as long as the ground it names, at the latitude of the middle."""
    frame = lay_out_frame(scene, (1920, 1080))
    (words,) = [line.text for line in frame.texts if line.role == "scale"]
    km = float(words.split()[0].replace(",", ""))
    assert frame.scale_bar is not None
    scale = min(
        (frame.map.right - frame.map.left) / scene.size[0], (frame.map.bottom - frame.map.top) / scene.size[1]
    )
    pixels = (frame.scale_bar.right - frame.scale_bar.left) / scale
    degrees = pixels / (512 * 2**scene.camera.zoom) * 360
    assert degrees * 40_075.0167 / 360 * cos(radians(scene.camera.lat)) == pytest.approx(km, rel=0.01)


def test_marking_stands_at_top_and_bottom(scene: Scene) -> None:
    """A marking is printed twice, in the middle; without one there is none."""
    found = marking_lines(marked(scene, "DRILL"))
    assert [line.align for line in found] == ["middle", "middle"]
    assert found[0].y < 60
    assert found[1].y > 1020
    assert not marking_lines(scene)


def test_a_long_marking_has_lines_enough(scene: Scene) -> None:
    """Of no marking a word is lost, and its lines push title and map, not each other."""
    words = " ".join(f"word{number}" for number in range(90))
    frame = lay_out_frame(marked(scene, words), (1123, 794))
    lines = [line for line in frame.texts if line.role == "marking"]
    half = len(lines) // 2
    assert (
        " ".join(line.text for line in lines[:half]) == " ".join(line.text for line in lines[half:]) == words
    )
    title = next(line for line in frame.texts if line.role == "title")
    assert lines[half - 1].y < title.y < frame.map.top < frame.map.bottom < lines[half].y < lines[-1].y < 794


def test_draft_and_language_are_said_over_the_map(scene: Scene) -> None:
    """The stamp stands first, the note on the language before the period."""
    told = replace(scene.stamp, unfinished="Draft · 2 unfinished, not shown", language_note="In Arabic only.")
    roles = {line.role: line for line in lay_out_frame(replace(scene, stamp=told), (1123, 794)).texts}
    assert roles["unfinished"].text == told.unfinished
    assert roles["language"].text == told.language_note
    assert roles["unfinished"].y < roles["title"].y < roles["language"].y < roles["period"].y


def test_what_is_shown_stands_under_the_title(scene: Scene) -> None:
    """Where it is said; without it there is no such line."""
    told = {line.role: line for line in lay_out_frame(scene, (1123, 794)).texts}
    assert told["shown"].text.startswith("On this map: ") or scene.lang != "en"
    assert told["title"].y < told["shown"].y < told["period"].y
    bare = lay_out_frame(replace(scene, shown=""), (1123, 794))
    assert "shown" not in {line.role for line in bare.texts}


def marked(scene: Scene, marking: str) -> Scene:
    """A scene with a marking."""
    return replace(scene, stamp=scene.stamp.with_typed(marking))


def marking_lines(scene: Scene) -> list[FrameText]:
    """Lines of the marking in the frame of a wide picture."""
    return [line for line in lay_out_frame(scene, (1920, 1080)).texts if line.role == "marking"]


def test_map_shows_as_much_as_a_screen(everything: Selection) -> None:
    """However narrow the paper, the map is composed for at least the usual screen; a slide is not."""
    for size in (each for each in SHAPES if page_look(each) is not SLIDE):
        wide, high = lay_out_frame(
            compose_unlabelled_scene(everything, lang="en", theme="light", size=SCREEN_MAP_SIZE), size
        ).map_size
        assert wide >= SCREEN_MAP_SIZE[0] - 1
        assert high >= SCREEN_MAP_SIZE[1] - 1


def test_bare_scene_has_the_frame_of_the_whole(everything: Selection) -> None:
    """The Scene without labels has the same frame as the one with them."""
    whole = compose_scene(everything, lang="en", theme="light", size=SCREEN_MAP_SIZE)
    assert lay_out_frame(
        compose_unlabelled_scene(everything, lang="en", theme="light", size=SCREEN_MAP_SIZE), (1920, 1080)
    ) == lay_out_frame(whole, (1920, 1080))


def test_the_sources_make_way_for_a_long_legend(scene: Scene) -> None:
    """A legend beside the map never runs over them; the map keeps its room."""
    short, long = (
        lay_out_frame(each, (1440, 900))
        for each in (scene, replace(scene, legend=scene.legend + scene.legend[-4:]))
    )
    for frame, beside in ((short, False), (long, True)):
        legend = [line for line in frame.texts if line.role == "legend"]
        sources = [line for line in frame.texts if line.role in {"source", "document", "colophon"}]
        runs_below = max(line.y for line in legend) > min(line.y for line in sources)
        starts_after = min(line.x for line in sources) > max(line.x for line in legend)
        assert (runs_below, starts_after) == (beside, beside)
    assert short.map.left == long.map.left


def test_standings_are_explained_where_both_are_there(everything: Selection, whole: Atlas) -> None:
    """Of events that are all within the period nothing is told apart."""
    for selection, told in (
        (everything, True),
        (select_events(whole, parse_view("layer=transfer").view), False),
    ):
        scene = compose_scene(selection, lang="en", theme="light")
        words = " ".join(line.text for line in lay_out_frame(scene, (1440, 900)).texts)
        assert ("Perhaps within it" in words) is told


@pytest.mark.parametrize(
    ("query", "lang", "size"),
    quick_diagonal(
        ["", "actor=irn", "lon=128&lat=38&zoom=6&show=graticule"],
        LANGS,
        [PICTURE_SIZES["16:9"], (1280, 720), (3840, 2160)],
    ),
)
def test_no_word_of_a_slide_is_small(whole: Atlas, lang: Lang, query: str, size: tuple[int, int]) -> None:
    """Every line, on the map and round it, has 20 pixels of a screen of 1920 by 1080 or more."""
    options = PictureOptions(size=size, marking="DRILL")
    scene = compose_picture_scene(
        select_events(whole, parse_view(query).view), options, lang=lang, theme="light"
    )
    drawn = draw_framed_scene(scene, lay_out_frame(scene, size)).texts
    sizes = {(role, round(words.get_fontsize() * 96 / 72 * 1080 / size[1], 2)) for role, words in drawn}
    assert {"title", "source", "document", "colophon", "note", "legend", "scale"} <= {
        role for role, _ in sizes
    }
    assert [each for each in sizes if each[1] < 20] == []


@pytest.mark.parametrize("size", [PICTURE_SIZES["16:9"], PICTURE_SIZES["a4"]])
def test_a_chosen_camera_shows_as_much_as_on_a_screen(whole: Atlas, size: tuple[int, int]) -> None:
    """The map of a slide has fewer pixels of a screen, and is seen from farther off for it."""
    chosen = select_events(whole, parse_view("lon=128&lat=38&zoom=4").view)
    scene = compose_picture_scene(chosen, PictureOptions(size=size), lang="en", theme="light")
    wider = 2 ** (4 - scene.camera.zoom)
    assert scene.size[0] * wider >= SCREEN_MAP_SIZE[0] - 2
    assert scene.size[1] * wider >= SCREEN_MAP_SIZE[1] - 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_legend_too_long_for_one_column_has_two(scene: Scene, lang: Lang) -> None:
    """All of it stands on the page, beside the map and not under it."""
    size = PICTURE_SIZES["16:9"]
    long = replace(scene, lang=lang, legend=scene.legend + scene.legend[8:])
    frame = lay_out_frame(long, size)
    legend = [line for line in frame.texts if line.role == "legend"]
    assert len(frame.swatches) == len(long.legend)
    assert max(line.y for line in legend) < size[1] - 10
    assert len({round(line.x) for line in legend}) == 2
    beside = [line.x > frame.map.right if lang == "ar" else line.x < frame.map.left for line in legend]
    assert all(beside)


@pytest.fixture(scope="module")
def red_sea() -> Atlas:
    """The shipped brief with the most events about one strait."""
    atlases = (entry.atlas for entry in process_library().entries() if entry.atlas)
    return next(atlas for atlas in atlases if atlas.brief.id == "red-sea-2024-03")


@pytest.mark.parametrize(("size", "lang"), quick_diagonal([(1920, 1080), (1440, 900), (794, 1123)], LANGS))
def test_each_number_on_the_map_is_explained_or_counted(
    red_sea: Atlas, size: tuple[int, int], lang: Lang
) -> None:
    """Beside the map or under it, on no other words; the metadata of the file name all."""
    order = PictureOptions(format="png", size=size)
    selection = select_events(red_sea, parse_view("").view)
    scene = compose_picture_scene(selection, order, lang=lang, theme="light")
    keys = [without_isolates(key) for key in number_key(scene)]
    frame = lay_out_frame(scene, size)
    assert keys or size[0] < size[1]
    assert {key.partition(":")[0] for key in keys} == {
        text.text
        for text in scene.label_texts
        for panel in scene.panels
        if panel.is_number and panel.event == text.event
    }
    words = without_isolates(" ".join(line.text for line in frame.texts if line.role == "number"))
    short = [without_isolates(key) for key in short_number_key(scene)]
    told = max(([key for key in each if key in words] for each in (keys, short)), key=len)
    more = without_isolates(translate("picture.frame.more-numbers", lang, n=len(keys) - len(told)))
    assert len(told) == len(keys) or more in words
    assert without_isolates(_metadata(scene).get("Numbers", "")) == "\n".join(keys)
