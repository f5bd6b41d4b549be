"""The models of the contract with the browser as TypeScript types, by way of their JSON Schema."""

import json
import re
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from geodata.webmap.assets import language_facts
from geodata.webmap.briefing_contract import BRIEFING_MODELS
from geodata.webmap.browser_contract import MAP_MODELS
from geodata.webmap.component_contract import COMPONENT_MODELS
from geodata.webmap.shared_limits import SHARED_LIMITS
from geodata.webmap.stand_in_contract import STAND_IN_MODELS
from geodata.words import LANGS

MAP_HEAD: Final = """\
// Files and changes of the map, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/browser_contract.py and stand_in_contract.py: change them there.
"""
COMPONENT_HEAD: Final = """\
// Data of the components, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/component_contract.py: change them there.
"""
BRIEFING_HEAD: Final = """\
// Data of the briefing, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/briefing_contract.py: change them there.
"""
LINE_LENGTH: Final = 110
"""Longest line of the formatter of the sources, with its line end not counted."""
LIMITS_HEAD: Final = """\
// Constants that Python and the browser share, written by `python -m geodata.derive --only frontend` from
// geodata/webmap/shared_limits.py: change them there.
"""
_PRIMITIVES: Final = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}

JsonSchema = Mapping[str, Any]
_Models = Sequence[type[BaseModel]]
_MAP_FILE_MODELS: Final[_Models] = (*MAP_MODELS, *STAND_IN_MODELS)


def map_typescript() -> str:
    """Return the text of the generated file with the types of the map's files and changes."""
    return "\n".join((MAP_HEAD, *_declarations(_MAP_FILE_MODELS).values()))


def component_typescript() -> str:
    """Return the text of the generated file with the types of the components' data."""
    return _new_types(COMPONENT_HEAD, COMPONENT_MODELS, {"map-contract": _MAP_FILE_MODELS})


def briefing_typescript() -> str:
    """Return the text of the generated file with the types of the briefing's data."""
    files = {"map-contract": _MAP_FILE_MODELS, "component-contract": COMPONENT_MODELS}
    return _new_types(BRIEFING_HEAD, BRIEFING_MODELS, files)


def _new_types(head: str, models: _Models, files: Mapping[str, _Models]) -> str:
    """Return the types of the models that no earlier file declares, with imports of those that one does."""
    earlier: list[type[BaseModel]] = []
    file_of: dict[str, str] = {}
    for file, own in files.items():
        earlier += own
        for name in _declarations(earlier):
            file_of.setdefault(name, file)
    found = {name: text for name, text in _declarations((*earlier, *models)).items() if name not in file_of}
    words = set(re.findall(r"\w+", " ".join(re.sub(r"/\*\*.*\*/", "", text) for text in found.values())))
    used = {file: sorted(name for name in words & file_of.keys() if file_of[name] == file) for file in files}
    imports = "".join(_import_line(names, file) for file, names in sorted(used.items()) if names)
    return "\n".join((head, imports, *found.values()))


def _declarations(models: _Models) -> dict[str, str]:
    """Return the declaration of each type that the models need, by its name in TypeScript."""
    _, schema = models_json_schema([(model, "validation") for model in models])
    definitions: Mapping[str, JsonSchema] = schema["$defs"]
    names = {f"#/$defs/{key}": each.get("title", key) for key, each in definitions.items()}
    named = sorted(((names[f"#/$defs/{key}"], each) for key, each in definitions.items()), key=itemgetter(0))
    return {name: _declaration(each, name, names) for name, each in named}


def _import_line(names: Sequence[str], file: str) -> str:
    line = f'import type {{ {", ".join(names)} }} from "./{file}";\n'
    if len(line) <= LINE_LENGTH:
        return line
    return "import type {\n" + "".join(f"  {name},\n" for name in names) + f'}} from "./{file}";\n'


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
