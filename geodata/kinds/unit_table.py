"""Units of figures with their classes: the shipped ones, currencies, and those that a brief adds."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from geodata.kinds.event_kind import KindId, KindName, wording_for
from geodata.vocabulary import UnitClass
from geodata.words import (
    LANGUAGES,
    CatalogueText,
    Lang,
    catalogue_entries,
    format_number,
    nearest_keys,
    plural_category,
    translate,
)
from geodata.words.currency_names import currency_name, is_currency

UNITS_FILE: Final = files("geodata").joinpath("data", "units.toml")
_NUMBER: Final = "{n}"


class UnitWords(BaseModel):
    """Names of a unit in one language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: KindName
    """Name of one."""
    many: KindName
    """Name of several, as a heading."""
    count: dict[Literal["zero", "one", "two", "few", "many", "other"], KindName] = {}
    """Form for a number ``{n}`` by CLDR plural category, where the two names are not enough."""


class OwnUnit(BaseModel):
    """A unit that a brief adds to the shipped ones."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)

    id: KindId
    """Id of the unit, different from every shipped unit and currency."""
    unit_class: Annotated[UnitClass, Field(alias="class")]
    """Class of what it measures or counts; figures of one class are compared."""
    words: Annotated[dict[Lang, UnitWords], Field(min_length=1)]
    """Names by language; the brief's own is enough."""


@dataclass(frozen=True)
class _ShippedUnit:
    """Class of a shipped unit, and the first unit of a measure with the amount of this one in it."""

    unit_class: UnitClass
    base: str | None = None
    factor: float = 1


@dataclass(frozen=True, eq=False)
class UnitTable:
    """Shipped units, currencies, and the units of a brief."""

    own: Mapping[str, OwnUnit]

    def is_known(self, unit: str) -> bool:
        """Return whether the table has a unit."""
        return unit in _shipped_units() or unit in self.own or is_currency(unit)

    def class_of(self, unit: str) -> UnitClass | None:
        """Return the class of a unit; None for an unknown one."""
        if (shipped := _shipped_units().get(unit)) is not None:
            return shipped.unit_class
        if unit in self.own:
            return self.own[unit].unit_class
        return UnitClass.MONEY if is_currency(unit) else None

    def measure_of(self, unit: str) -> str:
        """Return the key that a unit has in common with those that it can be compared with."""
        shipped, found = _shipped_units().get(unit), self.class_of(unit)
        if shipped is not None and shipped.base is not None:
            return shipped.base
        return found.value if found in _compared_classes() else unit

    def factor_of(self, unit: str) -> float:
        """Return the amount of one unit in the first unit of its measure."""
        shipped = _shipped_units().get(unit)
        return shipped.factor if shipped is not None else 1

    def heading(self, units: Iterable[str], lang: Lang) -> str:
        """Return the name of a unit in the plural, of several units that of their class."""
        first, *others = dict.fromkeys(units)
        found = self.class_of(first)
        words = translate(f"unit-class.{found}", lang) if others and found else self._plural(first, lang)
        return words[:1].upper() + words[1:]

    def amount(self, unit: str, number: float, lang: Lang, *, written: str | None = None) -> str:
        """Return a number with its unit: "1,500 soldiers".

        Parameters
        ----------
        written
            The number as it is to be written, such as a range; its form follows ``number``.
        """
        formatted = format_number(number, lang)
        if unit not in self.own and (key := f"unit.{unit}") in catalogue_entries():
            return translate(key, lang, n=number).replace(formatted, written or formatted)
        if unit in self.own:
            words = _own_amount(wording_for(self.own[unit].words, lang), number, lang)
        else:
            name = currency_name(unit, lang, number) if is_currency(unit) else unit
            words = f"{_NUMBER} {name}"
        return words.replace(_NUMBER, written or formatted)

    def nearest(self, unit: str) -> tuple[str, ...]:
        """Return the ids of the units that are most like an unknown one."""
        return nearest_keys(unit, {each: (each,) for each in (*self.own, *_shipped_units())})

    def _plural(self, unit: str, lang: Lang) -> str:
        if unit in self.own:
            return wording_for(self.own[unit].words, lang).many
        if (key := f"unit.{unit}") in catalogue_entries():
            form = catalogue_entries()[key][lang]
            words = form if isinstance(form, str) else form[LANGUAGES[lang].plural_name_form]
            return words.replace(_NUMBER, "").strip()
        return currency_name(unit, lang, 0) if is_currency(unit) else unit


def _own_amount(words: UnitWords, number: float, lang: Lang) -> str:
    """Return the form of a brief's own unit for a number; by its two names where no form is given."""
    category = plural_category(number, lang)
    if category in words.count:
        return words.count[category]
    name = words.many if category in LANGUAGES[lang].plural_name_categories else words.one
    return f"{_NUMBER} {name}"


def unit_table(own: tuple[OwnUnit, ...] = ()) -> UnitTable:
    """Return the table with the units of a brief; a shipped unit stays as it is."""
    return UnitTable({unit.id: unit for unit in reversed(own) if not _is_shipped(unit.id)})


def unit_fault(own: OwnUnit, earlier: Iterable[str] = ()) -> CatalogueText | None:
    """Return the expectation that a brief's own unit fails; None where it fails none.

    Parameters
    ----------
    earlier
        Ids of the brief's own units before it.
    """
    taken = _is_shipped(own.id) or own.id in set(earlier)
    return CatalogueText("problem.unit.expected") if taken else None


def _is_shipped(unit: str) -> bool:
    return unit in _shipped_units() or is_currency(unit)


@cache
def _classes() -> Mapping[UnitClass, Mapping[str, Any]]:
    found = tomllib.loads(UNITS_FILE.read_text(encoding="utf-8"))
    return {UnitClass(name): block for name, block in found.items()}


@cache
def _compared_classes() -> frozenset[UnitClass]:
    return frozenset(name for name, block in _classes().items() if block.get("compare") == "class")


@cache
def _shipped_units() -> Mapping[str, _ShippedUnit]:
    found: dict[str, _ShippedUnit] = {}
    for name, block in _classes().items():
        factors = block.get("factors", {})
        base = next(iter(factors), None)
        found |= {unit: _ShippedUnit(name, base, factor) for unit, factor in factors.items()}
        found |= {unit: _ShippedUnit(name) for unit in block.get("units", ())}
    return found


def shipped_unit_ids() -> tuple[str, ...]:
    """Return the ids of the shipped units, class by class."""
    return tuple(_shipped_units())
