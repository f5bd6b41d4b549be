"""Contrast of marks with their ground, computed from the style table: colour, grey, glare."""

from itertools import product
from typing import get_args

import pytest

from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.looks.ink_contrast import (
    LEAST_CONTRAST,
    LEAST_FADED_CONTRAST,
    colour_contrast,
    edge_code,
    faded_contrast,
    grey_contrast,
    mix_codes,
    parts_from,
)
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.styles import MAP_PALETTES, event_style, rgba_to_css, shared_event_style
from geodata.view import Theme
from geodata.vocabulary import Standing
from tests.colour_contrast import contrast

MARKS = list(
    product(
        get_args(Theme),
        shipped_kinds().families,
        (Standing.WITHIN, Standing.PERHAPS),
        StatusLook,
        (False, True),
    )
)


@pytest.mark.parametrize(("theme", "family", "standing", "status", "judged"), MARKS)
def test_every_mark_parts_from_its_ground(
    theme: Theme,
    family: str,
    standing: Standing,
    status: StatusLook,
    judged: bool,  # noqa: FBT001 - a table
) -> None:
    """At its edge: 3 to 1 in colour and grey, 1.8 to 1 in glare, also if only perhaps in the period."""
    paper, kinds = MAP_PALETTES[theme], shipped_kinds()
    kind = next(kind.id for kind in kinds.kinds.values() if kind.family == family)
    style = event_style(kinds.look_of(kind), status, standing, theme, judged=judged)
    shared = shared_event_style(style, paper.text, standing, theme)
    for edge in (style.edge, shared.edge):
        assert edge[3] == 255
        for ground in (paper.land, paper.sea, paper.panel):
            code = rgba_to_css(edge)
            assert colour_contrast(code, ground) >= LEAST_CONTRAST
            assert grey_contrast(code, ground) >= LEAST_CONTRAST
            assert faded_contrast(code, ground) >= LEAST_FADED_CONTRAST


@pytest.mark.parametrize("theme", get_args(Theme))
def test_the_cores_of_the_standings_differ(theme: Theme) -> None:
    """Perhaps is paler, under the same edge."""
    look = shipped_kinds().look_of(shipped_kinds().default)
    within, perhaps = (
        event_style(look, StatusLook.HAPPENED, standing, theme)
        for standing in (Standing.WITHIN, Standing.PERHAPS)
    )
    assert within.edge == perhaps.edge
    land = MAP_PALETTES[theme].land
    assert contrast(rgba_to_css(perhaps.ink), land) < contrast(rgba_to_css(within.ink), land)


def test_an_ink_is_moved_only_as_far_as_its_grounds_need() -> None:
    """One that parts from them stays; a pale one becomes darker, or lighter on a dark ground."""
    assert edge_code("#0072B2", ["#FFFFFF"], "#000000") == "#0072B2"
    darker, lighter = (
        edge_code("#E0E0E0", ["#FFFFFF"], "#000000"),
        edge_code("#202020", ["#000000"], "#FFFFFF"),
    )
    assert parts_from(darker, "#FFFFFF")
    assert parts_from(lighter, "#000000")
    assert edge_code("#E0E0E0", ["#FFFFFF"], "#EEEEEE") == "#EEEEEE"


@pytest.mark.parametrize(
    ("one", "two"), [("#000000", "#FFFFFF"), ("#0072B2", "#EFEBE3"), ("#777777", "#777777")]
)
def test_contrast_is_that_of_wcag(one: str, two: str) -> None:
    """The same as another implementation has it."""
    assert colour_contrast(one, two) == pytest.approx(contrast(one, two))


def test_colours_mix_by_share() -> None:
    """Nothing and all are the two colours."""
    assert [mix_codes("#FF0000", "#0000FF", share) for share in (0, 0.5, 1)] == [
        "#0000FF",
        "#800080",
        "#FF0000",
    ]
    assert grey_contrast("#0000FF", "#FFFFFF") > colour_contrast("#FF0000", "#FFFFFF")
