"""Areas that events are known only to: a country or a province by the first place, and nothing else."""

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.column_file import column_file_bytes, read_column_file
from geodata.atlas.selection import select_events
from geodata.atlas.thinning import thin_marks
from geodata.brief.brief_reader import read_brief_bytes
from geodata.kinds.event_kind import KindForm
from geodata.view import Camera, View

PLACES = """\
schema: 2
id: areas
title: Areas
as_of: 2030-01-15
language: en
documents: [{id: notice, title: A notice, type: page}]
sources: [{id: office, name: The office}]
places:
  - {id: own, name: A box, kind: country, geometry: {polygon: [[[60, 10], [66, 10], [66, 14], [60, 14]]]}}
  - {id: both, name: Two states, kind: region, geometry: [irn, yem], reason: They act together}
  - {id: two, name: Two provinces, kind: province, geometry: [adm1-ua-07, adm1-ua-12], reason: As told}
events:
"""
EVENT = """\
  - id: {id}
    kind: {kind}
    title: {id}
    status: actual
    when: {{edtf: 2030-01-10}}
    places: [{places}]
    claims: [{{id: {id}-1, source: office, document: notice, statement: reported}}]
"""
AT = (
    ("in-yemen", "strike", "{place: yem}"),
    ("in-aden", "strike", "{place: aden}"),
    ("first-a-town", "strike", "{place: aden}, {place: omn}"),
    ("first-a-state", "strike", "{place: omn}, {place: aden}"),
    ("again-in-yemen", "clash", "{place: yem}"),
    ("in-own-box", "strike", "{place: own}"),
    ("in-two", "strike", "{place: both}"),
    ("in-a-sea", "strike", "{place: sea-of-japan}"),
    ("in-a-province", "strike", "{place: adm1-ua-07}"),
    ("again-in-a-province", "clash", "{place: adm1-ua-07}"),
    ("in-two-provinces", "strike", "{place: two}"),
    ("in-a-province-without-lines", "strike", "{place: adm1-iq-15}, {place: sea-of-japan}"),
    ("a-way", "transfer", "{place: irn, role: from}, {place: yem, role: to}"),
    ("a-relation", "alignment", "{place: yem}"),
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """Events at places of every sort."""
    events = "".join(EVENT.format(id=name, kind=kind, places=places) for name, kind, places in AT)
    brief = read_brief_bytes((PLACES + events).encode()).brief
    assert brief is not None
    return build_atlas(brief, "areas")


def test_a_country_or_province_by_the_first_place(atlas: Atlas) -> None:
    """A town, a water, an own area, a region, a way and a relation are known to more.

    Two provinces are an area of their own; one whose lines are not known is a point.
    """
    assert atlas.event_areas.names == ("yem", "omn", "adm1-ua-07")
    found = dict(zip(atlas.events["event_id"], atlas.event_areas.code.tolist(), strict=True))
    assert {name: code for name, code in found.items() if code} == {
        "in-yemen": 1,
        "again-in-yemen": 1,
        "first-a-state": 2,
        "in-a-province": 3,
        "again-in-a-province": 3,
    }


def test_they_are_no_points_among_the_marks(atlas: Atlas) -> None:
    """The sign of the country counts them."""
    found = thin_marks(select_events(atlas, View()), Camera(lon=50, lat=20, zoom=0), (4000, 4000))
    names = atlas.events["event_id"].iloc[found.row].tolist()
    assert names == [
        *("in-aden", "first-a-town", "in-own-box", "in-two", "in-a-sea"),
        *("in-two-provinces", "in-a-province-without-lines", "a-way"),
    ]


def test_they_are_a_column_of_the_column_file(atlas: Atlas, demo_atlas: Atlas) -> None:
    """With the list of the areas in the header; absent where there are none."""
    head, columns = read_column_file(column_file_bytes(atlas))
    assert head["areas"] == ["yem", "omn", "adm1-ua-07"]
    assert columns["area"].tolist() == atlas.event_areas.code.tolist()
    head, columns = read_column_file(column_file_bytes(demo_atlas))
    assert head["areas"] == []
    assert "area" not in columns


def test_a_kind_is_drawn_in_the_form_of_its_events(atlas: Atlas) -> None:
    """Its own where one of them is, else the most frequent; a relation, and a kind without events, stays."""
    forms = atlas.kind_forms
    assert forms["strike"] is KindForm.POINT
    assert forms["transfer"] is KindForm.LANE
    assert forms["alignment"] is KindForm.RELATION
    assert forms["clash"] is forms["protest"] is KindForm.POINT
    events = "".join(
        EVENT.format(id=name, kind=kind, places=places)
        for name, kind, places in (
            ("one", "exercise", "{place: aden}"),
            ("two", "patrol", "{place: aden}"),
            ("three", "patrol", "{place: own}"),
            ("four", "clash", "{place: own}"),
            ("five", "deployment", "{place: yem}"),
        )
    )
    brief = read_brief_bytes((PLACES + events).encode()).brief
    assert brief is not None
    forms = build_atlas(brief, "forms").kind_forms
    assert forms["exercise"] is KindForm.POINT
    assert forms["patrol"] is forms["clash"] is forms["deployment"] is KindForm.AREA
