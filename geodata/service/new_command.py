"""Command ``new``: a commented example brief in its own folder, with the schema for editors."""

import json
from importlib.resources import files
from pathlib import Path

from geodata.brief.problems import Problem
from geodata.brief.schema.brief_schema import brief_json_schema as records_schema
from geodata.service.command_output import command_problem

SCHEMA_FILE = "brief.schema.json"
_EXAMPLE_FILES = ("brief.yaml", "text.en.txt")


def schema_json() -> str:
    """Return the JSON Schema of ``brief.yaml``, made of the records."""
    return json.dumps(records_schema(), ensure_ascii=False, indent=1) + "\n"


def write_example_brief(folder: Path) -> Problem | None:
    """Write the example into a folder; nothing is ever overwritten."""
    source = files("geodata").joinpath("data", "skeleton")
    contents = {name: source.joinpath(name).read_text(encoding="utf-8") for name in _EXAMPLE_FILES} | {
        SCHEMA_FILE: schema_json()
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if taken := sorted(name for name in contents if (folder / name).exists()):
            return command_problem(
                "exists",
                folder,
                found=", ".join(taken),
                expected="a new or an empty folder",
                mend="choose another",
            )
        for name, content in contents.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
    except OSError as error:
        return command_problem(
            "output",
            folder,
            found=error.strerror or str(error),
            expected="a folder that can be written",
            mend="choose another",
        )
    return None
