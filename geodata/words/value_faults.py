"""Words that many problems share: a value that a record refuses, and the remedy to write another."""

from collections.abc import Iterable

from geodata.words.catalogue_text import CatalogueText, alternatives
from geodata.words.number_format import MAX_NUMBER_DIGITS, parse_number


def fault_and_form(fault: str, /, **values: object) -> CatalogueText:
    """Return the message of a record: what is wrong with a value, and what to write, by one name.

    The catalogue has both under ``value-fault``.
    """
    return CatalogueText(
        "value-fault.line",
        fault=CatalogueText(f"value-fault.{fault}.fault", **values),
        form=CatalogueText(f"value-fault.{fault}.form", **values),
    )


def write_remedy(forms: Iterable[str]) -> CatalogueText:
    """Return the remedy to write one of some forms or ids."""
    return CatalogueText("remedy.write", form=alternatives(forms))


def typed_number(text: str) -> int | float:
    """Return a typed number as :func:`parse_number` reads it.

    Raises
    ------
    ValueError
        Where it is none; the message is one of a record.
    """
    try:
        return parse_number(text)
    except ValueError as error:
        most = str(MAX_NUMBER_DIGITS)
        raise ValueError(fault_and_form("number", value=repr(text[:80]), most=most)) from error
