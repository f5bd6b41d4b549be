"""The frame: positions in both directions of writing."""

from math import cos, radians

import pytest

from geodata.atlas.selection import Selection
from geodata.layout.composition import compose_scene, compose_unlabelled_scene
from geodata.layout.scene import Scene
from geodata.render.picture_frame import SCREEN_MAP_SIZE, lay_out_frame
from geodata.render.picture_options import PICTURE_SIZES
from geodata.words import LANGS, Lang

SHAPES = [*PICTURE_SIZES.values(), (800, 600), (600, 600), (4000, 700)]


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_map_has_most_of_the_paper(everything: Selection, size: tuple[int, int], lang: Lang) -> None:
    """The map lies within the paper and takes at least two fifths of it."""
    frame = lay_out_frame(
        compose_unlabelled_scene(everything, lang=lang, theme="light", size=SCREEN_MAP_SIZE),
        size,
        marking="X",
    )
    box = frame.map
    assert 0 < box.left < box.right < size[0]
    assert 0 < box.top < box.bottom < size[1]
    assert (box.right - box.left) * (box.bottom - box.top) > 0.4 * size[0] * size[1]


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
    """With the same gap of 6 pixels in both directions of writing, at the height of the first line."""
    frame = lay_out_frame(
        compose_unlabelled_scene(everything, lang=lang, theme="light", size=SCREEN_MAP_SIZE), size
    )
    words = {(round(line.x, 3), round(line.y, 3)) for line in frame.texts if line.role == "legend"}
    for swatch in frame.swatches:
        x = swatch.x + (40 if lang == "en" else -6) * frame.unit
        assert (round(x, 3), round(swatch.y, 3)) in words
        assert 0 < swatch.x < swatch.x + 34 * frame.unit < size[0]


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
    marked = [
        line for line in lay_out_frame(scene, (1920, 1080), marking="DRILL").texts if line.role == "marking"
    ]
    assert [line.align for line in marked] == ["middle", "middle"]
    assert marked[0].y < 60
    assert marked[1].y > 1020
    assert not [line for line in lay_out_frame(scene, (1920, 1080)).texts if line.role == "marking"]


def test_map_shows_as_much_as_a_screen(everything: Selection) -> None:
    """However narrow the paper, the map is composed for at least the usual screen."""
    for size in SHAPES:
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
