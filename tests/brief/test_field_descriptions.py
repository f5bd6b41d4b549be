"""Tests of field descriptions taken from docstrings."""

from typing import Annotated

from pydantic import BaseModel, Field

from geodata.brief.field_descriptions import DescribedSchema, field_docstrings


class Base(BaseModel):
    """A record that is extended."""

    kept: int = 0
    """Kept from
    the base."""
    told: int = 0
    """Told anew below."""


class Extended(Base):
    """A record with every case."""

    told: int = 1
    """Told here."""
    silent: Annotated[str, Field(max_length=3)] = ""
    own: Annotated[str, Field(description="Own words.")] = ""
    """Words under it."""


def test_the_words_under_a_field() -> None:
    """Docstrings are inherited; those of the record itself win."""
    assert field_docstrings(Extended) == {
        "kept": "Kept from\nthe base.",
        "told": "Told here.",
        "own": "Words under it.",
    }


def test_schema() -> None:
    """An explicit description is kept; a field without a docstring has none."""
    fields = Extended.model_json_schema(schema_generator=DescribedSchema)["properties"]
    descriptions = {name: field.get("description") for name, field in fields.items()}
    assert descriptions == {
        "kept": "Kept from\nthe base.",
        "told": "Told here.",
        "silent": None,
        "own": "Own words.",
    }
