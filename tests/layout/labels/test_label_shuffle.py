"""Labels change places in chains: more titles stand, none is lost, and always the same."""

from geodata.layout.labels.box_geometry import square_box
from geodata.layout.labels.label_candidates import TakenPlaces
from geodata.layout.labels.label_plan import LabelPlan
from geodata.layout.labels.label_shuffle import LabelShuffle
from geodata.layout.labels.label_wishes import LabelWishes
from geodata.layout.labels.mark_cover import KeyedBox, MarkCover
from geodata.layout.labels.tried_places import Hem
from geodata.layout.mercator import Viewport
from geodata.view import Camera
from tests.layout.labels.sample_labels import block

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (800, 600))
BLOCKS = [
    block(str(at), 6 * (at % 4), 5 * (at // 4), f"A title of event {at}", number=at) for at in range(12)
]


def plan_before_and_after() -> tuple[LabelPlan, LabelPlan]:
    """Plans in which all have numbers, and then what the search finds."""
    glyphs = tuple(KeyedBox(each.event, square_box(SCREEN.project(*each.spots[0]), 15)) for each in BLOCKS)
    cover = MarkCover(SCREEN, boxes=glyphs)
    wishes = LabelWishes(BLOCKS, SCREEN, "en", cover)
    plan = LabelPlan(TakenPlaces.none(cover), {})
    numbers = [wishes.numbers(each, Hem.NOTHING) for each in BLOCKS]
    for number in numbers:
        plan = number.placed(plan) or plan
    crowd = wishes.crowd(BLOCKS[:3])
    return plan, LabelShuffle(plan, [*(wishes.titles(each) for each in BLOCKS), *numbers, crowd]).best()


def test_more_titles_stand_and_no_label_is_lost() -> None:
    """Nor do any two overlap."""
    before, after = plan_before_and_after()
    assert after.chosen.keys() == before.chosen.keys() == {each.event for each in BLOCKS}
    assert not any(map(before.is_titled, before.chosen))
    assert sum(map(after.is_titled, after.chosen)) >= 8
    assert after.worth(BLOCKS) > before.worth(BLOCKS)
    boxes = [position.box for _, _, position in after.chosen.values()]
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_the_search_is_always_the_same() -> None:
    """Twice over."""
    places = [[at.box for _, _, at in plan_before_and_after()[1].chosen.values()] for _ in range(2)]
    assert places[0] == places[1]
