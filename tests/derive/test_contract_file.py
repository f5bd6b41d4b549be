"""The generated TypeScript: equal to the committed files, and a type for each form of schema."""

from pathlib import Path
from typing import Any

import pytest

from geodata.derive.__main__ import frontend_files
from geodata.derive.contract_file import type_expression

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", frontend_files())
def test_committed_file_is_up_to_date(path: str) -> None:
    """Written anew it has the same bytes; else run ``python -m geodata.derive --only frontend``."""
    assert (ROOT / path).read_bytes() == frontend_files()[path].encode()


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "integer"}, "number"),
        ({"$ref": "#/$defs/A"}, "Named"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string | null"),
        ({"enum": ["a", "b"]}, '"a" | "b"'),
        ({"type": "array", "items": {"enum": [1, 2]}}, "readonly (1 | 2)[]"),
        ({"type": "array", "prefixItems": [{"type": "string"}] * 2}, "readonly [string, string]"),
        (
            {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "number"}},
            "readonly [string, ...number[]]",
        ),
        ({"type": "object", "additionalProperties": True}, "Readonly<Record<string, unknown>>"),
        (
            {"type": "object", "propertyNames": {"enum": ["a"]}, "additionalProperties": {"const": 1}},
            'Readonly<Record<"a", 1>>',
        ),
    ],
)
def test_schemas_are_types(schema: dict[str, Any], expected: str) -> None:
    """Each form of schema that the models have."""
    assert type_expression(schema, {"#/$defs/A": "Named"}) == expected
