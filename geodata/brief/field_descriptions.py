"""The JSON Schema of records, each field with the words that stand under it in the code.

pydantic can read those words itself, but at every start and of every record: that is half of what their
import takes, and only the printed schema needs them.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue


class Described(GenerateJsonSchema):
    """What pydantic makes of a record, and a description of each field that has none."""

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        """The schema of one record."""
        made = super().model_schema(schema)
        for name, words in described(schema["cls"]).items():
            made["properties"][name].setdefault("description", words)
        return made


def described(record: type[BaseModel]) -> dict[str, str]:
    """The words under each field of a record, those of the records that it extends included."""
    found: dict[str, str] = {}
    for each in reversed(record.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            found |= dict(_under(each))
    return {name: words for name, words in found.items() if name in record.model_fields}


def _under(record: type[BaseModel]) -> Iterator[tuple[str, str]]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    for field, words in pairwise(getattr(tree, "body", ())):
        match field, words:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
