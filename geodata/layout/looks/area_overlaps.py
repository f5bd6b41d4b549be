"""Areas that overlap: hatches in different directions, and fills that do not add up to black."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import shapely

from geodata.places.own_shapes import named_shape

HATCH_TURNS: Final = 4
"""Directions of a hatch; areas beyond so many that overlap have none and are told apart by their edges."""
FILL_FALL: Final = 0.6
"""Fill of an area as a share of that of the one that it lies on."""
LEAST_OVERLAP: Final = 0.02
"""Share of the smaller of two areas that both cover, from which they overlap: neighbours share a border."""


def hatch_tile_name(turn: int, *, broken: bool) -> str:
    """Return the name of the picture with the tile of a hatch, of whole or of broken lines."""
    return f"hatch-{turn}{'-broken' if broken else ''}.png"


def hatch_tile_names() -> tuple[str, ...]:
    """Return the names of all tiles."""
    return tuple(
        hatch_tile_name(turn, broken=broken) for turn in range(HATCH_TURNS) for broken in (False, True)
    )


@dataclass(frozen=True)
class OverlapOrder:
    """Order of an area among those that it overlaps."""

    turn: int = 0
    """Number of its hatch direction; from :data:`HATCH_TURNS` on it has none."""
    depth: int = 0
    """Number of the areas before it that it overlaps."""

    @property
    def is_hatched(self) -> bool:
        """Whether a direction is left for its hatch."""
        return self.turn < HATCH_TURNS

    @property
    def fill_share(self) -> float:
        """Share of its fill that is drawn, so that many on each other stay pale."""
        return FILL_FALL**self.depth


FIRST_ORDER: Final = OverlapOrder()
"""Order of an area that overlaps none before it."""


def overlap_orders(shapes: Sequence[str]) -> tuple[OverlapOrder, ...]:
    """Return the order of each named shape among the ones before it; the same shape twice overlaps itself."""
    found: list[OverlapOrder] = []
    for at, shape in enumerate(shapes):
        met = [found[other] for other in range(at) if shapes_overlap(shape, shapes[other])]
        found.append(OverlapOrder(_first_free(each.turn for each in met), len(met)))
    return tuple(found)


def _first_free(taken: Iterable[int]) -> int:
    """The least number that is not taken."""
    used = set(taken)
    return next(number for number in range(len(used) + 1) if number not in used)


def shapes_overlap(one: str, two: str) -> bool:
    """Return whether two named areas have ground in common, more than a border."""
    return one == two or _overlap(*sorted((one, two)))


@lru_cache(maxsize=4096)
def _overlap(one: str, two: str) -> bool:
    first, second = named_shape(one, "coarse"), named_shape(two, "coarse")
    if not shapely.box(*first.bounds).intersects(shapely.box(*second.bounds)):
        return False
    smaller = min(first.area, second.area)
    return smaller > 0 and shapely.intersection(first, second).area > LEAST_OVERLAP * smaller
