"""Placement of the labels of marks for a camera: a title where there is room, else a number, else a count.

No label covers a mark or another label; one that stands away from its mark has a leader.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from geodata.layout.labels.box_geometry import open_length
from geodata.layout.labels.label_candidates import AREA_LEADER_REACH, LabelPosition
from geodata.layout.labels.label_choice import LabelPlacer
from geodata.layout.labels.label_plan import GATHERED
from geodata.layout.labels.label_words import (
    NUMBER_SIZE,
    PANEL_PADDING,
    LabelBlock,
    LabelLine,
    LabelVersion,
    count_words,
)
from geodata.layout.labels.mark_cover import MarkCover
from geodata.layout.labels.tried_places import MAX_LEADER
from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.scene import GroupSign, LabelPanel, LeaderLine, MapText, PixelBox
from geodata.layout.text_lines import text_width
from geodata.words import LANGUAGES, Lang, translate


@dataclass
class LabelLayout:
    """Labels placed so far, and the ground that further ones keep off."""

    viewport: Viewport
    lang: Lang
    cover: MarkCover
    texts: list[MapText] = field(default_factory=list)
    boxes: list[PixelBox] = field(default_factory=list)
    panels: list[LabelPanel] = field(default_factory=list)
    leaders: list[LeaderLine] = field(default_factory=list)
    full_areas: list[PixelBox] = field(default_factory=list)
    """Boxes over the areas of which the labels leave no room for names of the ground."""
    gathered: list[GroupSign] = field(default_factory=list)
    """Events that found no room for a title or a number, under one count each."""
    under: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """Cells of each area and line that the labels hide."""
    left_out: list[str] = field(default_factory=list)
    """Events that are not in view, or found no room at all."""


def place_labels(blocks: Sequence[LabelBlock], layout: LabelLayout) -> LabelLayout:
    """Place the labels in the layout and return it: titles first, then numbers, then counts, then figures."""
    placer = LabelPlacer(blocks, layout.viewport, layout.lang, layout.cover)
    plan = placer.best_plan()
    layout.under = plan.taken.hidden.sum(axis=0)
    layout.full_areas += layout.cover.full_areas(layout.under)
    layout.left_out += [block.event for block in (*placer.unseen, *placer.left_of(plan))]
    for event in (block.event for block in blocks if block.event in plan.chosen):
        _add_label(*plan.chosen[event], layout)
    for members, position in plan.counted:
        sign, row = _count_sign(members, layout.lang)
        layout.gathered.append(sign)
        _add_label(replace(members[0], event=sign.key), (row,), position, layout)
    layout.leaders = [_within_reach(leader, layout) for leader in layout.leaders]
    return layout


def _within_reach(leader: LeaderLine, layout: LabelLayout) -> LeaderLine:
    """Return a leader without its way on where more of it than a leader may be long is on no label's edge."""
    line = [layout.viewport.project(*spot) for spot in leader.path]
    open_pixels = open_length(line, layout.boxes)
    return leader if open_pixels <= MAX_LEADER else replace(leader, path=leader.path[:2])


def _count_sign(members: Sequence[LabelBlock], lang: Lang) -> tuple[GroupSign, LabelLine]:
    """The sign of events that are counted together, and its line."""
    events = tuple(event for block in members for event in block.events)
    words = count_words(len(events), lang)
    sign = GroupSign(
        key=f"{GATHERED}{members[0].event}",
        name=translate("map.gathered", lang),
        events=events,
        titles=tuple(title for block in members for title in _titles(block)),
        count_words=words,
    )
    room = max(text_width(each, NUMBER_SIZE, strong=True) for each in words)
    ink = members[0].versions[0][0].ink
    row = LabelLine(
        sign.count, NUMBER_SIZE, ink, strong=True, event=sign.key, tip=sign.tip, is_count=True, room=room
    )
    return sign, row


def _titles(block: LabelBlock) -> tuple[str, ...]:
    tip = block.versions[0][0].tip
    return block.titles or ((tip.heading,) if tip else (block.event,))


def _add_label(block: LabelBlock, rows: LabelVersion, found: LabelPosition, layout: LabelLayout) -> None:
    """Add a label to the layout, with a leader where it stands away from its mark."""
    is_number = rows == (block.number,)
    hold = (found.leader_end[0], found.box.top) if found.has_leader else found.spot
    if found.has_leader:
        path = _leader_start(found, block), found.leader_end, *_trunk(found)
        layout.leaders.append(
            LeaderLine(
                block.event,
                tuple(layout.viewport.unproject(*spot) for spot in path),
                block.ink,
            )
        )
    at, row = layout.viewport.unproject(*hold), rows[0]
    offset = round(found.box.left - hold[0], 1), round(found.box.top - hold[1], 1)
    size = round(found.box.right - found.box.left, 1), round(found.box.bottom - found.box.top, 1)
    layout.boxes.append(found.box)
    proposed, short = row.proposed and not is_number, block.map_title if is_number else ""
    layout.panels.append(LabelPanel(block.event, at, offset, size, row.tip, proposed, is_number, short))
    layout.texts += (
        _number_text(row, hold, found.box, layout) if is_number else _texts(rows, hold, found.box, layout)
    )


def _leader_start(found: LabelPosition, block: LabelBlock) -> Pixel:
    """Pixel where a leader leaves the room of its mark; that of an area begins a little within it."""
    (x, y), (left, top) = found.spot, found.leader_end
    away = -AREA_LEADER_REACH if block.is_area else block.clearance
    share = min(1.0, away / max(math.dist(found.spot, found.leader_end), 1.0))
    return x + (left - x) * share, y + (top - y) * share


def _trunk(found: LabelPosition) -> Iterator[Pixel]:
    """Pixels of the way on from the end of a shared leader, along the edges of labels to the own one.

    A filter may hide those between; while they show, their edges hide the way.
    """
    (x, y), box = found.leader_end, found.box
    if not box.left - 1 <= x <= box.right + 1:
        x = min(box.left, box.right, key=lambda edge: abs(edge - x))
        yield x, y
    if not box.top - 1 <= y <= box.bottom + 1:
        side = min(box.left, box.right, key=lambda edge: abs(edge - x))
        if side != x:
            yield side, y
        yield side, min(box.top, box.bottom, key=lambda edge: abs(edge - y))


def _texts(rows: Iterable[LabelLine], hold: Pixel, box: PixelBox, layout: LabelLayout) -> Iterator[MapText]:
    """Text marks of a panel, anchored at pixel ``hold`` of the map."""
    language = LANGUAGES[layout.lang]
    align, x = (
        ("end", box.right - PANEL_PADDING[0]) if language.is_rtl else ("start", box.left + PANEL_PADDING[0])
    )
    at = layout.viewport.unproject(*hold)
    y = box.top + PANEL_PADDING[1]
    for row in rows:
        high = row.size * language.picture_line_height
        offset = round(x - hold[0], 1), round(y + high / 2 - hold[1], 1)
        yield MapText(
            row.event, at, offset, row.text, align, row.size, row.strong, row.ink, row.tip, row.is_count
        )
        y += high


def _number_text(row: LabelLine, hold: Pixel, box: PixelBox, layout: LabelLayout) -> Iterator[MapText]:
    """Text mark of a number, in the middle of its square."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    offset = round(x - hold[0], 1), round(y - hold[1], 1)
    at = layout.viewport.unproject(*hold)
    yield MapText(row.event, at, offset, row.text, "middle", row.size, row.strong, row.ink, row.tip)
