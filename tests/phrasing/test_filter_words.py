"""Filters of a View in words."""

import pytest

from geodata.brief.records import Brief
from geodata.phrasing.filter_words import MAX_NAMED_ACTORS, filter_phrases, picture_actors_phrase
from geodata.view import View
from geodata.words import Lang

CASES: list[tuple[dict[str, object], dict[str, int], Lang, tuple[str, ...]]] = [
    ({}, {}, "en", ()),
    ({"statuses": ["feared", "alleged"]}, {}, "en", ("Status: Alleged, Feared",)),
    ({"tags": ["oil", "gas"], "statuses": []}, {}, "en", ("Status: none", "Tags: gas, oil")),
    ({"layers": ["transfer", "fighting"]}, {}, "en", ("Layers: Fighting, Transfers",)),
    ({"statements": ["forecast"]}, {}, "en", ("Kind of statement: Forecast",)),
    ({"roles": []}, {}, "en", ("Role of the actor: none",)),
    ({"roles": ["supplier"]}, {}, "en", ("Role of the actor: Supplier",)),
    ({"actors": ["jpn", "kor"], "match": "all"}, {}, "en", ("Several actors: All together",)),
    ({"actors": ["jpn"], "match": "all"}, {}, "en", ()),
    ({"hide": ["undated", "layer:front"]}, {}, "en", ("Left out: Undated events",)),
    (
        {"bounds": "-10,5.04,20,25"},
        {},
        "en",
        ("Only events between longitudes -10 and 20, latitudes 5 and 25",),
    ),
    ({"actors": ["jpn"]}, {"jpn": 1200}, "en", ("Japan: members act in 1,200 more",)),
    ({"actors": ["jpn"]}, {"jpn": 0}, "en", ()),
]


@pytest.mark.parametrize(("fields", "members", "lang", "told"), CASES)
def test_they_are_told(
    demo: Brief, fields: dict[str, object], members: dict[str, int], lang: Lang, told: tuple[str, ...]
) -> None:
    """Only those that are set; an alliance whose members act in no more is not told of."""
    assert filter_phrases(View.model_validate(fields), demo, members, lang) == told


def test_in_arabic(demo: Brief) -> None:
    """With the words of the panel."""
    (told,) = filter_phrases(View.model_validate({"statuses": ["alleged"]}), demo, {}, "ar")
    assert "الحالة" in told
    assert "مزعوم" in told


def test_a_picture_names_few_actors_and_counts_many() -> None:
    """A header of ten lines of names leaves no room for the map."""
    names = [f"Ship {number}" for number in range(MAX_NAMED_ACTORS + 1)]
    assert picture_actors_phrase(names[:2], "en") == "Actors: Ship 0, Ship 1"
    assert picture_actors_phrase(names[:-1], "en").endswith(names[-2])
    assert picture_actors_phrase(names, "en") == "13 actors"
    assert picture_actors_phrase([], "en") == "Actors: none"
    assert "طرفًا" in picture_actors_phrase(names, "ar")
