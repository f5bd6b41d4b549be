"""JSON Schema of records with the docstring of each field as its description.

pydantic can read those docstrings itself (``use_attribute_docstrings``), but it does so at import, which
doubles the time to import the records; only the printed schema needs them.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue


class DescribedSchema(GenerateJsonSchema):
    """Schema generator that fills in missing descriptions from the docstrings of fields."""

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        """Return the schema of one record."""
        generated = super().model_schema(schema)
        for name, docstring in field_docstrings(schema["cls"]).items():
            generated["properties"][name].setdefault("description", docstring)
        return generated


def field_docstrings(record: type[BaseModel]) -> dict[str, str]:
    """Return the docstring of each field of a record, inherited fields included."""
    docstrings: dict[str, str] = {}
    for each in reversed(record.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            docstrings |= dict(_own_docstrings(each))
    return {name: words for name, words in docstrings.items() if name in record.model_fields}


def _own_docstrings(record: type[BaseModel]) -> Iterator[tuple[str, str]]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    for field, docstring in pairwise(getattr(tree, "body", ())):
        match field, docstring:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
