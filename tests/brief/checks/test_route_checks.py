"""Tests of routes that cannot be drawn."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes

ROUTE = "places: [{place: irn, role: from}, {place: rus, role: to}]"
OWN = (
    "places:\n  - {id: port, name: {ar: م, en: A port}, kind: port, geometry: [vladivostok], where_prec: 2}\n"
)
DRAWN = OWN.replace("[vladivostok]", "{lon: 131.9, lat: 43.1}")
NEAR = (
    "  - {id: near, name: {ar: ق, en: Near the port}, kind: point, geometry: {near: port, km: 20}}\n"
    "  - {id: beyond, name: {ar: و, en: Beyond it}, kind: point,"
    " geometry: {from: port, bearing: n, km: 20}}\n"
)


@pytest.mark.parametrize(
    ("places", "own", "found"),
    [
        ("{place: irn, role: from}, {place: rus, role: to}", "", []),
        ("{place: vladivostok, role: from}, {place: irn, role: to}", "", []),
        ("{place: vladivostok, role: at}, {place: rus, role: at}", "", []),
        ("{place: vladivostok, role: from}, {place: rus, role: to}", "", ["vladivostok to rus"]),
        ("{place: rus, role: from}, {place: rus, role: to}", "", ["rus to rus"]),
        ("{place: port, role: from}, {place: rus, role: to}", OWN, ["port to rus"]),
        ("{place: port, role: from}, {place: rus, role: to}", DRAWN, []),
        ("{place: port, role: from}, {place: port, role: to}", DRAWN, ["port to port"]),
        ("{place: port, role: from}, {place: near, role: to}", DRAWN + NEAR, ["port to near"]),
        ("{place: port, role: from}, {place: beyond, role: to}", DRAWN + NEAR, []),
        (
            "{place: irn, role: from}, {place: vladivostok, role: from}, {place: rus, role: to}",
            "",
            ["vladivostok to rus"],
        ),
    ],
)
def test_a_route_into_the_place_that_holds_its_start(
    places: str, own: str, found: list[str], demo_yaml: str
) -> None:
    """It passed the check and raised wherever the brief was drawn."""
    assert ROUTE in demo_yaml
    text = demo_yaml.replace(ROUTE, f"places: [{places}]").replace("sentences:\n", f"{own}sentences:\n", 1)
    reading = read_brief_bytes(text.encode())
    assert [problem.code for problem in reading.problems] == ["route"] * len(found)
    assert all(pair in problem.found for problem, pair in zip(reading.problems, found, strict=True))
    assert all(problem.line and "role: at" in problem.mend for problem in reading.problems)
    assert reading.brief is not None
    assert len(reading.brief.left_off) == bool(found)


def test_an_unknown_place_is_not_reported_twice(demo_yaml: str) -> None:
    """An id that is not known is a problem of its own."""
    text = demo_yaml.replace("{place: rus, role: to}", "{place: atlantis, role: to}")
    assert [problem.code for problem in read_brief_bytes(text.encode()).problems] == ["unknown-id"]
