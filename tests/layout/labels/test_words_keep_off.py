"""Words never cover marks: the bars of ``tests/bench/occlusion.py``, on shipped and on crowded briefs.

The views that do not hold a bar yet stand in ``open_faults.json``; no other one may break any. A quick run
measures each shipped brief at each width in one language, and each crowd at one width.
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.tables.brief_opening import open_brief
from geodata.words import LANGS, Lang
from tests.bench.crowded_coast import crowded_brief
from tests.bench.occlusion import SIZES, measure
from tests.quick_diagonal import quick_diagonal

BRIEFS: Final = Path(__file__).parents[3] / "geodata" / "data" / "briefs"
SHIPPED: Final = sorted(path.parent.name for path in BRIEFS.glob("*/brief.yaml"))
OPEN: Final[Mapping[str, Sequence[str]]] = json.loads(
    (Path(__file__).parent / "open_faults.json").read_text(encoding="utf-8")
)


def new_faults(atlas: Atlas, name: str, size: tuple[int, int], lang: Lang) -> set[str]:
    """Return the bars that a view breaks, without those that are known."""
    found = measure(atlas, size, lang).broken_bars(size[0])
    told = {
        re.sub(r": [\d.]+% hidden", " hidden", re.sub(r"^\d+% titled", "too few titled", each))
        for each in found
    }
    return told - set(OPEN.get(f"{name} {size[0]} {lang}", ()))


@pytest.mark.parametrize(("shown", "lang"), quick_diagonal(list(product(SHIPPED, SIZES)), LANGS))
def test_shipped_briefs_hold_the_bars(shown: tuple[str, tuple[int, int]], lang: Lang) -> None:
    """In the view in which each opens."""
    name, size = shown
    brief = open_brief(BRIEFS / name).brief
    assert brief is not None
    assert new_faults(build_atlas(brief, name), name, size, lang) == set()


@pytest.mark.parametrize(("number", "size"), quick_diagonal([5, 40, 60, 200], SIZES))
def test_a_crowded_coast_holds_the_bars(number: int, size: tuple[int, int]) -> None:
    """However many events crowd it."""
    atlas = build_atlas(crowded_brief(number), f"coast-{number}")
    assert new_faults(atlas, f"coast-{number}", size, "en") == set()
