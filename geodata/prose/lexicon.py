"""Word lists of the rules that read texts (``geodata/data/prose``), cached."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from geodata.prose.tokens import PhraseIndex, index_phrases


@cache
def word_lists() -> dict[str, Any]:
    """Return the lists of all files by their keys.

    Raises
    ------
    ValueError
        Where two files have a key in common.
    """
    found: dict[str, Any] = {}
    for each in sorted(files("geodata").joinpath("data", "prose").iterdir(), key=lambda path: path.name):
        if each.name.endswith(".toml"):
            lists = tomllib.loads(each.read_text(encoding="utf-8"))
            if twice := found.keys() & lists.keys():
                msg = f"{each.name}: also in another file of word lists: {', '.join(sorted(twice))}"
                raise ValueError(msg)
            found |= lists
    return found


@cache
def phrases_of_list(*path: str) -> PhraseIndex:
    """Return the phrases of a list by its keys, such as ``("dated", "before")``."""
    found = word_lists()
    for part in path:
        found = found[part]
    return index_phrases(found if isinstance(found, dict) else {path[-1]: found})
