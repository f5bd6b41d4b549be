"""Scores of the bearers of a name."""

import pytest

from geodata.gazetteer import PlaceRecord
from geodata.toponyms.bearer_scores import Surroundings, bearer_score, judge_bearers, sphere_km
from tests.small_gazetteer import SmallGazetteer

NAMED = SmallGazetteer().named


def by_id(name: str) -> dict[str, PlaceRecord]:
    """Bearers of a name by id."""
    return {each.id: each for each in NAMED(name)}


def around(**parts: object) -> Surroundings:
    """Surroundings that say nothing but what is given."""
    nothing: dict[str, object] = {
        "theatre": {},
        "paragraph": {},
        "known": (),
        "beside": (),
        "inside": (),
        "kind": "",
        "governs": False,
    }
    return Surroundings(**(nothing | parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "parts",
    [
        {"theatre": {"can": 0.6, "gbr": 0.1}},
        {"beside": NAMED("Ontario")},
        {"known": NAMED("Ontario")},
    ],
)
def test_surroundings_raise_what_lies_in_them(parts: dict[str, object]) -> None:
    """The theatre, a province beside the name, a province elsewhere in the text."""
    bearers = by_id("London")
    plain, moved = around(), around(**parts)
    gains = {
        key: bearer_score(each, moved, list(bearers.values()))
        - bearer_score(each, plain, list(bearers.values()))
        for key, each in bearers.items()
    }
    assert gains["london-ca"] > max(0.5, gains["london"])


def test_a_kind_word_and_a_government_choose() -> None:
    """A province by its word; the seat where a government is meant."""
    bearers = NAMED("Washington")
    assert judge_bearers(bearers, around(kind="province")).ranked[0].id == "adm1-us-wa"
    assert judge_bearers(bearers, around(governs=True)).ranked[0].id == "washington"


def test_the_town_stands_for_the_province_around_it() -> None:
    """Unless the province is said: their odds count together."""
    assert [
        judge_bearers(NAMED("Tripoli"), around(theatre={"lby": 1.0}, kind=kind)).ranked[0].id
        for kind in ("", "province")
    ] == [
        "tripoli",
        "adm1-ly-tb",
    ]


def test_a_name_beside_a_foreign_container_is_likely_unknown() -> None:
    """No bearer of the name lies in the state beside it: it is not placed without a question."""
    assert judge_bearers(NAMED("Victoria"), around(theatre={"can": 1.0})).is_sure
    assert not judge_bearers(NAMED("Victoria"), around(theatre={"can": 1.0}, beside=NAMED("Armenia"))).is_sure


def test_distance() -> None:
    """A degree of the equator is 111 km."""
    assert sphere_km((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)
    assert sphere_km((179.5, 0), (-179.5, 0)) == pytest.approx(111.2, abs=0.1)
