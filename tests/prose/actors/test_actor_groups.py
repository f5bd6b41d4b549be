"""Organisations that no list has: heads, nouns before the name, quotes, acronyms, in both languages."""

import pytest

from geodata.prose.actors.actor_phrases import find_actors
from geodata.vocabulary import ActorKind

_GENERAL = ("state", "adjective", "seat", "unnamed")

GROUPS = [
    ("the 47th Rifle Brigade fled", ["47th Rifle Brigade"]),
    ("the Zanzibar Liberation Front said", ["Zanzibar Liberation Front"]),
    (
        "the Zanzibar Foundation for Human Rights and the WHO said",
        ["Zanzibar Foundation for Human Rights", "WHO"],
    ),
    ("According to the Zanzibar Institute of Peace on Monday", ["Zanzibar Institute of Peace"]),
    ("the rights group Fortify Zanzibar said", ["Fortify Zanzibar"]),
    ("its operator, Blue Nordic, said", ["Blue Nordic"]),
    ("the think tank ZNAS said", ["ZNAS"]),
    ("the Zanzibar Fishing Agency (ZFA) met; the ZFA said", ["Zanzibar Fishing Agency", "ZFA", "ZFA"]),
    ("Blue Nordic Shipping declined to comment", ["Blue Nordic Shipping"]),
    ("Part of the Peace Agreement and the Zanzibar River", []),
    ("A force and a movement. The Group said. Movement is slow.", []),
    ("SECURITY COUNCIL MEETS FRONT BRIGADE", ["SECURITY COUNCIL"]),
    ("قالت منظمة «شراع البحر» أمس", ["منظمة «شراع البحر"]),
    ("قالت مؤسسة الساحل لحقوق الإنسان إن", ["مؤسسة الساحل لحقوق الإنسان"]),
    ("المنظمة الساحلية للطوارئ قالت", ["المنظمة الساحلية للطوارئ"]),
    ("هاجمت كتائب الفتح المبين القرية", ["كتائب الفتح المبين"]),
    ("اللواء 401 والفرقة الرابعة", ["اللواء 401", "والفرقة الرابعة"]),
    ("نقلت صحيفة الساحل عن مصدر", ["صحيفة الساحل"]),
    ("حزب العدل والتنمية", ["حزب العدل والتنمية"]),
    ("حركة المرور في المدينة", []),
    ("لا يملك قوة كافية للحسم", []),
    ("لجنة التحقيق في المدينة", []),
]


@pytest.mark.parametrize(("words", "found"), GROUPS)
def test_groups(words: str, found: list[str]) -> None:
    """The head of a name, a noun before it, quotes or brackets tell of an organisation."""
    groups = [each for each in find_actors(words) if each.rule not in _GENERAL]
    assert [words[each.start : each.end] for each in groups] == found


def test_kind_and_acronym() -> None:
    """The head tells the kind, and an acronym in brackets has the id of the full name."""
    found = find_actors("the Zanzibar Rifle Brigade (ZRB) left; ZRB men stayed")
    assert [(each.id, each.kind) for each in found] == [("zanzibar-rifle-brigade", ActorKind.FORCE)] * 3


def test_quotes_and_particles_are_no_part_of_a_name() -> None:
    """The name is written without quotes and joined particles."""
    assert find_actors("ولمنظمة «شراع البحر»")[0].name.root == {"ar": "منظمة شراع البحر"}


def test_listed_actor_behind_its_head() -> None:
    """A listed name behind a word for what it is keeps its id."""
    assert [each.id for each in find_actors("شركة «ميرسك» وبعثة «مينوسما»")] == ["maersk", "minusma"]
