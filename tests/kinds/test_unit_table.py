"""Units and their classes: every unit of the catalogue, currencies, and those of a brief."""

import pytest

from geodata.brief.records import Brief
from geodata.kinds.unit_table import OwnUnit, shipped_unit_ids, unit_fault, unit_table
from geodata.vocabulary import UnitClass
from geodata.words import LANGS, Lang, catalogue_entries
from geodata.words.currency_names import is_currency

TABLE = unit_table()
WORDED = sorted(key.removeprefix("unit.") for key in catalogue_entries() if key.startswith("unit."))


@pytest.mark.parametrize("unit", WORDED)
def test_every_unit_has_words_and_a_class(unit: str) -> None:
    """A unit of the catalogue stands in the table, and the other way round."""
    assert TABLE.class_of(unit) is not None
    assert unit in shipped_unit_ids() or is_currency(unit)


def test_every_unit_of_the_table_has_words() -> None:
    """No unit is shown by its id, and every class has units or is money."""
    assert set(shipped_unit_ids()) <= set(WORDED)
    assert {TABLE.class_of(unit) for unit in shipped_unit_ids()} == set(UnitClass)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("soldier", "person", True),
        ("tank", "truck", True),
        ("ship", "boat", True),
        ("tonne", "kilogram", True),
        ("mile", "nautical-mile", True),
        ("soldier", "ship", False),
        ("usd", "eur", False),
        ("percent", "percentage-point", False),
        ("sortie", "strike", False),
        ("litre", "tonne", False),
    ],
)
def test_units_of_one_measure(one: str, other: str, *, same: bool) -> None:
    """Things of one class are compared, measures are converted, all else only with itself."""
    assert (TABLE.measure_of(one) == TABLE.measure_of(other)) is same


@pytest.mark.parametrize(
    ("unit", "amount"), [("kilogram", 0.001), ("nautical-mile", 1.852), ("barrel", 0.159), ("soldier", 1)]
)
def test_conversion(unit: str, amount: float) -> None:
    """One of a unit in the first of its measure."""
    assert TABLE.factor_of(unit) == pytest.approx(amount, rel=1e-3)


def test_money_is_by_its_code() -> None:
    """Every currency of ISO 4217, in lower case; the usual ones have all their forms in Arabic."""
    assert TABLE.class_of("usd") is TABLE.class_of("kzt") is UnitClass.MONEY
    assert TABLE.amount("kzt", 5000, "en") == "5,000 Kazakhstani tenges"
    assert not TABLE.is_known("xxxx")
    assert TABLE.class_of("USD") is None


@pytest.mark.parametrize(
    ("number", "lang", "words"),
    [
        (1, "en", "1 drum"),
        (5, "en", "5 drums"),
        (1, "ar", "1 برميل معدني"),
        (2, "ar", "برميلان معدنيان"),
        (5, "ar", "5 براميل معدنية"),
        (11, "ar", "11 برميل معدني"),
    ],
)
def test_a_unit_of_a_brief(told: Brief, number: int, lang: Lang, words: str) -> None:
    """Its two names serve a number, or the form that the brief gives."""
    assert told.unit_table.amount("drum", number, lang) == words


def test_a_form_with_its_number_is_never_a_template() -> None:
    """Braces of a brief are text."""
    words = {"en": {"one": "{n.__class__}", "many": "{0} of {n}"}}
    odd = OwnUnit.model_validate({"id": "odd", "class": "other", "words": words})
    assert unit_table((odd,)).amount("odd", 1, "en") == "1 {n.__class__}"


@pytest.mark.parametrize("lang", LANGS)
def test_headings(lang: Lang, told: Brief) -> None:
    """The unit in the plural; of several units their class; an unknown unit by its id."""
    table = told.unit_table
    assert table.heading(["soldier"], lang) == {"en": "Soldiers", "ar": "جنود"}[lang]
    assert table.heading(["soldier", "person"], lang) == {"en": "People", "ar": "أشخاص"}[lang]
    assert table.heading(["drum"], lang) == {"en": "Drums", "ar": "براميل معدنية"}[lang]
    assert table.heading(["sea-mile"], lang) == "Sea-mile"


@pytest.mark.parametrize(("name", "fault"), [("drum", False), ("soldier", True), ("usd", True)])
def test_an_own_unit_may_not_clash(told: Brief, name: str, *, fault: bool) -> None:
    """With no shipped unit, no currency, and no other of the brief."""
    unit = told.units[0].model_copy(update={"id": name})
    assert (unit_fault(unit) is not None) is fault
    assert unit_fault(unit, [name]) is not None


def test_an_own_unit_has_a_class(told: Brief) -> None:
    """A brief's unit of a compared class is compared with the shipped ones."""
    unit = told.units[0].model_copy(update={"unit_class": UnitClass.PEOPLE})
    assert unit_table((unit,)).measure_of("drum") == unit_table((unit,)).measure_of("soldier")
    assert told.unit_table.measure_of("drum") == "drum"
