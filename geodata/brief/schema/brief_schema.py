"""JSON Schema of ``brief.yaml``, generated from the records (``python -m geodata schema``)."""

from importlib.resources import files
from typing import Any, Final

from geodata.brief.records import Brief
from geodata.brief.schema.field_descriptions import DescribedSchema

SCHEMA_VERSION: Final = "2"
"""Shape of the YAML file."""
FEATURE_SCHEMA: Final = "2"
"""Version of the exported feature properties."""


def first_json_schema() -> str:
    """Return the JSON Schema of shape 1, as it was published; it does not change any more."""
    path = files("geodata").joinpath("data", "briefs", "brief-1.schema.json")
    return path.read_text(encoding="utf-8")


def brief_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``brief.yaml`` in shape 2."""
    generated = Brief.model_json_schema(schema_generator=DescribedSchema)
    generated["required"].remove("id")  # the folder's name stands in for it
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "version": SCHEMA_VERSION, **generated}
