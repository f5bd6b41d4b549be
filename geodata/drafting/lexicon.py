"""The word lists that prose is read by (``geodata/data/prose``), as phrases; read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from geodata.drafting.tokens import Phrases, phrases


@cache
def table(name: str) -> dict[str, Any]:
    """One file of word lists."""
    content = files("geodata").joinpath("data", "prose", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def listed(*path: str) -> Phrases:
    """The phrases of one list of ``words.toml``: ``listed("month")``, ``listed("dated", "before")``."""
    found = table("words")
    for part in path:
        found = found[part]
    return phrases(found if isinstance(found, dict) else {path[-1]: found})
