"""A brief of which every word is hostile."""

from typing import Any

import pytest

from geodata.atlas.frames import Atlas, atlas
from geodata.brief.records import Brief

HOSTILE = (
    "</title></style></p>\"'><script>document.title='ran'</script><img src=//evil.example/x onerror=alert(1)>"
    "<svg onload=alert(2)> &amp; {lang} ~1,500~ $[name] ]]> =1+1"
)


def worded(value: Any, words: str) -> Any:
    """The same data with every pair of words replaced."""
    if isinstance(value, dict):
        if {"ar", "en"} <= set(value):
            return value | {"ar": f"«{words}»", "en": words}
        return {name: worded(each, words) for name, each in value.items()}
    return [worded(each, words) for each in value] if isinstance(value, list) else value


@pytest.fixture(scope="session")
def hostile(demo: Brief) -> Atlas:
    """The invented brief with hostile words wherever words can stand."""
    brief = Brief.model_validate(worded(demo.model_dump(mode="json"), HOSTILE))
    return atlas(brief, "hostile")
