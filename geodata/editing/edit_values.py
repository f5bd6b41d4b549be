"""Values that an edit may carry: text, lists and mappings of it, or nothing, within limits.

A file's values are strings (``geodata.brief.brief_reader``), so numbers and truth values of JSON are taken
as YAML writes them.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema

from geodata.brief.yaml_values import MAX_YAML_DEPTH

MAX_EDIT_CHARACTERS: Final = 200_000
"""Characters of all texts in one value, at most."""
_LEVELS: Final = MAX_YAML_DEPTH - 8
"""Nesting of a value, at most, so that it can be read where it is put."""


def _edit_value(value: Any) -> Any:
    """Return a value as a file would have it.

    Raises
    ------
    ValueError
        Where it is nested too deep, too long, or has characters that no text can hold.
    """
    found, length = _as_written(value, 0)
    if length > MAX_EDIT_CHARACTERS:
        msg = f"found {length} characters; expected at most {MAX_EDIT_CHARACTERS}; shorten it"
        raise ValueError(msg)
    return found


EditValue = Annotated[Any, BeforeValidator(_edit_value), WithJsonSchema({})]
"""Value of a field; None where there is none."""


def is_same_value(first: Any, second: Any) -> bool:
    """Return whether two values say the same: an absent one, None and an empty list or mapping are alike."""
    return bool(_without_absent(first) == _without_absent(second))


def _as_written(value: Any, level: int) -> tuple[Any, int]:
    if level > _LEVELS:
        msg = f"found more than {_LEVELS} levels; expected a flatter value; take levels out"
        raise ValueError(msg)
    if isinstance(value, Mapping):
        pairs = [(_text(str(key)), _as_written(item, level + 1)) for key, item in value.items()]
        return {key: item for key, (item, _) in pairs}, sum(len(key) + size for key, (_, size) in pairs)
    if isinstance(value, list | tuple):
        items = [_as_written(item, level + 1) for item in value]
        return [item for item, _ in items], sum(size for _, size in items)
    if value is None:
        return None, 0
    if isinstance(value, bool):
        return str(value).lower(), 5
    text = _text(str(value))
    return text, len(text)


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        msg = "found half a character; expected text that UTF-8 can hold; write it anew"
        raise ValueError(msg) from None
    return text


def _without_absent(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _without_absent(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None} or None
    if isinstance(value, list | tuple):
        return [_without_absent(item) for item in value] or None
    return value
