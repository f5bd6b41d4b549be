"""Word lists of the drafting rules (``geodata/data/prose``), cached."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from geodata.drafting.tokens import PhraseIndex, index_phrases


@cache
def load_word_lists(name: str) -> dict[str, Any]:
    """Return the contents of one file of word lists."""
    content = files("geodata").joinpath("data", "prose", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def phrases_of_list(*path: str) -> PhraseIndex:
    """Return the phrases of a list in ``words.toml`` by its keys, such as ``("dated", "before")``."""
    found = load_word_lists("words")
    for part in path:
        found = found[part]
    return index_phrases(found if isinstance(found, dict) else {path[-1]: found})
