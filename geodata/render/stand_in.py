"""The picture that stands in a map's place until its own graphics are ready, and its marks by their boxes.

It is the Scene of the map spec: the same camera, the same words at the same places, continued under the
controls that the screen has beside them.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from geodata.atlas.selection import Selection
from geodata.layout.composition import compose_scene, fit_camera
from geodata.layout.insets.inset_map import inset_boxes
from geodata.layout.labels.mark_cover import MarkCover, cell_boxes, cover_marks
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox, Scene
from geodata.layout.screen_frame import ScreenFrame
from geodata.render.picture_file import render_screen_map
from geodata.view import Theme
from geodata.words import Lang
from geodata.words.untranslated_text import isolate_untranslated

Listed = tuple[str, str]
"""Id and title of an event."""
StandIn = tuple[bytes, dict[str, Any]]
"""The picture as WebP, and as plain data the camera of the map and the boxes of its marks."""


def render_stand_in(selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme) -> StandIn:
    """Return what stands in the place of a selection's map of ``size`` pixels, controls included."""
    frame, whole = ScreenFrame(size, lang), selection.view.camera
    camera = frame.inner_camera(whole) if whole else fit_camera(selection, frame.inner_size)
    scene = compose_scene(selection, lang=lang, theme=theme, size=frame.inner_size, camera=camera)
    marks = list(_marks(scene, frame.inner_left))
    facts = {
        "size": size,
        "camera": (whole or frame.whole_camera(camera)).model_dump(),
        "marks": marks,
        "titles": dict(_titles(selection, scene, {mark["key"] for mark in marks})),
    }
    return render_screen_map(scene, _whole_map(scene, frame), frame.inner_left), facts


def _whole_map(scene: Scene, frame: ScreenFrame) -> Scene:
    """Return the Scene as one of the whole map: names of the ground keep off words, inset and controls."""
    across = frame.inner_left
    boxes = (*scene.boxes, *inset_boxes(Viewport(scene.camera, scene.size), scene.lang))
    words = (PixelBox(b.left + across, b.top, b.right + across, b.bottom) for b in boxes)
    return replace(
        scene,
        size=frame.size,
        camera=frame.whole_camera(scene.camera),
        boxes=(*words, *frame.control_boxes),
    )


def _marks(scene: Scene, left: int) -> Iterator[dict[str, Any]]:
    """Yield the key of each mark with its boxes from above, words first; areas lie under all."""
    cover = cover_marks(scene, Viewport(scene.camera, scene.size))
    for panel, box in zip(scene.panels, scene.boxes, strict=True):
        yield _mark(panel.event, [box], left)
    for keyed in cover.boxes:
        if keyed.key is not None:
            yield _mark(keyed.key, [keyed.box], left)
    for key, mask in cover.lines.items():
        yield _mark(key, cell_boxes(mask), left)
    for key in _by_extent(cover):
        yield _mark(key, cell_boxes(cover.areas[key].mask), left) | {"area": True}


def _by_extent(cover: MarkCover) -> list[str]:
    """Keys of the areas, the smallest first: it may lie within another."""
    return sorted(cover.areas, key=lambda key: int(cover.areas[key].mask.sum()))


def _mark(key: str, boxes: Iterable[PixelBox], left: int) -> dict[str, Any]:
    edges = [
        (round(box.left) + left, round(box.top), round(box.right) + left, round(box.bottom)) for box in boxes
    ]
    return {"key": key, "boxes": edges}


def _titles(selection: Selection, scene: Scene, keys: Collection[str]) -> Iterator[tuple[str, list[Listed]]]:
    """Yield each key with the events that its mark stands for."""
    events = selection.atlas.brief.event_by_id
    signs = {sign.key: sign for sign in scene.group_signs}
    for key in sorted(keys):
        if key in signs:
            yield key, list(zip(signs[key].events, signs[key].titles, strict=True))
        elif key in events:
            yield key, [(key, isolate_untranslated(events[key].title[scene.lang]))]
