"""The shipped table against the specification, and the kinds that a brief adds."""

from collections import Counter
from itertools import combinations, product
from pathlib import Path

import pytest
from colorspacious import cspace_convert

from geodata.kinds.event_kind import EventKind, KindForm, RoleEnd, symbol_names
from geodata.kinds.kind_table import KindTable, kind_faults, kind_table, shipped_kinds
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.view import Theme
from geodata.words import LANGS
from geodata.words.catalogue import plural_categories
from geodata.words.languages import LANGUAGES
from tests.colour_contrast import contrast

FAMILIES = {
    "military": "exercise deployment movement missile-test patrol",
    "supply": "transfer aid",
    "fighting": "strike clash advance interception blockade seizure sabotage",
    "harm": "attack-on-civilians displacement detention",
    "diplomacy": "meeting agreement statement sanction alignment",
    "society": "protest unrest",
    "other": "incident",
}
CASE = {
    "Abduction/forced disappearance": "detention attack-on-civilians",
    "Agreement": "agreement",
    "Air/drone strike": "strike",
    "Armed clash": "clash",
    "Arrests": "detention",
    "Attack": "attack-on-civilians clash strike",
    "Change to group/activity": "incident alignment deployment movement",
    "Chemical weapon": "strike attack-on-civilians",
    "Disrupted weapons use": "interception seizure incident",
    "Excessive force against protesters": "protest attack-on-civilians",
    "Government regains territory": "advance",
    "Grenade": "strike",
    "Headquarters or base established": "deployment",
    "Looting/property destruction": "incident",
    "Mob violence": "unrest",
    "Non-state actor overtakes territory": "advance",
    "Non-violent transfer of territory": "advance movement",
    "Peaceful protest": "protest",
    "Protest with intervention": "protest",
    "Remote explosive/landmine/IED": "strike",
    "Sexual violence": "attack-on-civilians",
    "Shelling/artillery/missile attack": "strike",
    "Suicide bomb": "strike attack-on-civilians",
    "Violent demonstration": "unrest",
    "Other": "incident",
    "Organized crime": "incident seizure",
    "Natural disaster": "incident",
    "Man-made disaster": "incident",
    "Attribution of responsibility": "statement",
    "Diplomatic event": "meeting statement agreement",
}
"""Public type of event → the kinds that it may fall under."""
EVENT_TYPES = Path(__file__).parents[3] / "shared" / "eval" / "event_types.txt"
THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
SIGHTS = ("protanomaly", "deuteranomaly", "tritanomaly")
DISTINCT = 15.0
"""Distance in CIELAB at which two inks are told apart without comparing them side by side."""
EDGE = 2.8
"""Contrast of an ink with land and sea; the diplomatic green of the light theme is the least."""
OWN = {
    "id": "overflight",
    "words": {"en": {"one": "Overflight", "many": "Overflights"}},
    "family": "military",
}


def own_kind(**more: object) -> EventKind:
    """A kind of a brief."""
    return EventKind.model_validate(OWN | more)


def test_the_table_has_the_kinds_of_the_specification() -> None:
    """Each in its family, the families in their order; anything else is an incident."""
    found: dict[str, list[str]] = {}
    for kind in shipped_kinds().kinds.values():
        found.setdefault(kind.family, []).append(kind.id)
    assert {family: " ".join(kinds) for family, kinds in found.items()} == FAMILIES
    assert list(shipped_kinds().families) == list(FAMILIES)
    assert shipped_kinds().default == "incident"


def test_each_public_type_stands_under_one_kind_that_it_may_fall_under() -> None:
    """All thirty, each exactly once."""
    kinds = shipped_kinds().kinds.values()
    found = [(name, kind.id) for kind in kinds for name in kind.case]
    assert sorted(name for name, _ in found) == sorted(CASE)
    assert [(name, kind) for name, kind in found if kind not in CASE[name].split()] == []


def test_the_types_above_are_those_of_the_public_list() -> None:
    """The restated facts agree with the file they come from, where that is there."""
    if not EVENT_TYPES.exists():
        pytest.skip("no ../shared/eval/event_types.txt beside this checkout; its facts are restated above")
    lines = EVENT_TYPES.read_text(encoding="utf-8").splitlines()
    assert dict(line.split("\t") for line in lines if line and not line.startswith("#")) == CASE


@pytest.mark.parametrize("scheme", ["acled", "ucdp", "cameo", "timemap", "case"])
def test_a_name_elsewhere_stands_under_one_kind(scheme: str) -> None:
    """Whatever comes in under that name has one kind here."""
    names = Counter(name for kind in shipped_kinds().kinds.values() for name in getattr(kind, scheme))
    assert {name: count for name, count in names.items() if count > 1} == {}


def test_drafting_words_tell_of_one_kind() -> None:
    """No word stands under two."""
    words = Counter(word for kind in shipped_kinds().kinds.values() for word in kind.drafting.words)
    assert {word: count for word, count in words.items() if count > 1} == {}
    assert all(kind.drafting.words for kind in shipped_kinds().kinds.values())


@pytest.mark.parametrize("lang", LANGS)
def test_shipped_kinds_have_every_plural_form(lang: str) -> None:
    """Six in Arabic, two in English; families and roles have a name in both."""
    table = shipped_kinds()
    for kind in table.kinds.values():
        assert set(kind.words[lang].count) == plural_categories(LANGUAGES[lang])
        assert all("{n}" in kind.words[lang].count[name] for name in ("many", "other") if lang == "ar")
    assert all(lang in record.words for record in (*table.families.values(), *table.roles.values()))


def test_kinds_and_families_share_one_namespace() -> None:
    """No id is used twice, former ones included; every reference is known."""
    table = shipped_kinds()
    ids = [*table.kinds, *table.families, *table.renamed]
    assert len(ids) == len(set(ids))
    for kind in table.kinds.values():
        assert kind.family in table.families
        assert set(kind.roles) <= set(table.roles)
        assert table.symbol_of(kind.id) in symbol_names()
        assert kind.roles


def test_a_kind_is_known_by_its_symbol() -> None:
    """In grey too: no two kinds share one, and none is the symbol of another family."""
    table = shipped_kinds()
    symbols = [table.symbol_of(name) for name in table.kind_ids]
    assert len(symbols) == len(set(symbols))
    assert len({family.symbol for family in table.families.values()}) == len(table.families)


def inks(theme: Theme) -> dict[str, str]:
    """Colour of each family."""
    return {family.id: getattr(family.colours, theme) for family in shipped_kinds().families.values()}


def as_seen(code: str, sight: str | None) -> list[float]:
    """A colour in CIELAB, as someone with a complete deficiency sees it."""
    value = [part / 255 for part in hex_to_rgba(code)[:3]]
    if sight is not None:
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        value = [min(1.0, max(0.0, part)) for part in cspace_convert(value, space, "sRGB1").tolist()]
    lab: list[float] = cspace_convert(value, "sRGB1", "CIELab").tolist()
    return lab


@pytest.mark.parametrize(("theme", "sight"), list(product(THEMES, (None, *SIGHTS))))
def test_families_stay_apart_for_every_sight(theme: Theme, sight: str | None) -> None:
    """With protanopia, deuteranopia and tritanopia too, by the distance in CIELAB."""
    seen = {family: as_seen(code, sight) for family, code in inks(theme).items()}
    for one, two in combinations(seen, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[two], strict=True)) ** 0.5
        assert distance > DISTINCT, (one, two, distance)


@pytest.mark.parametrize("theme", THEMES)
def test_every_family_parts_from_the_ground(theme: Theme) -> None:
    """On land and on sea."""
    for family, code in inks(theme).items():
        for ground in (MAP_PALETTES[theme].land, MAP_PALETTES[theme].sea):
            assert contrast(code, ground) > EDGE, (family, ground)


def test_a_brief_adds_kinds_to_their_family() -> None:
    """Behind the shipped ones; families and roles are the shipped ones."""
    table = kind_table((own_kind(was=("flyby",)),))
    assert table.kind_ids[:6] == (*FAMILIES["military"].split(), "overflight")
    assert table.symbol_of("overflight") == table.families["military"].symbol
    assert table.renamed == shipped_kinds().renamed | {"flyby": "overflight"}
    assert kind_table() is shipped_kinds()


@pytest.mark.parametrize(
    ("more", "earlier", "field", "part"),
    [
        ({}, (), None, ""),
        ({"id": "strike"}, (), "id", "no other kind"),
        ({"id": "military"}, (), "id", "no other kind"),
        ({}, ("overflight",), "id", "no other kind"),
        ({"family": "weather"}, (), "family", "military, supply"),
        ({"roles": ("suplier",)}, (), "roles", "supplier"),
    ],
)
def test_a_brief_cannot_add_everything(
    more: dict[str, object], earlier: tuple[str, ...], field: str | None, part: str
) -> None:
    """No second meaning of an id, no family, no role that is not there."""
    found = kind_faults(own_kind(**more), earlier)
    assert (found and found[0]) == field
    assert part in (found[1] if found else "")


def test_layers_are_kinds_and_families() -> None:
    """A family stands for all of its kinds."""
    table = shipped_kinds()
    assert table.kinds_of_layers(["supply", "strike"]) == {"transfer", "aid", "strike"}
    assert (table.is_layer("supply"), table.is_layer("aid"), table.is_layer("rumour")) == (True, True, False)


@pytest.mark.parametrize(("name", "near"), [("excercise", "exercise"), ("millitary", "military")])
def test_an_unknown_layer_has_near_ones(name: str, near: str) -> None:
    """By spelling, kinds and families alike; the likeliest first."""
    assert shipped_kinds().nearest_layers(name)[0] == near


def test_the_ends_of_a_kind_are_those_of_its_roles() -> None:
    """The first role at an end is the usual one there."""
    table: KindTable = shipped_kinds()
    ends = [table.role_at("transfer", end) for end in (RoleEnd.FROM, RoleEnd.TO)]
    assert ends == ["supplier", "recipient"]
    assert table.role_at("meeting", RoleEnd.FROM) is None
    assert {"supplier", "sender", "attacker"} <= table.roles_at(RoleEnd.FROM)
    assert table.kinds["alignment"].form is KindForm.RELATION
