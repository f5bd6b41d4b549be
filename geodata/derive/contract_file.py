"""The models of the contract with the browser as TypeScript types, by way of their JSON Schema."""

import json
import re
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from geodata.webmap.assets import language_facts
from geodata.webmap.browser_contract import MAP_MODELS, SHARED_LIMITS
from geodata.webmap.component_contract import COMPONENT_MODELS
from geodata.words import LANGS

MAP_HEAD: Final = """\
// Files and changes of the map, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/browser_contract.py: change them there.
"""
COMPONENT_HEAD: Final = """\
// Data of the components and of the briefing, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/component_contract.py: change them there.
"""
LINE_LENGTH: Final = 110
"""Longest line of the formatter of the sources, with its line end not counted."""
LIMITS_HEAD: Final = """\
// Constants that Python and the browser share, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/browser_contract.py: change them there.
"""
_PRIMITIVES: Final = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}

JsonSchema = Mapping[str, Any]


def map_typescript() -> str:
    """Return the text of the generated file with the types of the map's files and changes."""
    return "\n".join((MAP_HEAD, *_declarations(MAP_MODELS).values()))


def component_typescript() -> str:
    """Return the text of the generated file with the types of the components' data and of the briefing."""
    shared = _declarations(MAP_MODELS)
    found = {
        name: text
        for name, text in _declarations((*MAP_MODELS, *COMPONENT_MODELS)).items()
        if name not in shared
    }
    words = set(re.findall(r"\w+", " ".join(re.sub(r"/\*\*.*\*/", "", text) for text in found.values())))
    used = sorted(words & shared.keys())
    return "\n".join((COMPONENT_HEAD, _import_line(used), *found.values()))


def _declarations(models: Sequence[type[BaseModel]]) -> dict[str, str]:
    """Return the declaration of each type that the models need, by its name in TypeScript."""
    _, schema = models_json_schema([(model, "validation") for model in models])
    definitions: Mapping[str, JsonSchema] = schema["$defs"]
    names = {f"#/$defs/{key}": each.get("title", key) for key, each in definitions.items()}
    named = sorted(((names[f"#/$defs/{key}"], each) for key, each in definitions.items()), key=itemgetter(0))
    return {name: _declaration(each, name, names) for name, each in named}


def _import_line(names: Sequence[str]) -> str:
    line = f'import type {{ {", ".join(names)} }} from "./map-contract";\n'
    if len(line) <= LINE_LENGTH:
        return line
    return "import type {\n" + "".join(f"  {name},\n" for name in names) + '} from "./map-contract";\n'


def limits_typescript() -> str:
    """Return the text of the generated file with a constant for each limit."""
    limits = (
        f"/** {comment} */\nexport const {name} = {json.dumps(value)};\n"
        for name, (comment, value) in SHARED_LIMITS.items()
    )
    return "\n".join((LIMITS_HEAD, *limits))


def limits_json() -> str:
    """Return the shared limits by name as JSON, the vector of both languages' tests."""
    return json.dumps({name: value for name, (_, value) in SHARED_LIMITS.items()}, indent=2) + "\n"


def languages_json() -> str:
    """Return the facts about each language as JSON, for the tests in TypeScript."""
    facts = {lang: language_facts(lang) for lang in LANGS}
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _declaration(schema: JsonSchema, name: str, names: Mapping[str, str]) -> str:
    comment = _comment(schema)
    if "properties" not in schema:
        expression = type_expression(schema, names)
        line = f"{comment}export type {name} = {expression};\n"
        if len(line) - len(comment) <= LINE_LENGTH:
            return line
        return f"{comment}export type {name} =\n  | " + expression.replace(" | ", "\n  | ") + ";\n"
    required = schema.get("required", ())
    fields = "".join(
        f"{_comment(each, '  ')}  readonly {_key(key)}{'' if key in required else '?'}: "
        f"{type_expression(each, names)};\n"
        for key, each in schema["properties"].items()
    )
    others = "  readonly [key: string]: unknown;\n" if schema.get("additionalProperties") is True else ""
    return f"{comment}export interface {name} {{\n{fields}{others}}}\n"


def type_expression(schema: JsonSchema, names: Mapping[str, str]) -> str:
    """Return the TypeScript type of a schema; ``names`` are those of the definitions by reference."""
    found = "unknown"
    match schema:
        case {"$ref": reference}:
            found = names[reference]
        case {"anyOf": options}:
            found = " | ".join(type_expression(each, names) for each in options)
        case {"const": value}:
            found = json.dumps(value)
        case {"enum": values}:
            found = " | ".join(json.dumps(value) for value in values)
        case {"type": "array", **rest}:
            found = _array(rest, names)
        case {"type": "object", **rest}:
            found = _record(rest, names)
        case {"type": kind}:
            found = _PRIMITIVES[kind]
    return found


def _array(schema: JsonSchema, names: Mapping[str, str]) -> str:
    items = type_expression(schema["items"], names) if "items" in schema else ""
    wrapped = f"({items})" if " " in items else items
    if "prefixItems" not in schema:
        return f"readonly {wrapped}[]"
    parts = [type_expression(each, names) for each in schema["prefixItems"]]
    return f"readonly [{', '.join([*parts, *([f'...{wrapped}[]'] if items else [])])}]"


def _record(schema: JsonSchema, names: Mapping[str, str]) -> str:
    keys = type_expression(schema.get("propertyNames", {"type": "string"}), names)
    values = schema.get("additionalProperties")
    value = type_expression(values, names) if isinstance(values, Mapping) else "unknown"
    return f"Readonly<Record<{keys}, {value}>>"


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


def _comment(schema: JsonSchema, indent: str = "") -> str:
    text = " ".join(schema.get("description", "").split())
    return f"{indent}/** {text} */\n" if text else ""
