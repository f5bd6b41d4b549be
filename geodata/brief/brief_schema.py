"""JSON Schema of ``brief.yaml``, generated from the records (``python -m geodata schema``)."""

from typing import Any, Final

from geodata.brief.field_descriptions import DescribedSchema
from geodata.brief.records import Brief

SCHEMA_VERSION: Final = "1"
"""Version of the YAML shape and of the exported feature properties."""


def brief_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``brief.yaml``."""
    generated = Brief.model_json_schema(schema_generator=DescribedSchema)
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "version": SCHEMA_VERSION, **generated}
