"""Command ``new``: a commented example brief in its own folder, with the schema for editors."""

import json
from importlib.resources import files
from pathlib import Path

from geodata.brief.problems import Problem
from geodata.brief.schema.brief_schema import brief_json_schema as records_schema
from geodata.command_line.command_output import Replaces, command_problem, write_output
from geodata.words import CatalogueText

SCHEMA_FILE = "brief.schema.json"
_EXAMPLE_FILES = ("brief.yaml", "text.en.txt")


def schema_json() -> str:
    """Return the JSON Schema of ``brief.yaml``, made of the records."""
    return json.dumps(records_schema(), ensure_ascii=False, indent=1) + "\n"


def write_example_brief(folder: Path, *, force: bool = False) -> Problem | None:
    """Write the example into a folder; existing files are replaced only by ``force``."""
    source = files("geodata").joinpath("data", "skeleton")
    contents = {name: source.joinpath(name).read_text(encoding="utf-8") for name in _EXAMPLE_FILES} | {
        SCHEMA_FILE: schema_json()
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return _unwritable(folder, error.strerror or str(error))
    taken = sorted(name for name in contents if (folder / name).exists())
    if taken and not force:
        return command_problem(
            "exists",
            folder,
            found=", ".join(taken),
            expected=CatalogueText("command.exists.expected-folder"),
            mend=CatalogueText("command.exists.remedy", option="--force"),
        )
    written: list[Path] = []
    for name, content in contents.items():
        if problem := write_output(content, folder / name, replaces=Replaces.ALL):
            for path in written:
                path.unlink(missing_ok=True)
            return _unwritable(folder, problem.found)
        written += [folder / name] if name not in taken else []
    return None


def _unwritable(folder: Path, found: str) -> Problem:
    return command_problem(
        "output",
        folder,
        found=found,
        expected=CatalogueText("command.output.expected-folder"),
        mend=CatalogueText("command.output.remedy-folder"),
    )
